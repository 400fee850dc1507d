"""Tables as grids of cells, and what the figures in them measure by their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lawlint.document.model import Block, BlockKind, Document
from lawlint.facts.cues import Label, label
from lawlint.facts.model import Binding, Indicator, Kind, Quantity, Term
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: the block at each (row, column) that a cell covers, the number of header rows, the first
    cell.
    """

    cells: dict[tuple[int, int], Block]
    rows: int
    columns: int
    header: int
    first: Block


def grids(document: Document) -> dict[int, Grid]:
    """The tables of a document, by their numbers."""
    found: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.cell is not None:
            found.setdefault(block.cell.table, []).append(block)
    return {table: _grid(blocks) for table, blocks in found.items()}


def _grid(blocks: Sequence[Block]) -> Grid:
    cells: dict[tuple[int, int], Block] = {}
    header = 0
    for block in blocks:
        cell = block.cell
        if cell is None:
            continue
        if cell.header:
            header = max(header, cell.row + cell.row_span)
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                cells.setdefault((row, column), block)
    rows = 1 + max(row for row, _ in cells)
    columns = 1 + max(column for _, column in cells)
    return Grid(cells, rows, columns, max(header, 1), blocks[0])


def bind_cells(
    document: Document, quantities: Sequence[Quantity], terms: Sequence[Term], vocabulary: Vocabulary
) -> Iterator[Binding]:
    """The bindings of figures in cells: one of the two headers of a cell names the measure, the other the
    part.
    """
    inside = [term for term in terms if document.blocks[term.block].kind is BlockKind.CELL]
    if not inside:
        return
    tables = grids(document)
    matters: dict[int, str] = {}  # by table
    for term in inside:
        cell = document.blocks[term.block].cell
        if cell is None or cell.table not in tables:
            continue
        grid = tables[cell.table]
        if cell.row < grid.header or cell.column == 0 or not _alone(document, term, quantities[term.index]):
            continue
        if cell.table not in matters:
            matters[cell.table] = _around(document, grid, vocabulary)
        made = _bound(document, grid, term, quantities[term.index], matters[cell.table], vocabulary)
        if made is not None:
            yield made


def _alone(document: Document, term: Term, quantity: Quantity) -> bool:
    """Whether the figure is all that stands in its cell."""
    return document.blocks[term.block].span.of(document.folded).strip() == quantity.span.of(document.folded)


def headings(document: Document, grid: Grid, row: int, column: int) -> tuple[str, str]:
    """The words above and to the left of a cell."""
    above = dict.fromkeys(
        grid.cells[at, column].span.of(document.folded)
        for at in range(grid.header)
        if (at, column) in grid.cells
    )
    left = grid.cells.get((row, 0))
    return "".join(above), "" if left is None else left.span.of(document.folded)


def _bound(
    document: Document, grid: Grid, term: Term, quantity: Quantity, around: str, vocabulary: Vocabulary
) -> Binding | None:
    cell = document.blocks[term.block].cell
    if cell is None:
        return None
    above, left = headings(document, grid, cell.row, cell.column)
    top, side = (label(vocabulary, _bare(words), around) for words in (above, left))
    if bool(top.measure) == bool(side.measure):
        return None
    said, other = (top, left) if top.measure else (side, above)
    if said.rest or said.measure.endswith("率") != (quantity.kind is Kind.PERCENT):
        return None
    if _compares().search(other):
        return None
    matter = said.matter or _other(top, side, said) or around
    about = Indicator(matter, said.measure, said.scope, "", "".join(_bare(other).split()))
    first = grid.first
    cue = grid.cells[grid.header - 1, cell.column] if said is top else grid.cells[cell.row, 0]
    return Binding(term.index, about, cue.span, "table", -1 - cell.table, first.index)


@cache
def _compares() -> re.Pattern[str]:
    """Headers of what is worked out from the counts beside it: 增减, 同比（%）, 占比, 排名."""
    return re.compile(
        "[增减]幅|增[减长加速量]|减少|[升降]幅|上升|下降|[同环]比|[较比与](?:上|去|前|20)|变[化动]|差[额值异]|[占比]比|比[重例]"
        "|百分比|[%‰]|率|[排位名]次|排名|平均|人均"
    )


def _other(top: Label, side: Label, said: Label) -> str:
    return (side if said is top else top).matter


def _bare(words: str) -> str:
    """A header without what stands in brackets, which is its unit, and without 其中 and its mark."""
    return words.partition("(")[0].strip().removeprefix("其中").lstrip(":,、 ")


def _around(document: Document, grid: Grid, vocabulary: Vocabulary) -> str:
    """The one matter that the paragraph before the table or its heading names."""
    first = grid.first
    texts = []
    if first.index:
        texts.append(document.blocks[first.index - 1].span.of(document.folded))
    section = document.section_at(first.span.start)
    if section is not None:
        texts.append(section.title)
    for text in texts:
        found = label(vocabulary, text)
        if found.matter and not found.others:
            return found.matter
    return ""
