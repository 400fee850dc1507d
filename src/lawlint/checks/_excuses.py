"""Words near figures that excuse a comparison: cases of former years, of other sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from lawlint.checks._context import around, speaks_of
from lawlint.checks._figures import Figures
from lawlint.document.model import Block, Document
from lawlint.facts.model import Term
from lawlint.finding import Span

CARRY_OVER = "carry-over"
"""Stands for the vocabulary's words for cases of former years."""


def excused_by(figures: Figures, unless: Collection[str], terms: Iterable[Term]) -> str:
    """The first word of ``unless`` that stands in the paragraph of the figures, or in their table; else ``""``.

    Of the words of ``carry-over`` some are often said of other things: they count in the sentences of the
    figures and in the next ones only.  Figures of a single month need no such word.
    """
    document, vocabulary = figures.reading.document, figures.reading.vocabulary
    spans = [figures.span(term) for term in terms]
    span = Span(min(each.start for each in spans), max(each.end for each in spans))
    home = document.block_at(span.start)
    if home is None:
        return ""
    whole = _paragraph(document, home).of(document.folded)
    near = _nearby(document, span).of(document.folded)
    month = _of_a_month().search(whole) if CARRY_OVER in unless else None
    if month is not None:
        return month[1]
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
        if word == CARRY_OVER and (former := _former_cases(near, document.identity.year)):
            return former
    return ""


def _former_cases(words: str, year: int | None) -> str:
    """What says that some cases were taken in before ``year``: 含2023年立案的4起."""
    found = _taken_in_year().finditer(words)
    return next((each[0] for each in found if year is None or int(each[1]) < year), "")


@cache
def _taken_in_year() -> re.Pattern[str]:
    return re.compile(
        "(?:含|包括|其中|有)[^,;。]{0,6}?(20[0-9]{2})年度?(?:立案|受理|新收|收到|收案|登记|接收)"
    )


@cache
def _of_a_month() -> re.Pattern[str]:
    """A single month, week or day that is reported on; cases outlive it as a matter of course."""
    months = "(?:1?[0-9]|十?[一二三四五六七八九十])月"
    return re.compile(f"(?:^|[,。])({months}份|{months}(?=[新共]?[收受接])|[本当][月周日天])")


def _paragraph(document: Document, home: Block) -> Span:
    """The paragraph; of a cell the whole table and the paragraphs before and behind it."""
    if home.cell is None:
        return home.span
    cells = [block.index for block in document.blocks if block.cell and block.cell.table == home.cell.table]
    around = document.blocks[max(cells[0] - 1, 0) : cells[-1] + 2]
    return Span(around[0].span.start, around[-1].span.end)


def _nearby(document: Document, span: Span) -> Span:
    """From the sentence before the first figure to the one behind the last, in one paragraph."""
    paragraph = around(document, span, "paragraph")
    own = around(document, span, "sentence")
    before, behind = max(own.start - 1, paragraph.start), min(own.end, paragraph.end)
    low = around(document, Span(before, before), "sentence").start
    high = around(document, Span(behind, min(behind + 1, paragraph.end)), "sentence").end
    return Span(max(low, paragraph.start), min(high, paragraph.end))
