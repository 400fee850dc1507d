"""Names, dates and words that look like numbers are not read as quantities."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import figures


def _traps() -> list[str]:
    lines = (Path(__file__).parent / "traps.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("words", _traps())
@pytest.mark.parametrize("sentence", ["{}", "全县落实{}。", "平川市推进{}，取得成效。"])
def test_no_quantity_is_read(words: str, sentence: str) -> None:
    assert [quantity.text for quantity in figures(sentence.format(words)).quantities] == []
