"""Figures of other outcomes or states that explain why a stage is smaller than the one before."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Term


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
    """Whether an unbound figure of several outcomes makes up the difference: 新收98件，撤回、转送25件，结转21件，审结79件，存15
    件; 中止、终止各5件.
    """
    first, *_, last = sorted(sides.terms.values(), key=lambda term: term.index)
    gap = sides.gap(figures)
    return any(
        not figures.measure(each)
        and figures.alike(each, first)
        and _outcome().search(each.wide) is not None
        and figures[each].printed * (each.wide.count("、") + 1 if each.lead.endswith("各") else 1) == gap
        for each in figures.between(first, last)
    )


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        "不予|撤[回诉销]|转[送办]|终止|中止|告知|[化调和]解|并案|合并|移送|退回|驳回|其[他它]|案前|放弃"
    )
