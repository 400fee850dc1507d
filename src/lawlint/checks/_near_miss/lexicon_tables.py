"""What a lexicon is made of: fixed expressions as they are spelt and heard, and the grams that lead to them.

The tables are worked out once, when the rules are validated, and kept with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lawlint.lean import dataclass

GRAM = 4
"""Characters of the shortest phrase."""
LONG = 6
"""Characters from which a term is sure enough to be known with a character lost, doubled or swapped."""
_GAP = "\n\n"  # two, so that no window of a gram and one more character joins two phrases


@dataclass(frozen=True, slots=True)
class Tables:
    """What a lexicon is made of, as text: loads in a small part of the time that it takes to work out.

    ``plain``: every phrase on a line of its own; ``heard``: the same in sound classes, letter by letter.  The
    long terms come first, up to ``long``, the other terms up to ``firm``.
    ``grams``: as spelt; ``sounds``: as heard; ``slips``: as heard, with a slip; ``near``: both of these and
    the second readings.
    ``classes``: characters, and the first one of the sound class of each; ``second``: pairs of a character and
    those of its further readings; ``meant``: of a character and those that it stands for by its looks.
    """

    plain: str
    heard: str
    long: int
    firm: int
    grams: str
    sounds: str
    slips: str
    near: str
    classes: tuple[str, str]
    second: tuple[tuple[str, str], ...]
    meant: tuple[tuple[str, str], ...]


@cache
def tables(terms: str, usage: str, usual: str, also: str, shapes: str) -> Tables:
    """The tables for white-space separated phrases; the other tables are those of ``rules/data``."""
    firm = dict.fromkeys(sorted(terms.split(), key=lambda term: len(term) < LONG))
    listed = [*firm, *(phrase for phrase in dict.fromkeys(usage.split()) if phrase not in firm)]
    classes = sound_classes(usual)
    plain = _GAP.join(("", *listed, ""))
    heard = plain.translate(classes)
    sounds = heard.split(_GAP)[1:-1]
    second, meant = _second(also, usual), _meant(shapes)
    other = _otherwise(plain, heard, second)
    slips = _slips(sounds[: len(firm)])
    near = slips.union(_grams(sounds), _grams(sound for _, sound in other))
    return Tables(
        plain=plain + _GAP.join((*(phrase for phrase, _ in other), "")),
        heard=heard + _GAP.join((*(sound for _, sound in other), "")),
        long=sum(len(phrase) + len(_GAP) for phrase in firm if len(phrase) >= LONG),
        firm=sum(len(phrase) + len(_GAP) for phrase in firm) + len(_GAP),
        grams=_joined(_grams(listed)),
        sounds=_joined(_grams(sounds)),
        slips=_joined(slips),
        near=_joined(near),
        classes=("".join(map(chr, classes)), "".join(classes.values())),
        second=tuple(second.items()),
        meant=tuple(meant.items()),
    )


def _joined(grams: Iterable[str]) -> str:
    return " ".join(sorted(set(grams)))


def sound_classes(usual: str) -> dict[int, str]:
    """The translation from lines ``syllable characters``: each character becomes the first of its line."""
    groups = usual.split()[1::2]
    return {ord(char): group[0] for group in groups for char in group}


def line_around(lines: str, place: int) -> tuple[int, int]:
    return lines.rfind("\n", 0, place) + 1, lines.find("\n", place)


def _grams(phrases: Iterable[str]) -> Iterator[str]:
    """For every phrase as many grams as cover it."""
    for phrase in phrases:
        yield phrase[:GRAM]
        if len(phrase) > GRAM:
            yield phrase[-GRAM:]
            for at in range(GRAM, len(phrase) - GRAM, GRAM):
                yield phrase[at : at + GRAM]


def _slips(phrases: Iterable[str]) -> set[str]:
    """The grams across a lost and two swapped characters inside a long phrase."""
    long = [phrase for phrase in phrases if len(phrase) >= LONG]
    slips = {one[at - 2 : at] + one[at + 1 : at + 3] for one in long for at in range(2, len(one) - 2)}
    slips.update(
        one[at - 1] + one[at + 1] + one[at : at + 3 : 2] for one in long for at in range(1, len(one) - 2)
    )
    return slips


def _second(also: str, usual: str) -> dict[str, str]:
    """From a character of several readings to the first characters of its further sound classes."""
    first = {syllable: chars[0] for syllable, chars in map(str.split, usual.splitlines())}
    found: dict[str, str] = {}
    for syllable, chars in map(str.split, also.splitlines()):
        for char in chars if syllable in first else "":
            found[char] = found.get(char, "") + first[syllable]
    return found


def _otherwise(plain: str, heard: str, second: dict[str, str]) -> list[tuple[str, str]]:
    """The phrases with a character of two readings, heard with its second one."""
    other: list[tuple[str, str]] = []
    for found in any_of(second).finditer(plain):
        at = found.start()
        low, high = line_around(plain, at)
        before, after = heard[low:at], heard[at + 1 : high]
        other.extend((plain[low:high], before + sound + after) for sound in second[found.group()])
    return other


def _meant(shapes: str) -> dict[str, str]:
    """From what is found to what may be meant, out of groups that start with what is meant."""
    meant: dict[str, str] = {}
    for group in shapes.split():
        for char in group[1:]:
            meant[char] = meant.get(char, "") + group[0]
    return meant


def any_of(chars: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each of the characters."""
    found = "".join(chars)
    return re.compile(f"[{re.escape(found)}]" if found else "(?!)")
