"""Walks the paragraphs and tables of a Word document in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.docx_inline import (
    BREAK,
    DEEPEST,
    Changes,
    Inline,
    Item,
    branch,
    marked_hidden,
    marked_removed,
)
from lawlint.document.docx_package import W, broken
from lawlint.document.docx_styles import list_of, outline_of, value
from lawlint.document.docx_table import WRAPPERS, cell_paragraphs, table_rows
from lawlint.document.docx_text import TextView
from lawlint.document.model import BlockKind, Cell
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lawlint.document.docx_numbering import Numbering
    from lawlint.document.docx_styles import Style, Styles

_LAST_HEADING = 8  # outline levels above mean body text
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_NO_GAP = "、．。）)】〕』」：:"  # a label that ends so needs no blank before the words


@dataclass(slots=True)
class _Where:
    """Where paragraphs stand: the place name, the run that holds them, are they a table of contents."""

    place: str = ""  # "" = in the body: count paragraphs
    host: Element | None = None
    contents: bool = False
    kind: BlockKind | None = None


class Body:
    """The text view of a document in the making."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.view = TextView()
        self.changes = Changes()
        self._styles = styles
        self._numbering = numbering
        self._inline = Inline(styles, self.changes)
        self._paragraphs = 0
        self._tables = 0
        self._carried: list[Item] = []  # text of a paragraph whose end mark was deleted or is hidden
        self._notes: dict[str, list[tuple[str, Element]]] = {"footnote": [], "endnote": []}

    def read(self, root: Element) -> None:
        """Read the main document part."""
        body = root.find(W + "body")
        if body is None:
            raise broken("没有正文", "there is no body")
        self._blocks(body, _Where(), DEEPEST)
        self._flush()
        self._inline.end_story()

    def read_notes(self, kind: str, root: Element | None) -> None:
        """Read the footnotes or endnotes that the body referred to, in the order of their references."""
        if root is None:
            return
        nodes = {node.get(W + "id", ""): node for node in root.findall(W + kind)}
        word = "脚注" if kind == "footnote" else "尾注"
        for at, (name, host) in enumerate(self._notes[kind], 1):
            node = nodes.pop(name, None)
            if node is not None:
                self._blocks(node, _Where(f"{word}{at}", host, kind=BlockKind.FOOTNOTE), DEEPEST)
                self._flush()
                self._inline.end_story()

    def _blocks(self, parent: Element, where: _Where, depth: int) -> None:
        if depth == 0:
            raise broken("嵌套层数过多", "elements are nested too deeply")
        for node in parent:
            tag = node.tag
            if tag == W + "p":
                self._paragraph(node, where, depth)
            elif tag == W + "tbl":
                self._table(node, where, depth)
            elif tag in WRAPPERS:
                inner = _Where(where.place, where.host, True, where.kind) if _gallery(node) else where
                self._blocks(node, inner, depth - 1)
            elif tag == _ALTERNATIVES:
                self._blocks(branch(node), where, depth - 1)
            elif tag == W + "altChunk":
                self.changes.embedded += 1

    def _paragraph(self, node: Element, where: _Where, depth: int) -> None:
        properties = node.find(W + "pPr")
        style = self._styles.get(value(properties, "pStyle"))
        items, bold = self._items(node)
        contents = where.contents or style.contents or self._inline.contents
        items = self._carried + items
        self._carried = []
        if marked_removed(properties):
            self.changes.count("deleted")
            self._carried = items  # its text boxes wait with it
            return
        hidden = marked_hidden(properties)
        label = "" if hidden and not items else self._label(properties, style)
        if label:
            items = [Item(label, None, None), *items]
        if hidden:
            self._carried = items
            return
        place = where.place or f"第{self._paragraphs + 1}段"
        kind, level = _kind(where, contents, style, properties, items)
        if (
            self.view.write(items, place, kind=kind, level=level, bold=bold, host=where.host)
            and not where.place
        ):
            self._paragraphs += 1
        self._boxes(where, depth)

    def _items(self, node: Element) -> tuple[list[Item], bool]:
        """The text of one paragraph, and whether all of it is bold; its notes are kept for later."""
        inline = self._inline
        inline.items, inline.bold = [], True
        inline.paragraph(node)
        for kind, name, run in inline.notes:
            self._notes[kind].append((name, run))
        inline.notes.clear()
        return inline.items, inline.bold and bool(inline.items)

    def _flush(self) -> None:
        """Write text that waits for a next paragraph that never came."""
        if self._carried:
            self.view.write(self._carried, f"第{self._paragraphs + 1}段")
            self._carried = []

    def _label(self, properties: Element | None, style: Style) -> str:
        """The automatic number of a paragraph, with the gap that follows it."""
        num_id, level = list_of(properties)
        if num_id is None:
            num_id = style.num_id
            if num_id is not None and level is None:
                bound = self._numbering.level_of_style(num_id, style.id)
                level = style.level if bound is None else bound
        if not num_id or num_id == "0":
            return ""
        label = self._numbering.label(num_id, level or 0)
        return label if not label or label[-1] in _NO_GAP else label + " "

    def _boxes(self, where: _Where, depth: int) -> None:
        """Write the text boxes that the paragraph just read holds."""
        boxes, self._inline.boxes = self._inline.boxes, []
        for box, run in boxes:
            place = where.place or f"第{max(self._paragraphs, 1)}段"
            self._blocks(box, _Where(f"{place}文本框", where.host or run), depth - 1)

    def _table(self, node: Element, where: _Where, depth: int) -> None:
        if depth <= 0:
            raise broken("嵌套层数过多", "elements are nested too deeply")
        self._flush()
        rows = table_rows(node, self.changes)
        if all(len(cells) <= 1 for _, cells in rows):  # a frame for layout, not a table of data
            for _, cells in rows:
                for cell in cells:
                    self._blocks(cell.node, where, depth - 1)
            return
        self._tables += 1
        table = self._tables
        inside = f"{where.place}内" if where.place else ""
        for row, (header, cells) in enumerate(rows):
            for cell in cells:
                place = f"{inside}表{table}第{row + 1}行第{cell.column + 1}列"
                place_in = Cell(table - 1, row, cell.column, header or row == 0, cell.rows, cell.width)
                self._cell(cell.node, place_in, _Where(place, where.host), depth)

    def _cell(self, node: Element, cell: Cell, where: _Where, depth: int) -> None:
        """Write one cell: its paragraphs as one block, as far as they make one sentence or word."""
        items: list[Item] = []
        bold = True
        nested: list[Element] = []
        for child in cell_paragraphs(node, nested):
            properties = child.find(W + "pPr")
            text, strong = self._items(child)
            label = self._label(properties, self._styles.get(value(properties, "pStyle")))
            if items and text and not marked_removed(properties):
                items.append(Item(BREAK, None, None))
            items += [Item(label, None, None), *text] if label else text
            bold = bold and (strong or not text)
        self.view.write(
            items, where.place, kind=BlockKind.CELL, cell=cell, bold=bold and bool(items), host=where.host
        )
        self._boxes(where, depth)
        for table in nested:
            self._table(table, where, depth - 1)


def _kind(
    where: _Where, contents: bool, style: Style, properties: Element | None, items: list[Item]
) -> tuple[BlockKind | None, int]:
    """What the format says about a paragraph: kind and outline level (1 = outermost)."""
    if contents:
        return BlockKind.RESIDUE, 0
    if where.kind is not None:
        return where.kind, 0
    if where.place:
        return None, 0
    if style.name.lower() in ("title", "标题"):
        return BlockKind.TITLE, 0
    outline = outline_of(properties)
    outline = style.outline if outline is None else outline
    if outline is not None and 0 <= outline <= _LAST_HEADING and items:
        return BlockKind.HEADING, outline + 1
    return None, 0


def _gallery(node: Element) -> bool:
    """Whether a content control is a table of contents."""
    gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"
