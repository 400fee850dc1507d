"""Long clean texts in many voices, with all packs: nothing is said of them, in full width or half.

A passage of ``clean-long.yaml`` is a whole document: ``{voice, text, format?, half?}``; one that is ``half``
width gets the one note about it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Severity

from .test_lost_marks import rules

FILE = Path(__file__).parents[1] / "passages" / "clean-long.yaml"
PASSAGES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
HALF = str.maketrans("，；：（）％？！", ",;:()%?!")


def said(text: str, form: str = "txt") -> list[str]:
    """Every finding, to be read."""
    document = read(text.encode(), f"report.{form}")
    result = check_document(document, rules())
    assert not result.failures
    return [
        f"{each.severity.word} {each.rule} {each.span.of(document.text)[:30]}: {each.message.zh}"
        for each in result.findings
    ]


def test_they_are_many_and_long() -> None:
    assert len(PASSAGES) >= 25
    assert min(len(each["text"]) for each in PASSAGES) >= 800


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:12])
def test_nothing_is_said_of_a_clean_text(passage: dict[str, Any]) -> None:
    found = said(passage["text"], passage.get("format", "txt"))
    if passage.get("half"):
        assert [each.split()[1] for each in found] == ["half-width-marks"]
    else:
        assert found == []


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:12])
def test_width_makes_no_error_or_warning(passage: dict[str, Any]) -> None:
    found = said(passage["text"].translate(HALF), passage.get("format", "txt"))
    assert [each for each in found if not each.startswith(Severity.NOTE.word)] == []
