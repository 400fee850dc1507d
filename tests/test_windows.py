"""What is different on Windows, tried on any system: paths with drives and backslashes, line ends, consoles."""

from __future__ import annotations

import io
import ntpath
import os
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from cli.calling import CLEAN, FAULTY, Lawlint, started
from lawlint import paths, run, session
from lawlint.lean import replace
from lawlint.report import view
from lawlint.result import Options
from lawlint.rules import config
from lawlint.rules.config import Config
from lawlint.rules.loading import load_text

__all__ = ["house", "lawlint"]
from cli.conftest import house, lawlint

ROOT = "C:\\仓库"


class Windows:
    """``os`` with the paths of Windows, the current folder being ``ROOT``."""

    path = ntpath
    sep = "\\"

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def getcwd(self) -> str:
        return ROOT


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (view, session, paths, config):
        monkeypatch.setattr(module, "os", Windows())


def folder(name: str) -> Path:
    return cast(Path, PureWindowsPath(name))


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "relative", "uri"),
    [
        ("C:\\仓库\\docs\\报告 1.txt", "docs/报告 1.txt", "docs/%E6%8A%A5%E5%91%8A%201.txt"),
        ("C:\\仓库2\\a.txt", "a.txt", "a.txt"),
        ("D:\\docs\\a.txt", "a.txt", "a.txt"),
        ("\\\\server\\share\\a.txt", "a.txt", "a.txt"),
    ],
)
def test_paths_in_outputs_have_slashes_and_no_drive(path: str, relative: str, uri: str) -> None:
    seen = view.View(load_text("rules: []", builtin=False), ROOT)
    assert seen.relative(path) == relative
    assert seen.uri(path) == uri


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("files", "root"),
    [
        ([f"{ROOT}\\a\\1.txt", f"{ROOT}\\2.txt", "-"], ROOT),
        (["D:\\年报\\a\\1.txt", "D:\\年报\\b\\2.txt"], "D:\\年报"),
        (["C:\\a\\1.txt", "D:\\b\\2.txt"], ROOT),
        (["\\\\server\\share\\a\\1.txt", "\\\\server\\share\\b\\2.txt"], "\\\\server\\share\\"),
    ],
)
def test_the_root_holds_all_files_unless_they_are_on_several_drives(
    files: list[str], root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "git_root", lambda folder: None)
    assert session.root_of(files) == root


@pytest.mark.usefixtures("windows")
def test_configuration_is_looked_for_from_several_drives() -> None:
    assert config.locate(["C:\\a\\1.txt", "D:\\b\\2.txt"]) is None


@pytest.mark.usefixtures("windows")
def test_what_is_left_out_is_written_with_slashes_and_other_drives_are_not_meant() -> None:
    leaves_out = session.excluded(replace(Config(), folder=folder(ROOT), exclude=("/旧/", "*.tmp.txt")))
    assert leaves_out("C:\\仓库\\旧\\a.txt")
    assert leaves_out("C:\\仓库\\b\\c.tmp.txt")
    assert not leaves_out("C:\\仓库\\新\\旧\\a.txt")
    assert not leaves_out("D:\\旧\\a.txt")


@pytest.mark.usefixtures("windows")
def test_suppressions_and_baselines_name_files_with_slashes() -> None:
    assert paths.inside("C:\\仓库\\docs\\报告.txt", folder(ROOT)) == "docs/报告.txt"
    assert paths.inside("D:\\报告.txt", folder(ROOT)) == "D:/报告.txt"


def test_no_more_processes_are_asked_for_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    job = run.Job(load_text("rules: []", builtin=False), Options(), ())

    def parallel(batches: object, job: object, workers: int) -> Iterator[run.Outcome]:
        asked.append(workers)
        return iter(())

    monkeypatch.setattr(run, "_parallel", parallel)
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    files = [f"{at}.txt" for at in range(500)]
    for workers in (0, 200, 3):
        list(run.check_files(files, job, workers))
    assert asked == [61, 61, 3]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_line_ends_of_windows_move_no_place(lawlint: Lawlint, house: Path, name: str) -> None:
    said = []
    text = FAULTY.replace("\n\n", "\n\n\n\n")
    for end in ("\n", "\r\n"):
        (house / name).write_bytes(text.replace("\n", end).encode())
        said.append(lawlint("check", name, "--format", "json").out)
    assert said[0] == said[1]
    assert "wrong-word" in said[0]


def test_rules_and_configuration_may_have_the_line_ends_and_the_mark_of_notepad(
    lawlint: Lawlint, house: Path
) -> None:
    before = lawlint("check", ".").out
    for name in ("lawlint.yaml", "house.yaml"):
        content = (house / name).read_bytes().replace(b"\n", b"\r\n")
        (house / name).write_bytes(b"\xef\xbb\xbf" + content)
    assert lawlint("check", ".").out == before
    (house / "house.yaml").write_bytes(b"rules: []\r\nrulez: []\r\n")
    assert "house.yaml:2:1:" in lawlint("check", ".").err


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_files_in_the_encodings_of_windows(lawlint: Lawlint, house: Path, encoding: str) -> None:
    before = lawlint("check", "东岭县报告.txt").out
    (house / "东岭县报告.txt").write_bytes(FAULTY.replace("\n", "\r\n").encode(encoding))
    assert lawlint("check", "东岭县报告.txt").out == before


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (("check", "x.txt"), "gbk"),
        (("check", "x.txt", "--trace", "wrong-word"), "gbk"),
        (("check", "x.txt", "--diff"), "gbk"),
        (("check", "x.txt", "nix✔.txt"), "gbk"),
        (("facts", "x.txt"), "gbk"),
        (("explain", "wrong-word"), "gbk"),
        (("rules",), "gbk"),
        (("rules", "--show-config"), "gbk"),
        (("test",), "gbk"),
        (("check", "--help"), "gbk"),
        (("nix",), "gbk"),
        *(
            (("check", "x.txt", "--format", name), "utf-8")
            for name in ("json", "jsonl", "sarif", "github", "gitlab", "checks", "junit", "html")
        ),
    ],
)
def test_every_command_speaks_on_a_gbk_console(
    house: Path, arguments: tuple[str, ...], encoding: str
) -> None:
    """Messages in its own encoding, what programs read in UTF-8, and no character ends the run."""
    (house / "x.txt").write_text(FAULTY.replace("推进", "推进✔😀𠮷") + CLEAN, "utf-8")
    done = started("-m", "lawlint", *arguments, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    text = done.stdout.decode(encoding) + done.stderr.decode("gbk")
    assert any("\u4e00" <= char <= "\u9fff" for char in text)


def test_a_stream_without_an_encoding_will_do() -> None:
    """As ``pythonw`` and tests have them."""
    from lawlint.output import StreamSink

    stream = io.StringIO()
    sink = StreamSink(stream, machine=True)
    sink.write("法\n")
    sink.close()
    assert stream.getvalue() == "法\n"
