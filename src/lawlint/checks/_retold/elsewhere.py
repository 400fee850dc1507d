"""Whether a document has a figure more than once, be it in round numbers: 1846家次 …… 1800余家次."""

from __future__ import annotations

from fractions import Fraction

from lawlint.checks._figures import Figures
from lawlint.facts.model import Quantity, Term


class Elsewhere:
    """The figures of a document by unit: the exact ones by value, the others in a list."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._exact: dict[tuple[str, Fraction], int] = {}
        self._rough: dict[str, list[Quantity]] = {}
        for each in figures.quantities:
            if each.exact:
                key = (each.unit.name, each.printed)
                self._exact[key] = self._exact.get(key, 0) + 1
            elif each.interval.low is not None:
                self._rough.setdefault(each.unit.name, []).append(each)

    def told(self, term: Term) -> bool:
        """Whether another figure in the unit of the term has its value or may have it."""
        this = self._figures[term]
        others = self._exact.get((this.unit.name, this.printed), 0) - this.exact
        rough = (each for each in self._rough.get(this.unit.name, ()) if each is not this)
        return others > 0 or any(each.interval.meets(this.interval) for each in rough)
