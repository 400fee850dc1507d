"""The lines of a web page as a browser shows them, every stretch with its place in the source."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from lawlint.document.html_lists import LISTS, Lists
from lawlint.document.html_names import BLOCKS, CLOSED_BY, SCOPES, UNSEEN, VOID
from lawlint.document.html_tables import Table
from lawlint.document.html_tokens import Close, Open, Remark, Text, tokens
from lawlint.lean import dataclass, field

_ENDS_CELLS = frozenset(("table", "tr", "tbody", "thead", "tfoot", "body", "html"))
_DEEPEST = 500  # deeper elements count as part of the one that holds them, as in browsers
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|odt)(?:[?#].*)?$", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


class Node(NamedTuple):
    """An element; its place in ``Page.nodes`` is its number, ``parent`` the number of the one around it."""

    name: str
    parent: int
    words: frozenset[str]  # id and classes, lower case
    hidden: int  # 0 = seen, 1 = by its style, which a script may change, 2 = never seen
    bold: bool
    link: bool
    cell: tuple[int, int, int] | None  # the cell around it: table, row, column
    spans: tuple[int, int]  # rows and columns that a cell covers


@dataclass(slots=True)
class Line:
    """One line of the page: stretches as (text, offset in the source), all inside ``node``.

    ``bold``: all of it is; ``linked``: characters of it that are links; ``size``: characters in all.
    ``of_list``: the list whose item begins here; then the first stretch is a number that stands nowhere in the
    source.  0 = none.
    """

    node: int
    parts: list[tuple[str, int]] = field(default_factory=list)
    bold: bool = True
    linked: int = 0
    size: int = 0
    of_list: int = 0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(text for text, _ in self.parts)


class Page:
    """Elements, lines and comments of one source text.

    ``remarks`` are (text, offset); ``article_title`` is what the page says of itself; ``files``: links to
    documents; ``veiled``: characters that are hidden by a style.  ``unveil``: show these.
    """

    def __init__(self, source: str, *, unveil: bool = False) -> None:
        self.source = source
        self.article_title = ""
        self.files: set[int] = set()
        self.veiled = 0
        self._unveil = unveil
        root = Node("", 0, frozenset(), 0, False, False, None, (1, 1))
        self.nodes: list[Node] = [root]
        self.lines: list[Line] = []
        self.remarks: list[tuple[str, int]] = []
        self._stack: list[int] = [0]
        self._line: Line | None = None
        self._tables: list[Table] = []
        self._table_count = 0
        self._lists = Lists()
        self._label: tuple[str, int, int] | None = None  # of an item without words as yet: text, offset, list
        for token in tokens(source):
            if isinstance(token, Text):
                self._text(token)
            elif isinstance(token, Open):
                self._open(token)
            elif isinstance(token, Close):
                self._close(token.name)
            elif isinstance(token, Remark):
                self.remarks.append((token.text, token.start))
        self._break()
        self._lists.settle(self.lines)

    def chain(self, number: int) -> list[int]:
        """The element and those around it, innermost first, without the root."""
        found = []
        while number:
            found.append(number)
            number = self.nodes[number].parent
        return found

    def _break(self) -> None:
        line, self._line = self._line, None
        if line is None:
            return
        while line.parts and line.parts[-1][0].isspace() and line.parts[-1][0] != "\u3000":
            line.parts.pop()
        if any(not text.isspace() for text, _ in line.parts):
            line.size = len(line.text)
            self.lines.append(line)

    def _text(self, token: Text) -> None:
        node = self.nodes[self._stack[-1]]
        if node.name == "style":
            self._lists.style_sheet(self.source[token.start : token.end])
        if node.hidden:
            self.veiled += (token.end - token.start) * (node.hidden == 1)
            return
        raw = any(self.nodes[at].name == "pre" for at in self._stack[-3:])
        for found in _stretches().finditer(self.source, token.start, token.end):
            text = found[0]
            if found.lastgroup == "reference":
                text = unescape(text)
            elif found.lastgroup == "blank":
                if raw and "\n" in text:
                    self._break()
                    continue
                text = self._blank(text, found.end(), token.end)
            if text:
                self._add(text, found.start(), node)

    def _blank(self, text: str, end: int, limit: int) -> str:
        """What is seen of blanks in the source: nothing where a line begins or Chinese lines are wrapped."""
        if self._line is None or not self._line.parts or self._line.parts[-1][0][-1] == " ":
            return ""
        if "\n" in text:
            before, after = self._line.parts[-1][0][-1], self.source[end : end + 1] if end < limit else ""
            if before > "\u2e80" or after > "\u2e80":
                return ""
        return " "

    def _add(self, text: str, offset: int, node: Node) -> None:
        if self._line is None:
            if text in (" ", "\n"):
                return
            self._line = Line(self._stack[-1])
            if self._label is not None:
                label, at, self._line.of_list = self._label
                self._line.parts.append((label, at))
                self._label = None
        self._line.parts.append((text, offset))
        self._line.bold = self._line.bold and (node.bold or text.isspace())
        if node.link:
            self._line.linked += len(text)

    def _open(self, tag: Open) -> None:
        name = tag.name
        if (name == "br" or name in BLOCKS) and not self.nodes[self._stack[-1]].hidden:
            self._break()
        if name in VOID:
            self._empty(tag)
            return
        self._end_implied(name)
        if len(self._stack) >= _DEEPEST:
            return
        if name == "table":
            self._tables.append(Table(self._table_count))
            self._table_count += 1
        above = self.nodes[self._stack[-1]]
        cell, spans = above.cell, (1, 1)
        table = self._tables[-1] if self._tables else None
        if table and name == "tr":
            table.next_row()
        elif table and name in ("td", "th"):
            cell, spans = table.place(tag.attributes)
        elif name == "table":
            cell = None
        given = tag.attributes
        style = given.get("style", "")
        words = frozenset(f"{given.get('id', '')} {given.get('class', '')}".lower().split())
        self.nodes.append(
            Node(
                name,
                self._stack[-1],
                words,
                max(above.hidden, self._hidden(name, given)),
                above.bold or name in ("b", "strong", "h1", "h2", "h3", "th") or bool(_BOLD.search(style)),
                above.link or name == "a",
                cell,
                spans,
            )
        )
        self._stack.append(len(self.nodes) - 1)
        if name == "a" and _FILE.search(given.get("href", "")):
            self.files.add(self._stack[-1])
        if name in LISTS or name == "li":
            self._list(tag, next((at for at in self._stack[-2:0:-1] if self.nodes[at].name in LISTS), None))

    def _empty(self, tag: Open) -> None:
        given = tag.attributes
        if tag.name == "link" and "stylesheet" in given.get("rel", "").lower():
            self._lists.unsure = True
        elif tag.name == "meta" and given.get("name", "").lower() == "articletitle":
            self.article_title = given.get("content", "")[:200]

    def _hidden(self, name: str, given: dict[str, str]) -> int:
        if name in UNSEEN or "hidden" in given:
            return 2
        return int(not self._unveil and _HIDDEN.search(given.get("style", "")) is not None)

    def _list(self, tag: Open, around: int | None) -> None:
        """A list or an item of one begins, inside the list ``around``."""
        if tag.name != "li":
            self._lists.begin(self._stack[-1], tag.name, tag.attributes, around)
            return
        label = self._lists.item(around, tag.attributes) if around is not None else ""
        self._label = (label, tag.start, around) if label and around is not None else None

    def _end_implied(self, name: str) -> None:
        """Close elements whose end tag may be left out when ``name`` begins."""
        for depth in range(len(self._stack) - 1, max(len(self._stack) - 12, 0), -1):
            inner = self.nodes[self._stack[depth]].name
            if name in CLOSED_BY.get(inner, ()):
                del self._stack[depth:]
                return
            if inner in SCOPES:
                return

    def _close(self, name: str) -> None:
        if name == "li" or name in LISTS:
            self._label = None  # of an empty item
        if (name == "br" or name in BLOCKS) and not self.nodes[self._stack[-1]].hidden:
            self._break()
        for depth in range(len(self._stack) - 1, 0, -1):
            inner = self.nodes[self._stack[depth]].name
            if inner == name:
                for at in self._stack[depth:]:
                    if self.nodes[at].name == "table" and self._tables:
                        self._tables.pop()
                del self._stack[depth:]
                return
            if inner in ("table", "td", "th") and name not in _ENDS_CELLS:
                return  # an end tag inside a cell ends nothing outside it


@cache
def _stretches() -> re.Pattern[str]:
    reference = r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
    return re.compile(rf"(?P<blank>[ \t\n\r\f]+)|(?P<reference>{reference})|[^ \t\n\r\f&]+|&")
