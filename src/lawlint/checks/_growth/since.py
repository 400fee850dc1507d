"""Since when a change is said to be, and of when the figure is that it leads from: 由2020年的86件增至132件，同比增长8.2%."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._growth.change_words import LAST_PERIOD
from lawlint.checks._growth.moves import Move

_PARTS = ("季度", "半年", "月")
"""Of a year, one of which a change may be since the one before it."""


def since(words: str) -> str:
    """The time that a change is said to be since, if any: period, last_year, start, or a year as printed."""
    found = _times().search(words)
    return next((name for name, said in found.groupdict().items() if said), found[0]) if found else ""


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        f"(?P<period>环比|{LAST_PERIOD})|(?P<last_year>同比|[上去]年|上一年|同期)|(?P<start>年初|期初)|(?<=[较比与])(?:20\\d\\d年|前年)"
    )


def is_since_last_period(words: str) -> bool:
    return since(words) == "period"


def since_unlike(one: str, other: str, this: int | None = None) -> bool:
    """Whether two changes each name a time, and not the same: 较2022年增加30件，同比增长5.2%; ``this``: the year of the
    report, to which 同比 and the year before it are one.
    """
    last = f"{this - 1}年" if this else ""
    first, second = ("last_year" if said == last else said for said in (since(one), since(other)))
    return bool(first and second) and first != second


def since_another(figures: Figures, move: Move, change: str) -> bool:
    """Whether a change is since another time than the base of its move is of: 由上年的20件增至70件，较2022年增长1.5倍;
    由改革前的1260项精简至986项，较上年减少12项.
    """
    base = move.base.wide
    if found := re.search("20\\d\\d年|前年|基期", change):
        last = re.search("[上去]年|年初", base) is not None and found[0] != "前年"
        return found[0] not in base and not last
    return of_another_time(figures, move, change)


def of_another_time(figures: Figures, move: Move, change: str) -> bool:
    """The same of a change since last year or since the period before: 同比增长8.2%, of 由2020年的86件增至2024年的132件."""
    said, base = since(change), re.split("[由从自]", move.base.wide)[-1]
    if said not in ("last_year", "period"):
        return False
    if year := re.search("20\\d\\d", base):
        named = re.search("20\\d\\d", move.result.wide)
        this = int(named[0]) if named else figures.reading.document.identity.year
        return said == "period" or int(year[0]) + 1 != this
    if _last_year().search(base):
        return said == "period" or ("年初" in base and "同比" in change)
    old = _is_of_old().search(base)
    return old is not None and (said == "last_year" or old[0] not in _PARTS)


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("[上去]一?年|同期|年[初末底]")


@cache
def _is_of_old() -> re.Pattern[str]:
    """What a figure was before some change, within a year, or has to be by law: 改革前, 一季度, 法定, 最长的."""
    return re.compile(f"法定|规定|承诺|原|{'|'.join(_PARTS)}|前(?:的|平均|每|$)|初|最[长高低多]|高峰|的$")
