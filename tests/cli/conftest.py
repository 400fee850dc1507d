"""A folder with a configuration, three rules of its own and two reports, and a way to call lawlint in it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lawlint.cli import main

from .calling import CLEAN, FAULTY, HOUSE, Lawlint, Run, Terminal


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, which is also the current one."""
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "lawlint.yaml").write_text("extends: []\nrules: [house.yaml]\n", "utf-8")
    (folder / "house.yaml").write_text(HOUSE, "utf-8")
    (folder / "云岭县报告.txt").write_text(CLEAN, "utf-8")
    (folder / "东岭县报告.txt").write_text(FAULTY, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def lawlint(house: Path) -> Lawlint:
    """Calls the command line."""

    def call(*args: str, stdin: str = "", terminal: bool = False) -> Run:
        make = Terminal if terminal else io.StringIO
        out, err = make(), make()
        status = main(args, io.StringIO(stdin), out, err)
        return Run(status, out.getvalue(), err.getvalue())

    return call
