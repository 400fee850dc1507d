"""Labels that lost a bracket: ``（五规范执法`` or ``五）规范执法`` between ``（四）`` and ``（六）``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.labels import han_number
from lawlint.document.model import BlockKind, Label, LabelStyle
from lawlint.finding import Span

_OUTER = (LabelStyle.PART, LabelStyle.HAN)


def take_broken_labels(folded: str, drafts: Sequence[Draft]) -> None:
    """Give a line such a label where just its number is missing among those around it.

    ``（一般公共预算`` may begin a line, too: nothing is done where the number is not missing.  Several lines
    ``一）``, ``二）`` in a row are a way of numbering.
    """
    broken = {at: label for at, draft in enumerate(drafts) if (label := _broken(folded, draft)) is not None}
    if not broken:
        return
    next_ = _next_numbers(drafts)
    last = 0
    for at, draft in enumerate(drafts):
        if at in broken and _fits(broken[at].number, last, next_[at]):
            opened = folded[draft.start] == "("
            if opened or ((last or next_[at]) and not _in_a_row(folded, drafts, broken, at)):
                draft.label = broken[at]
        last = _number(draft, last)


def _fits(number: int, before: int, behind: int) -> bool:
    """Whether a number stands well between two others (0 for none) and next to one of them."""
    in_order = before < number and (behind == 0 or number < behind)
    return in_order and (number == before + 1 or number == behind - 1)


def _broken(folded: str, draft: Draft) -> Label | None:
    if draft.label or draft.kind not in (None, BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    found = _pattern().match(folded, draft.start, draft.end)
    if found is None:
        return None
    return Label(LabelStyle.HAN_BRACKET, han_number(found[1] or found[2]), Span(draft.start, found.end()))


def _in_a_row(folded: str, drafts: Sequence[Draft], broken: Mapping[int, Label], at: int) -> bool:
    """Whether another line ``一）`` stands between this one and the nearest labels of its level or above."""
    for way in (range(at - 1, -1, -1), range(at + 1, len(drafts))):
        for near in way:
            label = drafts[near].label
            if label is not None and label.style in (*_OUTER, LabelStyle.HAN_BRACKET):
                break
            if near in broken and folded[drafts[near].start] != "(":
                return True
    return False


def _number(draft: Draft, before: int) -> int:
    """The number of a line （三）; 0 for a label of a higher level; else the one ``before``."""
    if draft.label is None or draft.label.style not in (*_OUTER, LabelStyle.HAN_BRACKET):
        return before
    return 0 if draft.label.style in _OUTER else draft.label.number


def _next_numbers(drafts: Sequence[Draft]) -> list[int]:
    """For every line the number of the next line （三） under the same heading; 0 if there is none."""
    numbers = [0] * len(drafts)
    for at in reversed(range(1, len(drafts))):
        numbers[at - 1] = _number(drafts[at], numbers[at])
    return numbers


@cache
def _pattern() -> re.Pattern[str]:
    han = "[一二三四五六七八九十]{1,3}"
    return re.compile(rf"\( *({han})(?=[\u4e00-\u9fff])(?![^()]*\))|({han})\) *(?=[\u4e00-\u9fff“《])")
