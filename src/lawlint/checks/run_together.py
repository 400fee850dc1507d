"""A numbered item that starts in the middle of a paragraph: the line break before it was lost.

Reported only when it is sure: everywhere else items of this form start a paragraph, and the number in the
middle is just the one that is missing between the items before and after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.labels import parse_label
from lawlint.document.model import Block, BlockKind, Document, Label
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found",)

_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_MOST = 2
"""More lost breaks than this are the habit of the text."""


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems at labels inside paragraphs."""
    document = reading.document
    found = list(_inside(document))
    if len(found) <= _MOST:
        for block, label in found:
            if _missing(document, block, label):
                yield _problem(document, label)


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "[一二三四五六七八九十]{1,3}"
    return re.compile(rf"。 *(?=(?:\({numbers}\)|{numbers}、)[\u4e00-\u9fff])")


def _inside(document: Document) -> Iterator[tuple[Block, Label]]:
    for block in document.blocks:
        if block.kind in _TEXT:
            for match in _pattern().finditer(document.folded, block.span.start, block.span.end):
                label = parse_label(document.folded, match.end(), block.span.end)
                if label is not None:
                    yield block, label


def _missing(document: Document, block: Block, label: Label) -> bool:
    """Whether the labels before and after leave out just this one."""
    same = [
        (each.index, each.label.number)
        for each in document.blocks
        if each.label is not None and each.label.style is label.style
    ]
    before = [number for index, number in same if index <= block.index]
    after = [number for index, number in same if index > block.index]
    whole = block.label is not None and block.label.style is label.style and block.label.number == 1
    if whole and (not after or after[0] == 1):
        return False  # all of the list stands in this paragraph
    follows = bool(before) and before[-1] == label.number - 1
    return len(same) >= 2 and follows and (not after or after[0] in (label.number + 1, 1))


def _problem(document: Document, label: Label) -> Problem:
    words = document.text[label.span.start : label.span.end + 6].split("\n")[0]
    fix = Fix(
        (Edit(Span(label.span.start, label.span.start), "\n"),), Words("另起一段", "Start a new paragraph")
    )
    return Problem(
        label.span,
        Words(f"“{words}”与上一段连在了一起，应另起一段", f'"{words}" runs on from the paragraph before'),
        values={"found": words},
        fixes=(fix,),
        key=words,
    )
