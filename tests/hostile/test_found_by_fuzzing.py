"""What fuzzing found, each made small; before it was mended none of these ended, or it ended in an error."""

from __future__ import annotations

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.facts.numerals import han_integer
from lawlint.rules.loading import load_builtin

TEXTS = {
    "years before a change": "受理80件，" + "2024年" * 40 + "80件。",
    "last year, again and again": "受理80件，比" + "上年同期" * 40 + "80件。",
    "with and the year": "受理80件，" + "与2024年" * 40 + "80件。",
    "reaching": "受理80件，增长" + "达到" * 40 + "甲80件。",
    "an average of every kind": "受理80件，" + "均为" * 40 + "80件。",
    "a part in brackets without a whole": "（其中0件）8件。",
    "thousands of digits": "受理" + "9" * 5000 + "件。",
    "thousands of Han places": "受理" + "九万亿" * 2000 + "件。",
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_never_ended_or_failed(name: str) -> None:
    result = check_document(read(TEXTS[name].encode(), "x.txt"), load_builtin())
    assert not result.failures
    assert result.facts.clauses


def test_no_one_is_understood_below_a_larger_place_word() -> None:
    assert han_integer("一千零一亿千一") is None
    assert han_integer("千一") == 1100
