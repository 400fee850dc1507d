"""Averages by month or day beside the year's total: 全年接听10.8万通，月均9000通."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Term
from lawlint.interval import Interval

_PERIODS = {"月": (12,), "日": (366, 250), "天": (366, 250), "周": (53, 52), "季": (4,)}
"""How many there are in a year, days of the calendar or of work, the most and the fewest."""
_SLACK = Fraction(1, 20)
"""By how much an average may be off: some say 30 days a month, or leave out the holidays."""


@cache
def per_time() -> re.Pattern[str]:
    """月均, 日均接听, 平均每月; group ``per``."""
    return re.compile(
        r"(?:每(?P<a>[月日天周季])平均|(?P<b>[月日周])均|平均每个?(?P<c>[月日天周季]))度?[\u4e00-\u9fff]{0,4}$"
    )


@cache
def _part_of_year() -> re.Pattern[str]:
    """What says that the total is not that of one whole year."""
    return re.compile(
        "上半年|下半年|季度|月至|月份|[-—~至]\\d{1,2}月|以来|累计|截至|以后|运行|上线|开通|启动|五年|三年|两年"
    )


_DAYS = {"周": (7, 6, 5), "季度": (90, 91, 92, *range(57, 67)), "月份": (30, 31, 28, 29, *range(17, 24))}
"""How many days there may be, of the calendar or of work."""


def _days_said(figures: Figures, whole: Term) -> tuple[int, ...]:
    """The days of the one week, month or quarter that the sentence of the total begins with, or ``()``."""
    document = figures.reading.document
    block = document.blocks[whole.block].span
    start = max(*(document.folded.rfind(mark, block.start, whole.start) + 1 for mark in "。;"), block.start)
    words = document.folded[start : figures.span(whole).start]
    found = _one_stretch().match(words)
    if found is None or _open_ended().search(words):
        return ()
    return _DAYS[found[1]]


@cache
def _one_stretch() -> re.Pattern[str]:
    """2024年第28周(7月8日—7月14日), 2025年第一季度, 9月份."""
    return re.compile(
        r"\s*(?:20\d\d年)?(?=第\d{1,2}周|[本上]周|第?[一二三四]季度|\d{1,2}月份)[^周季月]{1,3}(周|季度|月份)(?:\([^()]*\))?,?"
    )


@cache
def _open_ended() -> re.Pattern[str]:
    return re.compile("以来|累计|截至|运行|上线|开通|启动|工作日|至第|前")


def of_year(
    figures: Figures, terms: Sequence[Term], term: Term, average: Interval
) -> tuple[Term, int, bool] | None:
    """The year's total before the average of ``term``, the number of months or days, and whether the average
    fits; None when the total is not certain.
    """
    found = per_time().search(term.wide)
    if found is None:
        return None
    per = found["a"] or found["b"] or found["c"]
    wholes = [each for each in terms if each.index < term.index and figures.alike(each, term)]
    if len(wholes) != 1 or figures.is_change(wholes[0]):
        return None
    text = figures.reading.document.folded[wholes[0].start : figures.span(term).end]
    precise = (Approx.EXACT, Approx.ROUNDED)
    if figures[wholes[0]].approx not in precise:
        return None
    whole = figures.value(wholes[0])
    if "全年" not in wholes[0].wide:
        days = _days_said(figures, wholes[0]) if per in "日天" else ()
        near = (whole.scale(Fraction(1, size)) for size in days)
        return (wholes[0], days[0], any(average.meets(each) for each in near)) if days else None
    if _part_of_year().search(text):
        return None
    parts = _PERIODS[per]
    least = whole.scale((1 - _SLACK) / max(parts))
    most = whole.scale((1 + _SLACK) / min(parts))
    return wholes[0], parts[0], average.meets(Interval(least.low, most.high))
