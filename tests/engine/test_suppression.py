"""Suppressions leave out what they name and nothing else, and are told when nothing needs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Finding
from lawlint.result import Options
from lawlint.rules.config import Suppression
from lawlint.rules.errors import Mark
from lawlint.rules.loading import load_text
from lawlint.rules.model import RuleSet
from lawlint.suppression import Comments, Entries, Meta

TITLE = "云岭县2024年法治政府建设年度报告\n\n"
RULES = """\
pack: own
rules:
  - {id: short-name, check: pattern, title: 简称, words: [县司局]}
  - {id: old-name, check: pattern, title: 旧称, words: [法制办]}
  - {id: unused-suppression, check: suppression, title: 多余, severity: note, on: unused}
  - {id: invalid-suppression, check: suppression, title: 写法, on: invalid}
"""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_text(RULES, builtin=False)


def by_comment(rules: RuleSet, text: str, **options: frozenset[str]) -> tuple[Finding, ...]:
    document = read((TITLE + text).encode(), "报告.md")
    comments = Comments(Meta.of(rules))
    return check_document(document, rules, Options(suppressors=(comments,), **options)).findings  # type: ignore[arg-type]


def by_config(rules: RuleSet, text: str, entry: Suppression, folder: Path, path: str) -> tuple[Finding, ...]:
    document = read((TITLE + text).encode(), path)
    entries = Entries(Meta.of(rules), (entry,), folder)
    return check_document(document, rules, Options(suppressors=(entries,))).findings


def shown(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.suppressed_by) for finding in findings]


IGNORE = "<!-- lawlint: ignore short-name 原文如此 -->"


@pytest.mark.parametrize(
    "text", [f"县司局开会。{IGNORE}\n", f"{IGNORE}\n县司局开会。\n", f"{IGNORE}\n\n县司局开会。\n"]
)
def test_a_comment_suppresses_in_its_paragraph(rules: RuleSet, text: str) -> None:
    assert shown(by_comment(rules, text)) == [("short-name", "原文如此")]


def test_a_comment_suppresses_nothing_else(rules: RuleSet) -> None:
    found = by_comment(rules, f"县司局与法制办开会。{IGNORE}\n\n县司局开会。\n")
    assert shown(found) == [("short-name", "原文如此"), ("old-name", None), ("short-name", None)]


def test_a_comment_may_name_several_rules_or_a_pack(rules: RuleSet) -> None:
    text = "县司局与法制办开会。<!-- lawlint: ignore short-name, old-name 引文 -->\n"
    assert [reason for _, reason in shown(by_comment(rules, text))] == ["引文", "引文"]
    text = "县司局与法制办开会。<!-- lawlint: ignore own 引文 -->\n"
    assert [reason for _, reason in shown(by_comment(rules, text))] == ["引文", "引文"]


def test_a_comment_that_nothing_needs_is_told(rules: RuleSet) -> None:
    (finding,) = by_comment(rules, f"县司法局开会。{IGNORE}\n")
    assert finding.rule == "unused-suppression"
    assert finding.fingerprint


def test_a_comment_for_a_rule_that_did_not_run_is_not_told(rules: RuleSet) -> None:
    assert by_comment(rules, f"县司法局开会。{IGNORE}\n", ignore=frozenset({"short-name"})) == ()
    assert by_comment(rules, f"县司法局开会。{IGNORE}\n", ignore=frozenset({"unused-suppression"})) == ()


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- lawlint: ignore short-name -->",
        "<!-- lawlint: ingore short-name 原文如此 -->",
        "<!-- lawlint: ignore shortname 原文如此 -->",
        "<!-- lawlint: -->",
    ],
)
def test_a_malformed_comment_has_no_effect_and_is_told(rules: RuleSet, comment: str) -> None:
    found = by_comment(rules, f"县司局开会。{comment}\n")
    assert shown(found) == [("short-name", None), ("invalid-suppression", None)]


def test_other_comments_are_none_of_our_business(rules: RuleSet) -> None:
    assert by_comment(rules, "县司法局开会。<!-- 待补充 lawlint: ignore -->\n") == ()


def entry(text: str, files: str = "", rule: str = "short-name") -> Suppression:
    return Suppression(rule, text, "原文如此", files, Mark("lawlint.yaml", 3))


@pytest.mark.parametrize("path", ["报告.txt", "报告.md"])
def test_an_entry_suppresses_where_its_text_stands(rules: RuleSet, path: str) -> None:
    text = "县司局牵头，开展培训。\n\n县司局开会。\n"
    found = by_config(rules, text, entry("县司局牵头,开展"), Path(), path)
    assert shown(found) == [("short-name", "原文如此"), ("short-name", None)]


def test_an_entry_may_be_for_some_files(rules: RuleSet, tmp_path: Path) -> None:
    for path, reason in (("2024/a.md", "原文如此"), ("2023/a.md", None)):
        found = by_config(
            rules, "县司局开会。\n", entry("县司局", "2024/*.md"), tmp_path, str(tmp_path / path)
        )
        assert shown(found) == [("short-name", reason)]


def test_an_entry_that_nothing_needs_is_told(rules: RuleSet, tmp_path: Path) -> None:
    text = "县司法局牵头，开展业务培训。\n"
    (finding,) = by_config(rules, text, entry("县司法局牵头，开展"), tmp_path, "a.md")
    assert (finding.rule, finding.message.zh[:14]) == ("unused-suppression", "lawlint.yaml:3")
    assert finding.span.of(TITLE + text) == "县司法局牵头，开展"


def test_a_short_text_may_be_right_elsewhere(rules: RuleSet, tmp_path: Path) -> None:
    assert by_config(rules, "县司法局开会。\n", entry("县司法局"), tmp_path, "a.md") == ()


def test_an_entry_whose_text_is_gone_is_told_in_its_file_only(rules: RuleSet, tmp_path: Path) -> None:
    found = by_config(rules, "开会。\n", entry("县司局", "a.md"), tmp_path, str(tmp_path / "a.md"))
    assert shown(found) == [("unused-suppression", None)]
    assert by_config(rules, "开会。\n", entry("县司局", "*.md"), tmp_path, str(tmp_path / "a.md")) == ()
