"""How the slips of numbered headings and of chains are told and mended."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.facts.counting import Case
from lawlint.finding import Edit, Fix, Span, Words


def said(case: Case, found: str, expected: str, previous: str, following: str) -> Words:
    """The message of a slip; ``previous`` and ``following``: the neighbours of ``found``, or empty."""
    if case == "gap":
        return Words(
            f"“{previous}”之后是“{found}”，中间没有“{expected}”",
            f"{found} follows {previous}; there is no {expected}",
        )
    if case == "wrong":
        around = Words(
            f"前一项是“{previous}”，后一项是“{following}”", f"it stands between {previous} and {following}"
        )
        if not following:
            around = Words(f"前一项是“{previous}”", f"it stands behind {previous}")
        elif not previous:
            around = Words(f"后一项是“{following}”", f"{following} follows")
        return Words(
            f"“{found}”疑应为“{expected}”：{around.zh}",
            f"{found} should probably be {expected}: {around.en}",
        )
    if case == "repeat":
        return Words(
            f"“{found}”重复，按顺序此处应为“{expected}”",
            f"{found} stands twice; {expected} is due here",
        )
    if following:
        return Words(
            f"“{found}”排在“{previous}”和“{following}”之间，次序不对",
            f"{found} stands out of order, between {previous} and {following}",
        )
    return Words(f"“{found}”排在“{previous}”之后，次序颠倒", f"{found} stands after {previous}")


def renumbering(labels: Sequence[tuple[Span, str]]) -> tuple[Fix, ...]:
    """The fix that writes the labels anew; none when there are none."""
    if not labels:
        return ()
    first, last = labels[0][1], labels[-1][1]
    what = Words(f"改为“{first}”", f"change to {first}")
    if len(labels) > 1:
        what = Words(f"从此处起依次改为“{first}”至“{last}”", f"renumber from here: {first} to {last}")
    return (Fix(tuple(Edit(span, label) for span, label in labels), what),)
