"""The parts of the annual report are known under the headings that offices give them, at every level."""

from __future__ import annotations

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.result import Options

from .test_lost_marks import rules

ACHIEVEMENTS = """
主要举措和成效 工作开展情况 法治政府建设取得的成效 2024年法治政府建设基本情况 主要工作情况
重点工作推进情况 法治政府建设主要工作及亮点 2024年工作总结 主要工作完成情况 取得的成绩 主要做法
工作回顾 2024年工作回顾 工作举措 工作亮点 主要成绩和经验 具体工作 工作落实情况 工作进展情况
"""

RESPONSIBILITY = """
党政主要负责人履行推进法治建设第一责任人职责情况 党政主要负责人履行推进法治建设第一责任人职责的有关情况
主要负责人履行推进法治建设第一责任人职责情况 党政主要负责人履行法治建设第一责任人职责情况
区政府主要负责同志履行推进法治建设第一责任人职责情况
党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况 落实第一责任人职责情况
压实第一责任人职责 履行第一责任人职责 党政主要负责人履职情况 主要领导履行法治建设职责情况
法治建设第一责任人履职情况 切实履行推进法治建设第一责任人职责
局党组主要负责人履行推进法治建设第一责任人职责情况
本年度党政主要负责人履行推进法治建设第一责任人职责有关情况 扛牢法治建设第一责任
党政主要负责人推进法治建设情况 主要负责人落实法治建设责任情况 党政主要负责人带头推进法治建设
党委（党组）书记履行第一责任人职责情况 第一责任人履职尽责情况
镇党委书记、镇长履行推进法治建设第一责任人职责情况 行政主要负责人履行推进法治建设职责情况
"""

SHORTCOMINGS = """
存在的问题 存在问题 存在的不足 存在不足 存在的主要问题 存在的问题和不足 存在的不足和原因
存在的问题及原因 存在的问题及原因分析 存在的困难和问题 存在的短板和不足 存在的薄弱环节
面临的困难和问题 主要问题和不足 推进法治政府建设存在的主要问题 存在的问题与不足 工作中存在的问题
工作中存在的不足 问题和短板 问题与短板 不足之处 不足之处和原因 工作不足 主要不足
2024年度推进法治政府建设存在的不足和原因 2024年存在的问题
本年度推进法治政府建设存在的不足和原因 上一年度推进法治政府建设存在的不足和原因
法治政府建设工作存在的问题及原因 法治政府建设存在的差距 当前存在的主要困难 问题及原因
存在的主要问题及改进情况 我县法治政府建设中存在的短板 差距与不足 短板弱项 工作短板 存在的突出问题
推进法治政府建设中的不足 需要改进的方面 有待改进之处 困难和挑战 存在的问题和困难 主要存在问题
目前存在的问题 存在的主要不足及原因 存在的不足与原因剖析 问题查摆 问题不足 面临的形势和存在的问题
法治政府建设面临的主要问题 自查发现的问题 存在的问题、不足及其原因 查摆出的问题和不足
存在的不足以及原因
"""

PLAN = """
下一步工作打算 下一步打算 下一步工作计划 下一步工作安排 下一步工作思路 下一步工作重点
下一步工作举措 下一步工作措施 下步工作打算 下步工作计划 下步打算 下一步工作 下阶段工作安排
下一阶段工作安排 2025年工作计划 2025年工作打算 2025年工作思路 2025年重点工作安排
2025年主要安排 2025年推进法治政府建设的主要安排 2025年度法治政府建设主要安排
2025年法治政府建设工作安排 2025年法治政府建设工作谋划 2025年工作谋划
2025年主要工作安排 2025年工作要点 2025年工作重点 2025年重点工作 2025年主要任务
2025年目标任务 下一年度工作安排 下一年度工作计划 下一年度法治政府建设工作安排
下一年度推进法治政府建设的主要安排 下一年度推进法治政府建设的主要工作安排 下年度工作打算 今后打算
今后工作打算 今后工作方向 今后努力方向 明年工作打算 明年工作思路 来年打算 工作展望 工作打算
工作安排 工作思路 努力方向 改进措施 整改措施 下一步改进措施 整改方向和措施
2025年推进法治建设的主要举措 新一年工作部署 二〇二五年工作安排 接下来的工作
下一步推进法治政府建设的工作安排 下一步重点工作 后续工作安排 未来工作计划
"""

MERGED = """
存在问题及下一步打算 存在的不足、原因和下一年度安排 存在的问题与2025年工作计划
存在问题和下步工作措施 问题不足及下一步工作 存在的主要问题、原因及2025年重点工作 不足与展望
"""

OPTIONS = Options(select=frozenset({"no-achievements", "no-responsibility", "no-shortcomings", "no-plan"}))
LABELS = {
    "han": ("一、", "二、", "三、", "四、"),
    "bracket": ("（一）", "（二）", "（三）", "（四）"),
    "arabic": ("1.", "2.", "3.", "4."),
    "part": ("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 "),
    "none": ("", "", "", ""),
}
USUAL = {
    "achievements": "主要举措和成效",
    "responsibility": "党政主要负责人履行推进法治建设第一责任人职责情况",
    "shortcomings": "存在的不足和原因",
    "plan": "下一年度主要安排",
}
TEXTS = {
    "achievements": "全面落实行政执法公示制度，全年评查行政处罚案卷80件，组织执法人员培训4期。",
    "responsibility": "县政府主要负责人全年听取法治建设工作汇报4次，研究解决重点难点问题12个。",
    "shortcomings": "基层执法力量仍然偏弱，主要原因是编制没有用满，培训覆盖面不够。",
    "plan": "进一步充实基层执法力量，更新执法装备，深化执法人员分级分类培训。",
}


def said(headings: dict[str, str], labels: tuple[str, ...], texts: dict[str, str] = TEXTS) -> list[str]:
    """The rules on parts that speak of a report with these headings."""
    head = "平川县2024年法治政府建设年度报告\n\n2024年，平川县推进法治政府建设，现将有关情况报告如下。"
    parts = [
        f"{label}{headings[part]}\n\n{texts[part]}" for label, part in zip(labels, headings, strict=False)
    ]
    text = "\n\n".join([head, *parts, "平川县人民政府\n2025年2月10日"])
    result = check_document(read(text.encode(), "report.txt"), rules(), OPTIONS)
    assert not result.failures
    return [f"{finding.rule} {finding.severity.word}" for finding in result.findings]


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize(
    ("part", "wordings"),
    [
        ("achievements", ACHIEVEMENTS),
        ("responsibility", RESPONSIBILITY),
        ("shortcomings", SHORTCOMINGS),
        ("plan", PLAN),
    ],
    ids=list(USUAL),
)
def test_every_wording_serves(part: str, wordings: str, labels: tuple[str, ...]) -> None:
    assert [words for words in wordings.split() if said(USUAL | {part: words}, labels)] == []


def test_a_heading_may_serve_two_parts() -> None:
    texts = TEXTS | {"shortcomings": TEXTS["shortcomings"] + TEXTS["plan"]}
    for words in MERGED.split():
        headings = {part: USUAL[part] for part in ("achievements", "responsibility")} | {
            "shortcomings": words
        }
        assert said(headings, LABELS["han"], texts) == [], words


@pytest.mark.parametrize("part", ["responsibility", "shortcomings", "plan"])
def test_a_heading_without_text_is_one_error(part: str) -> None:
    assert said(USUAL, LABELS["han"], TEXTS | {part: ""}) == [f"no-{part} error"]


@pytest.mark.parametrize(
    "words",
    [
        "坚持问题导向，解决执法难题",
        "聚焦短板弱项，提升执法能力",
        "化解历史遗留问题",
    ],
)
def test_headings_that_speak_of_solving_problems_are_no_shortcomings(words: str) -> None:
    headings = USUAL | {"achievements": words}
    del headings["shortcomings"]
    assert "no-shortcomings error" in said(headings, LABELS["han"])
