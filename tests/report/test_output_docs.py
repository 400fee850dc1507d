"""``docs/output*.md`` promises the keys of the JSON output: all of them, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .making import TROUBLES, checked, written

DOCS = Path(__file__).parents[2] / "docs"


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
