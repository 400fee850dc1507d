"""One report gives the same findings as text, Markdown, Word, web page and PDF, whoever wrote the file."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from lawlint.document import read
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


@soffice
def test_files_of_other_writers_give_the_same_findings(tmp_path: Path) -> None:
    """Word files by python-docx and by LibreOffice, PDF by LibreOffice."""
    docx = pytest.importorskip("docx")
    for number, path in enumerate(REPORTS):
        lines = lines_of(path)
        expected = findings("\n".join(lines).encode(), "报告.txt")
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line).paragraph_format.first_line_indent = docx.shared.Pt(22)
        buffer = BytesIO()
        made.save(buffer)
        folder = tmp_path / str(number)
        folder.mkdir()
        files = {"报告.docx": buffer.getvalue()}
        again = convert(files, "odt", folder)["报告"]
        assert findings(files["报告.docx"], "报告.docx") == expected
        assert findings(again, "报告.odt") == expected
        assert findings(convert(files, "pdf", folder)["报告"], "报告.pdf") == expected
