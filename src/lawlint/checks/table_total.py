"""Totals in tables: a row or column called 合计 against the rows or columns it adds up.

Every cell of a total is compared with the sum of the cells of its column (or row). Subtotals (小计) and
parts (其中) are left out, or added up instead of what they add up. A total that stands among others (新收、结转、合计、
办结、未结) may add up those before it or those behind it: what most of its cells do is held against the rest.
A total with its unit in brackets (合计（件）) adds up those of this unit, if in some row it does.
A figure by which the sums down and across are wrong by as much is the place of the problem.
Columns of rates, averages and ranks, and cells that are not plain numbers, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._crossing import crossing
from lawlint.checks._figures import Figures, number, total
from lawlint.checks._months import is_period
from lawlint.checks._notes import explains_scope, notes_of
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Kind, Quantity, Term
from lawlint.facts.tables import Grid, grids
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("total", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    totals: tuple[str, ...] = ("合计", "总计", "共计", "总数")
    """表示合计的行名或列名。 / Names of a total."""
    parts: tuple[str, ...] = (
        "其中",
        "占",
        "率",
        "比",
        "平均",
        "人均",
        "户均",
        "件均",
        "次均",
        "亩均",
        "案均",
        "村均",
        "每",
        "日均",
        "月均",
        "年均",
        "均价",
        "单价",
        "排名",
        "增",
        "减",
        "备注",
        "序号",
        "代码",
    )
    """含有这些字的行或列不参加相加。 / Rows and columns with these in their names are not added up."""
    subtotals: tuple[str, ...] = ("小计",)
    """表示小计的行名或列名。 / Names of a subtotal."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every total of every table, down and across."""
    tables = grids(reading.document)
    if not tables:
        return
    figures = Figures(reading)
    by_block = {term.block: term for term in reading.facts.terms}
    for grid in tables.values():
        for turned in (False, True):
            yield from _Sums(params, figures, grid, by_block, turned).checked()


class _Sums:
    """The totals of one table in one direction; ``turned``: rows and columns change places."""

    def __init__(
        self, params: Params, figures: Figures, grid: Grid, by_block: dict[int, Term], turned: bool
    ) -> None:
        self.params = params
        self.figures = figures
        self.grid = grid
        self.by_block = by_block
        self.turned = turned
        self.lines = grid.columns if turned else grid.rows
        self.others = grid.rows if turned else grid.columns
        self.first = 1 if turned else grid.header
        self.first_other = grid.header if turned else 1

    def checked(self) -> Iterator[Observation]:
        """The verdicts on all totals."""
        called = [_parted(self._name(line)) for line in range(self.lines)]
        names = [name for name, _ in called]
        totals = [line for line in range(self.first, self.lines) if names[line] in self.params.totals]
        heads = [name for other in range(self.first_other, self.others) if (name := self._other_name(other))]
        if len(totals) != 1 or len(set(heads)) < len(heads):
            return  # a table set side by side has one total for all its columns
        plain = [line for line in range(self.first, self.lines) if line != totals[0] and names[line]]
        subtotals = [line for line in plain if _bare(names[line]).endswith(self.params.subtotals)]
        skipped = [line for line in plain if any(word in names[line] for word in self.params.parts)]
        unit = called[totals[0]][1]
        skipped += [line for line in plain if unit and called[line][1] not in ("", unit)]
        details = [line for line in plain if line not in subtotals and line not in skipped]
        others = [
            other
            for other in range(self.first_other, self.others)
            if not any(word in self._other_name(other) for word in self.params.parts)
        ]
        runs = _runs(totals[0], details, subtotals)
        numbered = [line for line in details if _numbered().match(names[line])]
        if 1 < len(numbered) < len(details):
            runs = [numbered]  # the others divide them: 一、农业, 种植业, 林业, 二、工业
        fitting = [sum(self._fits(totals[0], run, other) for other in others) for run in runs]
        between = bool(details) and details[0] < totals[0] < details[-1]
        unclear = (between or unit) and not any(fitting)
        meant = max(zip(fitting, reversed(range(len(runs))), runs, strict=True), default=(0, 0, ()))[2]
        for other in others:
            yield from self._total(totals[0], runs, () if unclear else meant, other, others)

    def _total(
        self,
        line: int,
        runs: Sequence[Sequence[int]],
        meant: Sequence[int],
        other: int,
        others: Sequence[int],
    ) -> Iterator[Observation]:
        """The verdict on one cell; ``meant``: the lines that the total adds up, none where that is unclear."""
        term = self._term(line, other)
        if term is None or not runs:
            return
        for run in runs:
            if self._fits(line, run, other):
                added = [each for at in run if (each := self._term(at, other))]
                yield Held(self.figures.span(term), "table", self.figures.used((*added, term)), exact=True)
                return
        if self._is_stock(term, runs[0], other):
            yield Abstained(self.figures.span(term), "各期末的数不相加", (term.index,))
            return
        addends = [self._term(at, other) for at in meant]
        known = [each for each in addends if each is not None]
        if len(known) != len(addends):
            yield Abstained(self.figures.span(term), "表中有非数字单元格", (term.index,))
        elif not known:
            yield Abstained(self.figures.span(term), "不清楚合计包括哪些行列", (term.index,))
        elif explains_scope(notes_of(self.figures.reading.document, self.grid.first)):
            yield Abstained(self.figures.span(term), "表注说明了统计口径", (term.index,))
        else:
            lines = [[self._term(at, each) for each in others] for at in (line, *meant)]
            slip = crossing(self.figures, lines, others.index(other))
            yield self._problem(term, known, self._other_name(other), slip)

    def _is_stock(self, term: Term, run: Sequence[int], other: int) -> bool:
        """Whether the total of months is what there was at the end of the last: 月末在办."""
        last = self._term(run[-1], other) if run else None
        by_period = all(is_period().fullmatch(self._name(at)) for at in run)
        return last is not None and by_period and self.figures[last].printed == self.figures[term].printed

    def _fits(self, line: int, run: Sequence[int], other: int) -> bool:
        """Whether the lines ``run`` add up to the total in one cell of it."""
        term, addends = self._term(line, other), [self._term(at, other) for at in run]
        known = [each for each in addends if each is not None]
        if term is None or len(known) != len(addends):
            return False
        return total([self.figures.rounded(each) for each in known]).meets(self.figures.value(term))

    def _term(self, line: int, other: int) -> Term | None:
        """The figure that is all of a cell."""
        block = self.grid.cells.get((other, line) if self.turned else (line, other))
        term = None if block is None else self.by_block.get(block.index)
        if term is None or block is None:
            return None
        quantity = self.figures[term]
        text = self.figures.reading.document.folded
        alone = block.span.of(text).strip() == quantity.span.of(text)
        return term if alone and _is_plain(quantity) else None

    def _name(self, line: int) -> str:
        """The name of a row or column."""
        if not self.turned:
            return self._words(line, 0)
        return self._words(self.grid.header - 1, line)

    def _other_name(self, other: int) -> str:
        if self.turned:
            return self._words(other, 0)
        return "".join(self._words(row, other) for row in range(self.grid.header))

    def _words(self, row: int, column: int) -> str:
        block = self.grid.cells.get((row, column))
        return "" if block is None else "".join(block.span.of(self.figures.reading.document.folded).split())

    def _problem(self, term: Term, addends: Sequence[Term], name: str, slip: Term | None) -> Problem:
        figures = self.figures
        added = figures.size(*addends)
        said = "＋".join(figures[each].text for each in addends) + f"＝{number(added)}"
        shown = figures[term].text
        right = number(figures.size(slip, term) - added if slip else added)
        return Problem(
            figures.span(slip or term),
            Words(
                f"表中合计与各项之和不符（{name}）：{said}，表中为{shown}",
                f"the total of the table is not the sum ({name}): {said}, the table says {shown}",
            ),
            "",
            {"total": shown, "computed": said},
            Reasoning(
                (*(figures[each].text for each in addends), shown),
                Words(said, said),
                nearest=(Words(right, right),),
            ),
            figures.related([each for each in (*addends, term) if each is not (slip or term)]),
            key=name + shown,
            used=figures.used((term, *addends)),
            conflict=True,
        )


def _runs(line: int, details: Sequence[int], subtotals: Sequence[int]) -> list[Sequence[int]]:
    """The lines that a total may add up: all, or those on one side of it, or the subtotals."""
    before = [each for each in details if each < line]
    behind = [each for each in details if each > line]
    sides = (before, behind) if before and behind else ()
    return [run for run in (details, *sides, subtotals) if len(run) > 1]


def _parted(name: str) -> tuple[str, str]:
    """A name and the unit in brackets behind it: 合计(件)."""
    found = _with_unit().fullmatch(name)
    return (found["name"], found["unit"]) if found else (name, "")


def _bare(name: str) -> str:
    """A name without what its bracket says: 小计(县直部门)."""
    return re.sub(r"\([^()]*\)$", "", name)


@cache
def _with_unit() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[^()]+)\((?:单位:)?(?P<unit>[\u4e00-\u9fff]{1,3})\)")


@cache
def _numbered() -> re.Pattern[str]:
    """The label of a line of the first level: 一、农业, (一)税收, 1.公安."""
    return re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)")


def _is_plain(quantity: Quantity) -> bool:
    return quantity.kind in (Kind.ORDINARY, Kind.QUANTITY)
