"""Sums that miss their whole by more than any slip of the pen makes: 办理各类案件216件，其中一般程序8件、简易程序22件 says
that there are others, not that a figure is wrong.
"""

from __future__ import annotations

from fractions import Fraction

from lawlint.checks._digits import one_key_off
from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, TOTAL
from lawlint.checks.base import Abstained, Observation, Problem

FAR, VERY_FAR = 2, 10
"""How many times as large one of both is as the other that no figure near the right one makes so: of parts behind 其中,
and of a total.
"""


def near_enough(figures: Figures, seen: Observation, far: int) -> Observation:
    """What was found, but for a sum ``far`` times its whole, or the other way round, that no slip in one of the figures
    explains; a total that is said to be far less than its parts is wrong anyhow.
    """
    if not isinstance(seen, Problem) or seen.case not in (TOTAL, SPLIT) or len(seen.used) < 3:
        return seen
    whole, *parts = (_size(figures, index) for index in seen.used)
    added = sum(parts, start=Fraction(0))
    meant = [(whole, added), *((part, part + whole - added) for part in parts)]
    near = whole <= far * added and (added <= far * whole or seen.case == TOTAL)
    if near or any(one_key_off(said, right) for said, right in meant):
        return seen
    return Abstained(seen.span, "与总数相差太远，所指可能不同", seen.used)


def _size(figures: Figures, index: int) -> Fraction:
    quantity = figures.quantities[index]
    return quantity.printed * quantity.unit.scale
