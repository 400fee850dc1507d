"""Totals of lists in several measure words: 合同86份、规范性文件15件、其他文件132件，合计233件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks._sum.total_runs import runs_before
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_MOST = 10  # figures of such a total
HANDLED = frozenset({"case", "document", "item", "entry", "piece", "work"})
"""Families of units of what is read and handled, which may be added."""
_DEALT_WITH = HANDLED | {"case-time", "batch", "event", "call"}


def row_before(figures: Figures, term: Term, counts: Sequence[Term]) -> list[Term]:
    """The list in several measure words that ends right before a total: 合同86份、文件15件，合计101件."""
    row: list[Term] = []
    for each in sorted(counts, key=lambda each: each.index, reverse=True):
        if each.index != (row[0] if row else term).index - 1 or not figures[each].exact:
            break
        if figures[each].unit.family not in HANDLED:
            break
        row.insert(0, each)
        if each.mark != "、":
            return row if len({figures[one].unit.name for one in row}) > 1 else []
    return []


def numbered_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on a total that says of how many figures in several measure words it is: 来信117件、来访248批次、网上
    517件次，三项合计882件次; None for others.
    """
    number_of = before[-1] if before else None
    if number_of is None or number_of.index + 1 != term.index or _all().fullmatch(term.wide) is None:
        return None
    size = figures[number_of]
    if number_of.wide or not size.exact or size.unit.name not in ("项", "类", "者", "种"):
        return None
    row = before[-1 - int(size.printed) : -1] if 1 < size.printed < _MOST else ()
    joined = len(row) == size.printed and all(each.mark == "、" for each in row[1:])
    if not joined or row[0].mark == "、" or len({figures[each].unit.name for each in row}) < 2:
        return None
    plain = all(figures[each].exact and figures[each].unit.family in _DEALT_WITH for each in row)
    if not plain or any(one.index + 1 != two.index for one, two in pairwise([*row, number_of])):
        return None
    if not any(figures.alike(each, term) for each in row):
        return None
    added = sum(figures[each].printed for each in row)
    if added == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    return sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)


def second_total(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The figure beside a total against those beside what it adds up: 市级4期620人次，县级37期5410人次，合计41期6030人次."""
    behind = _beside(figures, term)
    if behind is None or not figures[term].exact:
        return None
    runs = runs_before([each for each in before if figures.alike(each, term)])
    added = (
        run
        for run in runs
        if all(figures[each].exact for each in run)
        and sum(figures[each].printed for each in run) == figures[term].printed
    )
    run = next(added, ())
    seconds = [second for each in run if (second := _beside(figures, each)) is not None]
    if not run or len(seconds) != len(run) or not all(figures.alike(each, behind) for each in seconds):
        return None
    if total([figures.rounded(each) for each in seconds]).meets(figures.rounded(behind)):
        return Held(figures.span(behind), "total", figures.used((*seconds, behind)), exact=True)
    home = figures.reading.document.blocks[behind.block].span
    if _counted_once().search(home.of(figures.reading.document.folded)):
        return None
    return sum_problem(figures, SPLIT, behind, seconds, sum_said(figures, seconds, behind), behind)


@cache
def _counted_once() -> re.Pattern[str]:
    return re.compile("重复|去重|交叉|重叠|同一|剔除|多次")


def _beside(figures: Figures, term: Term) -> Term | None:
    """The figure in another unit right behind one: 4期620人次, 4期、620人次."""
    behind = figures.after(term)
    if behind is None or behind.wide not in ("", "、") or not figures.is_count(behind):
        return None
    same = behind.sentence == term.sentence and figures.outer(behind) == figures.outer(term)
    return behind if same and not figures.alike(behind, term) else None


@cache
def _all() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,4}(?:合计|共计|总计|共)(?:为|达)?")


def row_total(figures: Figures, term: Term, row: Sequence[Term]) -> Observation:
    """A total that is neither all of a list in several measure words nor those of its own."""
    if sum(figures[each].printed for each in row) == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    return sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)
