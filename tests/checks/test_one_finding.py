"""One defect in a sound report is one finding, whichever rules see it."""

from __future__ import annotations

import pytest

from .structure import checked, report

REPORT = report(
    """2024年，云岭县推进法治政府建设，现将有关情况报告如下。
一、主要举措和成效
（一）规范行政执法。落实《提升行政执法质量三年行动计划（2023—2025年）》，评查案卷80件。
（二）化解行政争议。一是畅通渠道，二是加强调解，三是规范审理。全年受理行政复议申请40件。
（三）履行推进法治建设第一责任人职责。县政府主要负责人听取汇报4次。
（四）加强法治宣传。举办讲座12场。
二、存在的不足和原因
基层执法力量偏弱，原因是编制没有用满。
三、下一年度主要安排
充实基层执法力量，更新执法装备。

云岭县人民政府
2025年2月10日
"""
)


def test_the_report_is_sound() -> None:
    assert checked(REPORT).findings == ()


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("（二）", "（四）", "broken-outline"),
        ("（二）", "（一）", "broken-outline"),
        ("（三）", "（二）", "broken-outline"),
        ("二是", "四是", "broken-series"),
        ("二是", "一是", "broken-series"),
        ("（二）", "（二", "unpaired-mark"),
        ("（三）", "（三", "unpaired-mark"),
        ("二、存在的不足和原因\n基层执法力量偏弱，原因是编制没有用满。\n", "", "no-shortcomings"),
        ("三年行动计划（2023—2025年）", "三年行动方案（2023-2025年）", "wrong-national-title"),
        ("三年行动计划（2023—2025年）", "三年行动计划（2023—2026年）", "wrong-national-title"),
        ("三年行动计划（2023—2025年）", "三年行动方案 （2023--2025年）", "wrong-national-title"),
        ("全年受理行政复议申请", "2026年受理行政复议申请", "year-after-report"),
        ("2024年，云岭县", "2026年，云岭县", "year-in-opening"),
        ("第一责任人职责", "第一责任职责", "near-miss"),
    ],
)
def test_one_defect_is_one_finding(right: str, wrong: str, rule: str) -> None:
    assert REPORT.count(right) == 1
    assert [finding.rule for finding in checked(REPORT.replace(right, wrong)).findings] == [rule]


@pytest.mark.parametrize("label", ["（一）", "（二）", "（三）"])
def test_a_paragraph_pasted_twice_is_one_finding_with_its_number_and_its_slips(label: str) -> None:
    text = REPORT.replace("三年行动计划（2023", "三年行动方案（2023")
    line = next(line for line in text.split("\n") if line.startswith(label))
    twice = checked(text.replace(line, f"{line}\n{line}")).findings
    assert [each.rule for each in twice if each.rule != "wrong-national-title"] == ["text-pasted-twice"]
    assert len(twice) == 2


def test_one_wrong_figure_in_two_relations_is_one_finding_that_tells_both() -> None:
    """252 should be 225: the sum and the share both say so."""
    slip = "评定优秀126卷、合格252卷、不合格9卷，三档占比依次为35%、62.5%、2.5%。"
    text = REPORT.replace("评查案卷80件。", f"评查案卷360卷，{slip}")
    (finding,) = checked(text).findings
    assert text[finding.span.start : finding.span.end] == "252卷"
    assert {"9卷", "62.5%"} <= {each.span.of(text) for each in finding.related}
    assert checked(text.replace("252卷", "225卷")).findings == ()
