"""Figures behind 分别为 and the names before it: 优秀、合格、不合格分别为214卷、132卷和54卷."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import replace

_EACH = ("分别为", "分别是", "分别有", "分别达", "依次为", "依次是", "依次有")


def each_named(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The terms, those of such a row each with its own name, as if it stood before its figure."""
    found = [_among(term) for term in terms]
    for at, term in enumerate(terms):
        names = _names(term) if term.wide.endswith(_EACH) else _named_again(terms[:at], term)
        row = terms[at : at + len(names)]
        if len(names) > 1 and len(row) == len(names) and _is_row(figures, row):
            found[at : at + len(row)] = [
                replace(each, lead=name, wide=name, mark="、" if number else ",")
                for number, (each, name) in enumerate(zip(row, names, strict=True))
            ]
    return found


def _among(term: Term) -> Term:
    """A figure behind 当中, 内有 or 这其中 as if 其中 stood there."""
    said = _like_among().match(term.wide)
    if said is None or term.mark not in (",", ";", "。", "("):
        return term
    rest = term.wide[said.end() :]
    return replace(term, wide=f"其中{rest}", lead=f"其中{rest}" if term.lead == term.wide else term.lead)


@cache
def _like_among() -> re.Pattern[str]:
    return re.compile("(?:这其中|在其中|当中|内有|内含|内中|这当中|这里面|里面)有?")


def _names(term: Term) -> list[str]:
    words = term.wide[: -len("分别为")]
    return [] if _times().search(words) else re.split("[、和及]", words)


def _named_again(before: Sequence[Term], term: Term) -> list[str]:
    """The names before a verb that the whole has, too: 公开信息8642条，其中网站、其他渠道分别公开5217条、3425条."""
    said = _each_did().fullmatch(term.wide) if before else None
    if said is None or _times().search(term.wide) or said["verb"] not in before[-1].wide:
        return []
    return re.split("[、和及]", said["names"])


@cache
def _each_did() -> re.Pattern[str]:
    return re.compile("(?P<names>其中.+)(?:分别|依次)(?P<verb>[\u4e00-\u9fff]{2})了?")


@cache
def _times() -> re.Pattern[str]:
    """Rows of years, and of stages of the same cases, are no parts of a whole."""
    return re.compile("年|月|季|受理|办结|审结|收到|新收")


def _is_row(figures: Figures, row: Sequence[Term]) -> bool:
    """Whether nothing but 、 or 和 stands between the figures, all of one unit."""
    alike = all(figures.alike(each, row[0]) and figures.is_count(each) for each in row)
    return alike and all(each.wide in ("", "和", "及", "与", "、", "、和") for each in row[1:])
