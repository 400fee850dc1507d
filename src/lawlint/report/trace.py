"""``--trace ID``: every place that one rule looked at, what it took from it and how it judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawlint.checks.base import Abstained, Held, Observation, Problem
from lawlint.finding import Span, Words
from lawlint.report.summary import Summary
from lawlint.report.view import View, region
from lawlint.report.wording import kind_said
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.result import Result

SEPARATOR = ""
_LONGEST = 60
_VERDICTS = {
    Problem: Words("报出", "reported"),
    Held: Words("相符", "in order"),
    Abstained: Words("未判断", "not judged"),
}


def head(view: View) -> str:
    """Nothing."""
    return ""


def piece(result: Result, view: View) -> str:
    """The places of one document, or why there are none."""
    seen = [each.observation for each in result.observations if each.rule == result.traced]
    path = visible(result.document.path)
    lines = [f"{path}: {result.traced}：{kind_said(result.kind, view.lang)}"]
    for observation in seen:
        lines += _place(result.document, observation, view.lang)
    if not seen:
        lines.append("  " + _nothing(result).said(view.lang))
    return "".join(f"{line}\n" for line in lines)


def tail(summary: Summary, view: View) -> str:
    """Nothing."""
    return ""


def _nothing(result: Result) -> Words:
    coverage = result.coverage
    if result.traced in (*coverage.passed, *coverage.failed, *coverage.nothing):
        return Words("没有这条规则要看的内容", "nothing that this rule looks at")
    return Words(
        "这条规则不用于本文种，或已停用", "the rule does not apply to this kind of document or is off"
    )


def _place(document: Document, observation: Observation, lang: str) -> Iterator[str]:
    at = region(document, observation.span)
    verdict = _VERDICTS[type(observation)].said(lang)
    yield f"  {at.line}:{at.column}: {verdict}: {_quoted(document, observation.span)}"
    if isinstance(observation, Problem):
        why = observation.reasoning
        told = [observation.message, why.computed, *why.tried, *why.nearest, why.unless]
        yield from (f"    {visible(line)}" for line in why.read)
        yield from (f"    {visible(words.said(lang))}" for words in told if words is not None)
    else:
        said = observation.note if isinstance(observation, Held) else observation.reason
        if said:
            yield f"    {visible(said)}"


def _quoted(document: Document, span: Span) -> str:
    text = visible(span.of(document.text))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 2 :]}"
