"""PDF: paragraphs are put together again, headers are left out, and every word keeps its page and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import Unreadable, read
from lawlint.document.model import BlockKind
from lawlint.document.pdf_lines import Glyph, VisualLine, healed, paragraphs, visual_line

from .making import convert, paragraph, pdf, run, soffice, word

SIZE, LEFT, WIDTH = 16.0, 80.0, 27  # of a character, of the text, characters on a line
TEXT = (
    "云岭县人民政府2024年法治政府建设年度报告",
    "一、主要举措和成效",
    "（一）化解行政争议",
    "全年收到行政复议申请80件，受理72件，办结65件，其中维持38件、撤销9件、驳回6件、终止12件。行政机关负责人出庭应诉率为百分之百，"
    "化解争议的质量和效率都有提高，群众对行政复议工作的满意程度持续上升。",
    "依法办理行政应诉案件40件。",
    "二、存在的问题",
    "执法力量分布不均，乡镇执法人员偏少，原因在于编制向基层倾斜的措施还没有完全落到实处，需要在下一步工作中认真加以解决。",
)


def set_lines(texts: tuple[str, ...], indent: int = 2) -> list[tuple[float, str]]:
    """(x, line) as a word processor sets them: first lines indented, lines broken at the width."""
    made = []
    for text in texts:
        first = True
        while text:
            room = float(WIDTH - (indent if first else 0))
            at = 0
            while at < len(text) and room >= (0.5 if text[at].isascii() else 1):
                room -= 0.5 if text[at].isascii() else 1
                at += 1
            made.append((LEFT + (indent * SIZE if first else 0), text[:at]))
            text, first = text[at:], False
    return made


def pages(texts: tuple[str, ...], per_page: int = 6, indent: int = 2) -> bytes:
    """A PDF with header and page number on every page."""
    lines = set_lines(texts, indent)
    made = []
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        body = [(x, 700 - 28 * at, line) for at, (x, line) in enumerate(lines[start : start + per_page])]
        made.append([(LEFT, 800, "云岭县人民政府文件"), *body, (290, 40, f"— {number} —")])
    return pdf(made, SIZE)


@pytest.mark.parametrize("indent", [2, 0])
def test_paragraphs_come_back_whole_over_lines_and_pages(indent: int) -> None:
    found = read(pages(TEXT, indent=indent), "报告.pdf")
    assert found.text.split("\n") == list(TEXT)


def test_a_signature_is_not_run_in_with_the_last_sentence() -> None:
    """Paragraphs without indent, and a last line that is nearly full."""
    texts = (
        *TEXT[:4],
        "加强行政执法监督，完善矛盾纠纷化解机制，加大普法力度。",
        "云岭县人民政府",
        "2025年2月18日",
    )
    found = read(pages(texts, indent=0), "报告.pdf")
    assert found.text.split("\n")[-3:] == list(texts[-3:])
    assert [block.kind for block in found.blocks][-3:] == [
        BlockKind.PARAGRAPH,
        BlockKind.SIGNATURE,
        BlockKind.DATE,
    ]


def test_places_are_page_and_line_and_columns_those_of_the_text_view() -> None:
    found = read(pages(TEXT), "报告.pdf")
    offset = found.text.index("一、主要举措")
    at = found.source.position(offset)
    assert (at.line, at.column, at.place) == (2, 1, "第1页第2行")  # the header is not counted
    late = found.text.index("二、存在的问题")
    assert found.source.position(late).place.startswith("第2页")
    for offset in range(len(found.text)):
        at = found.source.position(offset)
        line = found.text.split("\n")[at.line - 1]
        assert (line + "\n")[at.column - 1] == found.text[offset]


def line(text: str, gaps: tuple[int, ...] = ()) -> VisualLine:
    return VisualLine(text, 1, 1, 80, 500, 700, 16, 842, gaps)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("受理 93 件，占 66. 13 %", "受理93件，占66.13%"),
        ("平 川 县 人 民 政 府", "平川县人民政府"),
        ("推进 5G 应用", "推进5G应用"),
        ("rule of law", "rule of law"),
        ("2 024 年", "2024年"),
        ("甲\u00ad乙\u200b丙\x02", "甲\u00ad乙丙"),
    ],
)
def test_blanks_from_spacing_are_dropped(printed: str, meant: str) -> None:
    assert healed(line(printed)) == meant


@given(st.permutations(list(enumerate("推行“一网通办”，办结80件"))))
def test_words_stand_in_the_order_of_the_page_not_of_the_file(drawn: list[tuple[int, str]]) -> None:
    """LibreOffice draws marks of another font after the rest of the line."""
    glyphs = [Glyph(char, 80 + 16 * at, 700, 96 + 16 * at, 716) for at, char in drawn]
    assert visual_line(glyphs, 1, 1, 842).text == "推行“一网通办”，办结80件"


def test_wide_blanks_are_columns() -> None:
    glyphs = [Glyph("甲", 80, 700, 96, 716), Glyph("8", 100, 700, 108, 716), Glyph("9", 180, 700, 188, 716)]
    found = visual_line(glyphs, 1, 1, 842)
    assert (found.text, found.gaps) == ("甲 8 9", (3,))


def test_columns_stay_apart() -> None:
    row = line("行政复议 80 72", (4, 7))
    assert healed(row) == "行政复议 80 72"
    assert paragraphs([row, row]) == [[row], [row]]


@given(st.lists(st.sampled_from(["项", "80", " ", "，", ".", "ab"]), max_size=20))
def test_healing_only_drops_blanks(made: list[str]) -> None:
    text = "".join(made)
    assert healed(line(text)).replace(" ", "") == text.replace(" ", "")


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "x.pdf")
    return caught.value.words.zh


def test_what_cannot_be_read_is_told() -> None:
    assert "没有文字层" in refusal(pdf([[], []]))
    assert "损坏" in refusal(b"%PDF-1.7\nnothing")
    assert "文字层无法解读" in refusal(pdf([[(80, 700, "\ue001\ue002\ue003\ue004")]]))


def test_a_report_that_names_the_year_at_the_edge_of_a_page_keeps_it() -> None:
    """Only numbers that can be page numbers are taken for page numbers."""
    found = read(pdf([[(80, 790, "2024"), (80, 700, "云岭县全年办结行政复议案件65件。")]]), "x.pdf")
    assert "2024" in found.text


@soffice
def test_files_of_libreoffice_are_read(tmp_path: Path) -> None:
    body = "".join(paragraph(run(text), "", '<w:ind w:firstLine="640"/>') for text in TEXT * 6)
    made = convert({"x.docx": word(body)}, "pdf", tmp_path)["x"]
    assert read(made, "x.pdf").text.split("\n") == list(TEXT * 6)
