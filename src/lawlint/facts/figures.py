"""Figures in running text: digits, Han numerals and mixtures at one place, without the words around them."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lawlint.facts.numerals import DIGITS, Numeral, arabic, compound, han, scale_of

_MORE = frozenset("余多几来")
_LIST_MARKS = frozenset(",、")
_ROW_MARKS = "、和及与"
_MARKS_AHEAD = frozenset("\n,。;:、(")
_PLACES = frozenset("百千万亿 ")
_LONGEST = 40
"""Characters; more digits than that are a number of a document or a line of filling, no quantity."""
_IN_HAN = frozenset("零〇○一二三四五六七八九十百千万亿两点")
HAN_STARTS = "零〇○一二三四五六七八九十百千万亿两几数"
_PLACE = r"(?:[百千]?[万亿]亿?|千(?![瓦米克伏卡焦赫升])|百(?![分姓]))"


class Figure(NamedTuple):
    """The figures that start at ``start``.

    ``most``: the upper value of a vague numeral (七八: 8), or with place words what lies above all (三四十: 50).
    ``more``: followed by 余, 多 or 几, so that the value may be up to one more of the last place that is not
    zero.  ``about``: followed by 来.
    ``places``: the place words at the end (万).  ``bare``: only place words (百, 千万), which need words
    such as 上, 近, 余 to be a number.
    """

    start: int
    end: int
    numeral: Numeral
    most: Fraction | None = None
    more: bool = False
    about: bool = False
    places: str = ""
    bare: bool = False
    in_han: bool = False


class _Patterns(NamedTuple):
    arabic: re.Pattern[str]
    plain: re.Pattern[str]
    chain: re.Pattern[str]
    part: re.Pattern[str]
    han: re.Pattern[str]
    vague: re.Pattern[str]
    more: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    number = r"(?:\d{1,3}(?:,\d{3}){1,9}(?!\d)|\d{1,3}(?: \d{3}){1,9}(?!\d| \d)|\d+)(?:\.\d+)?"
    place = "[十百千万亿]"
    return _Patterns(
        arabic=re.compile(number),
        plain=re.compile(r"\d+(?:\.\d+)?"),
        chain=re.compile(
            rf"{number} ?{_PLACE}(?: ?零?{number} ?{_PLACE}){{0,7}}(?:(?<=[万亿])(?:\d{{4,8}}|零\d{{1,3}})(?![\d.,]))?"
        ),
        part=re.compile(rf"({number}) ?({_PLACE}?)"),
        han=re.compile(
            r"(?:[零〇○一二三四五六七八九十两]|百(?!分[之点])|千(?![瓦米克伏卡焦赫]|分之)|[万亿](?!分之))+"
            r"(?:点[零〇○一二三四五六七八九]+(?:[百千]?[万亿])?)?"
        ),
        vague=re.compile(
            rf"((?:[二三四五六七八九]?十)?)([一二两三四五六七八])([二两三四五六七八九])({place}*)"
        ),
        more=re.compile(rf" ?([余多几来])({_PLACE}?)"),
    )


def figure_at(text: str, at: int) -> Figure | None:
    """The figures that start at ``at``, read as far as they go; None when they make no numeral."""
    found = _arabic(text, at) if text[at].isdecimal() else _han(text, at)
    if found is None:
        return None
    behind = text[found.end : found.end + 2]
    return (
        _with_more(text, found)
        if behind[:1] in _MORE or (behind[:1] == " " and behind[1:] in _MORE)
        else found
    )


def _arabic(text: str, at: int) -> Figure | None:
    patterns = _patterns()
    first = patterns.arabic.match(text, at)
    if first is None or (at > 1 and text[at - 1] in "万亿兆" and text[at - 2].isdecimal()):
        return None  # 1亿2300 may be short for 1亿2300万; 23兆1200亿 is one figure
    if first.end() - at > 4 and not _is_one_number(text, first):
        first = patterns.plain.match(text, at) or first
    end = first.end()
    if end - at > _LONGEST:
        return None
    if text[end : end + 1] in _PLACES:
        chain = patterns.chain.match(text, at)
        if chain is not None and chain.end() - at <= _LONGEST:
            parts = patterns.part.findall(_zero_padded(chain[0]))
            numeral = compound(parts)
            return None if numeral is None else Figure(at, chain.end(), numeral, places=parts[-1][1])
    return Figure(at, end, arabic(first[0]))


def _zero_padded(chain: str) -> str:
    """3万零200 with all the digits below 万: 3万0200."""
    above, zero, low = chain.rpartition("零")
    places = len(str(scale_of(above[-1]))) - 1 if zero and above[-1] in "万亿" else 0
    return above + low.zfill(places) if places and low.isdecimal() else chain


def _is_one_number(text: str, digits: re.Match[str]) -> bool:
    """Whether groups of three digits are one number (1,234) and not a list (分别为120,130,140件; columns)."""
    words = digits[0]
    behind = text[digits.end() : digits.end() + 2]
    if "," in words:
        listed = "分别" in text[max(digits.start() - 12, 0) : digits.start()] and not _row_mark(text, digits)
        return not listed and not (behind[:1] in _LIST_MARKS and behind[1:].isdecimal())
    ahead = text[digits.start() - 1] if digits.start() else "\n"
    apart = behind.lstrip(" ")  # 投产新线3 281 km
    unit = behind >= "一" or (apart[:1].isascii() and apart[:1].isalpha())
    return " " not in words or ((ahead >= "一" or ahead in _MARKS_AHEAD) and unit)


def _row_mark(text: str, digits: re.Match[str]) -> bool:
    """Whether other marks than commas divide the row that the figures stand in: 分别为1,386件、1,374件和1,391件; 分别是
    国内17,208件、涉外3,497件.
    """
    ahead, behind = (
        text[max(digits.start() - _ROW, 0) : digits.start()],
        text[digits.end() : digits.end() + _ROW],
    )
    return _row_ahead().search(ahead) is not None or _row_behind().match(behind) is not None


_ROW = 20
"""Characters in which the figure beside one in a row stands, and the mark between them."""
_WORDS = rf"[^\d,;:。(){_ROW_MARKS}]"


@cache
def _row_ahead() -> re.Pattern[str]:
    return re.compile(rf"\d{_WORDS}{{0,4}}[{_ROW_MARKS}]{{1,2}}{_WORDS}{{0,12}}$")


@cache
def _row_behind() -> re.Pattern[str]:
    return re.compile(rf"{_WORDS}{{0,4}}[{_ROW_MARKS}]{{1,2}}{_WORDS}{{0,12}}\d")


def _han(text: str, at: int) -> Figure | None:
    lead = text[at] in "几数"
    run = _patterns().han.match(text, at + lead)
    if run is None or run.end() - at > _LONGEST or _is_torn(text, at, run.end()):
        return None
    words = run[0]
    places = words.lstrip("十百千万亿")
    if not places and (lead or words != "十"):
        return _places(at, run.end(), words, lead)
    if lead:
        return None
    vague = _vague(at, run)
    if vague is not None:
        return vague
    numeral = han(words)
    if numeral is None and words[-1] == "两":  # the unit: 三十两
        words = words[:-1]
        numeral = han(words) if words else None
    if numeral is None:
        return None
    places = words[len(words.rstrip("十百千万亿")) :]
    return Figure(at, at + len(words), numeral, places=places, in_han=True)


def _is_torn(text: str, at: int, end: int) -> bool:
    """Whether the numeral ``text[at:end]`` is a part of a longer one (百分之五 十, 一兆零三百万)."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in _IN_HAN:
        return True
    if at and text[at - 1] == "兆":
        return True
    return at > 1 and text[at - 1] == " " and text[at - 2] in _IN_HAN


def _places(at: int, end: int, words: str, lead: bool) -> Figure | None:
    """数十, 几百 (two to ten of the place), or bare place words."""
    scale = Fraction(scale_of(words))
    if any(scale_of(before) >= scale_of(after) for before, after in pairwise(words)):
        return None
    numeral = Numeral(scale, scale, scale, 0, scale >= 10**4)
    if lead:
        two = numeral._replace(value=2 * scale)
        return Figure(at, end, two, most=scale * 10, places=words, in_han=True)
    return Figure(at, end, numeral, places=words, bare=words[0] != "十", in_han=True)


def _vague(at: int, run: re.Match[str]) -> Figure | None:
    """Two neighbouring digits: 三四十 (up to 50, for 43 may be called so), 两三百, 十七八."""
    found = _patterns().vague.fullmatch(run[0])
    if found is None:
        return None
    tens, first, second, places = found.groups()
    low, high = DIGITS[first], DIGITS[second]
    if (tens and places) or (high != low + 1 and (low, high) != (3, 5)):
        return None
    base = 10 * DIGITS.get(tens[0], 1) if tens else 0
    scale = scale_of(places)
    least = Fraction((base + low) * scale)
    numeral = Numeral(least, Fraction(scale), Fraction(scale), 0, scale >= 10**4)
    most = Fraction((base + high + bool(places)) * scale)
    return Figure(at, run.end(), numeral, most=most, places=places, in_han=True)


def _with_more(text: str, figure: Figure) -> Figure:
    """The figure with 余, 多, 几 or 来 behind it and the place words that may follow (500余万)."""
    found = _patterns().more.match(text, figure.end)
    if found is None or figure.most is not None:
        return figure
    word, places = found.groups()
    numeral = figure.numeral
    if places:
        scale = scale_of(places)
        numeral = Numeral(
            numeral.value * scale, numeral.step * scale, numeral.last * scale, numeral.decimals, True
        )
    return Figure(
        figure.start,
        found.end(),
        numeral,
        more=word != "来",
        about=word == "来",
        places=figure.places + places,
        in_han=figure.in_han,
    )
