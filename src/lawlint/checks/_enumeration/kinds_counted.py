"""Kinds before their number, each counted behind it: 甲、乙、丙等4类活动52场次，其中甲18场次、乙16场次、丙18场次."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lawlint.checks._enumeration.chains import differs
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_UNITS = frozenset({"类", "项", "种", "个"})


def kinds(figures: Figures) -> Iterator[Observation]:
    """Every number of kinds with 等 whose named kinds leave nothing of what is counted: there are no others."""
    terms = figures.reading.facts.terms
    for at, term in enumerate(terms[:-3]):
        whole = terms[at + 1]
        if (
            figures[term].unit.name not in _UNITS
            or not figures[term].exact
            or whole.sentence != term.sentence
        ):
            continue
        parts = _behind(figures, whole, terms[at + 2 :])
        names = [part.lead.removeprefix("其中") for part in parts]
        if len(parts) < 2 or not _named(figures, term, names):
            continue
        added = sum((figures.size(part) for part in parts), start=Fraction(0))
        if added != figures.size(whole):
            continue
        if len(parts) == figures[term].printed:
            yield Held(figures.span(term), "list", (term.index,))
        else:
            yield differs(figures, term, names, len(names), figures.related(parts, "列举项", "item"))


def _behind(figures: Figures, whole: Term, behind: tuple[Term, ...]) -> list[Term]:
    """The parts behind 其中 right after the whole, joined by 、 and exact."""
    parts: list[Term] = []
    for term in behind:
        begins = not parts and term.mark == "," and term.wide.startswith("其中")
        if not (begins or (parts and term.mark == "、")) or not figures.alike(term, whole):
            break
        if not figures[term].exact or term.sentence != whole.sentence:
            return []
        parts.append(term)
    return parts if figures[whole].exact else []


def _named(figures: Figures, number: Term, names: list[str]) -> bool:
    """Whether the list with 等 right before the number is that of the names, in their order."""
    text, end = figures.reading.document.folded, figures.span(number).start
    listed = "、".join(names) + "等"
    return all(len(name) > 1 for name in names) and text.endswith(listed, 0, end)
