"""What figures in general units (个, 项, 处) count, and whether two of them count the same sort of thing."""

from __future__ import annotations

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_GENERAL = frozenset({"piece", "item", "place", "entry", "kind", "major", "set", "group", "strip"})


def other_things(figures: Figures, one: Term, *others: Term) -> bool:
    """Whether ``one`` names what it counts (186个村), in a general unit, and no other of the figures does."""
    if figures[one].unit.family not in _GENERAL or not one.tail:
        return False
    return not any(one.tail[0] in other.tail[:6] or one.tail[0] in other.lead[-6:] for other in others)
