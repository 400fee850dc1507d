"""Lists of parts in rows: 其中：甲12件，增长3%；乙8件，下降2%; 其中个体访5批8人，集体访1批11人."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import replace


def by_semicolon(figures: Figures, counts: Sequence[Term], at: int, stop: int) -> list[Term]:
    """The first figure of every item behind 其中：, where the items end with semicolons; ``stop``: where the
    first item ends.
    """
    first, text = counts[at], figures.reading.document.folded
    opened = text.rfind("其中", figures.reading.document.blocks[first.block].span.start, first.start + 2)
    if opened < 0 or not text.startswith(":", opened + 2) or any(_adds(each) for each in counts[at:stop]):
        return []
    found = [first]
    for term in counts[stop:]:
        if "其中" in term.wide or term.mark in ("。", ":"):
            break
        alike = figures.alike(term, first) and figures.outer(term) == figures.outer(first)
        if term.mark == ";" and alike and not figures.is_change(term):
            found.append(term)
    return found if len(found) > 1 else []


def _adds(term: Term) -> bool:
    """Whether a figure goes on with the item as a part beside it: 甲12件、乙8件；丙6件."""
    return term.mark == "、"


def second_units(figures: Figures, whole: Term, members: Sequence[Term]) -> tuple[Term, ...]:
    """The whole and the parts once more in the unit that stands behind each of them at once: 6批16人."""
    terms = figures.reading.facts.terms
    found: list[Term] = []
    for term in (whole, *members):
        behind = [each for each in terms if each.index == term.index + 1 and each.clause == term.clause]
        if not behind or behind[0].wide or not figures.is_count(behind[0]):
            return ()
        if found and not figures.alike(found[0], behind[0]):
            return ()
        found.append(replace(behind[0], lead=term.lead, wide=term.wide, mark=term.mark))
    return tuple(found)
