"""Every passage of ``tests/passages``: silence on clean ones, exactly the expected findings on faulty ones.

A passage is ``{text, year?, format?, expect?, limit?}``; ``expect`` lists ``{rule, span, severity}`` in text
order. All rules on figures run. ``limit`` says why nothing is said of a slip: docs/limits.md lists the form.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NotRequired, TypedDict

import pytest
import yaml

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Severity
from lawlint.result import Options
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

FOLDER = Path(__file__).parents[1] / "passages"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BLOCK = 50
OPTIONS = Options(select=frozenset({"figures", "case-flow"}))


class Expected(TypedDict):
    """A finding on a faulty passage."""

    rule: str
    span: str
    severity: str


class Passage(TypedDict):
    """An entry of a file of passages."""

    text: str
    year: NotRequired[int]
    format: NotRequired[Literal["txt", "md"]]
    expect: NotRequired[list[Expected]]
    limit: NotRequired[str]
    notes: NotRequired[bool]


def blocks() -> dict[str, dict[int, Passage]]:
    """The passages of every file by place, in blocks: a test of its own for each would cost more than the check."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        passages = list(enumerate(yaml.load(path.read_text("utf-8"), Loader=LOADER), 1))
        for first in range(0, len(passages), BLOCK):
            found[f"{path.stem}-{first + 1}"] = dict(passages[first : first + BLOCK])
    return found


BLOCKS = blocks()


@cache
def rules() -> RuleSet:
    """The built-in rules, loaded once."""
    return load_builtin()


@pytest.mark.parametrize("name", BLOCKS)
def test_passages(name: str) -> None:
    wrong = {
        at: {"text": passage["text"], "found": found, "expected": passage.get("expect", [])}
        for at, passage in BLOCKS[name].items()
        if (found := _found(passage)) != passage.get("expect", [])
    }
    assert not wrong


def _found(passage: Passage) -> list[Expected]:
    """What is said of a passage, in the form of its expectations."""
    year = passage.get("year", 2024)
    form = passage.get("format", "txt")
    text = f"平川县{year}年法治政府建设年度报告\n\n{passage['text']}"
    document = read(text.encode(), f"passage.{form}")
    result = check_document(document, rules(), OPTIONS)
    assert not result.failures, passage["text"]
    return [
        {
            "rule": finding.rule,
            "span": finding.span.of(document.text),
            "severity": finding.severity.word,
        }
        for finding in result.findings
        if finding.severity > Severity.NOTE or passage.get("notes")
    ]
