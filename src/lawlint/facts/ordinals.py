"""Chains of ordinals in running text: 一是…二是…, 一要…二要…, 其一…其二…, 第一，…第二，….

A chain lives inside one block, or runs over paragraphs that begin with its items.  一是 starts a new chain;
a chain inside an item of another ends where the outer one goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lawlint.document.labels import han_number
from lawlint.document.model import Block, BlockKind, Document
from lawlint.facts.model import OrdinalChain, OrdinalItem
from lawlint.finding import Span

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


def find_chains(document: Document) -> tuple[OrdinalChain, ...]:
    """All chains, in the order of their first items.

    What does not fit joins the innermost chain of its form, so that a check sees the gap or the repetition.
    """
    chains: list[tuple[str, list[OrdinalItem]]] = []
    open_: list[tuple[str, list[OrdinalItem]]] = []
    block = -1
    for found in _items(document):
        if found.block != block:
            if _heading_between(document, block, found.block) or not (found.leads or _fits(open_, found)):
                open_.clear()
            block = found.block
        home = _home(open_, found)
        if home is None:
            made = (found.form, [found.item])
            chains.append(made)
            open_.append(made)
            del open_[1:-_OPEN]
        else:
            del open_[home + 1 :]
            open_[home][1].append(found.item)
    return tuple(OrdinalChain(form, tuple(items)) for form, items in chains)


def _fits(open_: Sequence[tuple[str, list[OrdinalItem]]], found: _Found) -> bool:
    return any(form == found.form and items[-1].number + 1 == found.item.number for form, items in open_)


def _home(open_: Sequence[tuple[str, list[OrdinalItem]]], found: _Found) -> int | None:
    """Which open chain the item continues: the innermost it fits, else (unless it is a 一) the innermost."""
    same = [at for at, (form, _) in enumerate(open_) if form == found.form]
    for at in reversed(same):
        if open_[at][1][-1].number + 1 == found.item.number:
            return at
    return same[-1] if same and found.item.number != 1 else None


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
