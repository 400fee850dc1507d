"""Markdown, read by lines: headings, lists, tables, quotations, code, comments and inline marks.

Lines that CommonMark would flow together are kept apart as in plain text, because authors of reports write
one paragraph a line; indentation never makes code.  The text of the document is the text of the file: marks
become blanks in ``folded``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import decode
from lawlint.document.lines import join_wrapped
from lawlint.document.md_inline import comments, inline_markup, without
from lawlint.document.model import BlockKind, Cell, Document
from lawlint.finding import Span


def read(data: bytes, path: str) -> Document:
    """Read a Markdown file; raises ``Unreadable``."""
    decoded = decode(data)
    scanner = _Scanner(decoded.text)
    scanner.scan()
    markup = sorted((*scanner.markup, *inline_markup(scanner.visible, scanner.spans())))
    return assemble(
        path,
        "md",
        decoded.text,
        scanner.pieces,
        encoding=decoded.encoding,
        comments=scanner.comments,
        markup=markup,
    )


class _Scanner:
    """One pass over the lines.  ``visible`` is the text with comments blanked, line ends kept."""

    def __init__(self, text: str) -> None:
        self.comments = tuple(comments(text))
        self.visible = without(text, self.comments)
        self.pieces: list[Piece] = []
        self.markup: list[Span] = [comment.span for comment in self.comments]
        self._lines = list(_all_lines(self.visible))
        self._paragraph: list[Span] = []
        self._tables = 0
        self._last_number = (0, 0)  # printed and shown number of the last item of an ordered list

    def spans(self) -> list[Span]:
        """Where inline marks may stand."""
        return [piece.span for piece in self.pieces if piece.kind is not BlockKind.CODE]

    def scan(self) -> None:
        """Fill ``pieces`` and ``markup``."""
        at = self._front_matter()
        while at < len(self._lines):
            at = self._step(at)
        self._flush()

    def _step(self, at: int) -> int:
        line = self._lines[at]
        words = self.visible[line.start : line.end].strip()
        if not words:
            self._flush()
            return at + 1
        if words[0] in "`~" and words[:3] in ("```", "~~~"):
            return self._code(at, words)
        if words[0] in "=-*_" and self._rule_or_underline(line, words):
            return at + 1
        if "|" in words and at + 1 < len(self._lines) and self._delimits(at + 1):
            return self._table(at)
        self._text(line, words)
        return at + 1

    def _text(self, line: Span, words: str) -> None:
        start = line.start + self.visible[line.start : line.end].index(words[0])
        kind: BlockKind | None = None
        if words[0] == ">":
            kind = BlockKind.QUOTE
            inner = words.lstrip("> \t")
            start = self._skip(start, len(words) - len(inner))
            words = inner
        if not words:
            return
        if words[0] == "#" and (hashes := _heading().match(words)):
            self._heading(Span(start, start + len(words)), len(hashes[1]), len(hashes[0]))
            return
        item = _item().match(words)
        if item is None:
            if start == line.start:  # text at the margin ends a list
                self._last_number = (0, 0)
            self._add(Span(start, start + len(words)), kind)
            return
        self._flush()
        self._list_item(start, words, item, kind)

    def _list_item(self, start: int, words: str, item: re.Match[str], kind: BlockKind | None) -> None:
        """A list item is a line of its own; ``1.`` throughout is shown as 1, 2, 3."""
        span = Span(start, start + len(words))
        label = ""
        if item["number"] is None:
            span = Span(self._skip(start, item.end()), span.end)
        else:
            printed = int(item["number"])
            shown = self._last_number[1] + 1 if printed == self._last_number[0] == 1 else printed
            self._last_number = (printed, shown)
            if shown != printed:
                label = f"{shown}."
                span = Span(self._skip(start, item.end()), span.end)
        if span.start < span.end:
            self.pieces.append(Piece(span, kind, label=label))

    def _heading(self, span: Span, level: int, marks: int) -> None:
        self._flush()
        self._last_number = (0, 0)
        start = self._skip(span.start, marks)
        end = span.end
        closed = self.visible[start:end].rstrip("#")
        if len(closed) < end - start and (not closed or closed[-1].isspace()):
            self.markup.append(Span(start + len(closed), end))
            end = start + len(closed)
        if start < end:
            self.pieces.append(Piece(Span(start, end), BlockKind.HEADING, level))

    def _rule_or_underline(self, line: Span, words: str) -> bool:
        """A thematic break, or the underline that makes the line above a heading."""
        bare = words.replace(" ", "")
        if bare.strip(bare[0]) or (bare[0] != "=" and len(bare) < 2):
            return False
        if bare[0] in "=-" and bare == words and self._paragraph:
            above = self._paragraph.pop()
            self._flush()
            self.pieces.append(Piece(above, BlockKind.HEADING, 1 if bare[0] == "=" else 2))
        elif len(bare) < 3 or bare[0] == "=":
            return False
        self._flush()
        self.markup.append(line)
        return True

    def _code(self, at: int, words: str) -> int:
        self._flush()
        fence = words[: len(words) - len(words.lstrip(words[0]))]
        stop = at + 1
        while stop < len(self._lines):
            inner = self.visible[self._lines[stop].start : self._lines[stop].end].strip()
            if inner.startswith(fence) and not inner.strip(fence[0]):
                break
            stop += 1
        last = self._lines[min(stop, len(self._lines) - 1)]
        self.pieces.append(Piece(Span(self._lines[at].start, last.end), BlockKind.CODE))
        return stop + 1

    def _delimits(self, at: int) -> bool:
        """Whether a line is the rule below a table header: ``|---|:--:|``."""
        words = self.visible[self._lines[at].start : self._lines[at].end]
        return "-" in words and "|" in words and not words.strip("|:- \t")

    def _table(self, at: int) -> int:
        self._flush()
        table = self._tables
        self._tables += 1
        self._row(self._lines[at], table, 0, header=True)
        self.markup.append(self._lines[at + 1])
        row = 1
        at += 2
        while at < len(self._lines) and "|" in self.visible[self._lines[at].start : self._lines[at].end]:
            self._row(self._lines[at], table, row, header=False)
            row += 1
            at += 1
        return at

    def _row(self, line: Span, table: int, row: int, *, header: bool) -> None:
        start = line.start
        column = 0
        for bar in [*_bars(self.visible, line), line.end]:
            if self.visible[start:bar].strip() or (start > line.start and bar < line.end):
                self.pieces.append(
                    Piece(Span(start, bar), BlockKind.CELL, cell=Cell(table, row, column, header))
                )
                column += 1
            if bar < line.end:
                self.markup.append(Span(bar, bar + 1))
            start = bar + 1

    def _add(self, span: Span, kind: BlockKind | None) -> None:
        if kind is not None:
            self._flush()
            self.pieces.append(Piece(span, kind))
            return
        self._paragraph.append(span)

    def _flush(self) -> None:
        """End the paragraph: its lines become pieces."""
        self.pieces.extend(Piece(span) for span in join_wrapped(self.visible, self._paragraph))
        self._paragraph = []

    def _skip(self, start: int, length: int) -> int:
        if length:
            self.markup.append(Span(start, start + length))
        return start + length

    def _front_matter(self) -> int:
        """The number of lines of a YAML header between ``---`` lines at the very start."""
        if not self._lines or self.visible[: self._lines[0].end].rstrip() != "---":
            return 0
        for at in range(1, min(len(self._lines), 200)):
            if self.visible[self._lines[at].start : self._lines[at].end].rstrip() in ("---", "..."):
                self.markup.append(Span(0, self._lines[at].end))
                return at + 1
        return 0


def _all_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _bars(text: str, line: Span) -> list[int]:
    """Where the cells of a table row end: ``|`` without a backslash before it."""
    found = []
    at = text.find("|", line.start, line.end)
    while at >= 0:
        if at == line.start or text[at - 1] != "\\":
            found.append(at)
        at = text.find("|", at + 1, line.end)
    return found


@cache
def _heading() -> re.Pattern[str]:
    """``#`` to ``######`` and a blank, which may lack after ``##`` or before a label: authors forget it."""
    return re.compile(r"(#{1,6})(?:[ \t\u3000]+|$|(?<=##)(?=[^#])|(?=[一二三四五六七八九十]{1,3}、|[(（]))")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:[-*+]|(?P<number>[0-9]{1,3})[.)])[ \t\u3000]+(?:\[[ xX]\][ \t]+)?")
