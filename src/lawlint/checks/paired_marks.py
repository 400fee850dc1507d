"""Marks that come in pairs: quotation marks, title marks and brackets without one half, or nested wrongly.

A pair may span paragraphs: a quotation that goes on repeats its opening mark at every paragraph, and a text
taken from a page may be broken inside brackets.  Both are left alone, and so are labels such as ``1)``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._lone_marks import INNER, OPENINGS, PAIRS, Lone, nested_pair, told
from lawlint.checks.base import Observations, Reading
from lawlint.document.model import Block, BlockKind, Document, LabelStyle
from lawlint.lean import dataclass, field

PLACEHOLDERS = ("found", "partner")
CASES = ("unclosed", "unopened", "turned", "unlike", "nested")

_HAN = "一二三四五六七八九十"
_BOUNDS = r"[\d.,%万亿分元 ]+"
"""What stands in an interval: ``[60分,80分)``."""
_REACH, _CITED = 3, 20
"""Blocks over which a pair may stretch; and a quotation that takes whole paragraphs, such as a clause of a law."""


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


@dataclass(slots=True)
class _Stack:
    """The marks that stand open, and how many of each."""

    marks: list[tuple[str, int]] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)

    def push(self, mark: str, at: int) -> None:
        self.marks.append((mark, at))
        self.open[mark] += 1

    def pop(self) -> tuple[str, int]:
        mark, at = self.marks.pop()
        self.open[mark] -= 1
        return mark, at


def check(params: Params, reading: Reading) -> Observations:
    """Problems at lone marks, at marks turned round or of another kind, and at inner marks of the outer kind."""
    document = reading.document
    lone: list[Lone] = []
    half_labels = _half_labels(document)
    for block, marks in _marks(document):
        stack = _Stack()
        nested: list[tuple[str, int, int]] = []
        alone: list[Lone] = []
        for mark, at in marks:
            if mark in PAIRS:
                stack.push(mark, at)
            elif at in half_labels:
                alone.append(Lone(mark, at, block))
            else:
                _close(document, block, mark, at, stack, nested, alone)
        alone += [Lone(mark, at, block) for mark, at in stack.marks]
        lone += alone
        broken = {one.mark for one in alone} | {OPENINGS.get(one.mark, "") for one in alone}
        yield from (nested_pair(document, *one) for one in nested if one[0] not in broken)
    yield from told(document, list(_unmatched(document, sorted(lone, key=lambda one: one.at))))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join([*PAIRS, *OPENINGS]))}]")


def _marks(document: Document) -> Iterator[tuple[Block, list[tuple[str, int]]]]:
    """The marks of every block of running text, in order."""
    text = document.folded
    for block in document.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.RESIDUE):
            found = _pattern().finditer(text, block.span.start, block.span.end)
            yield block, [(match.group(), match.start()) for match in found]


def _half_labels(document: Document) -> set[int]:
    """The closing brackets of labels ``二)`` among labels ``(一)``, ``(三)``; ``1)``, ``2)`` is a way of numbering."""
    halves: dict[LabelStyle, list[int]] = {}
    whole: Counter[LabelStyle] = Counter()
    for block in document.blocks:
        if block.label is None or block.label.style not in (
            LabelStyle.HAN_BRACKET,
            LabelStyle.ARABIC_BRACKET,
        ):
            continue
        words = block.label.span.of(document.folded)
        if words.startswith("("):
            whole[block.label.style] += 1
        elif ")" in words:
            halves.setdefault(block.label.style, []).append(block.label.span.start + words.index(")"))
    return {at for style, places in halves.items() if len(places) < whole[style] for at in places}


def _close(
    document: Document,
    block: Block,
    mark: str,
    at: int,
    stack: _Stack,
    nested: list[tuple[str, int, int]],
    alone: list[Lone],
) -> None:
    """Close what ``mark`` closes; what stands open inside of it has no partner."""
    opening = OPENINGS[mark]
    if not stack.open[opening]:
        if mark != ")" or not _needs_none(document.folded, block, at):
            alone.append(Lone(mark, at, block))
        return
    while stack.marks[-1][0] != opening:
        alone.append(Lone(*stack.pop(), block))
    start = stack.pop()[1]
    if opening in INNER and stack.open[opening]:
        nested.append((opening, start, at))


def _needs_none(text: str, block: Block, at: int) -> bool:
    """Whether the closing bracket ends a label (``1)``, ``a)``, ``一)``) or an interval (``[0,100)``)."""
    before = text[max(at - 16, block.span.start) : at]
    label = re.search(r"(?:^|[\s。;:,、!?])(\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$", before)
    if label is None:
        return re.search(rf"\[{_BOUNDS}$", before) is not None
    return not any(text.find(near, block.span.start, block.span.end) >= 0 for near in _neighbours(label[1]))


def _neighbours(number: str) -> Iterator[str]:
    """``(1)`` and ``(3)`` for ``2``: labels among which ``2)`` lost its bracket."""
    if number.isascii() and number.isdigit():
        yield from (f"({int(number) - 1})", f"({int(number) + 1})")
    elif len(number) == 1 and number in _HAN:
        at = _HAN.index(number)
        yield from (f"({_HAN[near]})" for near in (at - 1, at + 1) if 0 <= near < len(_HAN))


def _unmatched(document: Document, lone: list[Lone]) -> Iterator[Lone]:
    """The lone marks that find no partner in a block close by either."""
    used: set[int] = set()
    for one, partner in zip(lone, _next_closing(lone), strict=True):
        if one.at in used:
            continue
        if one.opens:
            if _goes_on(document, one) or _interval(document.folded, one.at):
                used.add(one.at)
                continue
            if partner is not None and 0 < partner.block.index - one.block.index <= _reach(one, partner):
                used.update((one.at, partner.at))
                continue
        yield one


def _reach(one: Lone, partner: Lone) -> int:
    """How many blocks the pair may stretch over."""
    whole = one.at == one.block.span.start and partner.at == partner.block.span.end - 1
    return _CITED if whole else _REACH


def _next_closing(lone: Sequence[Lone]) -> list[Lone | None]:
    """For every mark the first mark behind it that would close it."""
    found: list[Lone | None] = []
    nearest: dict[str, Lone] = {}
    for one in reversed(lone):
        found.append(nearest.get(PAIRS.get(one.mark, "")))
        nearest[one.mark] = one
    return found[::-1]


def _goes_on(document: Document, one: Lone) -> bool:
    """Whether the quotation goes on in the next paragraph, which then opens with the same mark."""
    following = one.block.index + 1
    whole_heading = one.block.kind is BlockKind.HEADING and one.block.body.start >= one.block.body.end
    if one.mark != "“" or whole_heading or following >= len(document.blocks):
        return False
    return document.folded.startswith("“", document.blocks[following].span.start)


def _interval(text: str, at: int) -> bool:
    """Whether the opening bracket starts an interval: ``(0,100]``, ``(5万元,10万元]``."""
    return re.match(rf"\({_BOUNDS}\]", text[at : at + 16]) is not None
