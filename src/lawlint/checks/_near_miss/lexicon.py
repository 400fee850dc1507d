"""Fixed expressions indexed by sound, so that a text is searched for near misses of all of them in one pass.

A gram is four characters.  The index holds, as spelt and as heard (each character brought to its sound
class), as many grams of every phrase as cover it, and the grams that arise where a long term lost a
character, doubled one or swapped two.  A place of the text is looked at only when its gram is heard like one
of the index and not spelt like it: what a text costs does not depend on how many phrases there are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import cache, lru_cache

from lawlint.checks._near_miss.lexicon_tables import GRAM, Tables, any_of, line_around
from lawlint.lean import dataclass

_LONGEST = 40
"""Characters around a place that may belong to its phrase."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases and their index: the ``Tables`` made ready to be searched.

    ``firm``: the lines of the terms, in which an ordinary word excuses nothing.  ``ambiguous`` finds the
    characters of ``second`` and ``meant``.
    """

    plain: str
    heard: str
    long: int
    grams: Set[str]
    sounds: Set[str]
    slips: str
    near: Set[str]
    firm: str
    classes: dict[int, int]
    second: dict[str, str]
    meant: dict[str, str]
    ambiguous: re.Pattern[str]

    def slip(self, gram: str) -> bool:
        """Whether a term is heard like ``gram`` across a slip."""
        width = GRAM + 1
        at = width * bisect_left(
            range(len(self.slips) // width + 1),
            gram,
            key=lambda at: self.slips[width * at : width * at + GRAM],
        )
        return self.slips.startswith(gram, at)

    def spelt(self, text: str) -> bool:
        """Whether ``text`` stands inside a phrase, letter by letter."""
        return _stands(self.plain, text)


@lru_cache(4096)
def _stands(lines: str, part: str) -> bool:
    return part in lines


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of the lexicon that the text has from ``start`` on, or nearly so."""

    start: int
    phrase: str


@cache
def lexicon(tables: Tables) -> Lexicon:
    """The tables made ready."""
    second, meant = dict(tables.second), dict(tables.meant)
    return Lexicon(
        plain=tables.plain,
        heard=tables.heard,
        long=tables.long,
        grams=frozenset(tables.grams.split()),
        sounds=frozenset(tables.sounds.split()),
        slips=tables.slips,
        near=frozenset(tables.near.split()),
        firm=tables.plain[: tables.firm],
        classes=str.maketrans(*tables.classes),
        second=second,
        meant=meant,
        ambiguous=any_of({**second, **meant}),
    )


@cache
def runs() -> re.Pattern[str]:
    """The stretches of text that can hold a phrase."""
    return re.compile("[\u4e00-\u9fff]{4,}")


def phrases_at(index: Lexicon, heard: str, at: int) -> Iterator[Match]:
    """The phrases that the text, in sound classes, sounds like around the gram at ``at``."""
    yield from _fitting(index.heard, index.plain, heard, heard[at : at + GRAM], at)


def phrases_otherwise(index: Lexicon, text: str, heard: str) -> Iterator[Match]:
    """The phrases with a character of the text in another reading, or taken by its looks."""
    for found in index.ambiguous.finditer(text):
        at = found.start()
        char = found.group()
        for sound in index.second.get(char, ""):
            yield from _replacing(index, index.heard, index.sounds, heard, at, sound)
        for right in index.meant.get(char, ""):
            yield from _replacing(index, index.plain, index.grams, text, at, right)


def _replacing(index: Lexicon, lines: str, grams: Set[str], text: str, at: int, char: str) -> list[Match]:
    """The phrases of ``lines`` in ``text`` with ``char`` at ``at``."""
    start = max(at - GRAM + 1, 0)
    window = text[start:at] + char + text[at + 1 : at + GRAM]
    if not (window[:4] in grams or window[1:5] in grams or window[2:6] in grams or window[3:] in grams):
        return []
    offsets = [offset for offset in range(len(window) - GRAM + 1) if window[offset : offset + GRAM] in grams]
    low = max(at - _LONGEST, 0)
    near = text[low:at] + char + text[at + 1 : at + _LONGEST]
    return [
        Match(match.start + low, match.phrase)
        for offset in offsets
        for match in _fitting(lines, index.plain, near, window[offset : offset + GRAM], start + offset - low)
    ]


def phrases_slipped(index: Lexicon, text: str, at: int) -> Iterator[tuple[Match, str, int]]:
    """Long terms with a slip at the gram at ``at``: ``missing``, ``swapped``; and where."""
    gram = text[at : at + GRAM]
    ways = [("missing", gram[:2], gram[2:])]
    if gram[1] != gram[2]:
        ways.append(("swapped", gram[0] + gram[2] + gram[1] + gram[3], ""))
    for kind, head, tail in ways:
        for found in _places(index.plain, head, index.long):
            if not index.plain.startswith(tail, found + 3):
                continue
            low, high = line_around(index.plain, found)
            phrase, inner = index.plain[low:high], found - low
            written, place = _slipped(phrase, inner, kind)
            start = at - inner
            if start >= 0 and written and text.startswith(written, start):
                yield Match(start, phrase), kind, place


def phrases_doubled(index: Lexicon, text: str) -> Iterator[tuple[Match, int]]:
    """The phrases with one of their characters written twice, and which of them it is."""
    for found in _twice().finditer(text):
        at = found.start()
        low = max(at - _LONGEST, 0)
        near = text[low:at] + text[at + 1 : at + _LONGEST]
        place = at - low
        for start in range(max(place - GRAM + 1, 0), place + 1):
            gram = near[start : start + GRAM]
            if gram in index.grams:
                for match in _fitting(index.plain, index.plain, near, gram, start):
                    yield Match(match.start + low, match.phrase), place - match.start


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(r"([\u4e00-\u9fff])(?=\1)")


def _slipped(phrase: str, inner: int, kind: str) -> tuple[str, int]:
    """The phrase with the slip whose gram starts at ``inner`` (``""`` if it has none), and where."""
    if kind == "missing":
        place = inner + 2
        return (phrase[:place] + phrase[place + 1 :] if place + 2 < len(phrase) else ""), place
    place = inner + 1
    return phrase[:place] + phrase[place + 1] + phrase[place] + phrase[place + 2 :], place


def _fitting(lines: str, plain: str, text: str, gram: str, at: int) -> Iterator[Match]:
    """The phrases whose line holds ``gram`` and agrees with ``text`` from end to end."""
    for place in _places(lines, gram):
        low, high = line_around(lines, place)
        start = at - (place - low)
        if start >= 0 and text.startswith(lines[low:high], start):
            yield Match(start, plain[low:high])


@lru_cache(4096)
def _places(lines: str, part: str, end: int | None = None) -> tuple[int, ...]:
    found = []
    place = lines.find(part, 0, end)
    while place >= 0:
        found.append(place)
        place = lines.find(part, place + 1, end)
    return tuple(found)
