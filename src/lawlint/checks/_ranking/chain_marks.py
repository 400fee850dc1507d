"""Figures that > parts: 食品（18%）＞交通工具（13%）＞服装（9%）＞家电（15%）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Term
from lawlint.interval import Truth

MARK = ">"
_SHORTEST = 4
"""Figures of which one that is out of order stands against all others."""


def chains(figures: Figures, terms: Sequence[Term]) -> Iterator[list[Term]]:
    """Every such chain all of whose figures but one fall in order."""
    row: list[Term] = []
    for term in terms:
        if row and _is_next(figures, row[-1], term):
            row.append(term)
            continue
        if _is_chain(figures, row):
            yield row
        row = [term]
    if _is_chain(figures, row):
        yield row


def _is_next(figures: Figures, one: Term, two: Term) -> bool:
    """Whether a name and one > stand between two figures of one unit."""
    between = figures.reading.document.folded[figures.span(one).end : figures.span(two).start]
    alike = figures[one].kind is figures[two].kind and figures[one].unit.name == figures[two].unit.name
    return alike and two.index == one.index + 1 and _link().fullmatch(between) is not None


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"\)?>(?!.*级)(?=.*[\u4e00-\u9fff])[\u4e00-\u9fff()、]{2,30}")


def _is_chain(figures: Figures, row: Sequence[Term]) -> bool:
    plain = all(figures[term].approx in (Approx.EXACT, Approx.ROUNDED) for term in row)
    rising = [
        figures.value(two).compare(">", figures.value(one)) is Truth.HOLDS for one, two in pairwise(row)
    ]
    return len(row) >= _SHORTEST and plain and sum(rising) <= 1
