"""Finding headings: labelled, run-in, marked by the format, or standing alone without a number.

A labelled line is a heading when its words stand alone (``一、总体要求``) or when a sentence of them is
followed by text (``（一）健全制度。正文……``).  It is only an item of a list when it ends in ``；``, when a
neighbour in its run does, or, for ``1.`` and below, when nothing follows that it could be the heading of.
Labels in a quotation of several lines are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.document.broken_labels import take_broken_labels
from lawlint.document.draft import Draft
from lawlint.document.levels import RANK, assign_levels
from lawlint.document.model import Block, BlockKind, LabelStyle, Section
from lawlint.finding import Span

_LONGEST_HEADING = 100
_LONGEST_BARE = 40  # an unnumbered heading is short
_SHORTEST_TEXT = 20  # what follows it is a sentence
_LONGEST_QUOTE = 20  # lines; a quotation that does not close by then lacks its mark
_ENDS = "。!?;:…”)"
_OPENING = "“‘《〈「『【(〔["
_CLOSING = "”’》〉」』】)〕]"
_OUTER = (LabelStyle.PART, LabelStyle.HAN, LabelStyle.HAN_BRACKET)


def find_headings(folded: str, drafts: Sequence[Draft]) -> None:
    """Decide for every draft whether it is a heading, and set its heading words, body and level."""
    take_broken_labels(folded, drafts)
    _forget_quoted_labels(folded, drafts)
    items = _list_items(folded, drafts)
    for at, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            _marked_heading(folded, draft)
        elif draft.label is not None and draft.kind in (None, BlockKind.PARAGRAPH) and at not in items:
            _labelled_heading(folded, drafts, at)
    if not _hard_wrapped(folded, drafts):
        for at, draft in enumerate(drafts):
            if draft.plain and draft.label is None and _stands_alone(folded, drafts, at):
                _whole(folded, draft)
    assign_levels(drafts)


def build_sections(folded: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The sections of the outline, in text order."""
    ends: dict[int, int] = {}
    open_headings: list[Block] = []
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    parents: list[int | None] = []
    position: dict[int, int] = {}
    for at, block in enumerate(headings):
        while open_headings and open_headings[-1].level >= block.level:
            ends[open_headings.pop().index] = block.index
        parents.append(position[open_headings[-1].index] if open_headings else None)
        position[block.index] = at
        open_headings.append(block)
    return tuple(
        Section(
            index=at,
            level=block.level,
            block=block.index,
            blocks=(block.index, ends.get(block.index, len(blocks))),
            title=block.heading.of(folded).strip() if block.heading else "",
            label=block.label,
            parent=parents[at],
            run_in=block.body.start < block.body.end,
        )
        for at, block in enumerate(headings)
    )


def _forget_quoted_labels(folded: str, drafts: Sequence[Draft]) -> None:
    """Drop the labels of lines inside a quotation that began in an earlier line."""
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        depth = _open_quotes(folded, draft)
        at += 1
        if depth <= 0 or folded[draft.start] != "“":
            continue
        for stop in range(at, min(at + _LONGEST_QUOTE, len(drafts))):
            depth += _open_quotes(folded, drafts[stop])
            if depth <= 0:
                for quoted in drafts[at : stop + 1]:
                    quoted.label = None
                    if quoted.kind is None:
                        quoted.kind = BlockKind.PARAGRAPH
                at = stop + 1
                break


def _open_quotes(folded: str, draft: Draft) -> int:
    return folded.count("“", draft.start, draft.end) - folded.count("”", draft.start, draft.end)


def _list_items(folded: str, drafts: Sequence[Draft]) -> set[int]:
    """Places of labelled lines that belong to a run in which a line other than the last ends in ``；``."""
    items: set[int] = set()
    at = 0
    while at < len(drafts):
        label = drafts[at].label
        if label is None or folded[drafts[at].end - 1] != ";":
            at += 1
            continue
        first = last = at
        while first > 0 and (before := drafts[first - 1].label) and before.style is label.style:
            first -= 1
        while last + 1 < len(drafts) and (after := drafts[last + 1].label) and after.style is label.style:
            last += 1
        items.update(range(first, last + 1))
        at = last + 1
    return items


def _marked_heading(folded: str, draft: Draft) -> None:
    """A heading by the format; a paragraph in a heading style is still a paragraph."""
    if draft.end - draft.content > _LONGEST_HEADING:
        heading = _sentence(folded, draft) if draft.label else None
        if heading is None:
            draft.kind = BlockKind.PARAGRAPH
        else:
            _run_in(folded, draft, heading)
        return
    _whole(folded, draft)


def _labelled_heading(folded: str, drafts: Sequence[Draft], at: int) -> None:
    draft = drafts[at]
    assert draft.label is not None
    outer = draft.label.style in _OUTER
    heading = _sentence(folded, draft)
    if heading is None:
        return
    if outer and _goes_on_as_heading(folded, draft, heading) and _has_content_below(drafts, at):
        _whole(folded, draft)
    elif heading.end + 1 < draft.end and not folded[heading.end + 1 : draft.end].isspace():
        _run_in(folded, draft, heading)
    elif heading.end == draft.end:
        if outer or _has_content_below(drafts, at):
            _whole(folded, draft)
    elif _has_content_below(drafts, at) and outer:
        _whole(folded, draft)


def _sentence(folded: str, draft: Draft) -> Span | None:
    """The first sentence after the label without its final mark, or None if it is too long for a heading."""
    depth = 0
    start = draft.content
    for at in range(start, min(draft.end, start + _LONGEST_HEADING)):
        mark = folded[at]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth -= 1
        elif depth <= 0 and mark in "。!?;:\n":
            return None if mark in ";\n" or at == start else Span(start, at)
    return Span(start, draft.end) if start < draft.end <= start + _LONGEST_HEADING else None


def _goes_on_as_heading(folded: str, draft: Draft, heading: Span) -> bool:
    """Whether a colon only divides a heading (一、加强领导：主要负责人履行职责): what follows is short and no sentence."""
    behind = folded[heading.end + 1 : draft.end]
    short = draft.end - draft.content <= _LONGEST_HEADING and behind.strip() != ""
    return short and folded[heading.end] == ":" and not any(mark in behind for mark in "。!?;:")


def _has_content_below(drafts: Sequence[Draft], at: int) -> bool:
    """Whether the next line can belong to this labelled line: it is no sibling, and no heading above it."""
    if at + 1 == len(drafts):
        return False
    below = drafts[at + 1]
    if below.kind in (BlockKind.SIGNATURE, BlockKind.DATE, BlockKind.RESIDUE, BlockKind.HEADING):
        return False
    label, mine = below.label, drafts[at].label
    return label is None or (mine is not None and RANK[label.style] > RANK[mine.style])


def _whole(folded: str, draft: Draft) -> None:
    end = draft.end
    while end > draft.content and folded[end - 1] in "。: ":
        end -= 1
    draft.kind = BlockKind.HEADING
    draft.heading = Span(draft.content, end)
    draft.body = Span(draft.end, draft.end)


def _run_in(folded: str, draft: Draft, heading: Span) -> None:
    body = heading.end + 1
    while body < draft.end and folded[body] == " ":
        body += 1
    draft.kind = BlockKind.HEADING
    draft.heading = heading
    draft.body = Span(body, draft.end)


def _hard_wrapped(folded: str, drafts: Sequence[Draft]) -> bool:
    """Whether lines break in the middle of sentences, so that a short line means nothing."""
    whole = broken = 0
    for draft in drafts:
        if draft.plain and draft.label is None and draft.end - draft.start >= 15:
            if folded[draft.end - 1] in _ENDS:
                whole += 1
            else:
                broken += 1
    return broken >= 10 and broken > whole


def _stands_alone(folded: str, drafts: Sequence[Draft], at: int) -> bool:
    """Whether an unlabelled line is a heading: short, open-ended, after finished text, before its own."""
    draft = drafts[at]
    length = draft.end - draft.start
    if not 2 <= length <= _LONGEST_BARE or at + 1 == len(drafts):
        return False
    words = folded[draft.start : draft.end]
    if words[-1] in "。!?;:,、…—-" or words[0] in "—-·*“”(《【" or any(mark in words for mark in "。;:\t"):
        return False
    if sum("\u4e00" <= char <= "\u9fff" for char in words) * 2 < length:
        return False
    if at > 0 and drafts[at - 1].plain and folded[drafts[at - 1].end - 1] not in _ENDS:
        return False
    below = drafts[at + 1]
    if below.kind is BlockKind.HEADING:
        return below.label is not None and below.label.number == 1
    ends_well = folded[below.end - 1] in _ENDS
    return (
        below.kind in (None, BlockKind.PARAGRAPH) and below.end - below.start >= _SHORTEST_TEXT and ends_well
    )
