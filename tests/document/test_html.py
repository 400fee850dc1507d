"""A web page is read as its article, and every character keeps its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import Unreadable, read
from lawlint.document.html_tokens import tokens
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Edit, Finding, Fix, Severity, Span, Words
from lawlint.fixing import apply

TEXT = "云岭县全年收到行政复议申请80件，受理72件，办结65件，化解争议的质量和效率都有提高。"


def page(source: str) -> Document:
    return read(source.encode(), "报告.html")


def lines(source: str) -> list[str]:
    return page(source).text.split("\n")


def shown(document: Document, source: str, offset: int) -> str:
    """What stands in the source where a character of the text is said to stand."""
    at = document.source.position(offset)
    line = source.replace("\r\n", "\n").split("\n")[at.line - 1]
    return line[at.column - 1 :]


PIECES = st.sampled_from(
    [
        "平川县", "80件", "，", " ", "\n", "<b>", "</b>", "<br>", "<p>", "</p>", "&nbsp;", "&#19968;", "&lt;",
        "a b", "𠮷", "<!-- 旁 -->", "<td>", "</td>", "<table>", "</table>", "<li>", "<span style='x'>",
        "</span>", "\r\n", "&", "<",
    ]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=40))
def test_positions_are_those_of_the_source(made: list[str]) -> None:
    """Each character stands in the source where its position says, or a reference or blank stands there."""
    source = f"<body><p>{TEXT}</p>\n" + "".join(made)
    document = page(source)
    for offset, char in enumerate(document.text):
        if char == "\n":
            continue
        there = shown(document, source, offset)
        blank = char == " " and (not there or there[0].isspace())
        assert there.startswith((char, "&")) or blank


def test_the_article_is_read_without_what_stands_around_it() -> None:
    source = f"""<html><head><title>2024年法治政府建设年度报告_云岭县人民政府网</title></head><body>
    <div class="header-nav"><a>首页</a></div><div class="crumbs">当前位置：首页</div>
    <div id="zoom"><p>{TEXT}</p><h2>一、概况</h2><p>{TEXT}</p><div class="share">分享到</div></div>
    <div id="footer">主办：云岭县人民政府 网站标识码</div></body></html>"""
    found = page(source)
    assert found.text.split("\n") == ["2024年法治政府建设年度报告", TEXT, "一、概况", TEXT]
    assert found.identity.title == "2024年法治政府建设年度报告"
    assert [block.kind for block in found.blocks][2] is BlockKind.HEADING


def test_without_a_known_container_the_text_decides() -> None:
    menu = "".join(f"<li><a href='#'>栏目{at}</a></li>" for at in range(30))
    source = (
        f"<body><div><ul>{menu}</ul></div><div class='x1'><div class='x2'><p>{TEXT}</p><p>{TEXT}</p></div>"
    )
    assert lines(source + "</div></body>")[-2:] == [TEXT, TEXT]


def test_a_page_title_above_the_article_is_kept_once() -> None:
    title = "云岭县2024年法治政府建设年度报告"
    for inside in ("", f"<p><strong>{title}</strong></p>"):
        source = (
            f"<h1>{title}</h1><p>发布时间：2025-03-01</p><div class='TRS_Editor'>{inside}<p>{TEXT}</p></div>"
        )
        assert lines(source) == [title, TEXT]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("甲<br>乙", ["甲", "乙"]),
        ("甲<p style='DISPLAY: none'>乙</p>丙", ["甲", "丙"]),
        ("甲<span hidden>乙</span>丙", ["甲丙"]),
        ("甲<script>if (a < b) {}</script><style>p{}</style>乙", ["甲乙"]),
        ("甲<template>乙</template>丙", ["甲丙"]),
        ("云岭\n   县", ["云岭县"]),
        ("rule  of\n law", ["rule of law"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("1 < 2 &amp; &#x4e00;&nbsp;&unknown;", ["1 < 2 & 一\xa0&unknown;"]),
        ("<p>甲<p>乙<ul><li>丙<li>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("甲</div></span></p>乙", ["甲", "乙"]),
        ("<ruby>云<rt>yún</rt></ruby>岭", ["云岭"]),
        ("甲<svg><title>图</title></svg>乙", ["甲乙"]),
    ],
)
def test_what_is_seen_of_each_construct(source: str, seen: list[str]) -> None:
    assert lines(f"<body>{source}</body>") == seen


def test_tables_of_data_have_cells_and_frames_for_layout_have_none() -> None:
    data = "<table><tr><th rowspan=2>项目</th><th colspan=2>数量</th></tr><tr><td>收到</td><td>受理</td></tr>"
    data += "<tr><td><p>行政</p><p>复议</p></td><td>80</td><td></td></tr></table>"
    found = page(f"<table><tr><td>左</td><td><p>{TEXT * 6}</p>{data}</td></tr></table>")
    cells = {
        (block.cell.row, block.cell.column): block.span.of(found.text)
        for block in found.blocks
        if block.cell is not None
    }
    assert cells == {
        (0, 0): "项目", (0, 1): "数量", (1, 1): "收到", (1, 2): "受理", (2, 0): "行政复议", (2, 1): "80",
    }  # fmt: skip
    assert found.source.position(found.text.rindex("行政复议")).place == "表1第3行第1列"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"<meta charset=gb2312>" + TEXT.encode("gb18030"), "gb18030"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=GBK">' + TEXT.encode("gbk"),
            "gb18030",
        ),
        (b"<meta charset='utf-8'>" + TEXT.encode("gb18030"), "gb18030"),
        (b"<meta charset=gbk>" + TEXT.encode("utf-16"), "utf-16"),
        (b"<meta charset=big5>" + "臺北市政府年度報告。".encode("big5"), "big5"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    if encoding == "utf-16":
        with pytest.raises(Unreadable):
            read(data, "x.html")
        return
    found = read(data, "x.html")
    assert found.encoding == encoding
    assert found.text in (TEXT, "臺北市政府年度報告。")


def test_comments_stand_before_the_line_they_precede() -> None:
    found = page(f"<p>甲</p><!-- lawlint: ignore case-flow 已核实 --><p>{TEXT}</p>")
    (comment,) = found.comments
    assert comment.text == "lawlint: ignore case-flow 已核实"
    assert found.text[comment.span.start :] == TEXT


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        page("<html><body><script>x</script></body></html>")
    with pytest.raises(Unreadable):
        read(b"", "x.html")


@pytest.mark.parametrize(
    "unit",
    [
        '<a "',
        '<a b="',
        "<!--",
        "<script>",
        "</",
        "<a ",
        "<",
        "<div>",
        "<table><tr><td>",
        "&#",
        "&amp",
        "<b><p>",
    ],
)
def test_hostile_repetition_is_read_in_one_pass(unit: str) -> None:
    """Unclosed constructs and deep nesting: the cost grows with the length alone, so this ends."""
    source = f"<p>{TEXT}</p>" + unit * (200_000 // len(unit))
    assert TEXT in page(source).text
    assert sum(1 for _ in tokens(source)) < len(source)


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<ol><li>甲<li><p>乙</p></ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=2><li>甲<li value=9>乙<li>丙</ol>", ["2. 甲", "9. 乙", "10. 丙"]),
        ("<ol type=A><li>甲<ol type=i><li>子<li>丑</ol><li>乙</ol>", ["A. 甲", "i. 子", "ii. 丑", "B. 乙"]),
        ("<ul><li>甲<ol><li>深</ol></ul>", ["甲", "1. 深"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style: none inside'><li>甲</ol>", ["甲"]),
        ("<ol><li>甲<li style='list-style-type:none'>乙<li>丙</ol>", ["1. 甲", "乙", "3. 丙"]),
        ("<ol><li>一、甲<li>（二）乙</ol>", ["一、甲", "（二）乙"]),
        ("<ol><li>甲<ol><li>子</ol><li>乙</ol>", ["甲", "子", "乙"]),
        ("<p>1.某<p>2.某<ol><li>甲</ol><ol type=a><li>乙</ol>", ["1.某", "2.某", "甲", "a. 乙"]),
        ("<ol><li></li><li></li></ol><p>甲</p><ul><li>乙</ul><ol><li></ol>丙", ["甲", "乙", "丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["甲", "乙"]),
        ("<ol start='九'><li value='-1'>甲<li>乙<li>丙</ol>", ["甲", "乙", "1. 丙"]),
        ("<style>ul,ol {margin:0; list-style-type:none}</style><ol><li>甲</ol>", ["甲"]),
        ("<style>ol.x{color:red}</style><ol><li>甲</ol>", ["1. 甲"]),
    ],
)
def test_items_of_ordered_lists_show_their_numbers(source: str, seen: list[str]) -> None:
    assert lines(f"<body>{source}</body>") == seen


def test_style_sheets_that_are_not_at_hand_may_have_taken_numbers_away() -> None:
    head = "<link rel=stylesheet href=a.css>"
    assert lines(f"{head}<body><ol><li>甲<li>乙</ol><ol type=1><li>丙</ol></body>") == ["甲", "乙", "1. 丙"]


def test_numbers_of_items_stand_nowhere_in_the_source() -> None:
    """A label has the place of its tag, the words after it have their own, and fixes leave it alone."""
    source = "<body>\n<ol>\n <li>\n  推进法制政府建设。\n</ol>\n</body>"
    document = page(source)
    assert document.text == "1. 推进法制政府建设。"
    positions = [document.source.position(offset) for offset in (0, 3, 5)]
    assert [(each.line, each.column) for each in positions] == [(3, 2), (4, 3), (4, 5)]
    edits = (Edit(Span(5, 9), "法治政府"),), (Edit(Span(0, 2), "2."),)
    made = [
        Finding("x", Severity.NOTE, Span(5, 9), Words("x", "x"), fixes=(Fix(edit, Words("x", "x"), True),))
        for edit in edits
    ]
    assert apply(source.encode(), document, made) == (source.replace("法制", "法治").encode(), 1)
