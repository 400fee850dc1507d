"""Amounts said in words: 上百件, 翻一番, 打对折, 半年, 过半."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from lawlint.facts import approx
from lawlint.facts.figures import Figure
from lawlint.facts.model import Approx, Kind, Unit
from lawlint.facts.numerals import DIGITS, Numeral
from lawlint.facts.portions import HALF, Amount, times
from lawlint.facts.units import NO_UNIT

_UPWARD = frozenset("以之路网线天马身地")  # before 上 that belongs to them
_PAST = frozenset("过破")
_THROUGH = frozenset("通经不超打侦")  # before 过 or 破 that belongs to them


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"翻了?(?:(将?近|约)?([一两二三四五]|\d) ?)?番(多)?")


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"半(?:(个?小时|个?月(?!刊)|年(?!度|报)|天|日)|数|(成)(?![品型熟员]))")


@cache
def _behind_nearly() -> re.Pattern[str]:
    """What may follow 近半 of a whole: 近半表示满意, 占近半。"""
    return re.compile("[,;。、()的以是为来属由在]|表示|认为|受访|企业|群众|案件|人员|单位")


def lifted(text: str, amount: Amount, floor: int) -> tuple[Amount, Approx | None] | None:
    """Bare place words (上百件, 百余件, 近千名) or tenths (过六成) as an amount; None: they are no number."""
    figure = amount.figure
    ahead = text[amount.start - 1] if amount.start > floor else ""
    farther = text[amount.start - 2] if amount.start - 1 > floor else ""
    if (
        figure.more
        or approx.before(text, amount.start, floor).said
        or approx.after(text, amount.end, NO_UNIT).said
    ):
        return amount, None
    if ahead == "上" and farther not in _UPWARD:
        return amount._replace(start=amount.start - 1), Approx.AT_LEAST
    if ahead in _PAST and farther not in _THROUGH:
        return amount._replace(start=amount.start - 1), Approx.AT_LEAST
    return None


def doubled_at(text: str, at: int) -> tuple[Amount, Approx | None] | None:
    """翻一番 (2), 翻两番 (4) as multiples, with the approximator inside (翻了近一番)."""
    found = _doubled().match(text, at)
    if found is None:
        return None
    word, times_doubled, more = found.groups()
    power = DIGITS.get(times_doubled, 0) or int(times_doubled or 1)
    figure = Figure(at, found.end(), Numeral(Fraction(2**power), Fraction(1), Fraction(1)), in_han=True)
    forced = Approx.AT_LEAST if more else None
    if word is not None:
        forced = Approx.ABOUT if word == "约" else Approx.NEARLY
    return Amount(at, found.end(), found.end(), figure, Kind.MULTIPLE, NO_UNIT), forced


def halved_at(text: str, at: int) -> tuple[Amount, Approx | None] | None:
    """打对折: half of the price; ``at`` is the place of 折."""
    if not text.startswith("打对", at - 2):
        return None
    figure = Figure(at - 1, at + 1, Numeral(Fraction(50), Fraction(1), Fraction(50)), in_han=True)
    return Amount(at - 1, at + 1, at + 1, figure, Kind.PERCENT, NO_UNIT), None


def half_at(text: str, at: int, units: Mapping[str, Unit], floor: int) -> tuple[Amount, Approx | None] | None:
    """半年, 半小时 as half a unit; 半数, 一半 and 过半 as a fraction, 半成 in percent, starting at ``at``."""
    figure = Figure(at, at + 1, Numeral(HALF, HALF, HALF))
    ahead = text[at - 1] if at > floor else ""
    if text.startswith("一半", at):
        figure = figure._replace(end=at + 2)
        return Amount(at, at + 2, at + 2, figure, Kind.FRACTION, NO_UNIT), None
    found = _half().match(text, at)
    if found is None:
        said = {"过": Approx.AT_LEAST, "近": Approx.NEARLY}.get(ahead)
        if said is Approx.NEARLY and not _behind_nearly().match(text, at + 1):
            return None
        if said is None or text[at - 2 : at - 1] in _THROUGH:
            return None
        return Amount(at - 1, at + 1, at + 1, figure, Kind.FRACTION, NO_UNIT), said
    if found[2]:
        return Amount(at, found.end(), at + 1, times(figure, Fraction(10)), Kind.PERCENT, NO_UNIT), None
    if found[1] is None:
        past = ahead == "过" and text[at - 2 : at - 1] not in _THROUGH
        said = Approx.AT_LEAST if past else None
        return Amount(at - past, found.end(), at + 1, figure, Kind.FRACTION, NO_UNIT), said
    unit = units.get(found[1]) or units.get("个" + found[1])
    if unit is None or (ahead and ahead in "上下前后大多小一每夜"):
        return None
    return Amount(at, found.end(), at + 1, figure, Kind.QUANTITY, unit), None
