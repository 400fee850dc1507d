"""What came in, what was carried in and what was handled: 收到申请164件。共处理180件（包含上年结转16件），171件已答复，9件结转
下年.

Held against each other only where what was answered and what goes over to the next year make up what was handled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._digits import is_swapped, one_digit_off
from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def carried_in(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """Every figure that a bracket says to include cases of the year before."""
    for at, (whole, old) in enumerate(pairwise(counts)):
        if old.mark != "(" or not _carried().fullmatch(old.wide) or not _handled().search(whole.lead):
            continue
        new = [term for term in (*before, *counts[:at]) if _came_in().search(term.lead)]
        new = [term for term in new if figures.alike(term, whole) and figures.outer(term) is None]
        if len(new) != 1 or not _is_made_up(figures, whole, counts[at + 2 :]):
            continue
        three = (whole, new[0], old)
        if not all(figures[term].exact for term in three) or figures.is_change(new[0]):
            continue
        added, size = figures.size(new[0], old), figures.size(whole)
        if added == size:
            yield Held(figures.span(whole), "parts", figures.used(three), exact=True)
        elif is_swapped(added - size, *(figures[term] for term in three)) or one_digit_off(added, size):
            said = sum_said(figures, three[1:], whole)
            yield sum_problem(figures, SPLIT, whole, three[1:], said, old)


@cache
def _carried() -> re.Pattern[str]:
    return re.compile("(?:其中)?(?:包含|包括|含)(?:上一?年度?|去年|往年)?(?:结转|转结|遗留|旧存)(?:的|申请)*")


@cache
def _handled() -> re.Pattern[str]:
    return re.compile("(?:处理|办理|承办)[^,;。]{0,14}$")


@cache
def _came_in() -> re.Pattern[str]:
    return re.compile("(?:新?收到|新收|新?接收|新受理)[^,;。]{0,14}$")


def _is_made_up(figures: Figures, whole: Term, behind: Sequence[Term]) -> bool:
    """Whether two figures behind it, the second carried over to the next year, make up what was handled."""
    if len(behind) < 2 or not all(figures.alike(term, whole) for term in behind[:2]):
        return False
    over = re.search("结转(?:至|到)?(?:下|次|20)", behind[1].tail + behind[1].lead) is not None
    return over and figures.size(*behind[:2]) == figures.size(whole)
