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
_LISTED = rf"(?<![\d、和及—-])(?P<years>{YEAR}年?(?:[、和及]{YEAR}年?)+)"
_GROWTH = "[^,;。:()]{0,8}(?:上升|增长|增加|提升|提高|攀升|递增|下降|减少|降低|回落|递减|进位|跃升|向好)"
"""What may count from the first of the years: 2021—2024年连续三年下降."""
_HONOUR = "[^,;。:()]{0,24}(?:获|评|名列|位[列居]|排名|居[全第]|蝉联|优秀|先进|称号|第一|表[彰扬]|授予|入选)"
"""What is given once for each of the years."""


def years_counted(document: Document) -> Iterator[Observation]:
    """连续四年（2021—2024年）, 2021—2024年连续四年: as many years as are named."""
    words = ("连续", "年(20", "间(20", "里(20")
    if not any(word in document.folded for word in words):
        return
    for pattern in (_listed_before(), _listed_behind()):
        for found in pattern.finditer(document.folded):
            years = [int(year) for year in re.findall(r"20\d\d", found["years"])]
            many = len(years)
            if years == list(range(years[0], years[0] + many)) and not _fewer(found, many):
                yield _counted(document, found, found["years"], many, many, many)
            elif years[-1] - years[0] == many == len(set(years)) == _said(found):
                yield _with_gap(document, found, years)
    for pattern in (_row_before(), _row_behind()):
        for found in pattern.finditer(document.folded):
            first, last = _year(found["first"]), _year(found["last"])
            right = last - first + 1
            if first < last and not _fewer(found, right):
                yield _counted(document, found, f"{first}—{last}年", right, right, right)


def years_taken(document: Document) -> Iterator[Observation]:
    """用2019年至2021年三年时间: both ends counted, or not."""
    for found in _taken().finditer(document.folded) if "年时间" in document.folded else ():
        first, last = _year(found["first"]), _year(found["last"])
        if first < last:
            yield _counted(
                document, found, f"{first}—{last}年", last - first + 1, last - first, last - first + 1
            )


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(rf"(?<![月日]){_YEARS}度?的?(?P<n>{_NUMERAL}个?年)时间")


def _fewer(found: re.Match[str], years: int) -> bool:
    """Whether some of the years may be meant: 2020—2024年，我县连续三年获评优秀."""
    behind = found.start("n") > found.start("last" if "last" in found.re.groupindex else "years")
    return behind and _said(found) < years - 1


def _said(found: re.Match[str]) -> int:
    """The number of years as printed."""
    return number(found["n"].rstrip("年度个").replace("两", "二")) or 0


def _with_gap(document: Document, found: re.Match[str], years: list[int]) -> Problem:
    """2022年和2024年连续两年: as many years as the text says, and one between them left out."""
    place, whole = Span(*found.span("years")), Span(*found.span()).of(document.text)
    missing = next(year for year in range(years[0], years[-1]) if year not in years)
    words = Words(
        f"{found['years']}不相连，没有{missing}年，文中为连续{found['n']}",
        f"{found['years']} are not in a row: {missing} is left out",
    )
    return Problem(
        place,
        words,
        values={"found": found["years"], "expected": f"{missing}年"},
        reasoning=Reasoning((whole,), words),
        key=whole,
    )


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
    near = r"(?<![^,。;、:\n在])(?:[近前]|过去|最近|这)"
    many = rf"(?P<n>{_NUMERAL}个?年度?)[间里]?"
    return re.compile(rf"(?:(?P<running>连续第?)|{near}){many}\(即?{_YEARS}度?\)(?(running)(?!{_GROWTH}))")


@cache
def _behind() -> str:
    """连续四年 behind its years; a longer subject only where something is given each year."""
    subject = r"(?:(?!间|期|内|在|继|此前|以来|起|先后|其中|除|[底末初]|自)[^,;。:()\d]){0,24},?"
    close = "(?:已|均|都|实现|我[省市县区局])*连续"
    many = rf"(?P<n>{_NUMERAL}个?年)(?![多余以])(?!{_GROWTH})"
    return rf"度?,?(?:{close}|{subject}连续(?={_NUMERAL}个?年{_HONOUR})){many}"


@cache
def _row_behind() -> re.Pattern[str]:
    return re.compile(_YEARS + _behind())


@cache
def _listed_before() -> re.Pattern[str]:
    return re.compile(rf"连续第?(?P<n>{_NUMERAL}个?年度?)\(即?{_LISTED}度?\)(?!{_GROWTH})")


@cache
def _listed_behind() -> re.Pattern[str]:
    return re.compile(_LISTED + _behind())


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
