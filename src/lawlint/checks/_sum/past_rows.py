"""Rows of last year's figures between this year's and their total: 分别为486件、523件，上年分别为432件、540件，总计1009件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_LONGEST = 8
"""Characters of the words before a total that may name its years: 上年共, 三年合计."""


def without_past_rows(figures: Figures, before: Sequence[Term], whole: Term) -> Sequence[Term]:
    """The figures before a total without the rows of another year, unless the total speaks of that year or of several."""
    start = figures.span(whole).start
    if _of_years().search(figures.reading.document.folded, max(start - _LONGEST, 0), start):
        return before
    year = figures.reading.document.identity.year
    past: set[int] = set()
    row: list[int] = []
    for term in before:
        opening = _past().match(term.wide)
        if opening is not None and opening["year"] != str(year):
            row = [term.index]
        elif row and term.mark == "、":
            row.append(term.index)
        else:
            row = []
        if len(row) > 1:
            past.update(row)
    return [term for term in before if term.index not in past]


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        "而?(?:上一?年|去年|前年|(?P<year>20\\d\\d)年)度?(?:同期|全年)?(?:分别|依次|各)?(?:为|是|有)"
    )


@cache
def _of_years() -> re.Pattern[str]:
    return re.compile("(?:上一?|去|前|[两三四五六七八九十\\d])年[^,;。]*$")
