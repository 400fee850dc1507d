"""Sentences by people who did not know lawlint: of a figure that is read at all, no value is left out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from lawlint.facts.model import Kind
from lawlint.interval import Interval

from .reading import figures

FORMS = Path(__file__).parents[2] / "benchmarks" / "forms"


def _lines() -> list[str]:
    lines = [line for path in sorted(FORMS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", _lines())
def test_the_interval_holds_every_value_that_the_words_admit(line: str) -> None:
    sentence, figure, *ends = line.split(" | ")
    start = sentence.index(figure)
    read = [
        each
        for each in figures(sentence).quantities
        if each.span.start < start + len(figure) and each.span.end > start
    ]
    scale = [Fraction(100 if each.kind is Kind.PERCENT else 1) for each in read]
    low, high = (None if end == "-" else Fraction(end) for end in ends)
    exact = low is not None and low == high
    admitted = Interval.point(low or Fraction(0)) if exact else Interval(low, high, bool(low), False)
    assert not read or any(
        admitted.scale(by).intersect(each.interval) == admitted.scale(by)
        for each, by in zip(read, scale, strict=True)
    )
