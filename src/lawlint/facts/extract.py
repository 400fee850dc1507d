"""From a document to its facts, in one pass over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.binding import bind
from lawlint.facts.clauses import segment
from lawlint.facts.lexer import read
from lawlint.facts.model import Facts
from lawlint.facts.ordinals import find_chains
from lawlint.facts.terms import terms
from lawlint.facts.titles import titles

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


def extract(document: Document, vocabulary: Vocabulary) -> Facts:
    """Everything that can be read from ``document``, with the units and measures of ``vocabulary``."""
    named = titles(document)
    figures = read(document, vocabulary.units, named)
    clauses = segment(document, sorted([*(fact.span for fact in named), *figures.atoms]))
    around = terms(document, clauses, figures.quantities)
    return Facts(
        clauses=clauses,
        quantities=figures.quantities,
        dates=figures.dates,
        periods=figures.periods,
        titles=named,
        chains=find_chains(document),
        bindings=bind(document, figures.quantities, around, vocabulary),
        terms=around,
    )
