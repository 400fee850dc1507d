"""Collects the dates, times of day and periods of a document while the lexer walks over it."""

from __future__ import annotations

import re
from functools import cache

from lawlint.document.model import Document
from lawlint.facts.dates import TO, Clock, Day, clock_at, day_at
from lawlint.facts.model import DateFact, PeriodFact
from lawlint.facts.periods import Stretch, cumulative_at, of_day, part_at, plan_at, range_at
from lawlint.finding import Span
from lawlint.lean import dataclass, field

_HALVES_OF_DAY = ("上午", "下午", "凌晨", "晚上")
_JOINED = 4  # characters at most between two days that share the month


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(f"[、和及,]|{TO}")


@dataclass(slots=True)
class Times:
    """The dates and periods found so far.  Every reader returns where the thing it read ends, or None."""

    document: Document
    text: str
    dates: list[DateFact] = field(default_factory=list)
    periods: list[PeriodFact] = field(default_factory=list)

    def time(self, at: int, floor: int) -> int | None:
        """A range, a date, a year or a time of day that starts at ``at``."""
        stretch = range_at(self.text, at)
        if stretch is not None:
            return self._period(at, stretch)
        day = day_at(self.text, at)
        if day is None:
            ratio = "比" in self.text[max(at - 4, floor) : at]
            return None if ratio else self._clock(at, at, None)
        if day.month is None and day.year is not None:
            return self._year(at, day)
        clock = None if day.day is None else self._clock(at, day.end, day)
        return clock or self._date(at, day.end, day, None)

    def quarter(self, at: int, run_end: int, floor: int) -> int | None:
        """Quarters whose number is ``text[at:run_end]``."""
        if not self.text.startswith("季度", run_end):
            return None
        start = at - 1 if at > floor and self.text[at - 1] in "第前" else at
        return self._period(start, part_at(self.text, start, None))

    def half(self, at: int) -> int | None:
        """上半年 or 下半年 without a year."""
        return (
            self._period(at, part_at(self.text, at, None)) if self.text.startswith("半年", at + 1) else None
        )

    def plan(self, at: int) -> int | None:
        """A five-year plan, or a plan of legal education."""
        return self._period(at, plan_at(self.text, at))

    def cumulative(self, at: int) -> int | None:
        """累计 or 截至 with a date."""
        return self._period(at, cumulative_at(self.text, at))

    def day_of_month(self, at: int, end: int, day: int) -> int | None:
        """20日 right behind another date, with which it shares the month (6月15日、20日; 4月28日至31日)."""
        last = self.dates[-1] if self.dates else None
        if last is None or last.day is None or at - last.span.end > _JOINED:
            return None
        if _joint().fullmatch(self.text, last.span.end, at) is None:
            return None
        return self._date(at, end, Day(end, last.year, last.month, day), None)

    def _year(self, at: int, day: Day) -> int | None:
        part = part_at(self.text, day.end, day.year)
        if part is None:
            first, last = of_day(day)
            since = self.text.startswith("以来", day.end)
            part = Stretch(day.end + 2 * since, first, None if since else last)
        return self._period(at, part)

    def _clock(self, at: int, start: int, day: Day | None) -> int | None:
        if day is not None:
            start += self.text[start : start + 1] == " "
            start += 2 * self.text.startswith(_HALVES_OF_DAY, start)
        after_day = day is not None or self.text[max(start - 2, 0) : start] in _HALVES_OF_DAY
        clock = clock_at(self.text, start, after_day)
        if clock is None:
            return None
        if not (clock.possible or after_day):  # 25时30分 may be a length of time
            return clock.end
        return self._date(at, clock.end, day or Day(clock.end, None, None, None), clock)

    def _date(self, at: int, end: int, day: Day, clock: Clock | None) -> int:
        span = Span(at, end)
        self.dates.append(
            DateFact(
                span=span,
                text=span.of(self.document.text),
                year=day.year,
                month=day.month,
                day=day.day,
                value=day.value,
                possible=day.possible and (clock is None or clock.possible),
                hour=clock.hour if clock else None,
                minute=clock.minute if clock else None,
            )
        )
        return end

    def _period(self, at: int, stretch: Stretch | None) -> int | None:
        if stretch is None:
            return None
        span = Span(at, stretch.stop)
        self.periods.append(
            PeriodFact(
                span=span,
                text=span.of(self.document.text),
                start=stretch.first,
                end=stretch.last,
                turned=stretch.turned,
                cumulative=stretch.cumulative,
            )
        )
        return stretch.stop
