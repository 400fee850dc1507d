"""Which files are checked: searching, ignoring, excluding, and folders that mean harm."""

from __future__ import annotations

import os
import sys
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest

from lawlint.cli import main
from lawlint.discovery import Found, find


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", "utf-8")


def files(found: Found) -> list[str]:
    return [file.replace(os.sep, "/") for file in found.files]


def test_folders_are_searched_for_documents_in_the_order_of_names(folder: Path) -> None:
    write(folder, "b/x.TXT", "b/a/y.md", "a.docx", "c.png", "b.pdf", ".hidden/z.txt", "~$a.docx", "d/.e.txt")
    assert files(find(["."])) == ["./a.docx", "./b/a/y.md", "./b/x.TXT", "./b.pdf"]


def test_reports_of_lawlint_are_no_documents(folder: Path) -> None:
    """So that a report may be written into the folder that is checked, again and again."""
    write(folder, "a.txt", "b.html")
    for _ in range(2):
        out, err = StringIO(), StringIO()
        assert main(["check", ".", "--output", "report.html"], StringIO(), out, err) == 0, err.getvalue()
        assert files(find(["."])) == ["./a.txt", "./b.html"]
    assert files(find(["report.html"])) == ["report.html"]


def test_a_folder_that_vanishes_while_it_is_searched_costs_one_line(folder: Path) -> None:
    write(folder, "a/x.txt", "b/c/x.txt")

    def excluded(path: str) -> bool:
        if Path(path) == Path("b/c"):  # its name is known, it is not opened yet
            rmtree("b")
        return False

    found = find(["a", "b"], excluded)
    assert files(found) == ["a/x.txt"]
    ((path, said),) = found.errors
    assert Path(path) == Path("b/c")
    assert said.en.startswith("the folder cannot be opened")


@pytest.mark.skipif(sys.platform == "win32", reason="the current folder cannot be deleted")
def test_a_current_folder_that_is_gone_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "x.txt")
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    out, err = StringIO(), StringIO()
    assert main(["check", str(folder / "x.txt")], StringIO(), out, err) == 2
    assert (out.getvalue(), err.getvalue()) == ("", "lawlint: 当前文件夹已不存在\n")


def test_a_file_is_checked_as_named_and_once(folder: Path) -> None:
    write(folder, "a/x.txt", "a/notes.xyz")
    found = find(["a/notes.xyz", "a", "./a/x.txt", "-", "-"])
    assert files(found) == ["a/notes.xyz", "a/x.txt", "-"]


def test_what_git_ignores_is_passed_over(folder: Path) -> None:
    """The innermost file that speaks of a path decides, from the root of the working tree down."""
    write(
        folder,
        "out/a.txt",
        "docs/draft-1.txt",
        "docs/final.txt",
        "docs/old/draft-2.txt",
        "docs/old/draft-3.txt",
    )
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("out/\ndraft-*\n")
    (folder / "docs/old/.gitignore").write_text("!draft-2.txt\n")
    assert files(find(["."])) == ["./docs/final.txt", "./docs/old/draft-2.txt"]
    assert files(find(["docs/old"])) == ["docs/old/draft-2.txt"]
    assert files(find(["docs/draft-1.txt"])) == ["docs/draft-1.txt"]


def test_a_broken_gitignore_ignores_nothing(folder: Path) -> None:
    write(folder, "a.txt")
    (folder / ".gitignore").write_bytes(b"!\n\xff\n")
    assert files(find(["."])) == ["./a.txt"]


def test_exclusions_hold_for_named_files_and_whole_folders(folder: Path) -> None:
    write(folder, "a.txt", "b/c.txt")
    found = find([".", "a.txt"], lambda path: path.endswith(("a.txt", "b")))
    assert files(found) == []
    assert found.excluded == 3
    assert found.errors == []


def test_missing_and_empty_are_told(folder: Path) -> None:
    write(folder, "pictures/a.png")
    found = find(["nix", "pictures", "\0"])
    assert [path for path, _ in found.errors] == ["nix", "pictures", "\0"]
    assert "没有可检查的文档" in found.errors[1][1].zh


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed_in_a_search(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A repository cannot make lawlint run in circles or read what lies elsewhere."""
    outside = tmp_path_factory.mktemp("outside")
    write(outside, "secret.txt")
    write(folder, "a/x.txt")
    (folder / "a/loop").symlink_to(folder / "a")
    (folder / "a/out").symlink_to(outside)
    (folder / "a/secret.txt").symlink_to(outside / "secret.txt")
    assert files(find(["a"])) == ["a/x.txt"]
    (folder / "named").symlink_to(folder / "a")
    assert files(find(["named"])) == ["named/x.txt"]


def test_deep_nesting_is_searched_to_the_end(folder: Path) -> None:
    deep = folder
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)
    write(deep, "x.txt")
    assert len(find(["."]).files) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_locked_folder_costs_only_itself(folder: Path) -> None:
    write(folder, "a/x.txt", "b/y.txt")
    (folder / "a").chmod(0)
    try:
        found = find(["."])
    finally:
        (folder / "a").chmod(0o700)
    assert files(found) == ["./b/y.txt"]
    assert "文件夹打不开" in found.errors[0][1].zh
