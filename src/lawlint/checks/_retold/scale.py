"""A sum of money told again with its digits in another unit: 新归集维修资金2.35亿元……对新归集的2.35万元逐笔核对."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_FEWEST = 3
"""Digits that two sums hardly have in common by chance."""


def in_other_unit(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each sum of a paragraph that tells one of the same or the sentence before again, and that one."""
    sums = [term for term in terms if figures.is_count(term) and figures[term].unit.family == "money"]
    for at, term in enumerate(sums):
        found = _again().search(term.wide)
        if found is None or len(_digits(figures, term).replace(".", "")) < _FEWEST:
            continue
        same = [
            base
            for base in sums[:at]
            if _digits(figures, base) == _digits(figures, term)
            and term.sentence - base.sentence < 2
            and (found["done"] or "") in base.lead
        ]
        sizes = {figures.size(base) for base in same}
        if len(sizes) == 1 and figures.size(term) not in sizes:
            yield same[-1], term


def _digits(figures: Figures, term: Term) -> str:
    found = re.match(r"[\d,.]+", figures[term].text)
    return found[0].replace(",", "").strip("0") if found else ""


@cache
def _again() -> re.Pattern[str]:
    """对新归集的, 上述: before a sum told before."""
    return re.compile(
        "(?:^|[对将就把从])(?![对将就把从])(?:(?:上述|前述|这笔?|该笔?)的?|(?:[全年内上述新已所]*)(?P<done>[\\u4e00-\\u9fff]{2,4})的)$"
    )
