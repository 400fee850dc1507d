"""Columns of shares in tables: each share against the count beside it and the sum of the counts.

A column of percentages called 占比 or 比重 is read with the nearest column of counts to its left.  Its whole
is the total of the table, or the sum of the counts.  Shares that do not fit are reported when most others do, but for
one that takes what rounding left the others of 100%.
A share of the paragraph that points to the table (见下表) is held against the sums of its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures, number
from lawlint.checks._share_of_table import shares_of_table
from lawlint.checks._share_remainder import takes_remainder
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Kind, Term
from lawlint.facts.tables import Grid, grids
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import dataclass

PLACEHOLDERS = ("share", "computed")
_COUNTS = (Kind.ORDINARY, Kind.QUANTITY)


@dataclass(frozen=True, slots=True)
class Params:
    names: tuple[str, ...] = ("占比", "比重", "比例", "百分比", "占总数", "占总量")
    """占比列的名称。 / Names of a column of shares."""
    totals: tuple[str, ...] = ("合计", "总计", "共计", "总数")
    """合计行的名称。 / Names of a row of totals."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every column of shares of every table."""
    if not any(name in reading.document.folded for name in params.names):
        return
    figures = Figures(reading)
    by_block = {term.block: term for term in reading.facts.terms}
    for grid in grids(reading.document).values():
        yield from shares_of_table(figures, grid, by_block, params.totals)
        for column in range(1, grid.columns):
            if any(name in _words(figures, grid, grid.header - 1, column) for name in params.names):
                yield from _column(params, figures, grid, by_block, column)


def _words(figures: Figures, grid: Grid, row: int, column: int) -> str:
    block = grid.cells.get((row, column))
    return "" if block is None else "".join(block.span.of(figures.reading.document.folded).split())


def _column(
    params: Params, figures: Figures, grid: Grid, by_block: dict[int, Term], column: int
) -> Iterator[Observation]:
    rows = [row for row in range(grid.header, grid.rows) if _words(figures, grid, row, 0)]
    names = {row: _words(figures, grid, row, 0) for row in rows}
    details = [row for row in rows if names[row] not in params.totals and not names[row].startswith("其中")]
    shares = [_term(grid, by_block, row, column) for row in details]
    counts: list[Term] = []
    for left in range(column - 1, 0, -1):
        found = [term for row in details if (term := _term(grid, by_block, row, left)) is not None]
        if len(found) == len(details) and all(figures[term].kind in _COUNTS for term in found):
            counts = found
            break
    pairs = [
        (count, share)
        for count, share in zip(counts, shares, strict=False)
        if share is not None and figures[share].kind in (Kind.PERCENT, Kind.ORDINARY)
    ]
    if len(pairs) < 3 or len(pairs) < len(details):
        return
    whole = sum((figures[count].printed for count, _ in pairs), start=Fraction(0))
    yield from _judged(figures, pairs, whole)


def _term(grid: Grid, by_block: dict[int, Term], row: int, column: int) -> Term | None:
    block = grid.cells.get((row, column))
    return None if block is None else by_block.get(block.index)


def _judged(figures: Figures, pairs: Sequence[tuple[Term, Term]], whole: Fraction) -> Iterator[Observation]:
    """The shares that fit, and those that do not when they are the fewer."""
    if not whole:
        return
    wrong = []
    made_up = sum(figures[share].printed for _, share in pairs) == 100
    for count, share in pairs:
        quotient = figures.rounded(count).scale(100 / whole)
        if quotient.meets(_shown(figures, share, made_up)) or takes_remainder(figures, share, pairs):
            used = figures.used((count, share))
            yield Held(figures.span(share), "share", used, exact=True)
        else:
            wrong.append((count, share))
    if len(wrong) * 2 < len(pairs):
        for count, share in wrong:
            yield _problem(figures, count, share, whole)


def _shown(figures: Figures, share: Term, made_up: bool) -> Interval:
    """What a share may be: rounded or cut off; one unit more or less where that makes all of them 100 (``made_up``)."""
    printed, unit = figures[share].printed, Fraction(1, 10 ** figures[share].decimals)
    if made_up:
        return Interval(printed - unit * 3 / 2, printed + unit * 3 / 2)
    return Interval(printed - unit / 2, printed + unit, high_closed=False)


def _problem(figures: Figures, count: Term, share: Term, whole: Fraction) -> Problem:
    value = number(figures[count].printed * 100 / whole, max(figures[share].decimals, 1)) + "%"
    said = f"{figures[count].text}÷{number(whole)}＝{value}"
    shown = figures[share].text + ("" if figures[share].kind is Kind.PERCENT else "%")
    return Problem(
        figures.span(share),
        Words(
            f"表中占比{shown}与件数不符：{said}", f"the share {shown} in the table does not follow: {said}"
        ),
        "",
        {"share": shown, "computed": said},
        Reasoning((figures[count].text, shown), Words(said, said), nearest=(Words(value, value),)),
        figures.related((count,)),
        key=said + shown,
        used=figures.used((count, share)),
        conflict=True,
    )
