"""What a text must hold for a pattern to match it: words by which most patterns are passed over."""

from __future__ import annotations

import re
from functools import cache

_SPECIAL = frozenset("()[]{}?*+|^$.\\-&~#")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")


def folded(pattern: str) -> str:
    """The pattern with full-width forms (U+FF01 to U+FF5E, U+3000) made half-width, escaped where special."""
    out = []
    for char in pattern:
        if "\uff01" <= char <= "\uff5e":
            half = chr(ord(char) - 0xFEE0)
            out.append("\\" + half if half in _SPECIAL else half)
        else:
            out.append(" " if char == "\u3000" else char)
    return "".join(out)


@cache
def required(pattern: str) -> tuple[str, ...]:
    """Words of which one stands in every text that the pattern matches; ``()`` when none can be told.

    Derived from the pattern itself: in each alternative the longest run of 汉字 that is not optional.
    """
    if "(?i" in pattern or "(?x" in pattern:
        return ()
    try:
        words, at = _alternatives(folded(pattern), 0)
    except RecursionError:  # such a pattern is refused
        return ()
    return words if at >= len(pattern) else ()


def _alternatives(pattern: str, at: int) -> tuple[tuple[str, ...], int]:
    """Required words of ``a|b|c`` from ``at`` up to the closing bracket or the end, and where it ended."""
    branches: list[tuple[str, ...]] = []
    while True:
        words, at = _branch(pattern, at)
        branches.append(words)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    if not all(branches):
        return (), at
    return tuple(dict.fromkeys(word for words in branches for word in words)), at


def _branch(pattern: str, at: int) -> tuple[tuple[str, ...], int]:
    """Required words of one alternative: the best of its runs of 汉字 and of its groups."""
    candidates: list[tuple[str, ...]] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        words, here = _atom(pattern, at)
        at, optional, once = _quantified(pattern, here)
        if isinstance(words, str) and not optional:
            run += words
            if once:
                continue
        if run:
            candidates.append((run,))
        run = ""
        if isinstance(words, tuple) and words and not optional:
            candidates.append(words)
    if run:
        candidates.append((run,))
    return max(candidates, key=lambda words: (min(map(len, words)), -len(words)), default=()), at


def _atom(pattern: str, at: int) -> tuple[str | tuple[str, ...], int]:
    """The atom at ``at`` and its end: a 汉字 as str; else a tuple, the required words of a group."""
    char = pattern[at]
    if char == "(":
        head = re.compile(r"\((?:\?(?:<?[=!]|:|>|P?<\w+>)?)?").match(pattern, at)
        inner = head.end() if head else at + 1
        words, end = _alternatives(pattern, inner)
        around = head is not None and head.group().endswith(("=", "!"))
        return (() if around else words), end + 1
    if char == "[":
        end = at + 1 + (pattern[at + 1 : at + 2] == "^")
        end = pattern.find("]", end + 1)
        while end > 0 and pattern[end - 1] == "\\":
            end = pattern.find("]", end + 1)
        return (), (len(pattern) if end < 0 else end + 1)
    if char == "\\":
        braced = re.compile(r"\\[pPN]\{[^}]*\}").match(pattern, at)
        return (), (braced.end() if braced else at + 2)
    return (char if _HAN.match(char) else ()), at + 1


def _quantified(pattern: str, at: int) -> tuple[int, bool, bool]:
    """The quantifier at ``at``: its end, whether it allows zero, whether the atom stands once."""
    match = re.compile(r"[?*+][?+]?|\{(\d*)(?:,\d*)?\}[?+]?").match(pattern, at)
    if match is None:
        return at, False, True
    least = match.group(1)
    optional = match.group()[0] in "?*" or (least is not None and least in ("", "0"))
    return match.end(), optional, False
