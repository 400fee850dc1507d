"""From a document to its facts, in one pass over the text."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.clauses import segment
from lawlint.facts.lexer import Figures, read
from lawlint.facts.model import Binding, Clause, Facts
from lawlint.facts.titles import titles

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary


def _bound(
    document: Document, clauses: tuple[Clause, ...], figures: Figures, vocabulary: Vocabulary
) -> tuple[Binding, ...]:
    if find_spec("lawlint.facts.binding") is None:
        return ()
    binding = import_module("lawlint.facts.binding")
    bound: tuple[Binding, ...] = binding.bind(
        document, clauses, figures.quantities, figures.periods, vocabulary
    )
    return bound


def extract(document: Document, vocabulary: Vocabulary) -> Facts:
    """Everything that can be read from ``document``, with the units and measures of ``vocabulary``."""
    figures = read(document, vocabulary.units)
    named = titles(document)
    clauses = segment(document, sorted([*(fact.span for fact in named), *figures.atoms]))
    return Facts(
        clauses=clauses,
        quantities=figures.quantities,
        dates=figures.dates,
        periods=figures.periods,
        titles=named,
        chains=(),
        bindings=_bound(document, clauses, figures, vocabulary),
    )
