"""``json``: everything lawlint knows of its findings, in a form with a version (``docs/output.md``).

``version`` grows when a key changes its meaning or goes; new keys may come at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Finding, Fix, Span, Words
from lawlint.report.jsontext import Json, dumped
from lawlint.report.summary import Summary
from lawlint.report.view import View, headings, region
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ","
VERSION = 1


def head(view: View) -> str:
    """The version of the form and of the tool."""
    from lawlint import __version__

    start = dumped({"version": VERSION, "tool": {"name": "lawlint", "version": __version__}})
    return start.removesuffix("\n}") + ',\n  "documents": ['


def piece(result: Result, view: View) -> str:
    """One document."""
    return "\n    " + dumped(described(result, view), 4)


def described(result: Result, view: View) -> dict[str, Json]:
    """One document as an object."""
    document, kind, coverage = result.document, result.kind, result.coverage
    return {
        "path": visible(view.relative(document.path)),
        "format": document.format,
        "kind": {"id": kind.id, "name": kind.name.said(view.lang), "why": kind.why.said(view.lang)},
        "title": visible(document.identity.title),
        "year": document.identity.year,
        "notices": [Words(notice.zh, notice.en).said(view.lang) for notice in document.notices],
        "findings": [_finding(document, finding, view) for finding in view.shown(result)],
        "rules": {
            "passed": list(coverage.passed),
            "failed": list(coverage.failed),
            "nothing": list(coverage.nothing),
        },
        "quantities": {
            "found": coverage.quantities,
            "bound": coverage.bound,
            "checked": coverage.checked,
        },
    }


def tail(summary: Summary, view: View) -> str:
    """What could not be checked, and the sums."""
    troubles: Json = [
        {
            "path": visible(view.relative(trouble.path)),
            "rule": trouble.rule or None,
            "message": visible(trouble.words.said(view.lang)),
        }
        for trouble in summary.troubles
    ]
    sums: Json = {
        "documents": summary.documents,
        **{severity.word: count for severity, count in summary.counts.items()},
        "suppressed": summary.suppressed,
        "fixed": summary.fixed,
        "excluded": summary.excluded,
    }
    return f'],\n  "troubles": {dumped(troubles, 2)},\n  "summary": {dumped(sums, 2)}\n}}\n'


def place(document: Document, span: Span) -> dict[str, Json]:
    """Lines and columns of a span, counted in code points from 1, the end exclusive, with its words."""
    at = region(document, span)
    return {
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "text": visible(span.of(document.text)),
    }


def _finding(document: Document, finding: Finding, view: View) -> Json:
    lang, why = view.lang, finding.reasoning
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": visible(finding.message.said(lang)),
        **place(document, finding.span),
        "place": region(document, finding.span).place or None,
        "section": list(headings(document, finding.span)),
        "read": [visible(one) for one in why.read],
        "computed": visible(why.computed.said(lang)) if why.computed else None,
        "tried": [visible(one.said(lang)) for one in why.tried],
        "nearest": [visible(one.said(lang)) for one in why.nearest],
        "unless": visible(why.unless.said(lang)) if why.unless else None,
        "related": [
            {"role": visible(related.role.said(lang)), **place(document, related.span)}
            for related in finding.related
        ],
        "fixes": [_fix(document, fix, lang) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
        "suppressed_by": finding.suppressed_by,
    }


def _fix(document: Document, fix: Fix, lang: str) -> Json:
    edits: list[Json] = [
        {**place(document, edit.span), "replacement": visible(edit.replacement)} for edit in fix.edits
    ]
    return {"what": visible(fix.what.said(lang)), "safe": fix.safe, "edits": edits}
