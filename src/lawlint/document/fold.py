"""Bringing text to one width, so that ``（一），80％`` and ``(一),80%`` are read alike."""

from __future__ import annotations

from functools import cache


def fold(text: str) -> str:
    """``text`` with full-width digits, letters and ASCII punctuation made half-width; its length stays.

    Ideographic, no-break and typographic spaces become plain spaces and ``〜`` becomes ``~``.  Marks that
    have no ASCII twin (``。、《》“”〔〕—``) stay, and so do zero-width and bidirectional control
    characters.
    """
    return text.translate(_table())


@cache
def _table() -> dict[int, int]:
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    spaces = [0x3000, 0x00A0, 0x202F, 0x205F, *range(0x2000, 0x200B)]
    table.update(dict.fromkeys(spaces, 0x20))
    table[0x301C] = 0x7E
    return table
