"""``docs/output*.md`` promises the keys of the JSON output: all of them, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lawlint.database import TABLES
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.report.jsonl import VERSION
from lawlint.result import Result
from lawlint.rules.loading import load_builtin

from .making import TROUBLES, checked, written

DOCS = Path(__file__).parents[2] / "docs"

PLACE = ("line", "column", "end_line", "end_column", "text")


def figures() -> Result:
    return check_document(read("收到行政复议申请80件。\n".encode(), "x.txt"), load_builtin())


@pytest.mark.parametrize("name", ["output.md", "output.en.md"])
def test_every_key_of_a_line_and_every_table_is_described(name: str) -> None:
    page = (DOCS / name).read_text("utf-8")
    section = page.partition("## `jsonl`")[2].partition("\n## ")[0]
    described = set(re.findall(r"`([a-z_]+)(?:\[\])?`", section))
    line = json.loads(written("jsonl", [checked()]).splitlines()[0])
    figure = json.loads(written("jsonl", [figures()]).splitlines()[0])["figures"][0]
    assert line["version"] == VERSION == 1
    assert set(line) | set(figure) - set(PLACE) | {"message", "rule"} <= described
    tables = re.findall(
        r"^\| `([a-z]+)` \|", page.partition("## `sqlite`")[2].partition("\n## ")[0], re.MULTILINE
    )
    assert tables == list(TABLES)


@pytest.mark.parametrize("name", ["output.md", "output.en.md"])
def test_every_key_is_described(name: str) -> None:
    page = (DOCS / name).read_text("utf-8")
    section = page.partition("## `json`")[2].partition("\n## ")[0]
    top, finding = re.split(r"\| (?:问题的键|key of a finding) \|", section)
    log = json.loads(written("json", [checked()], TROUBLES))
    document = log["documents"][0]
    described = set(re.findall(r"`(?:documents\[\]\.)?([a-z_]+)(?:\[\])?`", top))
    assert set(log) | set(document) <= described
    assert described <= {
        *log,
        *document,
        *document["kind"],
        *document["rules"],
        *document["quantities"],
        *log["summary"],
        *log["troubles"][0],
    }
    listed = set(re.findall(r"`([a-z_]+)(?:\[\])?`", finding))
    found = document["findings"][0]
    parts = {key for part in (*found["related"], *found["fixes"]) for key in part}
    edits = {key for fix in found["fixes"] for edit in fix["edits"] for key in edit}
    assert set(found) <= listed
    assert listed <= set(found) | parts | edits | {"role"}
