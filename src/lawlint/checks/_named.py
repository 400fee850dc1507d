"""The words that a figure is named by in a message: they begin at a word, and their marks are paired."""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 16
_LEAST = 4  # of a name that is cut


def name_of(lead: str, wide: str, figure: str) -> str:
    """``lead``: the words right before the figure; ``wide``: those from the clause mark on; ``figure``: the one that they
    stand right behind, or empty.
    """
    if "”" in lead and "“" not in lead.partition("”")[0] and "“" in wide:
        lead = wide[wide.rindex("“", 0, wide.rindex("”")) :]  # “甲、乙”检查246次
    lead = lead.removeprefix("的")  # 50岁以上的37人: what stands before 的 is not shown
    if lead in _BARE:
        return ""
    if figure and _noun().match(lead):
        return figure + lead
    if len(lead) <= _LONGEST:
        return lead
    lead = lead.removeprefix("其中")
    if len(lead) <= _LONGEST:
        return lead
    cuts = [found.end() for found in _before_word().finditer(lead, len(lead) - _LONGEST - 1)]
    cut = next((at for at in cuts if len(lead) - at >= _LEAST), None)
    return "…" + (lead[cut:] if cut else lead[-_LONGEST:])


_BARE = ("对", "将", "把", "在", "向", "给", "为", "有", "变为", "变成")


@cache
def _noun() -> re.Pattern[str]:
    """What the figure before counts, and nothing else: 5个方面36项."""
    return re.compile(
        "(?!为|变|达|增|减|升|降|上|下|提|扩|压|缩|调|到|至|和|与|及|其|共|的|以|中)[\u4e00-\u9fff]{1,4}$"
    )


@cache
def _before_word() -> re.Pattern[str]:
    """What a word begins behind."""
    return re.compile("[的了在对将把由从向和与及”》]|通过(?=.{4})|(?<=[年月日度])")
