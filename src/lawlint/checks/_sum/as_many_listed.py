"""Totals that say of how many figures they are the sum: 三项活动共772场次, 四年共建成50处."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.dates import number
from lawlint.facts.model import Term

_LONGEST_SPAN = 14
"""Characters before a total in which its years are named."""


def as_many_listed(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """宣讲312场次，义诊186场次，演出274场次，三项活动共772场次: as many figures as it says stand before it."""
    if (
        not before
        or before[-1].index + 1 != term.index
        or not re.fullmatch("[\u4e00-\u9fff]{0,4}共计?", words)
    ):
        return False
    alike = [each for each in before[:-1] if figures.alike(each, term) and not figures.is_change(each)]
    number_of = figures[before[-1]]
    return (
        number_of.exact
        and number_of.unit.name in ("项", "类", "者", "种")
        and number_of.printed == len(alike)
    )


def years_listed(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether the figures of as many years as the total says stand before it: 2023年建成9处、2024年建成14处，两年共建成23处."""
    text, at = figures.reading.document.folded, figures.span(term).start
    found = _of_years().search(text, max(0, at - _LONGEST_SPAN), at)
    if found is None:
        return False
    alike = [each for each in before if figures.alike(each, term) and not figures.is_change(each)]
    years = {year[0] for each in alike if (year := re.search("20\\d\\d(?=年)", each.wide))}
    if any(re.search("20\\d\\d年$", each.wide) is None for each in alike[1:]):
        return False  # 2022年立案120件，2023年立案150件，两年共办结260件
    return len(years) == len(alike) == number(found["years"].replace("两", "二"))


@cache
def _of_years() -> re.Pattern[str]:
    return re.compile(
        "[,;。](?P<years>[两三四五六七八九十])年(?:来|间|里|内)?[\u4e00-\u9fff]{0,4}(?:共计?|合计|总计)[\u4e00-\u9fff]{0,6}$"
    )
