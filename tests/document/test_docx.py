"""A Word document is read as a reader sees it, and every character keeps the run it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import read
from lawlint.document.docx import view
from lawlint.document.docx_package import Package
from lawlint.document.model import BlockKind, Document

from .making import W, level, lists, numbered, paragraph, run, word


def document(body: str, **parts: str) -> Document:
    return read(word(body, **parts), "报告.docx")


def lines(body: str, **parts: str) -> list[str]:
    return document(body, **parts).text.split("\n")


def cell(text: str, properties: str = "") -> str:
    inner = "".join(paragraph(line) for line in text.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ("<w:hyperlink>" + run("网站") + "</w:hyperlink>", "网站"),
        ("<w:smartTag><w:smartTag>" + run("云岭县") + "</w:smartTag></w:smartTag>", "云岭县"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ("<w:ins>" + run("增加") + "</w:ins>", "增加"),
        ("<w:moveTo>" + run("移来") + "</w:moveTo>", "移来"),
        ("<w:del><w:r><w:delText>减少</w:delText></w:r></w:del>", ""),
        ("<w:moveFrom>" + run("移走") + "</w:moveFrom>", ""),
        (field(" REF x ", run("93")), "93"),
        (field(" IF " + field(" X ", run("里")), run("外")), "外"),
        ('<w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple>", "7"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>", "甲\t乙-丙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "√"),
        (run("隐藏", "<w:vanish/>"), ""),
        (run("不隐藏", '<w:vanish w:val="0"/>'), "不隐藏"),
        (
            "<w:r><w:ruby><w:rt>"
            + run("yun")
            + "</w:rt><w:rubyBase>"
            + run("云")
            + "</w:rubyBase></w:ruby></w:r>",
            "云",
        ),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
        ('<w:r><w:t>甲</w:t><w:annotationRef/></w:r><w:commentRangeStart w:id="1"/>', "甲"),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice>"
            "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "新",
        ),
    ],
)
def test_what_is_seen_of_each_construct(inner: str, seen: str) -> None:
    assert lines(paragraph(run("前") + inner + run("后"))) == [f"前{seen}后"]


def test_tracked_changes_are_told() -> None:
    changed = paragraph("<w:ins>" + run("增") + "</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>")
    (notice,) = document(changed).notices
    assert "未接受的修订" in notice.zh
    assert "1 insertions, 1 deletions" in notice.en
    assert document(paragraph("平安")).notices == ()


def test_a_deleted_paragraph_mark_joins_and_a_deleted_paragraph_takes_no_number() -> None:
    removed = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("前半，", "", removed) + paragraph("后半。")
    gone = "<w:del><w:r><w:delText>第二项</w:delText></w:r></w:del>"
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body += numbered("甲") + paragraph(gone, "", in_list + removed) + numbered("乙")
    numbering = lists(level(0, "chineseCounting", "%1、"))
    assert lines(body, numbering=numbering) == ["前半，后半。", "一、甲", "二、乙"]


def test_a_hidden_paragraph_takes_no_number_and_a_hidden_mark_runs_a_heading_in() -> None:
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    mark = "<w:rPr><w:vanish/></w:rPr>"
    body = numbered("甲") + paragraph(run("草稿说明", "<w:vanish/>"), "", in_list + mark)
    body += paragraph("健全制度。", "", in_list + mark) + paragraph("全年制定制度6项。")
    body += numbered("乙") + paragraph(run("隐藏", "<w:vanish/>"), "", in_list)
    numbering = lists(level(0, "chineseCounting", "%1、"))
    assert lines(body, numbering=numbering) == [
        "一、甲", "二、健全制度。全年制定制度6项。", "三、乙", "四、",
    ]  # fmt: skip


def test_text_that_waits_for_its_paragraph_is_not_carried_over_a_table() -> None:
    body = paragraph("表前", "", "<w:rPr><w:vanish/></w:rPr>")
    body += "<w:tbl>" + row(cell("项目"), cell("件数")) + "</w:tbl>" + paragraph("表后")
    assert lines(body) == ["表前", "项目", "件数", "表后"]


@pytest.mark.parametrize(
    "embedded",
    [
        '<w:altChunk r:id="r9"/>',
        paragraph('<w:subDoc r:id="r9"/>'),
        paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
        paragraph('<w:r><w:object><o:OLEObject ProgID="ET.Xlsx.6"/></w:object></w:r>'),
    ],
)
def test_what_another_file_holds_is_told_not_to_be_read(embedded: str) -> None:
    (notice,) = document(paragraph("平安。") + embedded).notices
    assert "1处" in notice.zh
    assert "embeds other files (1," in notice.en


def test_formulas_and_pictures_are_no_files_of_their_own() -> None:
    formula = '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object><w:drawing/></w:r>'
    assert document(paragraph(run("平安。") + formula)).notices == ()


def test_page_headers_and_comments_are_not_read() -> None:
    """They stand on every page and are no part of the report."""
    header = '<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>'
    parts = {"word/header1.xml": f"<w:hdr {W}>{paragraph('平川县2023年报告')}</w:hdr>".encode()}
    body = paragraph(run("平安") + '<w:r><w:commentReference w:id="1"/></w:r>') + header
    assert lines_of(word(body, parts)) == ["平安"]


def test_paragraphs_are_counted_as_one_sees_them() -> None:
    found = document(
        paragraph("标题")
        + paragraph("")
        + paragraph("正文一。")
        + "<w:sdt><w:sdtContent>"
        + paragraph("正文二。")
        + "</w:sdtContent></w:sdt>"
    )
    places = [found.source.position(block.span.start) for block in found.blocks]
    assert [(each.line, each.column, each.place) for each in places] == [
        (1, 1, "第1段"), (2, 1, "第2段"), (3, 1, "第3段"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("全年办结行政复议案件65件，同比增长百分之十，其中维持三十八件，", "撤销九件。", True),
        ("云岭县人民政府", "2024年法治政府建设年度报告", False),
        ("全年办结行政复议案件65件。", "撤销九件。", False),
        ("云岭县人民政府办公室关于全县法治政府建设工作情况的报告单位", "2025年2月18日", False),
    ],
)
def test_a_line_break_ends_a_line_unless_it_wraps_a_sentence(before: str, after: str, joined: bool) -> None:
    body = paragraph(run(before) + "<w:r><w:br/></w:r>" + run(after))
    assert lines(body) == ([before + after] if joined else [before, after])


def test_headings_come_from_styles_and_outline_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的标题"/><w:basedOn w:val="a"/></w:style>'
    )
    found = document(
        paragraph("报告") + paragraph("主要工作", "b") + paragraph("正文说明情况如下。")
        + paragraph("存在问题", "",
        '<w:outlineLvl w:val="0"/>') + paragraph("不足之处还有不少。"),
        styles=styles,
    )  # fmt: skip
    headings = [block.heading.of(found.text) for block in found.blocks if block.heading]
    assert headings == ["主要工作", "存在问题"]


def test_a_table_of_contents_is_no_part_of_the_report() -> None:
    contents = field(' TOC \\o "1-3" ', run("一、概况 1"))
    gallery = "<w:sdt><w:sdtPr><w:docPartObj>"
    gallery += '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    gallery += "<w:sdtContent>" + paragraph("二、问题 3") + "</w:sdtContent></w:sdt>"
    body = paragraph(contents) + gallery
    found = document(body + paragraph("一、概况") + paragraph("正文说明情况如下。"))
    kinds = [block.kind for block in found.blocks]
    assert kinds[:2] == [BlockKind.RESIDUE, BlockKind.RESIDUE]
    assert BlockKind.RESIDUE not in kinds[2:]


def test_merged_cells_are_read_once_with_their_extent() -> None:
    table = "<w:tbl>" + row(cell("项目"), cell("数量", '<w:gridSpan w:val="2"/>'))
    table += row(cell("行政|复议", '<w:vMerge w:val="restart"/>'), cell("收到"), cell("80"))
    table += row(cell("", "<w:vMerge/>"), cell("受理"), cell("")) + "</w:tbl>"
    found = document(table)
    cells = {
        (block.cell.row, block.cell.column): (
            block.span.of(found.text),
            block.cell.row_span,
            block.cell.column_span,
        )
        for block in found.blocks
        if block.cell is not None
    }
    assert cells == {
        (0, 0): ("项目", 1, 1),
        (0, 1): ("数量", 1, 2),
        (1, 0): ("行政复议", 2, 1),
        (1, 1): ("收到", 1, 1),
        (1, 2): ("80", 1, 1),
        (2, 1): ("受理", 1, 1),
        (2, 2): ("", 1, 1),
    }
    assert found.source.position(found.text.index("80")).place == "表1第2行第3列"


def test_deleted_rows_and_cells_are_left_out_and_content_controls_are_looked_into() -> None:
    gone = row(cell("删去的行"), cell("1")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    inside = f"<w:sdt><w:sdtContent>{row(cell('受理'), cell('72'))}</w:sdtContent></w:sdt>"
    wrapped = f"<w:tc><w:tcPr/><w:sdt><w:sdtContent>{paragraph('80')}</w:sdtContent></w:sdt></w:tc>"
    body = row(cell("收到"), wrapped) + gone + inside + row(cell("办结"), cell("删去的格", "<w:cellDel/>"))
    found = document(f"<w:tbl>{body}</w:tbl>")
    assert [block.span.of(found.text) for block in found.blocks if block.cell is not None] == [
        *("收到", "80", "受理", "72", "办结"),
    ]
    assert "修订" in found.notices[0].zh


def test_a_frame_of_one_column_is_not_a_table() -> None:
    found = document("<w:tbl>" + row(cell("一、概况|正文说明情况如下。")) + "</w:tbl>")
    assert [block.cell for block in found.blocks] == [None, None]
    assert found.source.position(0).place == "第1段"


def test_notes_and_text_boxes_stand_apart() -> None:
    box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
    box += paragraph("框内文字") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    box += "<v:textbox><w:txbxContent>" + paragraph("框内文字") + "</w:txbxContent></v:textbox></w:pict>"
    box += "</mc:Fallback></mc:AlternateContent></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    footnotes = '<w:footnote w:id="0">' + paragraph("分隔") + '</w:footnote><w:footnote w:id="2">'
    footnotes += paragraph("含上年结转。") + "</w:footnote>"
    found = document(
        paragraph(run("受理93件") + note + run("。") + box) + paragraph("下一段。"), footnotes=footnotes
    )
    seen = [
        (block.span.of(found.text), found.source.position(block.span.start).place) for block in found.blocks
    ]
    assert seen == [
        ("受理93件。", "第1段"), ("框内文字", "第1段文本框"),
        ("下一段。", "第2段"), ("含上年结转。", "脚注1"),
    ]  # fmt: skip
    assert found.blocks[-1].kind is BlockKind.FOOTNOTE


def test_the_strict_variant_is_read() -> None:
    data = word(paragraph("平安"))
    package = Package.open(data)
    text = package.read("word/document.xml").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert lines_of(word("", {"word/document.xml": text})) == ["平安"]


def lines_of(data: bytes) -> list[str]:
    return read(data, "x.docx").text.split("\n")


WORDS = st.text(st.sampled_from("平川县全年收到受理93件。，（）－ab \t𠮷"), min_size=1, max_size=6)
WRAP = st.sampled_from(
    ["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>"]
)


@given(st.lists(st.lists(st.tuples(WORDS, WRAP), min_size=1, max_size=5), min_size=1, max_size=4))
def test_every_character_is_known_by_its_run(made: list[list[tuple[str, str]]]) -> None:
    """Chunks cover the text but for line ends and automatic numbers, in order, and agree with their nodes."""
    body = "".join(paragraph("".join(wrap.format(run(text)) for text, wrap in one)) for one in made)
    text_view = view(Package.open(word(body))).view
    at = 0
    for chunk in text_view.chunks:
        assert set(text_view.text[at : chunk.start]) <= {"\n"}
        assert (chunk.node.text or "") == text_view.text[chunk.start : chunk.end]
        assert chunk.node in list(chunk.run)
        at = chunk.end
    expected = ["".join(text for text, _ in one) for one in made]
    assert text_view.text.split("\n") == [line for line in expected if line.strip()] or not text_view.text


def test_column_counts_the_automatic_number_that_the_reader_sees() -> None:
    found = document(numbered("受理93件。"), numbering=lists(level(0, "chineseCounting", "（%1）")))
    assert found.text == "（一）受理93件。"
    assert found.source.position(found.text.index("93")).column == 6
