"""``--format sqlite`` and ``jsonl``: for whoever asks many documents at once; and runs that go on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lawlint import database, engine
from lawlint.document.model import Document
from lawlint.result import Options, Result
from lawlint.rules.model import RuleSet

from .calling import CLEAN, FAULTY, HOUSE, Lawlint

GOOD, BAD = "云岭县报告.txt", "东岭县报告.txt"
FLOW = "西岭县2024年法治政府建设年度报告\n\n全年收到行政复议申请80件，受理93件。\n"


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table without their numbers; those of documents by path."""
    with closing(sqlite3.connect(path)) as base:
        if table in ("findings", "figures"):
            inner = f"SELECT d.path, t.* FROM {table} t JOIN documents d ON t.document = d.id"
        elif table == "related":
            inner = (
                "SELECT d.path, f.rule, t.* FROM related t"
                " JOIN findings f ON t.finding = f.id JOIN documents d ON f.document = d.id"
            )
        else:
            inner = f"SELECT * FROM {table}"
        names = [
            f'"{name}"'
            for (name, *_) in base.execute(inner).description
            if name not in ("id", "document", "finding")
        ]
        return sorted(base.execute(f"SELECT {', '.join(names)} FROM ({inner})").fetchall(), key=repr)


def whole(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(path, table) for table in database.TABLES}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that were checked, as they come."""
    seen: list[str] = []
    check = engine.check_document

    def noted(document: Document, ruleset: RuleSet, options: Options) -> Result:
        result = check(document, ruleset, options)
        seen.append(Path(result.document.path).name)
        return result

    monkeypatch.setattr("lawlint.run.check_document", noted)
    return seen


@pytest.fixture
def built_in(house: Path) -> Path:
    """The folder with the built-in rules in force, and a document with figures."""
    (house / "lawlint.yaml").write_text("rules: [house.yaml]\n", "utf-8")
    (house / "西岭县报告.txt").write_text(FLOW, "utf-8")
    return house


def test_a_line_stands_for_each_document(lawlint: Lawlint, house: Path) -> None:
    (house / "坏.txt").write_bytes(b"\0\0")
    result = lawlint("check", ".", "--format", "jsonl")
    assert result.status == 2
    lines = [json.loads(line) for line in result.out.split("\n")[:-1]]
    assert [line["path"] for line in lines] == [BAD, GOOD, "坏.txt"]
    assert {line["version"] for line in lines} == {1}
    assert [len(line.get("findings", ())) for line in lines] == [3, 0, 0]
    assert [len(line["troubles"]) for line in lines] == [0, 0, 1]
    assert len({line["digest"] for line in lines[:2]}) == 2


def test_the_tables_hold_what_the_lines_say(lawlint: Lawlint, built_in: Path) -> None:
    (built_in / "坏.txt").write_bytes(b"\0\0")
    assert lawlint("check", ".", "--output", "a.jsonl").status == 2
    assert lawlint("check", ".", "--output", "a.sqlite").status == 2
    lines = [json.loads(line) for line in (built_in / "a.jsonl").read_text("utf-8").splitlines()]
    read = [line for line in lines if "findings" in line]
    found = rows(built_in / "a.sqlite", "findings")
    assert [(row[0], row[1]) for row in found] == sorted(
        (line["path"], each["rule"]) for line in read for each in line["findings"]
    )
    assert len(rows(built_in / "a.sqlite", "figures")) == sum(len(line["figures"]) for line in read) > 0
    assert len(rows(built_in / "a.sqlite", "related")) == sum(
        len(each["related"]) for line in read for each in line["findings"]
    )
    assert [row[0] for row in rows(built_in / "a.sqlite", "documents")] == [line["path"] for line in read]
    ((path, rule, message),) = rows(built_in / "a.sqlite", "troubles")
    assert (path, rule) == ("坏.txt", None)
    assert message


def test_an_office_can_ask_for_figures(lawlint: Lawlint, built_in: Path) -> None:
    assert lawlint("check", ".", "--output", "a.db").status == 1
    with closing(sqlite3.connect(built_in / "a.db")) as base:
        asked = base.execute(
            "SELECT path, low FROM figures JOIN documents ON document = documents.id"
            " WHERE matter = '行政复议' AND measure = '受理' AND low = high"
        )
        assert asked.fetchall() == [("西岭县报告.txt", 93)]
        assert base.execute("SELECT complete FROM about").fetchall() == [(1,)]


def test_what_has_not_changed_is_not_checked_again(
    lawlint: Lawlint, built_in: Path, checked: list[str]
) -> None:
    """And the rows are those of a run from the start."""
    status = lawlint("check", ".", "--output", "a.sqlite").status
    del checked[:]
    assert lawlint("check", ".", "--output", "a.sqlite", "--resume").status == status == 1
    assert checked == []
    (built_in / GOOD).write_text(FAULTY, "utf-8")
    (built_in / BAD).unlink()
    (built_in / "新.txt").write_text(CLEAN, "utf-8")
    lawlint("check", ".", "--output", "a.sqlite", "--resume")
    assert checked == [GOOD, "新.txt"]
    lawlint("check", ".", "--output", "b.sqlite")
    assert whole(built_in / "a.sqlite") == whole(built_in / "b.sqlite")


@pytest.mark.parametrize(
    "change",
    [
        lambda house: (house / "house.yaml").write_text(HOUSE.replace("XX", "YY"), "utf-8"),
        lambda house: (house / "lawlint.yaml").write_text("rules: [house.yaml]\nignore: [advice]\n", "utf-8"),
        lambda house: ["--lang", "en"],
        lambda house: ["--select", "wrong-word"],
        lambda house: ["--show-suppressed"],
    ],
)
def test_other_rules_or_options_check_everything_again(
    lawlint: Lawlint, house: Path, checked: list[str], change: Callable[[Path], object]
) -> None:
    lawlint("check", ".", "--output", "a.sqlite")
    made = change(house)
    more = made if isinstance(made, list) else []
    lawlint("check", ".", "--output", "a.sqlite", "--resume", *more)
    assert checked == [BAD, GOOD] * 2
    lawlint("check", ".", "--output", "b.sqlite", *more)
    assert whole(house / "a.sqlite") == whole(house / "b.sqlite")


def test_another_baseline_checks_everything_again(lawlint: Lawlint, house: Path, checked: list[str]) -> None:
    (house / "lawlint.yaml").write_text("extends: []\nrules: [house.yaml]\nbaseline: known.json\n", "utf-8")
    for _ in range(2):
        assert lawlint("check", ".", "--output", "a.sqlite", "--resume").status == 1
    assert checked == [BAD, GOOD]
    assert lawlint("baseline", ".").status == 0
    del checked[:]
    assert lawlint("check", ".", "--output", "a.sqlite", "--resume").status == 0
    assert checked == [BAD, GOOD]


def test_without_resume_the_database_begins_anew(lawlint: Lawlint, house: Path, checked: list[str]) -> None:
    lawlint("check", ".", "--output", "a.sqlite")
    lawlint("check", GOOD, "--output", "a.sqlite")
    assert checked == [BAD, GOOD, GOOD]
    assert [row[0] for row in rows(house / "a.sqlite", "documents")] == [GOOD]


def test_a_document_on_which_a_rule_failed_is_checked_again(
    lawlint: Lawlint, house: Path, checked: list[str]
) -> None:
    endless = "  - {id: endless, check: pattern, title: 甲, find: '(?:(?:甲|甲甲)+)+乙', literals: [甲]}\n"
    (house / "house.yaml").write_text(HOUSE + endless, "utf-8")
    (house / "甲.txt").write_text("甲" * 400 + "\n", "utf-8")
    for _ in range(2):
        assert lawlint("check", ".", "--output", "a.sqlite", "--resume").status == 2
    assert checked == [BAD, GOOD, "甲.txt", "甲.txt"]
    assert [row[:2] for row in rows(house / "a.sqlite", "troubles")] == [("甲.txt", "endless")]


def test_an_interrupted_run_leaves_whole_documents_and_is_gone_on_with(
    lawlint: Lawlint, house: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(8):
        (house / f"{at}.txt").write_text(FAULTY, "utf-8")
    monkeypatch.setattr(database, "_EVERY", 0.0)
    insert = database.DatabaseSink._row
    countdown: Iterator[int] = iter(range(17, -1, -1))

    def row(sink: database.DatabaseSink, table: str, values: dict[str, object]) -> int | None:
        if next(countdown, 1) == 0:
            raise KeyboardInterrupt
        return insert(sink, table, values)  # type: ignore[arg-type]

    monkeypatch.setattr(database.DatabaseSink, "_row", row)
    assert lawlint("check", ".", "--output", "a.sqlite").status == 130
    before = whole(house / "a.sqlite")
    assert before["about"][0][-1] == 0
    assert 0 < len(before["documents"]) < 8
    assert len(before["findings"]) == 3 * len(before["documents"])
    del checked[:]
    assert lawlint("check", ".", "--output", "a.sqlite", "--resume").status == 1
    assert len(checked) == 10 - len(before["documents"])
    lawlint("check", ".", "--output", "b.sqlite")
    assert whole(house / "a.sqlite") == whole(house / "b.sqlite")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "sqlite"], "sqlite 要用 --output 写到文件"),
        (["--output", "folder.sqlite"], "folder.sqlite 不是普通文件"),
        (["--output", "rubbish.sqlite"], "rubbish.sqlite：数据库写不了"),
        (["--output", "other.sqlite"], "other.sqlite 是别的数据库"),
        (["--output", "other.sqlite", "--resume"], "other.sqlite 是别的数据库"),
        (["--output", "no/such/a.sqlite"], "no/such/a.sqlite：数据库写不了"),
        (["--output", "used.sqlite"], "used.sqlite：另一次检查正在写"),
        (["--resume"], "--resume 只能与一个 sqlite 输出一起用"),
        (["--resume", "--output", "a.sqlite", "--output", "a.html"], "--resume 只能与一个 sqlite 输出一起用"),
        (["-", "--resume", "--output", "a.sqlite"], "--resume 只能与一个 sqlite 输出一起用"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    lawlint: Lawlint, house: Path, arguments: list[str], said: str
) -> None:
    (house / "folder.sqlite").mkdir()
    (house / "rubbish.sqlite").write_bytes(b"rubbish" * 1000)
    with closing(sqlite3.connect(house / "other.sqlite")) as base:
        base.execute("CREATE TABLE documents (x)")
        base.commit()
    with closing(sqlite3.connect(house / "used.sqlite")) as used:
        used.execute("BEGIN EXCLUSIVE")
        result = lawlint("check", GOOD, *arguments)
    assert result.status == 2
    assert result.err.startswith(f"lawlint: {said}")
    assert result.err.count("\n") == 1
    assert (house / "rubbish.sqlite").read_bytes() == b"rubbish" * 1000
    with closing(sqlite3.connect(house / "other.sqlite")) as base:
        assert base.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


def test_a_database_that_somebody_has_broken_is_one_line(lawlint: Lawlint, house: Path) -> None:
    lawlint("check", ".", "--output", "a.sqlite")
    content = bytearray((house / "a.sqlite").read_bytes())
    content[5000:-2000] = b"\xff" * (len(content) - 7000)
    (house / "a.sqlite").write_bytes(content)
    result = lawlint("check", ".", "--output", "a.sqlite", "--resume")
    assert result.status == 2
    assert result.err.startswith("lawlint: a.sqlite：数据库写不了")
    assert result.err.count("\n") == 1


def test_hostile_text_is_data(lawlint: Lawlint, house: Path) -> None:
    name = "'); DROP TABLE findings; --\u202e.txt"
    (house / name).write_text("推进法制政府建设'); DELETE FROM documents; --\u202e\x1b[31mXX项。\n", "utf-8")
    assert lawlint("check", name, "--output", "a.sqlite").status == 1
    ((path, *_),) = rows(house / "a.sqlite", "documents")
    assert path == "'); DROP TABLE findings; --\\u202e.txt"
    assert len(rows(house / "a.sqlite", "findings")) == 2


def test_the_triggers_of_a_foreign_hand_do_not_reach_beyond_the_database(
    lawlint: Lawlint, house: Path
) -> None:
    """Whoever can write the database can falsify it, and no more than that."""
    lawlint("check", GOOD, "--output", "a.sqlite")
    with closing(sqlite3.connect(house / "a.sqlite")) as base:
        base.execute("CREATE TRIGGER sly AFTER INSERT ON findings BEGIN SELECT load_extension('/x'); END")
        base.commit()
    result = lawlint("check", ".", "--output", "a.sqlite", "--resume")
    assert result.status == 2
    assert result.err.count("\n") == 1
