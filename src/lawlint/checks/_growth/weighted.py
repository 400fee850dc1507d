"""The growth of a whole beside that of all its parts, between the least and the largest of which it lies: 进出口6.08万亿元，增长
13.2%，其中出口3.38万亿元，增长7.7%，进口2.7万亿元，增长20.9%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures, total
from lawlint.checks._growth.change import CHANGE, problem
from lawlint.checks._growth.change_words import direction
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth

_PRECISE = (Approx.EXACT, Approx.ROUNDED)
_MOST = 12
_Grown = tuple[Term, Term, Interval]
"""A figure, the rate of its growth, and what that may be (below 0 where it fell)."""


def weighted(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every whole of a paragraph with its growth, and right behind it parts with theirs that are all of it."""
    grown = [each for at in range(len(terms) - 1) if (each := _grown(figures, terms, at))]
    for at, (whole, rate, change) in enumerate(grown):
        parts = _all_parts(figures, whole, grown[at + 1 : at + 1 + _MOST])
        if len(parts) < 2 or len({_since(each.wide) for each in (rate, *(part[1] for part in parts))}) > 1:
            continue
        least = min((part[2] for part in parts), key=lambda each: each.low or 0)
        most = max((part[2] for part in parts), key=lambda each: each.high or 0)
        used = figures.used((whole, rate, *(part[0] for part in parts)))
        if change.compare(">", most) is not Truth.HOLDS and change.compare("<", least) is not Truth.HOLDS:
            yield Held(figures.span(rate), "weighted", used)
            continue
        said = "、".join(figures.said(part[1]) for part in parts)
        words = Words(
            f"各部分{said}，总体不会是{figures.said(rate)}",
            f"the parts grew by {said}, the whole cannot by this",
        )
        yield problem(figures, CHANGE, rate, [part[1] for part in parts], words, said)


def _grown(figures: Figures, terms: Sequence[Term], at: int) -> _Grown | None:
    """The figure at ``at`` when the rate of its growth stands right behind it."""
    whole, rate = terms[at : at + 2]
    up = direction(rate.wide)
    beside = whole.index + 1 == rate.index and rate.mark in (",", "(") and not whole.tail
    if up is None or not beside or figures[rate].kind is not Kind.PERCENT or not figures.is_count(whole):
        return None
    if figures.is_change(whole) or any(figures[each].approx not in _PRECISE for each in (whole, rate)):
        return None
    return whole, rate, figures.rounded(rate).scale(1 if up else -1)


def _all_parts(figures: Figures, whole: Term, behind: Sequence[_Grown]) -> Sequence[_Grown]:
    """The figures right behind a whole that together are just it; none where another stands among them."""
    last = whole.index + 1
    for stop, (part, rate, _) in enumerate(behind, 1):
        if part.index != last + 1 or not figures.alike(part, whole):
            return ()
        last = rate.index
        added = total([figures.rounded(each[0]) for each in behind[:stop]])
        if stop > 1 and added.meets(figures.value(whole)):
            return behind[:stop]
        if added.compare(">", figures.value(whole)) is Truth.HOLDS:
            return ()
    return ()


def _since(words: str) -> str:
    """Since when a growth is, when it is not since last year."""
    found = re.search("环比|上期|上月|上季度|年均|20[0-9]{2}年|前年", words)
    return found[0] if found else ""
