"""The labelled blocks of one level under one heading, whose numbers should count on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lawlint.checks._numerals import label_text
from lawlint.checks._outline.wrong_level import RANK, WrongLevel, labelled
from lawlint.document.model import Block, Document, Label, LabelStyle, Section
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled block; ``end``: index of the block after all that is its own; ``home``: of its heading.

    ``model``: a label of its level as it is written.
    """

    block: Block
    label: Label
    model: str
    end: int
    home: int


def groups(document: Document, wrong: Mapping[int, WrongLevel]) -> Iterable[Sequence[Item]]:
    """The labelled blocks of one style under one heading, in text order."""
    made: dict[tuple[int, LabelStyle], list[Item]] = {}
    sections = {section.block: section for section in document.sections}
    items = {block.index for block in labelled(document)}
    homes: list[tuple[int, Section]] = []
    for block in document.blocks:
        own, label = sections.get(block.index), block.label
        if own and own.label is None:
            _close(document, homes, own)
        if block.index not in items or label is None:
            continue
        style, model = label.style, label
        if block.index in wrong:
            style, model = wrong[block.index].style, wrong[block.index].sibling.label or label
        above = [place for place, (rank, _) in enumerate(homes) if rank < RANK[style]]
        home = homes[above[-1]][1] if above else None
        end = own.blocks[1] if own else block.index + 1
        item = Item(block, label, model.span.of(document.text).strip(), end, home.block if home else 0)
        made.setdefault((home.index if home else -1, style), []).append(item)
        if own:
            homes[len(above) :] = [(RANK[style], own)]
    return made.values()


def _close(document: Document, homes: list[tuple[int, Section]], section: Section) -> None:
    """Leave the headings that do not stand above a heading without label."""
    above = set()
    parent = section.parent
    while parent is not None:
        above.add(parent)
        parent = document.sections[parent].parent
    while homes and homes[-1][1].index not in above:
        homes.pop()


def written(document: Document, item: Item, number: int) -> str:
    """A label like that of ``item`` with another number."""
    return label_text(item.model, item.label.style, number)
