"""Totals of more parts than are listed: 进机关24场、进学校56场、进村居89场，四项累计200场; 四个季度分别为71件、94件、68件，
合计316件.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import RESTS, Figures, amount
from lawlint.checks._sum.sums import SPLIT, sum_problem
from lawlint.checks.base import Problem
from lawlint.facts.dates import number
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.lean import replace

_LEAST, _MOST = 2, 12  # parts listed
_AND = frozenset({"和", "及", "与", "以及"})
_KINDS = frozenset({"项", "类", "种", "级"})
"""Units of the number of parts behind a list of them."""
_TIMES = frozenset({"年", "个季度", "季度", "期", "批", "次", "轮"})
"""Units of what a list goes through that says so before it: 近三年分别为, 4期的人数依次为."""
_MUCH = 2
"""How many times the largest part the one that is not listed may be."""


def part_missing(figures: Figures, term: Term, before: Sequence[Term]) -> Problem | None:
    """A total that says of how many parts it is, where the list before it has one part less and does not come to it.

    The list must name the kinds, or go through as many years or times as are said before it; what is new this year
    may stand before a total of several. None where a figure of what the list lacks stands anywhere in the document
    (the part may be told there), and where the sentence goes on with the others: 三类共297件，其余为行政案件.
    """
    found = _total().fullmatch(term.wide.strip("为达 "))
    if found is None or not before:
        return None
    if found["these"]:
        row = _row_before(figures, term, before)
        count, said = number(found["these"]) or 0, f"{found['these']}者"
    else:
        row, number_of = _counted_row(figures, term, before)
        if number_of is None or not figures[number_of].exact:
            return None
        count, said = int(figures[number_of].printed), figures[number_of].text
    missing = figures.size(term) - figures.size(*row)
    if not _LEAST <= len(row) == count - 1 < _MOST or missing <= 0:
        return None
    every = figures.reading.facts.terms
    if any(figures.alike(each, term) and figures.size(each) == missing for each in every):
        return None
    if _others().match(figures.reading.document.folded, figures.span(term).end):
        return None
    if missing > _MUCH * max(figures.size(each) for each in row) or _parts_before(figures, term, row, before):
        return None
    if any(each.lead.startswith(RESTS) or _is_new().search(each.wide) for each in row):
        return None
    return _problem(figures, term, row, said, amount(missing, figures[term]))


def _parts_before(figures: Figures, term: Term, row: Sequence[Term], before: Sequence[Term]) -> bool:
    """Whether figures of the sentence before the list may belong to it: 2022年分别为12件、15件，2023年分别为18件、20件,
    两年合计65件; a figure of at least the total is no part of it.
    """
    return any(
        figures.alike(each, term) and figures.size(each) < figures.size(term)
        for each in before
        if each.index < row[0].index
    )


def _problem(figures: Figures, term: Term, row: Sequence[Term], said: str, missing: str) -> Problem:
    computed = Words(
        f"所说为{said}，只列出{len(row)}个数，与{figures[term].text}相差{missing}",
        f"{len(row)} of {said} are listed, {missing} less than {figures[term].text}",
    )
    problem = sum_problem(figures, SPLIT, term, row, computed, term)
    lacking = (Words(f"未列出的为{missing}", f"the one not listed = {missing}"),)
    return replace(problem, reasoning=replace(problem.reasoning, nearest=lacking))


def _counted_row(figures: Figures, term: Term, before: Sequence[Term]) -> tuple[list[Term], Term | None]:
    """The list before a total and the number of its parts: behind it (四项累计), or before it (四个季度分别为); that of years
    and times must stand before it (近三年分别开展…，三年累计).
    """
    last = before[-1]
    behind = last.index + 1 == term.index and not figures.alike(last, term)
    if behind and not (last.mark in (",", ";") and _these().fullmatch(last.wide)):
        return [], None
    row = _row_before(figures, last, before[:-1]) if behind else _row_before(figures, term, before)
    if behind and figures[last].unit.name in _KINDS:
        return row, last
    opened = bool(row) and re.search("分别|依次", row[0].wide) is not None
    head = next((each for each in before if opened and each.index + 1 == row[0].index), None)
    if head is None or figures[head].unit.name not in _TIMES:
        return row, None
    return row, head if not behind or figures[last].text == figures[head].text else None


def _row_before(figures: Figures, end: Term, before: Sequence[Term]) -> list[Term]:
    """The counts of one unit in a row that ends right before a figure, down to what opens it."""
    row: list[Term] = []
    for each in reversed(before):
        first = row[0] if row else end
        if each.index + 1 != first.index or not figures.is_count(each) or figures.is_change(each):
            return []
        if row and figures[each].unit.name != figures[first].unit.name:
            return []
        row.insert(0, each)
        if each.mark not in ("、", ",") and each.wide not in _AND:
            return row
        if re.search("其中|分别|依次", each.wide):
            return row
    return row


@cache
def _total() -> re.Pattern[str]:
    sums = "累计|合计|共计|总计|总共|一共|共"
    return re.compile(f"(?:(?P<these>[三四五六七八九])者|全年|[\u4e00-\u9fff]{{0,4}})(?:{sums})")


@cache
def _others() -> re.Pattern[str]:
    return re.compile("[^。\n]{0,30}?(?:其余|其他|其它|另|剩余|还有|极少|很少|仅|没有|尚?无)")


@cache
def _is_new() -> re.Pattern[str]:
    """Words of what was added, behind which a total may be of all there are."""
    return re.compile("新|今年|本年|[聘续]任|续聘|立项|增补")


@cache
def _these() -> re.Pattern[str]:
    """What may stand before the number of parts."""
    return re.compile("(?:近|这|以上|上述|该)*")
