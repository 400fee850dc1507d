"""Writing ordinals in the form in which their neighbours are written."""

from __future__ import annotations

import re

from lawlint.document.model import LabelStyle

_DIGITS = "零一二三四五六七八九"
_USUAL = {
    LabelStyle.PART: "第一部分",
    LabelStyle.HAN: "一、",
    LabelStyle.HAN_BRACKET: "（一）",
    LabelStyle.ARABIC: "1.",
    LabelStyle.ARABIC_BRACKET: "（1）",
    LabelStyle.CIRCLED: "①",
}


def in_han(number: int) -> str:
    """``number`` (below 1000) in Chinese numerals as used for ordinals: 10 is 十, 21 is 二十一."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{_DIGITS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def label_text(model: str, style: LabelStyle, number: int) -> str:
    """The label ``number`` written like ``model`` (``（三）``, ``3．``, ``③``); without one, as usual."""
    model = model or _USUAL.get(style, "1.")
    single = re.match("[①-⒛㈠-㈩]", model)
    if single:
        first = next(first for first in (0x3220, 0x2488, 0x2474, 0x2460) if ord(single[0]) >= first)
        return (
            chr(first + number - 1) + model[1:] if number <= (10 if first == 0x3220 else 20) else str(number)
        )
    if found := re.search("[零一二三四五六七八九十百]+", model):
        words = in_han(number)
    elif found := re.search("[0-9０-９]+", model):
        words = str(number)
        if found[0][0] >= "０":
            words = words.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    else:
        return str(number)
    return model[: found.start()] + words + model[found.end() :]
