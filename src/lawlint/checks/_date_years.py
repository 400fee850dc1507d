"""Years beside their number or name: 连续第5年（2021—2024年）, “十四五”期间（2021—2026年）, 2021年以来的6年间."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._numerals import in_han
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import TO, YEAR, number
from lawlint.facts.periods import plan_at
from lawlint.finding import Reasoning, Related, Span, Words

_NUMERAL = r"(?:\d{1,2}|[二两三四五六七八九十]{1,2})"
_YEARS = rf"(?P<first>{YEAR})年?{TO}(?P<last>{YEAR}年?)"


def years_counted(document: Document) -> Iterator[Observation]:
    """连续四年（2021—2024年）, 2021—2024年连续四年: as many years as are named."""
    words = ("连续", "年(20", "间(20", "里(20")
    for pattern in (_row_before(), _row_behind()) if any(word in document.folded for word in words) else ():
        for found in pattern.finditer(document.folded):
            first, last = _year(found["first"]), _year(found["last"])
            if first < last:
                right = last - first + 1
                yield _counted(document, found, f"{first}—{last}年", right, right, right)


def years_since(document: Document) -> Iterator[Observation]:
    """2021年以来的4年间, 2021年以来连续4年: no more years than since then; the report is written a year later."""
    year = document.identity.year
    for found in _since().finditer(document.folded) if year and "年以来" in document.folded else ():
        first = _year(found["first"])
        if year and first < year:
            apart = year - first
            low = 0 if found["running"] else apart
            yield _counted(document, found, f"{first}—{year}年", apart + 1, low, apart + 2)


def _year(words: str) -> int:
    return number(words.rstrip("年")) or 0


def _counted(
    document: Document, found: re.Match[str], years: str, right: int, low: int, high: int
) -> Observation:
    """The number of years of ``found``, which may be ``low`` to ``high``."""
    place = Span(*found.span("n"))
    said = place.of(document.text)
    if low <= (number(said.rstrip("年度个").replace("两", "二")) or 0) <= high:
        return Held(place, "years")
    whole = Span(*found.span()).of(document.text)
    computed = f"{in_han(right)}年"
    words = Words(f"{years}是{computed}，文中为{said}", f"{years}: {right} years, the text says {said}")
    return Problem(
        place,
        words,
        values={"found": said, "expected": computed},
        related=(Related(Span(*found.span()), Words("起止年份", "the years")),),
        reasoning=Reasoning((whole,), words, nearest=(Words(computed, f"{right} years"),)),
        key=whole,
    )


@cache
def _row_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:连续第?|(?<![^,。;、:\n在])(?:[近前]|过去|最近|这))(?P<n>{_NUMERAL}个?年度?)[间里]?\(即?{_YEARS}度?\)"
    )


@cache
def _row_behind() -> re.Pattern[str]:
    return re.compile(rf"{_YEARS}度?,?(?:已|均|都|实现|我[省市县区])*连续(?P<n>{_NUMERAL}个?年)(?![多余以])")


@cache
def _since() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<first>{YEAR})年以来,?(?:的?[这近]?|(?P<running>(?:已|已经|全[市县区省])?连续))"
        rf"(?P<n>{_NUMERAL}年)(?:间|来|里|获|保持|实现|位)"
    )


def plan_years(document: Document) -> Iterator[Observation]:
    """“十四五”期间（2021—2026年）: years outside those of the plan named right before the bracket."""
    text = document.folded
    for found in _named().finditer(text):
        starts = range(found.start() - 1, max(found.start() - 4, -1), -1)
        at = max((at for at in starts if plan_at(text, at)), key=lambda at: found.start() - at, default=None)
        plan = None if at is None else plan_at(text, at)
        if at is None or plan is None or plan.first is None or plan.last is None:
            continue
        if re.search('五[”"]?[和、及与至到—-]?$', text[max(at - 3, 0) : at]):
            continue  # “十三五”“十四五”期间（2016—2025年）
        first, last = number(found["first"]) or 0, number(found["last"].rstrip("年")) or 0
        place = Span(found.start("first"), found.end("last"))
        if plan.first.year <= first <= last <= plan.last.year:
            yield Held(place, "years")
            continue
        right = f"{plan.first.year}—{plan.last.year}年"
        name, shown = document.text[at : plan.stop], place.of(document.text)
        words = Words(f"{name}是{right}，文中为{shown}", f"{name} is {right}, the text says {shown}")
        reasoning = Reasoning((name, shown), words, nearest=(Words(right, right),))
        values = {"found": shown, "expected": right}
        yield Problem(place, words, values=values, reasoning=reasoning, key=f"{name} {shown}")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"五[”\"]?(?:普法)?(?:时期|期间|规划|计划)*\({_YEARS}[度期间]*\)")
