"""``html``: one page that stands alone, to be read in a browser, printed or passed on.

The document with the words of every finding marked in place, the findings with their computation beside it,
and a table of all figures with what they were taken to measure and checked against.  Nothing is loaded from
anywhere; without script only the filters are missing; a policy in the page forbids other scripts.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pkgutil import get_data
from typing import TYPE_CHECKING

from lawlint.finding import Finding, Severity, Words
from lawlint.report.html_cards import cards_html, filters_html, rule_title
from lawlint.report.html_figures import figures_html
from lawlint.report.html_text import clean, document_html, marks_of
from lawlint.report.view import View
from lawlint.report.wording import SEVERITIES, kind_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lawlint.report.summary import Summary
    from lawlint.result import Coverage, Result
    from lawlint.rules.model import Rule

SEPARATOR = ""


def head(view: View) -> str:
    """Everything up to the first document."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    title = _say(view, "lawlint 检查报告", "lawlint report")
    skip = _say(view, "跳到报告内容", "skip to the report")
    return (
        f'<!DOCTYPE html>\n<html lang="{_say(view, "zh-CN", "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="lawlint">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{skip}</a>\n'
        f'<header class="top"><h1>{title}</h1></header>\n<main id="main">\n'
    )


def piece(result: Result, view: View) -> str:
    """One document: summary, findings, text, figures, rules."""
    document, findings = result.document, view.shown(result)
    prefix = "d" + sha256(document.path.encode("utf-8", "surrogatepass")).hexdigest()[:8] + "-"
    rules = {rule.id: rule for rule in view.ruleset.rules}
    spans = [quantity.span for quantity in result.facts.quantities]
    marks = marks_of(document, findings, spans, prefix, view.lang)
    text = "".join(document_html(document, marks))
    return (
        f'<article class="report" aria-labelledby="{prefix}name">\n'
        f"{_summary(result, findings, prefix, view)}"
        f'<div class="desk">\n<section class="panel" aria-label="{_say(view, "问题", "Findings")}">\n'
        f"{filters_html(findings, prefix, rules, view)}{cards_html(document, marks, rules, view)}</section>\n"
        f'<section class="sheet" lang="zh-CN" aria-label="{_say(view, "文档", "Document")}">\n'
        f"{text}</section>\n</div>\n"
        f"{figures_html(result, prefix, rules, view)}{_rules(result.coverage, rules, view)}</article>\n"
    )


def tail(summary: Summary, view: View) -> str:
    """Files that could not be checked, and the script."""
    from lawlint import __version__

    troubles = "".join(
        f"<li><code>{clean(trouble.path)}</code> {clean(trouble.words.said(view.lang))}</li>\n"
        for trouble in summary.troubles
    )
    if troubles:
        title = _say(view, "未能检查", "Not checked")
        troubles = f'<section class="troubles"><h2>{title}</h2><ul>\n{troubles}</ul></section>\n'
    foot = _say(
        view,
        f"由 lawlint {__version__} 在本机生成，内容没有上传。",
        f"Made by lawlint {__version__} on this machine; nothing was sent anywhere.",
    )
    script = f"<script>{_asset('page.js')}</script>"
    return f"{troubles}</main>\n<footer><p>{foot}</p></footer>\n{script}\n</body>\n</html>\n"


@cache
def _asset(name: str) -> str:
    return (get_data(__package__, name) or b"").decode("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _say(view: View, zh: str, en: str) -> str:
    return en if view.lang == "en" else zh


def _summary(result: Result, findings: Sequence[Finding], prefix: str, view: View) -> str:
    """Title, file, kind, counts and notices."""
    document = result.document
    counts = Counter(finding.severity for finding in findings)
    chips = "".join(
        f'<li class="chip {level.word if counts[level] else "zero"}"><b>{counts[level]}</b>'
        f" {SEVERITIES[level].said(view.lang)}</li>"
        for level in reversed(Severity)
    )
    title = document.identity.title or document.path.rpartition("/")[2]
    notices = "".join(
        f'<p class="notice">{clean(Words(notice.zh, notice.en).said(view.lang))}</p>\n'
        for notice in document.notices
    )
    kind = clean(kind_said(result.kind, view.lang))
    return (
        f'<header class="summary"><h2 id="{prefix}name">{clean(title)}</h2>\n'
        f'<p class="file"><code>{clean(document.path)}</code> · {kind}</p>\n'
        f'<ul class="chips">{chips}</ul>\n<p class="read">{_evaluated(result.coverage, view)}</p>\n'
        f"{notices}</header>\n"
    )


def _evaluated(coverage: Coverage, view: View) -> str:
    """How much of the document could be checked."""
    passed, failed, nothing = len(coverage.passed), len(coverage.failed), len(coverage.nothing)
    return _say(
        view,
        f"读到数字{coverage.quantities}个，归入指标{coverage.bound}个，核对{coverage.checked}个；"
        f"规则通过{passed}条，未通过{failed}条，无可检查内容{nothing}条",
        f"{coverage.quantities} figures read, {coverage.bound} bound, {coverage.checked} checked;"
        f" rules: {passed} passed, {failed} failed, {nothing} with nothing to check",
    )


def _rules(coverage: Coverage, rules: Mapping[str, Rule], view: View) -> str:
    """Which rules passed, failed and found nothing to check."""
    groups = (
        (_say(view, "未通过", "failed"), coverage.failed),
        (_say(view, "通过", "passed"), coverage.passed),
        (_say(view, "无可检查内容", "nothing to check"), coverage.nothing),
    )
    parts = []
    for name, ids in groups:
        titles = "".join(f"<li>{clean(rule_title(rules, each, view.lang))}</li>" for each in ids)
        if titles:
            parts.append(f"<details><summary>{name} {len(ids)}</summary><ul>{titles}</ul></details>\n")
    title = _say(view, "规则", "Rules")
    if not parts:
        return ""
    return f'<section class="coverage" aria-label="{title}"><h2>{title}</h2>\n{"".join(parts)}</section>\n'
