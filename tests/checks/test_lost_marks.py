"""One slip in a mark is one finding: no other rule is misled by a mark that is lost, doubled, turned or mixed."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

EXAMPLES = Path(__file__).parents[2] / "examples"
CLEAN, FAULTY = sorted(path for path in EXAMPLES.iterdir() if "年度报告" in path.name)
MARKS = "《》“”（）"

DENSE = """平川县2024年法治政府建设年度报告

2024年，平川县对照《法治政府建设实施纲要（2021—2025年）》，推进“放管服”改革。现将有关情况报告如下。

一、主要举措和成效

（一）完善制度。出台《平川县物业管理办法》《平川县燃气管理办法（试行）》《关于贯彻〈优化营商环境条例〉的若干措施》3件文件，推行“一网通办”“一窗受理”“一件事一次办”3项改革。

（二）规范执法。落实“双随机、一公开”监管，依托“雪亮工程”、“智慧门牌”、社区网格等平台，评查案卷80件（其中行政处罚案卷60件、行政许可案卷20件），做到：（1）案由清楚；（2）证据充分；（3）程序合法。

（三）加强普法。落实“谁执法谁普法”普法责任制（以下简称“责任制”），主要负责人说：“要把‘八五’普法规划落到实处。”

（四）履行推进法治建设第一责任人职责。主要负责人听取汇报4次，学习《中华人民共和国行政复议法》等法律法规。

二、存在的不足和原因

基层执法力量偏弱（乡镇尤其如此），原因是编制没有用满。

三、下一年度主要安排

深化“放管服”改革，修订《平川县行政规范性文件管理办法》。

平川县人民政府
2025年2月10日
"""


@cache
def rules() -> RuleSet:
    return load_builtin()


def found(text: str, name: str = "report.txt") -> Counter[tuple[str, str]]:
    """Rule and words of every finding."""
    document = read(text.encode(), name)
    result = check_document(document, rules())
    assert not result.failures
    return Counter((each.rule, each.span.of(document.text)) for each in result.findings)


def slips(text: str, made: dict[str, str]) -> list[tuple[str, str]]:
    """The text with one mark replaced, for every mark that has a replacement; and the place, to be shown."""
    return [
        (text[max(at - 20, 0) : at] + "⟦" + text[at : at + 20], text[:at] + made[char] + text[at + 1 :])
        for at, char in enumerate(text)
        if char in made
    ]


def new(slip: str, sound: Counter[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(rule for rule, _ in (found(slip) - sound).elements())


LOST = dict.fromkeys(MARKS, "")
DOUBLED = {mark: mark * 2 for mark in MARKS}
TURNED = {"“": "”", "”": "“", "《": "》", "》": "《"}
OTHER = {"《": "〈", "》": "〉"}
HALF = {"（": "(", "）": ")", "“": '"'}


@pytest.mark.parametrize("text", [CLEAN.read_text("utf-8"), DENSE], ids=["example", "dense"])
@pytest.mark.parametrize(
    ("made", "rules_"),
    [
        (LOST, {"unpaired-mark"}),
        (DOUBLED, {"unpaired-mark"}),
        (TURNED, {"unpaired-mark"}),
        (OTHER, {"unpaired-mark"}),
        (HALF, {"half-width-marks", "unpaired-mark"}),
    ],
    ids=["lost", "doubled", "turned", "other", "half"],
)
def test_every_slip_in_a_mark_is_one_finding(text: str, made: dict[str, str], rules_: set[str]) -> None:
    sound = found(text)
    assert not [rule for rule, _ in sound if rule in rules_]
    one = {(rule,) for rule in rules_}
    wrong = [(place, said) for place, slip in slips(text, made) if (said := new(slip, sound)) not in one]
    assert not wrong


def test_a_lost_mark_hides_no_other_finding_of_the_faulty_example() -> None:
    text = FAULTY.read_text("utf-8")
    sound = found(text, FAULTY.name)
    for place, slip in slips(text, LOST):
        now = found(slip, FAULTY.name)
        assert sum((now - sound).values()) <= 2
        gone = {rule for rule, _ in sound - now} - {rule for rule, _ in now - sound}
        assert gone <= {"unpaired-mark", "wrong-national-title", "list-count"}, place  # without 《 no title
