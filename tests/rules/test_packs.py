"""The built-in packs as files: read alike by every YAML reader, ids unique, nothing but YAML shipped."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lawlint.rules import packs
from lawlint.rules.loading import load_builtin
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


def test_no_two_sets_of_classes_have_the_same_words() -> None:
    """A set given twice is looked at twice, and the second one may say something else of it."""
    sets = [frozenset(form.words) for form in load_builtin().vocabulary.exclusive]
    assert [sorted(words) for words in sets if sets.count(words) > 1] == []


def test_no_set_of_classes_lies_in_another_that_says_no_less() -> None:
    """Whatever the smaller one shows, the larger one shows, too; only what makes a whole may be smaller."""
    forms = [form for form in load_builtin().vocabulary.exclusive if not (form.complete or form.bare)]
    within = [
        sorted(one.words)
        for one in forms
        for other in forms
        if set(one.words) < set(other.words) and set(one.units) == set(other.units)
    ]
    assert within == []
