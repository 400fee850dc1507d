"""A day said to be so many days behind another: 5月20日印发办法，办法印发9天后，于5月19日召开部署会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import DAY, MONTH, Day, number
from lawlint.finding import Reasoning, Related, Span, Words

_COMMON = 2023
_YEAR = 365
_NOTICES = frozenset({"公告", "公示", "意见", "催告", "告知"})
"""What runs for so many days, so that anything behind it comes later: 公告60日后，于6月28日作出决定."""


def days_later(document: Document) -> Iterator[Observation]:
    """Every day that the sentence dates twice: by its date, and by the days since the deed that the first date is of."""
    text = document.folded
    if not any(word in text for word in ("天后", "日后", "天之后")):
        return
    for found in _later().finditer(text):
        deed, days = found["deed"], number(found["n"].replace("两", "二")) or 0
        if not days or (deed and deed not in found["done"]) or _other().search(found["done"]):
            continue
        ends = [(number(found[f"m{end}"]) or 0, number(found[f"d{end}"]) or 0) for end in ("", "2")]
        if not all(Day(0, _COMMON, *each).possible for each in ends):
            continue
        first, last = (date(_COMMON, *each) for each in ends)
        apart, place = (last - first).days, Span(*found.span("last"))
        over = deed in _NOTICES and apart > days
        if over or any(abs(each - days) <= 1 for each in (apart, apart + _YEAR, apart + _YEAR + 1)):
            yield Held(place, "later")
            continue
        one, two, said = (document.text[slice(*found.span(name))] for name in ("first", "last", "size"))
        words = Words(
            f"{two}不在{one}的{said}：两日相距{apart}天" if apart >= 0 else f"{two}早于{one}，不会是{said}",
            f"{two} is {apart} days from {one}, not {days}",
        )
        related = (Related(Span(*found.span("first")), Words("起算的日期", "the day counted from")),)
        values = {"found": two, "expected": ""}
        yield Problem(
            place,
            words,
            values=values,
            related=related,
            reasoning=Reasoning((one, said, two), words),
            key=one + said + two,
        )


@cache
def _later() -> re.Pattern[str]:
    numeral = r"(?<![\d第])\d{1,3}|(?<![一二三四五六七八九十第])[一二两三四五六七八九十]{1,3}"
    gap = "时隔|相隔|间隔|短短|仅仅|仅|仅隔|隔|在|此后|其后|之后"
    return re.compile(
        rf"(?<![\d.])(?P<first>(?P<m>{MONTH})月(?P<d>{DAY})日),?(?P<done>[^。;\d月\n]{{1,60}}?),"
        rf"(?:[\u4e00-\u9fff]{{0,6}}?(?P<deed>[\u4e00-\u9fff]{{2}})|{gap})?(?P<size>(?P<n>{numeral})[天日]之?后),?"
        rf"(?:[\u4e00-\u9fff]{{0,14}},?)?[于在即]?(?P<last>(?P<m2>{MONTH})月(?P<d2>{DAY})日)(?!前|之前|起?[至到])"
    )


@cache
def _other() -> re.Pattern[str]:
    """What the days may be counted from instead."""
    return re.compile("期满|届满|截止|为期|[次翌]|上年|去年|明年|起")
