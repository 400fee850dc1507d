"""Whether a title can only be a slip for a long official one."""

from __future__ import annotations

import re

LOST_WORD = 18
"""Characters that must be left of a title, without its years, when a word of it is lost."""


def is_slip(stem: str, official: str, allowed: int) -> bool:
    """Whether ``stem`` is ``official`` with at most ``allowed`` characters wrong, put in or left out.

    Another kind of document (意见 for 通知), another figure (第十四 for 第十五), a place or an implementing
    document make it another document.
    """
    lost = allowed if allowed < 2 or len(stem) < LOST_WORD else 4
    if not -allowed <= len(official) - len(stem) <= lost or stem[-2:] != official[-2:]:
        return False
    if any(word in stem and word not in official for word in ("贯彻", "落实", "实施", "转发", "印发")):
        return False
    head = _common(stem, official)
    tail = min(_common(stem[::-1], official[::-1]), min(len(stem), len(official)) - head)
    one, other = stem[head : len(stem) - tail], official[head : len(official) - tail]
    if re.search(r"[\d一二三四五六七八九十省市县区旗州厅局镇乡]", one + other):
        return False
    if len(stem) == len(official):
        wrong = [at for at, char in enumerate(stem) if char != official[at]]
        return len(wrong) == 1 or (len(wrong) == 2 <= allowed and wrong[1] - wrong[0] > 1)
    return min(len(one), len(other)) == 0


def _common(one: str, other: str) -> int:
    """The length of the longest common beginning."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
