"""Regular expressions written in rules: compiled once, run with a time limit, prefiltered by their words.

Patterns run on ``Document.folded``.  A rule author writes the punctuation of the report (``，；（）％``);
it is folded here, so that one pattern matches either width.  A pattern that cannot take long on the text at
hand runs on ``re``; for any other ``regex`` is imported, which is stopped after ``TIME_LIMIT``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Union

from lawlint.ways import looks_behind, only_at_start, size, ways

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 0.5
"""Seconds that one pattern may spend on one stretch of text of ``_STRETCH`` characters; longer ones get more."""

_STRETCH = 50_000

_MOST_STEPS = 10**8
"""Ways to match times length of the text up to which a pattern is sure to end in about ``TIME_LIMIT``."""

_LARGEST = 20_000
"""Atoms of a pattern with its repetitions written out; ``regex`` takes 300 bytes for each."""

_RECURSION = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")
_SPECIAL = frozenset("()[]{}?*+|^$.\\-&~#")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")


class PatternError(ValueError):
    """A pattern that cannot be used; ``str`` says why, for the author of the rule."""


class PatternTimeoutError(RuntimeError):
    """A pattern that did not end within ``TIME_LIMIT``."""


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


def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, folded and compiled.

    Raises ``PatternError`` when it is not a regular expression, uses ``\\b`` (which never fires between
    汉字 and digits) or matches the empty string.
    """
    made = _compiled(pattern)
    if made.match("") is not None:
        raise PatternError("正则表达式能匹配空文本 / the pattern matches the empty text")
    return made


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    if re.search(r"(?<!\\)(?:\\\\)*\\[bB]", pattern):
        raise PatternError(
            "不支持 \\b：汉字与数字之间没有单词边界 / \\b is refused: 汉字 and digits have no word boundary"
        )
    made = folded(pattern)
    if size(made) > _LARGEST:
        raise PatternError("正则表达式的重复次数过多 / too many repetitions in the pattern")
    if _RECURSION.search(made):
        raise PatternError("不支持递归的正则表达式 / a pattern that calls itself is refused")
    try:
        return regex.compile(made)
    except RecursionError:
        raise PatternError("正则表达式嵌套过深 / the pattern nests too deeply") from None
    except (regex.error, ValueError) as error:
        raise PatternError(f"正则表达式无法解析：{error} / not a regular expression: {error}") from error


@cache
def _quick(pattern: str, bits: int) -> re.Pattern[str] | None:
    """The pattern for ``re``, if it surely ends soon on a text of less than ``2**bits`` characters."""
    made = folded(pattern)
    known = ways(made, 1 << bits)
    if known is None or known << (0 if only_at_start(made) else bits) > _MOST_STEPS:
        return None
    try:
        return re.compile(made)
    except re.error:  # a lookbehind of several lengths
        return None


@cache
def _parted(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The lookbehinds with which a pattern for ``re`` begins, and the rest of it."""
    made = folded(pattern)
    end = looks_behind(made)
    before = re.compile(made[:end])
    return None if before.groups or not end else (before, re.compile(made[end:]))


def _where_both(
    before: re.Pattern[str], rest: re.Pattern[str], text: str, start: int, stop: int
) -> Iterator[re.Match[str]]:
    """The matches of the rest where the lookbehinds hold: ``re`` soon passes over places where a match cannot
    begin, unless it has to look behind at each of them.
    """
    at = start
    while at <= stop and (found := rest.search(text, at, stop)) is not None:
        at = found.start() + 1
        if before.match(text, found.start(), stop):
            yield found
            at = max(found.end(), at)


Match = Union["re.Match[str]", "regex.Match[str]"]


def finditer(pattern: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """All matches in ``text[start:end]``; lookbehind sees what stands before ``start``.

    Raises ``PatternTimeoutError``.
    """
    stop = len(text) if end is None else end
    quick = _quick(pattern, max(stop - start, 0).bit_length())
    if quick is not None:
        parts = _parted(pattern)
        yield from _where_both(*parts, text, start, stop) if parts else quick.finditer(text, start, stop)
        return
    limit = TIME_LIMIT * max(1.0, (stop - start) / _STRETCH)
    try:
        yield from _compiled(pattern).finditer(text, start, stop, timeout=limit)
    except TimeoutError as error:
        raise PatternTimeoutError(pattern) from error


def found(pattern: str, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the pattern occurs in ``text[start:end]``; raises ``PatternTimeoutError``."""
    if not may_occur(pattern, text, start, end):
        return False
    stop = len(text) if end is None else end
    quick = _quick(pattern, max(stop - start, 0).bit_length())
    if quick is not None:
        return quick.search(text, start, stop) is not None
    return next(finditer(pattern, text, start, end), None) is not None


def may_occur(pattern: str, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the words that the pattern requires allow it to occur in ``text[start:end]``."""
    words = required(pattern)
    for word in words:
        if text.find(word, start, end) >= 0:
            return True
    return not words


def stands_before(pattern: str, text: str, at: int) -> bool:
    """Whether the pattern matches text that ends at ``at``; raises ``PatternTimeoutError``."""
    return next(finditer(f"(?<={pattern})", text, at, at), None) is not None


def stands_after(pattern: str, text: str, at: int, end: int) -> bool:
    """Whether the pattern matches from ``at``, no further than ``end``; raises ``PatternTimeoutError``."""
    quick = _quick(pattern, max(end - at, 0).bit_length())
    if quick is not None:
        return quick.match(text, at, end) is not None
    return next(finditer(rf"\G(?:{pattern})", text, at, end), None) is not None


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
