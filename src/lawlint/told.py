"""What one problem tells already needs no second finding: problems that other rules' problems stand for.

A title that is wrong as a whole tells also of the marks inside it; a missing part tells of the number that is
missing with it.  A guess says nothing where another rule knows better.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from lawlint.checks.base import Problem
from lawlint.finding import Severity, Span
from lawlint.rules.model import Rule

Found = tuple[Rule, Problem]


def untold(found: Sequence[Found]) -> list[Found]:
    """The problems, in the order given, without those

    * that lie in a span which a problem of another rule ``tells`` of, and
    * that are a ``guess`` about words which another problem, graver than a note, would change.
    """
    told = sorted((span, rule.id) for rule, problem in found for span in problem.tells)
    if not told and not any(problem.guess for _, problem in found):
        return list(found)
    starts = [span.start for span, _ in told]
    changed = _Spans(span for rule, problem in found for span in _changed(rule, problem))
    kept = []
    for rule, problem in found:
        span = problem.span
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= told[at][0].end and told[at][1] != rule.id:
            continue
        if not (problem.guess and changed.touch(span)):
            kept.append((rule, problem))
    return kept


def _changed(rule: Rule, problem: Problem) -> Iterable[Span]:
    if problem.guess or rule.severity_of(problem.case) <= Severity.NOTE:
        return ()
    return (edit.span for fix in problem.fixes for edit in fix.edits)


class _Spans:
    """Spans that may overlap, asked for whether they touch another one; O(log n)."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a character with ``span``, or is an empty one inside it."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
