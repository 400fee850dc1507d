"""Safe fixes: applied to the bytes of a text file, which keeps encoding, byte order mark and line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lawlint.document.fold import fold
from lawlint.engine import check_document
from lawlint.finding import Edit, Finding
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Options, Result
    from lawlint.rules.model import RuleSet

FORMATS = frozenset({"txt", "md", "html"})
"""Formats whose files are text that can be mended in place."""

_ROUNDS = 10  # a fix may uncover another; fixes that undo each other end here
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes after fixing, what is still to be said of them, and how many fixes were applied."""

    data: bytes
    result: Result
    applied: int


def mend(data: bytes, document: Document, ruleset: RuleSet, options: Options) -> Mended:
    """Apply the safe fixes of all findings, again and again until none is left.

    Applied to what it returned it changes nothing.  A fix that would make the file unreadable is not applied.
    """
    from lawlint import document as reader

    result = check_document(document, ruleset, options)
    applied = 0
    seen = {data}
    for _ in range(_ROUNDS):
        changed, count = apply(data, result.document, result.active)
        if changed in seen:
            break
        seen.add(changed)
        try:
            result = check_document(reader.read(changed, document.path, document.format), ruleset, options)
        except reader.Unreadable:
            break
        data, applied = changed, applied + count
    return Mended(data, result, applied)


def apply(data: bytes, document: Document, findings: Sequence[Finding]) -> tuple[bytes, int]:
    """The bytes with the safe fixes applied that do not overlap an earlier one, and how many they are."""
    source = _Source.of(data, document)
    if source is None:
        return data, 0
    chosen: list[tuple[int, int, str]] = []
    count = 0
    for finding in findings:
        for fix in finding.fixes[:1]:
            places = [source.place(edit) for edit in fix.edits] if fix.safe else []
            ready = [place for place in places if place is not None]
            if ready and len(ready) == len(places) and _disjoint(ready, chosen):
                chosen += ready
                count += 1
    raw = source.raw
    for start, end, replacement in sorted(chosen, reverse=True):
        raw = raw[:start] + replacement + raw[end:]
    return source.encoded(raw, data), count


def _disjoint(new: Sequence[tuple[int, int, str]], old: Sequence[tuple[int, int, str]]) -> bool:
    """Whether no two of the places overlap or touch; touching ones may be two views of one slip."""
    places = sorted([*new, *old])
    return all(before[1] < after[0] for before, after in pairwise(places))


@dataclass(frozen=True, slots=True)
class _Source:
    """The characters of the file as they stand in it, and where its lines start."""

    raw: str
    mark: bytes
    document: Document
    starts: tuple[int, ...]

    @classmethod
    def of(cls, data: bytes, document: Document) -> _Source | None:
        """None when the file is not text, or writing it back would change more than the fixes."""
        if document.format not in FORMATS:
            return None
        mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        try:
            raw = data[len(mark) :].decode(document.encoding)
            if mark + raw.encode(document.encoding) != data:
                return None
        except (UnicodeError, LookupError):
            return None
        return cls(raw, mark, document, (0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", raw))))

    def place(self, edit: Edit) -> tuple[int, int, str] | None:
        """Where an edit stands in ``raw``; None when the words there are not those of the document."""
        start, end, text = edit.span.start, edit.span.end, self.document.text
        words = text[start:end]
        if fold(words) != self.document.folded[start:end]:
            return None  # marks of the format stand inside
        probe = words or text[start : start + 1]
        at = self._offset(start)
        stop = self._offset(start + len(probe) - 1) + 1 if probe else at
        if self.raw[stop - 1 : stop + 1] == "\r\n":
            stop += 1
        if re.sub(r"\r\n|\r", "\n", self.raw[at:stop]) != probe:
            return None
        if self.document.format == "html" and set(edit.replacement) & set("<>&"):
            return None
        return at, (stop if words else at), edit.replacement.replace("\n", self._line_end)

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self.raw else "\n"

    def _offset(self, offset: int) -> int:
        position = self.document.source.position(offset)
        line = min(max(position.line, 1), len(self.starts))
        return self.starts[line - 1] + position.column - 1

    def encoded(self, raw: str, before: bytes) -> bytes:
        """``raw`` in the encoding of the file; the bytes as they were when it cannot hold a replacement."""
        try:
            return self.mark + raw.encode(self.document.encoding)
        except UnicodeError:
            return before
