"""A move as the two ends of an account: 取消12项、新增5项。调整后，清单事项由327项变为320项."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._stock_balance.flow_words import CLOSE, IN, OPEN, OUT, Entry
from lawlint.facts.model import Term

ARRIVALS = ("变为", "调整为", "调整到", "增至", "减至", "增加到", "减少到", "增加至", "减少至")
"""Words between the two ends."""


def with_ends(entries: Sequence[tuple[Term, Entry | None]]) -> list[tuple[Term, Entry | None]]:
    """The entries with the ends of a move behind what came and went as what there was and what there is."""
    found = list(entries)
    for at in range(2, len(found) - 1):
        (one, known), (two, _) = found[at : at + 2]
        if one.index + 1 == two.index and _leaves().search(one.wide) and two.wide in ARRIVALS:
            noun = known.noun if known else _leaves().sub("", _aside().sub("", one.wide))
            found[at] = one, Entry(one, OPEN, noun)
            found[at + 1] = two, Entry(two, CLOSE, "")
    return found


def is_whole_account(figures: Figures, before: Sequence[Term], run: Sequence[Entry]) -> bool:
    """Whether 其中 names all that came and went: 共调整17项，其中取消12项、新增5项."""
    flows = [figures.rounded(entry.term) for entry in run if entry.role in (IN, OUT)]
    return bool(before) and total(flows).meets(figures.rounded(before[-1]))


@cache
def _leaves() -> re.Pattern[str]:
    return re.compile("[由从](?:原(?:来|有|先)?|年初|上年[末底]?|上年度)?的?$")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("^(?:调整|清理|整合|优化)后|现行|现有|总[数量]$")
