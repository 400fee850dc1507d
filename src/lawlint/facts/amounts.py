"""Amounts: figures and what they are counted in, without the words that make them vaguer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from lawlint.facts.figures import Figure, figure_at
from lawlint.facts.measure_words import begins_other_word
from lawlint.facts.model import Kind, Unit
from lawlint.facts.numerals import DIGITS, MARKS
from lawlint.facts.portions import (
    HALF,
    TENTH,
    Amount,
    fraction,
    hundredths_at,
    percent_in_words,
    plus,
    ratio,
    slashed,
    times,
    two_digits_off,
)
from lawlint.facts.stops import is_letter
from lawlint.facts.units import NO_UNIT, match

_NOT_HALF = frozenset("年径岛天小个导数元种样")
_TAILS = frozenset("半多余有出123456789一二三四五六七八九")
_PERCENT = frozenset("%﹪")
_RATIOS = frozenset("成折倍")
_MORE = frozenset("多余")


@cache
def _split_unit() -> re.Pattern[str]:
    """A measure word that 半 or 多 parts from its noun: 两个半小时, 3个多月."""
    return re.compile(r" ?个([半多余])(小时|月|星期|工作日|季度|世纪)")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r"([kKM]?) {0,4}个? ?([百千]) ?分 ?点")


@cache
def _surplus() -> re.Pattern[str]:
    return re.compile("有余(?![力粮热钱])")


@cache
def _dimes() -> re.Pattern[str]:
    digit = "[1-9一二三四五六七八九]"
    return re.compile(rf"({digit})[角毛](?:({digit})分(?![之钟]))?")


def amount_at(text: str, at: int, units: Mapping[str, Unit]) -> Amount | None:
    """The amount that starts at ``at``; a figure without a unit is one of kind ``number``."""
    hundredths = hundredths_at(text, at)
    if hundredths is not None:
        return percent_in_words(text, at, hundredths)
    figure = figure_at(text, at)
    if figure is None:
        return two_digits_off(text, at)
    end = figure.end
    behind = text[end : end + 1]
    if behind in _PERCENT:
        if text[end + 1 : end + 2] in _MORE and figure.most is None:
            return Amount(at, end + 2, end, figure._replace(more=True), Kind.PERCENT, NO_UNIT)
        return Amount(at, end + 1, end, figure, Kind.PERCENT, NO_UNIT)
    if behind == "‰":
        return Amount(at, end + 1, end, times(figure, Fraction(1, 10)), Kind.PERCENT, NO_UNIT)
    if behind == "/":
        return slashed(text, at, figure, units) or _counted(text, at, figure, units)
    if behind == " ":
        spaced = text[end + 1 : end + 2]
        if spaced == "%":
            return Amount(at, end + 2, end, figure, Kind.PERCENT, NO_UNIT)
        if spaced and spaced in _RATIOS:
            return ratio(text, at, figure, end + 1)
    elif behind == "分" and text.startswith("分之", end):
        return fraction(text, at, figure)
    elif behind and behind in _RATIOS:
        return ratio(text, at, figure, end)
    points = _points().match(text, end) if "分" in text[end : end + 8] else None
    if points is not None:
        factor = MARKS.get(points[1], 1) * (TENTH if points[2] == "千" else Fraction(1))
        return Amount(at, points.end(), end, times(figure, factor), Kind.POINTS, NO_UNIT)
    return _counted(text, at, figure, units)


def _counted(text: str, at: int, figure: Figure, units: Mapping[str, Unit]) -> Amount:
    figures_end = figure.end
    split = (
        _split_unit().match(text, figures_end)
        if text[figures_end : figures_end + 2].strip()[:1] == "个"
        else None
    )
    if split is not None:
        unit = units.get("个" + split[2], NO_UNIT)
        whole = plus(figure, HALF) if split[1] == "半" else figure._replace(more=True)
        return Amount(at, split.end(), figures_end, whole, Kind.QUANTITY, unit)
    start = figures_end + (text[figures_end : figures_end + 1] == " ")
    found = match(units, text, start)
    if found is None or begins_other_word(found, text, start + len(found.name), figure.in_han):
        return Amount(at, figures_end, figures_end, figure, Kind.ORDINARY, NO_UNIT)
    end = start + len(found.name)
    if text[end : end + 1] == "/":
        per = units.get("个月") if text[end + 1 : end + 2] == "月" else match(units, text, end + 1)
        if per is None and is_letter(text[end + 1 : end + 2]):  # km/h
            return Amount(at, figures_end, figures_end, figure, Kind.ORDINARY, NO_UNIT)
        if per is not None:
            end += 1 + len(per.name.removeprefix("个"))
            found = Unit(
                text[start:end], f"{found.family}/{per.family}", found.scale / per.scale, found.physical
            )
    return _with_tail(text, Amount(at, end, figures_end, figure, Kind.QUANTITY, found))


def _with_tail(text: str, amount: Amount) -> Amount:
    """The amount with what stands behind its unit: 3年半, 两公里多, 四年有余, 五元三角."""
    behind, unit, end = text[amount.end : amount.end + 1], amount.unit, amount.end
    if not behind or behind not in _TAILS:
        return amount
    more = amount.figure._replace(more=amount.figure.most is None)
    if behind == "出":
        return amount._replace(end=end + 2, figure=more) if text.startswith("头", end + 1) else amount
    if behind == "有":
        return amount._replace(end=end + 2, figure=more) if _surplus().match(text, end) else amount
    if behind not in "半多余":
        return _with_dimes(text, amount) if unit.name == "元" else amount
    if unit.scale == 1 and not unit.physical and unit.name != "个月":
        return amount
    if text[end + 1 : end + 2] in _NOT_HALF:
        return amount
    if behind == "半":
        return amount._replace(end=end + 1, figure=plus(amount.figure, HALF))
    return amount if amount.figure.most is not None else amount._replace(end=end + 1, figure=more)


def _with_dimes(text: str, amount: Amount) -> Amount:
    """五元三角, 2元8角5分 in 元."""
    found = _dimes().match(text, amount.end)
    if found is None or amount.figure.numeral.decimals or amount.figure.numeral.grand:
        return amount
    dimes, cents = (DIGITS.get(digit) or int(digit or 0) for digit in found.groups())
    step = TENTH * TENTH if cents else TENTH
    return amount._replace(
        end=found.end(), figure=plus(amount.figure, Fraction(10 * dimes + cents, 100), step)
    )
