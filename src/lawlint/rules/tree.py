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

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"
Path = tuple[str | int, ...]

MAX_SIZE = 4_000_000
"""Characters of one file."""

MAX_DEPTH = 24
"""Levels of lists and mappings inside each other."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
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
    _printable(text, file)
    builder = _Builder(file)
    try:
        value = builder.document(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.YAMLError as error:
        raise RuleFileError([*builder.faults, _syntax(error, text, file)]) from None
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


def _printable(text: str, file: str) -> None:
    if len(text) > MAX_SIZE:
        words = Words(f"文件超过{MAX_SIZE}个字符", f"the file has more than {MAX_SIZE} characters")
        raise RuleFileError([Fault(Mark(file), words)])
    wrong = _UNPRINTABLE.search(text)
    if wrong is not None:
        line = text.count("\n", 0, wrong.start()) + 1
        column = wrong.start() - text.rfind("\n", 0, wrong.start())
        code = f"U+{ord(wrong.group()):04X}"
        words = Words(f"含不可见的控制字符 {code}，请删去", f"control character {code}: delete it")
        raise RuleFileError([Fault(Mark(file, line, column), words)])


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "文本以特殊符号开头，请给整个值加引号",
        "a text that starts with a special character needs quotes",
    ),
    (
        "mapping values are not allowed",
        "值里含有“: ”，或上一行缩进有误；含“: ”的文本请加引号",
        'the value holds ": ", or the line above is indented wrongly; quote a text that holds ": "',
    ),
    (
        "could not find expected ':'",
        "这一行缺少“键: 值”的半角冒号和空格",
        'a "key: value" line lacks its half-width colon and space',
    ),
    ("while scanning a quoted scalar", "引号没有配对", "a quotation mark is not closed"),
    ("found unexpected end of stream", "引号或括号没有配对", "a quotation mark or bracket is not closed"),
    ("did not find expected node content", "引号或括号没有配对", "a quotation mark or bracket is not closed"),
    (
        "did not find expected ',' or",
        "方括号或花括号里缺少逗号，或没有配对；以“{”“[”开头的文本请加引号",
        'a list or mapping in brackets lacks a comma or its end; quote a text that starts with "{" or "["',
    ),
    (
        "did not find expected key",
        "缩进与上文不一致，或引号之后还有文字；整个值请用一对引号括起",
        "the indentation does not agree with the lines above, or words follow a closing quotation mark",
    ),
    (
        "did not find expected '-' indicator",
        "列表各项的“-”没有对齐",
        'the "-" of the list items do not line up',
    ),
)


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Fault:
    """One fault out of what the YAML parser says, in words for an author."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.split("\n")
    near = lines[max(line - 1, 0) : line + 1]
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}".strip()
    words = Words(f"YAML 无法解析：{said}", f"not YAML: {said}")
    if any(re.match(r"\s*\t", each) for each in near):
        words = Words("缩进不能用制表符，请改用空格", "indent with spaces, not with tabs")
    elif any(re.match(r"\s*(?:- )?[\w-]+：", each) for each in near):
        words = Words(
            "键名之后要用半角冒号加空格（“: ”），不能用“：”",
            'a key is followed by a half-width colon and a space (": "), not by "："',
        )
    elif any(re.match(r"\s*(?:- )?[a-z_]+:[^\s:]", each) for each in near):
        words = Words("键名的冒号之后要有一个空格", "the colon after a key is followed by a space")
    else:
        for sign, zh, en in _SYNTAX:
            if sign in said:
                words = Words(zh, en)
                break
    return Fault(Mark(file, line + 1, column + 1), words)
