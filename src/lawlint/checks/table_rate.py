"""Columns of rates and changes in tables: the two columns of counts that give all but one show that one to be wrong.

Which columns a rate or change rests on is not asked: every two columns to its left are tried.  One row that does not fit is
reported where all others do, at least two of them with rates that say something (neither 0 nor 100%; one is enough where
one slip of the hand makes the rate of the right one), and no other two figures of its row give its rate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures, number
from lawlint.checks._misprint import misprinted
from lawlint.checks._notes import notes_of
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.document.model import Document
from lawlint.facts.model import Kind, Term
from lawlint.facts.tables import Grid, grids, headings
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import dataclass, replace

PLACEHOLDERS = ("rate", "computed")
_COUNTS = (Kind.ORDINARY, Kind.QUANTITY)
_MOST_COLUMNS = 12
_FEWEST_FITTING = 2
_HALF = Fraction(1, 2)
Row = tuple[Term, dict[int, Term]]
"""A rate and the counts to its left, by column."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What a column holds: ``value`` of two counts, of its sign or not, said with ``sign`` and ``unit``."""

    value: Callable[[Interval, Interval], Interval]
    exact: Callable[[Fraction, Fraction], Fraction]
    sign: str
    rest: str = ""
    unit: str = "%"
    signed: bool = True

    def pairs(self, columns: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs of columns that may give it; which of two is taken from the other does not matter."""
        if self.unit:
            return permutations(columns, 2)
        return ((later, earlier) for earlier, later in combinations(columns, 2))


_RATE = Formula(lambda above, below: above.scale(100) / below, lambda above, below: above * 100 / below, "÷")
_CHANGE = Formula(
    lambda above, below: (above - below).scale(100) / below,
    lambda above, below: above * 100 / below - 100,
    "÷",
    rest="－1",
    signed=False,  # what fell may be printed without a sign
)
_DIFFERENCE = Formula(
    lambda above, below: above - below, lambda above, below: above - below, "－", unit="", signed=False
)


@dataclass(frozen=True, slots=True)
class Params:
    names: tuple[str, ...] = ("率",)
    """比率列名称的结尾。 / Endings of the names of columns of rates."""
    changes: tuple[str, ...] = ()
    """增减列名称的结尾。 / Endings of the names of columns of changes."""


def literals(params: Params) -> tuple[str, ...]:
    """No column of rates without its name."""
    return (*params.names, *params.changes)


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every column of rates of every table."""
    figures = Figures(reading)
    by_block = {term.block: term for term in reading.facts.terms}
    for grid in grids(reading.document).values():
        for column in range(3, min(grid.columns, _MOST_COLUMNS)):
            heading = headings(reading.document, grid, grid.header, column)[0]
            name, percent = heading.partition("(")[0].strip(), "%" in heading
            if name.endswith((*params.changes, *params.names)):
                rows = list(_rows(figures, grid, by_block, column, percent))
                if not name.endswith(params.changes):
                    yield from _judged(figures, rows, _RATE)
                    continue
                yield from _signed(figures, rows)
                if not (rows or percent):
                    counts = list(_rows(figures, grid, by_block, column, True))
                    yield from _judged(figures, counts, _DIFFERENCE)


def _rows(figures: Figures, grid: Grid, by_block: dict[int, Term], column: int, plain: bool) -> Iterator[Row]:
    """The rows whose figure in the column is a percentage, or with ``plain`` any figure."""
    for row in range(grid.header, grid.rows):
        block = grid.cells.get((row, column))
        rate = None if block is None else by_block.get(block.index)
        if rate is None or not (
            figures[rate].kind is Kind.PERCENT or (plain and figures[rate].kind in _COUNTS)
        ):
            continue
        left = ((at, grid.cells.get((row, at))) for at in range(1, column))
        found = {at: by_block[cell.index] for at, cell in left if cell and cell.index in by_block}
        yield rate, {at: term for at, term in found.items() if figures[term].kind in _COUNTS}


def _signed(figures: Figures, rows: Sequence[Row]) -> Iterator[Observation]:
    """A column of percentages of change: where all but one row tell by their signs which way they went, that one has lost
    its own.
    """
    document = figures.reading.document
    cells = [document.blocks[rate.block].span.of(document.folded).strip() for rate, _ in rows]
    by_sign = any(figures[rate].printed < 0 for rate, _ in rows)
    by_sign = by_sign and all(_figure_alone().fullmatch(cell) for cell in cells)
    seen = list(_judged(figures, rows, replace(_CHANGE, signed=True))) if by_sign else []
    yield from seen or _judged(figures, rows, _CHANGE)


@cache
def _figure_alone() -> re.Pattern[str]:
    """A cell without a word, an arrow or brackets that may say which way it went."""
    return re.compile(r"[-+\u2212]?[\d.,]+%?")


def _judged(figures: Figures, rows: Sequence[Row], formula: Formula) -> Iterator[Observation]:
    if len(rows) <= _FEWEST_FITTING:
        return
    columns = sorted(set.intersection(*(set(counts) for _, counts in rows)))
    wrong: dict[tuple[int, int], Row] = {}
    for pair in formula.pairs(columns):
        odd = [row for row in rows if not _fits(figures, row, pair, formula)]
        telling = [rate for rate, _ in rows if figures[rate].printed not in (0, 100)]
        if not odd and telling:
            for rate, counts in rows:
                used = figures.used((counts[pair[0]], counts[pair[1]], rate))
                yield Held(figures.span(rate), "rate", used, exact=True)
            return
        others = sum(rate is not odd[0][0] for rate in telling) if len(odd) == 1 else 0
        if others >= _FEWEST_FITTING or (others and formula is _RATE and _mistyped(figures, odd[0], pair)):
            wrong[pair] = odd[0]
    if len(wrong) == 1:
        pair, row = wrong.popitem()
        yield _verdict(figures, row, pair, columns, formula)


def _has_own_base(document: Document, rate: Term) -> bool:
    """Whether a note below the table, or brackets in the first cell of the row, say what its base is: 注：丁镇有3件未到期，
    不计入; 丙局(另有追加40万元).
    """
    home = document.blocks[rate.block]
    if home.cell is None:
        return False
    at = (home.cell.table, home.cell.row)
    cells = (each for each in document.blocks if each.cell and (each.cell.table, each.cell.row) == at)
    name, _, aside = next(cells).span.of(document.folded).strip().partition("(")
    said = "".join(line for line in notes_of(document, home).split("。") if name and name in line)
    return re.search("另有|追加|调整|[不未]?[计纳列]入|[包不]?含|扣除|剔除|除外", aside + said) is not None


def _mistyped(figures: Figures, row: Row, pair: tuple[int, int]) -> bool:
    """Whether one slip of the hand makes the rate of the right one: then one other row that tells it is enough."""
    rate, counts = row
    return misprinted(figures, rate, counts[pair[0]], (counts[pair[1]],))


def _fits(figures: Figures, row: Row, pair: tuple[int, int], formula: Formula) -> bool:
    rate, counts = row
    above, below = (counts[at] for at in pair)
    if figures[below].printed <= 0:
        return False
    value = formula.value(figures.rounded(above), figures.rounded(below))
    said, printed = figures.printed(rate), figures[rate].printed
    if formula.unit and not figures[rate].decimals:
        said = Interval(printed - _HALF, printed + _HALF)
    return value.meets(said) or (not formula.signed and value.scale(-1).meets(said))


def _verdict(
    figures: Figures, row: Row, pair: tuple[int, int], columns: Sequence[int], formula: Formula
) -> Observation:
    rate, counts = row
    of = (counts[pair[0]], counts[pair[1]])
    used = figures.used((*of, rate))
    turned = pair[::-1]  # a growth over the figure of this year is a slip, no other base
    if any(_fits(figures, row, other, formula) for other in formula.pairs(columns) if other != turned):
        return Abstained(figures.span(rate), "这一行的比率另有分母", used)
    if excused := excused_by(figures, (CARRY_OVER,), (*of, rate)):
        return Abstained(figures.span(rate), f"附近有“{excused}”", used)
    above, below = (figures[term] for term in of)
    if not below.printed:
        return Abstained(figures.span(rate), "分母为0", used)
    if formula is _RATE and figures[rate].printed == 100 and above.printed > below.printed:
        return Abstained(figures.span(rate), "超额完成的只写100%", used)
    if _has_own_base(figures.reading.document, rate):
        return Abstained(figures.span(rate), "这一行的分母另有说明", used)
    exact = formula.exact(above.printed, below.printed)
    places = max(figures[rate].decimals, 1) if formula.unit else figures[rate].decimals
    value, shown = number(exact, places) + formula.unit, figures[rate].text
    said = f"{above.text}{formula.sign}{below.text}{formula.rest}＝{value}"
    return Problem(
        figures.span(rate),
        Words(
            f"表中{shown}与本行数字不符：{said}，其他各行都照此计算",
            f"{shown} does not follow as those of all other rows do: {said}",
        ),
        "",
        {"rate": shown, "computed": said},
        Reasoning((above.text, below.text, shown), Words(said, said), nearest=(Words(value, value),)),
        figures.related(of),
        key=said + shown,
        used=used,
        conflict=True,
    )
