"""An equation that a sentence goes on with: 新收302件，受理281件，不予受理21件。连同上年结转的29件，审结278件，结转下年32件."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Term


def continued(
    figures: Figures, found: Mapping[str, Sequence[tuple[int, Term]]], ways: Iterable[Sides]
) -> Iterator[Sides]:
    """The ways of reading an equation, if one side stands in a sentence and the other begins in the one before, and
    every figure of the unit in between is known: what is not may be missing in the equation.
    """
    known = {term.index for placed in found.values() for _, term in placed}
    whole = [sides for sides in ways if sides.op == "==" and not any(sides.unprinted())]
    if any(_goes_on(figures, known, sides) for sides in whole):
        yield from whole


def _goes_on(figures: Figures, known: Collection[int], sides: Sides) -> bool:
    terms = sorted(sides.terms.values(), key=lambda term: term.index)
    places = [{sides.terms[name].sentence for name in side} for side in sides.measures]
    last, cell = terms[-1].sentence, figures.reading.document.blocks[terms[-1].block].cell
    if cell is not None or sorted(places, key=len) != [{last}, {last - 1, last}]:
        return False
    between = [term for term in figures.between(terms[0], terms[-1]) if figures.alike(term, terms[0])]
    return all(term.index in known or figures.is_change(term) for term in between)
