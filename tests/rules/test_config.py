"""Configuration: found upwards, merged rule by rule, every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.finding import Severity
from lawlint.rules.config import locate
from lawlint.rules.errors import RuleFileError
from lawlint.rules.setup import Setup, prepare

RULES = """\
rules:
  - {id: first, check: pattern, title: 甲, words: [乙]}
  - {id: second, check: pattern, title: 甲, words: [乙], severity: note}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(RULES)
    return tmp_path


def prepared(folder: Path, config: str, name: str = "lawlint.yaml") -> Setup:
    (folder / name).write_text(config)
    return prepare(folder / name, cached=False)


def faults(folder: Path, config: str, name: str = "lawlint.yaml") -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        prepared(folder, config, name)
    return str(caught.value).split("\n")


def test_the_nearest_file_upwards_is_taken(folder: Path) -> None:
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    assert (
        locate([str(deep / "x.md")]) is None or folder not in (locate([str(deep / "x.md")]) or folder).parents
    )
    (folder / "lawlint.yaml").write_text("")
    assert locate([str(deep / "x.md")]) == folder / "lawlint.yaml"
    (folder / "a" / "pyproject.toml").write_text("[project]\n")
    assert locate([str(deep)]) == folder / "lawlint.yaml"
    (folder / "a" / "pyproject.toml").write_text("[tool.lawlint]\n")
    assert locate([str(deep)]) == folder / "a" / "pyproject.toml"
    assert locate([str(deep), str(folder / "c")]) == folder / "lawlint.yaml"


def test_an_empty_file_is_the_defaults(folder: Path) -> None:
    config = prepared(folder, "").config
    assert (config.builtin, config.fail_on, config.select, config.kind) == (True, "warning", (), None)


def test_toml_and_yaml_say_the_same(folder: Path) -> None:
    yaml = prepared(folder, "extends: []\nrules: [own.yaml]\nfail-on: note\nseverity: {first: error}\n")
    toml = prepared(
        folder,
        '[tool.lawlint]\nextends = []\nrules = ["own.yaml"]\nfail-on = "note"\n'
        '[tool.lawlint.severity]\nfirst = "error"\n',
        "pyproject.toml",
    )
    assert yaml.ruleset.rules == toml.ruleset.rules
    assert (yaml.config.fail_on, yaml.config.severity) == (toml.config.fail_on, toml.config.severity)


def test_severity_by_rule_and_by_pack(folder: Path) -> None:
    ruleset = prepared(
        folder, "extends: []\nrules: [own.yaml]\nseverity: {own: error, second: warning}\n"
    ).ruleset
    assert [rule.severity for rule in ruleset.rules] == [{"": Severity.ERROR}, {"": Severity.WARNING}]


def test_the_last_file_that_speaks_of_a_rule_wins(folder: Path) -> None:
    (folder / "base.yaml").write_text(
        "extends: []\nrules: [own.yaml]\nignore: [first, second]\nseverity: {first: note, second: note}\n"
        "exclude: [old/]\nkind: ''\nfail-on: error\n"
    )
    config = prepared(
        folder, "extends: [base.yaml]\nselect: [second]\nseverity: {second: error}\nexclude: [new/]\n"
    ).config
    where = config.origins
    assert config.ignore == ("first",)
    assert config.select == ("second",)
    assert config.severity == {"first": Severity.NOTE, "second": Severity.ERROR}
    assert config.exclude == ("old/", "new/")
    assert config.fail_on == "error"
    assert (where["severity.first"].file, where["severity.second"].file) == ("base.yaml", "lawlint.yaml")
    assert config.origins["exclude.old/"].line == 5


def test_own_rules_replace_rules_of_what_is_extended(folder: Path) -> None:
    (folder / "base.yaml").write_text("extends: []\nrules: [own.yaml]\n")
    (folder / "mine.yaml").write_text("rules: [{id: first, check: pattern, title: 新, words: [丁]}]\n")
    ruleset = prepared(folder, "extends: [base.yaml]\nrules: [mine.yaml]\n").ruleset
    assert [(rule.id, rule.title) for rule in ruleset.rules] == [("first", "新"), ("second", "甲")]


def test_wildcards_take_files_in_order_of_their_names(folder: Path) -> None:
    for name in ("b", "a"):
        (folder / f"{name}.rules.yaml").write_text(
            f"rules: [{{id: {name}, check: pattern, title: 甲, words: [乙]}}]\n"
        )
    ruleset = prepared(folder, "extends: []\nrules: ['*.rules.yaml']\n").ruleset
    assert [rule.id for rule in ruleset.rules] == ["a", "b"]


@pytest.mark.parametrize(
    ("config", "place", "said"),
    [
        ("selct: [first]", "1:1", "是否想写“select”"),
        ("extends: []\nrules: [own.yaml]\nselect: [frist]", "3:10", "是否想写“first”"),
        ("extends: []\nrules: [own.yaml]\nseverity: {frist: note}", "3:12", "是否想写“first”"),
        ("severity: {first: fatal}", "1:19", "error、warning、note"),
        ("rules: [none.yaml]", "1:9", "没有规则文件 none.yaml"),
        ("rules: own.yaml", "1:8", "应为列表"),
        ("extends: [none.yaml]", "1:11", "没有文件 none.yaml"),
        ("extends: [lawlint.yaml]", "1:11", "绕回了自身"),
        ("fail-on: always", "1:10", "never"),
        ("extends: []\nkind: 公告", "2:1", "没有“公告”这个文种"),
        ("suppress: [{rule: first, text: 甲}]", "1:12", "缺少“reason”"),
        ("suppress: [{rule: first, text: 甲, reason: ' '}]", "1:43", "reason 不能为空"),
        (
            "extends: []\nrules: [own.yaml]\nsuppress: [{rule: frist, text: 甲, reason: 乙}]",
            "3:12",
            "是否想写“first”",
        ),
        ("a: [", "2:1", "没有配对"),
    ],
)
def test_broken_configuration(folder: Path, config: str, place: str, said: str) -> None:
    lines = faults(folder, config)
    assert any(line.startswith(f"lawlint.yaml:{place}: error: ") and said in line for line in lines), lines


def test_toml_faults_have_lines(folder: Path) -> None:
    assert faults(folder, "[tool.lawlint]\nselect = 1\n", "pyproject.toml")[0].startswith(
        "pyproject.toml:2:1: error: 应为列表"
    )
    assert "TOML" in faults(folder, "[tool.lawlint]\nselect = [\n", "pyproject.toml")[0]


def test_faults_of_configuration_and_rules_come_together(folder: Path) -> None:
    (folder / "own.yaml").write_text("rules: [{id: a, check: patern, title: 甲}]\n")
    lines = faults(folder, "rules: [own.yaml, none.yaml]\n")
    assert [line.split(":")[0] for line in lines] == ["lawlint.yaml", "own.yaml"]


def test_files_that_extend_each_other_in_turn_are_refused(folder: Path) -> None:
    (folder / "other.yaml").write_text("extends: [lawlint.yaml]\n")
    assert "绕回了自身" in faults(folder, "extends: [other.yaml]\n")[0]
