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
from fractions import Fraction
from functools import cache

from lawlint.checks._crossing import crossing
from lawlint.checks._digits import misprinted
from lawlint.checks._figures import Figures, number
from lawlint.checks._months import is_period
from lawlint.checks._notes import explains_scope, notes_of
from lawlint.checks._table_cells import Lines
from lawlint.checks._table_lines import first_level, rest_of_parts, runs_of
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
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
        "得分",
        "分数",
        "均分",
        "最高分",
        "最低分",
        "最大",
        "最小",
        "满意度",
        "%",
        "时限",
        "时长",
        "最长",
        "最短",
        "进度",
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


class _Sums(Lines):
    """The totals of one table in one direction."""

    def __init__(
        self, params: Params, figures: Figures, grid: Grid, by_block: dict[int, Term], turned: bool
    ) -> None:
        super().__init__(figures, grid, by_block, turned)
        self.params = params

    def checked(self) -> Iterator[Observation]:
        """The verdicts on all totals."""
        called = [_parted(self.name(line)) for line in range(self.lines)]
        names = [name for name, _ in called]
        totals = [line for line in range(self.first, self.lines) if names[line] in self.params.totals]
        heads = [name for other in range(self.first_other, self.others) if (name := self.other_name(other))]
        if len(totals) != 1 or len(set(heads)) < len(heads):
            return  # a table set side by side has one total for all its columns
        plain = [line for line in range(self.first, self.lines) if line != totals[0] and names[line]]
        subtotals = [line for line in plain if self._is_subtotal(line, names[line])]
        skipped = [line for line in plain if any(word in names[line] for word in self.params.parts)]
        unit = called[totals[0]][1]
        skipped += [line for line in plain if unit and called[line][1] not in ("", unit)]
        others = [
            other
            for other in range(self.first_other, self.others)
            if not any(word in self.other_name(other) for word in self.params.parts)
        ]
        skipped += rest_of_parts(names, plain, self.filled(plain, others), self.fits)
        details = [line for line in plain if line not in subtotals and line not in skipped]
        if level := first_level(names, details):
            runs: list[Sequence[int]] = [level]
        else:
            units = [unit for _, unit in called]
            runs = runs_of(
                totals[0], details, subtotals, units, lambda run: self.fit_all(totals[0], run, others)
            )
        fitting = [sum(self.fits(totals[0], run, other) for other in others) for run in runs]
        between = bool(details) and details[0] < totals[0] < details[-1]
        in_front = bool(details) and totals[0] < details[0] and len(self.filled(totals, others)) > 1
        unclear = (between or unit or in_front) and not any(fitting)
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
        term = self.term(line, other)
        if term is None or not runs:
            return
        for run in runs:
            if self.fits(line, run, other):
                added = [each for at in run if (each := self.term(at, other))]
                yield Held(self.figures.span(term), "table", self.figures.used((*added, term)), exact=True)
                return
        if self._is_stock(term, runs[0], other):
            yield Abstained(self.figures.span(term), "各期末的数不相加", (term.index,))
            return
        addends = [self.term(at, other) for at in meant]
        known = [each for each in addends if each is not None]
        if len(known) != len(addends):
            yield Abstained(self.figures.span(term), "表中有非数字单元格", (term.index,))
        elif not known:
            yield Abstained(self.figures.span(term), "不清楚合计包括哪些行列", (term.index,))
        elif explains_scope(notes_of(self.figures.reading.document, self.grid.first)):
            yield Abstained(self.figures.span(term), "表注说明了统计口径", (term.index,))
        elif _may_recur(self.figures, term, known, self.other_name(other)):
            yield Abstained(self.figures.span(term), "同一对象可能计入几项", (term.index,))
        else:
            lines = [[self.term(at, each) for each in others] for at in (line, *meant)]
            slip = crossing(self.figures, lines, others.index(other))
            yield self._problem(term, known, self.other_name(other), slip)

    def _is_stock(self, term: Term, run: Sequence[int], other: int) -> bool:
        """Whether the total of months is what there was at the end of the last: 月末在办."""
        last = self.term(run[-1], other) if run else None
        by_period = all(is_period().fullmatch(self.name(at)) for at in run)
        return last is not None and by_period and self.figures[last].printed == self.figures[term].printed

    def _is_subtotal(self, line: int, name: str) -> bool:
        """Whether a line is named 小计 or 部门合计, or has 小计 in its second cell."""
        kind = "" if self.turned else self.words(line, 1)
        longer = name not in self.params.totals and _bare(name).endswith(self.params.totals)
        return longer or _bare(name).endswith(self.params.subtotals) or kind in self.params.subtotals

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


def _may_recur(figures: Figures, term: Term, addends: Sequence[Term], name: str) -> bool:
    """Whether those that several kinds of work touch were counted once in the total, and no slip of the pen explains that
    it is less: 涉及企业96家, 180家, 合计214家.
    """
    said, sizes = figures.size(term), [figures.size(each) for each in addends]
    touched = _touched().search(name) is not None and max(sizes) <= said < sum(sizes)
    return touched and not misprinted(said, sum(sizes, start=Fraction(0)))


@cache
def _touched() -> re.Pattern[str]:
    bodies = "企业|单位|部门|主体|商户|市场主体|村|社区|群众"
    return re.compile(f"(?:涉及|涉|覆盖|惠及|服务|参与)(?:的)?(?:{bodies})")


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
