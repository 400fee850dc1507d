"""A reader is told why a figure was not bound, and what became of every figure."""

from __future__ import annotations

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.facts import extract
from lawlint.facts.unbound import reasons
from lawlint.report.accounts import accounts, left_alone
from lawlint.rules.loading import load_builtin

from .test_binding import vocabulary

TITLE = "平川县2024年法治政府建设年度报告\n\n"


def told(text: str, form: str = "txt") -> dict[str, str]:
    document = read(f"{TITLE}{text}\n".encode(), f"t.{form}")
    facts = extract(document, vocabulary())
    why = reasons(document, facts, vocabulary())
    return {facts.quantities[index].text: words.zh for index, words in why.items()}


@pytest.mark.parametrize(
    ("text", "figure", "why"),
    [
        ("走访企业56家。", "56家", "旁边没有指标词"),
        ("满意率为98%。", "98%", "旁边没有“办结率”一类的词"),
        ("上升3个百分点。", "3个百分点", "百分点、倍数、分数不单独对应指标"),
        ("受理并办结行政复议案件62件。", "62件", "指标词不止一个：受理、办结"),
        ("行政复议和行政诉讼受理62件。", "62件", "事项不止一类：行政复议、行政诉讼"),
        ("办理行政复议62公里。", "62公里", "行政复议不以“公里”计数"),
        ("发挥人民调解和公证作用，办结62件。", "62件", "不能断定属于哪一事项"),
    ],
)
def test_why_a_figure_is_not_bound(text: str, figure: str, why: str) -> None:
    assert told(text)[figure] == why


def test_bound_figures_have_no_reason() -> None:
    assert told("受理行政复议案件62件。") == {}


def test_cells_without_a_measure() -> None:
    table = "| 地区 | 面积 |\n| --- | --- |\n| 东岭县 | 80 |"
    assert told(table, "md") == {"80": "表头没有指标词"}


def test_every_figure_has_an_account() -> None:
    text = "受理行政复议案件62件，办结58件。受理公证9件，走访企业56家。收到信访事项8件，受理12件。"
    rules = load_builtin()
    result = check_document(read(f"{TITLE}{text}\n".encode(), "t.txt"), rules)
    said = {result.facts.quantities[at].text: words.zh for at, words in accounts(result, rules).items()}
    assert said["62件"].startswith("核对无误（规则：")
    assert said["12件"].startswith("有问题：")
    assert said["9件"] == "没有可对照的数字"
    assert said["56家"] == "旁边没有指标词"
    assert [(words.zh, count) for words, count in left_alone(result, rules)] == [("旁边没有指标词", 1)]
