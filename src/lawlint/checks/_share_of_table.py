"""Shares told in text of a table that the sentence points to: 水质见下表，优良断面占比85.8% over 27, 19 and 2 of 48."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Problem
from lawlint.document.model import BlockKind
from lawlint.facts.model import Approx, Kind, Term
from lawlint.facts.tables import Grid
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval

_MOST = 9
"""Figures of a table of which all sums are tried."""
_LEAST_PARTS = 2


def shares_of_table(
    figures: Figures, grid: Grid, by_block: dict[int, Term], totals: Sequence[str]
) -> Iterator[Problem]:
    """The shares of the paragraph right above the table that no figures of it give."""
    document = figures.reading.document
    above = document.blocks[grid.first.index - 1] if grid.first.index else None
    line = _line(figures, grid, by_block, totals)
    if above is None or above.kind is not BlockKind.PARAGRAPH or line is None:
        return
    *parts, total = line
    said = document.folded[above.span.start : above.span.end]
    if _points().search(said) is None or any(
        figures.is_count(each) for each in figures.reading.facts.terms if each.block == above.index
    ):
        return
    words = "".join(block.span.of(document.folded) for block in grid.cells.values())
    for term in figures.reading.facts.terms:
        if (
            term.block == above.index
            and _is_share(figures, term, words)
            and not _fits(figures, term, parts, total)
        ):
            yield _problem(figures, term, parts, total)


@cache
def _points() -> re.Pattern[str]:
    return re.compile("[见如]下表|见表|如表|情况如下|如下[:。]?$")


def _line(
    figures: Figures, grid: Grid, by_block: dict[int, Term], totals: Sequence[str]
) -> list[Term] | None:
    """The counts of the only line of the table, with their total last; None where they do not add up."""
    cells = [(place, by_block.get(block.index)) for place, block in sorted(grid.cells.items())]
    found = [
        (place, term) for place, term in cells if place[0] >= grid.header and place[1] and term is not None
    ]
    alone = len({row for (row, _), _ in found}) == 1 or len({column for (_, column), _ in found}) == 1
    terms = [term for _, term in found]
    if not alone or not _LEAST_PARTS < len(terms) <= _MOST + 1:
        return None
    row, column = found[-1][0]
    names = (grid.cells.get((row, 0)), grid.cells.get((grid.header - 1, column)))
    texts = ["".join(block.span.of(figures.reading.document.folded).split()) for block in names if block]
    sizes = [figures[term].printed for term in terms]
    exact = all(figures[term].exact for term in terms)
    return terms if exact and not set(texts).isdisjoint(totals) and sum(sizes[:-1]) == sizes[-1] > 0 else None


def _is_share(figures: Figures, term: Term, words: str) -> bool:
    """Whether the percentage is a share, to a tenth at least, of what the table counts."""
    quantity = figures[term]
    if quantity.kind is not Kind.PERCENT or quantity.approx is not Approx.ROUNDED or not quantity.decimals:
        return False
    named = re.search("([\u4e00-\u9fff]{2,12})(?:占比|比例|率)(?:为|达到?)?$", term.wide)
    return (
        named is not None
        and re.sub("(?<=..)(?:案件|人员)$", "", named[1])[-2:] in words
        and not term.wide.startswith("其中")
        and re.search("同比|上年|去年|平均|全[国省]|[上下]半年", term.wide) is None
    )


def _fits(figures: Figures, term: Term, parts: Sequence[Term], total: Term) -> bool:
    """Whether some of the figures together are the share of the total, or of some others."""
    whole = figures[total].printed
    sums = _sums(figures, parts, len(parts))
    wholes = {whole, *(whole - left for left in _sums(figures, parts, 2))}  # 终止 is often left out
    shown = figures.printed(term)
    return any(
        Interval.point(part * 100 / base).meets(shown)
        for part in sums
        for base in wholes
        if 0 <= part <= base and base
    )


def _sums(figures: Figures, parts: Sequence[Term], most: int) -> set[Fraction]:
    """The sums of one to ``most`` of the figures."""
    sizes = [figures[each].printed for each in parts]
    ways = (some for size in range(1, most + 1) for some in combinations(sizes, size))
    return {sum(some, start=Fraction(0)) for some in ways}


def _problem(figures: Figures, term: Term, parts: Sequence[Term], total: Term) -> Problem:
    whole = figures[total].printed
    sums = _sums(figures, parts, len(parts))
    near = sorted(sums, key=lambda part: abs(part * 100 / whole - figures[term].printed))[:3]
    said = [
        f"{number(part)}÷{number(whole)}＝{number(part * 100 / whole, figures[term].decimals)}%"
        for part in near
    ]
    words = "；".join(said)
    shown = figures[term].text
    return Problem(
        figures.span(term),
        Words(
            f"{shown}与表中数字不符：表中任何几项之和与合计之比都不是这个数（相近的有{words}）",
            f"no figures of the table give {shown} of its total; the nearest are {words}",
        ),
        "",
        {"share": shown, "computed": words},
        Reasoning(
            (figures.said(term),), Words(words, words), nearest=tuple(Words(each, each) for each in said)
        ),
        figures.related((*parts, total)),
        key=figures.said(term),
        used=figures.used((*parts, total, term)),
        conflict=True,
    )
