"""Every kind of slip, put into the clean example report, gives exactly its finding: all packs run.

A slip is ``(what stands there, what is put in its place, the rule that must speak)``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

EXAMPLE = next((Path(__file__).parents[2] / "examples").glob("平川县*年度报告.txt")).read_text("utf-8")
PLAN = EXAMPLE[EXAMPLE.index("四、2025年") : EXAMPLE.index("平川县人民政府\n2025")]
SHORTCOMINGS = EXAMPLE[EXAMPLE.index("三、存在的问题") : EXAMPLE.index("四、2025年")]
HEADS = EXAMPLE[EXAMPLE.index("二、党政主要负责人") : EXAMPLE.index("三、存在的问题")]
THIRD = EXAMPLE[EXAMPLE.index("（三）严格决策程序") : EXAMPLE.index("（四）规范行政执法")]

SLIPS = [
    # parts, deadlines, signature
    (PLAN, "", "no-plan"),
    (SHORTCOMINGS, "", "no-shortcomings"),
    (HEADS, "", "no-responsibility"),
    (SHORTCOMINGS, "三、存在的问题和原因\n\n", "no-shortcomings"),
    ("2025年2月18日", "2025年4月18日", "signature-date"),
    ("2025年2月18日", "2024年12月18日", "signature-date"),
    ("2025年2月18日", "二〇二五年二月十八日", "signature-date-in-han"),
    ("四、2025年推进", "四、2024年推进", "stale-year-in-heading"),
    ("一、2024年推进", "一、2023年推进", "stale-year-in-heading"),
    ("2024年，平川县人民政府以", "2023年，平川县人民政府以", "year-in-opening"),
    # outline and series
    (THIRD, "", "broken-outline"),
    ("（五）畅通", "（四）畅通", "broken-outline"),
    ("三是畅通诉求渠道", "四是畅通诉求渠道", "broken-series"),
    # titles
    ("实施纲要（2021—2025年）》", "实施纲要（2022—2025年）》", "wrong-national-title"),
    ("三年行动计划（2023—2025年）》", "三年行动方案（2023—2025年）》", "wrong-national-title"),
    ("责任落实督察工作规定》", "责任落实督查工作规定》", "wrong-national-title"),
    ("落实《党政主要负责人履行推进法治", "落实《党政主要领导履行推进法治", "wrong-national-title"),
    ("按期办结率97.83%。", "按期办结率97.83%。落实《信访条例》。", "law-out-of-time"),
    ("县政府常务会议会前学法8次", "宣传《法治宣传教育法》8次", "law-out-of-time"),
    # events and periods
    ("二十届二中、三中全会", "二十届二中、四中全会", "event-before-its-time"),
    ("“八五”普法规划", "“七五”普法规划", "plan-outside-its-years"),
    ("2024年度重大行政决策", "2024年2月30日的重大行政决策", "impossible-date"),
    # fixed wordings and lists, names
    ("健全行政制度体系，提高文件质量", "健全法制政府制度体系，提高文件质量", "rule-of-law-term"),
    ("重大执法决定法制审核", "重大执法决定法治审核", "legal-review-term"),
    ("风险评估、合法性审查和集体", "风险评估、合法性审核和集体", "decision-steps"),
    ("专家论证、风险评估、合法", "专家论证、合法", "decision-steps"),
    ("重点环节亲自协调、重要任务亲自督办", "重点环节亲自协调、重要案件亲自督办", "four-personal-duties"),
    ("尊法学法守法用法", "学法尊法守法用法", "four-verbs-of-law"),
    ("县委理论学习中心组", "县委理论中心学习组", "study-group-name"),
    ("信访部门登记", "县工商局登记", "renamed-local-body"),
    # near misses: sound, shape, lost, doubled, turned round
    ("执法案卷评查", "执法案卷平查", "near-miss"),
    ("行政规范性文件管理办法》", "行政规范性文件管里办法》", "near-miss"),
    ("化解矛盾纠纷，加强", "化解矛盾纠份，加强", "near-miss"),
    ("终身责任追究制度", "终身责任追纠制度", "near-miss"),
    ("检察机关提出行政公益诉讼", "检查机关提出行政公益诉讼", "procuratorate-word"),
    ("政务服务便民热线", "政务服务便民热限", "near-miss"),
    ("加强公共法律服务", "加强公共律服务", "near-miss"),
    ("人民调解委员会排查", "人民调调解委员会排查", "near-miss"),
    ("群众法律咨询", "群众法律律咨询", "near-miss"),
    ("法治化营商环境", "法治化商营环境", "near-miss"),
    # punctuation and numerals
    ("“枫桥经验”", "“枫桥经验", "unpaired-mark"),
    ("“枫桥经验”", "”枫桥经验”", "unpaired-mark"),
    (
        "《平川县行政规范性文件管理办法》《",
        "《平川县行政规范性文件管理办法》、《",
        "enumeration-comma-between-titles",
    ),
    ("“宪法进机关”“宪法", "“宪法进机关”、“宪法", "enumeration-comma-between-quotes"),
    ("全部在规定期限内报送备案。", "全部在规定期限内报送备案，。", "clashing-marks"),
    ("计划内检查由上年", "计划内检查， 由上年", "stray-space"),
    ("审查合同协议87份", "审查合同、协议、等87份", "enumeration-comma-before-etc"),
    ("（2021—2025年）》逐项", "（2021-2025年）》逐项", "year-range-hyphen"),
    ("抽取行政处罚案卷160份、", "抽取行政处罚案卷160份,", "half-width-marks"),
    ("（一）持续学习", "（一）、持续学习", "ordinal-mark"),
    ("12月4日国家宪法日", "12月4号国家宪法日", "day-as-number"),
    ("2025年2月18日", "2025年02月18日", "leading-zero-in-date"),
    ("接待群众法律咨询4600余人次", "接待群众法律咨询约4600人次左右", "double-approximation"),
    ("接待群众法律咨询4600余人次", "接待群众法律咨询4637余人次", "odd-approximation"),
    ("接待群众法律咨询4600余人次", "接待群众法律咨询4千余人次", "figure-with-han-thousand"),
    ("修订印发", "24年底修订印发", "shortened-year"),
    ("修订印发", "平政发[2024]6号印发", "document-number-brackets"),
    # residue
    ("培养“法律明白人”1126名", "培养“法律明白人”XX名", "unfilled-placeholder"),
    ("审查合同协议87份", "审查合同协议87份（待核实）", "pending-remark"),
    ("审查合同协议87份", "审查合同协议87份（此处建议补充案例）", "drafting-comment"),
    ("修订印发《", "修订印发《》《", "empty-brackets"),
    ("组织开展文件清理", "组织开展组织开展文件清理", "doubled-words"),
    ("2025年2月18日\n", "2025年2月18日\n\n扫一扫在手机打开当前页\n", "web-page-residue"),
    (THIRD, THIRD + THIRD.split("\n")[1] + "\n\n", "text-pasted-twice"),
    (
        THIRD.rstrip() + "\n\n（四）规范行政执法，提升执法质量\n",
        THIRD.rstrip() + "（四）规范行政执法。",
        "paragraphs-run-together",
    ),
]


@cache
def rules() -> RuleSet:
    return load_builtin()


def said(text: str) -> list[str]:
    result = check_document(read(text.encode(), "report.txt"), rules())
    assert not result.failures
    return [finding.rule for finding in result.findings]


def test_the_example_is_clean() -> None:
    assert said(EXAMPLE) == []


@pytest.mark.parametrize(("right", "wrong", "rule"), SLIPS, ids=lambda value: str(value)[-14:])
def test_a_slip_gives_exactly_its_finding(right: str, wrong: str, rule: str) -> None:
    assert right in EXAMPLE
    assert said(EXAMPLE.replace(right, wrong, 1)) == [rule]
