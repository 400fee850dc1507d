"""A figure beside one that it is higher or lower than: 合格率98.2%，比全省平均水平98.7%低0.5个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._bases import is_base, is_past
from lawlint.checks._figures import Figures
from lawlint.checks._growth.change import wrong_sign
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.named_sides import HIGHER, LOWER, compared
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Span
from lawlint.interval import Truth

_LEVEL = 50
"""Percentages from here on are levels, not how much higher or lower another is."""


def benchmarks(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Observation]:
    """The figure at ``at`` as a difference to a benchmark, or as the benchmark itself."""
    term, text = terms[at], figures.reading.document.folded
    if at > 1 and not term.wide and figures[term].kind is Kind.POINTS:
        yield from _below(figures, terms[: at + 1])
        return
    if found := _difference().fullmatch(term.wide):
        base = terms[at - 1]
        beside = base.index + 1 == term.index and base.mark == "," and _than().fullmatch(base.wide)
        known = direction(term.wide) is None or "平均" in base.wide
        name = found["name"] or found["behind"]
        bracket = figures.outer(base) == term.clause and not base.wide and name
        if (beside and known and not name) or bracket:
            before = _before(figures, terms[: at - 1], term if bracket else base)
            several = len(before) > 1 and any("其中" in each.wide for each in before)
            if before and not several and comparable(figures, base, before[-1]):
                said = (found["verb"], found["up"] is not None)
                yield from compared(figures, Move(base, before[-1]), term, said, before)
        if not name:
            return
    found = _level().fullmatch(term.wide)
    before = _before(figures, terms[:at], term) if found and term.mark == "," else []
    if (
        not found
        or not before
        or not comparable(figures, term, before[-1])
        or _bounds_class().match(term.tail)
    ):
        return
    result, up = before[-1], found["up"] is not None
    plain = all(figures[each].approx in (Approx.EXACT, Approx.ROUNDED) for each in (result, term))
    if not plain or not _is_level(figures, result, term):
        return
    if figures.value(result).compare("<" if up else ">", figures.value(term)) is not Truth.HOLDS:
        yield Held(figures.span(term), "level", figures.used((result, term)))
        return
    start = text.index(found["verb"], term.start)
    yield wrong_sign(figures, Move(term, result, Span(start, start + len(found["verb"])), up))


def _below(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """纠错率9.8%，低于上年的11.2%1.4个百分点."""
    result, base, term = terms[-3:]
    found = _level().fullmatch(base.wide)
    beside = base.clause == term.clause and base.mark == "," and base.index + 1 == term.index
    beside = beside and result.index + 1 == base.index and not figures.is_change(result)
    if found and beside and comparable(figures, base, result) and figures[base].kind is Kind.PERCENT:
        said = (found["verb"], found["up"] is not None)
        yield from compared(figures, Move(base, result), term, said, [base, result])


@cache
def _than() -> re.Pattern[str]:
    return re.compile("(?:也|仍|则)?(?:比|较|与)[^,;。\\d]{2,16}")


@cache
def _difference() -> re.Pattern[str]:
    """低, 高出; with the figure of the benchmark in brackets also 比全省平均水平高, 高于全省平均水平."""
    verb = f"(?P<verb>(?P<up>{HIGHER}|多|超额完成|超额|多完成)|{LOWER}|少|少完成)"
    behind = "(?:(?<=[于过出先后])(?P<behind>[^,;。\\d了约]{2,12}))?"
    return re.compile(
        f"(?:(?:的?(?:平均)?(?:水平|目标|标准|均值)值?)|也|仍|则|相比|均)?(?:[比较](?P<name>[^,;。\\d]{{2,12}}?))?{verb}{behind}(?:了|出|约)*"
    )


@cache
def _level() -> re.Pattern[str]:
    """高于全省平均水平, with the figure of it behind; not 高于平均水平的单位占, of how many are."""
    over = "高于|高过|多于|超出|超过|高出|领先于?"
    manner = "均|也|仍|明显|大幅|远远?|略|显著|稍"
    return re.compile(
        f"(?:{manner})*(?P<verb>(?P<up>{over})|低于|少于|落后于?)(?![^,;]*的[^,;]*占)[^,;。\\d]{{2,14}}"
    )


@cache
def _bounds_class() -> re.Pattern[str]:
    """Behind a figure that bounds what others count: 低于每村每季度1次的有4个村; not 高于全省40%的平均水平."""
    return re.compile("的(?:有|共|占|[^,;。]{1,4}[有共])")


def _before(figures: Figures, before: Sequence[Term], term: Term) -> list[Term]:
    """The levels before a figure at its level of brackets; empty when something else stands between."""
    found = [each for each in before if figures.outer(each) == figures.outer(term)]
    found = [each for each in found if not (figures.is_change(each) or is_base(each) or is_past(each))]
    return [each for each in found if comparable(figures, each, found[-1])]


def _is_level(figures: Figures, result: Term, base: Term) -> bool:
    """Whether the second figure cannot be how much higher or lower the first is: 低于全市平均值1.4%."""
    if base.wide.endswith(("的", "为")) or base.tail.startswith("的"):
        return True
    both = min(figures[result].printed, figures[base].printed)
    return figures[base].kind is Kind.PERCENT and both >= _LEVEL
