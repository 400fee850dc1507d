"""The share that was forced so that its column makes 100%: it takes what rounding left all others."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def takes_remainder(figures: Figures, share: Term, pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Whether a share is what the others of its column leave of 100%, each of them the one of its count in the sum
    of the counts, rounded or cut off; ``pairs``: the counts of the column with their shares.
    """
    whole = figures.size(*(owner for owner, _ in pairs))
    if not whole or sum(figures[each].printed for _, each in pairs) != 100:
        return False
    return all(
        each is share or figures.rounded(owner).scale(100 / whole).meets(figures.printed(each))
        for owner, each in pairs
    )
