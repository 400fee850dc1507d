"""Every other output, recorded; and that each is what its readers parse."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from lawlint.finding import Span, Words
from lawlint.report import output
from lawlint.report.summary import Summary, Trouble

from .golden import same
from .making import PATH, TROUBLES, checked, view, written

GOLDEN = Path(__file__).parent / "golden"
CLEAN = "/repository/docs/清.txt"


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "github", "gitlab", "checks", "junit"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_outputs_are_as_recorded(format: str, lang: str) -> None:
    results = [checked(), checked("云岭县报告\n\n平安。\n", CLEAN)]
    same(GOLDEN / f"{format}.{lang}", written(format, results, TROUBLES, view(lang=lang)))


@pytest.mark.parametrize("color", [False, True])
def test_the_terminal_is_as_recorded(color: bool) -> None:
    seen = view(terminal=True, color=color)
    same(GOLDEN / f"terminal-{'color' if color else 'plain'}", written("text", [checked()], (), seen))


def test_words_marked_on_a_narrow_terminal_are_marked_on_every_line_they_take() -> None:
    result = checked(f"云岭县2024年法治政府建设年度报告\n\n按照{'统一部署' * 8}建设法制政府。\n")
    (finding,) = result.findings
    at = result.document.text.index("统一")
    wide = replace(result, findings=(replace(finding, span=Span(at, finding.span.end), related=()),))
    seen = view(terminal=True, color=True, columns=40)
    lines = [line.strip() for line in written("text", [wide], (), seen).splitlines() if "\x1b[4m" in line]
    assert len(lines) >= 3
    assert all(line.count("\x1b[4m") == line.count("\x1b[0m") == 1 for line in lines)
    assert (
        "".join(line.replace("\x1b[4m", "").replace("\x1b[0m", "") for line in lines)
        == f"按照{'统一部署' * 8}建设法制政府。"
    )


def test_json_has_the_version_and_places_in_code_points() -> None:
    log = json.loads(written("json", [checked()], TROUBLES))
    assert log["version"] == 1
    finding = log["documents"][0]["findings"][0]
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (5, 5, 5, 9)
    assert finding["text"] == "法制政府"
    assert log["troubles"][1]["rule"] == "x"
    assert json.loads(written("json", []))["documents"] == []


def test_gitlab_gets_a_list_with_different_fingerprints() -> None:
    """GitLab takes objects with one fingerprint for one, also across files."""
    second = checked(path="/repository/b.txt")
    found = json.loads(written("gitlab", [checked(), second], TROUBLES))
    assert len({each["fingerprint"] for each in found}) == len(found) == 6
    assert {each["severity"] for each in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert json.loads(written("gitlab", [], TROUBLES))[0]["check_name"] == "unreadable-file"
    assert json.loads(written("gitlab", [])) == []


def test_github_commands_escape_what_would_end_them() -> None:
    """A document or file name cannot write a workflow command of its own."""
    name = "/repository/a,b:c%\n::error::x.txt"
    lines = written("github", [checked(path=name)]).splitlines()
    assert len(lines) == 3
    assert "file=a%2Cb%3Ac%25\\n%3A%3Aerror%3A%3Ax.txt,line=5" in lines[0]


def test_annotations_of_a_check_run_conclude() -> None:
    assert json.loads(written("checks", [checked()]))["conclusion"] == "failure"
    assert json.loads(written("checks", [checked("云岭县报告\n\n平安。\n")]))["conclusion"] == "success"
    assert json.loads(written("checks", [], TROUBLES))["conclusion"] == "failure"


def test_junit_is_xml_whatever_the_document_says() -> None:
    text = written("junit", [checked(path='/repository/<&"\x01>.txt')], TROUBLES)
    root = ET.fromstring(text)
    assert [suite.get("failures") for suite in root] == ["2", None, None]


def test_places_of_word_documents_stand_before_the_message() -> None:
    from dataclasses import replace

    result = checked()
    source = replace(result.document.source, anchors=((0, 1, 1, "第1段"), (30, 7, 1, "第7段")))
    result = replace(result, document=replace(result.document, source=source))
    assert ": 第7段：" not in written("text", [result]).splitlines()[0]
    assert " wrong-word 第7段：“法制政府”" in written("text", [result])
    assert "\n  第7段 › 一、主要做法" in written("text", [result], (), view(terminal=True))
    assert json.loads(written("json", [result]))["documents"][0]["findings"][0]["place"] == "第7段"


def test_every_named_output_can_be_loaded() -> None:
    from lawlint.report import NAMES

    for name in NAMES:
        module = output(name)
        assert isinstance(module.head(view()) + module.tail(Summary(), view()), str)


def test_a_path_elsewhere_is_named_without_its_folders() -> None:
    seen = view()
    assert seen.relative("/elsewhere/报告.txt") == "报告.txt"
    assert seen.relative(PATH) == "docs/云岭县 2024年报告.txt"
    trouble = Trouble("/elsewhere/secret/x.txt", Words("坏", "bad"))
    assert "secret" not in written("json", [], [trouble])
