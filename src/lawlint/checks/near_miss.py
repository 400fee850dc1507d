"""A fixed expression with a wrong character that sounds or looks right, or with one lost, doubled or swapped.

Nearly every slip that is left in a proofread report is of this kind: an input method offers what sounds
alike.  The phrases of ``terms`` and ``usage`` are compared with the text by sound class and by shape; where
they agree and the characters differ, the text means the phrase.  It is left alone where the character belongs
to a neighbouring word (``words``) or, in a short collocation, makes an ordinary word, and where both
spellings are right somewhere (``twins``) unless the expression settles which (``settled``).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from lawlint.checks._near_miss.lexicon import (
    Lexicon,
    Match,
    lexicon,
    phrases_at,
    phrases_doubled,
    phrases_otherwise,
    phrases_slipped,
    runs,
)
from lawlint.checks._near_miss.lexicon_tables import GRAM, Tables, tables
from lawlint.checks._near_miss.slips import Judge, followers, twins
from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass, field

PLACEHOLDERS = ("found", "phrase", "wrong", "right")
CASES = ("wrong", "missing", "doubled", "swapped")


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
    """名称和固定术语，四个以上汉字，按领域分组，以空白隔开。 / Fixed terms of four 汉字 or more, by field."""
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
    settled: str = ""
    """其中不容换成 twins 所列另一词的表述，以空白隔开。 / Expressions in which no twin has a place."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The lexicon worked out, and the other tables as they are."""

    tables: Tables
    words: str
    twins: str
    settled: str


def prepare(params: Params) -> Prepared:
    """Works out the lexicon."""
    terms, usage = (" ".join(given.values()) for given in (params.terms, params.usage))
    sounds = params.sounds
    made = tables(terms, usage, sounds.usual, sounds.also, params.shapes)
    return Prepared(made, params.words, params.twins, params.settled)


def check(prepared: Prepared, reading: Reading) -> Observations:
    """Problems where a phrase of the lexicon is meant and not written."""
    index = lexicon(prepared.tables)
    document = reading.document
    text = document.folded
    heard = text.translate(index.classes)
    suspects = _suspects(index, text, heard)
    judge = Judge(
        index, text, followers(prepared.words), twins(prepared.twins), tuple(prepared.settled.split())
    )
    slipped = [at for at in suspects if index.slip(heard[at : at + GRAM])]
    taken: set[int] = set()
    for match, kind, at in _slips(index, text, slipped):
        if judge.slipped(match, kind, at) and not _idle(document, match.start):
            taken.update((match.start + at, match.start + at + 1))
            yield _slip(text, match, kind, at)
    for differing, matches in sorted(_meant(index, text, heard, suspects).items()):
        right = [match for match in matches if judge.wrong(match, differing)]
        if len(right) == len(matches) and taken.isdisjoint(differing) and not _idle(document, differing[0]):
            yield _wrong(index, text, matches, differing)


def _suspects(index: Lexicon, text: str, heard: str) -> list[int]:
    """Where a gram is heard like one of the lexicon and spelt like none: the one pass over the text."""
    near, grams = index.near, index.grams
    return [
        at
        for run in runs().finditer(text)
        for at in range(run.start(), run.end() - GRAM + 1)
        if heard[at : at + GRAM] in near and text[at : at + GRAM] not in grams
    ]


def _meant(index: Lexicon, text: str, heard: str, suspects: list[int]) -> dict[tuple[int, ...], list[Match]]:
    """By the places that differ, the longest phrases that the text sounds or looks like there."""
    found: dict[tuple[int, ...], list[Match]] = {}
    by_sound = (match for at in suspects for match in phrases_at(index, heard, at))
    for match in chain(by_sound, phrases_otherwise(index, text, heard)):
        differing = tuple(
            match.start + at for at, char in enumerate(match.phrase) if text[match.start + at] != char
        )
        known = found.setdefault(differing, [match])
        if len(match.phrase) > len(known[0].phrase):
            found[differing] = [match]
        elif len(match.phrase) == len(known[0].phrase) and match not in known:
            known.append(match)
    found.pop((), None)
    return found


def _slips(index: Lexicon, text: str, suspects: list[int]) -> list[tuple[Match, str, int]]:
    """The best phrase for every place where a character is missing, doubled or swapped."""
    found: dict[int, tuple[Match, str, int]] = {}
    doubled = ((match, "doubled", at) for match, at in phrases_doubled(index, text))
    slipped = (each for suspect in suspects for each in phrases_slipped(index, text, suspect))
    for match, kind, at in chain(doubled, slipped):
        place = match.start + at
        if place not in found or _tells_more(match, at) > _tells_more(*found[place][::2]):
            found[place] = (match, kind, at)
    return [found[place] for place in sorted(found)]


def _tells_more(match: Match, at: int) -> tuple[bool, int]:
    """By what the better of two phrases for one slip is known: that it goes on to both sides, then its length."""
    return 0 < at < len(match.phrase) - 1, len(match.phrase)


def _idle(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind in (BlockKind.RESIDUE, BlockKind.CODE)


def _wrong(index: Lexicon, text: str, matches: list[Match], differing: tuple[int, ...]) -> Problem:
    """The problem of characters that sound or look like the right ones of the phrases that may be meant."""
    match = matches[0]
    span = Span(differing[0], differing[-1] + 1)
    found = text[match.start : match.start + len(match.phrase)]
    wrong = span.of(text)
    rights = [each.phrase[span.start - each.start : span.end - each.start] for each in matches]
    meant, right = "”或“".join(each.phrase for each in matches), "”“".join(rights)
    alike = wrong.translate(index.classes) == rights[0].translate(index.classes)
    how, how_en = ("音同或音近", "sounds") if alike else ("形近", "looks")
    message = Words(
        f"“{found}”疑为“{meant}”：“{wrong}”与“{right}”{how}",
        f'"{found}" is probably meant as "{meant}": "{wrong}" {how_en} like "{right}"',
    )
    fixes = tuple(_fix(span, one, each.phrase) for one, each in zip(rights, matches, strict=True))
    values = {"found": found, "phrase": meant, "wrong": wrong, "right": right}
    return Problem(span, message, "wrong", values, fixes=fixes, key=found, guess=True)


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
    span = Span(low, high)
    values = {"found": found, "phrase": phrase, "wrong": wrong, "right": right}
    fixes = (_fix(span, right, phrase),)
    return Problem(span, message, kind, values, fixes=fixes, key=found, guess=True)


def _fix(span: Span, right: str, phrase: str) -> Fix:
    return Fix((Edit(span, right),), Words(f"改为“{phrase}”", f'Change to "{phrase}"'))
