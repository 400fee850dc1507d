"""The working form of a block while a document is assembled."""

from __future__ import annotations

from lawlint.document.model import BlockKind, Cell, Label
from lawlint.finding import Span
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that a reader takes for one block, with what the format says about it.

    ``kind``: None when the format does not say (a plain line); ``HEADING`` with ``level`` (1 = outermost)
    for Markdown headings, Word heading styles and ``<h1>``.  ``label``: an automatic number that stands not
    in the text but in what the user sees (Word numbering, ``第一部分``).  ``bold``: the whole piece is set
    in bold, as headings without style are.
    """

    span: Span
    kind: BlockKind | None = None
    level: int = 0
    cell: Cell | None = None
    label: str = ""
    bold: bool = False


@dataclass(slots=True)
class Draft:
    """A block in the making: ``start`` and ``end`` are its span without surrounding blanks."""

    piece: Piece
    start: int
    end: int
    kind: BlockKind | None
    label: Label | None = None
    heading: Span | None = None
    body: Span | None = None
    level: int = 0

    @property
    def content(self) -> int:
        """Where the words begin, after the label."""
        return self.label.span.end if self.label else self.start

    @property
    def plain(self) -> bool:
        """Whether nothing is known of it yet: neither its format nor its place says what it is."""
        return self.kind is None
