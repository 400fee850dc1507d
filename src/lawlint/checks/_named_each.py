"""Lists that give each of the things just named its figure: 核发、变更许可证198张，依次为52张、146张."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_LONGEST = 80
"""Characters of the words that name the things."""


def as_many_named(figures: Figures, counts: Sequence[Term], at: int) -> bool:
    """Whether the words before a figure name as many things as the list behind it has figures: 核发、变更许可证198张，
    依次为52张、146张.
    """
    whole, first = counts[at - 1], counts[at]
    if _each().fullmatch(first.wide) is None:
        return False
    row = counts[at:]
    listed = 1
    while listed < len(row) and row[listed].index == first.index + listed:
        if row[listed].wide.strip("、和及") or not figures.alike(row[listed], first):
            break
        listed += 1
    text, end = figures.reading.document.folded, figures.span(whole).start
    floor = max(end - _LONGEST, 0)
    start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in ",;:。()\n"))
    names = re.split("[、和及与]", text[start:end])
    return (
        listed > 1
        and len(names) == listed
        and whole.index == first.index - 1
        and figures.alike(whole, first)
        and not figures.is_change(whole)
        and re.search("等|各|\\d|均", text[start:end]) is None
        and all(len(name) > 1 for name in names)
    )


@cache
def _each() -> re.Pattern[str]:
    return re.compile("(?:依次|分别)(?:为|是|有)")
