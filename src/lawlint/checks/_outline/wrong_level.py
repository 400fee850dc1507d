"""Headings whose label is of another level than its neighbours: 三、 between （二） and （四）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lawlint.checks._numerals import label_text
from lawlint.checks._parts import label_place
from lawlint.checks._slip_words import renumbering, said
from lawlint.checks.base import Problem
from lawlint.document.model import Block, BlockKind, Document, LabelStyle
from lawlint.finding import Related, Words
from lawlint.lean import dataclass

RANK = {style: rank for rank, style in enumerate(LabelStyle)}
_REACH = 200  # labels before and behind that are looked at


@dataclass(frozen=True, slots=True)
class WrongLevel:
    """A heading that counts on among others of another style; ``before`` or ``behind`` is one of them."""

    style: LabelStyle
    before: Block | None
    behind: Block | None

    @property
    def sibling(self) -> Block:
        """A heading whose label is written as this one should be."""
        found = self.before or self.behind
        assert found is not None
        return found


@dataclass(slots=True)
class _Item:
    """A labelled block and the level that it stands for."""

    block: Block
    style: LabelStyle
    number: int

    @property
    def run_in(self) -> bool:
        return self.block.heading is not None and self.block.body.start < self.block.body.end


def wrong_levels(document: Document) -> Mapping[int, WrongLevel]:
    """The headings of the wrong level, by the index of their block."""
    items = [
        _Item(block, block.label.style, block.label.number) for block in labelled(document) if block.label
    ]
    found: dict[int, WrongLevel] = {}
    for at, item in enumerate(items):
        wrong = _too_high(items, at) or _too_low(items, at)
        if wrong is not None:
            found[item.block.index] = wrong
            item.style = wrong.style
    return found


def labelled(document: Document) -> Sequence[Block]:
    """The headings and items with a label."""
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return [block for block in document.blocks if block.label is not None and block.kind in kinds]


def _too_high(items: Sequence[_Item], at: int) -> WrongLevel | None:
    """一、 …（二）, 三、, （四）… 二、: without it those above count on, and with it those below."""
    own = items[at]
    above, below = _nearest(items, at, own.style)
    if above is None or above.style is not own.style or own.block.kind is not BlockKind.HEADING:
        return None
    due, ends = above.number + 1, below is None or below.style is not own.style
    counts_without = own.number != due if ends else below is not None and below.number == due
    for style in LabelStyle:
        if not counts_without or RANK[style] <= RANK[own.style]:
            continue
        last, first = (each if each and each.style is style else None for each in _nearest(items, at, style))
        if (last or first) is None or own.number != (last.number if last else 0) + 1:
            continue
        if first is not None:
            sure = first.number == own.number + 1
        else:  # the number may be the slip, unless the heading looks like those below
            sure = (not ends and own.number not in (due - 1, due)) or above.run_in != own.run_in
            sure = sure and last is not None and last.run_in == own.run_in
        if sure:
            return WrongLevel(style, _block(last), _block(first))
    return None


def _too_low(items: Sequence[_Item], at: int) -> WrongLevel | None:
    """二、 … （三）, 四、: it is due among those above, and begins or goes on no series of its own."""
    own = items[at]
    beside, _ = _nearest(items, at, own.style)
    if own.number == 1 or (beside and beside.style is own.style and beside.number + 1 == own.number):
        return None
    for style in LabelStyle:
        last, first = _nearest(items, at, style)
        if RANK[style] >= RANK[own.style] or last is None:
            continue
        if last.style is not style or last.number + 1 != own.number:
            continue
        _, inside = _nearest(items, at, own.style)
        begins = inside is not None and inside.style is own.style and inside.number == 1
        goes_on = inside is not None and inside.style is own.style and inside.number == own.number + 1
        if first is not None and first.style is style:
            sure = first.number == own.number + 1
        else:
            first, sure = None, begins
        if sure and not goes_on:
            return WrongLevel(style, last.block, _block(first))
    return None


def _block(item: _Item | None) -> Block | None:
    return item.block if item else None


def _nearest(items: Sequence[_Item], at: int, style: LabelStyle) -> tuple[_Item | None, _Item | None]:
    """The nearest items of this level or a higher one, before and behind."""
    before = reversed(items[max(0, at - _REACH) : at])
    return _outer(before, style), _outer(items[at + 1 : at + 1 + _REACH], style)


def _outer(items: Iterable[_Item], style: LabelStyle) -> _Item | None:
    return next((item for item in items if RANK[item.style] <= RANK[style]), None)


def of_wrong_level(document: Document, block: Block, found: WrongLevel) -> Problem:
    """The problem at the label."""
    printed, before, behind, model = (
        each.label.span.of(document.text).strip() if each and each.label else ""
        for each in (block, found.before, found.behind, found.sibling)
    )
    expected = label_text(model, found.style, block.label.number if block.label else 1)
    above = document.blocks[block.index - 1] if block.index else block
    headings = [each.span for each in (above, block) if each.kind is BlockKind.HEADING]
    role = Words("同一层次的标题", "a heading of the same level")
    return Problem(
        label_place(document, block),
        said("wrong", printed, expected, before, behind),
        case="wrong",
        values={"found": printed, "expected": expected, "before": before},
        related=(Related(label_place(document, found.sibling), role),),
        tells=tuple(headings),  # that they seem to have no text follows from the label
        fixes=renumbering([(label_place(document, block), expected)]),
        key=f"{before}…{printed}",
    )
