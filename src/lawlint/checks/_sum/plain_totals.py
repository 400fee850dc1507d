"""Totals that only their words or one slip show to be such: 立行立改和限期整改的19项已全部到位; 取消27项、下放14项、新增36项、
变更58项，共调整153项.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._digits import turned
from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks._sum.total_runs import listed_before
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_FEWEST = 3
_TELLING = 100
"""From which on two digits that changed places are no chance."""


def plain_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on such a total; None for other figures."""
    return _both_named(figures, term) or _turned_total(figures, term, before)


def _both_named(figures: Figures, term: Term) -> Observation | None:
    """All of two kinds that the paragraph counts one by one: 立行立改14项，限期整改5项。立行立改和限期整改的18项已全部到位."""
    found = _two_kinds().fullmatch(term.wide)
    if found is None or _all_of_them().match(term.tail) is None or not figures[term].exact:
        return None
    above = [each for each in figures.paragraph(term) if each.index < term.index]
    pair: list[Term] = []
    for name in (found["one"], found["other"]):
        named = [each for each in above if name in each.lead]
        if len(named) != 1 or not named[0].lead.endswith(name) or named[0].tail:
            return None
        pair.append(named[0])
    if any(not figures[each].exact or not figures.alike(each, term) for each in pair):
        return None
    if figures.size(*pair) == figures.size(term):
        return Held(figures.span(term), "total", figures.used((*pair, term)), exact=True)
    return sum_problem(figures, TOTAL, term, pair, sum_said(figures, pair, term), term)


@cache
def _two_kinds() -> re.Pattern[str]:
    name = "[\u4e00-\u9fff]{2,8}"
    return re.compile(
        f"(?:目前|现在|截至目前|其中|上述|对)?(?P<one>{name}?)[和与及](?P<other>{name})的(?:这|共|合计)?"
    )


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,4}?(?:已经?)?(?:全部|均|都)")


def _turned_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """A total with a verb of its own that two digits keep from the row right before it."""
    if re.fullmatch("共计?[\u4e00-\u9fff]{2}", term.wide) is None or term.mark not in (",", ";"):
        return None
    row = listed_before(term, before)
    if len(row) < _FEWEST or not all(figures[each].exact for each in (*row, term)):
        return None
    added, size = figures.size(*row), figures.size(term)
    if size < _TELLING or not turned(size, added) or any(figures.size(each) == added for each in before):
        return None  # 承办286件，其中独办173件、分办64件、主协办49件，共计办结268件
    return sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)
