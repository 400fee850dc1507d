"""What came along from a web page: the title printed twice, source and date lines, footers and navigation.

The reader of a document tells such lines from the report.  They are reported in files that are meant to be
the report itself (text, Markdown); a web page has them by nature, and in Word and PDF files they are contents
and page headers.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "count")
CASES = ("head", "foot")


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def check(params: Params, reading: Reading) -> Observations:
    """One problem for every run of such lines."""
    document = reading.document
    if document.format in ("txt", "md"):
        last = max((block.index for block in document.blocks if block.kind is BlockKind.PARAGRAPH), default=0)
        for run in _runs(document):
            yield _problem(document, run, "head" if run[0].index < last else "foot")


def _runs(document: Document) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.RESIDUE:
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _problem(document: Document, run: list[Block], case: str) -> Problem:
    span = Span(run[0].span.start, run[-1].span.end)
    first = run[0].span.of(document.text)
    shown = first if len(first) <= 20 else first[:19] + "…"
    more = f"等{len(run)}行" if len(run) > 1 else ""
    return Problem(
        span,
        Words(
            f"“{shown}”{more}是网页上带来的文字，不属于报告",
            f'"{shown}" ({len(run)} lines) came from a web page and is no part of the report',
        ),
        case,
        {"found": shown, "count": str(len(run))},
        fixes=(Fix((Edit(span, ""),), Words("删去", "Delete it")),),
        key=shown,
    )
