"""What one problem tells already needs no second finding: problems that other rules' problems stand for.

A title that is wrong as a whole tells also of the marks inside it; a missing part tells of the number that is
missing with it; nothing is reckoned from a date of signature that is itself wrong.  A guess says nothing where
another rule knows better.
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

    * that lie in a span which a problem of another rule ``tells`` of,
    * that rest on a place which another problem doubts, and
    * that are a ``guess`` about words which another problem, graver than a note, would change.
    """
    told = _Told((span, rule.id) for rule, problem in found for span in problem.tells)
    doubted = {span for _, problem in found for span in problem.doubts}
    if not told and not doubted and not any(problem.guess for _, problem in found):
        return list(found)
    changed = _Spans(span for rule, problem in found for span in _changed(rule, problem))
    kept = []
    for rule, problem in found:
        known = told.by_others(problem.span, rule.id) or not doubted.isdisjoint(problem.rests)
        if not known and not (problem.guess and changed.touch(problem.span)):
            kept.append((rule, problem))
    return kept


def _changed(rule: Rule, problem: Problem) -> Iterable[Span]:
    if problem.guess or rule.severity_of(problem.case) <= Severity.NOTE:
        return ()
    return (edit.span for fix in problem.fixes for edit in fix.edits)


class _Told:
    """Spans that rules tell of; they may lie in each other."""

    def __init__(self, spans: Iterable[tuple[Span, str]]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span, _ in ordered]
        self._reach = list(accumulate(({rule: span.end} for span, rule in ordered), _further))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def by_others(self, span: Span, rule: str) -> bool:
        """Whether ``span`` lies in one that another rule tells of."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and any(end >= span.end for by, end in self._reach[at].items() if by != rule)


def _further(reach: dict[str, int], more: dict[str, int]) -> dict[str, int]:
    """How far the spans of every rule reach so far."""
    return reach | {rule: max(end, reach.get(rule, 0)) for rule, end in more.items()}


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
