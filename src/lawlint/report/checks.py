"""``checks``: the ``output`` of a check run, for the interfaces of GitHub, Gitee, Codeup and AtomGit.

A step of the pipeline posts it with its own token; those interfaces take fifty annotations at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Finding, Severity
from lawlint.report.jsontext import Json, dumped, present
from lawlint.report.summary import Summary
from lawlint.report.text import tail as summed
from lawlint.report.view import View, region
from lawlint.report.wording import message
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ","
_LEVELS = {Severity.ERROR: "failure", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def head(view: View) -> str:
    """The start of the annotations."""
    return '{\n  "title": "lawlint",\n  "annotations": ['


def piece(result: Result, view: View) -> str:
    """One annotation a finding."""
    return ",".join(_annotation(result.document, finding, view) for finding in view.shown(result))


def tail(summary: Summary, view: View) -> str:
    """The conclusion and the sums."""
    failed = summary.troubles or summary.counts[Severity.ERROR] or summary.counts[Severity.WARNING]
    lines = [f"{visible(one.path)}: {visible(one.words.said(view.lang))}\n" for one in summary.troubles]
    said = "".join(lines) + summed(summary, view)
    made: Json = {"conclusion": "failure" if failed else "success", "summary": said.rstrip("\n")}
    return "]," + dumped(made).removeprefix("{") + "\n"


def _annotation(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    columns: dict[str, Json] = {"start_column": at.column, "end_column": at.end_column}
    why = finding.reasoning
    said = [words.said(view.lang) for words in (why.computed, *why.tried, why.unless) if words]
    made: Json = {
        "path": visible(view.relative(document.path)),
        "start_line": at.line,
        "end_line": at.end_line,
        **(columns if at.line == at.end_line else {}),
        "annotation_level": _LEVELS[finding.severity],
        "title": finding.rule,
        "message": message(finding, at.place, view.lang),
        **present({"raw_details": "\n".join(map(visible, said))}),
    }
    return "\n    " + dumped(made, 4)
