"""Chains of ordinals in running text: 一是…二是…, 一要…二要…, 其一…其二…, 第一，…第二，….

A chain lives inside one block, or runs over paragraphs that begin with its items.  一是 starts a new chain,
unless the chain before goes on behind it as if it were a slip; a chain inside an item of another ends where
the outer one goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.document.labels import han_number
from lawlint.document.model import Block, BlockKind, Document
from lawlint.facts.counting import AHEAD, Count
from lawlint.facts.model import OrdinalChain, OrdinalItem
from lawlint.finding import Span
from lawlint.lean import dataclass

_BEFORE = frozenset("。;:,、!?…—”)“( \n\t")
_BEFORE_STRICT = frozenset("。;:!?…—”) \n\t")
_OPEN = 8  # chains that may be gone on with, besides the outermost
_READ = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class _Found:
    form: str
    item: OrdinalItem
    block: int
    leads: bool  # the words of its block begin with it


@dataclass(slots=True)
class _Chain:
    """A chain as far as it was read."""

    form: str
    items: list[OrdinalItem]
    count: Count

    def add(self, item: OrdinalItem) -> None:
        self.count.add(item.number)
        self.items.append(item)


def find_chains(document: Document) -> tuple[OrdinalChain, ...]:
    """All chains, in the order of their first items.

    What does not fit joins a chain that goes on behind it, else the innermost of its form, so that a check
    sees the slip.
    """
    chains: list[_Chain] = []
    open_: list[_Chain] = []
    items = list(_items(document))
    for at, found in enumerate(items):
        if at and found.block != items[at - 1].block and _parted(document, items[at - 1], found, open_):
            open_.clear()
        home = _home(document, open_, items, at)
        if home is None:
            number = found.item.number
            open_.append(_Chain(found.form, [found.item], Count(number, number + 1)))
            chains.append(open_[-1])
            del open_[1:-_OPEN]
        else:
            del open_[home + 1 :]
            open_[home].add(found.item)
    return tuple(OrdinalChain(chain.form, tuple(chain.items)) for chain in chains)


def _parted(document: Document, before: _Found, found: _Found, open_: Sequence[_Chain]) -> bool:
    """Whether no chain runs on into the block of ``found``."""
    fits = any(chain.form == found.form and chain.count.takes(found.item.number) for chain in open_)
    return _heading_between(document, before.block, found.block) or not (found.leads or fits)


def _home(document: Document, open_: Sequence[_Chain], items: Sequence[_Found], at: int) -> int | None:
    """Which open chain the item belongs to: the innermost it fits, else the innermost that goes on behind it,
    else (unless it is a 一) the innermost."""
    form, number = items[at].form, items[at].item.number
    same = [place for place in reversed(range(len(open_))) if open_[place].form == form]
    for place in same:
        if open_[place].count.takes(number):
            return place
    later = _later(document, items, at) if same else []
    for place in same:
        if open_[place].count.goes_on_after(number, later):
            return place
    return same[0] if same and number != 1 else None


def _later(document: Document, items: Sequence[_Found], at: int) -> list[int]:
    """The numbers of the same form behind, as far as a chain may run."""
    numbers = []
    for place in range(at + 1, min(at + 1 + AHEAD, len(items))):
        before, found = items[place - 1], items[place]
        if found.block != before.block and _parted(document, before, found, ()):
            break
        if found.form == items[at].form:
            numbers.append(found.item.number)
    return numbers


def _heading_between(document: Document, before: int, block: int) -> bool:
    """Whether a heading stands after block ``before`` and not after ``block``."""
    return any(each.kind is BlockKind.HEADING for each in document.blocks[before + 1 : block + 1])


def _items(document: Document) -> Iterator[_Found]:
    text = document.folded
    blocks = iter(document.blocks)
    block: Block | None = next(blocks, None)
    for found in sorted(_matches(text), key=lambda pair: pair[1].start()):
        form, match = found
        while block is not None and block.span.end <= match.start():
            block = next(blocks, None)
        if block is None:
            return
        start = block.heading.start if block.heading else block.body.start
        if block.kind not in _READ or match.start() < start:
            continue
        leads = match.start() - start < 8 and not text[start : match.start()].strip(" “")
        before = _BEFORE if form in "是要" else _BEFORE_STRICT
        number = han_number(match[1])
        if number and (leads or text[match.start() - 1] in before):
            yield _Found(form, OrdinalItem(Span(match.start(), match.end()), number), block.index, leads)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _plain().finditer(text):
        yield match[2], match
    for match in _prefixed().finditer(text):
        yield match[0][0], match


@cache
def _plain() -> re.Pattern[str]:
    """一是, 一要; but not the idiom 一是一, nor 三要素."""
    return re.compile("([一二三四五六七八九十]{1,3})([是要])(?!\\1[,。、]|(?<=要)[素点件求害领塞闻])")


@cache
def _prefixed() -> re.Pattern[str]:
    """其一 and 第一 before a mark, or 其一是."""
    return re.compile("[其第]([一二三四五六七八九十]{1,3})(?=[,:、]|(?<=其.)是)")
