"""Every form in which a report writes a quantity is read: words, hard interval, unit and kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import figures, short


def _forms() -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "forms.txt").read_text("utf-8").splitlines()
    table = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(sentence, expected) for sentence, *expected in table]


@pytest.mark.parametrize(("sentence", "expected"), _forms())
def test_form(sentence: str, expected: list[str]) -> None:
    assert [short(quantity) for quantity in figures(sentence).quantities] == expected
