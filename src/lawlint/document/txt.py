"""Plain text: one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import decode
from lawlint.document.model import Document
from lawlint.finding import Span


def read(data: bytes, path: str) -> Document:
    """Read a text file; raises ``Unreadable``."""
    decoded = decode(data)
    text = decoded.text
    pieces = [Piece(span) for span in lines(text) if not text[span.start : span.end].isspace()]
    return assemble(path, "txt", text, pieces, encoding=decoded.encoding)


def lines(text: str) -> Iterator[Span]:
    """The lines of ``text`` that are not empty, without their line ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        if end > start:
            yield Span(start, end)
        start = end + 1
