"""Which year of a plan the year is: 2024年是“八五”普法规划（2021—2025年）实施的第三年, of which it is the fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._numerals import in_han
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import TO, YEAR, number
from lawlint.facts.periods import plan_at
from lawlint.finding import Reasoning, Span, Words


def year_of_plan(document: Document) -> Iterator[Observation]:
    """Every 第N年, 开局之年 and 收官之年 of a plan whose years are printed, or known from its name."""
    text = document.folded
    if "年是" not in text and "年为" not in text:
        return
    for found in _told().finditer(text):
        years = _years(text, found)
        if years is None:
            continue
        first, last = years
        year, said = number(found["year"]) or 0, Span(*found.span("said"))
        if not first <= year <= last:
            continue
        right = year - first + 1
        many = (
            number(found["n"].replace("两", "二")) if found["n"] else 1 if found["open"] else last - first + 1
        )
        if many == right:
            yield Held(said, "years")
            continue
        shown, plan = said.of(document.text), f"{first}—{last}年"
        expected = f"第{in_han(right)}年"
        words = Words(
            f"{year}年是{plan}的{expected}，文中为{shown}",
            f"{year} is year {right} of {first} to {last}, the text says {shown}",
        )
        reasoning = Reasoning((plan, shown), words, nearest=(Words(expected, f"year {right}"),))
        values = {"found": shown, "expected": expected}
        yield Problem(said, words, values=values, reasoning=reasoning, key=f"{year} {plan} {shown}")


def _years(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last year of the plan: those in brackets, else those of a five-year plan by its name."""
    if found["first"]:
        return number(found["first"]) or 0, number(found["last"]) or 0
    for at in range(found.end("year"), found.start("said")):
        plan = plan_at(text, at)
        if plan is not None and not _of_it().fullmatch(text, plan.stop, found.start("said")):
            return None  # “十四五”规划关键一年、三年行动收官之年
        if plan is not None and "普法" not in text[at : plan.stop + 4] and plan.first and plan.last:
            return plan.first.year, plan.last.year
    return None


_FILL = '[”"》]?(?:规划|计划|纲要|方案|时期|期间|普法|工作|实施|执行|推进|落实|全面|深入|贯彻|的)*'


@cache
def _of_it() -> re.Pattern[str]:
    return re.compile(_FILL)


@cache
def _told() -> re.Pattern[str]:
    """2024年是“十四五”规划实施的第四年: one plan, and nothing else between it and what the year is."""
    years = rf"\((?P<first>{YEAR})年?{TO}(?P<last>{YEAR})年?\)"
    opened = "(?P<open>(?:开局|起步|启动|开启|首)之?年|首年)"
    closed = "收官之?年|最后一年|收尾之年"
    nth = "第(?P<n>[一二两三四五六七八九十]{1,2}|\\d{1,2})(?:个年头|年)"
    words = "[^,;。:()\\n]"
    return re.compile(
        rf"(?<!\d)(?P<year>20\d\d)年度?(?:既|也|正|恰|又)?[是为]{words}{{2,30}}?(?:{years}{_FILL})?"
        rf"(?P<said>{nth}|{opened}|{closed})(?=[,、;。:也和暨]|$)"
    )
