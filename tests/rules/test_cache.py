"""The cache of validated rules: same rules, no YAML; anything wrong with it means no cache."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lawlint import kept
from lawlint.rules import cache, unpickling
from lawlint.rules.model import RuleSet
from lawlint.rules.setup import Setup, prepare

RULES = """\
rules:
  - {id: first, check: pattern, title: 甲, words: {from: words.yaml}}
  - id: second
    check: relation
    title: 甲
    matter: 行政复议
    holds: 收到 >= 受理
    examples: {good: [丙], bad: [丁]}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(RULES)
    (tmp_path / "words.yaml").write_text("[乙]\n")
    place = tmp_path / "lawlint.yaml"
    place.write_text("extends: []\nrules: [own*.yaml]\nseverity: {first: note}\n")
    return place


def entries(config: Path) -> list[Path]:
    return sorted((config.parent / "cache").glob("*"))


def plain(setup: Setup) -> tuple[object, object]:
    rules = tuple(replace(rule, params=rule.parameters) for rule in setup.ruleset.rules)
    return setup.config, RuleSet(rules, setup.ruleset.vocabulary, setup.ruleset.kinds, setup.ruleset.sources)


def test_what_comes_out_is_what_went_in(config: Path) -> None:
    cold = prepare(config)
    assert len(entries(config)) == 1
    hot = cache.recall(config, ())
    assert hot is not None
    assert plain(hot) == plain(cold) == plain(prepare(config, cached=False))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("own.yaml", RULES.replace("甲", "新")),
        ("words.yaml", "[丙]\n"),
        ("lawlint.yaml", "extends: []\nrules: [own*.yaml]\n"),
        ("own2.yaml", "rules: [{id: third, check: pattern, title: 甲, words: [乙]}]\n"),
    ],
)
def test_a_change_of_any_file_is_seen(config: Path, file: str, content: str) -> None:
    prepare(config)
    (config.parent / file).write_text(content)
    assert cache.recall(config, ()) is None
    assert plain(prepare(config)) == plain(prepare(config, cached=False))
    assert len(entries(config)) == 1


def test_without_cache_nothing_is_written(config: Path) -> None:
    prepare(config, cached=False)
    assert entries(config) == []


@pytest.mark.parametrize(
    "content", [b"", b"\x80", b"rubbish", pickle.dumps({"a": 1}), pickle.dumps(os.getcwd)]
)
def test_a_broken_entry_is_made_anew(config: Path, content: bytes) -> None:
    before = prepare(config)
    (entry,) = entries(config)
    whole = entry.read_bytes()
    for broken in (content, whole[: len(whole) // 2], whole[:-1]):
        entry.write_bytes(broken)
        assert plain(prepare(config)) == plain(before)
        kept.write(str(entry), broken)
        assert plain(prepare(config)) == plain(before)
    assert entry.read_bytes() == whole


def test_an_entry_runs_no_code(config: Path, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path / 'pwned'}",)

    prepare(config)
    (entry,) = entries(config)
    kept.write(str(entry), pickle.dumps(Evil()))
    prepare(config)
    with pytest.raises(pickle.UnpicklingError):
        unpickling.unpacked(pickle.dumps(Evil()))
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("name", ["lawlint.checks.module", "lawlint.kept.folder", "builtins.eval"])
def test_only_plain_classes_are_made(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    data = b"c" + module.encode() + b"\n" + attribute.encode() + b"\n."
    with pytest.raises(pickle.UnpicklingError):
        unpickling.unpacked(data)


def test_a_cache_that_cannot_be_written_is_no_trouble(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (config.parent / "file").write_text("")
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(config.parent / "file" / "inside"))
    assert prepare(config).ruleset.rules


def test_broken_rules_are_not_kept(config: Path) -> None:
    (config.parent / "own.yaml").write_text("rules: 1\n")
    with pytest.raises(Exception, match="own"):
        prepare(config)
    assert entries(config) == []


def test_a_hot_start_loads_neither_yaml_nor_pydantic(config: Path) -> None:
    prepare(config)
    code = (
        "import sys; from pathlib import Path; from lawlint.rules.setup import prepare; "
        f"setup = prepare(Path({str(config)!r})); assert len(setup.ruleset.rules) == 2; "
        "print(sorted({'yaml', 'pydantic', 'regex', 'lawlint.checks.pattern'} & set(sys.modules)))"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
        cwd=config.parent,
    )
    assert ran.stdout.strip() == "[]"


def test_the_parts_of_a_check_count_as_code() -> None:
    seen = {(folder, name) for folder, name, *_ in cache.code(("checks",))}
    assert {("checks", "growth.py"), ("checks/_growth", "moves.py")} <= seen
