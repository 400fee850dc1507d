"""The day on which a text says that a law came into force: 《…》2024年8月1日施行, 2024年8月1日起施行的《…》."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from lawlint.document.model import Document
from lawlint.finding import Span


def force_said(document: Document, title: Span) -> tuple[Span, date] | None:
    """The day that stands right behind or before the title, with its place."""
    text = document.folded
    found = _behind().match(text, title.end) or _before().search(text, max(title.start - 32, 0), title.start)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return Span(found.start("year"), found.end("last")), day


def day_meant(said: date, known: Sequence[date]) -> date | None:
    """The day meant, where ``said`` is none of those known and has the year, or the month and day, of one."""
    if said in known:
        return None
    alike = [day for day in known if (day.month, day.day) == (said.month, said.day)]
    alike = alike or [day for day in known if day.year == said.year]
    return min(alike, key=lambda day: abs(day - said), default=None)


_DAY = r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})(?P<last>日)"
_FORCE = "起?(?:正式|开始|全面)?(?:施行|实施|生效)"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(f"已?(?:正式)?[自于从]?{_DAY}{_FORCE}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"{_DAY}{_FORCE}的(?:新修订的?|新制定的?|新的)?$")
