"""Web pages: the article without what stands around it, with line and column in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Sequence

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import Unreadable, decode
from lawlint.document.html_article import article, attached
from lawlint.document.html_lines import Line, Page
from lawlint.document.model import BlockKind, Cell, Comment, Document, SourceMap
from lawlint.finding import Span, Words

_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5",
    "utf-16": "utf-8",  # a page that could be read this far is not UTF-16
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_LARGEST = 16 << 20  # bytes; no report is as large, and a page costs much more memory than its size
_LONG_CELL = 200  # characters; a cell that holds more is a frame for layout, not data
_JOINED_CELL = 40  # lines of a cell up to so many characters together are one word or name
_FINAL = "。；！？：;!?:"


def read(data: bytes, path: str) -> Document:
    """Read a web page; raises ``Unreadable`` when it cannot be decoded or holds no text."""
    if len(data) > _LARGEST:
        limit = _LARGEST >> 20
        raise Unreadable(Words(f"网页超过{limit} MB", f"the page is larger than {limit} MB"))
    source, encoding = _decoded(data)
    page = Page(source)
    if page.veiled > sum(line.size for line in page.lines):  # a script was to show the article
        page = Page(source, unveil=True)
    lines, title = article(page)
    if not lines:
        raise Unreadable(Words("网页里没有正文", "the page holds no text"))
    if attached(page, lines):
        raise Unreadable(
            Words(
                "网页里只有附件的链接，请检查附件", "the page only links to the report; check the linked file"
            )
        )
    writer = _Writer(source)
    if title is not None:
        writer.line(title, Piece(Span(0, 0), BlockKind.TITLE))
    tables = _data_tables(page, lines)
    starts = []
    paragraphs = 0
    for line, joined in _with_cells_joined(page, lines, tables):
        starts.append((line.parts[0][1], writer.length))
        piece = _piece(page, line, tables)
        paragraphs += piece.cell is None
        writer.line(joined, piece, paragraphs)
    return assemble(
        path,
        "html",
        writer.text,
        writer.pieces,
        encoding=encoding,
        source=SourceMap((), tuple(writer.anchors)),
        comments=_comments(page, starts, writer.length),
    )


class _Writer:
    """The text as it grows: one block a line, and an anchor wherever it leaves the sequence of the source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self._parts: list[str] = []
        self.pieces: list[Piece] = []
        self.anchors: list[tuple[int, int, int, str]] = []
        self.length = 0

    @property
    def text(self) -> str:
        return "".join(self._parts).removesuffix("\n")

    def line(self, line: Line, piece: Piece, number: int = 0) -> None:
        start = self.length
        place = "标题"
        if piece.cell is not None:
            place = f"表{piece.cell.table + 1}第{piece.cell.row + 1}行第{piece.cell.column + 1}列"
        elif number:
            place = f"第{number}段"
        following = -1
        for text, offset in line.parts:
            if offset != following or self._source[offset - 1] == "\n":
                at = bisect_right(self._line_starts, offset)
                self.anchors.append((self.length, at, offset - self._line_starts[at - 1] + 1, place))
            following = offset + len(text)
            self._parts.append(text)
            self.length += len(text)
        self.pieces.append(
            Piece(Span(start, self.length), piece.kind, piece.level, piece.cell, bold=line.bold)
        )
        self._parts.append("\n")
        self.length += 1


def _decoded(data: bytes) -> tuple[str, str]:
    """The characters of a page and their encoding: by mark, by its own declaration, as UTF-8, as GB18030."""
    marked = data.startswith((BOM_UTF8, b"\xff\xfe", b"\xfe\xff"))
    declared = None if marked else _DECLARED.search(data, 0, 4096)
    name = _CHARSETS.get(declared[1].decode("ascii").lower()) if declared else None
    if name is not None:
        try:
            source = data.decode(name)
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in source and source.strip():
                return source.replace("\r\n", "\n").replace("\r", "\n"), name
    decoded = decode(data)
    return decoded.text, decoded.encoding


def _piece(page: Page, line: Line, tables: set[int]) -> Piece:
    """What the elements around a line say that it is."""
    node = page.nodes[line.node]
    chain = [page.nodes[at] for at in page.chain(line.node)]
    if node.cell is not None and node.cell[0] in tables:
        number, row, column = node.cell
        holder = next(each for each in chain if each.name in ("td", "th"))
        head = holder.name == "th" or row == 0 or any(each.name == "thead" for each in chain)
        place = Cell(sorted(tables).index(number), row, column, head, *holder.spans)
        return Piece(Span(0, 0), BlockKind.CELL, cell=place)
    for each in chain[:4]:
        if re.fullmatch("h[1-6]", each.name):
            return Piece(Span(0, 0), BlockKind.HEADING, int(each.name[1]))
        if each.name == "blockquote":
            return Piece(Span(0, 0), BlockKind.QUOTE)
        if each.name == "code":
            return Piece(Span(0, 0), BlockKind.CODE)
    return Piece(Span(0, 0))


def _data_tables(page: Page, lines: Sequence[Line]) -> set[int]:
    """The tables that hold data: several columns, no table inside, no cell as long as a paragraph of text."""
    columns: defaultdict[int, set[int]] = defaultdict(set)
    sizes: defaultdict[tuple[int, int, int], int] = defaultdict(int)
    frames: set[int] = set()
    for line in lines:
        node = page.nodes[line.node]
        if node.cell is not None:
            columns[node.cell[0]].add(node.cell[2])
            sizes[node.cell] += line.size
        nested = [cell for at in page.chain(line.node) if (cell := page.nodes[at].cell) is not None]
        frames.update(cell[0] for cell in nested[1:] if node.cell and cell[0] != node.cell[0])
    frames.update(cell[0] for cell, size in sizes.items() if size > _LONG_CELL)
    return {table for table, used in columns.items() if len(used) > 1 and table not in frames}


def _with_cells_joined(page: Page, lines: Sequence[Line], tables: set[int]) -> list[tuple[Line, Line]]:
    """Each line with the line to write: short lines of one cell, broken only by its width, are one."""
    joined: list[tuple[Line, Line]] = []
    for line in lines:
        cell = page.nodes[line.node].cell
        if joined and cell is not None and cell[0] in tables:
            first, whole = joined[-1]
            if (
                page.nodes[first.node].cell == cell
                and len(whole.text) + line.size <= _JOINED_CELL
                and whole.text.rstrip()[-1] not in _FINAL
            ):
                joined[-1] = (first, Line(first.node, whole.parts + line.parts, whole.bold and line.bold))
                continue
        joined.append((line, line))
    return joined


def _comments(page: Page, starts: Sequence[tuple[int, int]], length: int) -> list[Comment]:
    """The comments of the page, each at the offset of the line that follows it."""
    found = []
    offsets = [offset for offset, _ in starts]
    for text, offset in page.remarks:
        at = bisect_right(offsets, offset)
        position = starts[at][1] if at < len(starts) else length
        found.append(Comment(Span(position, position), text))
    return found
