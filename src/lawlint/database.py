"""The output ``sqlite``: a database that grows document by document and can be gone on with.

Whole documents are committed about once a second, so that whatever ends a run leaves a valid database.  It
tells what its rows were made with (``basis``): a run that goes on with it keeps the rows of every document
that has not changed, if the basis has not, and ends with the rows that a run from the start would have made.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from lawlint import __version__
from lawlint.arguments import UsageError
from lawlint.output import refuse_leading_out
from lawlint.report.jsonl import VERSION
from lawlint.report.jsontext import Json
from lawlint.text import visible

APPLICATION = 0x6C61776C
"""What the header of the file says it belongs to: the letters ``lawl``."""

_EVERY = 1.0  # seconds between two commits

_PLACE = ("line", "column", "end_line", "end_column", "text")
_FINDING = (
    *("document", "rule", "severity", "message", *_PLACE, "place", "section", "read", "computed", "tried"),
    *("nearest", "unless", "fixes", "fingerprint", "suppressed_by"),
)
_FIGURE = (
    "document",
    *_PLACE,
    "kind",
    "low",
    "high",
    "unit",
    "matter",
    "measure",
    "scope",
    "period",
    "aspect",
)
_DOCUMENT = (
    *("path", "digest", "format", "kind", "title", "year", "notices", "passed", "failed"),
    *("found", "bound", "checked"),
)
TABLES = {
    "about": ("version", "tool", "basis", "complete"),
    "documents": ("id", *_DOCUMENT),
    "findings": ("id", *_FINDING),
    "related": ("finding", "role", *_PLACE),
    "figures": _FIGURE,
    "troubles": ("document", "path", "rule", "message"),
}
"""The tables and their columns."""

_TYPES = {
    "id": "INTEGER PRIMARY KEY",
    "document": "INTEGER REFERENCES documents ON DELETE CASCADE",
    "finding": "INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE",
    **dict.fromkeys(("low", "high"), "NUMERIC"),
    **dict.fromkeys(("line", "column", "end_line", "end_column", "year"), "INTEGER"),
    **dict.fromkeys(("found", "bound", "checked", "version", "complete"), "INTEGER"),
}
_INDEXES = {
    "documents": ("path",),
    "findings": ("document", "rule"),
    "related": ("finding",),
    "figures": ("document", "measure"),
    "troubles": ("document",),
}


class DatabaseSink:
    """The database at ``path``; ``basis``: what findings depend on beside the document itself.

    ``resume``: keep what the database holds as far as it can be kept.  Raises ``UsageError`` when the file is
    something else, cannot be written or is written by another run.
    """

    def __init__(self, path: str, basis: str, *, resume: bool = False) -> None:
        self._path = path
        if path == "-":
            raise UsageError(
                "sqlite 要用 --output 写到文件，不能写到标准输出",
                "sqlite needs a file: name one with --output",
            )
        if os.path.exists(path) and not os.path.isfile(path):
            name = visible(path)
            raise UsageError(
                f"{name} 不是普通文件，sqlite 不能写到那里", f"{name} is no regular file: sqlite needs one"
            )
        refuse_leading_out(path)
        self._base: sqlite3.Connection | None = None
        try:
            with self._told():
                self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
                self._open(basis, resume)
        except BaseException:
            self.abandon()
            raise

    def write(self, text: str) -> None:
        """Put lines of ``jsonl`` into the tables."""
        with self._told():
            for line in text.split("\n"):
                if line:
                    self._insert(json.loads(line))
            if time.monotonic() - self._committed > _EVERY:
                self._commit()

    def holds(self, path: str, digest: str) -> dict[str, int] | None:
        """How many findings of each severity are known of the document; None when it is to be checked."""
        with self._told():
            rows = self._run("SELECT id, digest FROM documents WHERE path = ?", path)
            known = [number for number, before in rows if before == digest]
            if len(rows) != 1 or not known:
                self._run("DELETE FROM documents WHERE path = ?", path)
                return None
            self._run("INSERT OR IGNORE INTO temp.kept VALUES (?)", *known)
            counts = self._run(
                "SELECT severity, count(*) FROM findings"
                " WHERE document = ? AND suppressed_by IS NULL GROUP BY severity",
                *known,
            )
        return {str(severity): int(str(count)) for severity, count in counts}

    def close(self) -> None:
        """Everything is written: what earlier runs left of other documents goes."""
        with self._told():
            self._run(
                "DELETE FROM documents WHERE id <= ? AND id NOT IN (SELECT id FROM temp.kept)", self._last
            )
            self._run("UPDATE about SET complete = 1")
            self._run("COMMIT")
            self._connection.close()
        if not os.path.exists(self._path):  # SQLite goes on with a file that was deleted
            name = visible(self._path)
            raise UsageError(f"{name}：检查期间被删除了", f"{name} was deleted during the run")

    def abandon(self) -> None:
        """The run has ended early: the documents that were committed stay."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.rollback()
            self._base.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        assert self._base is not None
        return self._base

    def _run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever SQLite has to complain of becomes one line."""
        try:
            yield
        except sqlite3.Error as error:
            name = visible(self._path)
            if "locked" in str(error):
                raise UsageError(
                    f"{name}：另一次检查正在写这个数据库", f"{name}: another run is writing this database"
                ) from None
            raise UsageError(
                f"{name}：数据库写不了：{error}", f"{name}: the database cannot be written: {error}"
            ) from None

    def _open(self, basis: str, resume: bool) -> None:
        for setting in ("locking_mode = EXCLUSIVE", "foreign_keys = ON", "trusted_schema = OFF"):
            self._run(f"PRAGMA {setting}")
        self._run("CREATE TABLE temp.kept (id INTEGER PRIMARY KEY)")
        self._run("BEGIN EXCLUSIVE")
        ((owner,),) = self._run("PRAGMA application_id")
        tables = [str(name) for (name,) in self._run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if tables and owner != APPLICATION:
            name = visible(self._path)
            raise UsageError(
                f"{name} 是别的数据库，请换一个文件名", f"{name} is another database: name another file"
            )
        about = (VERSION, f"lawlint {__version__}", basis)
        ours = set(TABLES) <= set(tables)
        if not (resume and ours and self._run("SELECT version, tool, basis FROM about") == [about]):
            self._make(about)
        self._run("UPDATE about SET complete = 0")
        self._run("DELETE FROM documents WHERE id IN (SELECT document FROM troubles)")
        self._run("DELETE FROM troubles")
        ((last,),) = self._run("SELECT coalesce(max(id), 0) FROM documents")
        self._last = last
        self._commit()

    def _make(self, about: tuple[int, str, str]) -> None:
        """Empty tables."""
        self._run(f"PRAGMA application_id = {APPLICATION}")
        for name in reversed(TABLES):
            self._run(f"DROP TABLE IF EXISTS {name}")
        for name, columns in TABLES.items():
            listed = ", ".join(f'"{column}" {_TYPES.get(column, "TEXT")}' for column in columns)
            self._run(f"CREATE TABLE {name} ({listed})")
            for column in _INDEXES.get(name, ()):
                self._run(f"CREATE INDEX {name}_{column} ON {name} ({column})")
        self._run("INSERT INTO about VALUES (?, ?, ?, 0)", *about)

    def _commit(self) -> None:
        self._run("COMMIT")
        self._run("BEGIN EXCLUSIVE")
        self._committed = time.monotonic()

    def _insert(self, line: dict[str, Json]) -> None:
        number = None
        if "findings" in line:
            kind, rules, quantities = (_object(line[key]) for key in ("kind", "rules", "quantities"))
            number = self._row("documents", {**line, **rules, **quantities, "kind": kind["id"]})
        for finding in _objects(line.get("findings")):
            own = self._row("findings", {**finding, "document": number})
            for related in _objects(finding["related"]):
                self._row("related", {**related, "finding": own})
        for figure in _objects(line.get("figures")):
            self._row("figures", {**figure, "document": number})
        for trouble in _objects(line["troubles"]):
            self._row("troubles", {**trouble, "document": number, "path": line["path"]})

    def _row(self, table: str, values: Mapping[str, Json]) -> int | None:
        """Add one row and tell its number; lists become JSON."""
        columns = [column for column in TABLES[table] if column != "id"]
        names = ", ".join(f'"{column}"' for column in columns)
        given = [
            json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for value in map(values.__getitem__, columns)
        ]
        marks = ", ".join("?" * len(columns))
        return self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", given).lastrowid


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _objects(value: Json) -> list[dict[str, Json]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
