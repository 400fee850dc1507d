"""A total that stands on a line of its own below the lines it adds up: 简易程序：1938件 / 普通程序：621件 / 合计：2559件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_LONGEST_NAME = 12
_NESTED = ("其中", "小计", "占", "含", "同比", "上年", "其余", "累计")
"""Words of lines of which some are parts of others, or of other times."""


def item_totals(figures: Figures, blocks: Sequence[Sequence[Term]]) -> Iterator[Observation]:
    """Every line that begins with 合计 against the run of lines right above; ``blocks``: the figures of each block."""
    for at, terms in enumerate(blocks):
        whole = terms[0]
        if not _sum_of_lines().fullmatch(_name(figures, whole)):
            continue
        items = _lines_above(figures, blocks[:at], whole)
        if len(items) < 2:
            continue
        if total([figures.rounded(each) for each in items]).meets(figures.value(whole)):
            yield Held(figures.span(whole), "total", figures.used((*items, whole)), exact=True)
        elif _near(figures, items, whole):
            yield sum_problem(figures, TOTAL, whole, items, sum_said(figures, items, whole), whole)


def _near(figures: Figures, items: Sequence[Term], whole: Term) -> bool:
    """Whether the lines come near their total; if not, some may be parts of others, which only their indent shows."""
    added = sum((figures[each].printed for each in items), start=Fraction(0))
    return abs(added - figures[whole].printed) * 4 <= figures[whole].printed


@cache
def _sum_of_lines() -> re.Pattern[str]:
    return re.compile("(?:以上|全年|全部|各[项类])?(?:合计|总计|共计|总数)(?:[为共]|数量|总数|件数|人数)*")


def _name(figures: Figures, term: Term) -> str:
    """The words of the line before its figure, without its number or bullet and the marks around them."""
    start = figures.reading.document.blocks[term.block].span.start
    before = figures.reading.document.folded[start : figures.span(term).start]
    return _label().sub("", before).rstrip(": ")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"^(?:[-*+\u00b7\s]|\(?[\d一二三四五六七八九十]{1,2}[.)、])*")


def _is_nested(figures: Figures, term: Term) -> bool:
    """Whether the bullet of a line stands further in than those that begin at the margin: ``  - 听证案件：36件``."""
    document = figures.reading.document
    start = document.blocks[term.block].span.start
    margin = document.text[:start].rpartition("\n")[2]
    return re.fullmatch(r"(?: {2,}|\t+)[-*+]\s+", margin) is not None


def _lines_above(figures: Figures, above: Sequence[Sequence[Term]], whole: Term) -> list[Term]:
    """The figures of the lines right above, as far as each has one name and one figure; none if one counts in another
    unit than ``whole``, or a line may be a part of another.
    """
    items: list[Term] = []
    block = whole.block
    for terms in reversed(above):
        first, name = terms[0], _name(figures, terms[0])
        if _is_nested(figures, first):
            block = first.block
            continue
        if first.block != block - 1 or len(terms) > 1 or len(name) > _LONGEST_NAME or "。" in name:
            break
        same = figures.is_count(first) and figures[first].unit.name == figures[whole].unit.name
        if not same or _sum_of_lines().match(name) or any(word in name for word in _NESTED):
            return []
        items.insert(0, first)
        block = first.block
    return items if len({_name(figures, each) for each in items}) == len(items) else []
