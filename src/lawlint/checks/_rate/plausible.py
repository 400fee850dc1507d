"""Which of the bases that a rate may rest on a message shows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._rate.figures import RateFigures
from lawlint.facts.model import Term

Base = Sequence[Term]
"""One figure, or several added up."""
_FAR = 3
"""How many times farther off than the nearest a base may be and still be meant."""


def plausible(rate: RateFigures, above: Term, bases: Sequence[Base]) -> list[Base]:
    """The bases of different sizes, those of the rate's own item (2013年审结341件，调撤率58%, not 2011年审结258件) if there
    are any, without those far less near to the rate than another.
    """
    own = [base for base in bases if rate.in_one_item(base[0], above)] or bases
    by_size = {rate.figures.size(*base): base for base in reversed(own)}
    found = [base for base in own if by_size[rate.figures.size(*base)] is base]
    nearest = min(gap(rate, above, base) for base in found)
    return [base for base in found if gap(rate, above, base) <= nearest * _FAR]


def gap(rate: RateFigures, above: Term, base: Base) -> Fraction:
    """How far the rate is from what the base would give."""
    part = rate.figures[above]
    share = part.printed * part.unit.scale * 100 / rate.figures.size(*base)
    return abs(share - rate.figures[rate.term].printed)
