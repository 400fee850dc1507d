"""SARIF: valid by the official schema and faithful to what code scanning pages and editors need."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest

from lawlint.finding import Words
from lawlint.report.summary import Trouble

from .making import TEXT, TROUBLES, checked, view, written

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0.json").read_text("utf-8"))


def sarif(*args: Any, **given: Any) -> dict[str, Any]:
    """The log, valid by the schema."""
    log = json.loads(written("sarif", *args, **given))
    errors = [
        f"{error.instance_path}: {error.message}"
        for error in jsonschema_rs.validator_for(SCHEMA).iter_errors(log)
    ]
    assert not errors
    return log["runs"][0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_logs_are_valid_with_and_without_anything_to_say(lang: str) -> None:
    clean = checked("云岭县报告\n\n平安。\n")
    for results in ([], [clean], [checked()], [checked(), clean, checked()]):
        for troubles in ((), TROUBLES):
            run = sarif(results, troubles, view(lang=lang))
            assert len(run["results"]) == sum(2 for result in results if result is not clean)


def test_columns_count_utf16_code_units() -> None:
    """𠮷 is one code point and two UTF-16 units; the snippet says which words are meant."""
    run = sarif([checked()])
    assert run["columnKind"] == "utf16CodeUnits"
    line = TEXT.split("\n")[4]
    for result in run["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        units = line.encode("utf-16-le")[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)]
        assert units.decode("utf-16-le") == region["snippet"]["text"]
        assert region["startLine"] == region["endLine"] == 5


def test_paths_are_relative_and_percent_encoded() -> None:
    run = sarif([checked()], TROUBLES)
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri["uriBaseId"] in run["originalUriBaseIds"]
    assert "uri" not in run["originalUriBaseIds"][uri["uriBaseId"]]
    assert uri["uri"].isascii()
    assert unquote(uri["uri"]) == "docs/云岭县 2024年报告.txt"
    assert "/repository" not in written("sarif", [checked()], TROUBLES)


def test_every_rule_is_described() -> None:
    driver = sarif([checked()])["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["wrong-word", "too-many"]
    for rule in driver["rules"]:
        assert set(rule) >= {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert rule["help"]["markdown"].startswith("# ")
        assert len(rule["properties"]["tags"]) <= 10
        assert "security-severity" not in rule["properties"]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == ["warning", "error"]


def test_operands_are_linked_from_the_message_and_brackets_in_it_are_no_links() -> None:
    result = sarif([checked()])["results"][1]
    assert [each["id"] for each in result["relatedLocations"]] == [1, 2, 3]
    assert result["message"]["text"] == (
        "受理93件多于[收到申请80件](1)\\[原文\\]（另见[收到的件数](2)、[地方](3)）"
    )
    assert result["relatedLocations"][0]["message"]["text"] == "收到"
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "收到申请80件"


def test_a_result_has_one_location_with_its_headings_and_a_fingerprint() -> None:
    run = sarif([checked()])
    for result in run["results"]:
        assert len(result["locations"]) == 1
        logical = result["locations"][0]["logicalLocations"][0]
        assert logical["fullyQualifiedName"] == "一、主要做法/（一）规范执法"
        assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
    assert run["results"][1]["properties"] == {
        "lawlint/read": ["收到80件", "受理93件"],
        "lawlint/computed": "80<93",
        "lawlint/nearest": ["受理80件"],
        "lawlint/unless": "含上年结转的案件",
    }


def test_fixes_name_the_words_to_replace() -> None:
    (fix,) = sarif([checked()])["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "法治政府"
    assert replacement["deletedRegion"] == {"startLine": 5, "startColumn": 6, "endLine": 5, "endColumn": 10}


def test_what_could_not_be_checked_is_a_notification() -> None:
    run = sarif([checked()], TROUBLES)
    (invocation,) = run["invocations"]
    unreadable, failed = invocation["toolExecutionNotifications"]
    names = [each["id"] for each in run["tool"]["driver"]["notifications"]]
    assert [names[each["descriptor"]["index"]] for each in (unreadable, failed)] == [
        "unreadable-file",
        "failed-rule",
    ]
    assert unreadable["message"]["text"] == "文件是空的"
    assert not invocation["executionSuccessful"]
    assert sarif([checked()])["invocations"] == [{"executionSuccessful": True}]


def test_suppressed_findings_come_only_when_asked_for() -> None:
    from dataclasses import replace

    result = checked()
    first = replace(result.findings[0], suppressed_by="引用原文")
    result = replace(result, findings=(first, *result.findings[1:]))
    assert len(sarif([result])["results"]) == 1
    shown = sarif([result], (), view(show_suppressed=True))["results"]
    assert shown[0]["suppressions"][0]["justification"] == "引用原文"


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written("sarif", [checked()], TROUBLES) == written("sarif", [checked()], TROUBLES)


def test_file_names_that_are_no_text_and_unseen_characters_are_encoded() -> None:
    name = "/repository/a\udce4\u202e.txt"
    text = written("sarif", [checked(path=name)], (Trouble(name, Words("坏\x1b", "bad")),))
    text.encode("utf-8")
    assert "a%E4%E2%80%AE.txt" in text
    assert "\x1b" not in text


def test_a_path_outside_the_root_gives_no_machine_path() -> None:
    assert "elsewhere" not in written("sarif", [checked(path="/elsewhere/secret/报告.txt")])
