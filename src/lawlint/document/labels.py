"""Ordinal labels at the start of a line (GB/T 9704-2012 7.3.3).

``第一部分``, ``一、``, ``（一）``, ``1.``, ``（1）``, ``①``, in full or half width.
"""

from __future__ import annotations

import re
from functools import cache

from lawlint.document.model import Label, LabelStyle
from lawlint.finding import Span

HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_LONGEST = 16
_STYLES = {
    "part": LabelStyle.PART,
    "han": LabelStyle.HAN,
    "hanbracket": LabelStyle.HAN_BRACKET,
    "arabic": LabelStyle.ARABIC,
    "arabicbracket": LabelStyle.ARABIC_BRACKET,
}


def parse_label(folded: str, start: int, end: int) -> Label | None:
    """The label that stands at ``start`` of folded text, or None.

    ``1.5万`` and ``2024.`` are no labels, ``第二十四条`` is a citation, ``一、二审`` a pair of instances.
    """
    found = _pattern().match(folded, start, min(end, start + _LONGEST))
    if found is None:
        return _single_character(folded, start, end)
    name = found.lastgroup or ""
    digits = found.group(name)
    number = int(digits) if digits[0] in "0123456789" else han_number(digits)
    if number <= 0:
        return None
    return Label(_STYLES[name], number, Span(start, found.end()))


def han_number(digits: str) -> int:
    """The value of a Chinese numeral below one thousand (``二十四`` is 24); 0 when it is not one."""
    total = 0
    last: int | None = None
    for digit in digits:
        if digit in HAN_DIGITS:
            if last is not None and last != 0:
                return 0
            last = HAN_DIGITS[digit]
        else:
            total += (1 if last is None else last) * (10 if digit == "十" else 100)
            last = None
    return total + (last or 0)


@cache
def _pattern() -> re.Pattern[str]:
    han = "[一二三四五六七八九十百]{1,5}"
    return re.compile(
        rf"第(?P<part>{han})(?:部分|[章编篇])[、:. ]*"
        rf"|(?P<han>{han})(?:、(?![二三四五六七八九][审期级类])|\.) *"
        rf"|\( *(?P<hanbracket>{han}) *\)[、.]? *"
        r"|(?P<arabic>[0-9]{1,3})(?:、| ?\.(?![0-9])|\.(?=(?:19|20)[0-9]{2} ?年)) *"
        r"|\(? *(?P<arabicbracket>[0-9]{1,2}) *\)[、.]? *"
    )


_SINGLE = (  # first code point, how many, style
    (0x2460, 20, LabelStyle.CIRCLED),  # ①
    (0x2474, 20, LabelStyle.ARABIC_BRACKET),  # ⑴
    (0x2488, 20, LabelStyle.ARABIC),  # ⒈
    (0x3220, 10, LabelStyle.HAN_BRACKET),  # ㈠
)


def _single_character(folded: str, start: int, end: int) -> Label | None:
    if start >= end:
        return None
    code = ord(folded[start])
    if code < 0x2460:
        return None
    for first, count, style in _SINGLE:
        if first <= code < first + count:
            stop = start + 1
            while stop < end and folded[stop] in " 、.":
                stop += 1
            return Label(style, code - first + 1, Span(start, stop))
    return None
