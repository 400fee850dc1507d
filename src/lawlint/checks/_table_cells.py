"""The lines of a table in one direction: their names, their figures, and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.facts.model import Kind, Quantity, Term
from lawlint.facts.tables import Grid


class Lines:
    """The rows of one table, or its columns; ``turned``: rows and columns change places."""

    def __init__(self, figures: Figures, grid: Grid, by_block: dict[int, Term], turned: bool) -> None:
        self.figures = figures
        self.grid = grid
        self.by_block = by_block
        self.turned = turned
        self.lines = grid.columns if turned else grid.rows
        self.others = grid.rows if turned else grid.columns
        labels = 0 if self._has_no_labels() else 1
        self.first = labels if turned else grid.header
        self.first_other = grid.header if turned else labels

    def _has_no_labels(self) -> bool:
        """Whether the first column counts like the others: | 维持 | 驳回 | 合计 | over figures only."""
        column = [(row, 0) for row in range(self.grid.header, self.grid.rows)]
        terms = [
            self.by_block.get(self.grid.cells[place].index) for place in column if place in self.grid.cells
        ]
        counted = all(term is not None and _is_plain(self.figures[term]) for term in terms)
        return counted and _of_numbers().search(self.words(self.grid.header - 1, 0)) is None

    def filled(self, lines: Sequence[int], others: Sequence[int]) -> list[int]:
        """Those of the other direction that have a figure in some of the lines."""
        return [other for other in others if any(self.term(line, other) for line in lines)]

    def fit_all(self, line: int, run: Sequence[int], others: Sequence[int]) -> bool:
        """Whether a run adds up to a line in all of its cells, but for one of several."""
        filled = self.filled([line], others)
        wrong = sum(not self.fits(line, run, other) for other in filled)
        return bool(filled) and wrong <= (len(filled) > 2)

    def fits(self, line: int, run: Sequence[int], other: int) -> bool:
        """Whether the lines ``run`` add up to the total in one cell of it."""
        term, addends = self.term(line, other), [self.term(at, other) for at in run]
        known = [each for each in addends if each is not None]
        if term is None or len(known) != len(addends):
            return False
        return total([self.figures.rounded(each) for each in known]).meets(self.figures.value(term))

    def term(self, line: int, other: int) -> Term | None:
        """The figure that is all of a cell."""
        block = self.grid.cells.get((other, line) if self.turned else (line, other))
        term = None if block is None else self.by_block.get(block.index)
        if term is None or block is None:
            return None
        quantity = self.figures[term]
        text = self.figures.reading.document.folded
        alone = block.span.of(text).strip() == quantity.span.of(text)
        return term if alone and _is_plain(quantity) else None

    def name(self, line: int) -> str:
        """The name of a row or column."""
        if not self.turned:
            return self.words(line, 0)
        return self.words(self.grid.header - 1, line)

    def other_name(self, other: int) -> str:
        if self.turned:
            return self.words(other, 0)
        return "".join(self.words(row, other) for row in range(self.grid.header))

    def words(self, row: int, column: int) -> str:
        block = self.grid.cells.get((row, column))
        return "" if block is None else "".join(block.span.of(self.figures.reading.document.folded).split())


def _is_plain(quantity: Quantity) -> bool:
    return quantity.kind in (Kind.ORDINARY, Kind.QUANTITY)


@cache
def _of_numbers() -> re.Pattern[str]:
    """The name of a column whose figures are labels, or none: 序号, 年份."""
    return re.compile("^$|序号|编号|代码|[年月期季]")
