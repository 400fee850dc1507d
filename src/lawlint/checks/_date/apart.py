"""How long a matter took beside the days of its first and its last step: 6月5日受理，8月1日结案，历时67天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._date.length import Length, lengths
from lawlint.checks._date.span import Stretch, fits
from lawlint.checks._digits import one_wrong, turned
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.model import DateFact
from lawlint.finding import Reasoning, Related, Words

_COMMON = 2023
_TWO = 2


def days_apart(document: Document, dates: tuple[DateFact, ...]) -> Iterator[Observation]:
    """Lengths in days behind the only two days of their sentence.  Another step than the first may be the one that is
    counted from, so that only what is one slip away from the days between the two is told.
    """
    if not any(word in document.folded for word in ("历时", "用时", "耗时")):
        return
    for length in lengths(document.folded):
        days = _ends(document, length, dates)
        if length.unit != "天" or days is None:
            continue
        one, two = _calendar(*days)
        apart = (two - one).days
        if fits(length, Stretch(length.span, one, two, two)) or not _slip(length.size, apart):
            yield Held(length.span, "apart")
        else:
            yield _problem(document, length, days, apart)


def _slip(said: Fraction, apart: int) -> bool:
    """Whether the days are those between with one wrong digit or two that changed places; the first may count."""
    return any(
        turned(said, right) or one_wrong(said, right) for right in (Fraction(apart), Fraction(apart + 1))
    )


def _calendar(first: DateFact, last: DateFact) -> tuple[date, date]:
    """Both days with the years that they have or that follow from each other."""
    year = first.year or last.year or _COMMON
    one = date(year, first.month or 1, first.day or 1)
    two = date(last.year or year, last.month or 1, last.day or 1)
    return one, two if last.year or two >= one else two.replace(year=year + 1)


def _ends(
    document: Document, length: Length, dates: tuple[DateFact, ...]
) -> tuple[DateFact, DateFact] | None:
    """The two days before a length at the end of its clause: 于8月1日制作调解书，自受理到结案历时67日."""
    text, home = document.folded, around(document, length.span, "sentence")
    found = [each for each in dates if home.start <= each.span.start and each.span.end <= home.end]
    if len(found) != _TWO or not all(each.month and each.day and each.possible for each in found):
        return None
    first, last = found
    if (last.month, last.day) == (2, 29) or (first.month, first.day) == (2, 29):
        return None
    if not _behind().fullmatch(text[last.span.end : length.span.start]):
        return None
    between = text[first.span.end : last.span.start]
    done = "," in between and not re.search("其中|另", between)
    ended = re.match("[,。;)\n]|$", text[length.span.end : length.span.end + 1])
    return (first, last) if done and ended else None


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between the last day and the length: what was done then, and from which step to which."""
    steps = "(?:[自从][^,;。:0-9]{2,8}[到至][^,;。:0-9]{2,8})?"
    whole = "(?:前后|全程|总共|总|一共|共|仅|只)?"
    return re.compile(rf"[^,;。:0-9]{{2,24}},{steps}{whole}(?:历时|用时|耗时)(?:仅|共)?")


def _problem(document: Document, length: Length, ends: tuple[DateFact, DateFact], apart: int) -> Problem:
    said, (first, last) = length.span.of(document.text), ends
    words = Words(
        f"{first.text}至{last.text}相距{apart}天，文中为{said}",
        f"{first.text} and {last.text} are {apart} days apart, the text says {said}",
    )
    related = tuple(Related(each.span, Words("前后两步的时间", "one of the two steps")) for each in ends)
    reasoning = Reasoning(
        (first.text, last.text, said), words, nearest=(Words(f"{apart}天", f"{apart} days"),)
    )
    values = {"found": said, "expected": f"{apart}天"}
    return Problem(
        length.span, words, values=values, related=related, reasoning=reasoning, key=first.text + said
    )
