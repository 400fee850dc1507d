"""Plain text: one paragraph a line, or paragraphs wrapped at a fixed width."""

from __future__ import annotations

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import decode
from lawlint.document.lines import join_wrapped, lines
from lawlint.document.model import Document


def read(data: bytes, path: str) -> Document:
    """Read a text file; raises ``Unreadable``."""
    decoded = decode(data)
    text = decoded.text
    pieces = [Piece(span) for span in join_wrapped(text, list(lines(text)))]
    return assemble(path, "txt", text, pieces, encoding=decoded.encoding)
