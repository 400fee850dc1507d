"""Which of several figures a list behind 其中 divides, where their words tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.facts.model import Term


def only_meant(figures: Figures, wholes: tuple[Term, ...], members: Sequence[Term]) -> tuple[Term, ...]:
    """The nearest of the figures that a list behind 其中 may divide, and those further off that may be meant all the same:
    that the parts add up to, or that nothing sets apart from the nearest.
    """
    if len(members) < 2:
        return wholes
    nearest, *further = wholes
    added = total([figures.rounded(term) for term in members])
    meant = [
        each
        for each in further
        if added.meets(figures.rounded(each)) or not _set_apart(figures, nearest, each, members)
    ]
    return (nearest, *meant)


def _set_apart(figures: Figures, nearest: Term, further: Term, members: Sequence[Term]) -> bool:
    """Whether the parts are in the words of the nearest figure only: 受理148件，成功化解79件，其中立案前化解46件; in its measure
    word: 沿街商铺2374间，整改隐患1583处，其中当场整改1107处; or the nearest counts what there was in the end: 年初在册628人,
    年末在册626人，其中缓刑567人.
    """
    if _in_the_end().search(nearest.lead) and not _in_the_end().search(further.lead):
        return True
    units = {figures[each].unit.name for each in (nearest, *members)}
    other = figures[further].unit.name
    if len(units) == 1 and not any(
        other in unit or unit in other or {unit, other} <= _CASES for unit in units
    ):
        return True
    shared = (nearest.lead[at : at + 2] for at in range(len(nearest.lead) - 1))
    return any(
        pair not in further.wide + further.tail and all(pair in each.lead for each in members)
        for pair in shared
    )


_CASES = frozenset({"件", "起", "宗", "例", "案", "个", "家", "户", "项", "条"})
"""Measure words that texts take for one another."""


@cache
def _in_the_end() -> re.Pattern[str]:
    return re.compile("[年季月期]末|年底|期末")
