"""Amounts: figures and what they are counted in, without the words that make them vaguer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from lawlint.facts.figures import Figure, figure_at
from lawlint.facts.model import Kind, Unit
from lawlint.facts.numerals import DIGITS, Numeral
from lawlint.facts.stops import begins_other_word
from lawlint.facts.units import NO_UNIT, match

_NOT_TENTHS = "立为功果员本效年长就熟品交绩都人份型因语不了片群队"
_NOT_FOLD = "射叠中旧算线腾页返合服磨扣旋"
_AFTER_TENTHS = frozenset({"", *",;。、)以左的多上"})
_NOT_HALF = frozenset("年径岛天小个导数元种样")
_HUNDREDTHS = {"百分之": Fraction(1), "千分之": Fraction(1, 10), "万分之": Fraction(1, 100)}
_PERCENT = frozenset("%﹪")
_RATIOS = frozenset("成折倍")
_LONE_DIGITS = frozenset("一二三四五六七八九")
HALF = Fraction(1, 2)
TENTH = Fraction(1, 10)


class Amount(NamedTuple):
    """A figure with its kind and unit.  ``start`` and ``end`` enclose all of it."""

    start: int
    end: int
    figures_end: int
    figure: Figure
    kind: Kind
    unit: Unit


@cache
def _split_unit() -> re.Pattern[str]:
    """A measure word that 半 or 多 parts from its noun: 两个半小时, 3个多月."""
    return re.compile(r" ?个([半多余])(小时|月|星期|工作日|季度|世纪)")


@cache
def _denominator() -> re.Pattern[str]:
    return re.compile(r"/(\d{1,3})(?![\d/.])")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r" ?(?:个百分点|百分点|%个百分点)")


def amount_at(text: str, at: int, units: Mapping[str, Unit]) -> Amount | None:
    """The amount that starts at ``at``; a figure without a unit is one of kind ``number``."""
    hundredths = _HUNDREDTHS.get(text[at : at + 3])
    if hundredths is not None:
        return _percent_in_words(text, at, hundredths)
    figure = figure_at(text, at)
    if figure is None:
        return _two_digits_off(text, at)
    end = figure.end
    behind = text[end : end + 1]
    if behind in _PERCENT:
        return Amount(at, end + 1, end, figure, Kind.PERCENT, NO_UNIT)
    if behind == "‰":
        return Amount(at, end + 1, end, times(figure, Fraction(1, 10)), Kind.PERCENT, NO_UNIT)
    if behind == "/":
        return _slashed(text, at, figure, units) or _counted(text, at, figure, units)
    if behind == " ":
        spaced = text[end + 1 : end + 2]
        if spaced == "%":
            return Amount(at, end + 2, end, figure, Kind.PERCENT, NO_UNIT)
        if spaced and spaced in _RATIOS:
            return _ratio(text, at, figure, end + 1)
    elif behind == "分" and text.startswith("分之", end):
        return _fraction(text, at, figure)
    elif behind and behind in _RATIOS:
        return _ratio(text, at, figure, end)
    points = _points().match(text, end) if "百" in text[end : end + 3] else None
    if points is not None:
        return Amount(at, points.end(), end, figure, Kind.POINTS, NO_UNIT)
    return _counted(text, at, figure, units)


def in_percent(first: Amount, last: Amount, text: str) -> Amount:
    """The upper end of a range that only its lower end says to be parts of a hundred (百分之八十至九十)."""
    factor = _HUNDREDTHS.get(text[first.start : first.start + 3])
    if factor is None or last.kind is not Kind.ORDINARY:
        return last
    return last._replace(figure=times(last.figure, factor), kind=Kind.PERCENT)


def times(figure: Figure, factor: Fraction) -> Figure:
    """The figure in another unit: all its values times ``factor``."""
    old = figure.numeral
    scaled = Numeral(old.value * factor, old.step * factor, old.last * factor, old.decimals, old.grand)
    return figure._replace(numeral=scaled, most=None if figure.most is None else figure.most * factor)


def _and(figure: Figure, part: Fraction, step: Fraction = HALF) -> Figure:
    """The figure with a part of one more (两个半: 2.5), printed to multiples of ``step``."""
    old = figure.numeral
    return figure._replace(numeral=Numeral(old.value + part, step, step, 1, old.grand))


def _percent_in_words(text: str, at: int, factor: Fraction) -> Amount | None:
    start = at + 3
    if text.startswith("百", start) and text[start + 1 : start + 2] not in DIGITS:
        hundred = Numeral(Fraction(100), Fraction(1), Fraction(100))
        figure: Figure | None = Figure(start, start + 1, hundred, in_han=True)
    else:
        figure = figure_at(text, start) if text[start : start + 1].strip() else None
    if figure is None or figure.bare:
        return None
    return Amount(at, figure.end, figure.end, times(figure, factor), Kind.PERCENT, NO_UNIT)


def _fraction(text: str, at: int, below: Figure) -> Amount | None:
    above = figure_at(text, below.end + 2) if below.end + 2 < len(text) else None
    if above is None or above.bare or not below.numeral.value or below.numeral.decimals:
        return None
    part = 1 / below.numeral.value
    figure = Figure(at, above.end, Numeral(above.numeral.value * part, part, part), in_han=True)
    return Amount(at, above.end, above.end, figure, Kind.FRACTION, NO_UNIT)


def _slashed(text: str, at: int, above: Figure, units: Mapping[str, Unit]) -> Amount | None:
    """A proper fraction in digits (1/3); 12/15件 are two counts."""
    found = _denominator().match(text, above.end)
    if found is None or not 0 < above.numeral.value < int(found[1]) or above.numeral.step != 1:
        return None
    if match(units, text, found.end()) is not None:
        return None
    part = Fraction(1, int(found[1]))
    figure = Figure(at, found.end(), Numeral(above.numeral.value * part, part, part))
    return Amount(at, found.end(), found.end(), figure, Kind.FRACTION, NO_UNIT)


def _ratio(text: str, at: int, figure: Figure, place: int) -> Amount | None:
    """成 and 折 in percent (九成: 90), 倍 as a multiple; the word stands at ``place``."""
    word, end = text[place], place + 1
    behind = text[end : end + 1]
    value = figure.numeral.value
    if word == "倍":
        kind, factor = Kind.MULTIPLE, Fraction(1)
    elif word == "成":
        if value > 10 or (behind and behind in _NOT_TENTHS):
            return None
        kind, factor = Kind.PERCENT, Fraction(10)
    else:
        if value == 10 or value >= 100 or (behind and behind in _NOT_FOLD):
            return None
        kind, factor = Kind.PERCENT, Fraction(10 if value < 10 else 1)
    if figure.bare:
        return None
    figures_end = figure.end
    if behind == "半":
        figure, end = _and(figure, HALF), end + 1
    elif word == "成" and behind in DIGITS and text[end + 1 : end + 2] in _AFTER_TENTHS:
        figure, end = _and(figure, DIGITS[behind] * TENTH, TENTH), end + 1
    elif behind and behind in "多余" and figure.most is None:
        figure, end = figure._replace(more=True), end + 1
    return Amount(at, end, figures_end, times(figure, factor), kind, NO_UNIT)


def _two_digits_off(text: str, at: int) -> Amount | None:
    """八五折: 85 percent of the price."""
    if text[at + 2 : at + 3] != "折" or not {text[at], text[at + 1]} <= _LONE_DIGITS:
        return None
    value = Fraction(10 * DIGITS[text[at]] + DIGITS[text[at + 1]])
    figure = Figure(at, at + 2, Numeral(value, Fraction(1), Fraction(1)), in_han=True)
    return Amount(at, at + 3, at + 2, figure, Kind.PERCENT, NO_UNIT)


def _counted(text: str, at: int, figure: Figure, units: Mapping[str, Unit]) -> Amount:
    figures_end = figure.end
    split = (
        _split_unit().match(text, figures_end)
        if text[figures_end : figures_end + 2].strip()[:1] == "个"
        else None
    )
    if split is not None:
        unit = units.get("个" + split[2]) or units.get(split[2]) or NO_UNIT
        whole = _and(figure, HALF) if split[1] == "半" else figure._replace(more=True)
        return Amount(at, split.end(), figures_end, whole, Kind.QUANTITY, unit)
    start = figures_end + (text[figures_end : figures_end + 1] == " ")
    found = match(units, text, start)
    if found is None or begins_other_word(found, text, start + len(found.name), figure.in_han):
        return Amount(at, figures_end, figures_end, figure, Kind.ORDINARY, NO_UNIT)
    end = start + len(found.name)
    if text[end : end + 1] == "/":
        per = units.get("个月") if text[end + 1 : end + 2] == "月" else match(units, text, end + 1)
        if per is not None:
            end += 1 + len(per.name.removeprefix("个"))
            found = Unit(
                text[start:end], f"{found.family}/{per.family}", found.scale / per.scale, found.physical
            )
    return _with_tail(text, Amount(at, end, figures_end, figure, Kind.QUANTITY, found))


def _with_tail(text: str, amount: Amount) -> Amount:
    """The amount with 半, 多 or 余 behind a unit that is divided further (3年半, 两公里多)."""
    behind = text[amount.end : amount.end + 1]
    if not behind or behind not in "半多余" or (amount.unit.scale == 1 and not amount.unit.physical):
        return amount
    if text[amount.end + 1 : amount.end + 2] in _NOT_HALF:
        return amount
    if behind == "半":
        return amount._replace(end=amount.end + 1, figure=_and(amount.figure, HALF))
    if amount.figure.most is not None:
        return amount
    return amount._replace(end=amount.end + 1, figure=amount.figure._replace(more=True))
