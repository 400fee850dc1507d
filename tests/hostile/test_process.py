"""A run that is cut short, cannot write, or shares its cache: what it leaves behind is whole or nothing."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import lawlint as package
from cli.calling import FAULTY

GOOD = "东岭县报告.txt"
LONG = 300  # seconds after which a process counts as hanging


def begun(*arguments: str) -> subprocess.Popen[bytes]:
    source = str(Path(package.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "lawlint", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
    )


def left(house: Path) -> list[str]:
    return sorted(path.name for path in house.iterdir() if ".tmp" in path.name or path.suffix == ".sarif")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_no_half_written_output(house: Path, jobs: str) -> None:
    for at in range(40):
        (house / f"{at}.txt").write_text(FAULTY * 300, "utf-8")
    process = begun("check", ".", "--jobs", jobs, "--output", "a.sarif")
    stop = time.monotonic() + LONG
    while not left(house) and process.poll() is None and time.monotonic() < stop:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode in (130, 1), err
    assert b"Traceback" not in err
    assert left(house) == (["a.sarif"] if process.returncode == 1 else [])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_closed_pipe_ends_the_run_without_a_word(house: Path) -> None:
    (house / "x.txt").write_text(FAULTY * 3000, "utf-8")
    process = begun("check", "x.txt")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait(LONG) in (141, -signal.SIGPIPE)
    assert err == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [("--format", "sarif"), ("--output", "/dev/full")])
def test_a_full_disk_is_one_line(house: Path, arguments: tuple[str, ...]) -> None:
    source = str(Path(package.__file__).parents[1])
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lawlint", "check", GOOD, *arguments],
            stdout=full if "--format" in arguments else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": source},
            timeout=LONG,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"lawlint: ")


@pytest.mark.parametrize("place", ["folder", "folder/x/y.sarif", "file/x.sarif", "x" * 300 + ".sarif"])
def test_a_place_that_cannot_be_written_is_one_line(house: Path, place: str) -> None:
    (house / "folder").mkdir()
    (house / "file").write_text("")
    process = begun("check", GOOD, "--output", place)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 2
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err
    assert left(house) == []


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="nothing is protected from root")
def test_a_protected_folder_is_one_line_and_a_protected_document_too(house: Path) -> None:
    (house / "locked").mkdir(mode=0o500)
    (house / "secret.txt").write_text(FAULTY, "utf-8")
    (house / "secret.txt").chmod(0)
    for arguments in (("secret.txt",), (GOOD, "--output", "locked/a.sarif")):
        process = begun("check", *arguments)
        _, err = process.communicate(timeout=LONG)
        assert process.returncode == 2
        assert err.count(b"\n") == 1


def test_runs_that_begin_together_share_a_cache_in_peace(house: Path) -> None:
    processes = [begun("check", GOOD) for _ in range(4)]
    said = {process.communicate(timeout=LONG) for process in processes}
    assert {process.returncode for process in processes} == {1}
    assert len(said) == 1
    entries = [path.name for path in (house.parent / ".cache").iterdir()]
    assert len(entries) == 1
    assert not entries[0].endswith(".tmp")


class Evil:
    """What an attacker who can write to the cache would put there."""

    def __reduce__(self) -> tuple[object, tuple[Path, str]]:
        return Path.write_text, (Path("pwned"), "x")


@pytest.mark.parametrize(
    "content", [b"", b"rubbish" * 1000, pickle.dumps(Evil()), b"\x80\x05" + b"(" * 100_000]
)
def test_a_damaged_cache_changes_nothing(house: Path, content: bytes) -> None:
    before = begun("check", GOOD).communicate(timeout=LONG)
    (entry,) = (house.parent / ".cache").iterdir()
    entry.write_bytes(content)
    assert begun("check", GOOD).communicate(timeout=LONG) == before
    assert not (house / "pwned").exists()
