"""``--fix`` and ``--diff``: safe fixes only, the rest of the file untouched byte by byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint import document
from lawlint.finding import Edit, Finding, Fix, Severity, Span, Words
from lawlint.fixing import apply

from .calling import FAULTY, Lawlint

FILE = "东岭县报告.txt"


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    fixes = (Fix(made, Words("改", "mend"), safe),)
    return Finding("r", Severity.NOTE, made[0].span, Words("问", "q"), fixes=fixes)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_files_keep_encoding_mark_and_line_ends(
    lawlint: Lawlint, house: Path, end: str, encoding: str, mark: bytes
) -> None:
    text = FAULTY.replace("\n", end)
    (house / FILE).write_bytes(mark + text.encode(encoding))
    run = lawlint("check", FILE, "--fix")
    assert (house / FILE).read_bytes() == mark + text.replace("法制", "法治").encode(encoding)
    assert "已改正1处" in run.out
    assert "wrong-word" not in run.out
    assert run.status == 1


def test_fixing_twice_changes_nothing(lawlint: Lawlint, house: Path) -> None:
    lawlint("check", FILE, "--fix")
    before = (house / FILE).stat().st_mtime_ns, (house / FILE).read_bytes()
    assert "已改正" not in lawlint("check", FILE, "--fix").out
    assert ((house / FILE).stat().st_mtime_ns, (house / FILE).read_bytes()) == before


def test_a_diff_shows_the_change_and_makes_none(lawlint: Lawlint, house: Path) -> None:
    run = lawlint("check", ".", "--diff")
    assert run.status == 1
    assert (
        "-推进法制政府建设，列入事项XX项，措施有效。\n+推进法治政府建设，列入事项XX项，措施有效。\n"
        in run.out
    )
    assert run.out.count("@@") == 2
    assert (house / FILE).read_text("utf-8") == FAULTY
    assert lawlint("check", "云岭县报告.txt", "--diff") == type(run)(0, "", "")


def test_markdown_marks_stay(lawlint: Lawlint, house: Path) -> None:
    text = "# 东岭县报告\n\n**法制政府**建设，**法制**政府，[法制政府](x.md)。\n"
    (house / "a.md").write_text(text, "utf-8")
    lawlint("check", "a.md", "--fix")
    assert (house / "a.md").read_text("utf-8") == text.replace("法制政府", "法治政府")


def test_web_pages_are_mended_in_their_source(lawlint: Lawlint, house: Path) -> None:
    text = (
        "<html>\n<head><meta charset='utf-8'></head>\n<body><p>东岭县报告</p>\n"
        "<p>推进&nbsp;<b>法制政府</b>建设，推进法制政府建设&amp;其他。</p></body></html>\n"
    )
    (house / "a.html").write_text(text, "utf-8")
    lawlint("check", "a.html", "--fix")
    assert (house / "a.html").read_text("utf-8") == text.replace("法制", "法治")


def test_suppressed_findings_are_not_fixed(lawlint: Lawlint, house: Path) -> None:
    (house / "lawlint.yaml").write_text(
        "extends: []\nrules: [house.yaml]\nsuppress:\n  - {rule: wrong-word, text: 法制政府, reason: 原文}\n",
        "utf-8",
    )
    lawlint("check", FILE, "--fix")
    assert (house / FILE).read_text("utf-8") == FAULTY


def test_permissions_stay(lawlint: Lawlint, house: Path) -> None:
    (house / FILE).chmod(0o640)
    lawlint("check", FILE, "--fix")
    assert (house / FILE).stat().st_mode & 0o777 == 0o640


def test_overlapping_touching_and_unsafe_fixes_are_left() -> None:
    data = "甲乙丙丁".encode()
    read = document.read(data, "a.txt")

    def fixed(*findings: Finding) -> str:
        return apply(data, read, findings)[0].decode()

    assert fixed(finding((0, 1, "一")), finding((2, 3, "三"))) == "一乙三丁"
    assert fixed(finding((0, 2, "一")), finding((1, 3, "三"))) == "一丙丁"
    assert fixed(finding((0, 2, "一")), finding((2, 3, "三"))) == "一丙丁"
    assert fixed(finding((0, 1, "一"), safe=False)) == "甲乙丙丁"
    assert fixed(finding((0, 1, "一"), (3, 4, "四")), finding((3, 4, "五"))) == "一乙丙四"
    assert fixed(finding((2, 2, "+"))) == "甲乙+丙丁"


def test_what_the_encoding_cannot_hold_is_not_written() -> None:
    data = "甲乙".encode("gb18030")
    read = replace(document.read(data, "a.txt"), encoding="gb2312")
    assert apply(data, read, [finding((0, 1, "😀"))])[0] == data


_edits = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("一二\n", max_size=2)), max_size=6)


@given(_edits, st.sampled_from(["\n", "\r\n"]))
def test_applying_equals_replacing_from_the_end(edits: list[tuple[int, int, str]], end: str) -> None:
    """Offsets carried through line ends hit the same characters as in the text."""
    text = "甲乙丙丁戊\n己庚辛壬癸\n子丑寅卯辰\n巳午"
    data = text.replace("\n", end).encode()
    read = document.read(data, "a.txt")
    wanted = [
        (start, min(start + length, len(text)), new) for start, length, new in edits if start < len(text)
    ]
    mended, _ = apply(data, read, [finding(edit) for edit in wanted])
    kept: list[tuple[int, int, str]] = []
    for edit in wanted:
        if all(edit[1] < other[0] or other[1] < edit[0] for other in kept):
            kept.append(edit)
    expected = text
    for start, stop, new in sorted(kept, reverse=True):
        expected = expected[:start] + new + expected[stop:]
    assert mended.decode().replace("\r\n", "\n") == expected.replace("\r\n", "\n")
