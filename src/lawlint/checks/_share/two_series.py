"""Counts of several sorts and their shares, each of its own whole: 发生事故1137起，死亡252人；违法驾驶造成629起，死亡138人，
分别占总数的55.32%和54.76%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._quotient import is_share
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.sums import share_lists
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def in_series(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every list of shares behind as many counts in different units, each of which was counted as a whole before."""
    for run in share_lists(figures, terms):
        at = terms.index(run[0])
        owners = terms[max(at - len(run), 0) : at]
        if not _of_total().fullmatch(run[0].wide) or not _is_series(figures, owners, run):
            continue
        wholes = [_wholes(figures, terms, owners[0], owner) for owner in owners]
        if not all(wholes):
            continue
        triples = list(zip(owners, run, wholes, strict=True))
        odd = [
            (owner, share, each)
            for owner, share, each in triples
            if not any(is_share(figures, owner, share, figures.rounded(whole)) for whole in each)
        ]
        if not odd:
            yield Held(figures.span(run[-1]), "shares", figures.used((*owners, *run)))
        elif len(odd) < len(run):
            yield from (
                wrong_share(figures, case, share, owner, each) for owner, share, each in odd if len(each) == 1
            )


def _is_series(figures: Figures, owners: Sequence[Term], run: Sequence[Term]) -> bool:
    """Whether the figures before a list of shares are counts of one sentence, no two in like units."""
    families = {figures[each].unit.family for each in owners}
    counts = all(figures.is_count(each) and not figures.is_change(each) for each in owners)
    one = all(each.sentence == run[0].sentence and figures[each].exact for each in owners)
    return counts and one and 1 < len(run) == len(owners) == len(families)


def _wholes(figures: Figures, terms: Sequence[Term], first: Term, owner: Term) -> list[Term]:
    """The figures before the parts that count the same, no two of one size."""
    found = {
        figures[each].printed: each
        for each in terms
        if each.index < first.index
        and figures.is_count(each)
        and figures.alike(each, owner)
        and each.lead[-2:] == owner.lead[-2:] != ""
        and figures[each].printed > figures[owner].printed
        and not figures.is_change(each)
    }
    return list(found.values())


@cache
def _of_total() -> re.Pattern[str]:
    return re.compile("(?:分别|各|依次)占(?:总数|总量|全部|全[市县省区]总数)?的?(?:比例|比重)?(?:为)?")
