"""Markdown marks are not words of the report; tables are cells; comments stay findable."""

from __future__ import annotations

from lawlint.document import read
from lawlint.document.model import BlockKind, Document


def md(text: str) -> Document:
    return read(text.encode(), "报告.md")


def words(document: Document, kind: BlockKind) -> list[str]:
    return [block.span.of(document.folded).strip() for block in document.blocks if block.kind is kind]


def test_comments_are_blank_in_the_folded_text_and_kept_with_their_place() -> None:
    text = (
        "# 报告\n\n受理80件。<!-- lawlint: ignore flow 含结转 -->办结85件。\n\n<!--\n多行\n# 不是标题\n-->\n"
    )
    document = md(text)
    assert [comment.text for comment in document.comments] == [
        "lawlint: ignore flow 含结转",
        "多行\n# 不是标题",
    ]
    assert all(comment.span.of(text).startswith("<!--") for comment in document.comments)
    assert "lawlint" not in document.folded
    assert not document.sections


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    document = md("# 报告\n\n<!-- 待核实\n\n一、主要成效\n\n正文。\n")
    assert not document.comments
    assert [section.title for section in document.sections] == ["主要成效"]


def test_inline_marks_are_blank() -> None:
    document = md(
        "受理**80**件，见[《办法》](https://example.org/a_b)，办结`65`件，~~删去~~，1\\.5，图![略](a.png)。<br>&emsp;"
    )
    assert document.folded.split() == [
        "受理",
        "80",
        "件,见",
        "《办法》",
        ",办结",
        "65",
        "件,",
        "删去",
        ",1",
        ".5,图",
        "。",
    ]


def test_masks_and_blanks_to_fill_in_are_no_marks() -> None:
    document = md("联系人：张**\n\n金额____元，列入事项 ** 项，2 * 3 * 4。\n")
    assert document.folded.count("*") == 6
    assert "____" in document.folded


def test_tables_become_cells_with_their_place() -> None:
    document = md(
        "| 事项 | 件数 |\n|:---|---:|\n| 收到 | 80 |\n| 受理 | |\n\n正文。\n\n甲 | 乙\n--|--\n1\\|2 | 3\n"
    )
    cells = [(block.cell, block.span.of(document.text)) for block in document.blocks if block.cell]
    places = [(cell.table, cell.row, cell.column, cell.header, text) for cell, text in cells]
    assert places == [
        (0, 0, 0, True, "事项"),
        (0, 0, 1, True, "件数"),
        (0, 1, 0, False, "收到"),
        (0, 1, 1, False, "80"),
        (0, 2, 0, False, "受理"),
        (0, 2, 1, False, ""),
        (1, 0, 0, True, "甲"),
        (1, 0, 1, True, "乙"),
        (1, 1, 0, False, "1\\|2"),
        (1, 1, 1, False, "3"),
    ]
    assert words(document, BlockKind.PARAGRAPH) == ["正文。"]


def test_code_and_quotations_are_kinds_of_their_own() -> None:
    document = md("```\n# 一、不是标题\n```\n\n> 第二十四条　应当公开。\n>> 一、引文\n\n正文。\n")
    assert len(words(document, BlockKind.CODE)) == 1
    assert words(document, BlockKind.QUOTE) == ["第二十四条 应当公开。", "一、引文"]
    assert not document.sections


def test_unlabelled_headings_follow_their_marks() -> None:
    document = md(
        "# 2024年报告\n\n## 主要成效\n\n### 推进公开\n\n文。\n\n### 规范执法\n\n文。\n\n## 存在问题\n\n文。\n"
    )
    assert document.identity.title == "2024年报告"
    assert [(section.level, section.title) for section in document.sections] == [
        (1, "主要成效"),
        (2, "推进公开"),
        (2, "规范执法"),
        (1, "存在问题"),
    ]


def test_a_text_without_title_keeps_its_first_heading() -> None:
    document = md("## 主要成效\n\n文。\n\n## 存在问题\n\n文。\n")
    assert document.identity.title == ""
    assert len(document.sections) == 2


def test_front_matter_and_rules_are_no_text() -> None:
    document = md("---\ntitle: 一、二\n---\n\n# 2024年报告\n\n文。\n\n---\n\n***\n\n文。\n")
    assert document.identity.title == "2024年报告"
    assert words(document, BlockKind.PARAGRAPH) == ["文。", "文。"]


def test_lazy_numbering_counts_as_it_is_shown() -> None:
    document = md("1. 取消事项。\n1. 保留事项。\n1. 修订清单。\n\n另有：\n\n1. 甲。\n3. 乙。\n")
    assert [block.label.number for block in document.blocks if block.label] == [1, 2, 3, 1, 3]


def test_a_paragraph_in_a_heading_style_is_no_heading() -> None:
    document = md("# 2024年报告\n\n## " + "全市各级行政机关落实责任，" * 12 + "取得成效。\n")
    assert not document.sections
