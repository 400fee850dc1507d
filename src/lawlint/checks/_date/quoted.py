"""Days named in quotation marks that no calendar has: “9·62”未成年人保护法宣传日, “15·4”全民国家安全教育日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import days_in
from lawlint.finding import Span, Words


def quoted_days(document: Document) -> Iterator[Observation]:
    """Every “3·15” that a name of a day follows, or that stands in a row with one that it follows."""
    if "”" not in document.folded and '"' not in document.folded:
        return
    row = False
    for found in _quoted().finditer(document.folded):
        row = bool(found["named"]) or (row and bool(found["joined"]))
        month, day = int(found["month"]), int(found["day"])
        place = Span(found.start("month"), found.end("day"))
        if not row or month == 0 or day == 0:
            continue
        if month <= 12 and day <= days_in(None, month):
            yield Held(place)
        else:
            said = place.of(document.text)
            yield Problem(
                place, _impossible(said, month), values={"found": said}, tells=(Span(*found.span()),)
            )


def _impossible(said: str, month: int) -> Words:
    if month > 12:
        return Words(f"没有“{said}”这样的日期：一年只有12个月", f"there is no {said}: a year has 12 months")
    days = days_in(None, month)
    return Words(
        f"没有“{said}”这一天：{month}月只有{days}天", f"there is no {said}: the month has {days} days"
    )


@cache
def _quoted() -> re.Pattern[str]:
    """A month and a day in quotation marks, whether 、 joins it to what stands before, and the name of a day behind it;
    not the name of a case or a plan: “5·32”专案.
    """
    named = "(?!专?案|工程|行动|战略|计划|模式)(?P<named>(?:[\u4e00-\u9fff]{2,14}?(?:日(?![报常前])|节(?![目约能水点]))))?"
    return re.compile(rf'(?P<joined>(?<=、))?[“"](?P<month>\d{{1,2}})[·•・](?P<day>\d{{1,2}})[”"]{named}')
