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


@settings(max_examples=60)
@given(outlines())
def test_an_outline_that_counts_on_is_silent(lines: list[tuple[LabelStyle, str]]) -> None:
    assert problems("报告\n" + "\n".join(line for _, line in lines)) == []


@st.composite
def flat_series(draw: st.DrawFn) -> tuple[LabelStyle, str, int, bool]:
    """A style, one of its forms, how many items there are, and whether lists stand inside them."""
    style = draw(st.sampled_from(list(FORMS)))
    forms = [form for form in FORMS[style] if form[0] != "㈠"]
    lists = style is not LabelStyle.CIRCLED and draw(st.booleans())
    return style, draw(st.sampled_from(forms)), draw(st.integers(3, 12)), lists


def numbered(style: LabelStyle, form: str, numbers: list[int], lists: bool) -> str:
    """Items with these numbers, one a line, with lists of the next lower style in them."""
    styles = list(FORMS)
    inner = styles[(styles.index(style) + 1) % len(styles)]
    between = "".join(f"{label_text(FORMS[inner][0], inner, at)}细目。{TEXT}\n" for at in (1, 2))
    lines = (f"{label_text(form, style, number)}健全制度。{TEXT}\n" for number in numbers)
    return "报告\n" + "".join(line + between * lists for line in lines)


@settings(max_examples=60)
@given(flat_series())
def test_a_series_that_counts_on_is_silent(series: tuple[LabelStyle, str, int, bool]) -> None:
    style, form, count, lists = series
    assert problems(numbered(style, form, list(range(1, count + 1)), lists)) == []


@settings(max_examples=120)
@given(flat_series(), st.data())
def test_one_changed_label_is_one_finding_at_that_label(
    series: tuple[LabelStyle, str, int, bool], data: st.DataObject
) -> None:
    style, form, count, lists = series
    numbers = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 1))
    new = data.draw(st.integers(1, 14).filter(lambda number: number != at + 1))
    if new == 1 and at == count - 1:
        return  # a new list may begin there
    numbers[at] = new
    text = numbered(style, form, numbers, lists)
    document = read(text.encode(), "报告.txt")
    seen = check(Params(), Reading(document, Facts((), (), (), (), (), (), ()), builtin().vocabulary))
    (problem,) = (each for each in seen if isinstance(each, Problem))
    assert text[: problem.span.start].count("健全制度") == at
    if at < count - 1:
        assert problem.case == "wrong"
        assert problem.fixes[0].edits[0].replacement == label_text(form, style, at + 1).strip()


@settings(max_examples=60)
@given(flat_series(), st.data())
def test_one_item_cut_out_is_one_finding_behind_it(
    series: tuple[LabelStyle, str, int, bool], data: st.DataObject
) -> None:
    style, form, count, lists = series
    cut = data.draw(st.integers(2, count - 1))
    numbers = [number for number in range(1, count + 1) if number != cut]
    ((case, label),) = problems(numbered(style, form, numbers, lists))
    assert (case, label) == ("gap", label_text(form, style, cut + 1).strip())


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
        ["一、成效", "（一）执法。" + TEXT, "　　（二复议。" + TEXT, "（三）普法。" + TEXT],
        [
            "一、成效",
            "（一）执法。" + TEXT,
            "（二）复议。" + TEXT,
            "二、不足",
            "（一）执法。" + TEXT,
            "三、安排",
            TEXT,
        ],
        [
            "一、成效",
            "（一）执法",
            TEXT,
            "1.复议。" + TEXT,
            "2.普法。" + TEXT,
            "（二）调解",
            TEXT,
            "二、不足",
            TEXT,
        ],
        ["一、成效", "（一执法。" + TEXT, "（二）复议。" + TEXT, "（三）普法。" + TEXT],
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
        (
            ["一、甲", TEXT, "二、乙", TEXT, "五、丙", TEXT, "四、丁", TEXT, "五、戊", TEXT],
            [("wrong", "五、")],
        ),
        (["一、甲", TEXT, "二、乙", TEXT, "一、丙", TEXT, "四、丁", TEXT], [("wrong", "一、")]),
        (["三、甲", TEXT, "二、乙", TEXT, "三、丙", TEXT], [("wrong", "三、")]),
        (["一、甲", TEXT, "三、乙", TEXT, "二、丙", TEXT, "四、丁", TEXT], [("order", "二、")]),
    ],
)
def test_breaks_are_found_where_they_are(lines: list[str], found: list[tuple[str, str]]) -> None:
    assert problems("报告\n" + "\n".join(lines)) == found


@pytest.mark.parametrize(
    ("lines", "at", "replacement"),
    [
        (["一、甲", "（一）乙", "二、丙", "（三）丁", "二、戊", TEXT], 3, "（二）"),
        (["一、甲", "一、乙", "1.丙。" + TEXT, "（二）丁", "1.戊。" + TEXT, "二、己", TEXT], 2, "（一）"),
        (
            ["一、甲", "（一）乙。" + TEXT, "（二）丙。" + TEXT, "三、丁。" + TEXT, "二、戊", TEXT],
            4,
            "（三）",
        ),
        (
            [
                "一、甲",
                "（一）乙",
                "1.丙。" + TEXT,
                "（二）丁。" + TEXT,
                "3.戊。" + TEXT,
                "（二）己。" + TEXT,
            ],
            4,
            "2.",
        ),
        (["一、甲", TEXT, "二、乙", "（一）丙。" + TEXT, "（三）丁", TEXT, "四、戊", TEXT], 5, "三、"),
        (["一、甲", "（一）乙。" + TEXT, "2.丙。" + TEXT, "（三）丁。" + TEXT], 3, "（二）"),
    ],
)
def test_a_heading_of_the_wrong_level_is_the_only_finding(
    lines: list[str], at: int, replacement: str
) -> None:
    text = "报告\n" + "\n".join(lines)
    seen = check(
        Params(),
        Reading(read(text.encode(), "报告.txt"), Facts((), (), (), (), (), (), ()), builtin().vocabulary),
    )
    (problem,) = (each for each in seen if isinstance(each, Problem))
    assert text.count("\n", 0, problem.span.start) == at
    assert problem.fixes[0].edits[0].replacement == replacement


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


def test_the_fix_of_a_repetition_renumbers_the_rest() -> None:
    document = read(
        f"报告\n一、甲\n{TEXT}\n（一）乙。{TEXT}\n（一）丙。{TEXT}\n（二）丁。{TEXT}".encode(), "报告.txt"
    )
    reading = Reading(document, Facts((), (), (), (), (), (), ()), builtin().vocabulary)
    (problem,) = (each for each in check(Params(), reading) if isinstance(each, Problem))
    assert [edit.replacement for edit in problem.fixes[0].edits] == ["（二）", "（三）"]
    assert not problem.fixes[0].safe
