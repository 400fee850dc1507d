"""Dates and periods that contradict the calendar or themselves, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lawlint.checks._numerals import in_han
from lawlint.checks.base import Held, Observations, Problem
from lawlint.document.labels import han_number
from lawlint.document.model import Document
from lawlint.facts.dates import Day, days_in
from lawlint.facts.model import DateFact, PeriodFact
from lawlint.finding import Reasoning, Span, Words


def calendar(document: Document, dates: Iterable[DateFact]) -> Observations:
    """Days that no calendar has.  Figures joined by hyphens or points may be numbers of another kind."""
    for fact in dates:
        if _lunar().search(document.folded, max(fact.span.start - 8, 0), fact.span.start):
            continue
        if fact.possible and (year := _common_year(document, fact)):
            words = Words(
                f"没有“{fact.text}”这一天：{year}年2月只有28天",
                f"there is no {fact.text}: February of {year} has 28 days",
            )
            yield Problem(fact.span, words, values={"found": fact.text})
        elif fact.possible:
            yield Held(fact.span)
        elif _in_words(fact) and "九十月" not in fact.text:  # 九、十两月
            yield Problem(fact.span, _impossible(fact), values={"found": fact.text})


def _common_year(document: Document, fact: DateFact) -> int:
    """For 2月29日 without its year: the last year that can be meant, when none of them is a leap year; else 0.
    Behind 2023年12月7日 the next February may be meant.
    """
    if (fact.year, fact.month, fact.day) != (None, 2, 29):
        return 0
    block = document.block_at(fact.span.start)
    before = document.folded[block.span.start if block else 0 : fact.span.start]
    said = re.findall(r"(?<!\d)(20\d\d)年(?:(1[0-2]|[3-9])月)?", before)
    years = [year for each, month in said for year in (int(each), int(each) + 1)[: 2 if month else 1]]
    own = document.identity.year
    if not years and own:
        years = [own, own + 1]
    later = before.endswith(("次年", "明年", "来年", "翌年"))
    common = years and not later and all(days_in(year, 2) == 28 for year in years)
    return years[-1] if common else 0


@cache
def _lunar() -> re.Pattern[str]:
    """Words that make a date one of the lunar calendar, which has a 二月三十日."""
    return re.compile("[农阴]历[^,;。]{0,6}$")


def _in_words(fact: DateFact) -> bool:
    return any(unit in fact.text for unit in "月日号时点")


def _impossible(fact: DateFact) -> Words:
    if fact.hour is not None and Day(0, fact.year, fact.month, fact.day).possible:
        return Words(
            f"没有“{fact.text}”这个时刻：一天到24时为止，一小时只有60分钟",
            f"there is no {fact.text}: a day ends at 24:00, an hour has 60 minutes",
        )
    if fact.month is None or not 1 <= fact.month <= 12:
        return Words(
            f"没有“{fact.text}”这样的日期：一年只有12个月", f"there is no {fact.text}: a year has 12 months"
        )
    days = days_in(fact.year, fact.month)
    month = f"{fact.year}年{fact.month}月" if fact.year and fact.month == 2 else f"{fact.month}月"
    return Words(
        f"没有“{fact.text}”这一天：{month}只有{days}天",
        f"there is no {fact.text}: the month has {days} days",
    )


def turned(document: Document, periods: Iterable[PeriodFact]) -> Observations:
    """Periods that end before they begin; 2024年11月至3月 may leave out 次年."""
    for fact in periods:
        if not fact.turned:
            if fact.start and fact.end:
                yield Held(fact.span)
        elif len(_year().findall(document.folded, fact.span.start, fact.span.end)) > 1:
            said = Words(f"“{fact.text}”的终点早于起点", f"{fact.text} ends before it begins")
            yield Problem(fact.span, said, values={"found": fact.text})
    for found in _in_one_month().finditer(document.folded):
        if int(found[2]) > int(found[3]):
            text = document.text[found.start() : found.end()]
            said = Words(f"“{text}”的终点早于起点", f"{text} ends before it begins")
            yield Problem(Span(*found.span()), said, values={"found": text})
    for found in _from_until().finditer(document.folded):
        first, last = (_day(found, end) for end in ("", "2"))
        if (found["y"] and found["y2"] and first > last) or (
            found["m"] == found["m2"] and not found["y2"] and first > last
        ):
            text = document.text[found.start() : found.end()]
            said = Words(f"“{text}”的终点早于起点", f"{text} ends before it begins")
            yield Problem(Span(*found.span()), said, values={"found": text})


def _day(found: re.Match[str], end: str) -> tuple[int, int, int]:
    """The first or the second day of a stretch; one without its year is of the year of the other."""
    year = found[f"y{end}"] or found["y"] or found["y2"] or "0"
    return int(year), int(found[f"m{end}"]), int(found[f"d{end}"])


@cache
def _from_until() -> re.Pattern[str]:
    """2024年10月1日起，至2024年3月31日止: with a comma between, so that no period is read."""
    first, last = (rf"(?:(?P<y{n}>20\d\d)年)?(?P<m{n}>\d{{1,2}})月(?P<d{n}>\d{{1,2}})日" for n in ("", "2"))
    return re.compile(rf"(?<!\d){first}起,(?:[至到])?{last}(?:为?止|截止)")


@cache
def _in_one_month() -> re.Pattern[str]:
    """Days of one month, so that no 次年 can be left out: 7月18日—7月4日."""
    return re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:[—~-]{1,2}|起?至|到)\1月(\d{1,2})日")


def length(document: Document, periods: Iterable[PeriodFact]) -> Observations:
    """Plans that say how many years they last and name other years."""
    for fact in periods:
        if fact.start is None or fact.end is None or fact.turned or fact.start.year == fact.end.year:
            continue
        said = _said_before().search(document.folded, max(fact.span.start - 40, 0), fact.span.start)
        said = said or _said_behind().match(document.folded, fact.span.end, fact.span.end + 16)
        if said is None:
            continue
        years = int(said[1]) if said[1].isdecimal() else han_number(said[1].replace("两", "二"))
        count = fact.end.year - fact.start.year + 1
        if _lasts(fact, years):
            yield Held(fact.span)
            continue
        last = fact.start.year + years - 1
        words = Words(
            f"{said[1]}年与“{fact.text}”不符：{fact.start.year}年至{fact.end.year}年是{in_han(count)}年",
            f"{years} years do not fit {fact.text}: {fact.start.year} to {fact.end.year} are {count} years",
        )
        nearest = Words(f"{fact.start.year}—{last}年", f"{fact.start.year} to {last}")
        reasoning = Reasoning(read=(f"{said[1]}年", fact.text), computed=words, nearest=(nearest,))
        yield Problem(
            fact.span, words, values={"found": fact.text, "expected": nearest.zh}, reasoning=reasoning
        )


def _lasts(fact: PeriodFact, years: int) -> bool:
    """Whether a period may be said to last so many years: both ends counted or not, to the month where it is printed."""
    assert fact.start is not None and fact.end is not None
    apart = fact.end.year - fact.start.year
    if "月" not in fact.text:
        return years in (apart, apart + 1)
    months = apart * 12 + fact.end.month - fact.start.month + 1
    return years == apart + 1 or abs(months - 12 * years) < 12


_KINDS = "行动|规划|计划|攻坚|提升|方案|整治|立法|滚动|治理|工作规划|实施"


@cache
def _year() -> re.Pattern[str]:
    return re.compile("(?:19|20)[0-9]{2}|[一二][零〇○九][零〇○一二三四五六七八九]{2}")


@cache
def _said_before() -> re.Pattern[str]:
    """三年行动……（, or 三年行动，周期为, right before the years."""
    term = (
        "(?:[,:]|)(?:[行活]动|实施|整治|工作|计划)?(?:周期|时间|期限|时限|起止时间|实施期)(?:为|是|:|自|从)*"
    )
    return re.compile(
        rf"(?<![0-9第一二三四五六七八九十])([0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})年(?:{_KINDS})[^。;,:、《》()]{{0,24}}(?:\(|{term})$"
    )


@cache
def _said_behind() -> re.Pattern[str]:
    """的三年行动, right behind the years."""
    return re.compile(rf"的?([0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})年(?:{_KINDS})")
