"""The examples of rules, run: what each should report and what it does report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lawlint.document import read
from lawlint.engine import check_document
from lawlint.finding import Finding, Span, Words
from lawlint.lean import dataclass, replace
from lawlint.result import Options
from lawlint.suppression import Comments, Meta

if TYPE_CHECKING:
    from lawlint.rules.model import Example, Rule, RuleSet

YEAR = 2024
"""The year of the report that a passage is taken from when the example names none."""


@dataclass(frozen=True, slots=True)
class Trial:
    """An example and what became of it.

    ``text``: the example without marks.  ``expected``: the marked spans in it; None when anything will do (a
    bad example without marks).  ``found``: the findings, their spans in ``text`` (a finding in the title
    that was put before a passage has a span that ends before 0).
    """

    rule: Rule
    example: Example
    text: str
    expected: tuple[Span, ...] | None
    found: tuple[Finding, ...]
    failure: Words | None = None

    @property
    def passed(self) -> bool:
        """Whether the rule did what the example says."""
        if self.failure is not None:
            return False
        if self.expected is None:
            return bool(self.found)
        return tuple(sorted(finding.span for finding in self.found)) == self.expected


def trials(rule: Rule, ruleset: RuleSet) -> tuple[Trial, ...]:
    """Every example of the rule, run."""
    return tuple(trial(rule, example, ruleset) for example in rule.examples)


def trial(rule: Rule, example: Example, ruleset: RuleSet) -> Trial:
    """One example, run with only its rule."""
    text, marks = (example.text, ()) if example.good else unmarked(example.text)
    findings, failure = found_in(rule, example, text, ruleset)
    expected = None if not (example.good or marks) else marks
    return Trial(rule, example, text, expected, findings, failure)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without ``【`` and ``】``, and the spans that they marked."""
    plain = ""
    spans = []
    for part in re.split(r"(【[^【】]*】)", text):
        if part.startswith("【") and part.endswith("】"):
            spans.append(Span(len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    return plain, tuple(sorted(spans))


def marked(text: str, spans: tuple[Span, ...]) -> str:
    """The text with ``【`` and ``】`` around the spans."""
    signs = [(span.start, 1, "【") for span in spans] + [
        (span.end, 0 if span.start < span.end else 2, "】") for span in spans
    ]
    for at, _, sign in sorted(signs, reverse=True):
        text = text[: max(at, 0)] + sign + text[max(at, 0) :]
    return text


def found_in(
    rule: Rule, example: Example, text: str, ruleset: RuleSet
) -> tuple[tuple[Finding, ...], Words | None]:
    """What the rule finds in ``text``, read as the example says, and why it could not run."""
    head = "" if example.whole else f"{example.title or _title(example)}\n\n"
    document = read((head + text).encode("utf-8"), f"example.{example.format}")
    alone = replace(ruleset, rules=(rule,))
    kind = rule.applies[0] if rule.applies else None
    options = Options(kind, frozenset({rule.id}), suppressors=(Comments(Meta.of(alone)),))
    result = check_document(document, alone, options)
    shift = len(head)
    findings = tuple(
        replace(finding, span=Span(finding.span.start - shift, finding.span.end - shift))
        for finding in result.findings
    )
    return findings, result.failures[0].message if result.failures else None


def _title(example: Example) -> str:
    return f"云岭县{example.year or YEAR}年法治政府建设年度报告"


def too_few(rule: Rule) -> Words | None:
    """What the rule lacks: at least one good and one bad example that are not known gaps."""
    lacking = [
        words
        for good, words in ((True, Words("正例", "a good example")), (False, Words("反例", "a bad example")))
        if not any(each.good is good and not each.todo for each in rule.examples)
    ]
    if not lacking:
        return None
    return Words(
        "缺少" + "和".join(each.zh for each in lacking), "lacks " + " and ".join(each.en for each in lacking)
    )
