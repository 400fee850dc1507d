"""Averages by month or day beside the year's total: 全年接听10.8万通，月均9000通."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._average.narrower import of_some_only
from lawlint.checks._average.operands import PRECISE
from lawlint.checks._digits import one_digit_off, turned
from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.facts.model import Approx, Term
from lawlint.interval import Interval

_PERIODS = {"月": (12,), "日": (366, 250), "天": (366, 250), "周": (52, 53), "季": (4,)}
"""How many there are in a year, days of the calendar or of work."""
_SLACK = Fraction(1, 20)
"""By how much an average by day or week may be off: some leave out the holidays."""
_DIGITS = 1000
"""From which on an average has so many digits that one slip between two is seldom chance."""


@cache
def per_time() -> re.Pattern[str]:
    """月均, 日均接听, 平均每月; group ``per``."""
    return re.compile(
        r"(?:每(?P<a>[月日天周季])平均|(?P<b>[月日周季])均|(?P<d>季)度(?:平均|均)|平均每个?(?P<c>[月日天周季]))度?(?P<verb>[\u4e00-\u9fff]{0,6})$"
    )


@cache
def _part_of_year() -> re.Pattern[str]:
    """What says that the total is not that of one whole year."""
    return re.compile(
        "上半年|下半年|季度|月至|月份|\\d{1,2}月|以来|累计|截至|以后"
        "|(?:今年|年内|年中|年初|新|自|正式|后)[^,;。]{0,8}(?:运行|上线|开通|启动)|(?:运行|上线|开通|启动)[以之]?后"
        "|五年|三年|两年|上一?年|去年|前年|同期|20\\d\\d年?[-—~至到]"
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
    if found is None or figures.is_change(term):
        return None  # 月均增加0.08万件: how much more in a month than the year before
    per = found["a"] or found["b"] or found["c"] or found["d"]
    wholes = _wholes(figures, terms, term, found["verb"])
    if not wholes or any(figures[each].approx not in (*PRECISE, Approx.SOME_MORE) for each in wholes):
        return None
    before = _said_before(figures, wholes[0])
    if _of_part(term, found, before + wholes[0].wide + wholes[0].tail):
        return None
    if "全年" not in wholes[0].wide and per in "日天" and len(wholes) == 1:
        days = _days_said(figures, wholes[0])
        near = (figures.value(wholes[0]).scale(Fraction(1, size)) for size in days)
        if days:
            return wholes[0], days[0], any(average.meets(each) for each in near)
    behind = figures.reading.document.folded[figures.span(wholes[0]).start : term.start]
    said = f"{before}{wholes[0].wide},{behind}{term.wide[: found.start()]}"
    if not _whole_year().search(before + wholes[0].wide) or _part_of_year().search(
        _twelve_months().sub("", said)
    ):
        return None
    year = figures.reading.document.identity.year
    parts = (366 if isleap(year) else 365, 250) if per in "日天" and year else _PERIODS[per]
    if per in "月季" and figures[term].approx in PRECISE:
        average = _rounded(figures, term)
        parts_of = (figures.value(each).scale(Fraction(1, parts[0])) for each in wholes)
        return wholes[0], parts[0], any(average.meets(each) for each in parts_of)
    fits = any(_near(figures, each, parts, average) for each in wholes)
    narrowed = term.wide[: found.start()] not in wholes[0].wide  # 夏季日均, 其中有效警情日均
    fits = fits and not (
        not narrowed and per in "日天" and len(wholes) == 1 and _slipped(figures, wholes[0], term)
    )
    return wholes[0], parts[0], fits


def _of_part(term: Term, found: re.Match[str], said: str) -> bool:
    """Whether an average is of a season, place or class, or of a change: 汛期日均, 其中投诉日均, 日均减少."""
    part = "其中" in found.string[: found.start()] or of_some_only(term.wide[: found.start()], said)
    return part or re.search(f"{UP}|{DOWN}", found["verb"]) is not None


def _rounded(figures: Figures, term: Term) -> Interval:
    """What an average by month may stand for: rounded up, down or to as many zeros as it ends with."""
    quantity = figures[term]
    zeros = next((size for size in range(1, 9) if quantity.printed % 10**size), 9) - 1
    off = max(quantity.step, Fraction(10**zeros, 2))
    return Interval.around(quantity.printed, off).scale(quantity.unit.scale)


def _near(figures: Figures, whole: Term, parts: Sequence[int], average: Interval) -> bool:
    """Whether the total makes about the average."""
    least = figures.value(whole).scale((1 - _SLACK) / max(parts))
    most = figures.value(whole).scale((1 + _SLACK) / min(parts))
    return average.meets(Interval(least.low, most.high))


_OPEN_DAYS = (range(353, 367), range(296, 316), range(238, 258))
"""Days of a year: of the calendar, six a week, of work; about as many where some are left out."""


def _slipped(figures: Figures, whole: Term, term: Term) -> bool:
    """Whether the average is what each day of the calendar takes but for one slip of the pen, and that of no other
    number of days on which one works.
    """
    shown, size = figures[term], figures.size(whole)
    if shown.approx is not Approx.EXACT or shown.printed < _DIGITS or figures[whole].approx not in PRECISE:
        return False
    if any(int(size / figures.size(term)) in days for days in _OPEN_DAYS):
        return False
    each_day = [size / days / shown.unit.scale for days in (365, 366)]
    right = {Fraction(int(each + half)) for each in each_day for half in (0, Fraction(1, 2))}
    return any(turned(shown.printed, each) or one_digit_off(shown.printed, each) for each in right)


def _wholes(figures: Figures, terms: Sequence[Term], term: Term, verb: str) -> list[Term]:
    """The totals that the average may be of: the only one before it with its ``verb`` (月均办结), else all."""
    alike = [each for each in terms if each.index < term.index and figures.alike(each, term)]
    if any(figures.is_change(each) or "其中" in each.wide for each in alike):
        return []
    counts = [each for each in alike if not per_time().search(each.wide)]
    named = [each for each in counts if len(verb) > 1 and verb[:2] in each.wide]
    if len(counts) < 2 or len(verb) < 2:
        return counts
    return named if len(named) == 1 else []


def _said_before(figures: Figures, whole: Term) -> str:
    """The words of the sentence before the total's own."""
    document = figures.reading.document
    start = document.blocks[whole.block].span.start
    text = document.folded[start : whole.start]
    return text[max(text.rfind(mark) for mark in "。;") + 1 :]


@cache
def _whole_year() -> re.Pattern[str]:
    named = "20\\d\\d年度?(?![上下底末初以]|\\d{1,2}(?!\\d))"  # 2024年12345热线, not 2024年6月
    return re.compile(f"全年|{named}|本年度|{_twelve_months().pattern}")


@cache
def _twelve_months() -> re.Pattern[str]:
    """1月至12月, 1—12月份, 四个季度, 12个月累计, 全年累计: the whole year."""
    days, months = r"(?<!\d)1月1日[-—~～至到]+12月31日", r"(?<!\d)1月?份?[-—~～至到]+12月份?"
    return re.compile(rf"(?:{days}|{months}|四个季度|(?<!\d)12个月|全年)(?:累计)?")
