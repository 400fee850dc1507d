"""Bare shares (占16%) that no figure of the document gives."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._share.share_words import of_all, said_pairs, share_words
from lawlint.checks._share.shares import Shares
from lawlint.facts.model import Term


def unlike_all(shares: Shares, term: Term, above: Term, before: Sequence[Term]) -> Term | None:
    """The largest whole before a bare share, when none of the document gives it and no 占…的 names another."""
    figures = shares.figures
    match = share_words().search(term.wide)
    here = [each for each in shares.all if each.sentence == term.sentence]
    if match is None or match["scope"] or said_pairs(match["base"]) or not all(of_all(each) for each in here):
        return None
    if above.mark == "、" or above.index + 1 != term.index:
        return None  # 处罚1件、查封3件、拘留2件，三类案件占比11.1%: of a row, in another unit
    owners = [shares.owner(share) for share in shares.all]
    wholes = [
        each
        for each in before
        if each.sentence == above.sentence
        and each not in owners
        and figures.alike(each, above)
        and figures.size(each) > figures.size(above)
        and not figures.is_change(each)
    ]
    if not wholes or any(shares.fits(term, above, (each,)) for each in _others(figures, above)):
        return None
    return max(wholes, key=lambda each: figures.size(each))


def _others(figures: Figures, above: Term) -> list[Term]:
    """The other counts of the document in units like that of ``above``."""
    terms = figures.reading.facts.terms
    return [
        each
        for each in terms
        if each.index != above.index and figures.is_count(each) and figures.alike(each, above)
    ]
