"""Cue words in the text, and what is left of the words beside a figure when they are taken away."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lawlint.lean import dataclass, field

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PARTICLES = frozenset(
    "共已为达有的了均并及和与或等由在对以其各则仍尚又约超计经把将被向就是也还中内年度上下案后件月季日至半数量、 "
)
"""Characters that say nothing about what a figure measures."""

_SAYS_NOTHING = dict.fromkeys(map(ord, PARTICLES | frozenset("0123456789")))
_LEVELS = frozenset("省市县区州盟旗乡镇")
_MARKS = frozenset(",;:。")
_NOTHING = ("", "")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word and where it stands in the words that were looked at."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Label:
    """What the words beside a figure say.

    ``matter``: named in the words, else ``""``. ``measures`` (a rate has 率 behind it) and the cues that
    named them; more than one means that it is unclear. ``scope`` and ``aspect``: words that narrow it.
    ``rest``: characters that nothing explains. ``others``: matters named before the last one.
    ``one_of_several``: the matter is only an example of what is counted (行政复议等案件).
    """

    matter: str = ""
    measures: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    scope: str = ""
    aspect: str = ""
    rest: str = ""
    others: tuple[str, ...] = ()
    one_of_several: bool = False

    @property
    def measure(self) -> str:
        """The only measure named, or ``""``."""
        return self.measures[0] if len(self.measures) == 1 else ""

    @property
    def cue(self) -> str:
        """The cue that named the only measure, or ``""``."""
        return self.decided[0] if len(self.decided) == 1 else ""


def scan(vocabulary: Vocabulary, text: str) -> list[Cue]:
    """The cue words of ``text``, leftmost and longest first, none overlapping."""
    table = vocabulary.table
    found: list[Cue] = []
    floor = 0
    for place in vocabulary.starts.finditer(text):
        at = place.start()
        words = table.get(text[at : at + 2]) if at >= floor else None
        for word in words or ():
            if text.startswith(word, at):
                floor = at + len(word)
                found.append(Cue(at, floor, word))
                break
    return found


@dataclass(slots=True)
class Cues:
    """The cue words of one text, found where they are asked for; the same words come again and again."""

    vocabulary: Vocabulary
    text: str
    found: dict[str, list[Cue]] = field(default_factory=dict)
    labels: dict[tuple[str, str], Label] = field(default_factory=dict)
    known: tuple[int, int, list[str]] = (0, 0, [])  # matters of the paragraph being read, and up to where

    def of(self, words: str) -> list[Cue]:
        """The cue words in ``words``."""
        found = self.found.get(words)
        if found is None:
            found = self.found[words] = scan(self.vocabulary, words)
        return found

    def matters(self, start: int, end: int) -> list[str]:
        """The matters named there, in order, each once."""
        if start >= end:
            return []
        words = self.vocabulary.words
        said = (words.get(cue.word, _NOTHING) for cue in self.of(self.text[start:end]))
        return list(dict.fromkeys(name for role, name in said if role == "matter"))

    def beginning(self, at: int, length: int) -> str:
        """The matter whose cue stands right at ``at``, or ``""``."""
        if not length:
            return ""
        words = self.vocabulary.table.get(self.text[at : at + 2], ())
        for word in words:
            if self.text.startswith(word, at):
                role, name = self.vocabulary.words.get(word, _NOTHING)
                return name if role == "matter" else ""
        return ""

    def matters_by_clause(self, start: int, end: int) -> list[list[str]]:
        """The matters that each clause there names; clauses without any are left out."""
        named = self.matters(start, end)
        if len(named) < 2:
            return [named] if named else []
        marks = [at for at in range(start, end) if self.text[at] in _MARKS]
        pieces = pairwise((start, *marks, end))
        return [names for piece in pieces if (names := self.matters(*piece))]

    def matters_so_far(self, start: int, end: int) -> list[str]:
        """The matters named from ``start``, where a paragraph begins, up to ``end``, each once."""
        begun, reached, names = self.known
        if begun != start or reached > end:
            reached, names = start, []
        names = list(dict.fromkeys((*names, *self.matters(reached, end))))
        self.known = (start, end, names)
        return names

    def label(self, start: int, end: int, matter: str = "") -> Label:
        """What the words ``text[start:end]`` beside a figure say, whatever stands in brackets left out."""
        return self.said(plain(self.text[start:end]), matter)

    def said(self, words: str, matter: str) -> Label:
        """What ``words`` say; ``matter``: what they are about unless they say so themselves."""
        found = self.labels.get((words, matter))
        if found is None:
            found = self.labels[words, matter] = _label(self.vocabulary, words, self.of(words), matter)
        return found


_PLACES = frozenset("省市县区州盟旗镇乡街道村社场团、")


def plain(words: str) -> str:
    """The words without what stands in brackets, but for the kind of a place: 县(区) is 县区, 镇(街道) is 镇街道."""
    before, opening, behind = words.partition("(")
    while opening:
        inside, _, after = behind.partition(")")
        if before[-1:] in _PLACES and _PLACES.issuperset(inside):
            before += inside.replace("、", "")
        before += after.partition("(")[0]
        _, opening, behind = after.partition("(")
    return before


@cache
def _joint() -> re.Pattern[str]:
    """What joins items; 和 is none in 总和, 调和, 及 in 普及, 涉及, 与 in 参与."""
    return re.compile("、|(?<![总调之])和|(?<![普涉])及|(?<!参)与")


def ends_item(text: str, start: int, end: int) -> bool:
    """Whether the words before a figure belong to the item in front of it: 12件文件、37件合同."""
    return start < end and _joint().match(text, end - 1, end) is not None


def label(vocabulary: Vocabulary, text: str, matter: str = "") -> Label:
    """What ``text`` says; ``matter``: what it is about unless it says so itself."""
    return _label(vocabulary, text, scan(vocabulary, text), matter)


def _label(vocabulary: Vocabulary, text: str, found: list[Cue], matter: str) -> Label:
    words = vocabulary.words
    matters = [name for cue in found for role, name in (words.get(cue.word, _NOTHING),) if role == "matter"]
    here = matters[-1] if matters else matter
    own = vocabulary.own.get(here, {})
    strong: dict[str, str] = {}
    weak: dict[str, str] = {}  # words that name the matter and one of its measures, such as 应诉
    said: dict[str, list[str]] = {"scope": [], "aspect": []}
    rest: list[str] = []
    several = False
    at = 0
    for cue in found:
        rest.append(text[at : cue.start])
        at = cue.end
        role, name = words.get(cue.word, _NOTHING)
        several |= role == "matter" and text.startswith("等", cue.end)
        if here and here not in vocabulary.proper.get(cue.word, (here,)):
            rest.append(cue.word)
        elif cue.word in own or role == "measure":
            rate = text[cue.end : cue.end + 1] == "率"
            at += rate
            (weak if role == "matter" else strong)[own.get(cue.word, name) + "率" * rate] = cue.word
        elif role in said:
            said[role].append(name)
        elif not role:
            rest.append(cue.word)
    rest.append(text[at:])
    left = _of_these().sub("", "".join(rest)).translate(_SAYS_NOTHING)
    if any(map(str.isdigit, left)):
        left = "".join(char for char in left if not char.isdigit())
    if left and (_LEVELS.issuperset(left) or _of_own().fullmatch(left)):
        said["scope"].append(left)
        left = ""
    return Label(
        matters[-1] if matters else "",
        tuple(strong or weak),
        tuple((strong or weak).values()),
        "".join(said["scope"]),
        "".join(said["aspect"]),
        left,
        tuple(dict.fromkeys(name for name in matters if name != here)),
        several,
    )


@cache
def _of_own() -> re.Pattern[str]:
    """本机关, 我委: the body that reports, its general noun (机关) taken off as one that says nothing."""
    return re.compile("[本我](?:局|厅|委|办|院|所|中心)?")


@cache
def _of_these() -> re.Pattern[str]:
    """负责人在这些案件中出庭: of the same."""
    return re.compile("在(?:这些|上述|前述|以上)(?:行政)?(?:案件|诉讼)?[中里]")
