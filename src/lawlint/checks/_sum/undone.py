"""What is not done beside what is: 化解33件，未化解的3件; 已建成142个，尚有26个村未建成."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def is_undone(before: Term, term: Term) -> bool:
    """Whether the figure counts what is left of what the one before counts as done: 化解33件，未化解的3件; 已建成142个，
    尚有26个村未建成.
    """
    found = re.match("(?:尚|还|仍)?未([\u4e00-\u9fff]{2})(?:到位|完成)?的$", term.lead)
    if found is None and re.fullmatch("(?:目前|现)?(?:尚|还|仍)有", term.lead):
        named = re.match("[\u4e00-\u9fff]{1,5}?未([\u4e00-\u9fff]{2})(?:到位|完成)?$", term.tail)
        found = named if before.lead.endswith(("的", "的有")) else None  # not 已建成广场171个
    return found is not None and found[1] in before.lead and "未" not in before.lead


def lacks_some(figures: Figures, before: Sequence[Term], undone: Term) -> bool:
    """Whether what is done, be it in one way only (限期, 经核实), and what is not are less than the figure before them."""
    if len(before) < 2 or _some_way().search(before[-1].wide) is None:
        return False
    return figures.size(before[-1], undone) < figures.size(before[-2])


@cache
def _some_way() -> re.Pattern[str]:
    return re.compile("限期|经(?:核实|查实|审查|研判)|对[^,;。]{1,8}的|立案|列入|属实|督促")
