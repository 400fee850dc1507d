"""The places of cells in the tables of a web page."""

from __future__ import annotations

from lawlint.lean import dataclass, field


@dataclass(slots=True)
class Table:
    """A table while it is read: its number on the page, where it has come to, what merged cells cover."""

    number: int
    row: int = -1
    column: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)

    def next_row(self) -> None:
        """A row begins."""
        self.row, self.column = self.row + 1, 0

    def place(self, attributes: dict[str, str]) -> tuple[tuple[int, int, int], tuple[int, int]]:
        """Table, row and column of the next cell, and how many rows and columns it covers."""
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.covered:
            self.column += 1
        rows, columns = _count(attributes.get("rowspan")), _count(attributes.get("colspan"))
        place = (self.number, self.row, self.column)
        for row in range(self.row + 1, self.row + rows):
            self.covered.update((row, column) for column in range(self.column, self.column + columns))
        self.column += columns
        return place, (rows, columns)


def _count(text: str | None) -> int:
    return min(int(text) or 1, 100) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
