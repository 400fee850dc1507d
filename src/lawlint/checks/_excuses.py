"""Words near figures that excuse a comparison: cases of former years, of other sources, of another count."""

from __future__ import annotations

from collections.abc import Iterable

from lawlint.checks._context import around, speaks_of
from lawlint.checks._figures import Figures
from lawlint.document.model import Block, Document
from lawlint.facts.model import Term
from lawlint.finding import Span

CARRY_OVER = "carry-over"
"""Stands for the vocabulary's words for cases of former years."""


def excused_by(figures: Figures, unless: Iterable[str], terms: Iterable[Term]) -> str:
    """The first word of ``unless`` that stands in the paragraph of the figures, or in their table; else ``""``.

    Of the words of ``carry-over`` some are often said of other things: they count in the sentences of the
    figures and in the next ones only.
    """
    document, vocabulary = figures.reading.document, figures.reading.vocabulary
    spans = [figures.span(term) for term in terms]
    span = Span(min(each.start for each in spans), max(each.end for each in spans))
    home = document.block_at(span.start)
    if home is None:
        return ""
    whole = _paragraph(document, home).of(document.folded)
    near = _nearby(document, span).of(document.folded)
    for word in unless:
        places: tuple[tuple[str, str], ...] = ((word, whole),)
        if word == CARRY_OVER:
            places = (
                *((each, whole) for each in vocabulary.carry_over),
                *((each, near) for each in vocabulary.carry_over_near),
            )
        found = next((each for each, text in places if speaks_of(each, text)), "")
        if found:
            return found
    return ""


def _paragraph(document: Document, home: Block) -> Span:
    """The paragraph, or the whole table of a cell."""
    if home.cell is None:
        return home.span
    cells = [block.span for block in document.blocks if block.cell and block.cell.table == home.cell.table]
    return Span(cells[0].start, cells[-1].end)


def _nearby(document: Document, span: Span) -> Span:
    """From the sentence before the first figure to the one behind the last, in one paragraph."""
    paragraph = around(document, span, "paragraph")
    own = around(document, span, "sentence")
    before, behind = max(own.start - 1, paragraph.start), min(own.end, paragraph.end)
    low = around(document, Span(before, before), "sentence").start
    high = around(document, Span(behind, min(behind + 1, paragraph.end)), "sentence").end
    return Span(max(low, paragraph.start), min(high, paragraph.end))
