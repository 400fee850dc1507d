"""The programs of the page about many documents run, those with another engine where it is installed."""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

import lawlint
from lawlint.cli import main
from lawlint.rules.loading import load_builtin, load_text

DOCS = Path(__file__).resolve().parents[2] / "docs"
PROGRAM = re.compile(r"^```python file=(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROGRAMS = dict(PROGRAM.findall((DOCS / "scale.en.md").read_text("utf-8")))
FLOW = "西岭县2024年法治政府建设年度报告\n\n全年收到行政复议申请80件，受理93件。\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the folder ``docs`` of three files in it, one of them unreadable; the current one."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "1.txt").write_text(FLOW, "utf-8")
    (tmp_path / "docs" / "2.txt").write_text("云岭县通知\n\n请查收。\n", "utf-8")
    (tmp_path / "docs" / "3.txt").write_bytes(b"\0")
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(folder: Path, name: str) -> str:
    (folder / name).write_text(PROGRAMS[name], "utf-8")
    done = subprocess.run(
        [sys.executable, name, "docs"],
        cwd=folder,
        capture_output=True,
        timeout=300,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(lawlint.__file__).parents[1]),
            "PYTHONUTF8": "1",
            "RAY_USAGE_STATS_ENABLED": "0",
        },
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def lines(folder: Path) -> Iterator[dict[str, object]]:
    for file in sorted(folder.glob("findings*.jsonl")):
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def test_both_languages_have_the_same_programs() -> None:
    assert dict(PROGRAM.findall((DOCS / "scale.md").read_text("utf-8"))) == PROGRAMS


@pytest.mark.parametrize("engine", ["pool", "dask", "ray"])
def test_an_engine_gives_the_lines_of_the_command(archive: Path, engine: str) -> None:
    if engine != "pool" and importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")
    ran(archive, f"with_{engine}.py")
    made = sorted(lines(archive), key=lambda line: str(line["path"]))
    assert main(["check", "docs", "--output", "all.jsonl"]) == 2
    expected = [json.loads(line) for line in (archive / "all.jsonl").read_text("utf-8").splitlines()]
    if engine == "ray":  # its workers have current folders of their own
        assert [len(line.get("findings", ())) for line in made] == [  # type: ignore[arg-type]
            len(line.get("findings", ())) for line in expected
        ]
    else:
        assert made == expected


def test_the_database_answers(archive: Path) -> None:
    main(["check", "docs", "--output", "findings.sqlite"])
    printed = ran(archive, "with_sqlite.py").splitlines()
    assert "case-flow 1" in printed
    assert printed[-1] == "docs/1.txt 93"


@pytest.mark.parametrize("name", ["with_duckdb.py", "with_duckdb_sqlite.py"])
def test_duckdb_answers(archive: Path, name: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    if name == "with_duckdb_sqlite.py":
        try:
            duckdb.sql("LOAD sqlite")
        except duckdb.Error:
            pytest.skip("the extension of DuckDB is not installed")
    main(["check", "docs", "--output", "findings.sqlite"])
    main(["check", "docs", "--output", "findings.jsonl"])
    assert "('case-flow', 1)" in ran(archive, name)


def test_programs_are_valid_where_their_engine_is_absent() -> None:
    assert len(PROGRAMS) == 6
    for name, program in PROGRAMS.items():
        compile(program, name, "exec")


def test_the_check_of_a_document_is_pure_and_can_be_pickled(archive: Path) -> None:
    """A fresh process makes the same line of the same arguments, again and again, and leaves nothing."""
    own = load_text("rules: [{id: word, check: pattern, title: 甲, words: [查收]}]\n", builtin=False)
    for rules in (None, load_builtin(), own):
        check = partial(lawlint.json_line, rules=rules, root=str(archive))
        assert pickle.loads(pickle.dumps(check)).keywords["root"] == str(archive)
        before = sorted(archive.rglob("*"))
        paths = ["docs/1.txt", "docs/2.txt", "docs/3.txt", "docs/1.txt"]
        here = [check(path) for path in paths]
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            assert list(pool.map(check, paths)) == here
        assert here[0] == here[3]
        assert "\n" not in here[0]
        assert json.loads(here[2])["troubles"]
        assert sorted(archive.rglob("*")) == before
