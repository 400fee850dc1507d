"""One contradiction, one finding: problems that share figures are told once, at the figure that fits least.

Only problems marked ``conflict`` take part: those that say that figures contradict each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from lawlint.checks.base import Held, Problem
from lawlint.facts.model import Quantity
from lawlint.finding import Related
from lawlint.lean import replace
from lawlint.rules.model import Rule

Found = tuple[Rule, Problem]


def settled(found: Sequence[Found], held: Iterable[Held], quantities: Sequence[Quantity]) -> list[Found]:
    """The problems to report, in the order given.

    Of two problems two of whose figures are the same (or all of one's), the graver stays, else the first. A
    problem is placed at the one of its figures that takes part in the fewest exact relations that hold,
    when there is one such: that is the wrong one, and other problems with it are not told. A figure that fits
    nowhere and stands in several problems is such a one; what it explains becomes a related place.
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
    told = [problem for _, problem in sorted(conflicts, key=_surest) if id(problem) in chosen]
    suspects = _in_several(told, fits)
    wrong: dict[int, Problem] = {}  # figure → the problem that is placed at it
    for problem in told:
        if (least := _least(problem, fits, suspects)) is not None:
            wrong.setdefault(least, problem)
    told_with = _hosts(told, wrong, suspects)
    also: dict[int, list[Problem]] = {}
    for problem in told:
        if (host := told_with.get(id(problem))) is not None:
            also.setdefault(id(host), []).append(problem)
    return [
        (rule, _placed(problem, fits, suspects, quantities, also.get(id(problem), ())))
        if id(problem) in chosen
        else (rule, problem)
        for rule, problem in found
        if not (problem.conflict and problem.used) or id(problem) in chosen.difference(told_with)
    ]


def _hosts(
    told: Sequence[Problem], wrong: Mapping[int, Problem], suspects: frozenset[int]
) -> dict[int, Problem]:
    """For each problem (by identity) that another stands for, that other one, which is itself told."""
    hosts: dict[int, Problem] = {}
    standing: set[int] = set()
    for problem in told:
        others = (wrong[at] for at in problem.used if _told_by(at, wrong.get(at), problem, suspects))
        host = next((other for other in others if id(other) not in hosts), None)
        if host is not None and id(problem) not in standing:
            hosts[id(problem)] = host
            standing.add(id(host))
    return hosts


def _in_several(told: Sequence[Problem], fits: Counter[int]) -> frozenset[int]:
    """The figures that fit nowhere and stand in several problems: one slip explains them all (Fellegi and Holt's fewest
    fields to change).
    """
    times = Counter(chain.from_iterable(set(problem.used) for problem in told))
    return frozenset(index for index, number in times.items() if number > 1 and not fits[index])


def _told_by(index: int, other: Problem | None, problem: Problem, suspects: frozenset[int]) -> bool:
    """Whether ``other`` is placed at the figure of the problem, and explains it: always where the figure is a suspect,
    else where no excuse that the problem lacks allows ``other``.
    """
    if other is None or other is problem:
        return False
    return index in suspects or other.reasoning.unless is None or problem.reasoning.unless is not None


def _surest(found: Found) -> tuple[int, bool]:
    """The graver problem first, then the one that nothing excuses."""
    rule, problem = found
    return -rule.severity_of(problem.case), problem.reasoning.unless is not None


def _least(problem: Problem, fits: Counter[int], suspects: frozenset[int]) -> int | None:
    """The figure of the problem that fits least, when there is one such."""
    common = suspects.intersection(problem.used)
    if len(common) == 1:
        return next(iter(common))
    counts = sorted((fits[index], index) for index in problem.used)
    return None if len(counts) < 2 or counts[0][0] == counts[1][0] else counts[0][1]


def _placed(
    problem: Problem,
    fits: Counter[int],
    suspects: frozenset[int],
    quantities: Sequence[Quantity],
    also: Sequence[Problem],
) -> Problem:
    """The problem at the figure that fits least; its place so far becomes a related one, and so do the problems that
    it stands for.
    """
    beside = tuple(Related(each.span, each.message) for each in also)
    index = _least(problem, fits, suspects)
    span = problem.span if index is None else quantities[index].span
    role = next((each.role for each in problem.related if each.span == span), None)
    if span == problem.span or role is None:
        return replace(problem, related=(*problem.related, *beside)) if beside else problem
    others = [each for each in (*problem.related, *beside) if each.span != span]
    related = sorted((*others, Related(problem.span, role)), key=lambda each: each.span)
    return replace(problem, span=span, related=tuple(related))
