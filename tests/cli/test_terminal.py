"""The text output on a terminal, and that nothing in a document can play with it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from lawlint.text import visible, width, wrapped

from .calling import FAULTY, Lawlint, started

FILE = "东岭县报告.txt"


def test_findings_are_grouped_with_their_words_marked(lawlint: Lawlint) -> None:
    out = lawlint("check", FILE, terminal=True).out
    assert out.startswith(f"\x1b[1m{FILE}\x1b[0m  \x1b[2m年度报告，据标题\x1b[0m\n\n  \x1b[2m第3行\x1b[0m\n")
    assert "推进\x1b[4m法制政府\x1b[0m建设" in out
    assert "\x1b[31m错误\x1b[0m" in out
    assert "改为“法治政府”（可用 --fix 修改）" in out


@pytest.mark.parametrize("how", ["--no-color", "NO_COLOR", "TERM"])
def test_colours_can_be_switched_off(lawlint: Lawlint, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    if how == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    if how == "TERM":
        monkeypatch.setenv("TERM", "dumb")
    out = lawlint("check", FILE, *(["--no-color"] if how.startswith("-") else []), terminal=True).out
    assert "\x1b" not in out
    assert "推进【法制政府】建设" in out


def test_lines_fit_the_terminal(lawlint: Lawlint, house: Path) -> None:
    (house / "长.txt").write_text("甲县报告\n\n" + "一" * 300 + "法制政府" + "二" * 300 + "\n", "utf-8")
    out = lawlint("check", "长.txt", "--no-color", terminal=True).out
    assert "…" in out
    body = out.split("\n\n检查")[0]
    assert max(width(line) for line in body.splitlines()) <= 80


def test_no_line_ends_with_an_opening_mark_or_starts_with_a_closing_one() -> None:
    text = "“一是”之后是“三是”，中间没有“二是”（见第三部分）。" * 3
    for columns in range(8, 60):
        lines = wrapped(text, columns)
        assert "".join(lines) == text
        assert not any(line[-1] in "“（" or line[0] in "”）。，" for line in lines)


def test_nothing_is_obeyed_that_a_document_or_a_file_name_says_to_the_terminal(
    lawlint: Lawlint, house: Path
) -> None:
    evil = "\x1b[31m\u202e\u200b\x07"
    name = f"恶{evil}.txt"
    (house / name).write_text(FAULTY.replace("推进", f"推进{evil}"), "utf-8")
    for terminal in (True, False):
        run = lawlint("check", name, "nix\x1b", "--no-color", terminal=terminal)
        assert not set("\x1b\u202e\u200b\x07") & set(run.out + run.err)
        assert "\\x1b[31m\\u202e\\u200b\\x07" in run.out


def test_progress_is_for_terminals_only_and_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    from lawlint import progress

    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setattr(progress, "_EVERY", -1.0)
    stream = io.StringIO()
    assert list(progress.shown(iter("abc"), 3, stream, "zh")) == ["a", "b", "c"]
    assert stream.getvalue() == "\r检查 1/3\r检查 2/3\r检查 3/3\r\x1b[K"


def test_a_console_that_lacks_a_character_shows_its_number(house: Path) -> None:
    """On a GBK console an emoji in a report must not end the run."""
    (house / "e.txt").write_text(FAULTY.replace("推进法制政府", "推进✔😀法制政府"), "utf-8")
    (house / "lawlint.yaml").write_text("extends: []\nrules: [wide.yaml]\n", "utf-8")
    rules = (house / "house.yaml").read_text("utf-8").replace("words: [有效]", "find: ✔.")
    (house / "wide.yaml").write_text(rules, "utf-8")
    done = started("-m", "lawlint", "check", "e.txt", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"\\u2714\\U0001f600" in done.stdout
    assert "错误1处".encode("gbk") in done.stdout


def test_machine_outputs_are_utf8_on_any_console(house: Path) -> None:
    done = started("-m", "lawlint", "check", FILE, "--format", "json", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert "法制政府" in done.stdout.decode("utf-8")


def test_wrapping_counts_columns_and_starts_no_line_with_a_closing_mark() -> None:
    assert wrapped("甲乙丙丁，戊己", 8) == ["甲乙丙", "丁，戊己"]
    assert wrapped("see lawlint check 报告", 12) == ["see lawlint", "check 报告"]
    assert wrapped("", 10) == [""]
    assert width("甲a") == 3


@pytest.mark.parametrize(
    "char", ["\x1b", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\U000e0041"]
)
def test_unseen_characters_are_shown(char: str) -> None:
    assert char not in visible(f"甲{char}乙")
    assert visible("甲，ab “丙”") == "甲，ab “丙”"
