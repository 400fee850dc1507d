"""Numbers so far above the names before them that the names say where, and the number counts what is there."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Quantity, Term


def is_far_more(listed: int, stated: int) -> bool:
    """Whether the names are hardly what is counted: 在城区、园区20个重点领域; 4 of 3 names, or 5, are a slip."""
    return stated >= 2 * listed and stated > listed + 1


def of_their_parts(quantity: Quantity, term: Term) -> bool:
    """Whether what stands behind titles counts parts or copies of them: 对照《甲》《乙》8个方面; 发放《甲》《乙》30册."""
    return quantity.unit.name in ("册", "本", "方面", "条") or _part().match(term.tail) is not None


@cache
def _part() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,4}?(?:方面|条款|条文|章节|任务|指标|要点|环节|领域)")
