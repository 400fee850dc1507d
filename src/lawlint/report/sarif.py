"""``sarif``: SARIF 2.1.0 for code review pages and editors.

Columns count UTF-16 code units; URIs are relative to ``PROJECTROOT`` and percent-encoded; each result has one
location, on the words themselves, and the other operands as related locations linked from the message.  There
are no timestamps and no absolute paths: the same input gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.places import place_said
from lawlint.finding import Finding, Fix, Span, Words
from lawlint.report.jsontext import Json, dumped, present
from lawlint.report.sarif_rules import rule_descriptors
from lawlint.report.summary import Summary, Trouble
from lawlint.report.view import View, headings, region
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ",\n"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "PROJECTROOT"
_UNREADABLE, _FAILED = "unreadable-file", "failed-rule"


def head(view: View) -> str:
    """Everything up to the first result: the tool with all rules that were loaded."""
    from lawlint import __version__

    english = view.lang == "en"
    driver: dict[str, Json] = {
        "name": "lawlint",
        "fullName": f"lawlint {__version__}",
        "semanticVersion": __version__,
        "language": "en" if english else "zh-CN",
        "rules": rule_descriptors(view.ruleset, view.lang),
        "notifications": [_descriptor(*each, view.lang) for each in _NOTIFICATIONS],
    }
    what = Words("文档所在仓库的根文件夹。", "The root folder of the repository that holds the documents.")
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "lawlint/"},
        "originalUriBaseIds": {_BASE: {"description": {"text": what.said(view.lang)}}},
        "columnKind": "utf16CodeUnits",
    }
    text = dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    return text.removesuffix("\n    }\n  ]\n}") + ',\n      "results": ['


def piece(result: Result, view: View) -> str:
    """The results of one document."""
    order = {rule.id: at for at, rule in enumerate(view.ruleset.rules)}
    return ",\n".join(_result(result.document, finding, view, order) for finding in view.shown(result))


def tail(summary: Summary, view: View) -> str:
    """What could not be checked."""
    notes: list[Json] = [_notification(trouble, view) for trouble in summary.troubles]
    invocation = {"executionSuccessful": not any(trouble.rule for trouble in summary.troubles)}
    invocations: Json = [{**invocation, **present({"toolExecutionNotifications": notes})}]
    return f'],\n      "invocations": {dumped(invocations, 6)}\n    }}\n  ]\n}}\n'


def _result(document: Document, finding: Finding, view: View, order: dict[str, int]) -> str:
    related, text = _linked(document, finding, view)
    why, lang = finding.reasoning, view.lang
    reasons: dict[str, Json] = {
        "read": [visible(one) for one in why.read],
        "computed": visible(why.computed.said(lang)) if why.computed else None,
        "tried": [visible(one.said(lang)) for one in why.tried],
        "nearest": [visible(one.said(lang)) for one in why.nearest],
        "unless": visible(why.unless.said(lang)) if why.unless else None,
    }
    made: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": finding.severity.word,
        "message": {"text": text},
        "locations": [_location(document, finding.span, view, logical=True)],
        "relatedLocations": related,
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
        "suppressions": _suppressions(finding),
        "fixes": [_fix(document, fix, view) for fix in finding.fixes],
        "properties": present({f"lawlint/{key}": value for key, value in reasons.items()}),
    }
    return "\n        " + dumped(present(made), 8)


def _suppressions(finding: Finding) -> Json:
    if finding.suppressed_by is None:
        return []
    return [{"kind": "external", "status": "accepted", "justification": visible(finding.suppressed_by)}]


def _linked(document: Document, finding: Finding, view: View) -> tuple[Json, str]:
    """The related locations, and the message with a link to each: on the words it quotes, else behind."""
    text = _escaped(visible(finding.message.said(view.lang)))
    made: list[Json] = []
    behind = []
    at = 0
    for number, related in enumerate(finding.related, 1):
        quoted = visible(related.span.of(document.text))
        role = visible(related.role.said(view.lang))
        place = _location(document, related.span, view)
        made.append({"id": number, **place, "message": {"text": role or quoted}})
        words = _escaped(quoted)
        found = text.find(words, at) if words and "\n" not in words else -1
        if found >= 0:
            link = f"[{words}]({number})"
            text = text[:found] + link + text[found + len(words) :]
            at = found + len(link)
        else:
            behind.append(f"[{_escaped(role or quoted[:24])}]({number})")
    if behind:
        text += Words(f"（另见{'、'.join(behind)}）", f" (see {', '.join(behind)})").said(view.lang)
    return made, text


def _escaped(text: str) -> str:
    """Plain text that holds no link by accident."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(document: Document, span: Span, view: View, *, logical: bool = False) -> dict[str, Json]:
    where = _region(document, span)
    if span.end > span.start:
        where["snippet"] = {"text": span.of(document.text)}
    made: dict[str, Json] = {
        "physicalLocation": {"artifactLocation": _artifact(document.path, view), "region": where}
    }
    if logical:
        path = headings(document, span)
        place = place_said(region(document, span).place).said(view.lang)
        if place or path:
            name = place or path[-1]
            whole = "/".join((*path, place)) if place else "/".join(path)
            made["logicalLocations"] = [{"name": name, "fullyQualifiedName": whole, "kind": "element"}]
    return made


def _region(document: Document, span: Span) -> dict[str, Json]:
    at = region(document, span)
    return {
        "startLine": at.line,
        "startColumn": at.column + at.shift,
        "endLine": at.end_line,
        "endColumn": at.end_column + at.end_shift,
    }


def _artifact(path: str, view: View) -> Json:
    return {"uri": view.uri(path), "uriBaseId": _BASE}


def _fix(document: Document, fix: Fix, view: View) -> Json:
    replacements: list[Json] = [
        {
            "deletedRegion": _region(document, edit.span),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": visible(fix.what.said(view.lang))},
        "artifactChanges": [
            {"artifactLocation": _artifact(document.path, view), "replacements": replacements}
        ],
    }


_NOTIFICATIONS = (
    (
        _UNREADABLE,
        Words("文件没有检查", "File not checked"),
        Words("文件无法读取。", "The file could not be read."),
    ),
    (
        _FAILED,
        Words("规则没有执行完", "Rule not run"),
        Words("规则执行时出错。", "The rule could not be run."),
    ),
)


def _descriptor(id: str, title: Words, text: Words, lang: str) -> Json:
    said: Json = {"text": text.said(lang)}
    short: Json = {"text": title.said(lang)}
    name = "".join(word.capitalize() for word in id.split("-"))
    return {"id": id, "name": name, "shortDescription": short, "fullDescription": said, "help": said}


def _notification(trouble: Trouble, view: View) -> Json:
    failed = bool(trouble.rule)
    made: dict[str, Json] = {
        "level": "error",
        "descriptor": {"id": _FAILED if failed else _UNREADABLE, "index": int(failed)},
        "message": {"text": visible(trouble.words.said(view.lang))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(trouble.path, view)}}],
    }
    return made
