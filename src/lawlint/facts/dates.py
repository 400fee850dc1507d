"""Dates and times of day, possible and impossible ones."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.facts.numerals import DIGITS, han_integer

YEAR = r"(?:1[89]\d\d|2[01]\d\d|[一二][零〇○一二三四五六七八九]{3})"
_LUNAR = "月(?:初[一二三四五六七八九十]|廿)"  # no month of the calendar year
MONTH = rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}(?!{_LUNAR})|元(?=月))"
DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
TO = r" ?(?:[-~—–―]{1,2}|起?至|起?到) ?"
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int | None, month: int) -> int:
    """The number of days of ``month``; the most it can have when no year is said."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


class Day(NamedTuple):
    """A date as far as the text says it, and where it ends."""

    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def possible(self) -> bool:
        """Whether there is such a day (month) in that year, or in any year when none is said."""
        if self.month is None:
            return self.day is None or 1 <= self.day <= 31
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= days_in(self.year, self.month)

    @property
    def value(self) -> date | None:
        """The calendar date, or None when it is incomplete or impossible."""
        if self.year is None or self.month is None or self.day is None or not self.possible:
            return None
        return date(self.year, self.month, self.day)


class Clock(NamedTuple):
    """A time of day and where it ends."""

    end: int
    hour: int
    minute: int

    @property
    def possible(self) -> bool:
        """Whether a day has such a time; 24时 is its end."""
        return self.minute < 60 and (self.hour < 24 or (self.hour == 24 and not self.minute))


@cache
def _written() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<y>{YEAR}) ?年(?: ?(?P<m>{MONTH}) ?月份?(?: ?(?P<d>{DAY}) ?[日号](?!常|报|志|程|线|楼))?)?"
        rf"|(?P<ys>\d\d)年(?P<ms>{MONTH})月份?(?:(?P<ds>{DAY})[日号])?"
        rf"|(?P<mm>{MONTH}) ?月(?!龄)份?(?: ?(?P<md>{DAY}) ?[日号](?!线|楼))?)"
    )


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        r"(?P<y>(?:19|20)\d\d)(?P<mark>[-./])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\d.%]|/\d)"
    )


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<h>{DAY})(?: ?[时点](?:(?P<m>{DAY}) ?分(?:\d{{1,2}}秒)?|(?P<half>半)|整)"
        r"|:(?P<mm>[0-5]\d)(?::[0-5]\d)?(?![\d:]))"
    )


@cache
def _bare_hour() -> re.Pattern[str]:
    return re.compile(r"(?P<h>\d{1,2}) ?时(?![代期间限段效候])")


def number(words: str | None) -> int | None:
    """A year, month or day number in digits, Han digits or Han numerals."""
    if not words:
        return None
    if words.isdecimal():
        return int(words)
    if words == "元":
        return 1
    if len(words) == 4:
        return int("".join(str(DIGITS["零" if word in "〇○" else word]) for word in words))
    return han_integer(words)


def day_at(text: str, at: int) -> Day | None:
    """The date, month or year that starts at ``at`` (2024年3月5日, 2024-03-05, 3月5日)."""
    plain = _plain().match(text, at)
    if plain is not None:
        return Day(plain.end(), int(plain["y"]), int(plain["m"]), int(plain["d"]))
    found = _written().match(text, at)
    if found is None:
        return None
    if found[0] == "一月":  # a month of time as often as January
        return None
    if found["y"]:
        return _checked(found.end(), found["y"], found["m"], found["d"])
    if found["ys"]:
        short = int(found["ys"])
        return _checked(found.end(), str(short + (2000 if short < 70 else 1900)), found["ms"], found["ds"])
    return _checked(found.end(), None, found["mm"], found["md"])


def _checked(end: int, year: str | None, month: str | None, day: str | None) -> Day | None:
    numbers = [number(words) for words in (year, month, day)]
    if any(words and value is None for words, value in zip((year, month, day), numbers, strict=True)):
        return None
    return Day(end, *numbers)


def clock_at(text: str, at: int, after_day: bool) -> Clock | None:
    """The time of day that starts at ``at`` (9:30, 3时35分; 9时 only ``after_day``), impossible ones in words, too."""
    found = _clock().match(text, at)
    if found is None:
        bare = _bare_hour().match(text, at) if after_day else None
        return None if bare is None else Clock(bare.end(), int(bare["h"]), 0)
    hour = number(found["h"])
    minute = 30 if found["half"] else number(found["m"] or found["mm"]) or 0
    if hour is None:
        return None
    clock = Clock(found.end(), hour, minute)
    return clock if clock.possible or found["mm"] is None else None  # 25:70 may be a score
