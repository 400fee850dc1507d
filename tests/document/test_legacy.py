"""Older formats are told apart by what they hold, and read through LibreOffice or refused with advice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lawlint import cli
from lawlint.document import Unreadable, legacy, read

from .making import archive, convert, paragraph, pdf, soffice, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BODY = "".join(map(paragraph, ("云岭县2024年法治政府建设年度报告", "全年收到行政复议申请80件，受理93件。")))


def named(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (word(BODY), "docx"),
        (pdf([[(80, 700, "甲")]]), "pdf"),
        (named("WordDocument"), "legacy"),
        (b"{\\rtf1\\ansi}", "legacy"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "docx"),
        (archive({"OFD.xml": b"<x/>"}), "legacy"),
        ("平安".encode(), None),
    ],
)
def test_content_decides(data: bytes, reader: str | None) -> None:
    assert legacy.sniff(data) == reader


def test_a_stored_mimetype_marks_an_open_document() -> None:
    assert (
        legacy.sniff(b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text")
        == "legacy"
    )


def test_the_name_does_not_matter() -> None:
    assert read(word(BODY), "报告.txt").format == "docx"
    assert read(word(BODY), "报告.wps").format == "docx"
    assert read(pdf([[(80, 700, "云岭县全年办结案件。")]]), "报告.docx").format == "pdf"
    assert read(f"<html><body><p>{'平安。' * 20}</p></body></html>".encode(), "报告.doc").format == "html"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (named("EncryptedPackage"), "加密"),
        (named("Workbook"), "电子表格"),
        (named("PowerPoint Document"), "演示文稿"),
        (archive({"xl/workbook.xml": b"<x/>"}), "电子表格"),
        (archive({"OFD.xml": b"<x/>"}), "OFD"),
        (b"MZ\x90\x00 nothing that a word processor wrote", "不是文字文档"),
    ],
)
def test_what_is_no_text_document_is_told(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "报告.doc")
    assert said in caught.value.words.zh


def test_without_libreoffice_the_advice_is_to_save_as_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_office", lambda: None)
    with pytest.raises(Unreadable) as caught:
        read(named("WordDocument"), "报告.doc")
    assert "另存为.docx" in caught.value.words.zh
    assert "save it as .docx" in caught.value.words.en


def test_a_program_that_makes_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr(legacy, "find_office", lambda: str(program))
    (made,) = legacy.convert([named("WordDocument")])
    assert isinstance(made, Unreadable)
    assert "未能转换" in made.words.zh


def test_a_program_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(legacy, "find_office", lambda: str(program))
    monkeypatch.setattr(legacy, "_START", 0.2)
    monkeypatch.setattr(legacy, "_EACH", 0.0)
    (made,) = legacy.convert([named("WordDocument")])
    assert isinstance(made, Unreadable)


@soffice
def test_old_formats_read_like_the_new_one(tmp_path: Path) -> None:
    """One call converts all of them; a file that is none does not spoil the others."""
    expected = read(word(BODY), "x.docx").text
    files = [convert({"x.docx": word(BODY)}, name, tmp_path)["x"] for name in ("doc", "rtf", "odt")]
    made = legacy.convert([*files, b"nothing", word(BODY)])
    assert isinstance(made[3], Unreadable)
    for data in (*made[:3], made[4]):
        assert isinstance(data, bytes)
        assert read(data, "x.docx").text == expected
    assert read(files[0], "报告.wps").text == expected


def test_files_of_a_run_are_converted_in_one_call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever else stands under an old name is left to its own reader."""
    calls = []

    def once(files: list[bytes]) -> list[bytes | Unreadable]:
        calls.append(files)
        return [word(BODY) for _ in files]

    monkeypatch.setattr(legacy, "convert", once)
    old, page = named("WordDocument"), f"<html><p>{'平安。' * 20}</p></html>".encode()
    for name, data in (("a.doc", old), ("b.doc", word(BODY)), ("c.wps", old), ("d.doc", page)):
        (tmp_path / name).write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    assert cli.main(["check", str(tmp_path)], io.StringIO(), out, err) == 1
    assert calls == [[old, old]]
    assert err.getvalue() == ""
    assert "4篇" in out.getvalue()
