"""Parts and multiples: percent in figures and words, fractions, tenths (成), rebates (折) and times (倍)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from lawlint.facts.figures import Figure, figure_at
from lawlint.facts.model import Kind, Unit
from lawlint.facts.numerals import DIGITS, MARKS, Numeral
from lawlint.facts.units import NO_UNIT, match

_NOT_TENTHS = "立为功果员本效年长就熟品交绩都人份型因语不了片群队"
_NOT_FOLD = "射叠中旧算线腾页返合服磨扣旋"
_AFTER_TENTHS = frozenset({"", *",;。、)以左的多上"})
_HUNDREDTHS = {
    "百": Fraction(1),
    "千": Fraction(1, 10),
    "万": Fraction(1, 100),
    "十万": Fraction(1, 1000),
    "百万": Fraction(1, 10**4),
}
_STARTS = frozenset("十百千万")
_FIGURES = frozenset("0123456789一二三四五六七八九十百千万亿两几数")
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
def _denominator() -> re.Pattern[str]:
    return re.compile(r"/(\d{1,3})(?![\d/.])")


@cache
def _hundredths() -> re.Pattern[str]:
    return re.compile(r"([十百]万|[百千万]) {0,2}分 ?之 {0,2}")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(" ?([A-Za-z]+)")


def hundredths_at(text: str, at: int) -> re.Match[str] | None:
    """百分之, 千分之 or 万分之 at ``at``."""
    return _hundredths().match(text, at) if text[at] in _STARTS else None


def times(figure: Figure, factor: Fraction) -> Figure:
    """The figure in another unit: all its values times ``factor``."""
    old = figure.numeral
    scaled = Numeral(old.value * factor, old.step * factor, old.last * factor, old.decimals, old.grand)
    return figure._replace(numeral=scaled, most=None if figure.most is None else figure.most * factor)


def plus(figure: Figure, part: Fraction, step: Fraction = HALF) -> Figure:
    """The figure with a part of one more (两个半: 2.5), printed to multiples of ``step``."""
    old = figure.numeral
    return figure._replace(numeral=Numeral(old.value + part, step, step, 1, old.grand))


def percent_in_words(text: str, at: int, hundredths: re.Match[str]) -> Amount | None:
    """The figures behind ``hundredths`` (百分之六十, 千分之三) in percent; ``at``: where it starts."""
    if at and text[at - 1] in _FIGURES:  # 三万分之一
        return None
    start, factor = hundredths.end(), _HUNDREDTHS[hundredths[1]]
    if text.startswith("百", start) and text[start + 1 : start + 2] not in DIGITS:
        hundred = Numeral(Fraction(100), Fraction(1), Fraction(100))
        figure: Figure | None = Figure(start, start + 1, hundred, in_han=True)
    else:
        figure = figure_at(text, start) if text[start : start + 1].strip() else None
    if figure is None or figure.bare:
        return None
    mark = _letters().match(text, figure.end)
    if mark is None:
        return Amount(at, figure.end, figure.end, times(figure, factor), Kind.PERCENT, NO_UNIT)
    if mark[1] not in MARKS:
        return None
    return Amount(at, mark.end(), mark.end(), times(figure, factor * MARKS[mark[1]]), Kind.PERCENT, NO_UNIT)


def in_percent(first: Amount, last: Amount, text: str) -> Amount:
    """The upper end of a range that only its lower end says to be parts of a hundred (百分之八十至九十)."""
    hundredths = hundredths_at(text, first.start)
    if hundredths is None or last.kind is not Kind.ORDINARY:
        return last
    return last._replace(figure=times(last.figure, _HUNDREDTHS[hundredths[1]]), kind=Kind.PERCENT)


def fraction(text: str, at: int, below: Figure) -> Amount | None:
    """三分之二; ``below``: the denominator."""
    above = figure_at(text, below.end + 2) if below.end + 2 < len(text) else None
    if above is None or above.bare or not below.numeral.value or below.numeral.decimals:
        return None
    part = 1 / below.numeral.value
    numeral = Numeral(above.numeral.value * part, part, part)
    figure = Figure(at, above.end, numeral, more=above.more, in_han=True)
    return Amount(at, above.end, above.end, figure, Kind.FRACTION, NO_UNIT)


def slashed(text: str, at: int, above: Figure, units: Mapping[str, Unit]) -> Amount | None:
    """A proper fraction in digits (1/3); 12/15件 are two counts."""
    found = _denominator().match(text, above.end)
    if found is None or not 0 < above.numeral.value < int(found[1]) or above.numeral.step != 1:
        return None
    if match(units, text, found.end()) is not None:
        return None
    part = Fraction(1, int(found[1]))
    figure = Figure(at, found.end(), Numeral(above.numeral.value * part, part, part))
    return Amount(at, found.end(), found.end(), figure, Kind.FRACTION, NO_UNIT)


def ratio(text: str, at: int, figure: Figure, place: int) -> Amount | None:
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
        if figure.most is not None:  # 七八成 may be 85%
            figure = figure._replace(most=figure.most + 1)
    else:
        if value == 10 or value >= 100 or (behind and behind in _NOT_FOLD):
            return None
        kind, factor = Kind.PERCENT, Fraction(10 if value < 10 else 1)
    if figure.bare:
        return None
    figures_end = figure.end
    if behind == "半":
        figure, end = plus(figure, HALF), end + 1
    elif word == "成" and behind in DIGITS and text[end + 1 : end + 2] in _AFTER_TENTHS:
        figure, end = plus(figure, DIGITS[behind] * TENTH, TENTH), end + 1
    elif text.startswith("有余", end) and figure.most is None:
        figure, end = figure._replace(more=True), end + 2
    elif behind and behind in "多余" and figure.most is None:
        figure, end = figure._replace(more=True), end + 1
    return Amount(at, end, figures_end, times(figure, factor), kind, NO_UNIT)


def two_digits_off(text: str, at: int) -> Amount | None:
    """八五折: 85 percent of the price."""
    if text[at + 2 : at + 3] != "折" or not {text[at], text[at + 1]} <= _LONE_DIGITS:
        return None
    value = Fraction(10 * DIGITS[text[at]] + DIGITS[text[at + 1]])
    figure = Figure(at, at + 2, Numeral(value, Fraction(1), Fraction(1)), in_han=True)
    return Amount(at, at + 3, at + 2, figure, Kind.PERCENT, NO_UNIT)
