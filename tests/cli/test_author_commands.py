"""The commands of a rule author: init, test, explain, rules, schema, baseline."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from lawlint.cli import main
from lawlint.commands import schema
from lawlint.rules import packs
from lawlint.rules.json_schema import config_schema, rules_schema
from lawlint.rules.tree import parse

RULE = """\
rules:
  - id: short-name
    check: pattern
    title: 简称
    title_en: Short name
    severity: {severity}
    swap: {{县司局: 县司法局}}
    why: 报告应使用规范化名称。
    why_en: Reports use full names.
    examples:
      good: [{good}]
      bad: [{bad}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


def lawlint(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = main(words, io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


def own(good: str = "县司法局开会。", bad: str = "【县司局】开会。", severity: str = "note") -> None:
    Path("lawlint.yaml").write_text("extends: []\nrules: [own.yaml]\n")
    Path("own.yaml").write_text(RULE.format(good=good, bad=bad, severity=severity))


def test_init_leads_to_a_rule_that_works() -> None:
    status, out, _ = lawlint("init")
    assert status == 0
    assert out.split("\n")[:2] == ["lawlint.yaml", str(Path("rules/own.yaml"))]
    assert lawlint("test", "rules/own.yaml")[0] == 0
    Path("报告.md").write_text("云岭县2024年法治政府建设年度报告\n\n县司局开会。\n")
    assert "own-abbreviation" in lawlint("check", "--select", "own", "报告.md")[1]


def test_init_points_editors_to_schemas_that_are_there() -> None:
    lawlint("init")
    for name in ("lawlint.yaml", "rules/own.yaml"):
        head = Path(name).read_text("utf-8").split("\n", 1)[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", head)
        assert match is not None
        schema = json.loads((Path(name).parent / match[1]).read_text("utf-8"))
        jsonschema_rs.validator_for(schema).validate(yaml.safe_load(Path(name).read_text("utf-8")))


def test_init_leaves_what_is_there_alone() -> None:
    Path("lawlint.yaml").write_text("fail-on: note\n")
    status, _, err = lawlint("init")
    assert status == 2
    assert "lawlint.yaml" in err
    assert Path("lawlint.yaml").read_text() == "fail-on: note\n"
    assert not Path("rules").exists()


def test_test_passes_when_every_example_does_what_it_says() -> None:
    own()
    status, out, _ = lawlint("test")
    assert (status, out) == (0, "1条规则，2个例子，0个不符，0个待办，0条规则例子不足\n")


def test_test_shows_expected_above_found() -> None:
    own(bad="县【司局】开会。")
    status, out, _ = lawlint("test")
    assert status == 1
    assert out.split("\n")[:4] == [
        "own.yaml:12: short-name: 反例",
        "  应报 县【司局】开会。",
        "  实报 【县司局】开会。",
        "       “县司局”应为“县司法局”",
    ]


def test_test_tells_what_a_good_example_is_reported_for() -> None:
    own(good="县司局开会。")
    _, out, _ = lawlint("test")
    assert "  应报 （不报）\n  实报 【县司局】开会。\n" in out


def test_known_gaps_are_shown_and_counted_but_do_not_fail() -> None:
    own(bad="【县司局】开会。, {text: 县【司】开会。, todo: 单字简称}")
    status, out, _ = lawlint("test")
    assert status == 0
    assert "待办：单字简称" in out
    assert "1个待办" in out


def test_a_rule_without_examples_fails() -> None:
    own(bad="")
    status, out, _ = lawlint("test")
    assert status == 1
    assert "own.yaml:2: short-name: 缺少反例" in out


def test_mutate_names_rules_whose_examples_notice_nothing() -> None:
    own()
    assert lawlint("test", "--mutate")[0] == 0
    own(good="全县法治建设稳步推进。")
    status, out, _ = lawlint("test", "--mutate")
    assert status == 1
    assert out.startswith("own.yaml:2: short-name: 改动正例")


def test_test_takes_files_and_ids() -> None:
    own()
    Path("more.yaml").write_text(
        RULE.format(good="甲", bad="乙", severity="note").replace("short-name", "other-name")
    )
    assert lawlint("test", "more.yaml")[1].endswith("1条规则，2个例子，1个不符，0个待办，0条规则例子不足\n")
    assert lawlint("test", "more.yaml", "--select", "short-name")[1].startswith("0条规则")
    assert (
        lawlint("test", "--select", "shortname")[2]
        == "lawlint: 没有“shortname”这条规则；是否想写“short-name”？\n"
    )
    assert lawlint("test", "none.yaml")[0] == 2


@pytest.mark.parametrize("command", [("test",), ("rules",), ("explain", "short-name"), ("check", "a.md")])
def test_broken_rules_are_told_in_one_line_each(command: tuple[str, ...]) -> None:
    own(severity="eror")
    Path("a.md").write_text("甲\n")
    status, out, err = lawlint(*command)
    assert (status, out) == (2, "")
    assert err == "own.yaml:6:15: error: “eror”不在可选之列；是否想写“error”？\n"


def test_explain_says_everything_and_runs_the_examples() -> None:
    own()
    status, out, _ = lawlint("explain", "short-name")
    assert status == 0
    for part in (
        "# 简称",
        "`short-name`",
        "note",
        "报告应使用规范化名称。",
        "`swap`",
        "“县司局”应为“县司法局”",
    ):
        assert part in out
    assert "<!-- lawlint: ignore short-name 理由 -->" in out
    assert "# Short name" in lawlint("explain", "short-name", "--lang", "en")[1]


def test_explain_suggests_near_names() -> None:
    own()
    assert lawlint("explain", "short-nam") == (
        2,
        "",
        "lawlint: 没有“short-nam”这条规则；是否想写“short-name”？\n",
    )
    assert lawlint("explain", "own")[2] == "lawlint: “own”是规则包，不是规则\n"


def test_rules_lists_state_and_title() -> None:
    own()
    assert lawlint("rules")[1] == "own:\n  short-name  note     简称\n共1条规则，启用1条\n"
    Path("lawlint.yaml").write_text("extends: []\nrules: [own.yaml]\nignore: [short-name]\n")
    assert "short-name  off" in lawlint("rules")[1]


def test_rules_as_json() -> None:
    own()
    document = json.loads(lawlint("rules", "--format", "json")[1])
    assert document["version"] == 1
    (rule,) = document["rules"]
    assert (rule["id"], rule["severity"], rule["file"], rule["line"]) == (
        "short-name",
        {"default": "note"},
        "own.yaml",
        2,
    )


def test_show_config_tells_where_each_value_was_written() -> None:
    own()
    Path("base.yaml").write_text(
        "extends: []\nrules: [own.yaml]\nseverity: {short-name: error}\nexclude: [old/]\n"
    )
    Path("lawlint.yaml").write_text("extends: [base.yaml]\nfail-on: error\n")
    out = lawlint("rules", "--show-config")[1]
    assert "  short-name: error  # base.yaml:3" in out
    assert '  - "old/"  # base.yaml:4' in out
    assert "fail-on: error  # lawlint.yaml:2" in out
    assert yaml.safe_load(out)["severity"] == {"short-name": "error"}


def test_the_schema_takes_the_built_in_packs_and_refuses_slips() -> None:
    validator = jsonschema_rs.validator_for(rules_schema())
    for place in packs.pack_files():
        content = parse(place.read_text("utf-8"), place.name).value
        assert [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(content)] == []
    slip = {"rules": [{"id": "x", "check": "pattern", "title": "甲", "wordz": ["乙"]}]}
    assert not validator.is_valid(slip)
    assert validator.is_valid(
        {"rules": [{"id": "x", "check": "pattern", "title": "甲", "words": {"from": "a.yaml"}}]}
    )
    examples = {"good": ["丙", {"text": "丙", "year": 2020}], "bad": ["【乙】"]}
    rule = {"id": "x", "check": "pattern", "title": "甲", "words": ["乙"], "examples": examples}
    assert validator.is_valid({"rules": [rule]})


def test_every_key_of_the_schema_is_described_in_chinese() -> None:
    lacking = [*_undescribed(config_schema(), ""), *_undescribed(rules_schema(), "")]
    assert lacking == []


def _undescribed(node: object, path: str) -> list[str]:
    found = []
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "properties" and isinstance(value, dict):
                found += [
                    f"{path}.{name}"
                    for name, each in value.items()
                    if isinstance(each, dict)
                    and "const" not in each
                    and not re.search("[\u4e00-\u9fff]", json.dumps(each, ensure_ascii=False))
                ]
            found += _undescribed(value, f"{path}.{key}")
    elif isinstance(node, list):
        for at, each in enumerate(node):
            found += _undescribed(each, f"{path}.{at}")
    return found


def test_schema_prints_json() -> None:
    assert json.loads(lawlint("schema")[1]) == rules_schema()
    assert json.loads(lawlint("schema", "config")[1]) == config_schema()
    assert schema.USAGE


REPORT = "云岭县2024年法治政府建设年度报告\n\n县司局开会。\n"


def test_baseline_lets_only_new_findings_fail() -> None:
    own(severity="warning")
    Path("报告.md").write_text(REPORT)
    assert lawlint("check", "报告.md")[0] == 1
    status, out, _ = lawlint("baseline", ".")
    assert status == 0
    assert out.startswith("lawlint-baseline.json：原有0条，现有1条\n")
    assert "baseline: lawlint-baseline.json" in out
    with Path("lawlint.yaml").open("a") as file:
        file.write("baseline: lawlint-baseline.json\n")
    assert lawlint("check", "报告.md")[0] == 0
    Path("报告.md").write_text(REPORT + "\n县司局任务繁重。\n")
    assert lawlint("check", "报告.md")[0] == 1
    Path("报告.md").write_text("云岭县2024年法治政府建设年度报告\n")
    assert lawlint("baseline", ".")[1] == "lawlint-baseline.json：原有1条，现有0条\n"


def test_baseline_tells_what_cannot_be_read() -> None:
    own()
    status, _, err = lawlint("baseline", "none.md")
    assert status == 2
    assert err.startswith("lawlint: none.md: ")
