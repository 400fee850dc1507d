"""How a number is written in each of the numbering formats of a word processor (ECMA-376-1 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "零壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def counting(number: int, digits: str = _DIGITS, units: str = "十百千万", lead_one: bool = False) -> str:
    """``number`` as it is counted in Chinese: 十一, 二十, 一百零五; ``lead_one`` writes 一十一."""
    if number == 0:
        return digits[0]
    if number >= 100_000_000:
        return str(number)
    high, low = divmod(number, 10_000)
    parts = [counting(high, digits, units, lead_one) + units[3]] if high else []
    pending = False
    for place in (1000, 100, 10, 1):
        digit = low // place % 10
        if not digit:
            pending = bool(parts)
            continue
        if pending:
            parts.append(digits[0])
            pending = False
        unit = units[("10", "100", "1000").index(str(place))] if place > 1 else ""
        bare_ten = place == 10 and digit == 1 and not parts and not lead_one
        parts.append(unit if bare_ten else digits[digit] + unit)
    return "".join(parts)


def digital(number: int) -> str:
    """``number`` digit by digit: 二〇, 一〇五."""
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number))


def letters(number: int) -> str:
    """a … z, aa, bb, …: the letter is repeated, as word processors do."""
    if not 0 < number <= 26 * 50:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Upper-case Roman numerals, up to 3999."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _row(signs: str) -> Callable[[int], str]:
    """The signs in turn; plain figures beyond them."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _block(first: str, count: int) -> Callable[[int], str]:
    """Characters that stand in one row of Unicode, from ``first`` = 1; plain figures beyond ``count``."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else str(number)


def _circled(number: int) -> str:
    for low, first in ((1, "①"), (21, "㉑"), (36, "㊱")):
        if low <= number < {1: 21, 21: 36, 36: 51}[low]:
            return chr(ord(first) + number - low)
    return str(number)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _block("⒈", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "japaneseDigitalTenThousand": digital,
    "taiwaneseDigital": digital,
    "ideographDigital": counting,
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographEnclosedCircle": _block("㊀", 10),
    "chineseLegalSimplified": lambda number: counting(number, _LEGAL_SIMPLIFIED, "拾佰仟万", lead_one=True),
    "ideographLegalTraditional": lambda number: counting(
        number, _LEGAL_TRADITIONAL, "拾佰仟萬", lead_one=True
    ),
    "japaneseLegal": lambda number: counting(number, _LEGAL_JAPANESE, "拾百阡萬", lead_one=True),
    "none": lambda number: "",
}


def written(number: int, name: str) -> str:
    """``number`` in the format ``name`` (a value of ``w:numFmt``); plain figures for an unknown format."""
    return _FORMATS.get(name, str)(number)


def padded(number: int, pattern: str) -> str:
    """``number`` with leading zeros as in the custom format ``001, 002, 003, ...``."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(min(len(first), 9)) if first.isdigit() else str(number)
