"""The outputs pasted into the READMEs are what the commands print today.

``LAWLINT_UPDATE_GOLDEN=1`` writes them anew.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest

from lawlint.cli import main
from lawlint.rules.setup import prepare

ROOT = Path(__file__).parents[2]


def printed(monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    main(["check", *words, "examples"], io.StringIO(), out, io.StringIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("page", "outputs"), [("README.md", [[], ["--lang", "en"]]), ("README.zh-CN.md", [[]])]
)
def test_outputs_in_readme(page: str, outputs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / page
    text = path.read_text("utf-8")
    blocks = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == len(outputs)
    for block, words in zip(blocks, outputs, strict=True):
        fresh = printed(monkeypatch, *words)
        if os.environ.get("LAWLINT_UPDATE_GOLDEN"):
            text = text.replace(f"```text\n{block}```", f"```text\n{fresh}```", 1)
            path.write_text(text, "utf-8")
        else:
            assert block == fresh


def test_numbers_in_readme() -> None:
    ruleset = prepare(None, cached=False).ruleset
    rules, matters = len(ruleset.rules), len(ruleset.vocabulary.matters)
    english, chinese = ((ROOT / page).read_text("utf-8") for page in ("README.md", "README.zh-CN.md"))
    assert f"lists all {rules}," in english
    assert f"全部{rules}条规则" in chinese
    assert f"{matters} matters" in english
    assert f"{matters}类事项" in chinese
