"""``junit``: a test suite a document and a failed case a finding, for pipelines that only show tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.report.summary import Summary
from lawlint.report.view import View, region
from lawlint.report.wording import message
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.finding import Finding
    from lawlint.result import Result

SEPARATOR = ""


def head(view: View) -> str:
    """The root element."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lawlint">\n'


def piece(result: Result, view: View) -> str:
    """The suite of one document; a case that passes when there are no findings."""
    name = _attribute(view.relative(result.document.path))
    found = view.shown(result)
    cases = [_case(result.document, finding, name, view) for finding in found]
    passed = f'    <testcase classname="{name}" name="lawlint"/>\n'
    return (
        f'  <testsuite name="{name}" tests="{max(len(found), 1)}" failures="{len(found)}">\n'
        f"{''.join(cases) or passed}  </testsuite>\n"
    )


def tail(summary: Summary, view: View) -> str:
    """A suite with an error for everything that could not be checked."""
    suites = []
    for trouble in summary.troubles:
        name = _attribute(view.relative(trouble.path))
        said = _attribute(trouble.words.said(view.lang))
        suites.append(
            f'  <testsuite name="{name}" tests="1" errors="1">\n'
            f'    <testcase classname="{name}" name="{trouble.rule or "lawlint"}">'
            f'<error message="{said}"/></testcase>\n  </testsuite>\n'
        )
    return "".join(suites) + "</testsuites>\n"


def _case(document: Document, finding: Finding, name: str, view: View) -> str:
    at = region(document, finding.span)
    said = _attribute(message(finding, at.place, view.lang))
    return (
        f'    <testcase classname="{name}" name="{finding.rule} {at.line}:{at.column}">'
        f'<failure type="{finding.severity.word}" message="{said}"/></testcase>\n'
    )


def _attribute(text: str) -> str:
    from html import escape

    return escape(visible(text))
