"""What YAML becomes, where it says it came from, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.rules.errors import RuleFileError
from lawlint.rules.syntax import MAX_SIZE
from lawlint.rules.tree import parse, resolved


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("012", "012"),
        ("3:20", "3:20"),
        ("2024-01-05", "2024-01-05"),
        ("1.50", "1.50"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("~", None),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_yaml_1_1_surprises_stay_text(plain: str, value: object) -> None:
    assert resolved(plain) == value
    assert parse(f"key: {plain}\n", "a.yaml").value == {"key": value}


def test_quoted_scalars_are_text() -> None:
    assert parse("a: '12'\nb: \"true\"\nc: |\n  3\n", "a.yaml").value == {"a": "12", "b": "true", "c": "3\n"}


def test_every_value_knows_its_line_and_column() -> None:
    tree = parse("rules:\n  - id: 甲\n    words: [乙, 丙]\n", "a.yaml")
    assert (tree.at(("rules", 0, "words", 1)).line, tree.at(("rules", 0, "words", 1)).column) == (3, 16)
    assert (tree.at_key(("rules", 0, "words")).line, tree.at_key(("rules", 0, "words")).column) == (3, 5)
    assert tree.at(("rules", 0, "none", "deeper")) == tree.at(("rules", 0))


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\na: 2\n", "2:1", "重复"),
        ("a: &x [1]\nb: *x\n", "1:4", "锚点"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4", "标签"),
        ("a: !x 1\n", "1:4", "标签"),
        ("a: 1\n---\nb: 2\n", "2:1", "一个 YAML 文档"),
        ("a：甲\nb: 乙\n", "2:2", "半角冒号"),
        ("a:甲\nb: 乙\n", "2:2", "空格"),
        ("a:\n\tb: 1\n", "2:1", "制表符"),
        ("a: {left}应\n", "1:10", "引号"),
        ("a: 甲: 乙\n", "1:5", "引号"),
        ("a: '甲\n", "2:1", "没有配对"),
        ("a: \x07\n", "1:4", "U+0007"),
        ("[" * 60, "1:25", "嵌套"),
        ("? [a]\n: b\n", "1:3", "键须是文本"),
        ("a: " + "x" * MAX_SIZE, "1:1", "超过"),
    ],
)
def test_refused_with_place_and_reason(text: str, place: str, said: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        parse(text, "a.yaml")
    message = str(caught.value)
    assert message.startswith(f"a.yaml:{place}: error: ")
    assert said in message


def test_all_duplicate_keys_are_told_at_once() -> None:
    with pytest.raises(RuleFileError) as caught:
        parse("a: 1\na: 2\nb: {c: 1, c: 2}\n", "a.yaml")
    assert [fault.mark.line for fault in caught.value.faults] == [2, 3]


@given(st.text(max_size=60))
def test_any_text_is_a_tree_or_a_fault(text: str) -> None:
    try:
        tree = parse(text, "a.yaml")
    except RuleFileError as error:
        assert error.faults
    else:
        assert () in tree.values or tree.value is None
