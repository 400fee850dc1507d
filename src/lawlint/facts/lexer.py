"""The one pass over the text that finds every figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from lawlint.document.model import Document
from lawlint.facts.model import Approx, DateFact, Kind, PeriodFact, Quantity, Unit
from lawlint.facts.units import NO_UNIT, match
from lawlint.finding import Span
from lawlint.interval import Interval


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pass found; ``atoms`` are the spans that no clause mark may divide."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateFact, ...]
    periods: tuple[PeriodFact, ...]
    atoms: tuple[Span, ...]


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?P<before>超过|不少于|至少|近|约)?(?P<int>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(?P<dec>\d+))?(?P<big>[万亿])?"
        r"(?P<more>[余多])?(?P<percent>%|个百分点)?"
    )


def read(document: Document, units: Mapping[str, Unit]) -> Figures:
    """All figures of ``document``."""
    quantities = tuple(
        quantity
        for found in _number().finditer(document.folded)
        if (quantity := _quantity(document, units, found)) is not None
    )
    return Figures(quantities, (), (), tuple(quantity.span for quantity in quantities))


def _quantity(document: Document, units: Mapping[str, Unit], found: re.Match[str]) -> Quantity | None:
    text = document.folded
    if text[found.end() : found.end() + 1] in ("年", "月", "号", "〕"):
        return None
    decimals = len(found["dec"] or "")
    big = {"万": 10**4, "亿": 10**8}.get(found["big"] or "", 1)
    value = Fraction(found["int"].replace(",", "") + (found["dec"] or "")) / 10**decimals * big
    step = Fraction(big, 10**decimals)
    percent = found["percent"]
    unit = None if percent else match(units, text, found.end())
    kind = {"%": Kind.PERCENT, "个百分点": Kind.POINTS}.get(
        percent or "", Kind.QUANTITY if unit else Kind.ORDINARY
    )
    interval, approx = Interval.point(value), Approx.EXACT
    if decimals or big > 1 or percent:
        interval, approx = Interval.around(value, step), Approx.ROUNDED
    if found["more"]:
        zeros = len(found["int"]) - len(found["int"].rstrip("0"))
        interval, approx = Interval(value, value + step * 10**zeros, True, False), Approx.SOME_MORE
    if found["before"] == "近":
        interval, approx = Interval(Fraction(0), value, False), Approx.NEARLY
    elif found["before"] == "约":
        interval, approx = Interval(value / 10, value * 10), Approx.ABOUT
    elif found["before"]:
        interval, approx = Interval(value, None), Approx.AT_LEAST
    span = Span(found.start(), found.end() + len(unit.name if unit else ""))
    number = Span(
        found.start("int"), found.end("big") if found["big"] else found.end("dec" if decimals else "int")
    )
    return Quantity(
        span, number, kind, span.of(document.text), value, interval, step, decimals, approx, unit or NO_UNIT
    )
