"""What a reader makes of a file: the text, its blocks, its outline, and where each offset came from."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum
from operator import attrgetter

from lawlint.finding import Span
from lawlint.lean import dataclass, field


class BlockKind(StrEnum):
    """What a block is to a reader of the document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    SIGNATURE = "signature"
    DATE = "date"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    CODE = "code"
    RESIDUE = "residue"  # web navigation, page footers: not part of the report


class LabelStyle(StrEnum):
    """The forms of ordinal labels in official documents (GB/T 9704-2012 7.3.3), outermost first."""

    PART = "part"  # 第一部分
    HAN = "han"  # 一、
    HAN_BRACKET = "han-bracket"  # （一）
    ARABIC = "arabic"  # 1. or 1、
    ARABIC_BRACKET = "arabic-bracket"  # （1）
    CIRCLED = "circled"  # ①
    MARKDOWN = "markdown"  # a Markdown heading without a label of its own


@dataclass(frozen=True, slots=True)
class Label:
    """An ordinal label at the start of a block: ``（二）`` is number 2 of style ``HAN_BRACKET``."""

    style: LabelStyle
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table cell, …: a contiguous run of ``Document.text`` without its line end.

    ``heading`` is the span of the heading words without label; for a run-in heading
    (``（一）健全制度。正文……``) it covers only the heading sentence and ``body`` the rest.
    For a plain paragraph ``heading`` is None and ``body`` is the whole block.
    """

    index: int
    kind: BlockKind
    span: Span
    body: Span
    heading: Span | None = None
    label: Label | None = None
    level: int = 0  # outline depth of a heading, 1 = outermost; 0 = not a heading
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a table cell: which table of the document, row and column (0-based), is it a header."""

    table: int
    row: int
    column: int
    header: bool = False
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and everything below it up to the next heading of its level or higher.

    ``block`` is the index of the heading block; ``blocks`` the half-open range of block
    indices from the heading to the end of the section, subsections included.  ``parent``
    is the index of the enclosing section in ``Document.sections`` or None.
    """

    index: int
    level: int
    block: int
    blocks: tuple[int, int]
    title: str  # heading words, without label, full-width punctuation folded
    label: Label | None
    parent: int | None
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document says it is.  Each value comes with the span it was read from, or None."""

    title: str = ""
    title_span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None
    year: int | None = None  # the year the report is about
    year_span: Span | None = None
    title_year: int | None = None  # the year of the title, where all else speaks of another one
    signed: date | None = None
    signed_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """1-based line and column of an offset, and the place by the name that the user sees (``第12段``)."""

    line: int
    column: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From offsets of ``Document.text`` to lines and columns of what the user sees.

    ``line_starts``: ascending offsets at which lines of the text start, from 0 on.  For formats whose
    source has other coordinates (HTML, Word, PDF) the reader adds ``anchors``: ascending
    (offset, line, column, place) quadruples; an offset belongs to the last anchor not after it.
    """

    line_starts: tuple[int, ...]
    anchors: tuple[tuple[int, int, int, str], ...] = ()

    def position(self, offset: int) -> Position:
        """Line and column of ``offset``; O(log n)."""
        if self.anchors:
            at = max(bisect_right(self.anchors, offset, key=lambda anchor: anchor[0]) - 1, 0)
            start, line, column, place = self.anchors[at]
            return Position(line, column + offset - start, place)
        line = bisect_right(self.line_starts, offset) or 1
        return Position(line, offset - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader wants the user to know about the file itself (``文档含未接受的修订``)."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the format itself (``<!-- … -->``): no words of the report, but it may hold a suppression.

    ``span`` covers the marks too; ``text`` is what stands between them.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report, read once.

    ``text`` has ``\\n`` line ends and no byte order mark; every other character stands as in the
    file, so that offsets map back.  ``folded`` has the same length as ``text``: digits, letters
    and punctuation brought to one width (half-width ``,;:!?()%`` and full-width forms agree), so that
    checks are neutral to width; positions in both are the same.
    """

    path: str  # as the user named it
    text: str
    folded: str
    format: str  # txt, md, docx, html, pdf
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    identity: Identity
    source: SourceMap
    encoding: str = "utf-8"
    half_width: bool = False  # the file uses half-width punctuation throughout
    notices: tuple[Notice, ...] = field(default=())
    comments: tuple[Comment, ...] = field(default=())
    astral: tuple[int, ...] = ()  # ascending offsets of characters that take two UTF-16 code units
    digest: str = ""  # of the bytes of the file: BLAKE2b, 16 bytes, in hexadecimal digits

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``, or None between blocks; O(log n)."""
        at = bisect_right(self.blocks, offset, key=attrgetter("span.start")) - 1
        if at < 0 or offset > self.blocks[at].span.end:
            return None
        return self.blocks[at]

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``, or None before the first heading; O(log n)."""
        block = self.block_at(offset)
        if block is None:
            return None
        at = bisect_right(self.sections, block.index, key=attrgetter("block")) - 1
        section = self.sections[at] if at >= 0 else None
        while section is not None and block.index >= section.blocks[1]:
            section = None if section.parent is None else self.sections[section.parent]
        return section
