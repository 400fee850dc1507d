"""What an output knows about the run that it is written for, and where findings stand for its reader."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from lawlint.finding import Finding, Span
from lawlint.lean import dataclass
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result
    from lawlint.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class View:
    """How one output is to be written.

    ``root``: absolute folder that paths in machine-readable outputs are relative to.  ``terminal``: a person
    looks at it on a screen of ``columns`` columns; ``color``: escape sequences may be used.
    """

    ruleset: RuleSet
    root: str
    lang: str = "zh"
    terminal: bool = False
    color: bool = False
    columns: int = 80
    quiet: bool = False
    show_suppressed: bool = False

    def shown(self, result: Result) -> tuple[Finding, ...]:
        """The findings to write down."""
        return result.findings if self.show_suppressed else result.active

    def relative(self, path: str) -> str:
        """``path`` from the root on, with ``/``; the bare name when it lies elsewhere."""
        whole = os.path.abspath(path)  # links are not to be resolved
        inside = os.path.join(self.root, "")
        return (
            whole.removeprefix(inside).replace(os.sep, "/")
            if whole.startswith(inside)
            else os.path.basename(whole)
        )

    def uri(self, path: str) -> str:
        """``relative(path)``, percent-encoded."""
        from urllib.parse import quote

        return quote(os.fsencode(self.relative(path)))


@dataclass(frozen=True, slots=True)
class Region:
    """A span as lines and columns of what the user sees: 1-based, end column exclusive, in code points.

    ``shift`` and ``end_shift``: what to add to the columns to count UTF-16 code units.  ``place``: how a
    reader names it (``第12段``), or ``""``.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    shift: int
    end_shift: int
    place: str


def region(document: Document, span: Span) -> Region:
    """Where ``span`` stands.  An empty span is an insertion point."""
    start = document.source.position(span.start)
    end = document.source.position(max(span.end - 1, span.start))
    past = 1 if span.end > span.start else 0
    return Region(
        start.line,
        start.column,
        end.line,
        end.column + past,
        _astral(document, span.start),
        _astral(document, span.end),
        start.place,
    )


def _astral(document: Document, offset: int) -> int:
    """How many characters before ``offset`` in its line take two UTF-16 code units; O(log n)."""
    if not document.astral:
        return 0
    starts = document.source.line_starts
    line = starts[bisect_right(starts, offset) - 1]
    return bisect_left(document.astral, offset) - bisect_left(document.astral, line)


def headings(document: Document, span: Span) -> tuple[str, ...]:
    """The headings that ``span`` stands under, outermost first, with their labels."""
    path: list[str] = []
    section = document.section_at(span.start)
    while section is not None:
        label = section.label.span.of(document.text) if section.label else ""
        path.append(visible(label + section.title))
        section = None if section.parent is None else document.sections[section.parent]
    return tuple(reversed(path))
