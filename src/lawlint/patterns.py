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

from lawlint.needed import folded, required
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

_AT_LINES = "(?m)^"
"""How a pattern begins that matches at the beginning of a line, if it has no other alternative."""

_RECURSION = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")


class PatternError(ValueError):
    """A pattern that cannot be used; ``str`` says why, for the author of the rule."""


class PatternTimeoutError(RuntimeError):
    """A pattern that did not end within ``TIME_LIMIT``."""


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


def _bits(pattern: str, text: str, start: int, stop: int) -> tuple[int, int]:
    """The number of characters between ``start`` and ``stop``, and that of the lines if the pattern may be one that begins
    at lines only, in bits.
    """
    length = max(stop - start, 0)
    lines = text.count("\n", start, stop) + 1 if pattern.startswith(_AT_LINES) else length
    return length.bit_length(), lines.bit_length()


@cache
def _quick(pattern: str, bits: int, lines: int) -> re.Pattern[str] | None:
    """The pattern for ``re``, if it surely ends soon on a text of less than ``2**bits`` characters and ``2**lines`` lines."""
    made = folded(pattern)
    known = ways(made, 1 << bits)
    if known is None:
        return None
    at_lines = made.startswith(_AT_LINES) and only_at_start(made.removeprefix("(?m)"))
    if known << (0 if only_at_start(made) else lines if at_lines else bits) > _MOST_STEPS:
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
    quick = _quick(pattern, *_bits(pattern, text, start, stop))
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
    quick = _quick(pattern, *_bits(pattern, text, start, stop))
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
    quick = _quick(pattern, *_bits(pattern, text, at, end))
    if quick is not None:
        return quick.match(text, at, end) is not None
    return next(finditer(rf"\G(?:{pattern})", text, at, end), None) is not None
