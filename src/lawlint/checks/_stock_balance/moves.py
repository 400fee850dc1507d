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


def without_running(
    figures: Figures, entries: Sequence[tuple[Term, Entry | None]]
) -> list[tuple[Term, Entry | None]]:
    """The entries without what there was and what came added up on the way: 旧存12件，新收156件，合计168件，审结159件."""
    kept = list[tuple[Term, Entry | None]]()
    for term, entry in entries:
        above = [each.term for _, each in kept if each is not None and each.role in (OPEN, IN)]
        exact = len(above) > 1 and figures[term].exact and all(figures[each].exact for each in above)
        added = exact and sum(figures[each].printed for each in above) == figures[term].printed
        if not (added and _added_up().search(term.wide)):
            kept.append((term, entry))
    return kept


@cache
def _added_up() -> re.Pattern[str]:
    return re.compile(
        "(?:合计|共计|总计|累计|一共|(?<![\u4e00-\u9fff])共|共?[应需][办审处化整受][理结解改置]|待[办审][理结])(?:案件|申请|问题)?[为有达]?$"
    )


@cache
def _leaves() -> re.Pattern[str]:
    return re.compile("[由从](?:原(?:来|有|先)?|年初|上年[末底]?|上年度)?的?$")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("^(?:调整|清理|整合|优化)后|现行|现有|总[数量]$")
