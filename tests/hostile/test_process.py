"""A run that is cut short, cannot write, or shares its cache: what it leaves behind is whole or nothing."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest

import lawlint as package
from cli.calling import FAULTY, Lawlint, started
from document.making import paragraph, word
from document.making import run as words
from lawlint import kept, run
from lawlint.report import NAMES

GOOD = "东岭县报告.txt"
ENDS = ["SIGINT", "SIGTERM", "SIGHUP"]
LONG = 300  # seconds after which a process counts as hanging


def begun(*arguments: str, preexec_fn: Callable[[], object] | None = None) -> subprocess.Popen[bytes]:
    source = str(Path(package.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "lawlint", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
        preexec_fn=preexec_fn,
    )


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """What a shell starts in the background ignores Ctrl-C, and so would what it starts in turn."""
    names = [name for name in ENDS if hasattr(signal, name)]
    before = {name: signal.getsignal(signal.Signals[name]) for name in names}
    for name, handler in before.items():
        if handler is signal.SIG_IGN:
            signal.signal(signal.Signals[name], signal.SIG_DFL)
    yield
    for name, handler in before.items():
        signal.signal(signal.Signals[name], handler)


def left(house: Path) -> list[str]:
    return sorted(path.name for path in house.iterdir() if ".tmp" in path.name or path.suffix == ".sarif")


posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ENDS)
def test_an_interrupt_leaves_no_half_written_output(house: Path, jobs: str, name: str) -> None:
    """And ends by its signal, so that a loop of a shell does not go on with the next file."""
    for at in range(40):
        (house / f"{at}.txt").write_text(FAULTY * 300, "utf-8")
    process = begun("check", ".", "--jobs", jobs, "--output", "a.sarif")
    stop = time.monotonic() + LONG
    while not left(house) and process.poll() is None and time.monotonic() < stop:
        time.sleep(0.01)
    process.send_signal(signal.Signals[name])
    _, err = process.communicate(timeout=LONG)
    assert process.returncode in (-signal.Signals[name], 1), err
    assert err == b""
    assert left(house) == (["a.sarif"] if process.returncode == 1 else [])


STRUCK = """
import os, signal, sys
from lawlint import cli, output

def strike(method):
    whole = getattr(output.FileSink, method)

    def struck(self, *arguments):
        if method == "__init__":
            whole(self, *arguments)
        os.kill(os.getpid(), signal.{name})
        whole(self, *arguments)

    setattr(output.FileSink, method, struck)

for method in {methods}:
    strike(method)
sys.argv = ["lawlint", "check", {good!r}, "--output", "a.sarif"]
cli.entry()
"""


@posix
@pytest.mark.parametrize("name", ENDS)
@pytest.mark.parametrize("methods", [["__init__"], ["write"], ["close"], ["write", "abandon"]])
def test_there_is_no_bad_moment_for_an_interrupt(house: Path, methods: list[str], name: str) -> None:
    """Before the run knows of the file that was made, while it writes, and again while it clears away."""
    done = started("-c", STRUCK.format(methods=methods, name=name, good=GOOD))
    assert (done.returncode, done.stderr) == (-signal.Signals[name], b"")
    assert left(house) == []


STRUCK_IMPORTING = """
import os, signal, sys

class Striking:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)

from lawlint.__main__ import entry
sys.meta_path.insert(0, Striking())
sys.argv = ["lawlint", "check", {good!r}]
entry()
"""


@posix
@pytest.mark.parametrize("name", ["lawlint.cli", "argparse", "lawlint.run"])
def test_an_interrupt_of_the_first_imports_is_quiet_too(house: Path, name: str) -> None:
    done = started("-c", STRUCK_IMPORTING.format(name=name, good=GOOD))
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_next_to_nothing_is_imported_before_that() -> None:
    code = "import sys; before = {*sys.modules}; import lawlint.__main__; print(*{*sys.modules} - before)"
    own = {"lawlint", "lawlint.__main__", "lawlint.ending", "__future__"}
    assert set(started("-c", code).stdout.decode().split()) <= own


STRUCK_DYING = """
import os, signal, sys
from lawlint import cli, output

class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

whole = output.FileSink.write
output.FileSink.write = lambda self, text: (Dying(), whole(self, text))
sys.argv = ["lawlint", "check", {good!r}, "--output", "a.sarif"]
cli.entry()
"""


@posix
def test_an_interrupt_that_python_would_swallow_ends_the_run(house: Path) -> None:
    """An exception in the end of an object or in a callback of an import is otherwise told and forgotten."""
    done = started("-c", STRUCK_DYING.format(good=GOOD))
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
    assert left(house) == []


@posix
def test_a_run_that_is_to_outlive_its_terminal_does(house: Path) -> None:
    """Under ``nohup`` the end of the terminal is ignored, and stays so."""
    code = STRUCK.format(methods=["write"], name="SIGHUP", good=GOOD)
    done = started(
        "-c", code.replace("def strike", "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n\ndef strike")
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert left(house) == ["a.sarif"]


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
    assert (b"/dev/full" in done.stderr) == ("--output" in arguments)


@pytest.mark.parametrize("format", NAMES)
@pytest.mark.parametrize("place", ["folder", "folder/x/y", "file/x", "x" * 300, "/dev/full", ""])
def test_a_place_that_cannot_be_written_is_one_line(
    lawlint: Lawlint, house: Path, format: str, place: str
) -> None:
    (house / "folder").mkdir()
    (house / "file").write_text("before")
    before = sorted(house.rglob("*"))
    result = lawlint("check", GOOD, "--format", format, "--output", place, "--output", "other.sarif")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert sorted(house.rglob("*")) == before
    assert (house / "file").read_text() == "before"


@pytest.mark.parametrize("how", ["folder gone", "folder in the way"])
@pytest.mark.parametrize("format", NAMES)
def test_a_place_that_is_lost_during_the_run_is_one_line(
    lawlint: Lawlint, house: Path, monkeypatch: pytest.MonkeyPatch, format: str, how: str
) -> None:
    """It is there when the run begins and cannot be written when it ends."""
    place = house / "out" / "x.txt"
    place.parent.mkdir()
    whole = run.load

    def late(path: str) -> bytes:
        if how == "folder gone":
            rmtree(place.parent)
        else:
            place.unlink(missing_ok=True)
            place.mkdir()
        return whole(path)

    monkeypatch.setattr(run, "load", late)
    result = lawlint("check", GOOD, "--format", format, "--output", "out/x.txt")
    if how == "folder gone" or format != "sqlite":
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
        assert "out/x.txt" in result.err
    assert [path for path in house.rglob("*") if ".tmp" in path.name] == []


@posix
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
@pytest.mark.parametrize("arguments", [(GOOD,), (GOOD, "--output", "a.sarif"), ("nix", "-")])
def test_a_closed_standard_stream_is_as_good_as_none(
    house: Path, closed: tuple[int, ...], arguments: tuple[str, ...]
) -> None:
    process = begun("check", *arguments, preexec_fn=lambda: [*map(os.close, closed)])
    out, err = process.communicate(b"", timeout=LONG)
    assert process.returncode == (1 if GOOD in arguments else 2)
    assert b"Traceback" not in err
    assert err.count(b"\n") == (2 if arguments[0] == "nix" and 2 not in closed else 0)
    assert bool(out) == (1 not in closed and "--output" not in arguments)
    assert (house / "a.sarif").exists() == ("--output" in arguments)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_complaints_that_cannot_be_written_cost_nothing_else(house: Path) -> None:
    source = str(Path(package.__file__).parents[1])
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lawlint", "check", "nix", GOOD, "--output", "a.sarif"],
            stdout=subprocess.PIPE,
            stderr=full,
            env={**os.environ, "PYTHONPATH": source},
            timeout=LONG,
            check=False,
        )
    assert (done.returncode, left(house)) == (2, ["a.sarif"])


def limited(most: int = 20_000) -> None:
    """No file of the process may grow beyond that, as if the disk were full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("ending", ["sarif", "json", "html", "jsonl", "sqlite"])
def test_a_disk_that_fills_up_is_one_line_and_leaves_no_half_output(house: Path, ending: str) -> None:
    """And what stood there before stays."""
    for at in range(30):
        (house / f"{at}.txt").write_text(FAULTY * 10, "utf-8")
    place = house / f"a.{ending}"
    if ending != "sqlite":
        place.write_text("before")
    process = begun("check", ".", "--no-cache", "--output", place.name, preexec_fn=limited)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 2, err
    assert err.count(b"\n") == 1
    assert place.name.encode() in err
    if ending == "sqlite":
        with closing(sqlite3.connect(place)) as base:
            assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    else:
        assert place.read_text() == "before"
    assert [path.name for path in house.iterdir() if ".tmp" in path.name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_beginning_on_a_full_disk_leaves_no_half_file(house: Path) -> None:
    """Which would stand in the way of the next try."""
    (house / "new").mkdir()
    process = begun("init", "new", preexec_fn=lambda: limited(10))
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 2
    assert err.count(b"\n") == 1
    assert [path for path in (house / "new").rglob("*") if path.is_file()] == []


def unprivileged() -> None:
    """Even root is kept from what is protected: gives up the two capabilities that open everything."""
    import ctypes

    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities of Linux")
@pytest.mark.parametrize(
    "arguments",
    [
        ("secret.txt",),
        (GOOD, "--output", "locked/a.sarif"),
        (GOOD, "--output", "locked/a.sqlite"),
        (GOOD, "--output", "locked.sqlite"),
        (GOOD, "--config", "secret.yaml"),
        ("locked.txt", "--fix"),
        ("locked/x.txt", "--fix"),
        ("x.docx", "--annotate", "locked.docx"),
        ("x.docx", "--annotate", "locked/x.docx"),
        *((GOOD, "--format", format, "--output", "locked.txt") for format in NAMES),
    ],
)
def test_what_is_protected_is_one_line(house: Path, arguments: tuple[str, ...]) -> None:
    """And stays as it is, though renaming could replace it."""
    (house / "x.docx").write_bytes(word(paragraph(words("推进法制政府建设"))))
    (house / "locked").mkdir()
    modes = {
        **dict.fromkeys(("secret.txt", "secret.yaml", "locked.sqlite"), 0),
        **dict.fromkeys(("locked.txt", "locked.docx"), 0o444),
        "locked/x.txt": 0o644,
    }
    for name, mode in modes.items():
        (house / name).write_text(FAULTY, "utf-8")
        (house / name).chmod(mode)
    (house / "locked").chmod(0o500)
    process = begun("check", *arguments, preexec_fn=unprivileged)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 2
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err
    assert {(house / name).read_text("utf-8") for name in modes} == {FAULTY}
    assert [path.name for path in house.rglob("*") if ".tmp" in path.name] == []


@posix
def test_an_output_keeps_the_permissions_of_the_one_it_replaces(lawlint: Lawlint, house: Path) -> None:
    (house / "a.sarif").touch(0o600)
    lawlint("check", GOOD, "--output", "a.sarif")
    assert (house / "a.sarif").stat().st_mode & 0o777 == 0o600
    assert (house / "a.sarif").read_text("utf-8").startswith("{")


def children(process: subprocess.Popen[bytes]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_workers_end_with_a_process_that_was_killed(house: Path) -> None:
    for at in range(200):
        (house / f"{at}.txt").write_text(FAULTY * 300, "utf-8")
    process = begun("check", ".", "--jobs", "2", "--output", "a.sqlite")
    stop = time.monotonic() + LONG
    while len(workers := children(process)) < 2 and process.poll() is None and time.monotonic() < stop:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=LONG)
    assert len(workers) == 2
    while any(map(alive, workers)) and time.monotonic() < stop:
        time.sleep(0.05)
    assert not any(map(alive, workers))
    with closing(sqlite3.connect(house / "a.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_runs_that_begin_together_share_a_cache_in_peace(house: Path) -> None:
    processes = [begun("check", GOOD) for _ in range(4)]
    said = {process.communicate(timeout=LONG) for process in processes}
    assert {process.returncode for process in processes} == {1}
    assert len(said) == 1
    assert sorted(path.suffix for path in (house.parent / ".cache").iterdir()) == [".expressions", ".pickle"]


class Evil:
    """What an attacker who can write to the cache would put there."""

    def __reduce__(self) -> tuple[object, tuple[Path, str]]:
        return Path.write_text, (Path("pwned"), "x")


@pytest.mark.parametrize(
    "content", [b"", b"rubbish" * 1000, pickle.dumps(Evil()), b"\x80\x05" + b"(" * 100_000]
)
def test_a_damaged_cache_changes_nothing(house: Path, content: bytes) -> None:
    before = begun("check", GOOD).communicate(timeout=LONG)
    entries = list((house.parent / ".cache").iterdir())
    assert entries
    for write in (Path.write_bytes, _forged):
        for entry in entries:
            write(entry, content)
        assert begun("check", GOOD).communicate(timeout=LONG) == before
    assert not (house / "pwned").exists()


def _forged(entry: Path, content: bytes) -> None:
    """As somebody would write it who knows how."""
    kept.write(str(entry), content)
