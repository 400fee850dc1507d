"""Numbers so far above the names before them that the names say where, and the number counts what is there."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Quantity, Term


def is_far_more(listed: int, stated: int) -> bool:
    """Whether the names are hardly what is counted: 在城区、园区20个重点领域; 4 of 3 names, or 5, are a slip, and three names are
    seldom a place to look in (六项制度 behind three of them is told).
    """
    return stated > listed + 1 and stated >= listed * (2 if listed < _SEVERAL else 4)


_SEVERAL = 3


def held_against(quantity: Quantity, run: re.Match[str], before: str) -> bool:
    """Whether titles that are read or held against, not made, stand before far more of what is in them: 依据《甲法》《乙条例》
    10项规定.
    """
    verb = re.split("[,;:。]", before[: run.start()])[-1]
    few = not is_far_more(run.group().count("》"), int(quantity.printed))
    return not few and re.match("依[据照]|按照?|对照|根据|解读|围绕|落实|贯彻", verb) is not None


def of_their_parts(quantity: Quantity, term: Term) -> bool:
    """Whether what stands behind titles counts parts or copies of them: 对照《甲》《乙》8个方面; 发放《甲》《乙》30册."""
    return quantity.unit.name in ("册", "本", "期", "方面", "条") or _part().match(term.tail) is not None


@cache
def _part() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,4}?(?:方面|条款|条文|章节|任务|指标|要点|环节|领域)")
