"""From a document to its facts, in one pass over the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.binding import bind
from lawlint.facts.clauses import segment
from lawlint.facts.lexer import read
from lawlint.facts.lost_units import lost
from lawlint.facts.model import Facts, Term
from lawlint.facts.ordinals import find_chains
from lawlint.facts.terms import terms
from lawlint.facts.titles import titles

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


MOST_IN_SENTENCE, MOST_IN_BLOCK = 120, 400
"""Figures; with more it is a column of numbers or filling, and what belongs to what cannot be told."""


def extract(document: Document, vocabulary: Vocabulary) -> Facts:
    """Everything that can be read from ``document``, with the units and measures of ``vocabulary``."""
    named = titles(document)
    figures = read(document, vocabulary.units, named)
    clauses = segment(document, sorted([*(fact.span for fact in named), *figures.atoms]))
    around, crowded = _uncrowded(terms(document, clauses, figures.quantities))
    bindings = bind(document, figures.quantities, around, vocabulary)
    return Facts(
        clauses=clauses,
        quantities=figures.quantities,
        dates=figures.dates,
        periods=figures.periods,
        titles=named,
        chains=find_chains(document),
        bindings=bindings,
        terms=around,
        lost=lost(figures.quantities, around, bindings),
        crowded=crowded,
    )


def _uncrowded(found: tuple[Term, ...]) -> tuple[tuple[Term, ...], int]:
    """The terms but for those of crowded sentences and blocks, and the number of those left out.

    What compares figures tries combinations of them, so that their number in one place must be bounded.
    """
    if len(found) <= MOST_IN_SENTENCE:
        return found, 0
    kept = found
    for place, most in (("sentence", MOST_IN_SENTENCE), ("block", MOST_IN_BLOCK)):
        counts = Counter(getattr(term, place) for term in kept)
        if max(counts.values(), default=0) > most:
            kept = tuple(term for term in kept if counts[getattr(term, place)] <= most)
    return kept, len(found) - len(kept)
