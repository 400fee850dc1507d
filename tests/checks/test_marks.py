"""Paired marks, widths, spaces, repetitions, lost line breaks, web residue: their own mechanisms."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks import (
    doubled_words,
    half_width,
    paired_marks,
    repetition,
    residue,
    run_together,
    stray_space,
)
from lawlint.checks.base import Problem, Reading
from lawlint.document import read
from lawlint.document.model import Document

from .passages import reading as plain

HEAD = "平川县2024年法治政府建设年度报告\n\n"


def document(text: str, path: str = "report.txt") -> Document:
    return read((HEAD + text).encode("utf-8"), path)


def problems(module: ModuleType, text: str, path: str = "report.txt") -> list[tuple[str, str]]:
    """Case and quoted words of every problem in the text, read as a file."""
    found = document(text, path)
    made = list(module.check(module.Params(), Reading(found, plain("").facts, plain("").vocabulary)))
    assert all(isinstance(each, Problem) for each in made)
    return [(each.case, each.span.of(found.text)) for each in made]


@given(st.text(alphabet="“”《》〈〉（）()〔〕【】甲，。\n1", max_size=40))
def test_any_mix_of_marks_is_judged_without_failing(text: str) -> None:
    reading = plain(text)
    for problem in paired_marks.check(paired_marks.Params(), reading):
        assert isinstance(problem, Problem)
        assert problem.span.of(text)


@given(st.lists(st.sampled_from(["“甲”", "《乙》", "（丙）", "〔2024〕", "丁，"]), max_size=12))
def test_balanced_marks_are_never_reported(parts: list[str]) -> None:
    assert list(paired_marks.check(paired_marks.Params(), plain("".join(parts)))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推行“一网通办，深化“放管服”改革。", [("unclosed", "“")]),
        ("推行（试行改革，办理86件）、90件）。", [("unopened", "）")]),
        ("出台《办法和《条例》等制度。", [("unclosed", "《")]),
        ("出台《贯彻《条例》的办法》。", [("nested", "《条例》")]),
        ("推行“甲（乙”丙。", [("unclosed", "（")]),
        ("1)受理申请；2)审查材料；a)归档。", []),
        ("分值在[0,60)的为不合格，在(90,100]的为优秀。", []),
        ("他说：“今年很好。\n\n“明年更好。\n\n“后年再好。”", []),
        ("检查企业（其中重点行业\n\n32家），整改到位。", []),
        ("检查（甲\n\n乙。\n\n丙。\n\n丁。\n\n戊处）结束。", [("unclosed", "（"), ("unopened", "）")]),
    ],
)
def test_lone_and_nested_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert problems(paired_marks, text) == expected


def test_a_file_in_half_width_gets_one_note_and_a_mixed_one_one_finding_per_paragraph() -> None:
    half = "2024年,我县推进法治建设,成效明显;任务完成,群众满意:问题整改,责任到位。"
    assert [case for case, _ in problems(half_width, half)] == ["throughout"]
    mixed = "完善机制，健全制度,加强监督。\n\n压实责任；抓好落实;形成闭环。"
    assert problems(half_width, mixed) == [("mixed", ","), ("mixed", ";")]


def test_many_mixed_paragraphs_are_one_finding_with_all_edits() -> None:
    text = "\n\n".join(["完善机制，健全制度,加强监督。"] * 5)
    found = document(text)
    made = list(half_width.check(half_width.Params(), Reading(found, plain("").facts, plain("").vocabulary)))
    (problem,) = made
    assert isinstance(problem, Problem)
    assert len(problem.fixes[0].edits) == 5
    assert len(problem.related) == 4


@pytest.mark.parametrize(
    "text",
    [
        "比例为1:500，开庭时间10:30，限额1,500件。",
        "推广APP(V2.0)，支持Python, Java等语言，访问http://a.example/b?c=1。",
        "完善机制,健全制度;加强监督:压实责任。",
    ],
)
def test_figures_latin_text_and_consistent_half_width_paragraphs_are_left_alone(text: str) -> None:
    assert problems(half_width, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("持续推行 “先照后证”改革，成效明显。", [("mark", " ")]),
        ("努力传递政府 声音，宣传政策。", [("words", " ")]),
        ("努力传递政府\u3000声音，宣传政策。", [("words", "\u3000")]),
        ("一、 总体要求，主要目标", []),
        ("第十二条 行政机关应当公开，不得隐瞒。", []),
        ("委员王 明，李 强，共二人。", []),
        ("会上，县长 王建国作了讲话。", []),
        ("开展“山水同脉 人文同行”活动，反响热烈。", []),
        ("（记者 张建国）报道，工作顺利。", []),
        ("甲 乙 丙", []),
        ("平川社3月5日电 记者从县司法局获悉，工作顺利。", []),
        ("本报讯 （记者王建国）近日，工作顺利。", []),
    ],
)
def test_stray_spaces(text: str, expected: list[tuple[str, str]]) -> None:
    assert problems(stray_space, text) == expected


def test_blanks_of_markdown_are_no_spaces() -> None:
    assert problems(stray_space, "推行**先照后证**改革，成效明显。", "report.md") == []


def test_a_layout_made_of_spaces_is_left_alone() -> None:
    text = "\n\n".join(["工作 目标明确，措施 得力，成效 明显。"] * 4)
    assert problems(stray_space, text) == []


LONG = "全年组织行政执法人员开展法律知识和业务能力集中培训12期，培训1200人次。"


def test_paragraphs_and_sentences_that_stand_twice() -> None:
    assert problems(repetition, f"{LONG}\n\n其他工作有序开展。\n\n{LONG}") == [("paragraph", LONG)]
    assert problems(repetition, f"一是学习。{LONG}\n\n二是培训。{LONG}") == [("sentence", LONG)]
    assert problems(repetition, "任务圆满完成。\n\n任务圆满完成。") == []


def test_a_copy_is_known_in_another_width_and_with_other_spaces() -> None:
    other = LONG.replace("，", ",").replace("12期", " 12期")
    assert [case for case, _ in problems(repetition, f"{LONG}\n\n{other}")] == ["paragraph"]


def test_a_lost_line_break_is_told_from_items_in_one_paragraph() -> None:
    items = [
        "（一）加强学习。集体学法。",
        "（二）加强监督。专项检查。",
        "（三）加强培训。举办班次。",
        "（四）加强保障。落实经费。",
    ]
    whole = "\n\n".join(items)
    assert problems(run_together, whole) == []
    assert problems(run_together, whole.replace("。\n\n（三）", "。（三）")) == [("", "（三）")]
    assert problems(run_together, "".join(items)) == []


def test_web_lines_are_reported_in_text_files_only() -> None:
    text = "一、主要做法\n\n工作扎实推进，取得成效。\n\n扫一扫在手机打开当前页\n"
    assert problems(residue, text) == [("foot", "扫一扫在手机打开当前页")]
    stamp = "2025年03月07日09:31 | 来源：平川日报"
    head = f"平川县工作报告\n（2025年3月7日在县人大常委会会议上）\n{stamp}\n\n{text}"
    assert problems(residue, head) == [("head", stamp), ("foot", "扫一扫在手机打开当前页")]
    html = f"<html><body><p>{text}</p></body></html>"
    assert problems(residue, html, "report.html") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中其中，简易程序210件。", ["其中其中"]),
        ("加强监督监督管理。", ["监督监督"]),
        ("提升能力的的水平，实现目的的过程。", ["的的"]),
        ("抓学习，加强组织领导，加强组织领导，抓落实。", ["加强组织领导，加强组织领导"]),
        ("一件一件研究，一个项目一个项目落实。", []),
        ("人人参与，时时提醒，哈哈哈哈。", []),
        ("二零二零年启动，一九一九年建校。", []),
        ("2024年全年全县共受理80件。", []),
    ],
)
def test_doubled_words(text: str, expected: list[str]) -> None:
    assert [words for _, words in problems(doubled_words, text)] == expected
