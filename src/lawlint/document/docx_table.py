"""The rows and cells of a Word table, merged cells once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.docx_inline import DEEPEST, Changes, span_of
from lawlint.document.docx_package import W
from lawlint.document.docx_styles import value
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""Elements around blocks, rows or cells that are no part of the document's structure."""


@dataclass(slots=True)
class TableCell:
    """A cell at its top left corner: first column, columns and rows it covers."""

    node: Element
    column: int
    width: int
    rows: int = 1


def cell_paragraphs(node: Element, tables: list[Element], depth: int = DEEPEST) -> Iterator[Element]:
    """The paragraphs of a cell; tables inside it are put aside."""
    for child in node:
        if child.tag == W + "p":
            yield child
        elif child.tag == W + "tbl":
            tables.append(child)
        elif child.tag in WRAPPERS and depth > 0:
            yield from cell_paragraphs(child, tables, depth - 1)


def table_rows(table: Element, changes: Changes) -> list[tuple[bool, list[TableCell]]]:
    """The rows of a table: is it a header row, and its cells, merged ones once at their top left corner."""
    rows: list[tuple[bool, list[TableCell]]] = []
    above: dict[int, TableCell] = {}
    for row in _wrapped(table, "tr", DEEPEST):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            changes.count("deleted")
            continue
        column = span_of(properties, "gridBefore", 0) if properties is not None else 0
        cells: list[TableCell] = []
        for node in _wrapped(row, "tc", DEEPEST):
            settings = node.find(W + "tcPr")
            width = max(1, span_of(settings, "gridSpan")) if settings is not None else 1
            merge = value(settings, "vMerge")
            if settings is not None and settings.find(W + "cellDel") is not None:
                changes.count("deleted")
            elif merge is not None and merge != "restart" and column in above:
                above[column].rows += 1
            else:
                cell = TableCell(node, column, width)
                cells.append(cell)
                above.pop(column, None)
                if merge == "restart":
                    above[column] = cell
            column += width
        rows.append((properties is not None and properties.find(W + "tblHeader") is not None, cells))
    return rows


def _wrapped(parent: Element, name: str, depth: int) -> Iterator[Element]:
    """The children of one kind, also inside content controls and custom tags."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in WRAPPERS and depth > 0:
            yield from _wrapped(child, name, depth - 1)
