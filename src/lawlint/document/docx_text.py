"""lawlint's text view of a Word document: one block a line, and for every character the run it came from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lawlint.document.assemble import Piece
from lawlint.document.docx_inline import BREAK, PAGE, Item
from lawlint.document.fold import fold
from lawlint.document.labels import parse_label
from lawlint.finding import Span
from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lawlint.document.model import BlockKind, Cell

_WRAPPED = (
    25  # a line of at least so many characters that ends in the middle of a sentence goes on in the next
)
_FINAL = "。；：！？…”）;:!?)."
_BREAKS = re.compile(f"([{BREAK}{PAGE}])")


class Chunk(NamedTuple):
    """``text[start:end]`` is the text of ``node`` inside ``run``.

    ``host``: for text of notes and text boxes, the run of the body that refers to it or holds it.
    """

    start: int
    end: int
    run: Element
    node: Element
    host: Element | None


@dataclass(slots=True)
class TextView:
    """The text as it grows, with pieces, chunks in text order, and the anchors of every line."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    anchors: list[tuple[int, int, int, str]] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """Everything written so far, without the last line end."""
        return "".join(self.parts).removesuffix("\n")

    def write(
        self,
        items: list[Item],
        place: str,
        *,
        kind: BlockKind | None = None,
        level: int = 0,
        cell: Cell | None = None,
        bold: bool = False,
        host: Element | None = None,
    ) -> bool:
        """Write one paragraph (or one cell) as one line, or as several where its line breaks end something.

        Returns whether anything was written.  An empty cell is written as an empty line.
        """
        written = False
        for line in _lines(items, _WRAPPED if cell is None else 0):
            if not any(item.text.strip() for item in line):
                continue
            self._line(line, place, Piece(Span(0, 0), kind, level, cell, bold=bold), host)
            written = True
        if not written and cell is not None:
            self._line([], place, Piece(Span(0, 0), kind, level, cell), host)
        return written

    def _line(self, line: list[Item], place: str, piece: Piece, host: Element | None) -> None:
        start = self.length
        self.anchors.append((start, len(self.anchors) + 1, 1, place))
        for text, run, node in line:
            if run is not None and node is not None:
                self.chunks.append(Chunk(self.length, self.length + len(text), run, node, host))
            self.parts.append(text)
            self.length += len(text)
        span = Span(start, self.length)
        self.pieces.append(Piece(span, piece.kind, piece.level, piece.cell, bold=piece.bold))
        self.parts.append("\n")
        self.length += 1


def _lines(items: list[Item], wrapped: int) -> list[list[Item]]:
    """The items in lines.  A break that only wraps a sentence joins; all others end a line.

    ``wrapped``: a shorter line is never taken for the beginning of a wrapped sentence.
    """
    lines: list[list[Item]] = [[]]
    for at, item in enumerate(items):
        if item.text != BREAK and item.text != PAGE:
            lines[-1].append(item)
            continue
        before = "".join(part.text for part in lines[-1])
        after = "".join(part.text for part in items[at + 1 :]) if before else ""
        after = _BREAKS.split(after, maxsplit=1)[0]
        if item.text == PAGE or not _continues(before.strip(), after.strip(), wrapped):
            lines.append([])
        elif before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum():
            lines[-1].append(Item(" ", item.run, item.node))
    return lines


def _continues(before: str, after: str, wrapped: int) -> bool:
    """Whether a sentence goes on over a line break."""
    if len(before) < max(wrapped, 1) or not after or before[-1] in _FINAL or _dated().fullmatch(fold(after)):
        return False
    return parse_label(fold(after), 0, len(after)) is None


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"[0-9一二三四五六七八九〇○零]{4} ?年.{1,3}月.{1,3}日")
