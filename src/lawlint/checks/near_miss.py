"""A fixed expression with a wrong character that sounds or looks like the right one; or one lost, doubled, swapped.

Nearly every slip that is left in a proofread report is of this kind: an input method offers what sounds
alike.  The phrases of ``terms`` and ``usage`` are compared with the text by sound class and by shape; where
they agree and the characters differ, the text means the phrase.  It is left alone where the character belongs
to a neighbouring word (``words``) or, in a short collocation, makes an ordinary word, and where both spellings
are right somewhere (``twins``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from lawlint.checks._lexicon import (
    GRAM,
    LONG,
    Lexicon,
    Match,
    lexicon,
    phrases_at,
    phrases_otherwise,
    phrases_slipped,
)
from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Edit, Fix, Span, Words

PLACEHOLDERS = ("found", "phrase", "wrong", "right")
CASES = ("wrong", "missing", "doubled", "swapped")

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半几")
_EMPTY_WORDS = frozenset("的地得和与及等之了、“”()·+")
_LIGHT = frozenset("化性型式")  # suffixes that many expressions may have or not


@dataclass(frozen=True, slots=True)
class Sounds:
    """Sound classes."""

    usual: str
    """每行一个音节及读此音的字。 / A syllable and its characters per line."""
    also: str = ""
    """每行一个音节及又读此音的多音字。 / The same for second readings."""


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: near-miss`` rule."""

    terms: Mapping[str, str]
    """名称和固定术语，按领域分组，以空白隔开。 / Names and fixed terms by field, separated by white space."""
    sounds: Sounds
    """读音表。 / The table of sounds."""
    usage: Mapping[str, str] = field(default_factory=dict)
    """常用搭配，写法同上；其中的字成词时不报。 / Collocations; an ordinary word in them is excused."""
    shapes: str = ""
    """形近字，每组首字为本字。 / Lookalikes; the first of each group is what is meant."""
    words: str = ""
    """二字词表，每行首字及其后可接的字。 / Words of two characters, by the first one."""
    twins: str = ""
    """读音相近而各有其用的词，每行一组。 / Words that sound alike and are all right, a group per line."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems where a phrase of the lexicon is meant and not written."""
    terms, usage = (" ".join(given.values()) for given in (params.terms, params.usage))
    index = lexicon(terms, usage, params.sounds.usual, params.sounds.also, params.shapes)
    document = reading.document
    text = document.folded
    heard = text.translate(index.classes)
    suspects = _suspects(index, text, heard)
    judge = _Judge(index, text, params)
    for differing, match in sorted(_meant(index, text, heard, suspects).items()):
        if judge.wrong(match, differing) and not _idle(document, match.start):
            yield _wrong(text, match, differing)
    slipped = [at for at in suspects if heard[at : at + GRAM] in index.slips]
    for match, kind, at in _slips(index, text, slipped):
        if judge.slipped(match, kind, at) and not _idle(document, match.start):
            yield _slip(text, match, kind, at)


def _suspects(index: Lexicon, text: str, heard: str) -> list[int]:
    """Where a gram is heard like one of the lexicon and spelt like none: the one pass over the text."""
    near, grams = index.near, index.grams
    return [
        at
        for at in range(len(text) - GRAM + 1)
        if heard[at : at + GRAM] in near and text[at : at + GRAM] not in grams
    ]


def _meant(index: Lexicon, text: str, heard: str, suspects: list[int]) -> dict[tuple[int, ...], Match]:
    """By the places that differ, the longest phrase that the text sounds or looks like there."""
    found: dict[tuple[int, ...], Match] = {}
    unsure = (match.start() for match in index.ambiguous.finditer(text))
    sources = (
        *(phrases_at(index, heard, at) for at in suspects),
        *(phrases_otherwise(index, text, heard, at) for at in unsure),
    )
    for match in chain.from_iterable(sources):
        differing = tuple(
            match.start + at for at, char in enumerate(match.phrase) if text[match.start + at] != char
        )
        known = found.get(differing)
        if differing and (known is None or len(match.phrase) > len(known.phrase)):
            found[differing] = match
    return found


def _slips(index: Lexicon, text: str, suspects: list[int]) -> list[tuple[Match, str, int]]:
    """The longest phrase for every place where a character is missing, doubled or swapped."""
    found: dict[int, tuple[Match, str, int]] = {}
    for suspect in suspects:
        for match, kind, at in phrases_slipped(index, text, suspect):
            place = match.start + at
            if place not in found or len(match.phrase) > len(found[place][0].phrase):
                found[place] = (match, kind, at)
    return [found[place] for place in sorted(found)]


class _Judge:
    """Whether a place that nearly agrees with a phrase is a slip, or right by itself."""

    def __init__(self, index: Lexicon, text: str, params: Params) -> None:
        self.index = index
        self.text = text
        self.params = params

    def wrong(self, match: Match, differing: tuple[int, ...]) -> bool:
        """Whether the characters at the places ``differing`` are wrong."""
        first, last = differing[0], differing[-1]
        end = match.start + len(match.phrase)
        if len(differing) > 1 and (
            last - first > 1 or len(match.phrase) < LONG or first - match.start < 2 or end - last < 3
        ):
            return False
        return not any(self._excused(match, place) for place in differing)

    def slipped(self, match: Match, kind: str, at: int) -> bool:
        """Whether the phrase is meant, its character ``at`` missing, doubled or swapped with the next."""
        place, phrase = match.start + at, match.phrase
        if not _EMPTY_WORDS.isdisjoint(phrase[at : at + 2 if kind == "swapped" else at + 1]):
            return False
        if kind == "missing" and (phrase[at] in _LIGHT or phrase[at] in (phrase[at - 1], phrase[at + 1])):
            return False
        if kind == "swapped" and not _NUMERALS.isdisjoint(phrase[at : at + 2]):
            return False
        first = place - 3 if kind == "missing" else place - 2
        if self._elsewhere(range(first, first + 3)):
            return False
        pair = self.text[place : place + 2] if kind != "missing" else self.text[place - 1 : place + 1]
        return len(phrase) > LONG or not self._word(pair)

    def _excused(self, match: Match, place: int) -> bool:
        """Whether the character at ``place`` may stand as it does."""
        text, phrase, at = self.text, match.phrase, place - match.start
        if {text[place], phrase[at]} & (_NUMERALS | _EMPTY_WORDS):
            return True
        if text[place] in self._twins.get(phrase[at], ()):
            return True
        if self._elsewhere(range(place - GRAM + 1, place + 1)):
            return True
        sure = len(phrase) >= LONG or phrase in self.index.firm
        for low in (at - 1, at):
            pair = text[match.start + low : match.start + low + 2] if match.start + low >= 0 else ""
            inside = low >= 0 and low + 2 <= len(phrase)
            if self._word(pair) and not (inside and sure):
                return True
            if inside and pair in self._twins.get(phrase[low : low + 2], ()):
                return True
        return False

    def _elsewhere(self, starts: range) -> bool:
        """Whether a gram at one of the places is part of a phrase as it stands."""
        grams = (self.text[max(start, 0) : start + GRAM] for start in starts)
        return any(len(gram) == GRAM and self.index.spelt(gram) for gram in grams)

    def _word(self, pair: str) -> bool:
        return len(pair) == 2 and pair[1] in _followers(self.params.words).get(pair[0], "")

    @property
    def _twins(self) -> Mapping[str, frozenset[str]]:
        return _twins(self.params.twins)


@cache
def _followers(words: str) -> Mapping[str, str]:
    """From a character to those that make a word with it."""
    return {line[0]: line[1:] for line in words.split()}


@cache
def _twins(groups: str) -> Mapping[str, frozenset[str]]:
    """From a word to all words of its groups."""
    twins: dict[str, frozenset[str]] = {}
    for line in groups.splitlines():
        group = frozenset(line.split())
        for word in group:
            twins[word] = twins.get(word, frozenset()) | group
    return twins


def _idle(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind in (BlockKind.RESIDUE, BlockKind.CODE)


def _wrong(text: str, match: Match, differing: tuple[int, ...]) -> Problem:
    """The problem of characters that sound or look like the right ones."""
    span = Span(differing[0], differing[-1] + 1)
    wrong = span.of(text)
    right = match.phrase[span.start - match.start : span.end - match.start]
    found = text[match.start : match.start + len(match.phrase)]
    message = Words(
        f"“{found}”疑为“{match.phrase}”：“{wrong}”与“{right}”音近或形近",
        f'"{found}" is probably meant as "{match.phrase}": "{wrong}" sounds or looks like "{right}"',
    )
    return _problem(span, message, found, match.phrase, wrong, right, "wrong")


def _slip(text: str, match: Match, kind: str, at: int) -> Problem:
    """The problem of a phrase with a character missing, doubled or swapped with the next."""
    phrase, place = match.phrase, match.start + at
    low, high, right = {
        "missing": (place - 1, place + 1, phrase[at - 1 : at + 2]),
        "doubled": (place, place + 2, phrase[at]),
        "swapped": (place, place + 2, phrase[at : at + 2]),
    }[kind]
    length = len(phrase) + {"missing": -1, "doubled": 1, "swapped": 0}[kind]
    found, wrong = text[match.start : match.start + length], text[low:high]
    message = {
        "missing": Words(
            f"“{found}”疑漏“{phrase[at]}”字，应为“{phrase}”",
            f'"{found}" seems to lack "{phrase[at]}" of "{phrase}"',
        ),
        "doubled": Words(
            f"“{found}”疑多一“{right}”字，应为“{phrase}”",
            f'"{found}" has "{right}" twice: "{phrase}" is meant',
        ),
        "swapped": Words(
            f"“{found}”中“{wrong}”疑为“{right}”之倒，应为“{phrase}”",
            f'"{wrong}" in "{found}" seems to be "{right}" turned round: "{phrase}" is meant',
        ),
    }[kind]
    return _problem(Span(low, high), message, found, phrase, wrong, right, kind)


def _problem(
    span: Span, message: Words, found: str, phrase: str, wrong: str, right: str, case: str
) -> Problem:
    what = Words(f"改为“{phrase}”", f'Change to "{phrase}"')
    fix = Fix((Edit(span, right),), what)
    values = {"found": found, "phrase": phrase, "wrong": wrong, "right": right}
    return Problem(span, message, case, values, fixes=(fix,), key=found)
