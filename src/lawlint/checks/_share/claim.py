"""One share as a claim: a part, the whole that it may be of, and the figures around them."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._share.share_words import of_all
from lawlint.checks._share.shares import Shares, may_have_share
from lawlint.facts.model import Term
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    shares: Shares
    term: Term
    """The share."""
    above: Term
    """The figure whose share it is."""
    before: Sequence[Term]
    """The counts before that figure."""
    explicit: Term | None
    """The whole, where it stands between 占 and 的."""
    base: str
    """The words between 占 and 的."""
    counts: Sequence[Term]
    """All counts of the paragraph that the part may be compared with."""
    owners: Sequence[Term]
    """The figures that have shares."""
    column: Sequence[Term]
    """Those of them in the sentence of the share."""
    sure: Term | None
    """The whole that the other shares of the list say it is of."""

    @staticmethod
    def of(
        shares: Shares, term: Term, above: Term, before: Sequence[Term], explicit: Term | None, base: str
    ) -> Claim:
        figures = shares.figures
        counts = [
            each for each in shares.terms if may_have_share(figures, each) and figures.alike(each, above)
        ]
        owners = [owner for share in shares.all if (owner := shares.owner(share)) is not None]
        column = [each for each in owners if each.sentence == term.sentence and each in counts]
        sure = None
        if of_all(term):
            sure = shares.made_up(column, above, counts) or shares.shared(column, above, counts)
        return Claim(shares, term, above, before, explicit, base, counts, owners, column, sure)

    @property
    def figures(self) -> Figures:
        return self.shares.figures
