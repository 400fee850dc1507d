"""The members of a fixed list, and the runs of them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.finding import Span
from lawlint.lean import dataclass

GAP = "、|,|以及|和|与|及"


@dataclass(frozen=True, slots=True)
class Member:
    """固定表述的一项。 / One member of a fixed list."""

    word: str
    """规范写法。 / As it should be written."""
    also: tuple[str, ...] = ()
    """其他可接受的写法。 / Other wordings that are right."""
    wrong: tuple[str, ...] = ()
    """常见的误写。 / Wordings that stand for it by mistake."""
    optional: bool = False
    """可以不写。 / It may be left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list in the text; ``member`` is -1 for a phrase that is none of the members."""

    span: Span
    member: int
    wrong: bool = False


def words_of(members: Sequence[Member | str]) -> tuple[tuple[str, ...], ...]:
    """The right wordings of every member, the one as it should be written first."""
    return tuple((each,) if isinstance(each, str) else (each.word, *each.also) for each in members)


def _found(members: Sequence[Member | str], folded: str) -> list[Item]:
    """Every member in the text, in text order, the longest where two begin together."""
    items: list[Item] = []
    for at, words in enumerate(words_of(members)):
        each = members[at]
        for word in (*words, *(() if isinstance(each, str) else each.wrong)):
            start = folded.find(word)
            while start >= 0:
                items.append(Item(Span(start, start + len(word)), at, word not in words))
                start = folded.find(word, start + len(word))
    items.sort(key=lambda item: (item.span.start, -item.span.end))
    return [each for at, each in enumerate(items) if not at or each.span.start >= items[at - 1].span.end]


def runs(members: Sequence[Member | str], folded: str) -> Iterator[list[Item]]:
    """Runs of members with separators between them and at most one other phrase from one to the next."""
    run: list[Item] = []
    for item in _found(members, folded):
        between = None if not run else _between(folded, run[-1].span.end, item.span.start)
        if between is None:
            if len(run) > 1:
                yield run
            run = [item]
        else:
            run += [*between, item]
    if len(run) > 1:
        yield run


def _between(folded: str, start: int, end: int) -> list[Item] | None:
    """What stands between two members: a separator, or one other phrase; None when the list ends there."""
    gap = folded[start:end]
    if len(gap) > 24 or "\n" in gap or "。" in gap or ";" in gap:
        return None
    parts = re.split(GAP, gap)
    if len(parts) == 1:
        return [] if not gap.strip("”“ ") else None
    if parts[0].strip("”“ ") or parts[-1].strip("”“ "):
        return None
    others = [part for part in parts[1:-1] if part.strip("”“ ")]
    if len(others) > 1:
        return None
    if not others:
        return []
    at = start + gap.index(others[0])
    return [Item(Span(at, at + len(others[0])), -1)]
