"""The figure of a table that one slip makes wrong in its column and in its row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_FEWEST = 3
"""Figures of a row that tell which of them is the sum of the others."""


def crossing(figures: Figures, lines: Sequence[Sequence[Term | None]], at: int) -> Term | None:
    """The figure in column ``at`` that makes the first of the ``lines``, their total, wrong; None where nothing tells.

    In the total one figure is the sum of the others (受理 of 准予, 不予 and 撤回). So it is in all lines but one, and in this
    one, too, were its figure larger by what the column lacks.
    """
    total, *rows = [[figures.size(term) for term in line if term] for line in lines]
    if len(total) < _FEWEST or any(
        len(row) != len(line) for row, line in zip([total, *rows], lines, strict=True)
    ):
        return None
    lacking = total[at] - sum((row[at] for row in rows), start=Fraction(0))
    for whole in _wholes(total):
        broken = [row for row, sizes in enumerate(rows) if whole not in _wholes(sizes)]
        if len(broken) == 1:
            right = rows[broken[0]]
            right[at] += lacking
            return lines[broken[0] + 1][at] if whole in _wholes(right) else None
    return None


def _wholes(sizes: Sequence[Fraction]) -> list[int]:
    """Which of the figures are the sum of all others."""
    added = sum(sizes, start=Fraction(0))
    return [at for at, each in enumerate(sizes) if 2 * each == added and added]
