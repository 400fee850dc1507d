"""The share that was forced so that its column makes 100%: it takes what rounding left all others."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.interval import Interval


def takes_remainder(figures: Figures, share: Term, pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Whether a share is what the others of its column leave of 100%, each of them the rounded one of its count in
    the sum of the counts; ``pairs``: the counts of the column with their shares.
    """
    whole = figures.size(*(owner for owner, _ in pairs))
    if not whole or sum(figures[each].printed for _, each in pairs) != 100:
        return False
    return all(each is share or _is_rounded(figures, owner, each, whole) for owner, each in pairs)


def _is_rounded(figures: Figures, owner: Term, share: Term, whole: Fraction) -> bool:
    half = Fraction(1, 2 * 10 ** figures[share].decimals)
    exact = figures.rounded(owner).scale(100 / whole)
    return exact.meets(Interval.around(figures[share].printed, half))
