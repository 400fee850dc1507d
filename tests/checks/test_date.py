"""Dates against the calendar, against themselves and against the year of the report."""

from __future__ import annotations

from calendar import monthrange
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.finding import Severity

from .structure import checked, report, said

TEXT = "全县各级行政机关落实工作责任，完善工作机制，各项任务按期完成。"
SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@settings(max_examples=40)
@given(st.integers(2000, 2030), st.integers(1, 14), st.integers(1, 33))
def test_a_day_is_reported_just_when_no_calendar_has_it(year: int, month: int, day: int) -> None:
    possible = month <= 12 and day <= monthrange(year, month)[1]
    found = said(report(f"自{year}年{month}月{day}日起施行。"), "impossible-date")
    assert [span for _, span, _ in found] == ([] if possible else [f"{year}年{month}月{day}日"])


def test_the_message_tells_how_many_days_there_are() -> None:
    ((_, _, message),) = said(report("2023年2月29日召开会议。"), "impossible-date")
    assert message == "没有“2023年2月29日”这一天：2023年2月只有28天"


@settings(max_examples=40)
@given(st.integers(1, 10), st.integers(2010, 2025), st.integers(0, 12))
def test_a_plan_is_reported_when_its_years_do_not_fit_its_length(years: int, first: int, more: int) -> None:
    last = first + more
    digits = "零一二三四五六七八九十"[years]
    found = said(report(f"制定《平安建设{digits}年规划（{first}—{last}年）》。"), "plan-length")
    fits = more == 0 or more + 1 in (years, years + 1)
    assert bool(found) is not fits


@pytest.mark.parametrize(
    ("year", "signed", "issuer", "severity"),
    [
        (2024, "2024年12月31日", "云岭县人民政府", Severity.WARNING),
        (2024, "2025年1月1日", "云岭县人民政府", None),
        (2024, "2025年3月1日", "云岭县人民政府", None),
        (2024, "2025年3月2日", "云岭县人民政府", Severity.NOTE),
        (2024, "2025年3月31日", "云岭县司法局", None),
        (2024, "2025年3月31日", "青石镇人民政府", None),
        (2024, "2025年3月31日", "天津市人民政府", None),
        (2024, "2025年4月1日", "云岭县司法局", Severity.WARNING),
        (2024, "2026年1月5日", "云岭县司法局", Severity.WARNING),
        (2017, "2018年3月31日", "云岭县人民政府", None),
        (2017, "2018年4月8日", "云岭县人民政府", Severity.NOTE),
    ],
)
def test_when_a_report_may_be_signed(year: int, signed: str, issuer: str, severity: Severity | None) -> None:
    result = checked(report(f"{TEXT}\n{issuer}\n{signed}", year), "signature-date")
    assert [finding.severity for finding in result.findings] == ([] if severity is None else [severity])
    for finding in result.findings:
        assert finding.span.of(result.document.text) == signed
        assert finding.related[0].span.of(result.document.text) == str(year)


def test_a_date_in_the_text_is_no_signature() -> None:
    assert said(report(f"2024年5月6日，召开会议。{TEXT}"), "signature-date") == []


@pytest.mark.parametrize(
    "heading",
    [
        "2025年主要安排",
        "2025—2027年工作安排",
        "下一步打算",
        "落实《法治政府建设实施纲要（2021—2025年）》",
        "2024年工作打算落实情况",
    ],
)
def test_headings_with_a_year_that_fits(heading: str) -> None:
    assert said(report(f"一、2024年工作情况\n{TEXT}\n二、{heading}\n{TEXT}"), "stale-year-in-heading") == []


def test_a_stale_heading_comes_with_the_year_that_is_due() -> None:
    result = checked(
        report(f"一、2023年工作情况\n{TEXT}\n二、2024年工作打算\n{TEXT}", 2023), "stale-year-in-heading"
    )
    assert result.findings == ()
    result = checked(
        report(f"一、2024年工作情况\n{TEXT}\n二、2024年工作打算\n{TEXT}"), "stale-year-in-heading"
    )
    (finding,) = result.findings
    assert finding.span.of(result.document.text) == "2024年"
    assert finding.fixes[0].edits[0].replacement == "2025"
    assert not finding.fixes[0].safe


def test_one_wrong_year_in_the_title_is_one_finding() -> None:
    text = report(f"一、2024年工作情况\n{TEXT}\n二、2025年工作打算\n{TEXT}", 2025)
    result = checked(text, "stale-year-in-heading")
    (finding,) = result.findings
    assert finding.span.of(text) == "2025"
    assert len(finding.related) == 2


def test_the_opening_is_held_against_the_title_only() -> None:
    assert said(f"2023年，云岭县推进法治政府建设。\n一、2023年工作情况\n{TEXT}", "year-in-opening") == []
    ((_, span, _),) = said(
        report(f"2023年，云岭县推进法治政府建设。\n一、工作情况\n{TEXT}"), "year-in-opening"
    )
    assert span == "2023年"


DONE = "全县受理行政复议申请80件，办结75件。"


@pytest.mark.parametrize(
    ("time", "signed", "found"),
    [
        ("2025年", "2025年2月10日", True),
        ("2025年，", "", True),
        ("2025年1月，", "2025年2月10日", False),
        ("2025年3月，", "2025年2月10日", True),
        ("2025年3月，", "", False),
        ("2025年8月，", "", True),
        ("截至2025年1月底，", "2025年2月10日", False),
        ("截至2025年12月底，", "2025年2月10日", True),
        ("2025年上半年，", "2025年2月10日", True),
        ("2025年1月至3月，", "2025年4月10日", False),
        ("到2026年，", "", False),
        ("2024年，", "", False),
    ],
)
def test_what_cannot_have_been_done_by_the_day_of_signature(time: str, signed: str, found: bool) -> None:
    body = f"一、主要成效\n{TEXT}{time}{DONE}\n二、下一步打算\n{TEXT}\n云岭县人民政府\n{signed}"
    said_ = said(report(body), "year-after-report")
    assert [span for _, span, _ in said_] == [time.rstrip("，")] * found


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，继续做好行政复议工作，力争办结率达到98%。",
        "2025年，我县将共举办培训12场。",
        "2026年要实现普法全覆盖，共培训80人次。",
        "2027年省运动会筹备工作有序推进，办理审批80件。",
        "2026年底，80个村实现全覆盖。",
        "2026年前，80个村实现全覆盖。",
        "2025年度部门预算共安排80万元。",
        "（2026年，受理80件）。",
    ],
)
def test_what_is_to_come_is_left_alone(sentence: str) -> None:
    body = f"一、主要成效\n{TEXT}{sentence}\n二、下一步打算\n{TEXT}"
    assert said(report(body), "year-after-report") == []


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("2025年8月，组织培训3场。", "2024年5月，开展检查6次。"), ["2025年8月"]),
        (("2025年8月，组织培训3场。", "2026年5月，开展检查6次。"), []),
        (("2025年8月，组织培训3场。", "2026年5月，开展检查6次。", "2024年9月，完成2项。") * 2, []),
    ],
)
def test_a_text_about_several_years_is_left_alone(sentences: tuple[str, ...], found: list[str]) -> None:
    body = f"一、主要成效\n{''.join(TEXT + each for each in sentences)}\n二、下一步打算\n{TEXT}"
    assert [span for _, span, _ in said(report(body), "year-after-report")] == found


def test_a_later_year_is_mended_to_the_year_of_the_report() -> None:
    text = report(f"一、主要成效\n{TEXT}2026年6月27日，组织考试。\n二、下一步打算\n{TEXT}")
    (finding,) = checked(text, "year-after-report").findings
    (edit,) = finding.fixes[0].edits
    assert (edit.span.of(text), edit.replacement) == ("2026", "2024")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not beside the checkout")
def test_what_structure_and_dates_say_of_the_seeds() -> None:
    """Each is right: no 不足 part; signed before the year ended; duty of the heads in passing; advice."""
    packs = ("report-structure", "report-dates")
    found = {
        (path.name[:3], finding.rule, finding.severity.word)
        for path in sorted(SEEDS.glob("*.txt"))
        for finding in checked(path.read_text(encoding="utf-8"), *packs).findings
    }
    assert found == {
        ("000", "no-responsibility", "warning"),
        ("000", "no-causes", "note"),
        ("001", "no-causes", "note"),
        ("001", "signature-date", "warning"),
        ("002", "no-causes", "note"),
        ("002", "signature-date", "note"),
        ("003", "no-shortcomings", "error"),
        ("004", "no-causes", "note"),
    }
