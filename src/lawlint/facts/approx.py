"""Words that make a figure vaguer (近, 超过, 以上, 左右) and the hard intervals they give."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from lawlint.facts.figures import Figure
from lawlint.facts.model import Approx, Kind, Unit
from lawlint.interval import Interval

_AT_LEAST = (
    "超过 超过了 超出 超 逾 突破 突破了 站上 迈上 跃上 迈过 跨过 多于 高于 大于 大于等于 大于或等于 大于或者等于 "
    "不少于 不低于 不小于 不下于 不下 不止 不得少于 不得低于 至少 最少 起码 最低 ≥ > >="
)
_AT_MOST = (
    "不足 不到 未满 不满 未到 未达 未达到 不及 少于 低于 小于 小于等于 小于或等于 小于或者等于 不超过 不超 不多于 不高于 "
    "不大于 不得超过 不得高于 不得多于 未超过 未超 至多 最多 最高 ≤ < <="
)
_NEARLY = "近 将近 接近 几近 近乎 几乎 逼近"
_ABOUT = "约 大约 大概 大致 差不多"
_BEFORE_VERBS = "约 大约 大概 至少 最少 起码 至多 最多 最高 最低"
_VERBS = "为 有 占 合 计 共 达 达到 可达 需 需要 要 用时 耗时 花费 耗费 折合 在 是 涉及 惠及"
_AFTER = {
    "以上": Approx.AT_LEAST,
    "及以上": Approx.AT_LEAST,
    "或以上": Approx.AT_LEAST,
    "之上": Approx.AT_LEAST,
    "开外": Approx.AT_LEAST,
    "以下": Approx.AT_MOST,
    "及以下": Approx.AT_MOST,
    "或以下": Approx.AT_MOST,
    "之下": Approx.AT_MOST,
    "以内": Approx.AT_MOST,
    "之内": Approx.AT_MOST,
    "左右": Approx.ABOUT,
    "上下": Approx.ABOUT,
    "不等": Approx.ABOUT,
}
_NOT_ABOUT = frozenset("节预条公合履违制契签特邀相誓守缔失简集大")
_NOT_NEARLY = frozenset("附最就邻靠临相亲远贴毗")
_AFTER_STARTS = frozenset(word[0] for word in _AFTER) | set("( ")
DURATIONS = frozenset({"duration", "calendar-duration", "working-day"})
"""Families of units of time."""

_ENDS = frozenset({"", *",;。、)\n"})
_INCLUDING = ("(含)以上", "(含)以下", "(含)以内")
_JOINT = frozenset("联级游功贯一齐同")  # behind 上下 that belongs to them
_LENGTHS = (6, 5, 4, 3, 2, 1)  # of the words before a figure, longest first
_WIDE = 10  # 约 says no more than the order of magnitude


class Bounds(NamedTuple):
    """Words around a figure: where they start or end, and what they say, the nearest to the figure first."""

    edge: int
    said: tuple[Approx, ...]


@cache
def _before() -> dict[str, Approx]:
    groups = {
        Approx.AT_LEAST: _AT_LEAST,
        Approx.AT_MOST: _AT_MOST,
        Approx.NEARLY: _NEARLY,
        Approx.ABOUT: _ABOUT,
    }
    found = {word: approx for approx, words in groups.items() for word in words.split()}
    joined = {word + verb: found[word] for word in _BEFORE_VERBS.split() for verb in _VERBS.split()}
    return found | joined


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _before())


def before(text: str, start: int, floor: int) -> Bounds:
    """The approximators that end at ``start``, not looking before ``floor``."""
    said: list[Approx] = []
    while start > floor:
        end = start - (text[start - 1] == " ")
        if text[end - 1] not in _last_characters():
            break
        word = _word_ending(text, end, floor)
        if word is None:
            break
        said.append(_before()[word])
        start = end - len(word)
    return Bounds(start, tuple(said))


def _word_ending(text: str, end: int, floor: int) -> str | None:
    words = _before()
    for length in _LENGTHS:
        word = text[max(end - length, floor) : end]
        if len(word) == length and word in words:
            return None if _in_other_word(text, word, end - length, floor) else word
    return None


def _in_other_word(text: str, word: str, start: int, floor: int) -> bool:
    """Whether the 约 or 近 at ``start`` ends another word (节约, 村规民约, 附近, 签约达)."""
    ahead = text[start - 1] if start > floor else ""
    if word[0] == "约":
        two = text[max(start - 2, floor) : start]
        return two == "规民" or (ahead in _NOT_ABOUT and two != "损失")
    return word == "近" and ahead in _NOT_NEARLY


def after(text: str, end: int, unit: Unit, fraction: bool = False) -> Bounds:
    """The approximators that start at ``end``, behind a ``unit``: 内 of a duration is one (20日内), 起 of a price.

    ``fraction``: 多 and 强 are (三分之二多, 十分之一强).
    """
    if fraction and _beyond().match(text, end):
        return Bounds(end + 1, (Approx.AT_LEAST,))
    behind = text[end : end + 1]
    if behind not in _AFTER_STARTS:
        if behind == "内" and unit.family in DURATIONS:
            return Bounds(end + 1, (Approx.AT_MOST,))
        lowest = behind == "起" and unit.name == "元" and text[end + 1 : end + 2] in _ENDS
        return Bounds(end + 1, (Approx.AT_LEAST,)) if lowest else Bounds(end, ())
    start = end + (behind == " ")
    start += len("(含)") * text.startswith(_INCLUDING, start)
    for length in (3, 2):
        word = text[start : start + length]
        approx = _AFTER.get(word)
        if approx is not None and not (word == "上下" and text[start + 2 : start + 3] in _JOINT):
            return Bounds(start + length, (approx,))
    return Bounds(end, ())


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile("[多强](?![种样县市国])")


@cache
def _apart() -> re.Pattern[str]:
    between = r"[^\d,;:。、?!()]{1,14}"
    return re.compile(
        rf"(?:(?P<about>(?:约|大约|大概)占){between}|(?P<word>超过|接近|不足|不到|不及|超出){between}的) ?$"
    )


def apart(text: str, start: int, floor: int) -> Approx | None:
    """What a verb says of the share or multiple at ``start`` of which it is parted by the whole: 约占全县的32%."""
    found = _apart().search(text, max(floor, start - 20), start)
    if found is None:
        return None
    return Approx.ABOUT if found["about"] else _before()[found["word"]]


def hard(figure: Figure, kind: Kind, unit: Unit, said: tuple[Approx, ...]) -> tuple[Interval, Approx]:
    """The interval that never excludes a true value of ``figure``, and why it is as wide as it is.

    ``said``: approximators from the inside out.
    """
    interval, approx = _plain(figure, kind, unit, exact=bool(said))
    for word in said:
        if word is not approx or word is not Approx.ABOUT:
            interval, approx = widened(interval, word), word
    return interval, approx


def _plain(figure: Figure, kind: Kind, unit: Unit, exact: bool) -> tuple[Interval, Approx]:
    numeral = figure.numeral
    value = numeral.value
    if figure.most is not None:
        return Interval(value, figure.most, True, figure.places == ""), Approx.RANGE
    if figure.more:
        return Interval(value, value + numeral.last, True, False), Approx.SOME_MORE
    if figure.about:
        return widened(Interval.point(value), Approx.ABOUT), Approx.ABOUT
    counted = (
        kind in (Kind.QUANTITY, Kind.ORDINARY)
        and not numeral.decimals
        and not numeral.grand
        and not unit.physical
    )
    if exact or counted or kind is Kind.FRACTION:
        return Interval.point(value), Approx.EXACT if counted else Approx.ROUNDED
    return Interval.around(value, numeral.step), Approx.ROUNDED


def widened(interval: Interval, approx: Approx) -> Interval:
    """The values that ``approx`` leaves open beside those of ``interval``."""
    low, high = interval.low, interval.high
    if approx is Approx.AT_LEAST:
        return Interval(low, None, interval.low_closed)
    floor = Fraction(0) if low is None or low >= 0 else None
    if approx is Approx.AT_MOST:
        return Interval(floor, high, True, interval.high_closed)
    if approx is Approx.NEARLY:
        return Interval(floor, high, low == 0, interval.high_closed)
    if low is None or high is None or low < 0:
        return Interval(floor, None)
    return Interval(low / _WIDE, high * _WIDE)
