"""The tutorials do what they say: files are written, commands run, outputs compared, page by page.

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
PAGES = ("tutorial.md", "tutorial.en.md")
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
    assert ran >= 6


def test_both_languages_show_the_same_steps() -> None:
    steps = []
    for page in PAGES:
        blocks = BLOCK.findall((DOCS / page).read_text("utf-8"))
        commands = [
            re.sub(r" --lang en", "", content.split("\n")[0])
            for kind, _, content in blocks
            if kind == "console"
        ]
        steps.append(([file for _, file, _ in blocks], commands))
    assert steps[0] == steps[1]
