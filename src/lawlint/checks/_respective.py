"""Figures behind 分别为 and the names before it: 优秀、合格、不合格分别为214卷、132卷和54卷."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import replace

_EACH = ("分别为", "分别是", "分别有", "分别达", "依次为", "依次是", "依次有")
_JOINTS = frozenset({"", "和", "及", "与", "、", "、和"})


def each_named(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The terms, those of such a row each with its own name, as if it stood before its figure; without the number of the
    names (以维持、驳回、撤销三种方式结案的分别为).
    """
    numbers: set[int] = set()
    found = [_among(term) for term in terms]
    for at, term in enumerate(terms):
        row = _row(figures, terms[at:]) if "分别" in term.wide or "依次" in term.wide else []
        names = _names(term, len(row)) if term.wide.endswith(_EACH) else _named_again(terms[:at], term)
        if len(row) > 1 and len(names) < 2 and (names := _ways(figures, terms[:at], term)):
            numbers.add(terms[at - 1].index)
        if len(names) == len(row) > 1:
            found[at : at + len(row)] = [
                replace(each, lead=name, wide=name, mark="、" if number else ",")
                for number, (each, name) in enumerate(zip(row, names, strict=True))
            ]
    return [term for term in found if term.index not in numbers] if numbers else found


def _among(term: Term) -> Term:
    """A figure behind 当中, 内有, 这其中 or 在医院里有 as if 其中 stood there."""
    said = _like_among().match(term.wide)
    if said is None or term.mark not in (",", ";", "。", "("):
        return term
    rest = term.wide[said.end() :]
    return replace(term, wide=f"其中{rest}", lead=f"其中{rest}" if term.lead == term.wide else term.lead)


@cache
def _like_among() -> re.Pattern[str]:
    return re.compile(
        "(?:这其中|在其中|当中|内有|内含|内中|这当中|这里面|里面)有?|在[\u4e00-\u9fff]{2,6}里有"
    )


def _names(term: Term, size: int) -> list[str]:
    """The names before a row of ``size`` figures; 价格及其他案件 may be the name of one."""
    words = term.wide[: -len("分别为")]
    ways = ("[、和及]", "、") if size > 1 and not _times().search(words) else ()
    named = (re.split(joint, words) for joint in ways)
    return next((names for names in named if len(names) == size), [])


def _ways(figures: Figures, before: Sequence[Term], term: Term) -> list[str]:
    """The ways before their number: 以维持、驳回、撤销三种方式结案的分别为."""
    found = _in_ways().fullmatch(term.wide) if before else None
    if found is None or before[-1].index + 1 != term.index or before[-1].clause != term.clause:
        return []
    names = re.split("[、和及]", re.sub("^(?:以|经|通过|采[取用])", "", before[-1].wide))
    return names if len(names) == figures[before[-1]].printed else []


@cache
def _in_ways() -> re.Pattern[str]:
    ways = "种?(?:方式|形式|结果|情形|途径)"
    return re.compile(f"{ways}(?:[\u4e00-\u9fff]{{2,4}})?的?(?:案件|数量|件数)?(?:分别|依次)[为是有达]")


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


def _row(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The leading figures of one unit between which nothing but 、 or 和 stands."""
    row = [terms[0]]
    for term in terms[1:]:
        if not (figures.alike(term, row[0]) and figures.is_count(term) and term.wide in _JOINTS):
            break
        row.append(term)
    return row if figures.is_count(row[0]) else []
