"""What is kept between runs is read back only when it is whole and nobody else can have written it."""

from __future__ import annotations

import os
import pickle
import random
import sys
from pathlib import Path

import pytest

from cli.calling import started
from lawlint import kept

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of POSIX")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(tmp_path / "cache"))
    return Path(kept.place_of("x", "pickle"))


def test_an_entry_is_what_was_written(place: Path) -> None:
    kept.write(str(place), b"content")
    assert kept.read(str(place)) == b"content"
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_an_entry_with_one_wrong_bit_is_not_read(place: Path) -> None:
    kept.write(str(place), bytes(range(256)))
    whole = place.read_bytes()
    chance = random.Random(1)
    for _ in range(50):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        place.write_bytes(spoilt)
        with pytest.raises(OSError):
            kept.read(str(place))
    for length in (0, 10, len(whole) - 1):
        place.write_bytes(whole[:length])
        with pytest.raises(OSError):
            kept.read(str(place))


@posix
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_an_entry_that_others_may_write_is_not_read(place: Path, mode: int) -> None:
    kept.write(str(place), b"content")
    place.chmod(mode)
    with pytest.raises(PermissionError):
        kept.read(str(place))


@posix
def test_an_entry_of_somebody_else_is_not_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.write(str(place), b"content")
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    with pytest.raises(PermissionError):
        kept.read(str(place))


@posix
def test_a_folder_that_is_open_to_all_is_not_used(place: Path) -> None:
    kept.write(str(place), b"content")
    place.parent.chmod(0o1777)
    with pytest.raises(PermissionError):
        kept.read(str(place))
    with pytest.raises(PermissionError):
        kept.write(str(place), b"content")


@posix
def test_entries_are_for_nobody_else_whatever_the_mask(place: Path) -> None:
    before = os.umask(0o002)
    try:
        kept.write(str(place), b"content")
    finally:
        os.umask(before)
    assert place.stat().st_mode & 0o777 == 0o600
    assert kept.read(str(place)) == b"content"


@pytest.mark.parametrize("linked", [False, True])
def test_a_folder_in_a_working_tree_of_git_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    """A pull request could bring an entry into it."""
    inside = tmp_path / "tree" / ".cache"
    inside.mkdir(parents=True)
    named = inside
    if linked:
        named = tmp_path / "link"
        named.symlink_to(inside)
    monkeypatch.setenv("LAWLINT_CACHE_DIR", str(named))
    place = Path(kept.place_of("x", "pickle"))
    kept.write(str(place), b"content")
    assert kept.read(str(place)) == b"content"
    (tmp_path / "tree" / ".git").mkdir()
    with pytest.raises(PermissionError):
        kept.read(str(place))
    with pytest.raises(PermissionError):
        kept.write(str(place), b"content")


def test_old_entries_go_and_other_files_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 3)
    place.parent.mkdir()
    others = ["notes.pickle", f"{'a' * 32}.txt", f"{'x' * 32}.pickle"]
    for name in others:
        (place.parent / name).write_text("")
    entries = [kept.place_of(str(at), "pickle") for at in range(5)]
    stale = f"{entries[0]}.00.tmp"
    Path(place.parent, stale).write_text("")
    os.utime(stale, (0, 0))
    for at, entry in enumerate(entries):
        kept.write(entry, b"")
        os.utime(entry, (at + 1, at + 1))
    kept.write(entries[4], b"")
    names = sorted(path.name for path in place.parent.iterdir())
    assert names == sorted([*others, *(os.path.basename(entry) for entry in entries[2:])])


@posix
@pytest.mark.skipif(sys.implementation.name != "cpython", reason="_sre of CPython")
def test_expressions_of_somebody_else_do_not_reach_the_interpreter(place: Path, tmp_path: Path) -> None:
    """Some lists of numbers crash it; these merely match nothing, so one sees whether they are taken."""
    from re import _constants as codes  # type: ignore[attr-defined]

    document = tmp_path / "x.txt"
    document.write_text("甲县2024年法治政府建设年度报告\n\n受理案件120件，同比增长。。\n", "utf-8")
    call = ("-m", "lawlint", "check", str(document), "--quiet")
    honest = started(*call).stdout
    (entry,) = place.parent.glob("*.expressions")
    forged = {}
    for key, packed in pickle.loads(kept.read(str(entry))).items():
        flags, _, *groups = pickle.loads(packed)
        forged[key] = pickle.dumps((flags, [int(codes.FAILURE), int(codes.SUCCESS)], *groups))
    kept.write(str(entry), pickle.dumps(forged))
    assert started(*call).stdout != honest  # whoever owns the folder can do that
    entry.chmod(0o622)
    assert started(*call).stdout == honest
