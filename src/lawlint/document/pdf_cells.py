"""The lines in the cells of PDF tables, over the breaks of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from lawlint.document.model import Cell
from lawlint.document.pdf_lines import Glyph, VisualLine, visual_line
from lawlint.document.pdf_tables import Grid
from lawlint.lean import replace

UNSURE = -1
"""The number of a table whose rows and columns are not known."""


def cell_lines(glyphs: Sequence[Glyph], page: int, page_height: float, cell: Cell) -> list[VisualLine]:
    """The lines of one cell from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -(glyph.bottom + glyph.top)):
        above = rows[-1][0] if rows else None
        if (
            above is None
            or (above.bottom + above.top) - (glyph.bottom + glyph.top) > above.top - above.bottom
        ):
            rows.append([])
        rows[-1].append(glyph)
    return [replace(visual_line(row, page, 0, page_height), cell=cell) for row in rows]


def continued(lines: Sequence[VisualLine], tables: Sequence[Grid]) -> list[VisualLine]:
    """The lines with tables that go on over a page put together, without the heads they repeat.

    A part whose columns are others than those before the page break cannot be judged: its table is ``UNSURE``.
    """
    made: list[VisualLine] = []
    rows = 0  # of the table at hand so far
    known: dict[int, int] = {}  # parts of tables to the number of the whole
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else None):
        part = list(group)
        before = made[-1] if made else None
        if table is None:
            made += part
            continue
        if before is None or before.cell is None or before.page == part[0].page:
            rows = 0
            known[table] = table
        elif table - 1 in known and tables[table].like(tables[table - 1]):
            known[table] = known[table - 1]
        else:
            made += [_placed(line, UNSURE) for line in part]
            continue
        again = rows > 0 and _head(made, known[table]) == _head(part, table)
        for line in part:
            if line.cell is not None and not (again and line.cell.row == 0):
                made.append(_placed(line, known[table], rows - again))
        rows += len(tables[table].ys) - 1 - again
    return made


def _placed(line: VisualLine, table: int, rows: int = 0) -> VisualLine:
    """The line in ``table``, ``rows`` rows of which stand on the pages before."""
    cell = line.cell
    if cell is None:
        return line
    return replace(
        line, cell=replace(cell, table=table, row=cell.row + rows, header=cell.header and not rows)
    )


def _head(lines: Iterable[VisualLine], table: int) -> str:
    """What stands in the first row of a table."""
    return "|".join(
        line.text for line in lines if line.cell and line.cell.table == table and not line.cell.row
    )
