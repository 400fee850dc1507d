"""Make the tables behind ``rules/near-miss.yaml``: sound classes and ordinary words.

Run it when a table has to change; nothing of it is needed to use lawlint::

    pip install pypinyin==0.55.0 jieba==0.42.1
    python scripts/near_miss_tables.py

``rules/data/sounds.yaml``: the characters of GB 2312 by syllable without tone, from pypinyin (MIT).
Syllables that speakers and input methods mix up share a class: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in.
A character with a second usual reading is listed under ``also`` of that reading.

``rules/data/words.yaml``: words of two characters of running Chinese, from the dictionary of jieba (MIT), by
first character.  They say where two characters may well stand side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import jieba
from pypinyin import Style, lazy_pinyin

DATA = Path(__file__).resolve().parents[1] / "rules" / "data"
LEAST_FREQUENCY = 10
"""Rarer words of the dictionary are mostly names and slips."""
LEAST_SHARE = 0.1
"""A reading that a character has in fewer of its uses is left out."""

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FINALS = ("ang", "eng", "ing")
_KEPT = ("iang", "uang")
_PARTICLES = frozenset("的了着呢给")


def sound_class(syllable: str) -> str:
    """The class of a syllable without tone: ``zhang`` and ``zan`` are both ``zan``."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    if syllable.endswith(_FINALS) and not syllable.endswith(_KEPT):
        syllable = syllable[:-1]
    return syllable


def characters() -> list[str]:
    """The Han characters of GB 2312, in its order."""
    rows = range(0xB0, 0xF8)
    columns = range(0xA1, 0xFF)
    pairs = (bytes((row, column)) for row in rows for column in columns)
    return [char for pair in pairs if (char := pair.decode("gb2312", "ignore"))]


def dictionary() -> dict[str, int]:
    """The words of jieba's dictionary with their frequencies."""
    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    return {word: int(count) for word, count, _ in (line.split(" ") for line in text.splitlines())}


def readings(words: dict[str, int]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The usual sound class of each character, and the further classes it has it often has in words."""
    usual = {char: sound_class(lazy_pinyin(char, style=Style.NORMAL)[0]) for char in characters()}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in words.items():
        if 2 <= len(word) <= 4 and count >= LEAST_FREQUENCY and all(char in usual for char in word):
            for char, syllable in zip(word, lazy_pinyin(word, style=Style.NORMAL), strict=True):
                used[char][sound_class(syllable)] += count
    also: dict[str, set[str]] = defaultdict(set)
    for char, counts in used.items():
        most = counts.most_common(1)[0][0]
        total = counts.total()
        usual[char] = most
        for syllable, count in counts.items():
            if syllable != most and char not in _PARTICLES and count >= LEAST_SHARE * total:
                also[syllable].add(char)
    return usual, also


def write_sounds(usual: dict[str, str], also: dict[str, set[str]]) -> None:
    """``syllable: characters`` per line; the second readings in a block of their own."""
    groups: dict[str, list[str]] = defaultdict(list)
    for char, syllable in usual.items():
        groups[syllable].append(char)
    lines = [
        "# Sound classes of the characters of GB 2312: syllables without tone, near sounds joined.",
        "# Made by scripts/near_miss_tables.py from pypinyin 0.55.0 (MIT, mozillazg). Not for editing.",
        "usual: |",
        *(f"  {syllable} {''.join(chars)}" for syllable, chars in sorted(groups.items())),
        "also: |",
        *(f"  {syllable} {''.join(sorted(chars))}" for syllable, chars in sorted(also.items())),
    ]
    (DATA / "sounds.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_words(words: dict[str, int]) -> None:
    """One line per first character: it, then every character that makes a word with it."""
    follow: dict[str, list[str]] = defaultdict(list)
    known = set(characters())
    for word, count in words.items():
        if len(word) == 2 and count >= LEAST_FREQUENCY and known.issuperset(word):
            follow[word[0]].append(word[1])
    lines = [
        "# Words of two characters in running Chinese: the first character, then all that follow it.",
        "# Made by scripts/near_miss_tables.py from jieba 0.42.1 (MIT, Sun Junyi). Not for editing.",
        "|",
        *(f"  {first}{''.join(sorted(chars))}" for first, chars in sorted(follow.items())),
    ]
    (DATA / "words.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables."""
    words = dictionary()
    write_sounds(*readings(words))
    write_words(words)


if __name__ == "__main__":
    main()
