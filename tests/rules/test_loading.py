"""How rule files become rules: layers, includes, vocabulary, kinds of check from other packages."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType

import pytest

from lawlint import checks
from lawlint.finding import Severity
from lawlint.rules import packs
from lawlint.rules.errors import RuleFileError
from lawlint.rules.loading import Source, load, load_builtin, load_text
from lawlint.rules.model import RuleSet

RULE = """\
rules:
  - {{id: {id}, check: pattern, title: {title}, words: [{word}]}}
"""


def faults(text: str) -> str:
    with pytest.raises(RuleFileError) as caught:
        load_text(text, "own.yaml", builtin=False)
    return str(caught.value)


def test_a_minimal_rule_has_defaults() -> None:
    ruleset = load_text(RULE.format(id="own-word", title="甲", word="乙"), "folder/own.yaml", builtin=False)
    (rule,) = ruleset.rules
    assert (rule.pack, rule.title_en, rule.severity, rule.enabled) == (
        "own",
        "甲",
        {"": Severity.WARNING},
        True,
    )
    assert (rule.origin.file, rule.origin.line) == ("folder/own.yaml", 2)
    assert rule.literals == ("乙",)


def test_examples_keep_their_lines_and_context() -> None:
    text = """\
rules:
  - id: own-word
    check: pattern
    title: 甲
    words: [乙]
    examples:
      good: [丙]
      bad:
        - 【乙】
        - {text: 丁乙, year: 2020, title: 报告, todo: 待议, whole: true, format: md}
"""
    good, bad, todo = load_text(text, builtin=False).rules[0].examples
    assert (good.text, good.good, good.line) == ("丙", True, 7)
    assert (bad.text, bad.good, bad.line) == ("【乙】", False, 9)
    assert (todo.year, todo.title, todo.todo, todo.whole, todo.format) == (2020, "报告", "待议", True, "md")


def test_a_rule_of_a_higher_layer_takes_the_place_of_the_lower_one(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(
        RULE.format(id="x", title="甲", word="乙") + "  - {id: y, check: pattern, title: 丙, words: [丁]}\n"
    )
    second.write_text(RULE.format(id="x", title="新", word="戊"))
    ruleset = load([Source("a.yaml", first), Source("b.yaml", second, layer=1)])
    assert [(rule.id, rule.title) for rule in ruleset.rules] == [("x", "新"), ("y", "丙")]


def test_two_rules_of_one_layer_may_not_share_an_id(tmp_path: Path) -> None:
    place = tmp_path / "a.yaml"
    place.write_text(RULE.format(id="x", title="甲", word="乙"))
    with pytest.raises(RuleFileError, match=r"b\.yaml:2:10: error: 编号“x”与 a\.yaml:2 的规则重复"):
        load([Source("a.yaml", place), Source("b.yaml", place)])


def test_a_table_may_stand_in_a_file_below(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.yaml").write_text("[乙, 丙]\n")
    place = tmp_path / "own.yaml"
    place.write_text("rules:\n  - {id: x, check: pattern, title: 甲, words: {from: data/words.yaml}}\n")
    ruleset = load([Source("own.yaml", place)])
    assert ruleset.rules[0].literals == ("乙", "丙")
    assert str(tmp_path / "data" / "words.yaml") in {origin.file for origin in ruleset.sources}


def test_a_fault_in_an_included_table_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("- 乙\n- 12\n")
    place = tmp_path / "own.yaml"
    place.write_text("rules:\n  - {id: x, check: pattern, title: 甲, words: {from: words.yaml}}\n")
    with pytest.raises(RuleFileError, match=r"^sub/words\.yaml:2:3: error: 应为文本"):
        load([Source("sub/own.yaml", place)])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("vocabulary: {families: {time: [件]}}\n", "own.yaml:1:13: error: 词汇有误：unit 件"),
        ("kinds: [{id: k, name: 甲, name_en: a, title: ['(甲']}]\n", "：(甲"),
        ("rules: [{id: x, check: pattern, title: 甲, words: [乙], applies: [nix]}]\n", "没有“nix”这个文种"),
    ],
)
def test_names_and_patterns_that_cannot_be_used_are_told_with_their_place(written: str, said: str) -> None:
    text = faults(written)
    assert text.startswith("own.yaml:1:")
    assert said in text


@pytest.mark.parametrize("name", ["../words.yaml", "/etc/passwd", "link.yaml", "words.txt", "none.yaml"])
def test_an_include_stays_inside_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (tmp_path / "words.yaml").write_text("[乙]\n")
    (folder / "words.txt").write_text("[乙]\n")
    (folder / "link.yaml").symlink_to(tmp_path / "words.yaml")
    (folder / "own.yaml").write_text(
        f"rules:\n  - {{id: x, check: pattern, title: 甲, words: {{from: {name}}}}}\n"
    )
    with pytest.raises(RuleFileError, match=r"own\.yaml:2:"):
        load([Source("own.yaml", folder / "own.yaml")])


def test_files_that_cannot_be_read_are_faults_like_others(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes("rules: []  # 规则".encode("gbk"))
    sources = [Source("gbk.yaml", tmp_path / "gbk.yaml"), Source("none.yaml", tmp_path / "none.yaml")]
    with pytest.raises(RuleFileError) as caught:
        load(sources)
    assert [fault.mark.file for fault in caught.value.faults] == ["gbk.yaml", "none.yaml"]
    assert "UTF-8" in str(caught.value)


def test_a_file_may_add_to_the_vocabulary() -> None:
    text = """\
vocabulary:
  matters:
    彩票发行:
      cues: [彩票]
      units: [strip]
      measures: {售出: {cues: [售出]}}
rules:
  - {id: own-flow, check: relation, title: 甲, matter: 彩票发行, holds: 受理 >= 售出}
"""
    ruleset = load_text(text, builtin=False)
    assert "彩票发行" in ruleset.vocabulary.matters
    assert "行政复议" in ruleset.vocabulary.matters
    assert "没有“彩票发行”这个事项" in faults(
        text.replace("vocabulary:\n  matters:\n    彩票发行", "vocabulary:\n  matters:\n    体彩")
    )


def test_kinds_of_another_file_may_be_named(tmp_path: Path) -> None:
    kinds = tmp_path / "kinds.yaml"
    kinds.write_text("kinds: [{id: notice, name: 公告, name_en: notice, title: [公告]}]\n")
    own = tmp_path / "own.yaml"
    own.write_text("applies: [notice]\n" + RULE.format(id="x", title="甲", word="乙"))
    ruleset = load([Source("own.yaml", own), Source("kinds.yaml", kinds)])
    assert ruleset.rules[0].applies == ("notice",)
    assert [kind.id for kind in ruleset.kinds] == ["notice"]


def test_built_in_rules_come_with_every_file_they_were_read_from() -> None:
    ruleset: RuleSet = load_builtin()
    read = {Path(origin.file) for origin in ruleset.sources}
    assert set(packs.pack_files()) <= read
    assert all(path.is_relative_to(packs.folder()) for path in read)
    assert all(rule.origin.file.startswith(packs.PREFIX) for rule in ruleset.rules)


@dataclass(frozen=True)
class _Params:
    word: str


def _other_package(monkeypatch: pytest.MonkeyPatch, name: str, target: str) -> None:
    points = EntryPoints([EntryPoint(name, target, checks.GROUP)])
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **asked: points.select(**asked))
    checks.module.cache_clear()


def test_another_package_may_add_a_kind_of_check(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("other_check")
    vars(module).update(Params=_Params, check=lambda params, reading: ())
    monkeypatch.setitem(sys.modules, "other_check", module)
    _other_package(monkeypatch, "other", "other_check")
    ruleset = load_text("rules: [{id: x, check: other, title: 甲, word: 乙}]", builtin=False)
    assert ruleset.rules[0].parameters == _Params("乙")
    assert "other" in checks.names()
    assert "没有“wrod”这个键；是否想写“word”" in faults("rules: [{id: x, check: other, title: 甲, wrod: 乙}]")


def test_a_kind_of_check_that_cannot_be_imported_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    _other_package(monkeypatch, "other", "no_such_module_at_all")
    assert "own.yaml:1:24: error: 检查“other”无法加载" in faults("rules: [{id: x, check: other, title: 甲}]")


def test_another_package_cannot_replace_a_kind_of_lawlint(monkeypatch: pytest.MonkeyPatch) -> None:
    _other_package(monkeypatch, "pattern", "json")
    assert checks.module("pattern").__name__ == "lawlint.checks.pattern"  # type: ignore[attr-defined]
