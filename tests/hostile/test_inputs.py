"""Files that are broken or made to deceive: one line each, and nothing lost of the others."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cli.calling import FAULTY, Lawlint
from document.making import paragraph, word
from document.making import run as words
from lawlint import document, run
from lawlint.document import LARGEST
from lawlint.engine import MOST
from lawlint.report import NAMES

GOOD = "东岭县报告.txt"
EVIL = "\x1b[31m\x07\u202e\u2066\u200b\ufeff\x9b"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0" * 1000, "二进制"),
        ("法治政府".encode() + b"\0" * 10, "二进制"),
        (b"\xed\xa0\x80\xed\xb0\x80 abc", "编码"),
        (b"\xff\xfe\xfd\x81\x00\x00" * 50, "二进制"),
        (b"PK\x03\x04garbage", "损坏"),
        (b"%PDF-1.7\ngarbage", "PDF"),
    ],
)
def test_bytes_that_are_no_text_cost_one_line(
    lawlint: Lawlint, house: Path, content: bytes, said: str
) -> None:
    (house / "x.txt").write_bytes(content)
    result = lawlint("check", "x.txt", GOOD)
    assert result.status == 2
    assert said in result.err
    assert result.err.count("\n") == 1
    assert result.out.count(GOOD) == 3


def test_a_huge_file_is_refused_without_being_read_whole(lawlint: Lawlint, house: Path) -> None:
    with (house / "x.txt").open("wb") as file:
        file.truncate(LARGEST + (1 << 30))  # a sparse file
    result = lawlint("check", "x.txt", GOOD)
    assert result.status == 2
    assert f"超过{LARGEST >> 20} MB" in result.err
    assert result.out.count(GOOD) == 3


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.docx"])
def test_a_text_that_is_too_long_is_refused(
    lawlint: Lawlint, house: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever it is packed in: a small archive may hold a long text."""
    monkeypatch.setattr(document, "LONGEST", 20_000)
    for length, expected in ((19_000, 0), (21_000, 2), (90_000, 2)):
        text = "法" * length
        data = word(paragraph(words(text))) if name == "x.docx" else f"<p>{text}</p>\n".encode()
        (house / name).write_bytes(data if "html" in name or "docx" in name else f"{text}\n".encode())
        result = lawlint("check", name, "云岭县报告.txt")
        assert (result.status, result.err.count("\n")) == (expected, expected // 2)
        assert "正文超过" in result.err or not expected


def test_a_million_digits_are_no_figure(lawlint: Lawlint, house: Path) -> None:
    (house / "x.txt").write_text("受理" + "9" * 1_000_000 + "件，办结XX件。\n", "utf-8")
    result = lawlint("check", "x.txt", "--quiet")
    assert result.status == 1
    assert "placeholder" in result.out


@pytest.mark.parametrize("format", ["text", "json", "html", "jsonl"])
def test_a_rule_that_never_ceases_is_cut_short_and_the_reader_is_told(
    lawlint: Lawlint, house: Path, format: str
) -> None:
    (house / "x.txt").write_text("推进法制政府建设。\n" * (2 * MOST) + "事项XX项。\n", "utf-8")
    result = lawlint("check", "x.txt", "--format", format, "--lang", "en")
    assert result.status == 1
    assert "more than 1000 findings of wrong-word: the others are not listed" in result.out
    assert "placeholder" in result.out
    if format == "json":
        (made,) = json.loads(result.out)["documents"]
        assert len(made["findings"]) == MOST + 1


def test_links_that_lead_in_a_circle_or_nowhere_cost_one_line(lawlint: Lawlint, house: Path) -> None:
    (house / "a.txt").symlink_to("b.txt")
    (house / "b.txt").symlink_to("a.txt")
    (house / "c.txt").symlink_to("nowhere.txt")
    (house / "round").symlink_to(".")
    result = lawlint("check", "a.txt", "c.txt", GOOD)
    assert result.status == 2
    assert result.err.count("\n") == 2
    assert result.out.count(GOOD) == 3
    assert lawlint("check", ".").out.count(GOOD) == 3


@pytest.mark.parametrize("how", ["gone", "folder", "shorter"])
def test_a_file_that_changes_under_the_reader(
    lawlint: Lawlint,
    house: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """The file is there when the run begins and another when its turn comes."""
    whole = run.load

    def late(path: str) -> bytes:
        if path == "x.txt":
            Path(path).unlink()
            if how == "folder":
                Path(path).mkdir()
            elif how == "shorter":
                Path(path).write_text("法\n", "utf-8")
        return whole(path)

    (house / "x.txt").write_text(FAULTY * 100, "utf-8")
    monkeypatch.setattr(run, "load", late)
    result = lawlint("check", "x.txt", GOOD)
    assert result.out.count(GOOD) == 3
    assert (result.status, result.err.count("\n")) == ((1, 0) if how == "shorter" else (2, 1))


@pytest.mark.parametrize("format", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_output_passes_on_what_a_terminal_or_a_reader_would_obey(
    lawlint: Lawlint,
    house: Path,
    format: str,
    lang: str,
) -> None:
    """Escapes, bidi marks and zero-width characters in a text, its headings and its name are shown."""
    name = f"恶{EVIL}.txt"
    text = f"东岭县{EVIL}2024年法治政府建设年度报告\n\n一、推进{EVIL}\n\n推进{EVIL}法制政府建设，事项X{EVIL}XXX项。\n"
    (house / name).write_text(text, "utf-8")
    result = lawlint("check", name, f"nix{EVIL}", "--format", format, "--lang", lang)
    assert result.status == 2
    assert not set(EVIL) - set("[31m") & set(result.out + result.err)
    if format in ("json", "sarif", "gitlab", "checks"):
        assert json.loads(result.out)
    if format == "junit":
        assert ElementTree.fromstring(result.out) is not None
