"""Every encoding in use gives the same characters; what is no text is refused in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.document import Unreadable, format_of, read
from lawlint.document.decode import decode
from lawlint.document.fold import fold

REPORT = "平川市2024年法治政府建设年度报告\n一、主要成效\n全年收到行政复议申请８０件，受理72件。\n"


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        b"\xff\xfe" + REPORT.encode("utf-16-le"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
        REPORT.encode("gb18030"),
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_every_encoding_and_line_end_gives_the_same_text(data: bytes) -> None:
    document = read(data, "报告.txt")
    assert document.text == REPORT
    assert [section.title for section in document.sections] == ["主要成效"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_what_was_encoded_can_be_written_back(text: str) -> None:
    data = ("法" + text).encode()
    decoded = decode(data)
    assert decoded.mark + decoded.raw.encode(decoded.encoding) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空"),
        (b" \r\n\t\n", "空"),
        (b"\xef\xbb\xbf", "空"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "二进制"),
        (b"\xff\xfe\0\0a\0\0\0", "UTF-32"),
        (b"\xff\xfea", "第1行"),
        (REPORT.encode() + b"\xff" + REPORT.encode(), "第4行"),
        (b"\xff\xff\xff\xff caf\xe9\xff", "编码"),
    ],
)
def test_what_is_no_text_is_refused_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "报告.txt")
    assert words in refused.value.words.zh


def test_a_damaged_utf8_file_is_not_taken_for_gb18030() -> None:
    """Read as GB18030 it would be nonsense with many false alarms."""
    with pytest.raises(Unreadable, match="UTF-8"):
        decode(REPORT.encode()[:-3] + b"\x82\n")


def test_files_are_limited_in_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lawlint.document.LARGEST", 10)
    with pytest.raises(Unreadable, match="larger"):
        read(REPORT.encode(), "报告.txt")


def test_the_name_of_a_file_chooses_its_reader() -> None:
    assert format_of("报告") == "txt"
    assert format_of("a/报告.MD") == "md"
    with pytest.raises(Unreadable, match=r"\.xls"):
        format_of("报告.xls")


@given(st.text())
def test_folding_keeps_every_offset_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_folding_brings_both_widths_together_and_keeps_the_rest() -> None:
    assert fold("（一），８０％；Ａ～Ｂ\u3000：？！．") == "(一),80%;A~B :?!."
    assert fold("。、《》“”〔〕—…\u200b\u202e") == "。、《》“”〔〕—…\u200b\u202e"
