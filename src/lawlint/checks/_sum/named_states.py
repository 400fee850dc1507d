"""What is done and what is not of a figure that the sentence names again: 受理231件。受理案件中已审结212件，尚在审理19件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def named_states(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The first two figures of a sentence against the only one of the paragraph that they name."""
    pair = counts[:2]
    if len(pair) < 2 or not before:
        return
    done, left = _done().fullmatch(pair[0].wide), _left().fullmatch(pair[1].wide)
    if done is None or left is None or pair[1].mark != "," or pair[0].tail or pair[1].tail:
        return
    named = [each for each in before if figures.alike(each, pair[0]) and each.lead.endswith(done["deed"])]
    named = [each for each in named if "不" not in each.lead]
    rest = [each for each in counts[2:] if figures.alike(each, pair[0]) and each.mark != ";"]
    if len(named) != 1 or rest or figures.is_change(named[0]):
        return
    whole = named[0]
    if any(not figures[each].exact or figures.outer(each) is not None for each in (whole, *pair)):
        return
    if figures.size(*pair) == figures.size(whole):
        yield Held(figures.span(pair[1]), "parts", figures.used((whole, *pair)), exact=True)
    elif not (excused_by(figures, (CARRY_OVER,), (whole, *pair)) or _goes_on(figures, pair[1])):
        yield sum_problem(figures, SPLIT, whole, pair, sum_said(figures, pair, whole), pair[1])


def _goes_on(figures: Figures, last: Term) -> bool:
    """Whether the sentence says more of what became of the others."""
    behind = figures.reading.document.folded[figures.span(last).end :].split("。")[0]
    return re.search("另|其[余他它]|撤回|终止|转|不予", behind) is not None


@cache
def _done() -> re.Pattern[str]:
    """受理案件中已审结, 受理的案件已审结."""
    noun = "(?:行政)?(?:复议|处罚|应诉)?(?:案件|申请|事项)"
    return re.compile(
        f"(?:在|已|所)*(?P<deed>受理|立案)的?{noun}中?,?(?:目前|现|已经?)*(?:审结|办结)(?:了|的)?"
    )


@cache
def _left() -> re.Pattern[str]:
    return re.compile("(?:目前|尚|仍|还|正)*(?:在|未)(?:审理|办理|审结|办结)(?:中|的)*(?:有)?")
