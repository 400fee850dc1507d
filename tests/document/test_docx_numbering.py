"""Automatic numbers are those that a word processor shows; checked against LibreOffice where it is there."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from lawlint.document import read
from lawlint.document.numbering import padded, written

from .making import convert, level, lists, numbered, paragraph, soffice, word

FORMATS = (
    "decimal", "decimalZero", "decimalFullWidth", "decimalEnclosedCircle", "upperRoman", "lowerRoman",
    "upperLetter", "lowerLetter", "chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital", "ideographTraditional",
    "ideographZodiac", "chineseLegalSimplified", "ideographLegalTraditional",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "label"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 111, "一百一十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 12034, "一万二千零三十四"),
        ("taiwaneseDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("lowerLetter", 27, "aa"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("no-such-format", 3, "3"),
    ],
)
def test_numbers_in_each_format(name: str, number: int, label: str) -> None:
    assert written(number, name) == label


def test_custom_formats_pad_with_zeros() -> None:
    assert padded(7, "001, 002, 003, ...") == "007"
    assert padded(7, "一, 二") == "7"


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    """The labels of paragraphs whose text is 甲."""
    text = read(word(body, numbering=numbering, styles=styles), "x.docx").text
    return [line.removesuffix("甲") for line in text.split("\n")]


THREE = (
    level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
)


def test_levels_restart_below_each_other() -> None:
    body = "".join(numbered("甲", index) for index in (0, 1, 1, 2, 0, 1, 2, 2))
    assert labels(body, lists(THREE)) == ["一、", "（一）", "（二）", "1. ", "二、", "（一）", "1. ", "2. "]


def test_a_level_that_never_restarts() -> None:
    levels = level(0, "decimal", "%1、") + level(1, "decimal", "%2、", '<w:lvlRestart w:val="0"/>')
    assert labels("".join(numbered("甲", index) for index in (0, 1, 0, 1)), lists(levels)) == [
        "1、", "1、", "2、", "2、",
    ]  # fmt: skip


def test_legal_numbering_shows_figures_at_every_level() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2、", "<w:isLgl/>")
    assert labels(numbered("甲", 0) + numbered("甲", 1), lists(levels)) == ["一、", "1.1、"]


def test_lists_of_one_kind_go_on_and_a_start_of_their_own_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(THREE, nums={1: (1, ""), 2: (1, ""), 3: (1, again)})
    body = "".join(numbered("甲", 0, num) for num in (1, 1, 2, 3, 3))
    assert labels(body, numbering) == ["一、", "二、", "三、", "一、", "二、"]


def test_styles_carry_numbers_to_their_level_and_numbering_can_be_switched_off() -> None:
    one = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>')
    two = level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}</w:style>'
        for name, base in (
            ("h1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ("h2", '<w:basedOn w:val="h1"/>'),
            ("h3", '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'),
        )
    )
    body = "".join(paragraph("甲", name) for name in ("h1", "h2", "h3", "h2", "h1"))
    assert labels(body, lists(one + two), styles) == ["一、", "（一）", "", "（二）", "二、"]


def test_a_list_may_only_name_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(THREE, '<w:numStyleLink w:val="L"/>')
    assert labels(numbered("甲", 0, 2) + numbered("甲", 1, 2), numbering, styles) == ["一、", "（一）"]


def test_bullets_and_missing_lists_show_no_number() -> None:
    assert labels(numbered("甲", 0, 1) + numbered("甲", 0, 9), lists(level(0, "bullet", "\uf0b7"))) == [
        "",
        "",
    ]


@soffice
def test_every_format_agrees_with_libreoffice(tmp_path: Path) -> None:
    starts = (1, 99, 1000)
    abstract, body = [], ""
    for form in FORMATS:
        for start in starts:
            abstract.append(level(0, form, "%1|", start=start))
            body += "".join(numbered("甲", 0, len(abstract)) for _ in range(20 if start < 200 else 2))
    compare(word(body, numbering=lists(*abstract)), tmp_path)


@soffice
def test_sequences_of_levels_agree_with_libreoffice(tmp_path: Path) -> None:
    """Random walks over the levels, skipped levels included, in lists that share numbers or start anew."""
    choose = random.Random(20250218)
    abstract, nums, body = [], {}, ""
    again = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>' for at in range(9)
    )
    for name in range(1, 11):
        abstract.append(
            "".join(
                level(at, choose.choice(FORMATS), choose.choice(("", "%1-" if at else "")) + f"%{at + 1}|")
                for at in range(9)
            )
        )
        nums[name] = (name, "")
        nums[name + 20] = (name, again if name % 2 else "")
        depths = [0, *(choose.randrange(4) for _ in range(12))]
        body += "".join(numbered("甲", depth, name) for depth in depths)
        body += "".join(numbered("甲", depth, name + 20) for depth in depths)
    compare(word(body, numbering=lists(*abstract, nums=nums)), tmp_path)


def compare(data: bytes, folder: Path) -> None:
    """Our text view shows the same labels as LibreOffice's plain text."""
    shown = convert({"x.docx": data}, "txt:Text", folder)["x"].decode("utf-8-sig")
    theirs = [line.strip() for line in shown.split("\n") if line.strip()]
    ours = read(data, "x.docx").text.split("\n")
    assert [plain(line) for line in ours] == [plain(line) for line in theirs]


def plain(line: str) -> str:
    """Without the width of figures, which LibreOffice does not keep, and without the gap before the words."""
    return unicodedata.normalize("NFKC", line).replace(" ", "")
