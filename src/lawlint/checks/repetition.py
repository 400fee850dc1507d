"""A sentence or a paragraph that stands twice, word for word: usually pasted twice.

Only long ones count (``sentence`` and ``paragraph`` characters without spaces); cells of tables, titles and quoted
text do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Related, Span, Words

PLACEHOLDERS = ("found",)
CASES = ("sentence", "paragraph")

_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: repetition`` rule."""

    sentence: int = 28
    """句子至少多少字才比较。 / Characters from which sentences are compared."""
    paragraph: int = 20
    """整段至少多少字才比较。 / Characters from which whole paragraphs are compared."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems at the second and every further copy, with the first one beside it."""
    document = reading.document
    first: dict[str, Span] = {}
    paragraphs = {
        span.start: words for span, words in _paragraphs(document) if len(words) >= params.paragraph
    }
    copied: set[int] = set()
    for start, words in paragraphs.items():
        span = document.block_at(start)
        assert span is not None
        if words in first:
            copied.add(start)
            yield _problem(span.span, first[words], words, "paragraph")
        else:
            first[words] = span.span
    seen: dict[str, Span] = {}
    for home, span, words in _sentences(document):
        if home in copied or len(words) < params.sentence:
            continue
        if words in seen:
            yield _problem(span, seen[words], words, "sentence")
        else:
            seen[words] = span


def _paragraphs(document: Document) -> Iterator[tuple[Span, str]]:
    for block in document.blocks:
        if block.kind in _TEXT:
            yield block.span, "".join(block.span.of(document.folded).split())


def _sentences(document: Document) -> Iterator[tuple[int, Span, str]]:
    """Start of the block, span and words of every sentence that ends with a full stop."""
    for block in document.blocks:
        if block.kind in _TEXT:
            start = block.label.span.end if block.label else block.span.start
            for match in re.finditer(r"[^。!?]+[。!?]", document.folded[start : block.span.end]):
                words = "".join(match.group().split())
                yield block.span.start, Span(start + match.start(), start + match.end()), words


def _problem(span: Span, first: Span, words: str, case: str) -> Problem:
    what, what_en = ("这段话", "paragraph") if case == "paragraph" else ("这句话", "sentence")
    shown = words if len(words) <= 16 else words[:15] + "…"
    return Problem(
        span,
        Words(f"{what}前面已经出现过：“{shown}”", f'This {what_en} stands before already: "{shown}"'),
        case,
        {"found": shown},
        related=(Related(first, Words("先前一处", "the first one")),),
        key=words,
    )
