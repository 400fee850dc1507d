"""Totals that name what they add up: 一审88件，二审46件，再审12件；一审、二审合计134件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def named_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on a total whose words name figures before it, each only one; None for other words."""
    found = _names().fullmatch(term.wide) if "计" in term.wide else None
    if found is None:
        return None
    names = re.split("[、和与及]", found[1])
    parts = [_only(figures, name, term, before) for name in names]
    members = [each for each in parts if each is not None]
    if len(members) < len(names) or len({each.index for each in members}) < len(names):
        return None
    if total([figures.rounded(each) for each in members]).meets(figures.value(term)):
        return Held(figures.span(term), "total", figures.used((*members, term)), exact=True)
    return sum_problem(figures, TOTAL, term, members, sum_said(figures, members, term), term)


def _only(figures: Figures, name: str, term: Term, before: Sequence[Term]) -> Term | None:
    """The only count of the sentence with the name beside it."""
    found = [each for each in before if name in each.lead]
    alone = len(found) == 1 and len(name) > 1 and figures[found[0]].unit.name == figures[term].unit.name
    return found[0] if alone and not figures.is_change(found[0]) else None


@cache
def _names() -> re.Pattern[str]:
    name = "[\u4e00-\u9fff]{2,6}?"
    return re.compile(f"({name}(?:[、和与及]{name})+)(?:案件|两者|二者)?(?:合计|共计|总计)(?:为|达)?")
