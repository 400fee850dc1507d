"""Broken rule files: each gives a message at the right place that says what to do about it."""

from __future__ import annotations

import pytest

from lawlint.rules.errors import RuleFileError
from lawlint.rules.loading import load_text

_HEAD = """\
pack: own
rules:
  - id: own-word
    check: pattern
    title: 用词
"""

BROKEN = [
    # name, text, line:column, what the message says
    (
        "unknown check",
        "rules:\n  - {id: a, check: patern, title: 甲, words: [乙]}",
        "2:20",
        "是否想写“pattern”",
    ),
    ("no check", "rules:\n  - {id: a, title: 甲}", "2:5", "缺少“check”"),
    ("misspelt check key", "rules:\n  - {id: a, chek: pattern, title: 甲}", "2:13", "是否想写“check”"),
    ("unknown key", _HEAD + "    wordz: [甲]\n    find: 乙", "6:5", "没有“wordz”这个键；是否想写“words”"),
    ("unknown inner key", _HEAD + "    words: [甲]\n    when: {befor: [乙]}", "7:12", "是否想写“before”"),
    ("unknown file key", "rulez: []", "1:1", "是否想写“rules”"),
    ("no title", "rules:\n  - {id: a, check: pattern, words: [乙]}", "2:5", "缺少“title”"),
    ("number for text", "rules:\n  - {id: a, check: pattern, title: 2024, words: [乙]}", "2:36", "加引号"),
    ("text for list", _HEAD + "    words: 甲", "6:12", "应为列表"),
    ("list for text", _HEAD + "    words: [甲]\n    message: [乙]", "7:14", "应为文本"),
    ("no for whole number", _HEAD + "    words: [甲]\n    since: no", "7:12", "应为整数"),
    ("text for truth", _HEAD + "    words: [甲]\n    safe: 是", "7:11", "true 或 false"),
    ("severity", _HEAD + "    words: [甲]\n    severity: eror", "7:15", "是否想写“error”"),
    (
        "severity by case",
        _HEAD + "    words: [甲]\n    severity: {甲 > 乙: error}",
        "7:23",
        "没有“甲 > 乙”这种情形",
    ),
    ("id", "rules:\n  - {id: 用词, check: pattern, title: 甲, words: [乙]}", "2:10", "小写英文"),
    (
        "id twice",
        _HEAD + "    words: [甲]\n" + _HEAD[_HEAD.index("  - ") :] + "    words: [乙]",
        "7:9",
        "重复",
    ),
    ("placeholder", _HEAD + "    words: [甲]\n    message: '{fund}'", "7:14", "是否想写“found”"),
    ("pattern", _HEAD + "    find: '甲('", "6:11", "无法解析"),
    ("word boundary", _HEAD + "    find: '\\b甲'", "6:11", "不支持 \\b"),
    ("empty pattern", _HEAD + "    find: '甲*'", "6:11", "空文本"),
    ("kind", _HEAD + "    words: [甲]\n    applies: [公告]", "7:15", "没有“公告”这个文种"),
    ("marks", _HEAD + "    words: [甲]\n    examples: {bad: [【甲]}", "7:22", "没有配对"),
    ("include outside", _HEAD + "    words: {from: ../x.yaml}", "6:19", "不能用 from"),
    ("a check that has its own demands", _HEAD + "    safe: true", "3:5", "至少要有一项"),
    ("empty word", "rules:\n  - {id: a, check: fixed-list, title: 甲, members: [乙, '']}", "2:55", "空文本"),
    ("empty title", "rules:\n  - {id: a, check: pattern, title: '', words: [乙]}", "2:36", "空文本"),
    ("below zero", _HEAD + "    words: [甲]\n    since: -1", "7:12", "负数"),
    ("not a rule", "rules:\n  - 甲", "2:5", "若干行“键: 值”"),
    ("not a list", "rules: 甲", "1:8", "应为列表"),
    ("not a file of rules", "- 甲", "1:1", "若干行“键: 值”"),
    ("full-width colon", "rules：\n  - id：甲\nx: 1", "3:2", "半角冒号"),
    ("duplicate key", _HEAD + "    title: 又一个\n    words: [甲]", "6:5", "第5行已有"),
    (
        "matter",
        "rules:\n  - {id: a, check: relation, title: 甲, matter: 行政复意, holds: 收到 >= 受理}",
        "2:48",
        "行政复议",
    ),
    (
        "measure",
        "rules:\n  - {id: a, check: relation, title: 甲, matter: 行政复议, holds: 收到 >= 受里}",
        "2:61",
        "受理",
    ),
    (
        "expression",
        "rules:\n  - {id: a, check: relation, title: 甲, matter: 行政复议, holds: 收到 >=}",
        "2:61",
        "",
    ),
]


@pytest.mark.parametrize(
    ("text", "place", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken_rule_file(text: str, place: str, said: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        load_text(text, "own.yaml", builtin=False)
    message = str(caught.value)
    assert f"own.yaml:{place}: error: " in message
    assert said in message
    english = caught.value.said("en")
    assert english.count("\n") == message.count("\n")


def test_everything_wrong_is_told_at_once() -> None:
    text = """\
rules:
  - {id: 甲, check: patern, title: 1}
  - {id: b, check: pattern, title: 乙, wordz: []}
pak: x
"""
    with pytest.raises(RuleFileError) as caught:
        load_text(text, "own.yaml", builtin=False)
    assert [fault.mark.line for fault in caught.value.faults] == [2, 2, 3, 4]
