"""Stretches of time: years, year and month ranges, halves, quarters, five-year plans, and cumulative ones."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.facts.dates import DAY, MONTH, TO, YEAR, Day, day_at, days_in, number

_PLANS = {"五年规划": 1951, "普法": 1981}  # first year of a plan with number 0
_QUARTERS = {"一": 1, "1": 1, "二": 2, "2": 2, "两": 2, "三": 3, "3": 3, "四": 4, "4": 4}


class Stretch(NamedTuple):
    """A period and where it ends in the text; ``start`` and ``end`` as in ``PeriodFact``."""

    stop: int
    first: date | None
    last: date | None
    turned: bool = False
    cumulative: bool = False


@cache
def _years() -> re.Pattern[str]:
    return re.compile(rf"({YEAR})(?: ?年度?)?{TO}({YEAR})(?: ?年度?|(?=[)》」”,;。\n]|学年|$))")


@cache
def _months() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<y>{YEAR}) ?年 ?)?(?P<m>{MONTH}) ?(?:月份?)?{TO}"
        rf"(?:(?P<y2>{YEAR}) ?年 ?|(?P<next>[次翌]年|第二年))?(?P<m2>{MONTH}) ?月份?(?! ?{DAY} ?[日号])"
    )


@cache
def _days() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<y>{YEAR}) ?年 ?)?(?P<m>{MONTH}) ?月 ?(?P<d>{DAY}) ?[日号]?{TO}"
        rf"(?:(?P<y2>{YEAR}) ?年 ?|(?P<next>[次翌]年|第二年))?(?:(?P<m2>{MONTH}) ?月 ?)?"
        rf"(?P<d2>{DAY}) ?[日号]"
    )


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:(?P<half>[上下])半年|(?P<which>第|前)?(?P<quarter>[一二三四两1-4]) ?季度"
        r"|(?P<whole>度(?!假|量)))"
    )


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(
        r"(?P<open>[“\"])?(?P<name>十[一二三四五六七八九]?五|[六七八九]五)(?P<close>[”\"])?"
        r"(?P<law>普法)?(?P<word>时期|期间)?"
    )


def range_at(text: str, at: int) -> Stretch | None:
    """A range of years, months or days that starts at ``at``."""
    found = _years().match(text, at)
    if found is not None:
        first, last = number(found[1]) or 0, number(found[2]) or 0
        return Stretch(found.end(), date(first, 1, 1), date(last, 12, 31), first > last)
    found = _days().match(text, at)
    if found is not None:
        groups = found.groupdict()
        first_month = number(groups["m"])
        return _between(
            found, number(groups["d"]), number(groups["d2"]), first_month, number(groups["m2"]) or first_month
        )
    found = _months().match(text, at)
    if found is not None:
        return _between(found, None, None, number(found["m"]), number(found["m2"]))
    return None


def _between(
    found: re.Match[str], day: int | None, last_day: int | None, month: int | None, last_month: int | None
) -> Stretch | None:
    year = number(found["y"])
    last_year = number(found["y2"]) or (None if year is None else year + 1 if found["next"] else year)
    start, end = Day(found.end(), year, month, day), Day(found.end(), last_year, last_month, last_day)
    if not (month and last_month and start.possible and end.possible):
        return None
    first, last = _first_day(start), _last_day(end)
    turned = first is not None and last is not None and first > last
    return Stretch(found.end(), first, last, turned)


def _first_day(day: Day) -> date | None:
    if day.year is None:
        return None
    return date(day.year, day.month or 1, day.day or 1)


def _last_day(day: Day) -> date | None:
    if day.year is None:
        return None
    month = day.month or 12
    return date(day.year, month, day.day or days_in(day.year, month))


def of_day(day: Day) -> tuple[date | None, date | None]:
    """The first and the last day of what ``day`` says; None when it is impossible or has no year."""
    if not day.possible:
        return None, None
    return _first_day(day), _last_day(day)


def part_at(text: str, at: int, year: int | None) -> Stretch | None:
    """A half, quarters or the whole (度) of ``year`` at ``at``, behind the year if it is printed."""
    found = _part_of_year().match(text, at)
    if found is None:
        return None
    first_month, last_month = 1, 12
    if found["half"]:
        first_month, last_month = (1, 6) if found["half"] == "上" else (7, 12)
    elif found["quarter"]:
        quarter = _QUARTERS[found["quarter"]]
        first_month, last_month = (1 if found["which"] == "前" else 3 * quarter - 2), 3 * quarter
    end = found.end()
    return Stretch(
        end, _first_day(Day(end, year, first_month, None)), _last_day(Day(end, year, last_month, None))
    )


def plan_at(text: str, at: int) -> Stretch | None:
    """A five-year plan (“十四五”时期) or a plan of legal education (“八五”普法) that starts at ``at``.

    The two-character names need quotation marks and a plan behind them, for 九五 may be many things.
    """
    found = _plan().match(text, at)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    behind = text[found.end() : found.end() + 4]
    plan = bool(found["word"]) or behind.startswith(("规划", "计划", "末", "以来", "开局", "收官", "国民"))
    if found["law"]:
        kind = "普法"
    elif len(found["name"]) == 3 or (found["open"] and plan):
        kind = "五年规划"
    else:
        return None
    start = _PLANS[kind] + 5 * (number(found["name"][:-1]) or 0)
    return Stretch(found.end(), date(start, 1, 1), date(start + 4, 12, 31))


@cache
def _until() -> re.Pattern[str]:
    return re.compile(r"(?:截至|截止到?至?) ?(?:(?P<now>目前|今|当前|现在)|(?=[\d二一]))")


def cumulative_at(text: str, at: int) -> Stretch | None:
    """累计, 截至目前, or 截至 with a date, starting at ``at``."""
    if text.startswith("累计", at):
        return Stretch(at + 2, None, None, cumulative=True)
    found = _until().match(text, at)
    if found is None:
        return None
    if found["now"]:
        return Stretch(found.end(), None, None, cumulative=True)
    day = day_at(text, found.end())
    if day is None or not day.possible:
        return None
    end = day.end + (text[day.end : day.end + 1] in ("底", "末", "止"))
    return Stretch(end, None, of_day(day)[1], cumulative=True)
