"""Missing parts are all told in one run, each where it belongs; a part by another name is not missing."""

from __future__ import annotations

import pytest

from lawlint.finding import Severity

from .structure import builtin, checked, report, said

PARTS = ("no-achievements", "no-responsibility", "no-shortcomings", "no-plan")
TEXT = "全县各级行政机关落实工作责任，完善工作机制，各项任务按期完成。"


def test_all_missing_parts_are_told_in_one_run_where_they_belong() -> None:
    body = f"一、主要举措和成效\n{TEXT}\n二、2025年工作安排\n{TEXT}\n云岭县人民政府\n2025年2月10日"
    place = "应在第4行之后、“二、2025年工作安排”之前"
    duty = "党政主要负责人履行推进法治建设第一责任人职责情况"
    assert said(report(body), *PARTS) == [
        ("no-responsibility", "二、2025年工作安排", f"没有找到“{duty}”部分，{place}"),
        ("no-shortcomings", "二、2025年工作安排", f"没有找到“存在的不足和原因”部分，{place}"),
    ]


def test_a_missing_last_part_is_expected_before_the_signature() -> None:
    body = (
        f"一、主要举措和成效\n{TEXT}\n二、存在的不足\n{TEXT}\n云岭县司法局\n2025年2月10日\n扫一扫在手机打开"
    )
    ((_, span, message),) = said(report(body), "no-plan")
    assert (span, message) == ("。", "没有找到“下一年度主要安排”部分，应在第6行之后")


def test_a_text_without_any_heading_gets_every_part_once() -> None:
    findings = checked(report(TEXT), *PARTS).findings
    assert sorted(finding.rule for finding in findings) == sorted(PARTS)
    assert {finding.severity for finding in findings} == {Severity.ERROR}


@pytest.mark.parametrize(
    "heading",
    [
        "存在的主要问题和改进措施",
        "存在问题及工作打算",
        "存在的不足和下一步工作安排",
        "2024年存在的问题及2025年工作思路",
    ],
)
def test_one_heading_may_serve_two_parts(heading: str) -> None:
    body = f"一、主要成效\n{TEXT}\n二、第一责任人职责履行情况\n{TEXT}\n三、{heading}\n{TEXT}"
    assert said(report(body), *PARTS) == []


@pytest.mark.parametrize(
    "heading",
    [
        "坚持问题导向",
        "聚焦薄弱环节，补齐短板",
        "化解突出问题",
        "着力解决执法中存在的问题",
        "针对存在的不足开展整治",
    ],
)
def test_words_of_shortcomings_in_a_heading_of_results_do_not_count(heading: str) -> None:
    body = f"一、{heading}\n{TEXT}\n二、规范执法\n{TEXT}\n三、下一步打算\n{TEXT}"
    assert [rule for rule, _, _ in said(report(body), "no-shortcomings")] == ["no-shortcomings"]


def test_a_thematic_report_needs_no_heading_of_results() -> None:
    body = f"一、加强理论武装\n{TEXT}\n二、规范行政执法\n{TEXT}\n三、存在的问题\n{TEXT}"
    assert said(report(body), "no-achievements") == []


def test_first_responsible_persons_of_safety_are_others() -> None:
    body = f"一、主要成效\n（一）压实企业安全生产第一责任人责任。{TEXT}\n二、存在的问题\n{TEXT}"
    ((_, span, message),) = said(report(body), "no-responsibility")
    assert span == "二、存在的问题"
    assert message.startswith("没有找到")


def test_a_part_without_text_is_as_good_as_missing() -> None:
    body = f"一、主要成效\n{TEXT}\n二、存在的问题\n（一）\n三、下一步打算\n（一）加强培训。{TEXT}"
    ((_, span, _),) = said(report(body.replace("（一）\n", "")), "no-shortcomings", "no-plan")
    assert span == "二、存在的问题"


BEFORE = f"一、主要成效\n{TEXT}\n二、第一责任人职责履行情况\n{TEXT}"
LACK = "2024年工作虽有成效，但对照上级要求仍有差距：一是执法力量偏弱；二是因编制未用满，普法形式不多。"
NEXT = "下一步，我局将深入学习贯彻习近平法治思想，充实基层执法力量，更新执法装备，不断提高依法行政水平。"


@pytest.mark.parametrize("blank", ["", "　　"])
def test_a_paragraph_at_the_end_may_be_the_part_without_a_heading(blank: str) -> None:
    assert said(report(f"{BEFORE}\n{blank}{LACK}\n{blank}{NEXT}\n云岭县司法局"), *PARTS) == []
    assert said(report(f"{BEFORE}\n{blank}{LACK}\n三、2025年工作安排\n{TEXT}"), *PARTS) == []


def test_a_sentence_in_between_or_in_passing_is_not_the_part() -> None:
    between = f"一、第一责任人职责履行情况\n{NEXT}\n二、主要成效\n{TEXT}\n三、存在的问题\n{TEXT}"
    passing = f"{BEFORE}\n三、存在的问题\n{TEXT}下一步，我局将再接再厉。"
    for body in (between, passing):
        ((rule, span, message),) = said(report(body), *PARTS)
        assert (rule, span.lstrip("。")) == ("no-plan", "下一步，")
        assert message.endswith("只在正文中提到")


def test_the_duty_may_be_mentioned_without_its_full_name() -> None:
    duty = "局长认真落实第一责任人责任，对重要工作亲自部署。"
    body = f"一、主要成效\n（一）带头述法。{duty}\n二、存在的问题\n{TEXT}\n三、下一步打算\n{TEXT}"
    assert said(report(body), *PARTS) == []
    assert said(report(body.replace("带头述法", "强化组织领导")), *PARTS) == []
    assert said(report(body.replace("落实第一责任人责任，", "抓好落实，")), *PARTS) == []
    ((rule, span, _),) = said(report(body.replace("带头述法", "规范执法")), *PARTS)
    assert (rule, span) == ("no-responsibility", "第一责任人责任")
    listed = body.replace("带头述法", "强化组织领导").replace(duty, "制定第一责任人职责清单。")
    assert [each[:2] for each in said(report(listed), *PARTS)] == [("no-responsibility", "第一责任人职责")]


@pytest.mark.parametrize(("year", "count"), [(2017, 0), (2018, 0), (2019, 4), (2024, 4)])
def test_the_parts_are_asked_for_since_the_rules_of_2019(year: int, count: int) -> None:
    assert len(said(report(TEXT.replace("2024", str(year)), year), *PARTS)) == count


def test_markdown_and_half_width_make_no_difference() -> None:
    headings = ("一、主要成效", "二、党政主要负责人履行推进法治建设第一责任人职责", "三、下步打算")
    body = "\n\n".join(f"## {heading}\n\n{TEXT}" for heading in headings)
    for text in (body, body.replace("，", ",").replace("（", "(")):
        assert [(rule, span) for rule, span, _ in said(report(text, format="md"), *PARTS, format="md")] == [
            ("no-shortcomings", "三、下步打算")
        ]


def test_causes_in_the_heading_alone_are_no_causes() -> None:
    body = f"一、存在的不足和原因\n执法力量偏弱，因此群众不够满意。\n二、下一步打算\n{TEXT}"
    ((rule, span, _),) = said(report(body), "no-causes")
    assert (rule, span) == ("no-causes", "一、存在的不足和原因")
    assert said(report(body.replace("偏弱", "偏弱，主要因编制未用满")), "no-causes") == []


def test_a_lost_part_and_its_lost_number_are_one_finding() -> None:
    body = f"一、主要成效\n（一）执法。{TEXT}\n二、第一责任人职责履行情况\n{TEXT}\n四、下一步打算\n{TEXT}"
    rules = (*PARTS, "broken-outline")
    place = "应在第6行之后、“四、下一步打算”之前"
    assert said(report(body), *rules) == [
        (
            "no-shortcomings",
            "四、下一步打算",
            f"没有找到“存在的不足和原因”部分，{place}，编号也缺“三、”",
        )
    ]
    mentioned = body.replace("四、", f"{TEXT[:-1]}，但仍存在一些问题和不足。\n四、")
    (finding,) = checked(report(mentioned), *rules).findings
    assert finding.rule == "no-shortcomings"
    assert finding.message.zh.endswith("只在正文中提到，编号也缺“三、”")
    assert [each.span.of(report(mentioned)) for each in finding.related] == ["四、"]


@pytest.mark.parametrize("numbers", ["一二四五", "一二二四", "一二二三"])
def test_a_slip_elsewhere_is_told_by_itself(numbers: str) -> None:
    headings = ("第一责任人职责履行情况", "主要成效", "下一步打算", "其他事项")
    body = "\n".join(f"{number}、{each}\n{TEXT}" for number, each in zip(numbers, headings, strict=True))
    found = [rule for rule, _, _ in said(report(body), *PARTS, "broken-outline")]
    assert (
        sorted(found) == ["no-shortcomings"]
        if numbers == "一二四五"
        else ["broken-outline", "no-shortcomings"]
    )


def test_a_table_copied_line_by_line_does_not_swallow_the_parts_behind_it() -> None:
    table = "\n\n".join(
        f"{label}办理结果\n{figures}"
        for label, figures in (
            ("申请人情况\n一、", "12\n\n0\n\n3"),
            ("二、", "1\n\n0\n\n0"),
            ("（一）", "5\n\n2\n\n1"),
            ("1.", "0\n\n0\n\n0"),
        )
    )
    text = "\n".join(
        [
            "云岭县2024年政府信息公开工作年度报告",
            f"一、总体情况\n{TEXT}",
            f"二、主动公开政府信息情况\n{table}",
            f"三、收到和处理政府信息公开申请情况\n{table}",
            f"四、政府信息公开行政复议、行政诉讼情况\n{table}",
            f"五、存在的主要问题及改进情况\n{TEXT}",
            f"六、其他需要报告的事项\n{TEXT}",
        ]
    )
    missing = {rule.id for rule in builtin().rules if rule.id.startswith("no-disclosure-")}
    assert said(text, *missing, "broken-outline") == []
    assert len(said(text.replace("存在的主要问题及改进", "办理"), *missing)) == 1


PLAN = f"2025年，云岭县将以提升执法质量为重点，持续推进法治政府建设各项工作落到实处。{TEXT}"
CLOSED = f"一、第一责任人职责履行情况和主要成效\n{TEXT}\n二、存在的不足\n{TEXT}\n{PLAN}"


def test_a_closing_paragraph_is_the_part() -> None:
    assert said(report(CLOSED), *PARTS) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{CLOSED}\n（一）加强培训。{TEXT}\n（二）加强监督。{TEXT}",
        CLOSED.replace("二、存在的不足", "二、2025年工作安排"),
    ],
    ids=["headings below it", "the heading of another part above it"],
)
def test_a_paragraph_whose_heading_was_lost_is_not_the_part(text: str) -> None:
    assert [rule for rule, _, _ in said(report(text), *PARTS)] in (["no-plan"], ["no-shortcomings"])


def test_another_kind_of_document_is_not_asked() -> None:
    assert said(f"云岭县政府工作报告\n\n一、工作回顾\n{TEXT}\n二、工作安排\n{TEXT}", *PARTS) == []
