"""Cue words in a stretch of text, and what is left when they are taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PARTICLES = frozenset("共已为达有的了均并及和与或等由在对以其各则仍尚又约超计经把将被向就是也还中内年度上下案后件、 ")
"""Characters that say nothing about what a figure measures."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word and where it stands in the text that was scanned."""

    start: int
    end: int
    word: str


def cues(vocabulary: Vocabulary, text: str, start: int = 0, end: int | None = None) -> Iterator[Cue]:
    """The cue words of ``text[start:end]``, leftmost and longest first, none overlapping."""
    table = vocabulary.table
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        words = table.get(text[at : at + 2])
        if words is not None:
            for word in words:
                if text.startswith(word, at) and at + len(word) <= stop:
                    yield Cue(at, at + len(word), word)
                    at += len(word)
                    break
            else:
                at += 1
        else:
            at += 1


@dataclass(frozen=True, slots=True)
class Label:
    """What the words beside a figure say.

    ``matter``: named in the words, else ``""``.  ``measure`` (a rate has 率 behind it), and the cue that decided it.
    ``scope`` and ``aspect``: words that narrow it.  ``rest``: characters that nothing explains.
    """

    matter: str = ""
    measure: str = ""
    cue: Cue | None = None
    scope: str = ""
    aspect: str = ""
    rest: str = ""
    others: tuple[str, ...] = ()  # matters named before the last one


def label(vocabulary: Vocabulary, text: str, matter: str = "") -> Label:
    """What ``text``, the words beside one figure, says; ``matter`` is what it is about unless it says so itself."""
    found = list(cues(vocabulary, text))
    named = [name for cue in found for role, name in (vocabulary.words.get(cue.word, ("", "")),) if role == "matter"]
    matter_here = named[-1] if named else matter
    own = vocabulary.own.get(matter_here, {})
    measure, deciding = "", None
    scope: list[str] = []
    aspect: list[str] = []
    rest: list[str] = []
    at = 0
    for cue in found:
        rest.append(text[at : cue.start])
        at = cue.end
        role, name = _said(vocabulary.words, own, cue.word)
        if role == "measure":
            rate = text[cue.end : cue.end + 1] == "率"
            at += rate
            measure, deciding = name + "率" * rate, cue
        elif role == "scope":
            scope.append(name)
        elif role == "aspect":
            aspect.append(name)
        elif not role:
            rest.append(cue.word)
    rest.append(text[at:])
    left = "".join(char for char in "".join(rest) if char not in PARTICLES)
    others = tuple(dict.fromkeys(name for name in named if name != matter_here))
    return Label(named[-1] if named else "", measure, deciding, "".join(scope), "".join(aspect), left, others)


def _said(words: Mapping[str, tuple[str, str]], own: Mapping[str, str], word: str) -> tuple[str, str]:
    """Role and name of a cue word; what it means for the matter itself comes first."""
    if word in own:
        return "measure", own[word]
    return words.get(word, ("", ""))
