"""Rows of places or months that together exceed the figure before them, and the rest where some are named: 覆盖140多个村，
东片、中片、西片分别为46个、53个和61个; 12个乡镇中，除青石镇、白沙乡外，其余11个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks._things import RECURRING
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.interval import Truth
from lawlint.lean import replace

_JOINTS = frozenset({"", "和", "及", "与", "、", "、和"})


def rows_apart(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every row behind the names of months or parts of a place, against the figure right before it."""
    for at, first in enumerate(terms):
        if not at or not figures.is_count(first) or not re.search("分别|依次", first.wide):
            continue
        found, whole = _named_apart().fullmatch(first.wide), terms[at - 1]
        if found is None or not _may_be_whole(figures, whole, first, found["verb"]):
            continue
        names = re.split("[、和及与]", found["names"])
        row = [term for term in terms[at : at + len(names)] if term is first or term.wide in _JOINTS]
        beside = all(term.index == first.index + place for place, term in enumerate(row))
        same = all(figures[term].unit.name == figures[first].unit.name for term in row)
        if len({*names}) < len(names) or not (1 < len(names) == len(row) and beside and same):
            continue
        if "月" in names[0] and figures[first].unit.family in RECURRING:
            continue
        used = figures.used((whole, *row))
        if (
            total([figures.rounded(term) for term in row]).compare("<=", figures.value(whole))
            is Truth.CANNOT_HOLD
        ):
            yield sum_problem(figures, SPLIT, whole, row, sum_said(figures, row, whole), row[-1])
        else:
            yield Held(figures.span(row[-1]), "parts", used)


@cache
def _named_apart() -> re.Pattern[str]:
    month, side = r"\d{1,2}月份?", "[东南西北中上下]{1,2}(?:片区?|部|线|区)"
    names = "|".join(f"{one}(?:[、和及与]{one})+" for one in (month, side))
    return re.compile(f"(?P<names>{names})(?:分别|依次)(?P<verb>[\u4e00-\u9fff]{{1,8}})")


def _may_be_whole(figures: Figures, whole: Term, first: Term, verb: str) -> bool:
    """Whether the figure right before a row counts the same: 累计检查2318辆次，4月、5月、6月分别检查706辆次…."""
    beside = whole.index + 1 == first.index and figures.outer(whole) == figures.outer(first)
    alike = beside and figures[whole].unit.name == figures[first].unit.name
    between = figures.reading.document.folded[figures.span(whole).end : first.start]
    alike = alike and re.fullmatch("[\u4e00-\u9fff]{0,10},\\s*", between) is not None
    if not alike or figures.is_change(whole) or figures.is_average(whole) or "其中" in whole.wide:
        return False
    return verb in ("为", "是", "有", "达", "为了") or verb[:2] in whole.wide


def rests_of_named(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every 其余11个 behind the names of those that are not among them, and the figure before these."""
    for at, rest in enumerate(counts[1:], 1):
        whole = counts[at - 1]
        if rest.wide not in ("其余", "其余的", "其他", "其它", "剩余") or rest.mark != ",":
            continue
        sharp = figures[whole].exact and figures[rest].exact and whole.index + 1 == rest.index
        if not sharp or figures[whole].unit.name != figures[rest].unit.name:
            continue
        text = figures.reading.document.folded
        found = _without().fullmatch(text[figures.span(whole).end : figures.span(rest).start])
        names = re.split("[、和及与]", found["names"]) if found else []
        if found is None or not all(name[-1] in found["kind"] for name in names):
            continue
        used = figures.used((whole, rest))
        left = figures[whole].printed - len(names)
        if left == figures[rest].printed:
            yield Held(figures.span(rest), "rest", used, exact=True)
            continue
        one, unit = figures[whole].text, figures[rest].unit.name
        shown = figures[rest].text
        computed = Words(
            f"{one}－{len(names)}{unit}＝{left}{unit}，文中为{shown}",
            f"{one} - {len(names)} = {left}, the text says {shown}",
        )
        problem = sum_problem(figures, SPLIT, whole, (rest,), computed, rest)
        nearest = (Words(f"其余为{left}{unit}", f"the rest = {left}"),)
        yield replace(problem, reasoning=replace(problem.reasoning, nearest=nearest))


@cache
def _without() -> re.Pattern[str]:
    kinds = "乡镇街道|乡镇|镇街|街道|镇|乡|社区|行政村|村|县区|县市区|县"
    name = "[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|社区|村|县|区)"
    return re.compile(
        f"(?P<kind>{kinds})(?:中|里)?,?除了?(?P<names>{name}(?:[、和及与]{name})*)"
        "(?:[因由尚正未暂仍还][^,;。等\\d]{0,24})?(?:以|之)?外,其[余他它]的?|剩余"
    )
