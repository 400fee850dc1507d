"""The shares of a list that do not rest on the whole that all others agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._share.problem import share_problem
from lawlint.checks._share_remainder import takes_remainder
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.interval import Interval

Pair = tuple[Term, Term]  # a count and its share


def odd_ones(
    figures: Figures, case: str, pairs: Sequence[Pair], column: Sequence[Pair] = ()
) -> Iterator[Problem]:
    """The counts with their shares that the whole of all others does not explain: one of three or more, two
    of five or more; ``column``: those and others whose shares make 100%.
    """
    column = column or pairs
    made_up = sum(figures[share].printed for _, share in column) == 100
    wholes = [figures.rounded(owner).scale(100) / _meant(figures, share, made_up) for owner, share in pairs]
    if len(pairs) < 3 or _common(wholes) is not None:
        return
    if any(takes_remainder(figures, share, column) for _, share in pairs):
        return
    for many in (1, 2)[: 1 + (len(pairs) > 4)]:
        found = list(_left_out(figures, pairs, wholes, many))
        told = [each for each in found if _told(figures, pairs, each[1])]
        for odd, _, size in (told or (found if many == 1 else []))[:1]:
            yield from (_odd_share(figures, case, pairs, at, size) for at in odd)
            return


def _left_out(
    figures: Figures, pairs: Sequence[Pair], wholes: Sequence[Interval], many: int
) -> Iterator[tuple[tuple[int, ...], Interval, int]]:
    """Which shares, ``many`` at a time, leave others that agree on a whole: their places, that whole and a number in it,
    the sum of all counts if it can be."""
    for odd in combinations(range(len(pairs)), many):
        whole = _common([each for at, each in enumerate(wholes) if at not in odd])
        size = None if whole is None else whole.smallest_integer()
        if whole is None or size is None or size not in whole:
            continue
        added = figures.size(*(owner for owner, _ in pairs))
        size = int(added) if added.denominator == 1 and added in whole else size
        if all(whole.intersect(wholes[at]) is None for at in odd):
            yield odd, whole, size


def _meant(figures: Figures, share: Term, made_up: bool) -> Interval:
    """What a share may be: one unit more or less, too, where that makes the column 100% (``made_up``)."""
    printed = figures[share].printed
    nudged = Interval.around(printed, figures[share].step * 3 / 2)
    return nudged if made_up and nudged.low is not None and nudged.low > 0 else figures.printed(share)


def _told(figures: Figures, pairs: Sequence[Pair], whole: Interval) -> bool:
    """Whether the document prints the whole, or the counts add up to it."""
    first = pairs[0][0]
    counts = (term for term in figures.reading.facts.terms if figures.is_count(term))
    printed = (figures.rounded(term) for term in counts if figures.alike(term, first))
    added = total([figures.rounded(owner) for owner, _ in pairs])
    return any(each.meets(whole) for each in (added, *printed))


def _odd_share(figures: Figures, case: str, pairs: Sequence[Pair], at: int, size: int) -> Problem:
    owner, share = pairs[at]
    value = number(figures[owner].printed * 100 / size, max(figures[share].decimals, 1)) + "%"
    computed = Words(
        f"其余各项均以约{size}为总数，{figures.said(owner)}÷{size}＝{value}",
        f"the other shares are of about {size}; {figures[owner].text} / {size} = {value}",
    )
    return share_problem(figures, case, share, (owner,), [pair[0] for pair in pairs], computed, value)


def _common(values: Sequence[Interval]) -> Interval | None:
    found: Interval | None = values[0]
    for value in values[1:]:
        found = None if found is None else found.intersect(value)
    return found
