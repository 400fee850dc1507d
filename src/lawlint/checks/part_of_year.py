"""Part of a year with more than the whole year: 上半年新收287件，全年新收131件.

Two figures of a paragraph are compared when both are bound to one matter, measure, scope and aspect, one of a
half year, a quarter or some months, and the words before the other say 全年.  No year has more than 366 days
of good air (优良天数381天).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Binding, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Truth
from lawlint.lean import dataclass, replace

PLACEHOLDERS = ("part", "whole")
_WHOLE = "全年"
_DAYS = "天数"
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Params:
    measures: tuple[str, ...] = ("收到", "新收", "受理", "立案", "办理", "办结", "审结")
    """随时间累加的指标。 / Measures that add up over time."""


def literals(params: Params) -> tuple[str, ...]:
    """No year without 全年, no days of one without 天数."""
    return (_WHOLE, _DAYS)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"[上下]半年|[一二三四]季度|\d{1,2}(?:月份?)?[-—~至到]\d{1,2}月")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every part of a year against the years of its paragraph."""
    figures = Figures(reading)
    if _DAYS in reading.document.folded:
        yield from _too_many_days(figures)
    terms = {term.index: term for term in reading.facts.terms}
    usable = [
        binding
        for binding in reading.facts.bindings
        if binding.indicator.measure in params.measures
        and binding.reach != "table"
        and not _of_other_years(figures, terms[binding.index])
        and not figures.is_change(terms[binding.index])
    ]
    wholes: dict[int, list[Binding]] = {}  # by paragraph
    for binding in usable:
        if _WHOLE in terms[binding.index].wide:
            wholes.setdefault(binding.block, []).append(binding)
    for binding in usable:
        for whole in wholes.get(binding.block, ()):
            if _is_part(binding, whole):
                yield _compared(figures, binding, terms[binding.index], terms[whole.index])


def _of_other_years(figures: Figures, term: Term) -> bool:
    """Whether the sentence has spoken of another year: 上年受理312件，其中上半年188件."""
    at = term.clause
    while at and figures.clauses[at - 1].sentence == term.sentence:
        at -= 1
    said = figures.reading.document.folded[figures.clauses[at].span.start : figures.span(term).start]
    return re.search("上一?年|去年|前年|同期|明年|次年", said) is not None


def _is_part(binding: Binding, whole: Binding) -> bool:
    """Whether one figure is of a part of the year that the other is of, and otherwise of the same."""
    year, about = whole.indicator.period, binding.indicator
    if not about.period.startswith(year):
        return False
    same = replace(about, period=year) == whole.indicator
    return same and _part().fullmatch(about.period.removeprefix(year)) is not None


def _compared(figures: Figures, binding: Binding, part: Term, whole: Term) -> Observation:
    used = figures.used((part, whole))
    fits = figures.value(part).compare("<=", figures.value(whole)) is not Truth.CANNOT_HOLD
    if fits or not figures.alike(part, whole):
        return Held(figures.span(part), binding.indicator.period, used)
    one, two = figures[part].text, figures[whole].text
    words = Words(
        f"{binding.indicator.period}{binding.indicator.measure}{one}，多于全年的{two}",
        f"{one} in part of the year is more than {two} in the whole year",
    )
    return Problem(
        figures.span(part),
        words,
        "",
        {"part": figures.said(part), "whole": figures.said(whole)},
        Reasoning((figures.said(part), figures.said(whole)), words),
        figures.related((whole,)),
        key=f"{one}{two}",
        used=used,
        conflict=True,
    )


@cache
def _days_of_year() -> re.Pattern[str]:
    kinds = "优良|优|良好?|达标|污染|晴|雨|雪|霾|有效监测|二级(?:及?以上)?"
    return re.compile(f"(?:{kinds}){_DAYS}(?:共计?|有|为|是|达到?|增至|增加到)*$")


def _too_many_days(figures: Figures) -> Iterator[Observation]:
    """Days of one sort in a year that is not said to be several."""
    text = figures.reading.document.folded
    for term in figures.reading.facts.terms:
        quantity = figures[term]
        if quantity.unit.name != "天" or not quantity.exact or not _days_of_year().search(term.wide):
            continue
        start = figures.clauses[term.clause].span.start
        if quantity.printed <= _MOST_DAYS or re.search(
            "[两三四五]年|以来|累计|期间|各县|平均", text[start : quantity.span.end]
        ):
            continue
        yield Problem(
            quantity.span,
            Words(f"{figures.said(term)}：一年不超过366天", f"{quantity.text}: no year has so many days"),
            "",
            {"part": figures.said(term), "whole": "366天"},
            Reasoning((figures.said(term),)),
            key=figures.said(term),
            used=(term.index,),
        )
