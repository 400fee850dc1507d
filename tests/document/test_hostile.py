"""Inputs made to hurt are read like any other; with quadratic work these sizes would never end."""

from __future__ import annotations

import pytest

from lawlint.document import read

SIZE = 60_000
NASTY = {
    "one line": "法" * SIZE,
    "blanks": "法" + " " * SIZE,
    "empty lines": "法" + "\n" * SIZE,
    "nested quotations": ">" * SIZE + "法",
    "stars": "*" * SIZE + "法",
    "open emphasis": "**法" * (SIZE // 3),
    "open brackets": "[" * SIZE + "法",
    "open links": "[法](" * (SIZE // 4),
    "open images": "![法](法" * (SIZE // 6),
    "open tags": "<法a " * (SIZE // 4),
    "open comments": "法<!-- " * (SIZE // 6),
    "comments": "<!-- -->法" * (SIZE // 9),
    "open quotation marks": "“（一）法\n" * (SIZE // 6),
    "one label": "一、法\n" * (SIZE // 4),
    "list items": "（一）法；\n" * (SIZE // 6),
    "fences": "```\n法\n" * (SIZE // 6),
    "dates": "2024年1月1日\n" * (SIZE // 10),
    "signatures": "云岭县人民政府\n" * (SIZE // 8),
    "open full-width brackets": "（" * SIZE,
    "bare bars": "|" * 1000 + "\n" + "|-" * 500 + "\n" + ("|法" * 1000 + "\n") * 50,
    "zero width": "法\u200b\u202e" * (SIZE // 3),
    "carriage returns": "法\r" * (SIZE // 2),
}


@pytest.mark.parametrize("path", ["报告.txt", "报告.md"])
@pytest.mark.parametrize("name", NASTY)
def test_nothing_makes_reading_hang_or_fail(name: str, path: str) -> None:
    document = read(NASTY[name].encode(), path)
    assert len(document.folded) == len(document.text)
    assert document.blocks


def test_invisible_characters_stay_where_they_are() -> None:
    text = "云岭县2024年法治政府建设年度报告\n全年受理\u200b80件\u202e，办结72件。\n"
    document = read(text.encode(), "报告.txt")
    assert document.text == text
    assert document.folded.count("\u200b") == document.folded.count("\u202e") == 1
