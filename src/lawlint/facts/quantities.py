"""From an amount and the words around it to a quantity with its hard interval."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from lawlint.document.model import Document
from lawlint.facts import approx
from lawlint.facts.amounts import amount_at
from lawlint.facts.dates import TO
from lawlint.facts.figures import HAN_STARTS
from lawlint.facts.model import Approx, Kind, Quantity, Unit
from lawlint.facts.numerals import scale_of
from lawlint.facts.portions import Amount, in_percent, times
from lawlint.finding import Span
from lawlint.interval import Interval

_PARTS = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE})
_BEFORE_MINUS = frozenset("为至到是约达长率值降幅均比,;。、:( \n")
_MINUS = frozenset("-−")
_MINUS_ENDS = frozenset("长下负-−")
_TO_STARTS = frozenset("-~—–―至到 以(及")
_LASTING = frozenset(("历时", "用时", "耗时", "为期", "长达", "持续", "时长"))
_RECENT = 10  # 近三年 is the last three years, 近三十年 may be nearly thirty


@cache
def _limits() -> re.Pattern[str]:
    """Between the two limits of a range: 5万元以上20万元以下."""
    return re.compile(r"(?:\(含\)|及)?以上(?:、|至)?(?=[\d一二三四五六七八九十])")


@cache
def _below() -> re.Pattern[str]:
    return re.compile(r"(?:\(不?含\))?(?:以下|以内|之下)")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(TO)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(r"(?:由|从|自)(?:[^,;。:、\d]{0,6})$")


def quantity(
    document: Document, first: Amount, last: Amount | None, floor: int, forced: Approx | None = None
) -> Quantity:
    """The quantity of ``first`` (up to ``last`` in a range), with the approximators and the sign around it.

    ``floor``: nothing before it belongs to the quantity.  ``forced``: an approximator found otherwise (过半).
    """
    text = document.folded
    final = last or first
    start, negative = _signed(text, first.start, floor)
    lead = approx.before(text, start, floor)
    if lead.said and text[lead.edge : start].rstrip() == "近" and _recent(first, text, lead.edge):
        lead = approx.Bounds(start, ())
    tail = approx.after(text, final.end, final.unit, final.kind is Kind.FRACTION)
    said = (*tail.said, *lead.said, *((forced,) if forced else ()))
    if last is not None and _limits().match(text, first.end):  # 5万元以上20万元以下
        said = lead.said
    across = negative and last is not None and text[start] in _MINUS  # -5℃至10℃, not 零下5至10度
    interval, why = _interval(first, last, said, across)
    negative = negative and not across
    far = None if said or final.kind not in _PARTS else approx.apart(text, lead.edge, floor)
    if far is not None:
        interval, why = approx.widened(interval, far), far
    value, numeral = first.figure.numeral.value, final.figure.numeral
    span = Span(lead.edge, tail.edge)
    return Quantity(
        span=span,
        number=Span(first.figure.start, final.figures_end),
        kind=final.kind,
        text=span.of(document.text),
        printed=-value if negative or across else value,
        interval=-interval if negative else interval,
        step=numeral.step,
        decimals=numeral.decimals,
        approx=why,
        unit=final.unit,
        weak=text[first.start : first.figures_end] == "一" and value == 1,
    )


def _signed(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Where the sign of the figures at ``start`` begins, and whether it is a minus."""
    if start <= floor or text[start - 1] not in _MINUS_ENDS:
        return start, False
    for minus in ("负增长", "零下", "负", "-", "−"):
        begin = start - len(minus)
        if begin >= floor and text.startswith(minus, begin):
            ahead = text[begin - 1] if begin > floor else ""
            if minus == "负" and ahead and ahead not in _BEFORE_MINUS:
                return start, False
            if minus in "-−" and ahead and ((ahead.isascii() and ahead.isalnum()) or ahead in ")-%—"):
                return start, False
            return begin, True
    return start, False


def _recent(amount: Amount, text: str, edge: int) -> bool:
    """Whether 近, which stands at ``edge``, says which years: 近三年, not 历时近三年."""
    if amount.unit.family not in approx.DURATIONS or text[max(edge - 2, 0) : edge] in _LASTING:
        return False
    return amount.figure.numeral.value <= _RECENT or text.startswith("来", amount.end)


def _interval(
    first: Amount, last: Amount | None, said: tuple[Approx, ...], across: bool
) -> tuple[Interval, Approx]:
    """``across``: the range begins below zero."""
    if last is None:
        return approx.hard(first.figure, first.kind, first.unit, said)
    low = first.figure.numeral.value
    interval, why = Interval(-low if across else low, last.figure.numeral.value), Approx.RANGE
    for word in said:
        interval, why = approx.widened(interval, word), word
    return interval, why


def range_of(text: str, first: Amount, units: Mapping[str, Unit], floor: int) -> tuple[Amount, Amount] | None:
    """Both ends of a range whose lower end is ``first`` (3%—5%, 9～16亿元, 30至40件), or None."""
    if text[first.end : first.end + 1] not in _TO_STARTS:
        return None
    to = _limits().match(text, first.end) or _to().match(text, first.end)
    if to is None or to.end() >= len(text):
        return None
    begin = text[to.end()]
    if not (begin.isdecimal() or begin in HAN_STARTS):
        return None
    last = amount_at(text, to.end(), units)
    if last is None or last.kind is Kind.FRACTION or last.figure.bare:
        return None
    if to.re is _limits() and (last.unit is not first.unit or not _below().match(text, last.end)):
        return None
    last = in_percent(first, last, text)
    if last.kind is Kind.ORDINARY and not last.figure.numeral.grand:
        return None
    if first.kind is not Kind.ORDINARY and (first.kind is not last.kind or first.unit != last.unit):
        return None
    if to[0].strip() in ("至", "到") and _change().search(text, max(floor, first.start - 8), first.start):
        return None
    if first.kind is Kind.ORDINARY:
        first = _like(first, last)
    below = text[first.start - 1 : first.start] in _MINUS and _signed(text, first.start, floor)[1]
    if not below and first.figure.numeral.value >= last.figure.numeral.value:
        return None
    return first, last


def _like(first: Amount, last: Amount) -> Amount:
    """The lower end read in the kind of the upper one: 9 of 9～16亿 is 9亿, 3 of 3—5% is 3%."""
    figure, places = first.figure, last.figure.places.lstrip("十百千") or last.figure.places
    if places and not figure.places and not last.figure.in_han:
        scaled = times(figure, Fraction(scale_of(places)))
        if scaled.numeral.value < last.figure.numeral.value:
            figure = scaled
    return first._replace(figure=figure, kind=last.kind, unit=last.unit)
