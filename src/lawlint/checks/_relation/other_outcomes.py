"""Figures of other outcomes or states that explain why a stage is smaller than the one before."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Term

_MOST = 8
_LEAVING = ("", "终止", "中止", "撤回", "转送")
"""Measures that a relation may not name; of "" nothing is known."""


def more_states(figures: Figures, terms: Collection[Term]) -> bool:
    """Whether a state between the figures explains the difference, or is one of cases that are concluded in part: 27件，
    已办结7件、阶段性办结17件、未办结3件.
    """
    whole, *parts = sorted(terms, key=lambda term: term.index)
    between = [
        each
        for each in (figures.between(whole, parts[-1]) if parts else ())
        if each not in parts
        and figures.alike(each, whole)
        and figures.outer(each) == figures.outer(whole)
        and not figures.is_change(each)
    ]
    added = sum((figures[each].printed for each in (*parts, *between)), start=Fraction(0))
    return any(_in_part().search(each.wide) for each in between) or (
        bool(between) and added == figures[whole].printed
    )


@cache
def _in_part() -> re.Pattern[str]:
    return re.compile("(?:阶段性?|部分|基本)(?:办结|办理|完成|整改)")


def outcome_between(figures: Figures, sides: Sides) -> bool:
    """Whether figures of what else came or went make up the difference: 新收98件，撤回、转送25件，结转21件，审结
    79件，存15件; 中止、终止各5件; 年初在办26件，受理388件，办结360件，转送其他单位35件，在办19件.
    """
    first, *_, last = sorted(sides.terms.values(), key=lambda term: term.index)
    excess = sides.excess(figures)
    others = [each for each in figures.paragraph(first) if each not in sides.terms.values()]
    moves = [(each, move) for each in others if (move := _move(figures, each, first, last))]
    unbound = [move for each, move in moves if not figures.measure(each)]
    printed_before = any(_before().search(term.wide) for term in sides.terms.values())
    if excess > 0 and not printed_before and sum(unbound) >= excess:
        return True  # some of them may be of former years
    if any(move == abs(excess) for move in unbound) or _told_behind(figures, last, excess):
        return True
    sums = (sum(move for _, move in some) for size in (1, 2, 3) for some in combinations(moves[:_MOST], size))
    return excess in sums


def _told_behind(figures: Figures, last: Term, excess: Fraction) -> bool:
    """Whether the figure right behind counts just the cases that went another way: 在办6件，2件经沟通后撤回."""
    behind = figures.after(last)
    if behind is None or behind.sentence != last.sentence or not figures.alike(behind, last):
        return False
    return figures[behind].printed == excess and _outcome().search(behind.wide + behind.tail) is not None


def _move(figures: Figures, each: Term, first: Term, last: Term) -> Fraction:
    """What a figure of the sentences took out of the cases, less than nothing for what was there before; else 0."""
    if figures.measure(each) not in _LEAVING or not figures.alike(each, first):
        return Fraction(0)
    size = figures[each].printed
    if first.sentence <= each.sentence <= last.sentence and _before().search(each.wide):
        return -size
    if first.index < each.index < last.index and _outcome().search(each.wide):
        return size * (each.wide.count("、") + 1 if each.lead.endswith("各") else 1)
    return Fraction(0)


@cache
def _before() -> re.Pattern[str]:
    return re.compile("(?:年初|期初|上一?年末?|去年末?|原)(?:在办|未办?结|结转|留存|存量|积存|遗留)")


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        "不予|撤[回诉销]|转[送办]|终止|中止|告知|[化调和]解|并案|合并|移送|退回|驳回|其[他它]|案前|放弃"
    )
