"""The pages with commands do what they say: files are written, commands run, outputs compared, page by page.

``…`` in an expected output stands for anything.
"""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from lawlint.cli import main

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("tutorial.md", "tutorial.en.md", "configuration.md", "configuration.en.md")
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def lawlint(command: str) -> str:
    words = shlex.split(command)
    assert words[0] == "lawlint"
    out = io.StringIO()
    main(words[1:], io.StringIO(), out, out)
    return out.getvalue().replace("\\", "/")


def fits(expected: str, output: str) -> bool:
    return re.fullmatch(re.escape(expected).replace("…", ".*"), output, re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES)
def test_the_page_does_what_it_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / ".cache"))
    if page.startswith("configuration"):
        _a_repository(tmp_path)
    ran = 0
    for kind, file, content in BLOCK.findall((DOCS / page).read_text("utf-8")):
        if file:
            Path(file).parent.mkdir(exist_ok=True)
            Path(file).write_text(content, "utf-8")
        elif kind == "console":
            command, _, expected = content.removeprefix("$ ").partition("\n")
            output = lawlint(command)
            assert fits(expected, output), f"{command}\n{output}"
            ran += 1
    assert ran >= 2


def _a_repository(folder: Path) -> None:
    """What the pages on configuration take for granted: rules and a report with one finding."""
    (folder / "rules").mkdir()
    (folder / "rules" / "own.yaml").write_text(
        "rules: [{id: short-name, check: pattern, title: 简称, words: [县司局]}]\n", "utf-8"
    )
    (folder / "报告").mkdir()
    (folder / "报告" / "通知.txt").write_text("关于开展培训的通知\n\n县司局牵头开展培训。\n", "utf-8")


@pytest.mark.parametrize("pages", [PAGES[:2], PAGES[2:]])
def test_both_languages_show_the_same_steps(pages: tuple[str, ...]) -> None:
    steps = []
    for page in pages:
        blocks = BLOCK.findall((DOCS / page).read_text("utf-8"))
        commands = [
            re.sub(r" --lang en", "", content.split("\n")[0])
            for kind, _, content in blocks
            if kind == "console"
        ]
        steps.append(([file for _, file, _ in blocks], commands))
    assert steps[0] == steps[1]
