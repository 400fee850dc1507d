"""Places have names in both languages."""

from __future__ import annotations

import pytest

from lawlint.document.places import place_said
from lawlint.finding import Words


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("", ""),
        ("第12段", "paragraph 12"),
        ("第12段文本框", "paragraph 12, text box"),
        ("第3段文本框内表1第2行第3列", "paragraph 3, text box, table 1, row 2, column 3"),
        ("第3页第12行", "page 3, line 12"),
        ("脚注1", "footnote 1"),
        ("sheet 4", "sheet 4"),
    ],
)
def test_places_have_english_names(place: str, english: str) -> None:
    assert place_said(place) == Words(place, english)
