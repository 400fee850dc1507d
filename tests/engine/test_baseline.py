"""A baseline hides what was there and nothing else, whatever is edited around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.arguments import UsageError
from lawlint.baseline import Baseline, load
from lawlint.document import read
from lawlint.engine import check_document
from lawlint.result import Options, Result
from lawlint.rules.loading import load_text
from lawlint.rules.model import RuleSet

RULES = """\
rules:
  - {id: short-name, check: pattern, title: 简称, words: [县司局, 县财局]}
  - {id: old-name, check: pattern, title: 旧称, words: [法制办]}
"""
BEFORE = """\
云岭县2024年法治政府建设年度报告

一、主要举措和成效

县司局牵头开展培训。

全县法治建设稳步推进，法制办配合做好工作。

二、存在的问题

县司局力量不足。
"""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_text(RULES, builtin=False)


def checked(rules: RuleSet, text: str, baseline: Baseline, name: str = "报告.txt") -> Result:
    document = read(text.encode(), str(baseline.folder / name))
    return check_document(document, rules, Options(suppressors=(baseline,)))


@pytest.fixture
def baseline(rules: RuleSet, tmp_path: Path) -> Baseline:
    empty = Baseline(tmp_path, {})
    result = checked(rules, BEFORE, empty)
    assert len(result.active) == 3
    return empty.with_document(result.document, result.active)


def new(rules: RuleSet, text: str, baseline: Baseline) -> list[str]:
    return [finding.span.of(text) for finding in checked(rules, text, baseline).active]


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("", ""),
        ("县司局牵头开展培训。", "今年以来，县司局牵头，开展业务培训6期。"),
        ("全县法治建设", "2024年，全县法治建设"),
        ("云岭县2024年法治政府建设年度报告\n", "云岭县2024年法治政府建设年度报告\n\n现报告如下。\n"),
        ("县司局牵头开展培训。\n\n全县", "另有一段。\n\n县司局牵头开展培训。\n\n全县"),
        ("县司局牵头开展培训。\n\n", ""),
        ("二、存在的问题", "二、存在的主要问题"),
        ("\n", "\r\n"),
    ],
)
def test_edits_around_a_finding_do_not_bring_it_back(
    rules: RuleSet, baseline: Baseline, old: str, text: str
) -> None:
    assert new(rules, BEFORE.replace(old, text) if old else BEFORE, baseline) == []


def test_a_paragraph_may_move_to_another_section(rules: RuleSet, baseline: Baseline) -> None:
    moved = (
        BEFORE.replace("全县法治建设稳步推进，法制办配合做好工作。\n\n", "")
        + "\n全县法治建设稳步推进，法制办配合做好工作。\n"
    )
    assert new(rules, moved, baseline) == []


def test_one_more_of_the_same_is_new(rules: RuleSet, baseline: Baseline) -> None:
    assert new(rules, BEFORE + "\n县司局任务繁重。\n", baseline) == ["县司局"]


def test_one_finding_cannot_hide_behind_another(rules: RuleSet, baseline: Baseline) -> None:
    assert new(rules, BEFORE.replace("县司局牵头", "县财局牵头"), baseline) == ["县财局"]
    assert new(rules, BEFORE.replace("法制办配合", "县财局配合"), baseline) == ["县财局"]


def test_another_document_has_no_part_in_it(rules: RuleSet, baseline: Baseline) -> None:
    assert len(checked(rules, BEFORE, baseline, "另一篇.txt").active) == 3


def test_what_is_gone_is_dropped(rules: RuleSet, baseline: Baseline) -> None:
    mended = BEFORE.replace("县司局牵头", "县司法局牵头")
    result = checked(rules, mended, Baseline(baseline.folder, {}))
    later = baseline.with_document(result.document, result.active)
    assert (baseline.count, later.count) == (3, 2)
    assert len(new(rules, BEFORE, later)) == 1


def test_documents_that_are_lost_are_dropped(baseline: Baseline) -> None:
    assert baseline.without_lost().count == 0
    (baseline.folder / "报告.txt").write_text("")
    assert baseline.without_lost().count == 3


def test_the_file_reads_back_and_is_stable(baseline: Baseline) -> None:
    place = baseline.folder / "lawlint-baseline.json"
    place.write_text(baseline.dump(), "utf-8")
    assert load(place).dump() == baseline.dump()
    assert "县司局" in baseline.dump()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"version": 9, "files": {}}', '{"version": 1, "files": [1]}']
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: str) -> None:
    place = tmp_path / "lawlint-baseline.json"
    place.write_text(content)
    with pytest.raises(UsageError, match="lawlint baseline"):
        load(place)


def test_no_file_is_an_empty_baseline(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json").count == 0
