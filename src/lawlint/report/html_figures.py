"""The table of all figures in an HTML report: what each was taken to measure and checked against."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lawlint.checks.base import Abstained, Held, Observation, Problem
from lawlint.document.places import place_said
from lawlint.finding import Words
from lawlint.report.html_text import clean
from lawlint.report.view import View, headings, region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lawlint.facts.model import Indicator
    from lawlint.result import Result
    from lawlint.rules.model import Rule

_VERDICTS = {
    Problem: ("bad", Words("未通过", "failed")),
    Held: ("good", Words("通过", "passed")),
    Abstained: ("open", Words("未判断", "not judged")),
}


def figures_html(result: Result, prefix: str, rules: Mapping[str, Rule], view: View) -> str:
    """The table, or nothing for a document without figures."""
    facts, document = result.facts, result.document
    if not facts.quantities:
        return ""
    bound = {binding.index: binding.indicator for binding in facts.bindings}
    verdicts = judged(result)
    rows = []
    for index, quantity in enumerate(facts.quantities):
        at = region(document, quantity.span)
        named = place_said(at.place) if at.place else Words(f"第{at.line}行", f"line {at.line}")
        path = headings(document, quantity.span)
        indicator = bound.get(index)
        measures = (
            clean(_indicator(indicator)) if indicator else f'<span class="dim">{_unbound(view.lang)}</span>'
        )
        rows.append(
            f'<tr><td class="value"><a href="#{prefix}c{quantity.span.start}">{clean(quantity.text)}</a></td>'
            f"<td>{measures}</td><td>{_verdicts(verdicts.get(index, {}), rules, view.lang)}</td>"
            f'<td class="dim">{clean(" › ".join((named.said(view.lang), *path[-1:])))}</td></tr>\n'
        )
    names = (("数字", "figure"), ("指标", "measures"), ("核对", "checked"), ("所在", "where"))
    head = "".join(f'<th scope="col">{Words(*name).said(view.lang)}</th>' for name in names)
    title = Words(f"全部数字（{len(rows)}）", f"All figures ({len(rows)})").said(view.lang)
    return (
        f'<section class="figures" aria-label="{title}"><h2>{title}</h2>\n'
        f'<div class="frame" tabindex="0" role="region" aria-label="{title}"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody></table></div></section>\n"
    )


def judged(result: Result) -> dict[int, dict[str, type[Observation]]]:
    """For every figure the rules that used it, each with the gravest of its verdicts."""
    order = (Abstained, Held, Problem)
    judged: defaultdict[int, dict[str, type[Observation]]] = defaultdict(dict)
    for observed in result.observations:
        kind = type(observed.observation)
        for index in observed.observation.used:
            before = judged[index].get(observed.rule)
            if before is None or order.index(kind) > order.index(before):
                judged[index][observed.rule] = kind
    return judged


def _verdicts(seen: Mapping[str, type[Observation]], rules: Mapping[str, Rule], lang: str) -> str:
    parts = []
    for name, kind in seen.items():
        style, words = _VERDICTS[kind]
        rule = rules.get(name)
        title = (rule.title_en if lang == "en" else rule.title) if rule else name
        parts.append(f'<span class="verdict {style}">{words.said(lang)}</span> {clean(title or name)}')
    return "<br>".join(parts) or '<span class="dim">—</span>'


def _indicator(indicator: Indicator) -> str:
    """``行政复议 · 受理（全市，一般程序）``."""
    extra = "，".join(part for part in (indicator.scope, indicator.aspect, indicator.period) if part)
    return f"{indicator.matter} · {indicator.measure}" + (f"（{extra}）" if extra else "")


def _unbound(lang: str) -> str:
    return Words("未归入指标", "not bound").said(lang)
