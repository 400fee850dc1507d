"""The examples of the API page run, and the kind of check it shows works."""

from __future__ import annotations

import doctest
import re
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType

import pytest

import lawlint
from lawlint import checks
from lawlint.rules.loading import load_text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def test_the_examples_run() -> None:
    ran = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert ran.attempted >= 10
    assert ran.failed == 0


def test_the_kind_of_check_of_the_page_works(monkeypatch: pytest.MonkeyPatch) -> None:
    text = PAGE.read_text("utf-8")
    found = re.search(r"```python\n# longest_sentence\.py\n(.*?)```", text, re.DOTALL)
    assert found is not None
    module = ModuleType("longest_sentence")
    monkeypatch.setitem(sys.modules, "longest_sentence", module)
    exec(found[1], vars(module))
    points = EntryPoints([EntryPoint("longest-sentence", "longest_sentence", checks.GROUP)])
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **asked: points.select(**asked))
    shown = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    rules = load_text(shown[1].replace("120", "12"), builtin=False)
    report = lawlint.check(text="今天开会。" + "全县法治建设稳步推进，成效明显。", rules=rules)
    assert [(each.rule, each.message.zh) for each in report.findings] == [("long-sentence", "这句话有15字")]
