"""``github``: workflow commands that GitHub Actions (and Gitea) shows as annotations on the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Finding, Severity
from lawlint.report.summary import Summary
from lawlint.report.text import tail as summed
from lawlint.report.view import View, region
from lawlint.report.wording import message
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def head(view: View) -> str:
    """Nothing."""
    return ""


def piece(result: Result, view: View) -> str:
    """One command a finding."""
    return "".join(_command(result.document, finding, view) for finding in view.shown(result))


def tail(summary: Summary, view: View) -> str:
    """An error for everything that could not be checked, and the sums."""
    lines = [
        f"::error file={_property(view.relative(trouble.path))}::{_data(trouble.words.said(view.lang))}\n"
        for trouble in summary.troubles
    ]
    return "".join(lines) + summed(summary, view)


def _command(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    values = {
        "file": view.relative(document.path),
        "line": str(at.line),
        "endLine": str(at.end_line),
        **({"col": str(at.column), "endColumn": str(at.end_column)} if at.line == at.end_line else {}),
        "title": f"lawlint {finding.rule}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(message(finding, at.place, view.lang))}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
