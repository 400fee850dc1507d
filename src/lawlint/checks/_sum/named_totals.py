"""Totals that name what they add up (一审88件，二审46件，再审12件；一审、二审合计134件), and 累计 behind a list of the same
things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.counts_some import said_of_some
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks._sum.total_runs import listed_before
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


_NEAR = 10
"""A figure behind a list that differs from its sum by less than a tenth was meant to be it."""


def so_far(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on 累计 or 总数 right behind a list: 三家检查依次为214家次、358家次、97家次，累计669家次; None where it may be
    of more than the list.
    """
    first = _number_said(figures, term, before)
    if first.mark not in (",", ";") or _by_now().fullmatch(term.wide) is None:
        return None
    row = listed_before(first, before if first is term else before[:-1])
    if first is not term and len(row) != figures[first].printed:
        return None
    each = bool(row) and re.search("分别|依次", row[0].wide) is not None
    if len(row) < (2 if each else 3) or any(_came().search(one.wide) for one in row):
        return None
    counted = (*row, term)
    if any(not figures[one].exact or figures[one].unit.name != figures[term].unit.name for one in counted):
        return None
    added, size = sum(figures[one].printed for one in row), figures[term].printed
    if size < added and said_of_some(term):
        return None  # 累计462件达成书面协议
    if abs(added - size) * _NEAR > size:
        return None
    if added == size:
        return Held(figures.span(term), "total", figures.used(counted), exact=True)
    return sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)


def _number_said(figures: Figures, term: Term, before: Sequence[Term]) -> Term:
    """The number of things that stands right before a figure (四项累计200场); else the figure."""
    number_of = before[-1] if before else term
    beside = number_of.index + 1 == term.index and number_of.clause == term.clause
    return number_of if beside and figures[number_of].unit.name in ("项", "类", "者", "种") else term


@cache
def _by_now() -> re.Pattern[str]:
    return re.compile("(?:全年|年内)?(?:累计|总数|总量)(?:共|有)?(?:为|达到?|是)?")


@cache
def _came() -> re.Pattern[str]:
    """Words of what came to a stock or left it, or of parts of a time."""
    return re.compile("新|增|减|撤|注销|吊销|退|转|\\d[年月]|[一二三四]季|半年|月份|同比|其中")
