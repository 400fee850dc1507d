"""Numbers that count on are silent in every form; a cut or a repetition is found where it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.checks._numerals import in_han, label_text
from lawlint.checks.base import Abstained, Problem, Reading
from lawlint.checks.outline import Params, check
from lawlint.document import read
from lawlint.document.fold import fold
from lawlint.document.labels import han_number, parse_label
from lawlint.document.model import LabelStyle
from lawlint.facts.model import Facts
from lawlint.rules.vocabulary import Vocabulary

from .structure import builtin

TEXT = "各级行政机关落实工作责任，完善工作机制。"
FORMS = {
    LabelStyle.PART: ("第一部分　", "第一章　"),
    LabelStyle.HAN: ("一、", "一．"),
    LabelStyle.HAN_BRACKET: ("（一）", "(一)", "（一)", "㈠"),
    LabelStyle.ARABIC: ("1.", "１．", "1、"),
    LabelStyle.ARABIC_BRACKET: ("（1）", "(1)", "⑴"),
    LabelStyle.CIRCLED: ("①",),
}


def problems(text: str, format: str = "txt") -> list[tuple[str, str]]:
    document = read(text.encode(), f"报告.{format}")
    vocabulary: Vocabulary = builtin().vocabulary
    seen = check(Params(), Reading(document, Facts((), (), (), (), (), (), ()), vocabulary))
    return [(each.case, each.span.of(text)) for each in seen if isinstance(each, Problem)]


@given(st.integers(1, 999))
def test_numerals_are_written_as_they_are_read(number: int) -> None:
    assert han_number(in_han(number)) == number


@given(
    st.sampled_from([(style, form) for style, forms in FORMS.items() for form in forms]), st.integers(1, 9)
)
def test_labels_are_written_as_they_are_read(form: tuple[LabelStyle, str], number: int) -> None:
    style, model = form
    made = label_text(model, style, number)
    label = parse_label(fold(made), 0, len(made))
    assert label is not None
    assert (label.style, label.number) == (style, number)


@st.composite
def outlines(draw: st.DrawFn) -> list[tuple[LabelStyle, str]]:
    """Lines with labels, three levels deep, in one of the forms of each level."""
    styles = [LabelStyle.HAN, LabelStyle.HAN_BRACKET, LabelStyle.ARABIC]
    forms = [draw(st.sampled_from(FORMS[style])) for style in styles]
    lines = []
    for one in range(1, draw(st.integers(2, 4)) + 1):
        lines.append((styles[0], label_text(forms[0], styles[0], one) + "总体情况"))
        for two in range(1, draw(st.integers(0, 4)) + 1):
            lines.append((styles[1], label_text(forms[1], styles[1], two) + "健全制度。" + TEXT))
            items = range(1, draw(st.integers(0, 3)) + 1)
            lines.extend(
                (styles[2], label_text(forms[2], styles[2], at) + "规范执法。" + TEXT) for at in items
            )
    return lines


@settings(max_examples=60, deadline=None)
@given(outlines())
def test_an_outline_that_counts_on_is_silent(lines: list[tuple[LabelStyle, str]]) -> None:
    assert problems("报告\n" + "\n".join(line for _, line in lines)) == []


@settings(max_examples=60, deadline=None)
@given(outlines(), st.data())
def test_a_heading_cut_out_of_the_middle_leaves_one_gap(
    lines: list[tuple[LabelStyle, str]], data: st.DataObject
) -> None:
    from lawlint.document.model import Label

    def label(line: str) -> Label:
        found = parse_label(fold(line), 0, len(line))
        assert found is not None
        return found

    style = lines[0][0]
    tops = [at for at, (each, _) in enumerate(lines) if each is style]
    if len(tops) < 3:
        return
    cut = data.draw(st.sampled_from(range(1, len(tops) - 1)))
    kept = lines[: tops[cut]] + lines[tops[cut + 1] :]
    following = label(lines[tops[cut + 1]][1])
    ((case, span),) = problems("报告\n" + "\n".join(line for _, line in kept))
    assert case == "gap"
    assert label(span).number == following.number


@pytest.mark.parametrize(
    "lines",
    [
        [
            "一、任务",
            "全年完成：",
            "1.修订清单。",
            "2.开展培训。",
            "推进改革：",
            "1.告知承诺。",
            "2.联合检查。",
        ],
        ["一、成效", "（一）执法。" + TEXT, "（二）复议。" + TEXT, "附件", "一、清单", "二、台账", TEXT],
        ["一、成效", TEXT, "“（二）存在的不足；", "（四）下一年度安排。”", "二、不足", TEXT],
        ["一、成效", "（一）执法。" + TEXT + "（二）复议。" + TEXT, "（三）普法。" + TEXT],
        ["一、成效", "2024年，" + TEXT, "1.5万件案件按期办结。", "3.2万人次参加。", "二、不足", TEXT],
        ["（三）普法。" + TEXT, "（四）调解。" + TEXT],
    ],
)
def test_lists_quotations_and_figures_are_no_breaks(lines: list[str]) -> None:
    assert problems("报告\n" + "\n".join(lines)) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["一、甲", TEXT, "三、乙", TEXT], [("gap", "三、")]),
        (["一、甲", TEXT, "一、乙", TEXT, "二、丙", TEXT], [("repeat", "一、")]),
        (["一、甲", TEXT, "二、乙", TEXT, "二、丙", TEXT, "三、丁", TEXT], [("repeat", "二、")]),
        (["一、甲", TEXT, "三、乙", TEXT, "二、丙", TEXT], [("order", "二、")]),
        (["一、甲", "（二）乙。" + TEXT, "（三）丙。" + TEXT], [("start", "（二）")]),
        (["一、甲", "（一）乙；", "（三）丙；", "（四）丁。"], [("gap", "（三）")]),
        (["一、甲", "（1）乙；", "（2）丙；", "（2）丁。"], [("repeat", "（2）")]),
    ],
)
def test_breaks_are_found_where_they_are(lines: list[str], found: list[tuple[str, str]]) -> None:
    assert problems("报告\n" + "\n".join(lines)) == found


def test_a_markdown_list_counts_as_it_is_shown() -> None:
    assert problems("# 报告\n\n## 一、任务\n\n1. 修订清单。\n1. 开展培训。\n1. 组织评查。\n", "md") == []
    assert problems("# 报告\n\n## 一、任务\n\n1. 修订清单。\n2. 开展培训。\n4. 组织评查。\n", "md") == [
        ("gap", "4.")
    ]


def test_text_copied_from_a_table_is_not_judged() -> None:
    rows = [f"（{digit}）事项\n\n12\n\n0\n\n3\n" for digit in "一二五三四"]
    document = read(("报告\n一、情况\n" + "\n".join(rows)).encode(), "报告.txt")
    seen = list(check(Params(), Reading(document, Facts((), (), (), (), (), (), ()), builtin().vocabulary)))
    assert any(isinstance(each, Abstained) for each in seen)
    assert not any(isinstance(each, Problem) for each in seen)


def test_the_fix_of_a_repetition_is_the_number_that_is_due() -> None:
    document = read(
        f"报告\n一、甲\n{TEXT}\n（一）乙。{TEXT}\n（一）丙。{TEXT}\n（二）丁。{TEXT}".encode(), "报告.txt"
    )
    reading = Reading(document, Facts((), (), (), (), (), (), ()), builtin().vocabulary)
    (problem,) = (each for each in check(Params(), reading) if isinstance(each, Problem))
    assert problem.fixes[0].edits[0].replacement == "（二）"
    assert not problem.fixes[0].safe
