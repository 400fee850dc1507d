"""Whatever a file that calls itself Word holds: a document, or one clear refusal."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.document import Unreadable, read
from lawlint.document.docx_package import MAX_ENTRIES, Package

from .making import W, archive, level, lists, numbered, paragraph, run, word

GOOD = word(
    numbered("受理93件。") + "<w:tbl><w:tr><w:tc>" + paragraph("甲") + "</w:tc><w:tc/></w:tr></w:tbl>",
    numbering=lists(level(0, "chineseCounting", "%1、")),
)


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "报告.docx", "docx")
    assert caught.value.words.en
    return caught.value.words.zh


def with_document(text: str | bytes) -> bytes:
    return word("", {"word/document.xml": text if isinstance(text, bytes) else text.encode()})


def test_no_archive_and_an_archive_of_something_else() -> None:
    assert "损坏" in refusal(b"")
    assert "损坏" in refusal(GOOD[: len(GOOD) // 2])
    assert "正文" in refusal(archive({"a.txt": b"hello"}))
    assert "正文" in refusal(with_document(f"<w:document {W}/>"))
    assert "没有文字" in refusal(word(paragraph("<w:r/>")))


def test_entities_and_document_types_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    assert "实体" in refusal(with_document(bomb))
    assert "实体" in refusal(
        with_document(('<?xml version="1.0" encoding="UTF-16"?>' + bomb).encode("utf-16"))
    )
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document/>'
    assert "实体" in refusal(with_document(outside))
    assert "编码" in refusal(with_document("<a/>".encode("utf-16-le")))
    assert "XML" in refusal(with_document("<w:document>"))


def test_parts_in_utf_16_are_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>'
    text += f"<w:document {W}><w:body>{paragraph('平安')}</w:body></w:document>"
    assert read(with_document(text.encode("utf-16")), "x.docx").text == "平安"


def test_bombs_are_refused() -> None:
    assert "过大" in refusal(with_document(b" " * (20 << 20)))
    many = archive({f"{at}": b"" for at in range(MAX_ENTRIES + 1)})
    assert str(MAX_ENTRIES) in refusal(many)


def test_a_part_larger_than_declared_is_refused() -> None:
    """The central directory promises 10 bytes, the stream holds more."""
    data = bytearray(word(paragraph("平安")))
    with zipfile.ZipFile(BytesIO(data)) as made:
        at = made.infolist()[-1]
    place = data.rfind(at.filename.encode())
    data[place - 22 : place - 18] = (10).to_bytes(4, "little")
    assert refusal(bytes(data))


def test_deep_nesting_is_refused() -> None:
    depth = 3000
    around = (
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    )
    for opening, closing in around:
        assert "嵌套" in refusal(word(opening * depth + paragraph("甲") + closing * depth))
    assert "嵌套" in refusal(word(paragraph("<w:ins>" * depth + run("甲") + "</w:ins>" * depth)))


def test_names_that_lead_out_of_the_archive_lead_nowhere() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" '
        'Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>'
    )
    assert "正文" in refusal(word(paragraph("平安"), {"_rels/.rels": rels.encode()}))


def test_absurd_numbers_do_no_harm() -> None:
    wild = level(0, "chineseCounting", "%1、%1、" * 9, start=10**9 - 1) + level(9, "decimal", "%9", start=1)
    table = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + paragraph("甲")
    table += "</w:tc><w:tc>" + paragraph("乙") + "</w:tc></w:tr></w:tbl>"
    body = numbered("甲") + numbered("甲", 8) + numbered("甲", 77) + numbered("甲", -1) + table
    loop = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    loop += '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    found = read(word(body + paragraph("丙", "a"), numbering=lists(wild), styles=loop), "x.docx")
    assert found.text.endswith("丙")


@settings(max_examples=150)
@given(st.integers(0, 2), st.binary(min_size=1, max_size=8), st.floats(0, 1))
def test_damaged_parts_give_a_document_or_a_refusal(which: int, junk: bytes, where: float) -> None:
    package = Package.open(GOOD)
    name = ("word/document.xml", "word/numbering.xml", "_rels/.rels")[which]
    part = package.read(name)
    at = int(where * len(part))
    files = {each: package.read(each) for each in package.names} | {
        name: part[:at] + junk + part[at + len(junk) :]
    }
    try:
        assert read(archive(files), "x.docx", "docx").text
    except Unreadable as error:
        assert error.words.zh
