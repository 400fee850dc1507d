"""The commented copy: one comment on exactly the words of each finding, and nothing else changed."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.making import convert, lists, paragraph, pdf, run, soffice, word
from document.making import level as list_level
from lawlint import cli
from lawlint.annotate import annotate
from lawlint.document import Unreadable, read
from lawlint.document.docx_package import W
from lawlint.document.model import Document
from lawlint.finding import Finding, Fix, Reasoning, Related, Severity, Span, Words

pytest.importorskip("docx")

_SENTENCE = run("全年收到行政复议") + "<w:ins>" + run("申请80") + "</w:ins>"
_SENTENCE += run("件，", "<w:b/>") + run("受理93件。")
_CELLS = (paragraph("项目"), paragraph("数量72件"))
BODY = (
    paragraph("云岭县2024年法治政府建设年度报告")
    + paragraph(_SENTENCE)
    + f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in _CELLS)}</w:tr></w:tbl>"
    + paragraph(run("另见") + "<w:hyperlink>" + run("附件一") + "</w:hyperlink>" + run("。"))
)


def finding(document: Document, quote: str, **given: object) -> Finding:
    at = document.text.index(quote)
    span = Span(at, at + len(quote))
    return Finding("case-flow", Severity.ERROR, span, Words(f"“{quote}”有误", "wrong"), **given)  # type: ignore[arg-type]


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    """Id of each comment to (words it covers, what it says)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))
        said = ET.fromstring(archive.read("word/comments.xml"))
    texts = {
        node.get(W + "id", ""): "\n".join(
            "".join(text.text or "" for text in each.iter(W + "t")) for each in node.iter(W + "p")
        )
        for node in said
    }
    covered: dict[str, str] = {}
    current: set[str] = set()
    for node in body.iter():
        name = node.get(W + "id", "")
        if node.tag == W + "commentRangeStart":
            current.add(name)
            covered[name] = ""
        elif node.tag == W + "commentRangeEnd":
            current.remove(name)
        elif node.tag == W + "t":
            for each in current:
                covered[each] += node.text or ""
    assert not current
    assert covered.keys() == texts.keys()
    return {name: (covered[name], texts[name]) for name in texts}


@pytest.mark.parametrize(
    "quote",
    ["件，受理93", "80", "申请80件", "云岭县", "2024", "受理93件。", "72件", "附件", "另见附件一。", "量72"],
)
def test_a_comment_covers_exactly_the_words(quote: str) -> None:
    data = word(BODY)
    document = read(data, "报告.docx")
    made = annotate(data, document, [finding(document, quote)])
    ((words, said),) = commented(made).values()
    assert words == quote
    assert f"“{quote}”有误" in said
    assert read(made, "报告.docx").text == document.text


def test_the_comment_tells_computation_fix_and_related_figures() -> None:
    data = word(BODY)
    document = read(data, "报告.docx")
    at = document.text.index("80件")
    why = Reasoning(("收到80件", "受理93件"), Words("93>80", "93>80"), nearest=(Words("受理72件", "72"),))
    one = finding(
        document,
        "受理93件",
        reasoning=why,
        related=(Related(Span(at, at + 3), Words("收到", "received")),),
        fixes=(Fix((), Words("改为72件", "write 72")),),
    )
    ((_, said),) = commented(annotate(data, document, [one])).values()
    assert said.split("\n") == [
        "【错误】“受理93件”有误", "读到：收到80件", "读到：受理93件", "算得：93>80", "可取：受理72件",
        "改法：改为72件", "收到：80件（第2段）", "规则：case-flow",
    ]  # fmt: skip
    ((_, english),) = commented(annotate(data, document, [one], "en")).values()
    assert english.startswith("【error】wrong\n")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), min_size=1, max_size=8))
def test_many_findings_overlap_in_any_way(places: list[tuple[int, int]]) -> None:
    data = word(BODY)
    document = read(data, "报告.docx")
    size = len(document.text)
    spans = [Span(min(at, size - 1), min(at + length, size)) for at, length in places]
    findings = [Finding(f"r{n}", Severity.NOTE, span, Words("x", "x")) for n, span in enumerate(spans)]
    made = annotate(data, document, findings)
    assert read(made, "报告.docx").text == document.text
    said = {text.rsplit("：", 1)[1]: words for words, text in commented(made).values()}
    for each in findings:
        meant = each.span.of(document.text).replace("\n", "")
        if meant:
            assert said[each.rule] == meant


def test_what_stands_in_no_run_is_taken_with_the_nearest_words() -> None:
    """Automatic numbers, empty spans before and behind everything, notes and text boxes."""
    box = (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        + paragraph("框内80件")
        + "</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = word(
        paragraph("规范执法", "", in_list) + paragraph(run("受理93件") + note + box),
        numbering=lists(list_level(0, "chineseCounting", "（%1）")),
        footnotes='<w:footnote w:id="2">' + paragraph("含结转5件。") + "</w:footnote>",
    )
    document = read(data, "报告.docx")
    spans = [finding(document, quote).span for quote in ("（一）", "框内80件", "结转5件")]
    spans += [Span(0, 0), Span(len(document.text), len(document.text))]
    findings = [Finding(f"r{n}", Severity.NOTE, span, Words("x", "x")) for n, span in enumerate(spans)]
    made = annotate(data, document, findings)
    assert read(made, "报告.docx").text == document.text
    words = [covered for covered, _ in commented(made).values()]
    assert words[0] == words[3] == "规范执法"
    assert len(words) == 5


def test_files_that_cannot_be_commented_are_told() -> None:
    data = word(BODY)
    document = read(data, "报告.docx")
    with pytest.raises(Unreadable, match="changed"):
        annotate(word(paragraph("别的")), document, [])
    sheet = pdf([[(80, 700, "云岭县全年办结案件。")]])
    with pytest.raises(Unreadable):
        annotate(sheet, read(sheet, "x.pdf"), [])


def call(*words: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    status = cli.main(["check", *words], io.StringIO(), out, err)
    return status, err.getvalue()


def test_the_command_writes_a_copy_and_never_the_original(tmp_path: Path) -> None:
    source, copy = tmp_path / "报告.docx", tmp_path / "报告.批注.docx"
    source.write_bytes(word(BODY))
    before = source.read_bytes()
    status, _ = call(str(source), "--annotate", str(copy))
    assert status == 1
    assert any(words == "93件" for words, _ in commented(copy.read_bytes()).values())
    assert source.read_bytes() == before
    link = tmp_path / "link.docx"
    link.symlink_to(source)
    for name in (source, link, tmp_path / "." / "报告.docx"):
        status, said = call(str(source), "--annotate", str(name))
        assert status == 2
        assert "覆盖" in said
    assert call(str(source), str(source.with_name("x.docx")), "--annotate", str(copy))[0] == 2
    assert source.read_bytes() == before


def test_other_formats_are_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("云岭县全年收到行政复议申请80件，受理93件。", "utf-8")
    status, said = call(str(path), "--annotate", str(tmp_path / "out.docx"))
    assert status == 2
    assert said.count("\n") == 1
    assert not (tmp_path / "out.docx").exists()


@soffice
def test_libreoffice_opens_the_copy_and_shows_the_comments_on_the_words(tmp_path: Path) -> None:
    data = word(BODY)
    document = read(data, "报告.docx")
    quotes = ["云岭县", "件，受理93", "72件", "附件一"]
    made = annotate(data, document, [finding(document, quote) for quote in quotes])
    flat = convert({"x.docx": made}, "fodt", tmp_path)["x"]
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    shown: dict[str, str] = {}
    current: set[str] = set()

    def walk(node: ET.Element) -> None:
        name = node.get(office + "name", "")
        if node.tag == office + "annotation":
            shown[name] = ""
            current.add(name)
        elif node.tag == office + "annotation-end":
            current.discard(name)
        else:
            for each in current:
                shown[each] += node.text or ""
            for child in node:
                walk(child)
        for each in current:
            shown[each] += (node.tail or "").strip("\n ")

    root = ET.fromstring(flat)
    text = root.find(f".//{office}text")
    assert text is not None
    walk(text)
    assert list(shown.values()) == quotes
    assert convert({"x.docx": made}, "pdf", tmp_path)["x"].startswith(b"%PDF-")
