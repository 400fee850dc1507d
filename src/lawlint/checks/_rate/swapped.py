"""Figures that changed places: 受理24891起，查处26480起，查处率94.0% where 24891 is 94.0% of 26480."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import RESTS
from lawlint.checks._fitting import with_rest
from lawlint.checks._quotient import changed_places
from lawlint.checks._rate.bases import beside, pending
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import is_undone
from lawlint.checks._rate.words import stem_of
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Term

_PRECISE = (Approx.EXACT, Approx.ROUNDED)


def swapped(rate: RateFigures, case: str, numerators: Sequence[Term]) -> Problem | None:
    """The verdict on the two figures right before a rate that is of the second, where only the first over the second
    gives it, and nothing says that cases of former years are among the second.
    """
    chain = _right_before(rate)
    if len(chain) != 2 or chain[1] not in numerators or rate.figures[rate.term].decimals == 0:
        return None
    base, above = chain
    figures = rate.figures
    exact = all(figures[each].exact for each in chain) and figures[rate.term].approx in _PRECISE
    if not exact or not figures.alike(base, above) or figures.is_change(base):
        return None
    if above.mark != "," or "其中" in above.wide + rate.term.wide or base.clause == above.clause:
        return None
    one, two = figures[base].printed, figures[above].printed
    if not 0 < one < two or not (figures.rounded(base).scale(100) / figures.rounded(above)).meets(
        figures.printed(rate.term)
    ):
        return None
    if (
        _named_so(rate, base, above)
        or _explained(rate, base, above)
        or excused_by(figures, (CARRY_OVER,), (base, above, rate.term))
    ):
        return None
    return changed_places(figures, case, (rate.name, rate.term), (base, above))


def _right_before(rate: RateFigures) -> list[Term]:
    """The two figures right before a rate, but for those in brackets behind the first: 31731件（约3.18万件），办结31846件."""
    before = [term for term in rate.here if term.index < rate.term.index]
    chain = [term for term in before if rate.figures.outer(term) is None][-2:]
    own = len(chain) == 2 and chain[1] is before[-1] and chain[1].index + 1 == rate.term.index
    between = range(chain[0].index + 1, chain[1].index) if own else ()
    told = {term.index for term in before if rate.figures.outer(term) == chain[0].clause}
    return chain if own and told.issuperset(between) else []


def left_for_whole(rate: RateFigures, case: str, fitting: Sequence[Sequence[Term]]) -> Problem | None:
    """The verdict on a whole that changed places with what is left of it, the rate being of the latter: 共49户，已签约2387户，
    签约率98.0%，剩余2436户.
    """
    chain = _right_before(rate)
    if len(chain) != 2 or any(len(pair) != 2 or pair[0] is not chain[1] for pair in fitting):
        return None
    base, above = chain
    size = rate.figures[base].printed + rate.figures[above].printed
    left = [
        below
        for _, below in fitting
        if (below.lead.startswith(RESTS) or is_undone(rate, below))
        and below.index > rate.term.index
        and rate.figures[below].printed == size
    ]
    if len(left) != len(fitting) or rate.figures[base].printed >= rate.figures[above].printed:
        return None
    return changed_places(rate.figures, case, (rate.name, rate.term), (base, above), left[0])


def _named_so(rate: RateFigures, base: Term, above: Term) -> bool:
    """Whether the words say that the first is what was done and the second all there was (已完成91处，整改任务100处，
    整改完成率91.0%), or the rate names more than the second (通过网络19件，立案450件，网上立案率4.2%).
    """
    stem, words = stem_of(rate.name), base.lead + base.tail
    own, said = rate.name.removesuffix(rate.ending) if rate.listed else stem, above.lead + above.tail
    if any(own[at : at + 2] not in said for at in range(len(own) - 1)):
        return True
    named = any(stem[at : at + 2] in words for at in range(len(stem) - 1))
    due = rate.is_due(base) or rate.is_base(base)
    return (
        (named and not due) or _done().search(base.lead) is not None or _all().search(above.lead) is not None
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile("已|完成|实现|实际|达到|达标|成功|到位")


@cache
def _all() -> re.Pattern[str]:
    return re.compile("总|共|应|需|待|计划|任务|目标|全部|所有|合计|范围|对象")


def _explained(rate: RateFigures, base: Term, above: Term) -> bool:
    """Whether what is left beside the numerator gives the rate, but for what is left of the swapped figures."""
    rest = [
        term
        for term in (*pending(rate, above), *beside(rate, above))
        if not (
            term.lead.startswith(RESTS)
            and rate.figures[base].printed + rate.figures[term].printed == rate.figures[above].printed
        )
    ]
    return bool(with_rest(rate.figures, rate.term, [above], rest))
