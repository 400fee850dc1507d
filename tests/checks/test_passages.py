"""Every passage of ``tests/passages``: silence on clean ones, exactly the expected findings on faulty ones.

A passage is ``{text, year?, format?, expect?, limit?}``; ``expect`` lists ``{rule, span, severity}`` in text
order. All rules on figures run. ``limit`` says why nothing is said of a slip: docs/limits.md lists the form.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Severity
from lawlint.result import Options
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

FOLDER = Path(__file__).parents[1] / "passages"
OPTIONS = Options(select=frozenset({"figures", "case-flow"}))


def passages() -> list[Any]:
    """All passages, named by file and place."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for at, passage in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            found.append(pytest.param(passage, id=f"{path.stem}-{at + 1}"))
    return found


@cache
def rules() -> RuleSet:
    """The built-in rules, loaded once."""
    return load_builtin()


@pytest.mark.parametrize("passage", passages())
def test_passage(passage: dict[str, Any]) -> None:
    year = passage.get("year", 2024)
    form = passage.get("format", "txt")
    text = f"平川县{year}年法治政府建设年度报告\n\n{passage['text']}"
    document = read(text.encode(), f"passage.{form}")
    result = check_document(document, rules(), OPTIONS)
    assert not result.failures
    found = [
        {
            "rule": finding.rule,
            "span": finding.span.of(document.text),
            "severity": finding.severity.word,
        }
        for finding in result.findings
        if finding.severity > Severity.NOTE or passage.get("notes")
    ]
    assert found == passage.get("expect", [])
