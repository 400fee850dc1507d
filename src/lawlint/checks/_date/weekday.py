"""Days beside the day of the week: 2024年12月4日（星期四）, when it was a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from lawlint.checks._context import around
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.model import DateFact
from lawlint.finding import Reasoning, Span, Words

_NAMES = "一二三四五六日"


def weekdays(document: Document, dates: Iterable[DateFact]) -> Iterator[Observation]:
    """Every day that is said to be a Monday or the like; one without its year is of any year that may be meant."""
    if "星期" not in document.folded and "周" not in document.folded:
        return
    for fact in dates:
        found = _named().match(document.folded, fact.span.end)
        if found is None or fact.month is None or fact.day is None or not fact.possible:
            continue
        days = _days(document, fact, fact.month, fact.day)
        place, said = Span(*found.span("name")), found["day"].replace("天", "日")
        if not days or any(_NAMES[day.weekday()] == said for day in days):
            yield Held(place, "weekday")
            continue
        right = f"{found['word']}{_NAMES[days[0].weekday()]}"
        shown = f"{days[0].year}年{days[0].month}月{days[0].day}日"
        words = Words(
            f"{shown}是{right}，文中为{found['name']}",
            f"{days[0]} is a {days[0]:%A}, the text says {found['name']}",
        )
        reasoning = Reasoning((fact.text, found["name"]), words, nearest=(Words(right, f"{days[0]:%A}"),))
        values = {"found": found["name"], "expected": right}
        yield Problem(place, words, values=values, reasoning=reasoning, key=fact.text + found["name"])


def _days(document: Document, fact: DateFact, month: int, day: int) -> list[date]:
    """The days that may be meant: without a year those of the years of the paragraph and of the report, and
    of the years beside them.
    """
    years = {fact.year} if fact.year else set()
    if not years:
        before = around(document, fact.span, "paragraph").of(document.folded)
        years = {int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", before)}
        years |= {year + more for year in (*years, document.identity.year) if year for more in (-1, 0, 1)}
    return [date(year, month, day) for year in sorted(years) if year and _exists(year, month, day)]


def _exists(year: int, month: int, day: int) -> bool:
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


@cache
def _named() -> re.Pattern[str]:
    """The day of the week right behind the date, alone or in brackets."""
    return re.compile(
        "(?P<open>[(,])?(?P<name>(?P<word>星期|周)(?P<day>[一二三四五六日天]))(?(open)[,)]|(?![至到、—-]))"
    )
