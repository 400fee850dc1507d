"""Whole reports by people who did not know lawlint, everything in them in order: no error, no warning."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Severity
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("[0-9]*"))


@cache
def rules() -> RuleSet:
    """The built-in rules, loaded once."""
    return load_builtin()


def test_there_are_reports() -> None:
    assert len(REPORTS) > 30


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_nothing_is_said_of_a_clean_report(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    result = check_document(document, rules())
    assert not result.failures
    told = [
        (each.rule, each.span.of(document.text)) for each in result.findings if each.severity > Severity.NOTE
    ]
    assert told == []
