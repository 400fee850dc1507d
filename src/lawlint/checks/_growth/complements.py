"""Rates of what was done and what was not, which make 100% and move against each other: 批捕率74.3%，同比下降0.9个百分点；不捕率
25.7%，同比下降0.9个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._growth.change import CHANGE, problem
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.since import since
from lawlint.checks.base import Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Words


def complements(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """Every second rate of a sentence whose change is not that of the first with the other sign."""
    levels = [at for at, pair in enumerate(pairwise(terms)) if _is_moved(figures, *pair)]
    for first, second in pairwise(levels):
        one, two = terms[first], terms[second]
        moved, change = terms[first + 1], terms[second + 1]
        whole = figures[one].printed + figures[two].printed == 100
        if not whole or since(moved.wide) != since(change.wide) or not _denies(one.wide, two.wide):
            continue
        opposite = direction(moved.wide) is not direction(change.wide)
        apart = abs(figures[moved].printed - figures[change].printed)
        if not opposite or apart > max(figures[each].step for each in (one, two, moved, change)):
            told = f"两率之和为100%，一升一降应相等，前一变化为{moved.wide}{figures[moved].text}"
            computed = Words(told, f"the rates make 100%, and the other one moved by {figures[moved].text}")
            yield problem(figures, CHANGE, change, (one, moved, two), computed, figures[moved].text)


def _is_moved(figures: Figures, level: Term, change: Term) -> bool:
    """Whether a rate has its change in points right behind it."""
    kinds = figures[level].kind is Kind.PERCENT and figures[change].kind is Kind.POINTS
    return (
        kinds
        and level.index + 1 == change.index
        and "率" in level.wide
        and direction(change.wide) is not None
    )


def _denies(one: str, two: str) -> bool:
    """Whether the name of one rate is that of the other with 不 or 未: 批捕率, 不捕率."""
    names = [found[1] for words in (one, two) if (found := _name().search(words))]
    denied = [re.sub("^[不未]", "", name) for name in names]
    if len(names) < 2 or (denied[0] == names[0]) == (denied[1] == names[1]):
        return False
    return denied[0][-1] == denied[1][-1]


@cache
def _name() -> re.Pattern[str]:
    return re.compile("([\u4e00-\u9fff]{1,4})率(?:达到?|为|是)?$")
