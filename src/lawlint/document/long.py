"""Overlong paragraphs are read in parts, so that no work within one paragraph can grow without bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawlint.document.draft import Piece
from lawlint.document.model import BlockKind, Notice
from lawlint.finding import Span
from lawlint.lean import replace

LONGEST = 8000
"""Characters of one block: several times the longest paragraph of a report."""

_NOTICE = Notice(
    f"文档中有超过{LONGEST}字的段落，已在句末断开分段检查，跨越断开处的内容不作对照",
    f"a paragraph has more than {LONGEST} characters; it was checked in parts, cut between sentences,"
    " and nothing was compared across a cut",
)
_CUTS = ("。!?\n", ";", ",、", " ")  # where to cut, best first, in folded text


def bounded(pieces: Iterable[Piece], folded: str) -> Iterator[Piece]:
    """The pieces, overlong ones cut after a sentence, else after a clause, else anywhere."""
    for piece in pieces:
        rest = piece
        while rest.span.end - rest.span.start > LONGEST:
            at = _cut(folded, rest.span.start, rest.span.start + LONGEST)
            yield replace(rest, span=Span(rest.span.start, at))
            kind = BlockKind.PARAGRAPH if piece.kind in (None, BlockKind.HEADING) else piece.kind
            rest = replace(rest, span=Span(at, piece.span.end), kind=kind, level=0, label="")
        yield rest


def notices(pieces: Iterable[Piece]) -> tuple[Notice, ...]:
    """What the user is told when a piece is cut."""
    overlong = any(piece.span.end - piece.span.start > LONGEST for piece in pieces)
    return (_NOTICE,) if overlong else ()


def _cut(folded: str, start: int, stop: int) -> int:
    least = start + LONGEST // 2
    for marks in _CUTS:
        at = max(folded.rfind(mark, least, stop) for mark in marks)
        if at >= 0:
            return at + 1
    return stop
