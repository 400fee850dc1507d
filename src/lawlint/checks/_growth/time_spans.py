"""The months, quarters and years that the figures of a change are of, and which of them it cannot compare."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move
from lawlint.checks._growth.since import is_since_last_period
from lawlint.facts.model import Term


def of_unlike_spans(move: Move, change: Term) -> bool:
    """Whether one figure is of a whole year and the other of a part: 2023年新收1560件；2024年上半年新收800件，同比下降2%; or
    both are a year apart, and the change is since the month before.
    """
    if is_since_last_period(change.wide) and re.search("同期|[上去]年", move.base.wide):
        return True
    years = [_year().search(each.wide) is not None for each in (move.base, move.result)]
    if is_since_last_period(change.wide) and all(years):
        return True
    parts = [_part_of_year().search(each.wide) is not None for each in (move.base, move.result)]
    return all(years) and parts[0] is not parts[1] and "同期" not in move.base.wide


@cache
def _year() -> re.Pattern[str]:
    return re.compile("(?:20\\d\\d|去|上一?|今|本)年")


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile(
        "[上下]半年|[一二三四1-4]季度|[一二三四五六七八九十\\d]个?月|截至|以来|\\d(?:月)?(?:至|到|[—~-]+)\\d+月"
    )


def of_many_periods(figures: Figures, whole: Term) -> bool:
    """Whether a figure is of more than the month or quarter that a change since the last one is of: 前8个月受理869件."""
    text, block = figures.reading.document.folded, figures.reading.document.blocks[whole.block].span
    start = max(text.rfind(mark, block.start, whole.start) for mark in "。;")
    return _many_periods().search(text, max(start, block.start), figures.span(whole).start) is not None


@cache
def of_this_year() -> re.Pattern[str]:
    """An earlier time of the year, which 同比 does not compare with: 较10月末的2156人减少13人，同比减少10.26%."""
    return re.compile("[较比](?:年初|期初|上月|上季度|1?[0-9]月|[一二三四]季度)")


@cache
def _many_periods() -> re.Pattern[str]:
    return re.compile(
        "\\d个月|[一二三四五六七八九十]个月|月?(?:[—~-]+|至|到)\\d+月|累计|全年|半年|以来|截至|年(?!\\d+月|第?[一二三四]季度)度?"
    )
