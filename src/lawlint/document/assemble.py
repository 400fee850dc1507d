"""From the pieces that a reader found to a ``Document``: the part of reading that all formats share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lawlint.document import long
from lawlint.document.draft import Draft, Piece
from lawlint.document.fold import fold
from lawlint.document.identity import identify
from lawlint.document.labels import parse_label
from lawlint.document.model import Block, BlockKind, Comment, Document, Notice, SourceMap
from lawlint.document.outline import build_sections, find_headings
from lawlint.finding import Span

__all__ = ["Piece", "assemble"]

_BLANKS = " \t\f\v\u200b\ufeff"  # after folding; zero-width marks at the edge of a line are blank too
_LABELLED = (None, BlockKind.HEADING, BlockKind.PARAGRAPH)


def assemble(
    path: str,
    format: str,
    text: str,
    pieces: Sequence[Piece],
    *,
    encoding: str = "utf-8",
    source: SourceMap | None = None,
    notices: Iterable[Notice] = (),
    comments: Iterable[Comment] = (),
    markup: Iterable[Span] = (),
) -> Document:
    r"""Build the document.

    ``text`` has ``\n`` line ends; ``pieces`` stand in text order and do not overlap.  ``markup``: spans of
    ``text`` that are not words of the report (Markdown emphasis, comments): they become blanks in
    ``Document.folded``.  ``source`` is needed only where lines of ``text`` are not lines of the file.
    """
    folded = fold(text)
    folded = _blank(folded, sorted((*markup, *_soft_breaks(folded, pieces))))
    overlong = long.notices(pieces)
    if overlong:
        pieces = tuple(long.bounded(pieces, folded))
    drafts = [draft for piece in pieces if (draft := _draft(piece, folded)) is not None]
    identity = identify(text, folded, drafts)
    find_headings(folded, drafts)
    blocks = tuple(_block(index, draft) for index, draft in enumerate(drafts))
    return Document(
        path=path,
        text=text,
        folded=folded,
        format=format,
        blocks=blocks,
        sections=build_sections(folded, blocks),
        identity=identity,
        source=SourceMap(_line_starts(text), source.anchors if source else ()),
        encoding=encoding,
        half_width=_half_width(text),
        notices=(*notices, *overlong),
        comments=tuple(comments),
        astral=_astral(text),
    )


def _blank(folded: str, markup: Iterable[Span]) -> str:
    """``folded`` with blanks for the spans, which are in order of their starts and may overlap."""
    parts = []
    done = 0
    for span in markup:
        if span.end > done:
            start = max(span.start, done)
            parts.append(folded[done:start])
            parts.append(" " * (span.end - start))
            done = span.end
    return "".join((*parts, folded[done:])) if parts else folded


def _soft_breaks(folded: str, pieces: Iterable[Piece]) -> Iterator[Span]:
    """Line ends inside a piece: to a reader they are nothing."""
    for piece in pieces:
        if piece.kind is not BlockKind.CODE:
            at = folded.find("\n", piece.span.start, piece.span.end)
            while at >= 0:
                yield Span(at, at + 1)
                at = folded.find("\n", at + 1, piece.span.end)


def _draft(piece: Piece, folded: str) -> Draft | None:
    start, end = piece.span.start, piece.span.end
    while start < end and folded[start] in _BLANKS:
        start += 1
    while end > start and folded[end - 1] in _BLANKS:
        end -= 1
    if start == end and piece.cell is None:
        return None
    draft = Draft(piece, start, end, piece.kind)
    if piece.kind in _LABELLED:
        if piece.label:
            label = parse_label(fold(piece.label), 0, len(piece.label))
            if label is not None:
                draft.label = type(label)(label.style, label.number, Span(start, start))
        else:
            draft.label = parse_label(folded, start, end)
    return draft


def _block(index: int, draft: Draft) -> Block:
    span = Span(draft.start, draft.end)
    kind = draft.kind or BlockKind.PARAGRAPH
    return Block(
        index, kind, span, draft.body or span, draft.heading, draft.label, draft.level, draft.piece.cell
    )


def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def _astral(text: str) -> tuple[int, ...]:
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return ()
    return tuple(match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text))


def _half_width(text: str) -> bool:
    half = sum(map(text.count, ",;:"))
    full = sum(map(text.count, "，；："))
    return half >= 5 and full * 10 <= half
