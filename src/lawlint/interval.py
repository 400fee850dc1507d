"""Exact interval arithmetic with open and closed ends, for values that carry their own precision.

An end of None is infinite (and open).  Every operation is exact (``Fraction``) and keeps closedness: the result
contains ``x op y`` for all members x, y and nothing that a tighter interval could leave out (for + - scale;
division by an interval that contains zero gives the whole line).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Truth(Enum):
    """The three values of a comparison of intervals."""

    HOLDS = "holds"  # for all members
    MAY_HOLD = "may hold"  # for some members
    CANNOT_HOLD = "cannot hold"  # for no members


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty convex set of rationals."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True
