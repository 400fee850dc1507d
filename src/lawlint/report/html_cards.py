"""The findings in an HTML report, one card each, and the controls that choose among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from lawlint.document.places import place_said
from lawlint.finding import Finding, Severity, Words
from lawlint.report.details import details
from lawlint.report.html_text import Marks, clean
from lawlint.report.view import View, headings, region
from lawlint.report.wording import SEVERITIES
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.rules.model import Rule

_LONGEST_QUOTE = 60


def rule_title(rules: Mapping[str, Rule], name: str, lang: str) -> str:
    """The title of a rule, or its id."""
    rule = rules.get(name)
    return (rule and Words(rule.title, rule.title_en).said(lang)) or name


def filters_html(findings: Sequence[Finding], prefix: str, rules: Mapping[str, Rule], view: View) -> str:
    """Check boxes for severities and a list of rules; shown by the script that they need."""
    if not findings:
        return ""
    present = {finding.severity for finding in findings}
    boxes = "".join(
        f'<label><input type="checkbox" checked value="{level.word}">'
        f" {SEVERITIES[level].said(view.lang)}</label>"
        for level in reversed(Severity)
        if level in present
    )
    options = "".join(
        f'<option value="{escape(name)}">{clean(rule_title(rules, name, view.lang))} ({count})</option>'
        for name, count in Counter(finding.rule for finding in findings).items()
    )
    legend, rule, every, said = (
        words.said(view.lang)
        for words in (
            Words("筛选问题", "Filter the findings"),
            Words("规则", "Rule"),
            Words("全部规则", "all rules"),
            Words("显示{n}处，共{all}处", "{n} of {all} shown"),
        )
    )
    return (
        f'<form class="filters" hidden aria-label="{legend}"><fieldset><legend>{legend}</legend>{boxes}'
        f'<label class="choice">{rule}<select aria-controls="{prefix}cards">'
        f'<option value="">{every}</option>{options}</select></label></fieldset>'
        f'<p role="status" data-said="{escape(said)}"></p></form>\n'
    )


def cards_html(document: Document, marks: Marks, rules: Mapping[str, Rule], view: View) -> str:
    """All findings in text order."""
    if not marks.numbered:
        return f'<p class="none">{Words("没有发现问题。", "Nothing was found.").said(view.lang)}</p>\n'
    cards = "".join(_card(document, number, marks, rules, view.lang) for number in marks.numbered)
    return f'<ol class="cards" id="{marks.prefix}cards">\n{cards}</ol>\n'


def _card(document: Document, number: int, marks: Marks, rules: Mapping[str, Rule], lang: str) -> str:
    """What is wrong, how it was computed, which other words take part, where, and why the rule exists."""
    finding, prefix = marks.numbered[number], marks.prefix
    level = finding.severity.word
    back = Words(f"到文中第{number}处", f"to finding {number} in the text").said(lang)
    rows = [*_reasons(document, finding, lang), *_others(document, finding, prefix, lang)]
    suppressed = ""
    if finding.suppressed_by is not None:
        said = Words(f"已忽略：{finding.suppressed_by}", f"suppressed: {finding.suppressed_by}").said(lang)
        suppressed = f'<p class="suppressed">{clean(said)}</p>\n'
    return (
        f'<li class="card {level}" id="{prefix}f{number}" data-f="{number}" data-level="{level}"'
        f' data-rule="{escape(finding.rule)}">\n'
        f'<p class="meta"><a class="number {level}" href="#{prefix}n{number}" aria-label="{back}">'
        f'{number}</a> <span class="grade">{SEVERITIES[finding.severity].said(lang)}</span>'
        f" {clean(rule_title(rules, finding.rule, lang))}</p>\n"
        f"<h3>{clean(finding.message.said(lang))}</h3>\n"
        f"{_listed(rows)}{suppressed}{_about(rules.get(finding.rule), _place(document, finding, lang), lang)}"
        "</li>\n"
    )


def _listed(rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{text}</dd></div>' for name, text in rows)}</dl>\n"


def _reasons(document: Document, finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    """What was read, computed and tried, a row for each kind, but for words that a link leads to."""
    linked = {visible(related.span.of(document.text)) for related in finding.related}
    rows: dict[str, list[str]] = {}
    for name, text in details(finding, lang):
        if text not in linked:
            rows.setdefault(name, []).append(clean(text))
    for name, texts in rows.items():
        yield name, Words("；", "; ").said(lang).join(texts)


def _others(document: Document, finding: Finding, prefix: str, lang: str) -> Iterator[tuple[str, str]]:
    """Links to the other words that take part, a row for each role."""
    rows: dict[str, list[str]] = {}
    for related in finding.related:
        quote = related.span.of(document.text)
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "……"
        role = related.role.said(lang) or Words("另见", "see").said(lang)
        link = f'<a href="#{prefix}c{related.span.start}">{clean(short)}</a>'
        rows.setdefault(clean(role), []).append(link)
    for role, links in rows.items():
        yield role, Words("、", ", ").said(lang).join(links)


def _place(document: Document, finding: Finding, lang: str) -> str:
    at = region(document, finding.span)
    where = place_said(at.place) if at.place else Words(f"第{at.line}行", f"line {at.line}")
    return clean(" › ".join((where.said(lang), *headings(document, finding.span)[-1:])))


def _about(rule: Rule | None, place: str, lang: str) -> str:
    """The place, and behind it why the rule exists, what it rests on and how to mend a breach."""
    if rule is None:
        return f'<p class="place">{place}</p>\n'
    said = (
        (Words("为什么", "why"), Words(rule.why, rule.why_en)),
        (Words("依据", "basis"), Words(rule.basis, rule.basis)),
        (Words("怎么改", "mending"), Words(rule.how, rule.how_en)),
        (Words("编号", "id"), Words(rule.id, rule.id)),
    )
    rows = [(name.said(lang), clean(text.said(lang))) for name, text in said if text.said(lang)]
    more = Words("规则说明", "about the rule").said(lang)
    return (
        f'<details><summary><span class="place">{place}</span> <span class="more">{more}</span></summary>'
        f"{_listed(rows)}</details>\n"
    )
