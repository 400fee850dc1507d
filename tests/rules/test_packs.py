"""The built-in packs as files: read alike by every YAML reader, ids unique, nothing but YAML shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lawlint.rules import packs
from lawlint.rules.tree import parse

PACKS = packs.pack_files()


@pytest.mark.parametrize("place", PACKS, ids=[place.name for place in PACKS])
def test_packs_read_alike_without_the_c_library(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = place.read_text("utf-8")
    fast = parse(text, place.name)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    slow = parse(text, place.name)
    assert slow == fast


def test_only_yaml_is_shipped() -> None:
    files = [path for path in packs.folder().rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".yaml"}
