"""One report gives the same findings as text, Markdown, Word, web page and PDF, whoever wrote the file."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from lawlint.document import legacy, read
from lawlint.engine import check_document
from lawlint.rules.loading import load_builtin
from lawlint.rules.model import RuleSet

from .making import convert, level, lists, paragraph, pdf, soffice, word
from .test_pdf import set_lines

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = [path for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".txt", ".md")]
HAN = re.compile(r"[一二三四五六七八九十]+、")
BRACKET = re.compile(r"（[一二三四五六七八九十]+）")


@cache
def rules() -> RuleSet:
    return load_builtin()


def lines_of(path: Path) -> list[str]:
    """The paragraphs of an example, without Markdown marks."""
    return [line.lstrip("# ").strip() for line in path.read_text("utf-8").split("\n") if line.strip()]


def findings(data: bytes, name: str) -> list[tuple[str, str, str]]:
    """Rule, severity and words of every finding, without the characters that PDF cannot keep apart."""
    document = read(data, name)
    found = check_document(document, rules()).active
    return [(each.rule, each.severity.word, each.span.of(document.text).replace(" ", "")) for each in found]


def as_markdown(lines: list[str]) -> bytes:
    made = []
    for at, line in enumerate(lines):
        head = (
            "#"
            if not at
            else "##"
            if HAN.match(line)
            else "###"
            if BRACKET.match(line) and len(line) < 40
            else ""
        )
        made.append(f"{head} {line}".strip())
    return "\n\n".join(made).encode()


def as_html(lines: list[str]) -> bytes:
    body = "\n".join(f"<p>&#12288;&#12288;{escape(line)}</p>" for line in lines[1:])
    return (
        f"<html><head><meta charset=gbk><title>{lines[0]}_平川</title></head><body><ul class=nav>"
        f"<li>首页</ul>"
        f"<h1>{lines[0]}</h1><div class=TRS_Editor>{body}</div><div class=footer>主办</div></body></html>"
    ).encode("gb18030")


def as_word(lines: list[str]) -> bytes:
    """Headings numbered by the word processor where the numbers are in order; words cut into several runs."""
    numbering = lists(level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）"))
    counts = [0, 0]
    made = []
    for line in lines:
        found = HAN.match(line) or BRACKET.match(line)
        depth = int(line.startswith("（"))
        automatic = ""
        if found and "一二三四五六七八九"[counts[depth]] in found[0]:
            counts[depth], counts[1] = counts[depth] + 1, counts[1] + 1 if depth else 0
            line = line[found.end() :]
            automatic = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        words = (escape(part) for part in re.findall(".{1,7}", line))
        runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in words)
        made.append(paragraph(runs, "", automatic))
    return word("".join(made), numbering=numbering)


def as_pdf(lines: list[str]) -> bytes:
    placed = set_lines(tuple(lines))
    sheets = [placed[at : at + 22] for at in range(0, len(placed), 22)]
    return pdf([[(x, 740 - 28 * at, line) for at, (x, line) in enumerate(sheet)] for sheet in sheets])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:4])
def test_every_format_gives_the_same_findings(path: Path) -> None:
    lines = lines_of(path)
    expected = findings("\n".join(lines).encode(), "报告.txt")
    made = {
        "报告.md": as_markdown(lines),
        "报告.html": as_html(lines),
        "报告.docx": as_word(lines),
        "报告.pdf": as_pdf(lines),
    }
    for name, data in made.items():
        assert findings(data, name) == expected, name


def test_the_faulty_example_has_findings_and_the_clean_one_has_none() -> None:
    """Else the comparison above says nothing."""
    counts = [len(findings(path.read_bytes(), path.name)) for path in REPORTS]
    assert min(counts) == 0
    assert max(counts) >= 10


def typed(lines: list[str]) -> bytes:
    """A Word file by python-docx with every number typed."""
    docx = pytest.importorskip("docx")
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line).paragraph_format.first_line_indent = docx.shared.Pt(22)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@soffice
@pytest.mark.parametrize("ending", ["odt", "doc", "rtf", "html", "pdf"])
def test_files_of_libreoffice_give_the_same_findings(ending: str, tmp_path: Path) -> None:
    """Numbers typed, and numbered by the word processor as far as the format can say so.

    LibreOffice writes no punctuation of numbers beyond ASCII into RTF and no kind of numbers into HTML.
    """
    made, expected, old = {}, {}, ending in ("odt", "doc", "rtf")
    for number, path in enumerate(REPORTS):
        lines = lines_of(path)
        made[f"typed{number}.docx"] = typed(lines)
        if ending not in ("rtf", "html"):
            made[f"auto{number}.docx"] = as_word(lines)
        for name in (f"typed{number}", f"auto{number}"):
            expected[name] = findings("\n".join(lines).encode(), "报告.txt")
    found = convert(made, ending, tmp_path)
    assert len(found) == len(made)
    for name, data in zip(found, legacy.convert([*found.values()]) if old else found.values(), strict=True):
        assert isinstance(data, bytes), name
        assert findings(data, f"{name}.{ending}") == expected[name], name


def rich(text: str) -> str:
    """Characters as RTF writes them."""
    return "".join(rf"\u{ord(char)} ?" for char in text)


@soffice
def test_rich_text_as_word_writes_it_keeps_its_numbers() -> None:
    level = r"{\listlevel\levelnfc%s\leveljc0\levelstartat1\levelfollow2{\leveltext %s;}{\levelnumbers %s;}}"
    first = level % (37, rf"\'02\'00{rich('、')}", r"\'01")
    second = level % (37, rf"\'03{rich('（')}\'01{rich('）')}", r"\'02")
    lists = rf"{{\*\listtable{{\list\listtemplateid1{first}{second}\listid1}}}}"
    used = r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    body = ((0, "主要举措"), (1, "规范执法"), (1, "强化监督"), (0, "存在问题"))
    texts = "".join(rf"\pard\ls1\ilvl{depth} {rich(text)}\par " for depth, text in body)
    fonts = r"{\fonttbl{\f0\fcharset134 SimSun;}}"
    source = rf"{{\rtf1\ansi\ansicpg936\deff0{fonts}{lists}{used}{texts}}}"
    text = read(source.encode("ascii"), "报告.rtf").text
    assert text.split("\n") == ["一、主要举措", "（一）规范执法", "（二）强化监督", "二、存在问题"]
