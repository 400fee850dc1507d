"""What was done against its target: 培养7436名，完成7200名培养目标的103.3%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._quotient import unexplained
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def of_target(figures: Figures, case: str, terms: Sequence[Term], term: Term) -> Observation | None:
    """培养7436名，完成7200名培养目标的103.3%; 计划120项，实际完成126项，完成计划的105%."""
    before = [each for each in terms if each.index < term.index and each.sentence == term.sentence]
    if len(before) < 2 or before[-1].index + 1 != term.index:
        return None
    named = _planned().search(before[-1].lead) if term.wide == "的" else _names_target().match(term.wide)
    if not named:
        return None
    above, base = before[-2:]
    if _planned().search(above.lead) and not _planned().search(base.lead):
        above, base = base, above
    counts = all(figures.is_count(each) and not figures.is_change(each) for each in (above, base))
    done = _done().search(before[-1].wide)
    if not (counts and figures.alike(above, base) and done and before[-1].mark == ","):
        return None
    whole = figures.rounded(base)
    if whole.low is None or whole.low <= 0:
        return None
    if (figures.rounded(above).scale(100) / whole).meets(figures.printed(term)):
        return Held(figures.span(term), "target", figures.used((above, base, term)), exact=True)
    return unexplained(figures, case, ("完成比例", term), above, [[base]])


@cache
def _planned() -> re.Pattern[str]:
    return re.compile("计划|目标|任务|预算")


@cache
def _done() -> re.Pattern[str]:
    return re.compile("完成|^[为占]|达到?|实际")


@cache
def _names_target() -> re.Pattern[str]:
    return re.compile(r"^(?:的)?(?![占为达])(?:[\u4e00-\u9fff]{0,4}(?:目标|任务|计划)(?:任务|目标|数)?)的?$")
