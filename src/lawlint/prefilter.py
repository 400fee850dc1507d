"""Which rules can have anything to say about a text: one pass for the words of all rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import add


def relevant(folded: str, literals: tuple[tuple[str, ...], ...]) -> set[int]:
    """Which rules, given the words of each, name no words or one that stands in the text (indices).

    The text is cut into pairs of characters once; only literals whose pairs all occur are looked for.
    """
    always, singles, index = _literal_index(literals)
    found = set(always)
    for char, rules in singles.items():
        if char in folded:
            found.update(rules)
    pairs = set(map(add, folded, folded[1:]))
    for pair in index.keys() & pairs:
        for literal, rules in index[pair]:
            if found.issuperset(rules) or not pairs.issuperset(map(add, literal, literal[1:])):
                continue
            if len(literal) == 2 or literal in folded:
                found.update(rules)
    return found


_Index = tuple[frozenset[int], Mapping[str, tuple[int, ...]], Mapping[str, list[tuple[str, tuple[int, ...]]]]]


@cache
def _literal_index(literals: tuple[tuple[str, ...], ...]) -> _Index:
    """Rules without literals, rules by one-character literal, and by first pair: (literal, its rules)."""
    owners: dict[str, list[int]] = {}
    for at, words in enumerate(literals):
        for word in words:
            owners.setdefault(word, []).append(at)
    singles: dict[str, tuple[int, ...]] = {}
    pairs: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for word, rules in owners.items():
        if len(word) == 1:
            singles[word] = tuple(rules)
        else:
            pairs.setdefault(word[:2], []).append((word, tuple(rules)))
    return frozenset(at for at, words in enumerate(literals) if not words), singles, pairs
