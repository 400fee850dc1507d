"""Totals of lists in several measure words: 合同86份、规范性文件15件、其他文件132件，合计233件."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._sums import TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

HANDLED = frozenset({"case", "document", "item", "entry", "piece", "work"})
"""Families of units of what is read and handled, which may be added."""


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


def row_total(figures: Figures, term: Term, row: Sequence[Term]) -> Observation:
    """A total that is neither all of a list in several measure words nor those of its own."""
    if sum(figures[each].printed for each in row) == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    return sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)
