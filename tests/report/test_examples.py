"""The two example reports: nothing is said of the clean one, of the faulty one what is recorded."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lawlint.cli import main

from .golden import same

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
CLEAN, FAULTY = sorted((ROOT / "examples").glob("*年度报告*"))


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path))


def checked(*args: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = main(["check", *args], io.StringIO(), out, err)
    assert err.getvalue() == ""
    return status, out.getvalue()


def test_the_clean_report_gives_nothing() -> None:
    status, out = checked(str(CLEAN.relative_to(ROOT)), "--quiet", "--fail-on", "note")
    assert (status, out) == (0, "")


def test_the_faulty_report_has_at_least_fifteen_different_faults() -> None:
    status, out = checked(str(FAULTY.relative_to(ROOT)), "--quiet")
    assert status == 1
    assert len({line.split(" ")[2] for line in out.splitlines()}) >= 15


def test_text_is_as_recorded() -> None:
    same(GOLDEN / "examples.txt", checked("examples", "--quiet")[1])


def test_sarif_is_as_recorded() -> None:
    """Without the descriptions of the rules, which change with every rule."""
    log = json.loads(checked("examples", "--format", "sarif")[1])
    (run,) = log["runs"]
    rules = run["tool"]["driver"].pop("rules")
    for result in run["results"]:
        assert rules[result.pop("ruleIndex")]["id"] == result["ruleId"]
    same(GOLDEN / "examples.sarif", json.dumps(log, ensure_ascii=False, indent=1) + "\n")
