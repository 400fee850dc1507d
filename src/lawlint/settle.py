"""One contradiction, one finding: problems that share figures are told once, at the figure that fits least.

Only problems marked ``conflict`` take part: those that say that figures contradict each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from lawlint.checks.base import Held, Problem
from lawlint.facts.model import Quantity
from lawlint.finding import Related, Words
from lawlint.lean import replace
from lawlint.rules.model import Rule

Found = tuple[Rule, Problem]


def settled(found: Sequence[Found], held: Iterable[Held], quantities: Sequence[Quantity]) -> list[Found]:
    """The problems to report, in the order given.

    Of two problems two of whose figures are the same (or all of one's), the graver stays, else the first. A
    problem is placed at the one of its figures that takes part in the fewest exact relations that hold,
    when there is one such: that is the wrong one, and other problems with it are not told.
    """
    conflicts = [each for each in found if each[1].conflict and each[1].used]
    kept: dict[int, list[int]] = {}  # by quantity
    sizes: dict[int, int] = {}
    chosen: set[int] = set()
    for _, problem in sorted(conflicts, key=lambda each: -each[0].severity_of(each[1].case)):
        used = set(problem.used)
        shared = Counter(chain.from_iterable(kept.get(index, ()) for index in used))
        if not any(number > 1 or number in (len(used), sizes[other]) for other, number in shared.items()):
            chosen.add(id(problem))
            sizes[id(problem)] = len(used)
            for index in used:
                kept.setdefault(index, []).append(id(problem))
    fits = Counter(index for each in held if each.exact for index in set(each.used))
    wrong: dict[int, Problem] = {}  # figure → the problem that is placed at it
    for _, problem in sorted(conflicts, key=_surest):
        if id(problem) in chosen and (least := _least(problem, fits)) is not None:
            wrong.setdefault(least, problem)
    return [
        (rule, _placed(problem, fits, quantities) if problem.conflict and problem.used else problem)
        for rule, problem in found
        if not (problem.conflict and problem.used)
        or (id(problem) in chosen and not any(_told_by(wrong.get(each), problem) for each in problem.used))
    ]


def _told_by(other: Problem | None, problem: Problem) -> bool:
    """Whether ``other`` is placed at a figure of the problem, and no excuse that the problem lacks allows it."""
    if other is None or other is problem:
        return False
    return other.reasoning.unless is None or problem.reasoning.unless is not None


def _surest(found: Found) -> tuple[int, bool]:
    """The graver problem first, then the one that nothing excuses."""
    rule, problem = found
    return -rule.severity_of(problem.case), problem.reasoning.unless is not None


def _least(problem: Problem, fits: Counter[int]) -> int | None:
    """The figure of the problem that fits least, when there is one such."""
    counts = sorted((fits[index], index) for index in problem.used)
    return None if len(counts) < 2 or counts[0][0] == counts[1][0] else counts[0][1]


def _placed(problem: Problem, fits: Counter[int], quantities: Sequence[Quantity]) -> Problem:
    """The problem at the figure that fits least; its place so far becomes a related one."""
    index = _least(problem, fits)
    if index is None:
        return problem
    span = quantities[index].span
    if span == problem.span or all(each.span != span for each in problem.related):
        return problem
    related = [each for each in problem.related if each.span != span]
    role = next(each.role for each in problem.related if each.span == span)
    related.append(Related(problem.span, Words(role.zh, role.en)))
    return replace(problem, span=span, related=tuple(sorted(related, key=lambda each: each.span)))
