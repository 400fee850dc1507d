"""Title, issuing body, year, signature and date are read as an editor reads them; residue is set apart."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.document import read
from lawlint.document.model import BlockKind, Document

BODY = "2024年，全市各级行政机关认真履行职责，法治政府建设取得新进展。现将有关情况报告如下。"


def txt(*lines: str) -> Document:
    return read("\n".join(lines).encode(), "报告.txt")


def kinds(document: Document, kind: BlockKind) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (["平川市2024年法治政府建设年度报告"], "平川市2024年法治政府建设年度报告", "平川市"),
        (
            ["云岭县人民政府", "2024年法治政府建设情况的报告"],
            "云岭县人民政府2024年法治政府建设情况的报告",
            "云岭县人民政府",
        ),
        (
            ["云岭县司法局关于2024年度", "法治政府建设情况的", "报告"],
            "云岭县司法局关于2024年度法治政府建设情况的报告",
            "云岭县司法局",
        ),
        (
            ["中共清河区委 清河区人民政府2024年度法治政府建设报告"],
            "中共清河区委 清河区人民政府2024年度法治政府建设报告",
            "中共清河区委 清河区人民政府",
        ),
        (["政 府 工 作 报 告"], "政府工作报告", ""),
        (
            ["东岭县2024年法治政府建设年度报告（征求意见稿）"],
            "东岭县2024年法治政府建设年度报告（征求意见稿）",
            "东岭县",
        ),
        (
            ["东岭县2024年法治政府建设年度报告 | 东岭县人民政府网"],
            "东岭县2024年法治政府建设年度报告",
            "东岭县",
        ),
        (
            ["\u3000\u3000东岭县2024年法治政府建设年度报告\u3000"],
            "东岭县2024年法治政府建设年度报告",
            "东岭县",
        ),
    ],
)
def test_titles_on_one_or_several_lines(head: list[str], title: str, issuer: str) -> None:
    document = txt(*head, BODY)
    assert (document.identity.title, document.identity.issuer) == (title, issuer)


def test_a_title_that_a_web_page_printed_twice_stands_once() -> None:
    title = "东岭县2024年法治政府建设年度报告"
    document = txt(title + " |", "来源：东岭县司法局", "发布时间：2025-02-10 09:30", title, BODY)
    assert kinds(document, BlockKind.TITLE) == [title]
    assert len(kinds(document, BlockKind.RESIDUE)) == 3
    assert document.identity.title_span is not None
    assert document.identity.title_span.of(document.text) == title


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["平川市2023年法治政府建设年度报告", BODY], 2023),
        (["平川市２０２３年度法治政府建设年度报告", BODY], 2023),
        (["平川市二〇二三年法治政府建设年度报告", BODY], 2023),
        (["平川市二○二三年度法治政府建设年度报告", BODY], 2023),
        (["法治政府建设年度报告", BODY], 2024),
        ([BODY], 2024),
        (["平川市2021—2025年法治政府建设情况报告", BODY], None),
        (["平川市法治政府建设年度报告", "全市法治政府建设取得新进展。"], None),
        (["平川市法治政府建设评估报告（2022）", "自2018年启动评估以来，已满五年。"], 2022),
        (["平川市法治政府建设评估报告（2018—2022）", "自2018年启动评估以来，已满五年。"], None),
        (["平川市法治政府建设年度报告", "自2018年启动评估以来，市政府高度重视。2023年，成效明显。"], 2023),
        (["平川市法治政府建设年度报告", "从2018年起，市政府每年评估一次。"], None),
    ],
)
def test_the_report_year_is_that_of_the_title_else_of_the_first_paragraph(
    lines: list[str], year: int | None
) -> None:
    identity = txt(*lines).identity
    assert identity.year == year


@pytest.mark.parametrize(
    ("tail", "signed", "issuer"),
    [
        (["平川市人民政府", "2025年2月18日"], date(2025, 2, 18), "平川市人民政府"),
        (["平川市人民政府\u3000\u30002025年2月18日"], date(2025, 2, 18), "平川市人民政府"),
        (
            ["中共平川市委", "平川市人民政府", "二〇二五年二月十八日"],
            date(2025, 2, 18),
            "中共平川市委 平川市人民政府",
        ),
        (["（2025年2月18日）"], date(2025, 2, 18), "平川市"),
        (["平川市司法局", "2025年03月05日", "扫一扫在手机打开当前页"], date(2025, 3, 5), "平川市司法局"),
        (["平川市司法局", "2025年2月30日"], None, "平川市司法局"),
        (
            [
                "平川市司法局",
                "2025年2月8日",
                "附件：平川市2024年工作台账，共四类二十项，由各部门在规定时间内分别填报，并加盖公章后报送，逾期不候。",
            ],
            date(2025, 2, 8),
            "平川市司法局",
        ),
    ],
)
def test_signature_and_date(tail: list[str], signed: date | None, issuer: str) -> None:
    document = txt("平川市2024年法治政府建设年度报告", BODY, "一、主要成效", BODY, *tail)
    assert (document.identity.signed, document.identity.issuer) == (signed, issuer)
    assert document.identity.signed_span is not None


def test_a_date_under_the_title_counts_when_none_stands_at_the_end() -> None:
    document = txt("平川市2024年法治政府建设年度报告", "（2025年1月20日）", BODY, "一、主要成效", BODY)
    assert document.identity.signed == date(2025, 1, 20)
    assert kinds(document, BlockKind.DATE) == ["（2025年1月20日）"]


def test_a_date_line_in_the_middle_of_the_text_is_no_signature() -> None:
    document = txt(
        "平川市2024年法治政府建设年度报告",
        BODY,
        "一、大事记",
        "2024年3月5日",
        BODY + BODY,
        "二、其他",
        BODY + BODY,
    )
    assert document.identity.signed is None


def test_footers_are_residue_and_sponsor_lines_inside_the_text_are_not() -> None:
    document = txt(
        "平川市2024年法治政府建设年度报告",
        "一、主要成效",
        BODY,
        "主办单位：市司法局、市教育局",
        BODY,
        "主办单位：平川市人民政府办公室",
        "承办单位：平川市数据局",
        "网站标识码：0000000001",
    )
    assert len(kinds(document, BlockKind.RESIDUE)) == 3


def test_a_last_paragraph_that_begins_like_a_footer_stays() -> None:
    document = txt("平川市2024年法治政府建设年度报告", BODY, "来源：本报告数据来自各部门统计，截至年底。")
    assert not kinds(document, BlockKind.RESIDUE)


@pytest.mark.parametrize(
    ("line", "stamped"),
    [
        ("日期：2025年03月07日 来源：平川人大", True),
        ("2025年03月07日09:31 | 来源：平川日报", True),
        ("2025-03-07 09:31 来源: 平川日报", True),
        ("（2025年3月7日在平川市第六届人大常委会第二次会议上）", False),
        ("2025年3月7日", False),
        ("2025年3月7日来源于举报的线索，均已办结。", False),
    ],
)
def test_a_line_with_date_and_source_of_the_page_is_residue(line: str, stamped: bool) -> None:
    document = txt("平川市2024年法治政府建设年度报告", line, BODY)
    assert bool(kinds(document, BlockKind.RESIDUE)) is stamped


def test_half_width_files_are_recognised() -> None:
    half = "2024年,平川市推进法治政府建设,取得成效;机制健全,运行顺畅:收到申请80件,受理72件,办结65件。"
    assert txt(half).half_width
    assert not txt(half.replace(",", "，")).half_width
