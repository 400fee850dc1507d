"""What docs/security.md promises, watched by the interpreter itself: audit events of a whole run.

The run has hostile documents, a rule file of its own and an output of each kind.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import lawlint as package
from cli.calling import FAULTY, Lawlint
from document.making import paragraph, word

SOURCE = Path(package.__file__).resolve().parents[1]
WATCHED = """
import json, os, sys
seen = []
def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, (str, bytes)):
            writes = bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
            seen.append(["write" if writes else "read", os.path.realpath(os.fsdecode(path))])
    elif event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib"):
        seen.append(["network", event])
    elif event.split(".")[0] == "ctypes":
        seen.append(["native", event])
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile"):
        seen.append(["process", event])
    elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink"):
        seen.append(["change", os.path.realpath(os.fsdecode(arguments[0]))])
sys.addaudithook(hook)
from lawlint.cli import main
import io
status = main(sys.argv[1:], io.StringIO(), io.StringIO(), io.StringIO())
print(json.dumps([status, seen]))
"""
HTML = """<html><head><link rel=stylesheet href="http://example.invalid/x.css"><script src="file:///etc/passwd"></script>
</head><body><img src="http://example.invalid/x.png"><iframe src="/etc/passwd"></iframe>
<p>推进法制政府建设。</p><object data="file:///etc/hosts"></object></body></html>"""
MD = "# 东岭县2024年法治政府建设年度报告\n\n![](http://example.invalid/x.png)[x](/etc/passwd)\n\n推进法制政府建设。\n"


def _linked_word() -> bytes:
    """A Word document with parts that lie elsewhere: a picture, a template, a chunk of another file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="x{at}" Type="{kind}/{name}" Target="{target}" TargetMode="External"/>'
        for at, (name, target) in enumerate(
            (
                ("image", "http://example.invalid/x.png"),
                ("attachedTemplate", "file:///etc/passwd"),
                ("aFChunk", "../../../../../../etc/passwd"),
                ("styles", "/etc/passwd"),
            )
        )
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'<Relationships xmlns="{package}">{links}</Relationships>'.encode()
    body = paragraph("推进法制政府建设。") + '<w:altChunk r:id="x2"/>'
    return word(body, {"word/_rels/document.xml.rels": rels})


@pytest.fixture
def watched(house: Path) -> list[list[str]]:
    """The audit events of one run."""
    (house / "a.html").write_text(HTML, "utf-8")
    (house / "b.md").write_text(MD, "utf-8")
    (house / "c.txt").write_text(FAULTY, "utf-8")
    (house / "d.docx").write_bytes(_linked_word())
    (house.parent / "outside.txt").write_text("TOPSECRET", "utf-8")
    (house / "link.txt").symlink_to(house.parent / "outside.txt")
    (house / "out").mkdir()
    outputs = [each for name in ("x.sarif", "x.html", "x.json") for each in ("--output", f"out/{name}")]
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, "check", ".", *outputs],
        capture_output=True,
        check=True,
        timeout=300,
        env={
            "PYTHONPATH": str(SOURCE),
            "LAWLINT_CACHE_DIR": str(house.parent / ".cache"),
            "HOME": str(house.parent),
        },
    )
    status, events = json.loads(done.stdout)
    assert status == 1
    seen: list[list[str]] = events
    return seen


def test_a_run_speaks_to_no_network(watched: list[list[str]]) -> None:
    assert [event for event in watched if event[0] == "network"] == []


def test_a_run_loads_no_library_that_a_document_could_choose(watched: list[list[str]]) -> None:
    assert [event for event in watched if event[0] == "native"] == []


def test_a_run_starts_no_other_program(watched: list[list[str]]) -> None:
    assert [event for event in watched if event[0] == "process"] == []


def test_a_run_writes_to_its_outputs_and_its_cache_and_nowhere_else(
    watched: list[list[str]], house: Path
) -> None:
    places = [Path(path) for kind, path in watched if kind in ("write", "change")]
    homes = ((house / "out").resolve(), (house.parent / ".cache").resolve())
    assert places
    assert [path for path in places if not any(path.is_relative_to(home) for home in homes)] == []
    listed = {path.relative_to(house.parent).parts[0] for path in house.parent.rglob("*")}
    assert listed == {"house", "outside.txt", ".cache"}
    assert sorted(path.name for path in (house / "out").iterdir()) == ["x.html", "x.json", "x.sarif"]


def test_a_run_reads_what_it_was_given_and_its_own_files(watched: list[list[str]], house: Path) -> None:
    """Python, its libraries and lawlint apart, only the searched folder and the cache are read."""
    own = {SOURCE.parent, house.resolve(), (house.parent / ".cache").resolve()}
    own |= {Path(each).resolve() for each in (sys.prefix, sys.base_prefix, *sys.path) if each}
    read = [Path(path) for kind, path in watched if kind == "read"]
    assert house.resolve() / "c.txt" in read
    strange = [path for path in read if not any(path.is_relative_to(home) for home in own)]
    assert [path for path in strange if path.parts[:2] not in (("/", "dev"), ("/", "usr"))] == []


def test_pages_are_written_that_load_nothing(watched: list[list[str]], house: Path) -> None:
    page = (house / "out" / "x.html").read_text("utf-8")
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert "<iframe" not in page
    assert "<img" not in page
    assert "TOPSECRET" not in page


@pytest.mark.parametrize("name", ["a.sarif", "out/a.json", "a.sqlite"])
@pytest.mark.parametrize("there", [True, False])
def test_an_output_is_not_written_through_a_link_out_of_the_repository(
    lawlint: Lawlint, house: Path, name: str, there: bool
) -> None:
    """A pull request may bring a link that is called like the output."""
    victim = house.parent / "victims" / Path(name).name
    victim.parent.mkdir()
    if there:
        victim.write_bytes(b"")
    (house / ".git").mkdir()
    if name.startswith("out"):
        (house / "out").symlink_to(victim.parent)
    else:
        (house / name).symlink_to(victim)
    result = lawlint("check", "东岭县报告.txt", "--output", name)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "通向仓库之外的链接" in result.err
    assert (victim.read_bytes() == b"") if there else not victim.exists()


@pytest.mark.parametrize("page", ["security.md", "security.en.md"])
def test_every_promise_names_a_test_that_exists(page: str) -> None:
    tests = Path(__file__).parents[1]
    text = (tests.parent / "docs" / page).read_text("utf-8")
    rows = [row for row in re.findall(r"^\| (?!-).*\|$", text, re.MULTILINE) if "tests/" not in row]
    assert len(rows) == 10
    for row in rows:
        named = re.findall(r"`([a-z_/]+\.py)(?:::(\w+))?`", row)
        assert named, row
        for file, function in named:
            assert f"def {function}" in (tests / file).read_text("utf-8"), (file, function)
