"""``gitlab``: a Code Quality report, which GitLab shows in merge requests.

GitLab takes findings with one fingerprint for one, so the path enters it; it needs at least the line.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from lawlint.finding import Severity
from lawlint.report.jsontext import Json, dumped
from lawlint.report.summary import Summary, Trouble
from lawlint.report.view import View, region
from lawlint.report.wording import message
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.finding import Finding
    from lawlint.result import Result

SEPARATOR = ","
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def head(view: View) -> str:
    """The start of the list."""
    return "["


def piece(result: Result, view: View) -> str:
    """One object a finding."""
    return ",".join(_finding(result.document, finding, view) for finding in view.shown(result))


def tail(summary: Summary, view: View) -> str:
    """An object for everything that could not be checked, and the end of the list."""
    troubles = ",".join(_trouble(trouble, view) for trouble in summary.troubles)
    found = any(summary.counts.values()) or (view.show_suppressed and summary.suppressed)
    return f"{',' if troubles and found else ''}{troubles}\n]\n"


def _finding(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    return _object(
        message(finding, at.place, view.lang),
        finding.rule,
        finding.fingerprint,
        _SEVERITIES[finding.severity],
        (view.relative(document.path), at.line, at.end_line),
    )


def _trouble(trouble: Trouble, view: View) -> str:
    name = trouble.rule or "unreadable-file"
    said = visible(trouble.words.said(view.lang))
    return _object(said, name, name, "blocker", (view.relative(trouble.path), 1, 1))


def _object(said: str, check: str, key: str, severity: str, where: tuple[str, int, int]) -> str:
    path, begin, end = where
    made: Json = {
        "description": said,
        "check_name": check,
        "fingerprint": sha256(f"{path}\x1f{key}".encode("utf-8", "surrogatepass")).hexdigest()[:40],
        "severity": severity,
        "location": {"path": visible(path), "lines": {"begin": begin, "end": end}},
    }
    return "\n  " + dumped(made, 2)
