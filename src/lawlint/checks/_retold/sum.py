"""上述12次会议 behind a list whose counts make 13: nothing but all of the list can be meant."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words

_NEAR = Fraction(1, 4)
"""By how much of the sum a figure may be off that is meant for it."""

_MAY_MEET = frozenset({"person", "household", "organisation", "place", "village"})
"""Families of what may stand in two items of a list at once: firms checked twice."""


def retold_sum(figures: Figures, term: Term, counts: Sequence[Term]) -> Problem | None:
    """``term``: told with 上述 or 以上, no count and no sum or difference of counts near it; ``counts``: those
    before it in its unit.
    """
    last = counts[-1]
    row = [each for each in counts if each.sentence == last.sentence and each.block == last.block]
    joined = all(each.mark in ("、", ",", ";") for each in row[1:])
    if len(row) < 2 or not joined or term.sentence - last.sentence > 1 or term.block != last.block:
        return None
    value, added = figures[term].printed, sum((figures[each].printed for each in row), start=Fraction(0))
    largest = max(figures[each].printed for each in row)
    if value < added and figures[term].unit.family in _MAY_MEET:
        return None
    if value <= largest or abs(value - added) > added * _NEAR or row[0].wide.startswith("共"):
        return None
    return told_otherwise(figures, term, row)


def told_otherwise(figures: Figures, term: Term, row: Sequence[Term]) -> Problem:
    """``term``, which tells again what the figures of ``row`` are together, and differs."""
    added = sum((figures[each].printed for each in row), start=Fraction(0))
    said = "＋".join(figures[each].text for each in row)
    wanted = number(added) + figures[term].unit.name
    computed = Words(f"{said}＝{wanted}", f"{said} = {wanted}")
    second = figures[term].text
    return Problem(
        figures.span(term),
        Words(
            f"这里的{second}与前文不符：{computed.zh}",
            f"{second} is not the sum of the counts above: {computed.en}",
        ),
        "",
        {"first": wanted, "second": second},
        Reasoning(
            (*(figures.said(each) for each in row), figures.said(term)),
            computed,
            nearest=(Words(wanted, wanted),),
            unless=Words("两处所指不是同一批", "the two speak of different sets"),
        ),
        figures.related(row),
        key=said + second,
        used=figures.used((*row, term)),
        conflict=True,
    )
