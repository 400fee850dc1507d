"""Giving every heading its depth in the outline.

Labels decide by their style, whatever the Markdown or Word level says, so that a report has the same
outline in every format.  Headings without label follow the level their format gives them, else their
surroundings.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.document.draft import Draft
from lawlint.document.model import BlockKind, LabelStyle
from lawlint.lean import dataclass

RANK = {style: 2 * place for place, style in enumerate(LabelStyle)}
"""Depth of label styles relative to each other; the odd numbers between them are for unlabelled headings."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading whose section is open; ``given``: the level its format gives it, 0 for none."""

    rank: int
    given: int
    labelled: bool


def assign_levels(drafts: Sequence[Draft]) -> None:
    """Set ``level`` of all headings, 1 = outermost."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    open_: list[_Open] = []
    for at, draft in enumerate(headings):
        given = draft.piece.level
        if draft.label is not None:
            entry = _Open(RANK[draft.label.style], given, True)
            while open_ and _ends_before_label(open_[-1], entry):
                open_.pop()
        elif given:
            entry = _Open(RANK[LabelStyle.MARKDOWN], given, False)
            while open_ and (open_[-1].given == 0 or open_[-1].given >= given):
                open_.pop()
        else:
            entry = _Open(_bare_rank(headings, at, open_), 0, False)
            while open_ and open_[-1].rank >= entry.rank:
                open_.pop()
        open_.append(entry)
        draft.level = len(open_)


def _ends_before_label(top: _Open, entry: _Open) -> bool:
    if top.labelled or not top.given:
        return top.rank >= entry.rank
    return bool(entry.given) and top.given >= entry.given


def _bare_rank(headings: Sequence[Draft], at: int, open_: Sequence[_Open]) -> int:
    """The rank of a heading with neither label nor level.

    It stands above the labels that start from 1 right below it; else beside the last heading of its own
    sort; else it is a subheading.
    """
    if at + 1 < len(headings):
        label = headings[at + 1].label
        if label is not None and label.number == 1:
            return RANK[label.style] - 1
    for entry in reversed(open_):
        if not entry.labelled:
            return entry.rank
    return RANK[LabelStyle.MARKDOWN]
