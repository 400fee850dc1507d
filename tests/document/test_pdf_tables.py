"""Tables in PDF are read cell by cell where rules are printed, over page breaks too."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import read
from lawlint.document.model import Document
from lawlint.document.pdf_tables import Drawn, grids

from .making import convert, soffice
from .test_same_findings import REPORTS, findings, lines_of


def ruled(xs: list[float], ys: list[float]) -> list[Drawn]:
    """Every rule in pieces from one crossing to the next, as word processors draw them."""
    across = [Drawn(left, y - 0.3, right, y + 0.3) for y in ys for left, right in pairwise(xs)]
    return across + [Drawn(x - 0.3, low, x + 0.3, high) for x in xs for low, high in pairwise(ys)]


def test_rules_make_cells() -> None:
    (grid,) = grids(ruled([80, 200, 300, 500], [600, 620, 640]))
    assert grid.at(100, 630) == (0, 0, 1, 1)
    assert grid.at(250, 610) == (1, 1, 1, 1)
    assert grid.at(499, 601) == (1, 2, 1, 1)
    assert grid.at(100, 645) is None
    assert grid.at(70, 630) is None


def test_a_missing_piece_of_a_rule_merges_cells() -> None:
    drawn = [
        each
        for each in ruled([80, 200, 300, 500], [600, 620, 640])
        if not (each.left < 200 < each.right and each.bottom > 615)
    ]
    (grid,) = grids(
        [each for each in drawn if not (199 < each.left < 201 and each.bottom >= 620 and each.right < 202)]
    )
    assert grid.at(100, 630) == grid.at(250, 630) == (0, 0, 1, 2)
    assert grid.at(100, 610) == (1, 0, 1, 1)


def test_outlines_of_cells_make_a_table_and_frames_do_not() -> None:
    cells = [Drawn(x, y, x + 100, y + 20, True) for x in (80, 180, 280) for y in (600, 620)]
    (grid,) = grids(cells)
    assert grid.at(350, 610) == (1, 2, 1, 1)
    assert grids([Drawn(60, 60, 540, 780, True)]) == []
    assert grids([Drawn(80, 700, 500, 701), Drawn(80, 600, 500, 601), Drawn(80, 500, 500, 501)]) == []
    shade = [Drawn(80, 600, 180, 620), Drawn(180, 600, 280, 620)]
    assert grids(shade) == []


def test_tables_without_rules_at_the_sides_reach_as_far_as_the_rules_across() -> None:
    drawn = [Drawn(80, y, 500, y + 0.6) for y in (600, 620, 640)] + [Drawn(250, 600, 250.6, 640)]
    (grid,) = grids(drawn)
    assert grid.at(100, 630) == (0, 0, 1, 1)
    assert grid.at(400, 610) == (1, 1, 1, 1)


_points = st.floats(-50, 900, allow_nan=False)


@given(st.lists(st.tuples(_points, _points, _points, _points, st.booleans()), max_size=30))
def test_anything_may_be_drawn(boxes: list[tuple[float, float, float, float, bool]]) -> None:
    drawn = [Drawn(min(a, c), min(b, d), max(a, c), max(b, d), outline) for a, b, c, d, outline in boxes]
    for grid in grids(drawn):
        for row in range(len(grid.ys) - 1):
            for column in range(len(grid.xs) - 1):
                x, y = sum(grid.xs[column : column + 2]) / 2, sum(grid.ys[row : row + 2]) / 2
                place = grid.at(x, y)
                assert place is not None
                assert place.row <= row < place.row + place.rows
                assert place.column <= column < place.column + place.columns


def made(rows: Sequence[tuple[str, ...]], folder: Path, before: int = 0) -> Document:
    """A page by LibreOffice with a table in borders after some paragraphs."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for at in range(before):
        document.add_paragraph(f"第{at + 1}个方面的工作已经完成，成效比较明显。")
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    head = docx.oxml.OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    document.add_paragraph("表后的说明文字。")
    buffer = io.BytesIO()
    document.save(buffer)
    return read(convert({"x.docx": buffer.getvalue()}, "pdf", folder)["x"], "x.pdf")


def cells(document: Document) -> list[tuple[int, int, int, str]]:
    return [
        (block.cell.table, block.cell.row, block.cell.column, block.span.of(document.text))
        for block in document.blocks
        if block.cell is not None
    ]


LONG = "开展执法人员分级分类培训，全年组织培训12期，参训1560人次，组织案卷评查2次。"


@soffice
def test_words_of_a_cell_stay_together(tmp_path: Path) -> None:
    rows = [
        ("问题", "措施", "数量"),
        ("执法能力有待提高，处理复杂问题的能力不足。", LONG, "12"),
        ("普法实效不强", "开展活动", "210"),
    ]
    document = made(rows, tmp_path)
    assert cells(document) == [
        (0, row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    ]
    assert document.text.endswith("\n表后的说明文字。")
    place = document.source.position(document.text.index("210")).place
    assert place == "第1页表1第3行第3列"


@soffice
def test_a_table_goes_on_over_pages_without_its_repeated_head(tmp_path: Path) -> None:
    rows = [
        ("单位", "收到", "办结"),
        *((f"第{at}乡", f"{at + 20}", f"{at + 10}") for at in range(1, 60)),
        ("合计", "3009", "2400"),
    ]
    document = made(rows, tmp_path, before=12)
    assert cells(document) == [
        (0, row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    ]


@soffice
def test_a_wrong_total_is_found_as_in_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = {}
    for total in ("86", "88"):
        document = docx.Document()
        for line in lines_of(REPORTS[0]):
            document.add_paragraph(line).paragraph_format.first_line_indent = docx.shared.Pt(22)
            if line.startswith("全年收到行政复议"):
                table = document.add_table(rows=0, cols=3)
                table.style = "Table Grid"
                for row in (
                    ("单位", "收到（件）", "受理（件）"),
                    ("甲局", "46", "42"),
                    ("乙局", "40", "36"),
                    ("合计", total, "78"),
                ):
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        made[f"{total}.docx"] = buffer.getvalue()
    for total, data in convert(made, "pdf", tmp_path).items():
        found = findings(data, "报告.pdf")
        assert found == findings(made[f"{total}.docx"], "报告.docx")
        assert [words for _, _, words in found] == ([] if total == "86" else ["88"])
