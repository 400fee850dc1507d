"""Counts whose shares make 100%: they are all of the whole that stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from lawlint.checks._figures import Figures, total
from lawlint.checks._sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.interval import Interval

Pair = tuple[Term, Term]
"""A count and the share behind it."""


def pairs_of(figures: Figures, terms: Sequence[Term]) -> Iterator[list[Pair]]:
    """The counts of each sentence with their shares: 直办3752件，占52.7%，转办3366件，占47.3%."""
    for _, group in groupby(terms, key=lambda term: term.sentence):
        here = list(group)
        pairs = [
            (owner, share)
            for owner, share in pairwise(here)
            if figures[share].kind is Kind.PERCENT
            and figures[share].approx is Approx.ROUNDED
            and "占" in share.wide
            and figures.is_count(owner)
            and figures[owner].exact
        ]
        if len(pairs) > 1 and all(figures.alike(owner, pairs[0][0]) for owner, _ in pairs):
            yield pairs


def complete_parts(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Such counts add up to the whole before them on which one of the shares rests."""
    for pairs in pairs_of(figures, terms):
        if not total([figures.rounded(share) for _, share in pairs]).meets(Interval.point(100)):
            continue
        parts = [owner for owner, _ in pairs]
        largest = max(figures[owner].printed for owner in parts)
        wholes = [
            term
            for term in terms
            if term.index < parts[0].index
            and figures.is_count(term)
            and figures.alike(term, parts[0])
            and figures[term].printed >= largest
            and any(_rests(figures, owner, share, term) for owner, share in pairs)
        ]
        added = total([figures.rounded(owner) for owner in parts])
        fitting = [whole for whole in wholes if added.meets(figures.rounded(whole))]
        if fitting:
            yield Held(figures.span(parts[-1]), "parts", figures.used((fitting[-1], *parts)))
        elif len({figures[whole].printed for whole in wholes}) == 1:
            whole = wholes[-1]
            odd = [owner for owner, share in pairs if not _rests(figures, owner, share, whole)]
            said = sum_said(figures, parts, whole)
            yield sum_problem(figures, SPLIT, whole, parts, said, odd[-1] if odd else parts[-1])


def _rests(figures: Figures, owner: Term, share: Term, whole: Term) -> bool:
    """Whether the share is that of the count in the whole."""
    return (figures.rounded(owner).scale(100) / figures.rounded(whole)).meets(figures.rounded(share))
