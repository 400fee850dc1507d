"""What is said of all figures of a row: 满意率、办结率分别为98.5%、94.2%，均超过95%; 合格率分别为97.1%、98.6%、91.2%，均高于
总体合格率 of 96.4%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Span, Words
from lawlint.interval import Comparison, Truth

_JOINTS = frozenset({"", "、", "和", "及", "与", "、和", "以及"})
_PLAIN = (Approx.EXACT, Approx.ROUNDED)


def bounds_of_rows(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 均超过95% right behind a row of such figures."""
    for at, bound in enumerate(terms):
        row = _row(figures, terms[:at])
        if not row or bound.index != row[-1].index + 1 or not _is_bound(figures, bound, row):
            continue
        least = figures[bound].approx is Approx.AT_LEAST
        limit, slack = figures[bound].printed, figures[bound].step / 2 if least else 0
        beyond = [
            term
            for term in row
            if (figures[term].printed + slack < limit if least else figures[term].printed > limit)
        ]
        if not beyond:
            yield Held(figures.span(bound), "all of the row", figures.used((*row, bound)))
            continue
        place = Span(
            figures.reading.document.folded.rfind("均", 0, figures.span(bound).start), figures.span(bound).end
        )
        words = Words(f"前面有{figures[beyond[0]].text}", f"one of them is {figures[beyond[0]].text}")
        yield denied_by(figures, case, place, (beyond[0],), words, (*row, bound))


def _row(figures: Figures, before: Sequence[Term]) -> list[Term]:
    """The last figures of ``before`` that one 分别 opens, of one kind and unit, joined by 、 or 和."""
    row: list[Term] = []
    for term in reversed(before):
        if row and (
            term.index + 1 != row[0].index
            or figures[term].kind is not figures[row[0]].kind
            or figures[term].unit != figures[row[0]].unit
        ):
            return []
        row.insert(0, term)
        if term.wide not in _JOINTS:
            opened = _each().search(term.wide) is not None
            plain = all(figures[each].approx in _PLAIN for each in row)
            return row if opened and plain and len(row) > 1 else []
    return []


@cache
def _each() -> re.Pattern[str]:
    return re.compile("(?:分别|依次)[^,;:。\\d]{0,6}$")


def _is_bound(figures: Figures, bound: Term, row: Sequence[Term]) -> bool:
    """Whether a bound is said of all figures of the row and of nothing else: 均超过95%, 增幅均超过10%."""
    one, two = figures[row[-1]], figures[bound]
    if (
        one.kind is not two.kind
        or one.unit.family != two.unit.family
        or row[-1].closing not in (",", "。", ";")
    ):
        return False
    said = _all().fullmatch(bound.wide)
    if two.approx not in (Approx.AT_LEAST, Approx.AT_MOST) or said is None or bound.tail:
        return False
    changed = figures.is_change(row[0])
    return bound.mark == "," and (changed if said["change"] else not (changed and said["level"]))


@cache
def _all() -> re.Pattern[str]:
    return re.compile(
        "(?:(?P<change>(?:同比)?(?:增幅|降幅|增速|涨幅))|(?P<level>占比))?(?:均已?|都已?|全部)(?:达到?|在|为)?"
    )


def beside_overall(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 均低于总体不合格率 behind a row of such rates, against the overall rate told before."""
    text = figures.reading.document.folded
    for at, last in enumerate(terms, 1):
        row = _row(figures, terms[:at]) if figures[last].kind is Kind.PERCENT else []
        said = _overall().match(text, figures.span(last).end) if row else None
        if said is None:
            continue
        name = _name(row[0].wide)
        if not name.endswith(said["name"]):
            continue
        overall = [term for term in _told_before(figures, row[0]) if _is_overall(term, name, said["name"])]
        other: Comparison = ">" if said["low"] else "<"
        wrong = [
            term
            for term in row
            if overall
            and all(
                figures.value(term).compare(other, figures.value(each)) is Truth.HOLDS for each in overall
            )
        ]
        if wrong:
            words = Words(
                f"总体为{figures[overall[0]].text}", f"the overall rate is {figures[overall[0]].text}"
            )
            yield denied_by(figures, case, figures.span(wrong[0]), overall[:1], words, (overall[0], *row))


@cache
def _overall() -> re.Pattern[str]:
    return re.compile(
        "[,;](?:均|都)(?:明显|大幅|显著)?(?:(?P<low>低于|小于)|高于|超过|大于)(?:总体|整体|平均|综合)(?P<name>[\u4e00-\u9fff]{1,6}率)(?:平均)?(?:水平)?(?=[。;,\n])"
    )


def _name(wide: str) -> str:
    """What a rate is called: 监督抽检不合格率 of 监督抽检不合格率分别为, 化妆品抽检合格率 of 乳制品、化妆品抽检合格率."""
    found = re.search("(?P<name>[\u4e00-\u9fff]+率)(?:分别|依次)?(?:为|是|达到?)?$", wide)
    return found["name"] if found else ""


def _is_overall(term: Term, name: str, short: str) -> bool:
    """Whether a percentage is the overall rate: named as those of the row, or that of a whole place by its ``short`` name."""
    own = _name(term.wide)
    whole = re.match("总体|整体|综合|平均|[全本][国省市县区]", own) is not None and own.endswith(short)
    return own == term.wide.rstrip("为是达到") and (own == name or whole)


def _told_before(figures: Figures, first: Term) -> list[Term]:
    """The plain percentages before the row in its paragraph and the one above it."""
    return [
        term
        for term in figures.reading.facts.terms
        if first.block - 1 <= term.block <= first.block
        and term.index < first.index
        and figures[term].kind is Kind.PERCENT
        and figures[term].approx in _PLAIN
    ]
