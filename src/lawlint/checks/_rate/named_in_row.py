"""Rates that are named in a row before their figures: 受理率、办结率分别为95.2%、90.4%."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Kind, Term

_FEWEST = 2


@cache
def _row() -> re.Pattern[str]:
    """受理率、办结率分别为; 办理工作满意率和办理结果满意率分别达."""
    name, joint = "[\u4e00-\u9fff“”]{1,12}?率", "(?:、|和|及|与|以及)"
    return re.compile(rf"({name}(?:{joint}{name})+)(?:均|已|也)?分别(?:高|仅|只)?(?:达到|达|为|是|约|有)?$")


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two names; 和 in 和解率 joins nothing."""
    return re.compile("(?<=率)(?:、|和|及|与|以及)")


def named_in_row(figures: Figures, terms: Sequence[Term]) -> Mapping[int, str]:
    """The names of the percentages that one clause names together, by their indices; only where there are as many
    percentages as names.
    """
    found: dict[int, str] = {}
    for at, term in enumerate(terms):
        words = _row().search(term.wide) if figures[term].kind is Kind.PERCENT else None
        if words is None:
            continue
        names = _joint().split(words[1])
        row = [term]
        for each in terms[at + 1 :]:
            if figures[each].kind is not Kind.PERCENT or each.wide not in _JOINED:
                break
            row.append(each)
        if len(row) == len(names) >= _FEWEST and not _of_several(names):
            found.update(zip((each.index for each in row), names, strict=True))
    return found


def _of_several(names: Sequence[str]) -> bool:
    """Whether the names are one rate of several bodies: 市政府败诉率、部门败诉率."""
    return len({name[-3:] for name in names}) == 1


_JOINED = ("", "、", "和", "及", "与", "以及")
"""All that stands between the percentages of a row."""
