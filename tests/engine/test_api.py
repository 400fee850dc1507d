"""The public API: what the package's docstring shows, and what it raises."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import lawlint
from lawlint.document import Unreadable
from lawlint.result import Options
from lawlint.rules.loading import load_text

ROOT = Path(__file__).parents[2]


def test_the_docstring_is_true() -> None:
    assert doctest.testmod(lawlint).failed == 0


def test_a_file_and_its_text_give_the_same() -> None:
    path = next((ROOT / "examples").glob("*.md"))
    of_file = lawlint.check(path)
    of_text = lawlint.check(text=path.read_text("utf-8"), name=str(path))
    assert of_file.findings == of_text.findings
    assert of_file.active


def test_rules_and_options_can_be_given() -> None:
    rules = load_text(
        """
pack: own
rules:
  - id: no-cats
    check: pattern
    title: 不写猫
    title_en: No cats
    words: [猫]
    severity: note
    basis: 常识
    why: 报告不写猫。
    how: 删去。
    examples: {good: [狗。], bad: [【猫】。]}
""",
        builtin=False,
    )
    report = lawlint.check(text="一只猫。", rules=rules)
    assert [finding.rule for finding in report.findings] == ["no-cats"]
    assert not lawlint.check(
        text="一只猫。", rules=rules, options=Options(ignore=frozenset({"own"}))
    ).findings


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        lawlint.check(text="")
    with pytest.raises(OSError, match="nix"):
        lawlint.check(tmp_path / "nix.txt")
    with pytest.raises(ValueError, match="either"):
        lawlint.check()
    with pytest.raises(ValueError, match="either"):
        lawlint.check(tmp_path, text="x")


def test_importing_the_package_loads_nothing_else() -> None:
    program = "import sys, lawlint; print([name for name in sys.modules if name.startswith('lawlint.')])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(Path(lawlint.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError):
        _ = lawlint.nonsense
