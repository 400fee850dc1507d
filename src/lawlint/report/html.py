"""``html``: one page that stands alone, to be read in a browser, printed or passed on.

The document with the words of every finding marked in place, the findings with their computation beside it,
and a table of all figures with what they were taken to measure and what they were checked against.  Nothing is
loaded from anywhere; without script only the filters are missing; a policy forbids every other script.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pkgutil import get_data
from typing import TYPE_CHECKING

from lawlint.finding import Finding, Severity, Words
from lawlint.report.details import details
from lawlint.report.html_figures import figures_html
from lawlint.report.html_text import clean, document_html, marks_of
from lawlint.report.text import SEVERITIES, kind_said
from lawlint.report.view import View, headings, region

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.report.summary import Summary
    from lawlint.result import Coverage, Result
    from lawlint.rules.model import Rule

SEPARATOR = ""
_LONGEST_QUOTE = 60


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
    cards = "".join(_card(document, each, n, prefix, rules, view) for n, each in marks.numbered.items())
    none = f'<p class="none">{_say(view, "没有发现问题。", "Nothing was found.")}</p>'
    listed = f'<ol class="cards" id="{prefix}cards">\n{cards}</ol>' if cards else none
    text = "".join(document_html(document, marks))
    return (
        f'<article class="report" aria-labelledby="{prefix}name">\n{_summary(result, findings, prefix, view)}'
        f'<div class="desk">\n<section class="panel" aria-label="{_say(view, "问题", "Findings")}">\n'
        f"{_filters(findings, prefix, rules, view)}{listed}\n</section>\n"
        f'<section class="sheet" lang="zh-CN" aria-label="{_say(view, "文档", "Document")}">\n{text}</section>\n'
        f"</div>\n{figures_html(result, prefix, rules, view)}{_coverage(result, rules, view)}</article>\n"
    )


def tail(summary: Summary, view: View) -> str:
    """Files that could not be checked, and the script."""
    from lawlint import __version__

    troubles = "".join(
        f"<li><code>{clean(trouble.path)}</code> {clean(trouble.words.said(view.lang))}</li>\n"
        for trouble in summary.troubles
    )
    title = _say(view, "未能检查", "Not checked")
    block = f'<section class="troubles"><h2>{title}</h2><ul>\n{troubles}</ul></section>\n' if troubles else ""
    foot = _say(
        view,
        f"由 lawlint {__version__} 在本机生成，内容没有上传。",
        f"Made by lawlint {__version__} on this machine; nothing was sent anywhere.",
    )
    script = f"<script>{_asset('page.js')}</script>"
    return f"{block}</main>\n<footer><p>{foot}</p></footer>\n{script}\n</body>\n</html>\n"


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


def _filters(findings: Sequence[Finding], prefix: str, rules: dict[str, Rule], view: View) -> str:
    """Check boxes and a list to choose from; shown by the script that they need."""
    if not findings:
        return ""
    present = {finding.severity for finding in findings}
    boxes = "".join(
        f'<label><input type="checkbox" checked value="{level.word}"> {SEVERITIES[level].said(view.lang)}</label>'
        for level in reversed(Severity)
        if level in present
    )
    options = "".join(
        f'<option value="{escape(name)}">{clean(_title(rules.get(name), name, view))} ({count})</option>'
        for name, count in Counter(finding.rule for finding in findings).items()
    )
    legend = _say(view, "筛选问题", "Filter the findings")
    said = _say(view, "显示{n}处，共{all}处", "{n} of {all} shown")
    return (
        f'<form class="filters" hidden aria-label="{legend}"><fieldset><legend>{legend}</legend>{boxes}'
        f'<label class="choice">{_say(view, "规则", "Rule")}<select aria-controls="{prefix}cards">'
        f'<option value="">{_say(view, "全部规则", "all rules")}</option>{options}</select></label></fieldset>'
        f'<p role="status" data-said="{escape(said)}"></p></form>\n'
    )


def _card(
    document: Document, finding: Finding, number: int, prefix: str, rules: dict[str, Rule], view: View
) -> str:
    """One finding: what is wrong, how it was computed, which other words take part, why the rule exists."""
    rule = rules.get(finding.rule)
    level = finding.severity.word
    back = _say(view, f"到文中第{number}处", f"to finding {number} in the text")
    suppressed = ""
    if finding.suppressed_by is not None:
        said = _say(view, f"已忽略：{finding.suppressed_by}", f"suppressed: {finding.suppressed_by}")
        suppressed = f'<p class="suppressed">{clean(said)}</p>\n'
    return (
        f'<li class="card {level}" id="{prefix}f{number}" data-f="{number}" data-level="{level}"'
        f' data-rule="{escape(finding.rule)}">\n'
        f'<p class="meta"><a class="number {level}" href="#{prefix}n{number}" aria-label="{back}">{number}</a>'
        f' <span class="grade">{SEVERITIES[finding.severity].said(view.lang)}</span>'
        f" {clean(_title(rule, finding.rule, view))}</p>\n"
        f"<h3>{clean(finding.message.said(view.lang))}</h3>\n"
        f"<dl>{_reasons(finding, view)}{''.join(_others(document, finding, prefix, view))}</dl>\n"
        f'{suppressed}<p class="place">{_place(document, finding, view)}</p>\n{_about(rule, view)}</li>\n'
    )


def _reasons(finding: Finding, view: View) -> str:
    """What was read, computed and tried, one row a kind."""
    rows: dict[str, list[str]] = {}
    for name, text in details(finding, view.lang):
        rows.setdefault(name, []).append(clean(text))
    mark = _say(view, "；", "; ")
    return "".join(f"<div><dt>{name}</dt><dd>{mark.join(texts)}</dd></div>" for name, texts in rows.items())


def _title(rule: Rule | None, name: str, view: View) -> str:
    return (rule.title_en if view.lang == "en" else rule.title) or name if rule else name


def _others(document: Document, finding: Finding, prefix: str, view: View) -> Iterator[str]:
    """Links to the other words that take part."""
    roles: dict[str, list[str]] = {}
    for related in finding.related:
        quote = related.span.of(document.text)
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "……"
        role = related.role.said(view.lang) or _say(view, "另见", "see")
        roles.setdefault(role, []).append(f'<a href="#{prefix}c{related.span.start}">{clean(short)}</a>')
    for role, links in roles.items():
        yield f"<div><dt>{clean(role)}</dt><dd>{_say(view, '、', ', ').join(links)}</dd></div>"


def _place(document: Document, finding: Finding, view: View) -> str:
    at = region(document, finding.span)
    where = at.place or _say(view, f"第{at.line}行第{at.column}列", f"line {at.line}, column {at.column}")
    path = headings(document, finding.span)
    return clean(" › ".join((where, *path[-1:])))


def _about(rule: Rule | None, view: View) -> str:
    """Why the rule exists, what it rests on and how to mend a breach."""
    if rule is None:
        return ""
    said = [
        (_say(view, "为什么", "Why"), _say(view, rule.why, rule.why_en)),
        (_say(view, "依据", "Basis"), rule.basis),
        (_say(view, "怎么改", "How to mend"), _say(view, rule.how, rule.how_en)),
        (_say(view, "规则", "Rule"), rule.id),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{clean(text)}</dd></div>" for name, text in said if text)
    return (
        f"<details><summary>{_say(view, '规则说明', 'About the rule')}</summary><dl>{rows}</dl></details>\n"
    )


def _coverage(result: Result, rules: dict[str, Rule], view: View) -> str:
    """Which rules passed, failed and found nothing to check."""
    coverage = result.coverage
    groups = [
        (_say(view, "未通过", "failed"), coverage.failed),
        (_say(view, "通过", "passed"), coverage.passed),
        (_say(view, "无可检查内容", "nothing to check"), coverage.nothing),
    ]
    parts = []
    for name, ids in groups:
        titles = "".join(f"<li>{clean(_title(rules.get(each), each, view))}</li>" for each in ids)
        if titles:
            parts.append(f"<details><summary>{name}（{len(ids)}）</summary><ul>{titles}</ul></details>\n")
    if not parts:
        return ""
    title = _say(view, "规则", "Rules")
    return f'<section class="coverage" aria-label="{title}"><h2>{title}</h2>\n{"".join(parts)}</section>\n'
