"""``docs/rules`` says what the rules say; every example there was run."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rule_docs", ROOT / "scripts" / "rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_rule_reference_is_fresh() -> None:
    folder = ROOT / "docs" / "rules"
    written = {
        place.relative_to(folder).as_posix(): place.read_text("utf-8") for place in folder.rglob("*.md")
    }
    made = _script().pages()
    stale = sorted(name for name in {*written, *made} if written.get(name) != made.get(name))
    assert stale == [], "run python scripts/rule_docs.py"
