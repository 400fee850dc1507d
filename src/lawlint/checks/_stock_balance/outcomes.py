"""What became of all that came in, as what went out: 办理结果为予以公开34件、不予公开6件；结转下年度4件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._stock_balance.flow_words import CLOSE, IN, OPEN, OUT, Entry
from lawlint.facts.model import Term

NAMES = re.compile("部分公开|其[他它余]处理|其[他它](?=$|[、,])")
"""Names of outcomes, which do not say that others are left unsaid."""


def with_outcomes(entries: Sequence[tuple[Term, Entry | None]]) -> list[tuple[Term, Entry | None]]:
    """The entries with every figure between 办理结果为 and what is left as what went out; only where what there was and
    what came stand before, and none of the outcomes has a place of its own in the account.
    """
    found = list(entries)
    first = next((at for at, (term, _) in enumerate(found) if _opens().match(term.wide)), 0)
    roles = {entry.role for _, entry in found[:first] if entry is not None}
    last = next((at for at in range(first, len(found)) if _role(found[at]) == CLOSE), 0)
    if not first or last - first < 2 or roles != {OPEN, IN}:
        return found
    if any(term.mark not in (",", "、", ";", ":", "") for term, _ in found[first + 1 : last + 1]):
        return found
    for at in range(first, last):
        term = found[at][0]
        found[at] = term, Entry(term, OUT, "")
    return found


def _role(entry: tuple[Term, Entry | None]) -> str:
    return entry[1].role if entry[1] else ""


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(
        "[\u4e00-\u9fff]{0,4}(?:办理|处理|答复|审理|复议)?(?:结果|决定|情况)(?!主要)(?:分别|依次)?[为是]?"
    )
