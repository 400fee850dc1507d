"""Shares and their figures with one of them alone in brackets: 行政处罚43件（30.3%）; 处罚类占30.3%（43件）;
市公安局（96件）占64.00%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import groupby, pairwise

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._quotient import is_share
from lawlint.checks._share.problem import share_problem
from lawlint.checks._share_remainder import takes_remainder
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words

Pair = tuple[Term, Term]  # a count and its share

_FEW = 4
"""Of so many shares of all that a list counts one may be wrong."""


def bracketed(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """The shares of every sentence against the whole that most of them rest on.

    A percentage in brackets may be a change, too: one is wrong only where the others are shares of a printed
    count or of the sum of the list, and it is a share of none; several, where at least three in four are shares of
    the sum of the list.
    """
    for _, group in groupby(terms, key=lambda term: term.sentence):
        here = list(group)
        pairs = [pair for two in pairwise(here) if (pair := _pair(figures, *two))]
        if len(pairs) < 2 or not all(figures.alike(owner, pairs[0][0]) for owner, _ in pairs):
            continue
        yield from _judged(figures, case, pairs, terms)


def _pair(figures: Figures, one: Term, two: Term) -> Pair | None:
    """A count and its share, when the second of two figures stands alone in brackets behind the first."""
    text = figures.reading.document.folded
    between = text[figures.span(one).end : figures.span(two).start]
    alone = figures.outer(one) is not None and text.startswith("(", figures.span(one).start - 1)
    if alone and _behind().fullmatch(between) and figures[two].approx is Approx.ROUNDED:
        return (one, two) if _is_part(figures, one) and figures[two].kind is Kind.PERCENT else None
    inside = between == "("
    if not inside or not text.startswith(")", figures.span(two).end):
        return None
    owner, share = (two, one) if "占" in one.wide else (one, two)
    quantity = figures[share]
    rounded = quantity.kind is Kind.PERCENT and quantity.approx is Approx.ROUNDED
    return (owner, share) if _is_part(figures, owner) and rounded else None


def _is_part(figures: Figures, owner: Term) -> bool:
    return figures.is_count(owner) and not figures.is_change(owner)


@cache
def _behind() -> re.Pattern[str]:
    """Between a count in brackets and its share: 市公安局（96件）占64.00%."""
    return re.compile("\\),?占比?(?:总数|总量|全部)?的?(?:为|达)?")


def _judged(
    figures: Figures, case: str, pairs: Sequence[Pair], terms: Sequence[Term]
) -> Iterator[Observation]:
    owners = [owner for owner, _ in pairs]
    printed = [term for term in terms if figures.is_count(term) and figures.alike(term, owners[0])]
    wholes = [figures.rounded(term) for term in printed if term not in owners]
    wholes.append(total([figures.rounded(owner) for owner in owners]))
    fits = [[is_share(figures, *pair, whole) for pair in pairs] for whole in wholes]
    best = max(range(len(wholes)), key=lambda at: sum(fits[at]))
    used = figures.used([term for pair in pairs for term in pair])
    if all(fits[best]) or any(takes_remainder(figures, share, pairs) for _, share in pairs):
        yield Held(figures.span(pairs[-1][1]), "shares", used, exact=True)
        return
    odd = [at for at, fit in enumerate(fits[best]) if not fit]
    size = wholes[best].low
    all_told = wholes[best].meets(wholes[-1]) and len(odd) * _FEW <= len(pairs)
    if (len(odd) > 1 and not all_told) or any(row[at] for row in fits for at in odd) or not size:
        return
    results = [_result(figures, pairs[at], size) for at in odd]
    said = Words(
        "；".join(
            f"{figures.said(pairs[at][0])}÷{number(size)}＝{result}"
            for at, result in zip(odd, results, strict=True)
        ),
        "; ".join(
            f"{figures[pairs[at][0]].text} / {number(size)} = {result}"
            for at, result in zip(odd, results, strict=True)
        ),
    )
    owner, share = pairs[odd[0]]
    yield share_problem(figures, case, share, (owner,), owners, said, results[0])


def _result(figures: Figures, pair: Pair, size: Fraction) -> str:
    """The share that a count of a pair has in the whole."""
    owner, share = pair
    value = figures.rounded(owner).scale(100).low or Fraction(0)
    return number(value / size, max(figures[share].decimals, 1)) + "%"
