"""Text for people: width on a screen, wrapping between 汉字, characters that must be shown and not obeyed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MARKS = "\ufdd0\ufdd1"  # noncharacters that stand for the beginning and the end of marked words
_NEVER_FIRST = f"，。、；：？！）》〉”’】…—％{MARKS[1]}"
_NEVER_LAST = f"（《〈“‘【{MARKS[0]}"
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}]")


def visible(text: str) -> str:
    """``text`` with controls, bidi marks, zero-width characters and lone surrogates as ``\\u202e``."""
    if text.isascii() and text.isprintable():
        return text
    return _unseen().sub(lambda char: char.group().encode("unicode-escape", "surrogatepass").decode(), text)


def width(text: str) -> int:
    """Columns that ``text`` takes on a screen: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


@cache
def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """``text`` with spaces up to ``columns`` screen columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns`` screen columns, broken at spaces and between 汉字.

    No line starts with a closing mark or ends with an opening one.
    """
    lines = [""]
    used = 0
    word = rf"[{_NEVER_LAST}]*(?:[\x21-\x7e]+|\S)[{_NEVER_FIRST}]*"
    for token in re.findall(rf"{word}|\s+", text.strip()):
        if token.isspace():
            token = " "
        needs = width(token)
        if used + needs > columns and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used = 0
        if token == " " and not lines[-1]:
            continue
        lines[-1] += token
        used += needs
    lines[-1] = lines[-1].rstrip()
    return lines
