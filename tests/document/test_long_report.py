"""A Word report of fifty pages is checked, annotated, and opened again."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from lawlint import cli
from lawlint.document import read
from lawlint.engine import check_document

from .long_report import FAULTS, WORK, report
from .making import convert, soffice
from .test_same_findings import findings, rules


def test_what_is_wrong_is_found_and_nothing_else() -> None:
    data = report()
    assert tuple(words for _, _, words in findings(data, "报告.docx")) == FAULTS
    document = read(data, "报告.docx")
    (notice,) = document.notices
    assert re.search("插入[0-9]{3}处，删除[0-9]{3}处", notice.zh)
    found = check_document(document, rules()).active
    places = [document.source.position(each.span.start).place for each in found]
    assert re.fullmatch("第[0-9]+段 表3第7行第3列 第[0-9]+段文本框 第[0-9]+段 脚注22", " ".join(places))


def test_numbers_are_those_that_a_reader_sees() -> None:
    text = read(report(), "报告.docx").text
    headings = [line for line in text.split("\n") if re.match("[一二三四]、|（", line)]
    assert len(headings) == 4 + len(WORK)
    assert headings[4].startswith("（四）") and headings[5].startswith(
        "（五）"
    )  # the one deleted takes no number
    assert text.count("\n10. ") == len(WORK)
    assert "撤下" not in text and "120%" not in text
    assert text.count("受理投诉36件") == 1


def annotated(folder: Path) -> bytes:
    source, copy = folder / "报告.docx", folder / "报告.批注.docx"
    data = report()
    source.write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    assert cli.main(["check", str(source), "--annotate", str(copy)], io.StringIO(), out, err) == 1
    assert err.getvalue() == ""
    assert source.read_bytes() == data
    return copy.read_bytes()


def test_the_commented_copy_reads_like_the_original(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    made = annotated(tmp_path)
    assert read(made, "报告.docx").text == read(report(), "报告.docx").text
    assert findings(made, "报告.docx") == findings(report(), "报告.docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == len(FAULTS)
        for name in ("word/numbering.xml", "word/styles.xml", "word/footnotes.xml"):
            assert len(archive.read(name)) > 500


@soffice
def test_libreoffice_opens_the_copy_with_its_pages_and_comments(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    pdfium = pytest.importorskip("pypdfium2")
    made = annotated(tmp_path)
    document = pdfium.PdfDocument(convert({"报告.docx": made}, "pdf", tmp_path)["报告"])
    assert len(document) >= 50
    document.close()
    again = convert({"报告.docx": made}, "docx:MS Word 2007 XML", tmp_path)["报告"]
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == len(FAULTS)
    assert findings(again, "报告.docx") == findings(made, "报告.docx")
