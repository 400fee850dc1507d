"""Titles in 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.document.model import Document
from lawlint.facts.model import TitleFact
from lawlint.finding import Span


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[《》]")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[《,;:。?!\n]")


def titles(document: Document) -> tuple[TitleFact, ...]:
    """The titles of a document, outermost pairs only; one not closed ends before the next mark."""
    found: list[TitleFact] = []
    for block in document.blocks:
        found.extend(_in_block(document, block.span))
    return tuple(found)


def _in_block(document: Document, span: Span) -> Iterator[TitleFact]:
    open_marks: list[int] = []
    pairs: list[Span] = []
    for mark in _marks().finditer(document.folded, span.start, span.end):
        if mark[0] == "《":
            open_marks.append(mark.start())
        elif open_marks:
            pairs.append(Span(open_marks.pop(), mark.end()))
    facts = [_closed(document, pair) for pair in _outermost(pairs)]
    facts.extend(_unclosed(document, start, span.end) for start in open_marks)
    yield from sorted(facts, key=lambda fact: fact.span)


def _outermost(pairs: list[Span]) -> Iterator[Span]:
    """The pairs that stand in no other one, in order."""
    end = -1
    for pair in sorted(pairs):
        if pair.end > end:
            yield pair
            end = pair.end


def _closed(document: Document, span: Span) -> TitleFact:
    return TitleFact(span, Span(span.start + 1, span.end - 1), span.of(document.text))


def _unclosed(document: Document, start: int, limit: int) -> TitleFact:
    stop = _ends().search(document.folded, start + 1, limit)
    span = Span(start, stop.start() if stop else limit)
    return TitleFact(span, Span(start + 1, span.end), span.of(document.text), closed=False)
