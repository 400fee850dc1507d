"""Which titles make a document an annual report on building a law-based government, and which do not."""

from __future__ import annotations

import pytest

from lawlint.document import read
from lawlint.engine import check_document, choose_kind
from lawlint.result import Options
from lawlint.rules.loading import load_builtin

RULES = load_builtin()
BODY = """

2024年，平川县认真落实各项部署，现将有关情况报告如下。

一、行政执法规范有序

评查行政处罚案卷80件，组织培训4期，执法质量稳步提升。

二、行政复议质效提升

办理行政复议案件36件，调解和解12件。

平川县人民政府
2025年2月10日
"""
REPORTS = [
    "平川县2024年法治政府建设年度报告",
    "平川县人民政府2024年法治政府建设情况报告",
    "平川县2024年法治政府建设工作报告",
    "平川县人民政府关于2024年法治政府建设情况的报告",
    "平川县司法局2024年度法治政府建设工作总结",
    "石桥镇2024年法治政府建设自查报告",
    "石桥镇2024年度法治政府建设工作情况",
    "平川县水利局2024年度推进法治政府建设工作报告",
    "平川县2024年度法治政府建设工作情况报告",
    "关于2024年度法治政府建设情况的报告",
    "平川县人民政府\n关于2024年度法治政府建设情况的报告",
    "平川县人民政府\n2024年法治政府建设年度报告",
    "中共平川县委 平川县人民政府\n关于2024年法治政府建设情况的报告",
    "平政〔2025〕3号\n\n平川县人民政府关于2024年法治政府建设情况的报告",
    "平川县2017年度依法行政工作报告",
    "平川县2024年法治政府建设",
    "平川县2024年法治政府建设年度报告（公开稿）",
    "2024年度法治建设工作总结",
    "平川县教育局2024年法治建设工作情况报告",
    "平川县城市管理局关于2024年度法治政府建设工作的总结报告",
    "平川县2024年度法治政府建设情况公开",
    "关于平川县2024年法治政府建设情况的汇报",
    "平川县司法局2024年度法治政府建设\n工作情况报告",
    "石桥镇人民政府\n2025年法治政府建设情况",
    "平川县人民政府文件\n\n平政〔2025〕3号\n\n平川县人民政府关于2024年\n法治政府建设情况的报告",
]
OTHERS = [
    "平川县人民政府工作报告",
    "2025年平川县政府工作报告",
    "平川县2023年国民经济和社会发展统计公报",
    "关于做好2024年度法治政府建设年度报告工作的通知",
    "在全县法治政府建设推进会上的讲话",
    "平川县2024年法治政府建设工作要点",
    "平川县法治政府建设实施方案（2021—2025年）",
    "关于法治政府建设督察反馈问题整改情况的报告",
    "平川县司法局局长2024年度述法报告",
    "关于履行推进法治建设第一责任人职责情况的述法报告",
    "平川县2024年政府信息公开工作年度报告",
    "关于全县行政执法工作情况的调研报告",
    "平川县公安局2024年工作总结",
    "平川县2024年度法治政府建设任务清单",
    "关于全县行政复议工作情况的报告",
    "关于2024年预算执行情况和2025年预算草案的报告",
    "平川县2024年法治政府建设考核评分表",
    "《平川县法治政府建设年度报告编制指引》解读",
    "平川县人民法院工作报告",
    "平川市数字法治政府建设情况介绍",
    "2024年法治督察工作方案",
    "强化学法用法 推进法治政府建设",
    "平川县多措并举加快法治政府建设",
    "平川县人大常委会听取2024年法治政府建设情况报告",
    "平川县召开2024年法治政府建设工作情况汇报会",
    "法治督察组到平川县检查法治政府建设工作情况",
    "一图读懂：平川县2024年法治政府建设情况报告",
    "平川县司法局扎实做好法治政府建设年度报告公开工作",
    "关于报送2024年法治政府建设情况报告的函",
]


@pytest.mark.parametrize("title", REPORTS)
def test_a_report_is_known_by_its_title(title: str) -> None:
    kind = choose_kind(read((title + BODY).encode(), "a.txt"), RULES)
    assert (kind.id, kind.why.zh) == ("law-government-report", "据标题")


@pytest.mark.parametrize("title", OTHERS)
def test_other_documents_are_not_asked_for_the_parts_of_a_report(title: str) -> None:
    result = check_document(read((title + BODY).encode(), "a.txt"), RULES)
    assert result.kind.id != "law-government-report"
    parts = {"no-responsibility", "no-shortcomings", "no-plan", "no-achievements", "signature-date"}
    assert not parts & {finding.rule for finding in result.findings}


def test_the_kind_may_be_named() -> None:
    document = read((OTHERS[0] + BODY).encode(), "a.txt")
    result = check_document(document, RULES, Options(kind="law-government-report"))
    assert result.kind.why.zh == "由 --kind 指定"
    assert {"no-responsibility", "no-shortcomings", "no-plan"} <= {each.rule for each in result.findings}


def test_a_web_page_is_known_by_its_heading() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line)
    page = f"<html><body><div>首页 政务公开</div><h1>平川县2024年法治政府建设年度报告</h1>{paragraphs}</body></html>"
    assert choose_kind(read(page.encode(), "a.html"), RULES).id == "law-government-report"
