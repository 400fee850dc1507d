"""Occasions told one by one: 召开推进会3次：第一次于3月14日召开，第二次…，第三次…，第四次…: never more than the number says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import differs
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.finding import Related, Span, Words

_UNITS = frozenset({"次", "轮", "场", "批", "期", "批次", "轮次", "场次"})


def ordinals(figures: Figures) -> Iterator[Observation]:
    """Every number of occasions with the first of them right behind the mark that follows."""
    document = figures.reading.document
    text = document.folded
    if "第一" not in text:
        return
    for term in figures.reading.facts.terms:
        quantity = figures[term]
        if quantity.unit.name not in _UNITS or not quantity.exact or quantity.printed.denominator != 1:
            continue
        block = document.blocks[term.block].span
        stop = text.find("。", quantity.span.end, block.end)
        end = stop if stop > 0 else block.end
        opening = _first().match(text, quantity.span.end, end)
        if opening is None or opening["unit"] != quantity.unit.name[0]:
            continue
        told = [
            each
            for each in _next().finditer(text, opening.start("name"), end)
            if each["unit"] == opening["unit"]
        ]
        run = next((at for at, each in enumerate(told) if number(each["number"]) != at + 1), len(told))
        if run <= quantity.printed or run != len(told):
            yield Held(quantity.span, "ordinals", (term.index,))
        elif not _to_come().search(text, told[int(quantity.printed)].start(), end):
            places = tuple(Related(Span(*each.span("name")), Words("列举项", "item")) for each in told)
            yield differs(figures, term, [each["name"] for each in told], run, places)


@cache
def _first() -> re.Pattern[str]:
    """Up to a dozen characters and a mark, then the first of the occasions."""
    return re.compile("[\u4e00-\u9fff]{0,12}[:,;](?:其中,?)?(?P<name>第一(?P<unit>[次轮场批期]))")


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        "(?<=[:,;、中])(?P<name>第(?P<number>[一二三四五六七八九十]{1,2})(?P<unit>[次轮场批期]))"
    )


@cache
def _to_come() -> re.Pattern[str]:
    """What is not done yet, or done by others, is no occasion of the number."""
    return re.compile("将|拟|计划|筹备|明年|来年|下[一步年]|正在|启动|未|延[期至]|改[为期]|国家|省|中央")
