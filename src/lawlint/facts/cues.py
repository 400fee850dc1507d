"""Cue words in a stretch of text, and what is left when they are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PARTICLES = frozenset(
    "共已为达有的了均并及和与或等由在对以其各则仍尚又约超计经把将被向就是也还中内年度上下案后件、 "
)
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

    ``matter``: named in the words, else ``""``.  ``measures`` (a rate has 率 behind it) and the cues that named them; more
    than one means that it is unclear.  ``scope`` and ``aspect``: words that narrow it.  ``rest``: characters that
    nothing explains.  ``others``: matters named before the last one.
    """

    matter: str = ""
    measures: tuple[str, ...] = ()
    decided: tuple[Cue, ...] = ()
    scope: str = ""
    aspect: str = ""
    rest: str = ""
    others: tuple[str, ...] = ()

    @property
    def measure(self) -> str:
        """The only measure named, or ``""``."""
        return self.measures[0] if len(self.measures) == 1 else ""

    @property
    def cue(self) -> Cue | None:
        """The cue that named the only measure."""
        return self.decided[0] if len(self.decided) == 1 else None


_NOTHING = ("", "")


def label(vocabulary: Vocabulary, text: str, matter: str = "") -> Label:
    """What ``text``, the words beside one figure, says; ``matter``: what it is about unless it says so itself."""
    found = list(cues(vocabulary, text))
    named = [cue.word for cue in found if vocabulary.words.get(cue.word, _NOTHING)[0] == "matter"]
    matters = [vocabulary.words[word][1] for word in named]
    here = matters[-1] if matters else matter
    own = vocabulary.own.get(here, {})
    strong: dict[str, Cue] = {}
    weak: dict[str, Cue] = {}  # words that name the matter and one of its measures, such as 应诉
    said: dict[str, list[str]] = {"scope": [], "aspect": []}
    rest: list[str] = []
    at = 0
    for cue in found:
        rest.append(text[at : cue.start])
        at = cue.end
        role, name = vocabulary.words.get(cue.word, _NOTHING)
        if cue.word in own or role == "measure":
            rate = text[cue.end : cue.end + 1] == "率"
            at += rate
            (weak if role == "matter" else strong)[own.get(cue.word, name) + "率" * rate] = cue
        elif role in said:
            said[role].append(name)
        elif not role:
            rest.append(cue.word)
    rest.append(text[at:])
    left = "".join(char for char in "".join(rest) if char not in PARTICLES and not char.isdigit())
    return Label(
        matters[-1] if matters else "",
        tuple(strong or weak),
        tuple((strong or weak).values()),
        "".join(said["scope"]),
        "".join(said["aspect"]),
        left,
        tuple(dict.fromkeys(name for name in matters if name != here)),
    )
