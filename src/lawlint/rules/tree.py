"""YAML as lawlint reads it: plain values, and for each of them the line and column it came from.

Only what a rule author means survives: text, whole numbers, ``true`` and ``false``, empty, lists and
mappings.  The surprises of YAML 1.1 stay text (``no``, ``on``, ``012``, ``3:20``, ``2024-01-05``, ``1.50``).
Refused: anchors, aliases, tags, several documents in one file, duplicate keys, very deep or large files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn, TypeAlias

import yaml

from lawlint.finding import Words
from lawlint.lean import dataclass
from lawlint.rules.errors import Fault, Mark, RuleFileError
from lawlint.rules.syntax import refuse_unreadable, syntax_fault

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"
Path = tuple[str | int, ...]

MAX_DEPTH = 24
"""Levels of lists and mappings inside each other."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML file: its value, where each value stands, and where the key of each value stands."""

    value: Value
    values: dict[Path, Mark]
    keys: dict[Path, Mark]
    file: str

    def at(self, path: Path) -> Mark:
        """The place of the value at ``path``, or of the nearest one around it."""
        return _outward(self.values, path) or Mark(self.file)

    def at_key(self, path: Path) -> Mark:
        """The place of the key of the value at ``path``; of the value when it stands in a list."""
        return self.keys.get(path) or self.at(path)


def parse(text: str, file: str) -> Tree:
    """The tree of a YAML text; raises ``RuleFileError`` with every fault that could be told."""
    refuse_unreadable(text, file)
    builder = _Builder(file)
    try:
        value = builder.document(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.YAMLError as error:
        raise RuleFileError([*builder.faults, syntax_fault(error, text, file)]) from None
    if builder.faults:
        raise RuleFileError(builder.faults)
    return Tree(value, builder.values, builder.keys, file)


def resolved(plain: str) -> Value:
    """The value of an unquoted scalar."""
    if plain in _EMPTY:
        return None
    if plain in _BOOLEANS:
        return _BOOLEANS[plain]
    return int(plain) if _INTEGER.fullmatch(plain) else plain


def _outward(marks: dict[Path, Mark], path: Path) -> Mark | None:
    for length in range(len(path), -1, -1):
        if path[:length] in marks:
            return marks[path[:length]]
    return None


class _RefusedError(Exception):
    """Reading cannot go on behind the fault just noted."""


class _Builder:
    """Builds values out of YAML events, noting where each came from."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.faults: list[Fault] = []

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """The value of the only document of the stream; None when it is empty."""
        value: Value = None
        seen = 0
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    seen += 1
                    if seen > 1:
                        self._refuse(
                            event,
                            "一个文件只能有一个 YAML 文档，请删去“---”",
                            'one YAML document per file: delete "---"',
                        )
                    value = self._node(next(events), events, ())
        except _RefusedError:
            return None
        return value

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        self.values[path] = self._mark(event)
        if getattr(event, "anchor", None):
            self._refuse(
                event,
                "不支持锚点“&”和别名“*”；以这两个符号开头的文本要加引号",
                'anchors "&" and aliases "*" are refused; quote a text that starts with one',
            )
        if getattr(event, "tag", None) not in (None, "!"):
            self._refuse(
                event,
                "不支持标签“!”；以“!”开头的文本要加引号",
                'tags "!" are refused; quote a text that starts with "!"',
            )
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else resolved(event.value)
        if len(path) >= MAX_DEPTH:
            self._refuse(event, f"嵌套超过{MAX_DEPTH}层", f"nested more than {MAX_DEPTH} levels deep")
        return (
            self._sequence(events, path)
            if isinstance(event, yaml.SequenceStartEvent)
            else self._mapping(events, path)
        )

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> Value:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> Value:
        entries: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or not event.value:
                self._refuse(
                    event,
                    "键须是文本；以“{”或“[”开头的文本要加引号",
                    'a key must be text; quote a text that starts with "{" or "["',
                )
            key: str = event.value
            here = (*path, key)
            if key in entries:
                first = self.keys[here].line
                self._note(
                    event, f"键“{key}”重复，第{first}行已有", f'duplicate key "{key}", first on line {first}'
                )
            else:
                self.keys[here] = self._mark(event)
            entries[key] = self._node(next(events), events, here)
        return entries

    def _mark(self, event: yaml.Event) -> Mark:
        mark = event.start_mark
        return Mark(self.file, mark.line + 1, mark.column + 1) if mark else Mark(self.file)

    def _note(self, event: yaml.Event, zh: str, en: str) -> None:
        self.faults.append(Fault(self._mark(event), Words(zh, en)))

    def _refuse(self, event: yaml.Event, zh: str, en: str) -> NoReturn:
        self._note(event, zh, en)
        raise _RefusedError
