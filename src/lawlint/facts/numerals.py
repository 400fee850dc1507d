"""Numerals by themselves: Arabic, Han and mixed, read exactly or not at all.

Figures follow the Chinese system of 十百千万亿兆; a last digit without its place word takes the next lower
place (一万三 is 13000).  What does not fit the grammar (十四五, 三五, 一一) is not a numeral.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_VARIANTS = str.maketrans(
    "〇○萬億兩倆俩壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟點負幾",
    "零零万亿两两两一二二三三三四五六六七八九十百千点负几",
)
_LONGEST = 200  # int() refuses thousands of digits, and nobody means them
_OLD_TENS = (("廿", "二十"), ("卅", "三十"))
MARKS = {"k": 10**3, "K": 10**3, "M": 10**6}
"""Letters behind figures that multiply them: 40k."""

_MARKS = MARKS | {"打": 12, "双": 2, "雙": 2, "对": 2, "對": 2}


class Numeral(NamedTuple):
    """The figures of one quantity.

    ``value``: what they say.  ``step``: one unit of the last printed place.  ``last``: one unit of the last
    place that is not zero (100 for 2300).  ``decimals``: digits after the point.  ``grand``: in 万 or 亿.
    """

    value: Fraction
    step: Fraction
    last: Fraction
    decimals: int = 0
    grand: bool = False


@lru_cache(1024)
def arabic(figures: str, scale: int = 1) -> Numeral:
    """The numeral of ``figures`` (digits, thousands separators, at most one point) times ``scale``."""
    whole, _, places = figures.partition(".")
    digits = whole.replace(",", "").replace(" ", "") + places
    number = int(digits)
    zeros = len(digits) - len(digits.rstrip("0")) if number else 0
    below = 10 ** len(places)
    return Numeral(
        value=Fraction(number * scale, below),
        step=Fraction(scale, below),
        last=Fraction(scale * 10**zeros, below),
        decimals=len(places),
        grand=scale >= 10**4,
    )


def compound(parts: Sequence[tuple[str, str]]) -> Numeral | None:
    """The sum of figures with place words (3万5千: ``[("3", "万"), ("5", "千")]``); None unless they descend.

    A last part without place words needs all the digits of the place above it: 3万5 may be 30005 or 35000.
    """
    grand = parts[-1][1][1:]
    if grand and all(places in ("千", "百", "十") for _, places in parts[:-1]):  # 1千2百万
        parts = [*((figures, places + grand) for figures, places in parts[:-1]), parts[-1]]
    numerals = [arabic(figures, scale_of(places)) for figures, places in parts]
    if len(numerals) == 1:
        return numerals[0]
    if any(below.value >= above.step for above, below in pairwise(numerals)):
        return None
    figures, places = parts[-1]
    if not places and 10 ** len(figures.partition(".")[0]) != scale_of(parts[-2][1]):
        return None
    least = numerals[-1]
    total = sum((numeral.value for numeral in numerals), Fraction(0))
    return Numeral(total, least.step, least.last, least.decimals, least.grand)


def scale_of(places: str) -> int:
    """The product of place words: 10**8 for 亿, 10**7 for 千万, 1 for none."""
    scale = 1
    for place in places:
        scale *= SCALES[place]
    return scale


@cache
def _section() -> re.Pattern[str]:
    digit = "[一二三四五六七八九]"
    more = "[一二三四五六七八九两]"  # 两百, not 两十 or 百两
    return re.compile(
        rf"(?:(?P<k>{more})千)?(?:零(?=.百))?(?:(?P<h>{more})百)?(?:零(?=.十|十))?"
        rf"(?P<t>{digit}?十)?(?P<z>零)?(?P<o>{digit})?"
    )


def _below_myriad(han: str, last: bool) -> int | None:
    """The value of a numeral below 10000, or None; short forms (四百五, 百三) only when ``last``."""
    found = _section().fullmatch("一" + han if last and han[0] in "百千" and len(han) > 1 else han)
    if found is None or (found["z"] and (found["t"] or not found["o"] or not (found["k"] or found["h"]))):
        return None
    total = sum(DIGITS[found[name]] * scale for name, scale in (("k", 1000), ("h", 100)) if found[name])
    if found["t"]:
        total += 10 * DIGITS.get(found["t"][0], 1)
    if found["o"]:
        short = (found["h"] or found["k"]) and not found["z"] and not found["t"]
        if short and not last:
            return None
        total += DIGITS[found["o"]] * ((10 if found["h"] else 100) if short else 1)
    return total


def han_integer(han: str, last: bool = True) -> int | None:
    """The whole number written in everyday Han characters, or None when it is none.

    ``last``: nothing follows, so that the last digit may stand without its place word.
    """
    if len(han) == 1 and han in DIGITS:
        return DIGITS[han]
    for name in "兆亿万":
        high, found, low = han.rpartition(name)
        if found:
            return _joined(high, SCALES[name], low, last)
    return _below_myriad(han, last) if han else None


def _joined(high: str, scale: int, low: str, last: bool) -> int | None:
    above = han_integer(high, last=False)
    if not above or above >= SCALES["亿"]:
        return None
    if not low:
        return above * scale
    if len(low) == 1:
        short = last and low != "两" and DIGITS.get(low)
        return above * scale + short * (scale // 10) if short else None
    low = low.removeprefix("零")
    below = None if low[:1] in ("百", "千") else han_integer(low, last)
    return None if not below or below >= scale else above * scale + below


@lru_cache(1024)
def han(figures: str) -> Numeral | None:
    """The numeral written in Han characters, 点 and old or formal forms included, or None when it is none."""
    plain = figures.translate(_VARIANTS)
    for old, tens in _OLD_TENS:
        plain = plain.replace(old, tens)
    whole, point, places = plain.partition("点")
    number, decimals = han_integer(whole), places.rstrip("百千万亿")
    places, scale = decimals, scale_of(places[len(decimals) :])
    if (
        number is None
        or (point and not places)
        or any(place not in DIGITS or place == "两" for place in places)
    ):
        return None
    if point:
        digits = "".join(str(DIGITS[place]) for place in places)
        return arabic(f"{number}.{digits}", scale)
    grand = SCALES["亿"] if whole.endswith("亿") else SCALES["万"] if whole.endswith("万") else 1
    text = str(number)
    zeros = len(text) - len(text.rstrip("0")) if number else 0
    return Numeral(Fraction(number), Fraction(grand), Fraction(10**zeros), 0, grand > 1)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    figures = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
    return (
        re.compile(rf"(?P<figures>{figures})(?:[eE](?P<power>[+-]?\d{{1,2}}))?(?P<mark>[kKM打双雙对對]?)"),
        re.compile(rf"(?:(?:{figures})[十百千万亿兆]*)+"),
        re.compile(rf"({figures})([十百千万亿兆]*)"),
        re.compile(r"(?:(?P<whole>.+)又)?(?P<below>[^又]+)分之(?P<above>[^又]+)"),
        re.compile(r"(?:(?P<whole>\d+) )?(?P<above>\d+) ?/ ?(?P<below>\d+)"),
        re.compile(r"(?<=[十百千万亿\d])零?[余多几](?=[万亿])"),
    )


def value(text: str) -> Fraction | None:
    """The value of a numeral that stands alone, or None when ``text`` is none or could mean several numbers.

    Reads Arabic, Han (everyday, formal, traditional) and mixed figures with signs, fractions (三分之一, 3/5),
    and place words after 余, 多, 几 (五百余万, by its figures: 5000000).  What is longer than 200 characters
    is none.
    """
    if len(text) > _LONGEST:
        return None
    plain = "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in text.strip())
    plain = plain.replace("\u3000", " ").translate(_VARIANTS)
    if plain[:1] in ("-", "负") and plain[1:2] not in ("-", "负"):
        unsigned = value(plain[1:])
        return None if unsigned is None else -unsigned
    slashed = _forms()[4].fullmatch(plain)
    if slashed:
        return _fraction(slashed["whole"] or "0", slashed["above"], slashed["below"])
    plain = re.sub(r"(?<=[^\d,.]) +| +(?=[^\d,.])", "", plain)
    parted = _forms()[3].fullmatch(plain)
    if parted:
        return _fraction(parted["whole"] or "0", parted["above"], parted["below"])
    return _unsigned(plain)


def _fraction(whole: str, above: str, below: str) -> Fraction | None:
    parts = [value(part) for part in (whole, above, below)]
    if parts[0] is None or parts[1] is None or not parts[2]:
        return None
    return parts[0] + parts[1] / parts[2]


def _unsigned(plain: str) -> Fraction | None:
    single, many, part, _, _, vague = _forms()
    found = single.fullmatch(plain)
    if found:
        power = Fraction(10) ** int(found["power"] or 0)
        return (
            arabic("0" * found["figures"].startswith(".") + found["figures"]).value
            * power
            * _MARKS.get(found["mark"], 1)
        )
    plain = vague.sub("", plain)
    if many.fullmatch(plain):
        numeral = compound(part.findall(plain))
        return None if numeral is None else numeral.value
    counted = plain[:-1] if plain[-1:] in tuple("打双雙对對") else plain
    numeral = han(counted) if counted else None
    if numeral is None:
        return _year(plain)
    return numeral.value * _MARKS.get(plain[len(counted) :], 1)


def _year(plain: str) -> Fraction | None:
    """Digits read one by one (二〇二四), where a zero shows that no place words are meant."""
    if len(plain) >= 3 and "零" in plain[1:] and plain[0] != "零" and all(char in DIGITS for char in plain):
        return Fraction(int("".join(str(DIGITS[char]) for char in plain)))
    return None
