"""Two shares that changed places: 乡镇所3.3万多人，占51%，街道所3.4万多人，占49%; 网上292件，占38.6%；现场274件，占41.1%；邮寄
144件，占20.3%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from lawlint.checks._figures import Figures, total
from lawlint.checks._quotient import is_share
from lawlint.checks._share.problem import share_problem
from lawlint.checks._share.share_words import of_all
from lawlint.checks._share.shares import Shares
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval

Pair = tuple[Term, Term]  # a count and its share


def changed_places(case: str, shares: Shares) -> Iterator[Problem]:
    """The only two shares of a sentence, or two of a column of all, of which the larger is that of the smaller count, while
    each is of one whole with the other's count.
    """
    figures = shares.figures
    for _, group in groupby(shares.all, key=lambda term: term.sentence):
        pairs = [(owner, term) for term in group if (owner := shares.owner(term)) is not None]
        column = len(pairs) > 2
        pairs = _odd_of_column(figures, pairs) if column else pairs
        if len(pairs) != 2 or not (column or _of_one_whole(figures, pairs)):
            continue
        if not column and all(
            shares.of_one_before(*pair) for pair in pairs
        ):  # 60件，42件占70%；82件，49件占60%
            continue
        (one, first), (two, second) = pairs
        if not _disagree(figures, [(one, first), (two, second)]):
            continue
        larger_is_less = figures.value(one).compare("<", figures.value(two)).name == "HOLDS"
        if larger_is_less != (figures[first].printed > figures[second].printed):
            continue
        if _disagree(figures, [(one, second), (two, first)]):
            continue
        less, more = (one, two) if larger_is_less else (two, one)
        computed = Words(
            f"{figures.said(less)}少于{figures.said(more)}，占比反而较大，两个占比对调后才相符",
            f"{figures[less].text} is less than {figures[more].text}, but has the larger share; exchanged they agree",
        )
        operands = (one, first, two)
        yield share_problem(figures, case, second, operands, operands, computed, figures[first].text)


def _odd_of_column(figures: Figures, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that are not shares of all counts together, though their shares make 100%."""
    counts, shares = [owner for owner, _ in pairs], [share for _, share in pairs]
    plain = all(_of_one_whole(figures, two) for two in pairwise(pairs)) and all(
        figures[each].exact for each in counts
    )
    if not plain or not total([figures.rounded(each) for each in shares]).meets(
        Interval.point(Fraction(100))
    ):
        return []
    whole = total([figures.value(each) for each in counts])
    return [pair for pair in pairs if not is_share(figures, *pair, whole)]


def _of_one_whole(figures: Figures, pairs: Sequence[Pair]) -> bool:
    """Whether two counts of one unit stand right before their plain shares, the second no part of the first."""
    (one, _), (two, second) = pairs
    beside = all(owner.index + 1 == share.index and owner.clause <= share.clause for owner, share in pairs)
    plain = all(of_all(share) and figures[share].kind is Kind.PERCENT for _, share in pairs)
    rounded = all(figures[share].approx in (Approx.ROUNDED, Approx.EXACT) for _, share in pairs)
    one_unit = figures[one].unit.name == figures[two].unit.name and figures.alike(one, two)
    apart = "其中" in two.wide or "其中" in second.wide
    return beside and plain and rounded and one_unit and not apart and two.mark in (",", "、", ";")


def _disagree(figures: Figures, pairs: Sequence[Pair]) -> bool:
    """Whether no whole has both counts in both shares."""
    one, two = (_whole(figures, *pair) for pair in pairs)
    return one is not None and two is not None and one.intersect(two) is None


def _whole(figures: Figures, owner: Term, share: Term) -> Interval | None:
    said = figures.printed(share)
    return None if said.low is None or said.low <= 0 else figures.value(owner).scale(100) / said
