"""How large a regular expression is and in how many ways it can match: what it may cost, known before it runs.

Ways are counted of the constructs that ``re`` and ``regex`` read alike; with any other the answer is None.
"""

from __future__ import annotations

import re
from functools import cache

_PLAIN_ESCAPES = frozenset("dDsSnt123456789") | frozenset(r"""\.^$*+?{}[]()|-/,:;"'!#%&=~<>@ """)
_OPENINGS = re.compile(r"\((?:\?(?:<?[=!]|:|P?<\w+>|m\)))?")
_COUNTS = re.compile(r"([?*+]|\{(\d*)(,?)(\d*)\})\??")
_BESIDE = ("(?=", "(?!", "(?<=", "(?<!")
_MOST = 10**12
_SHORT = 40


class _OtherError(Exception):
    """The pattern holds something else than what the two modules have in common."""


_TOKENS = re.compile(r"\\.|\[\^?(?:\\.|[^\\])(?:\\.|[^\]\\])*\]|\{\s*(?P<count>\d+)[^{}]*\}|.", re.DOTALL)
_UNUSUAL = re.compile(r"\(\?(?:#|[A-Za-z0-9-]*[xV])")
"""Comments, free spacing and sets of sets: with them the nesting cannot be told by ``_TOKENS``."""


def size(pattern: str) -> int:
    """At least the number of atoms of the pattern once ``{1000}`` is written out, as ``regex`` does."""
    unusual = _UNUSUAL.search(pattern) is not None
    around: list[int] = []
    total = last = 0
    for token in _TOKENS.finditer(pattern):
        text, count = token.group(), token["count"]
        if count is not None:
            many = max(int(count[:9]), 1) - 1
            last = total if unusual else last
            total, last = total + last * many, last * (many + 1)
        elif text == "(" and not unusual:
            around.append(total)
            total = last = 0
        elif text == ")" and around:
            last, total = total, around.pop() + total
        elif text == ")":
            last = total
        elif text not in ("?", "*", "+"):
            last, total = 1, total + 1
    return total + sum(around)


@cache
def ways(pattern: str, length: int) -> int | None:
    """An upper bound of the ways to match at one place of a text of ``length`` characters, or None."""
    try:
        found, end = _alternatives(pattern, 0, length)
    except (_OtherError, IndexError, RecursionError):
        return None
    return found if end == len(pattern) else None


def only_at_start(pattern: str) -> bool:
    """Whether a pattern whose ways are known can match nowhere but at the start of a text."""
    at = 1
    while pattern[:1] == "^" and at < len(pattern):
        if pattern[at] == "|":
            return False
        _, at = _atom(pattern, at, 1)
        counts = _COUNTS.match(pattern, at)
        at = counts.end() if counts else at
    return pattern[:1] == "^"


def looks_behind(pattern: str) -> int:
    """Where the lookbehinds end with which a pattern whose ways are known begins, all of it; else 0."""
    head = 0
    while pattern.startswith(("(?<=", "(?<!"), head):
        _, head = _atom(pattern, head, 1)
        if _COUNTS.match(pattern, head):
            return 0
    at = head
    while at < len(pattern):
        if pattern[at] == "|":
            return 0
        counts = _COUNTS.match(pattern, at)
        at = counts.end() if counts else _atom(pattern, at, 1)[1]
    return head


def _alternatives(pattern: str, at: int, length: int) -> tuple[int, int]:
    """The ways of ``a|b|c`` from ``at`` up to the closing bracket or the end, and where that is; what is looked at beside
    the match is looked at once for each way up to there, and leaves it one.
    """
    total, found = 0, 1
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            total, found, at = total + found, 1, at + 1
            continue
        beside = pattern.startswith(_BESIDE, at)
        once, at = _atom(pattern, at, length)
        if beside and _COUNTS.match(pattern, at) is None:
            total = min(total + found * (once - 1), _MOST)
            continue
        counts = _COUNTS.match(pattern, at)
        if counts is not None:
            once, at = _repeated(once, counts, length), counts.end()
            if pattern[at : at + 1] in ("+", "?", "*", "{"):
                raise _OtherError
        found = min(found * once, _MOST)
    return min(total + found, _MOST), at


def _atom(pattern: str, at: int, length: int) -> tuple[int, int]:
    """The ways of one character, class or group, and its end."""
    char = pattern[at]
    if char == "(":
        opening = _OPENINGS.match(pattern, at)
        if opening is None or (opening.group() == "(" and pattern[at + 1] in "?*"):
            raise _OtherError
        if opening.group() == "(?m)":
            return 1, opening.end()
        inner, end = _alternatives(pattern, opening.end(), length)
        if pattern[end] != ")":
            raise _OtherError
        return inner, end + 1
    if char == "[":
        return 1, _class_end(pattern, at)
    if char == "\\":
        return 1, _escape_end(pattern, at)
    if char in "*+?{":
        raise _OtherError
    return 1, at + 1


def _class_end(pattern: str, at: int) -> int:
    """The end of the character class at ``at``; sets of sets are not for ``re``."""
    here = at + 1 + (pattern[at + 1] == "^")
    first = here
    while pattern[here] != "]" or here == first:
        if pattern[here] == "[" or pattern[here : here + 2] in ("--", "&&", "||", "~~"):
            raise _OtherError
        if pattern[here] == "\\":
            here = _escape_end(pattern, here)
        else:
            here += 1
    return here + 1


def _escape_end(pattern: str, at: int) -> int:
    if pattern[at + 1] == "u":
        return at + 6
    if pattern[at + 1] not in _PLAIN_ESCAPES:
        raise _OtherError
    return at + 2


def _repeated(once: int, counts: re.Match[str], length: int) -> int:
    """The ways of something that has ``once`` ways, repeated."""
    sign, low, comma, high = counts.groups()
    if sign in ("?", "*", "+"):
        least, most = int(sign == "+"), 1 if sign == "?" else length
    else:
        least = int(low or 0)
        most = least if not comma else int(high) if high else length
    choices = (
        most + 1 - (least if least <= _SHORT else 0)
    )  # a long run is work even where its length is fixed
    return int(min(once ** min(most, _SHORT) * choices, _MOST)) if once > 1 else choices
