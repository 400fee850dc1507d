"""The text output for a person at a terminal: grouped by paragraph, words marked, computation shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lawlint.document.places import place_said
from lawlint.finding import Finding, Severity, Span, Words
from lawlint.report.details import details
from lawlint.report.view import View, headings, region
from lawlint.report.wording import SEVERITIES, kind_said, message, see_also
from lawlint.text import MARKS, padded, visible, width, wrapped

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

_BOLD, _DIM, _UNDERLINE = "1", "2", "4"
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MARKS = 6  # columns that …【】… take
_LEAST = 24  # characters shown around the marked words, where the line has no room for more
_LONGEST = 80  # characters of the marked words that are shown
_SENTENCE = re.compile("[。；;！!？?]")


def page(result: Result, view: View) -> str:
    """Everything that is to be said of one document, or nothing."""
    document, findings = result.document, view.shown(result)
    if not findings and not document.notices:
        return ""
    name = _painted(visible(document.path), _BOLD, view)
    lines = [f"{name}  {_painted(kind_said(result.kind, view.lang), _DIM, view)}"]
    lines += [f"  ※ {Words(notice.zh, notice.en).said(view.lang)}" for notice in document.notices]
    for block, group in groupby(findings, key=lambda finding: document.block_at(finding.span.start)):
        members = list(group)
        lines += ["", "  " + _painted(_where(document, members[0], view), _DIM, view)]
        body = block.span if block is not None else Span(0, 0)
        for finding in members:
            lines += _finding(document, finding, body, view)
    return "\n".join(lines) + "\n\n"


def _painted(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.color and text else text


def _where(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    named = place_said(at.place) if at.place else Words(f"第{at.line}行", f"line {at.line}")
    place = named.said(view.lang)
    return " › ".join((place, *headings(document, finding.span)))


def _finding(document: Document, finding: Finding, body: Span, view: View) -> Iterator[str]:
    at = region(document, finding.span)
    place = padded(f"  {at.line}:{at.column}", 10)
    grade = _painted(SEVERITIES[finding.severity].said(view.lang), _COLORS[finding.severity], view)
    yield f"{place}{grade}  {_painted(finding.rule, _DIM, view)}"
    room = max(view.columns - 10, 30)
    for line in wrapped(message(finding, "", view.lang) + see_also(document, finding, view.lang), room):
        yield " " * 10 + _painted(line, _BOLD, view)
    if finding.span.end > finding.span.start:
        excerpt = _excerpt(document.text, finding.span, body, room)
        yield from (" " * 10 + line for line in _marked(wrapped(excerpt, room), view))
    names = list(details(finding, view.lang, offer=True))
    columns = max((width(name) for name, _ in names), default=0) + 2
    before = ""
    for name, text in names:
        first, *rest = wrapped(text, room - columns)
        label = padded("" if name == before else name, columns)
        yield " " * 10 + _painted(label, _DIM, view) + first
        yield from (" " * (10 + columns) + line for line in rest)
        before = name


def _marked(lines: list[str], view: View) -> Iterator[str]:
    """The lines with the words between the marks underlined, or in 【】 where there is no underlining."""
    if not view.color:
        yield from (line.replace(MARKS[0], "【").replace(MARKS[1], "】") for line in lines)
        return
    begin, end = f"\x1b[{_UNDERLINE}m", "\x1b[0m"
    inside = False
    for line in lines:
        shown = line.replace(MARKS[0], begin).replace(MARKS[1], end)
        opened = begin if inside else ""
        inside = (inside or MARKS[0] in line) and MARKS[1] not in line
        yield opened + shown + (end if inside else "")


def _excerpt(text: str, span: Span, body: Span, room: int) -> str:
    """The sentence around ``span`` with marks around the span."""
    low = max(min(body.start, span.start), span.start - room)
    stops = [stop.end() for stop in _SENTENCE.finditer(text, low, span.start)]
    begin = stops[-1] if stops else low
    high = min(max(body.end, span.end), span.end + room)
    stop = _SENTENCE.search(text, max(span.end - 1, span.start), high)
    finish = max(stop.end() if stop else high, span.end)
    space = max((room - _MARKS) // 2 - (span.end - span.start), _LEAST)
    before = min(span.start - begin, max(space // 2, space - (finish - span.end)))
    after = min(finish - span.end, space - before)
    marked = span.of(text)
    if len(marked) > _LONGEST:
        marked = f"{marked[: _LONGEST // 2]}……{marked[-_LONGEST // 2 :]}"
    marked = visible(marked).join(MARKS)
    left = "…" * (span.start - before > begin) + visible(text[span.start - before : span.start].lstrip())
    right = visible(text[span.end : span.end + after].rstrip()) + "…" * (span.end + after < finish)
    return left + marked + right
