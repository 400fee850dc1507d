"""Clauses and sentences: the stretches of text within which figures and cue words belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from lawlint.document.model import Block, Document
from lawlint.facts.model import Clause
from lawlint.finding import Span
from lawlint.lean import dataclass, field

_SENTENCE_ENDS = "。?!\n"
_LONGEST_LABEL = 4


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[,;:。?!()\n]")


def segment(document: Document, atoms: Iterable[Span]) -> tuple[Clause, ...]:
    """The clauses of all blocks, ordered by start; a parenthesis is a clause inside its outer clause.

    ``atoms``: spans within which no mark divides (figures such as 1,234 or 9:30, titles in 《》).
    """
    inside = _offsets_inside(document.folded, atoms)
    clauses: list[Clause] = []
    sentence = 0
    for block in document.blocks:
        writer = _Writer(document.folded, block, sentence)
        for mark in _marks().finditer(document.folded, block.span.start, block.span.end):
            if mark.start() not in inside:
                writer.take(mark[0], mark.start())
        writer.finish()
        sentence = writer.sentence + 1
        clauses.extend(_nested(writer, len(clauses)))
    return tuple(clauses)


def clause_at(clauses: Sequence[Clause], offset: int) -> int | None:
    """The index of the innermost clause that holds ``offset``."""
    at = bisect_right(clauses, offset, key=lambda clause: clause.span.start) - 1
    index = at if at >= 0 else None
    while index is not None and offset >= clauses[index].span.end:
        index = clauses[index].outer
    return index


def _offsets_inside(text: str, atoms: Iterable[Span]) -> set[int]:
    """The offsets of marks that stand inside an atom."""
    return {mark.start() for atom in atoms for mark in _marks().finditer(text, atom.start, atom.end)}


@dataclass(slots=True)
class _Writer:
    """Collects the clauses of one block; ``open``: the starts of those not yet ended, outermost first."""

    text: str
    block: Block
    sentence: int
    clauses: list[tuple[int, int, int, int]] = field(default_factory=list)  # start, end, sentence, depth
    open: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open.append(self.block.span.start)

    def take(self, mark: str, at: int) -> None:
        if mark == "(":
            if self._has_closing(at):
                self.open.append(at + 1)
        elif mark == ")":
            if len(self.open) > 1:
                self._close(at)
                self.open.pop()
        else:
            self._close(at)
            self.open[-1] = at + 1
            if mark in _SENTENCE_ENDS and len(self.open) == 1:
                self.sentence += 1

    def finish(self) -> None:
        while self.open:
            self._close(self.block.span.end)
            self.open.pop()

    def _has_closing(self, at: int) -> bool:
        """Whether the bracket at ``at`` is closed on its line and is not a mere label such as (一)."""
        closing = self.text.find(")", at, self.block.span.end)
        if closing < 0:
            return False
        stop = self.text.find("\n", at, closing)
        return stop < 0 and not (at == self.block.span.start and closing - at <= _LONGEST_LABEL)

    def _close(self, end: int) -> None:
        start = self.open[-1]
        words = self.text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            self.clauses.append((start, start + len(words.strip()), self.sentence, len(self.open) - 1))


def _nested(writer: _Writer, base: int) -> list[Clause]:
    """The clauses of one block in order, with their outer clauses; the first has index ``base``."""
    clauses: list[Clause] = []
    outer: list[int] = []  # by depth: index of the latest clause
    for start, end, sentence, depth in sorted(writer.clauses, key=lambda found: (found[0], -found[1])):
        del outer[depth:]
        index = outer[-1] if outer and clauses[outer[-1] - base].span.end >= end else None
        outer.extend([base + len(clauses)] * (depth + 1 - len(outer)))
        clauses.append(Clause(Span(start, end), sentence, writer.block.index, index))
    return clauses
