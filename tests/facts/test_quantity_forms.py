"""Every form in which a report writes a quantity is read: words, hard interval, unit and kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import figures, short


def _forms() -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / "forms.txt").read_text("utf-8").splitlines()
    table = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(sentence, expected) for sentence, *expected in table]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("按八五折优惠。", "八五"),
        ("受理近3000万元。", "3000万"),
        ("占三分之一。", "三分之一"),
        ("占百分之六十。", "六十"),
        ("占六成五。", "六"),
    ],
)
def test_the_figures_of_a_quantity_stand_apart_from_the_words_around_them(sentence: str, number: str) -> None:
    (quantity,) = figures(sentence).quantities
    assert quantity.number.of(sentence) == number


@pytest.mark.parametrize(("sentence", "expected"), _forms())
def test_form(sentence: str, expected: list[str]) -> None:
    assert [short(quantity) for quantity in figures(sentence).quantities] == expected
