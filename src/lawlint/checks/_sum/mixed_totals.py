"""Totals of lists in several measure words: 合同86份、规范性文件15件、其他文件132件，合计233件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_MOST = 10  # figures of such a total
HANDLED = frozenset({"case", "document", "item", "entry", "piece", "work"})
"""Families of units of what is read and handled, which may be added."""
_DEALT_WITH = HANDLED | {"case-time", "batch", "event", "call"}


def row_before(figures: Figures, term: Term, counts: Sequence[Term]) -> list[Term]:
    """The list in several measure words that ends right before a total: 合同86份、文件15件，合计101件."""
    row: list[Term] = []
    for each in sorted(counts, key=lambda each: each.index, reverse=True):
        if each.index != (row[0] if row else term).index - 1 or not figures[each].exact:
            break
        if figures[each].unit.family not in HANDLED:
            break
        row.insert(0, each)
        if each.mark != "、":
            return row if len({figures[one].unit.name for one in row}) > 1 else []
    return []


def numbered_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on a total that says of how many figures in several measure words it is: 来信117件、来访248批次、网上
    517件次，三项合计882件次; None for others.
    """
    number_of = before[-1] if before else None
    if number_of is None or number_of.index + 1 != term.index or _all().fullmatch(term.wide) is None:
        return None
    size = figures[number_of]
    if number_of.wide or not size.exact or size.unit.name not in ("项", "类", "者", "种"):
        return None
    row = before[-1 - int(size.printed) : -1] if 1 < size.printed < _MOST else ()
    joined = len(row) == size.printed and all(each.mark == "、" for each in row[1:])
    if not joined or row[0].mark == "、" or len({figures[each].unit.name for each in row}) < 2:
        return None
    plain = all(figures[each].exact and figures[each].unit.family in _DEALT_WITH for each in row)
    if not plain or any(one.index + 1 != two.index for one, two in pairwise([*row, number_of])):
        return None
    if not any(figures.alike(each, term) for each in row):
        return None
    added = sum(figures[each].printed for each in row)
    if added == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    return sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)


@cache
def _all() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,4}(?:合计|共计|总计|共)(?:为|达)?")


def row_total(figures: Figures, term: Term, row: Sequence[Term]) -> Observation:
    """A total that is neither all of a list in several measure words nor those of its own."""
    if sum(figures[each].printed for each in row) == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    return sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)
