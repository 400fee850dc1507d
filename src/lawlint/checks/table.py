"""Sums inside a table: rows that add up in every column, columns that add up in every row.

``table`` says by which cells the table is known; ``rows`` and ``columns`` name its lines by patterns of their
labels; ``holds`` says what must hold among rows or among columns.  A row given as a list of patterns stands
for the sum of the rows that fit; it is not judged when a row between it and the other rows of the relation
fits no name.  A name that fits several columns stands for one group of columns after another.  A line with
an empty or unreadable cell is not judged.

One wrong figure that breaks several sums is one finding, placed on the figure that most broken sums and
fewest sound ones share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lawlint.checks._grid import Grid, Sum, grids
from lawlint.checks.base import Abstained, Complaint, Held, Observations, Problem, Reading
from lawlint.finding import Reasoning, Related, Span, Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass, field, replace
from lawlint.needed import required
from lawlint.rules.expression import (
    ExpressionError,
    Link,
    Name,
    Operation,
    evaluate,
    names,
    readings,
)
from lawlint.rules.expression_parser import check_names, parse

if TYPE_CHECKING:
    from lawlint.rules.expression import Expr
    from lawlint.rules.vocabulary import Vocabulary

PLACEHOLDERS = ("line", "left", "right", "relation")
_SAID = {">=": "小于", ">": "不大于", "<=": "大于", "<": "不小于", "==": "不等于", "!=": "等于"}
_SAID_EN = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!=", "!=": "=="}
_MOST = 200  # broken sums of one table that are looked at


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: table`` rule."""

    table: tuple[str, ...]
    """认表的正则表达式：各有一个单元格符合。 / Regular expressions that each fit a cell of the table."""
    holds: tuple[str, ...]
    """行与行或列与列之间应当成立的关系。 / Relations that must hold among rows or among columns."""
    rows: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """行的名称和标签的正则表达式；写成列表的，指各行之和。 / Rows by name; a list stands for a sum."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """列的名称和标题的正则表达式；多组列依次对应。 / Columns by name; groups of columns are taken in turn."""


def regexes(params: Params) -> tuple[str, ...]:
    """Every regular expression of the rule."""
    rows = [one for given in params.rows.values() for one in ((given,) if isinstance(given, str) else given)]
    return (*params.table, *rows, *params.columns.values())


def literals(params: Params) -> tuple[str, ...]:
    """Words of which one must stand in the document."""
    return required(params.table[0]) if params.table else ()


def cases(params: Params) -> tuple[str, ...]:
    """The comparisons."""
    try:
        return tuple(link.text for text in params.holds for link in parse(text))
    except ExpressionError:
        return ()


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """Relations that cannot be read or mix rows and columns; names that are not declared."""
    for at, text in enumerate(params.holds):
        try:
            found = {
                name.text for link in parse(text) for side in (link.left, link.right) for name in names(side)
            }
            known = params.columns if found & set(params.columns) else params.rows
            check_names(text, tuple(known))
        except ExpressionError as error:
            yield Complaint(("holds", at), error.words, error.name, (*params.rows, *params.columns))


@dataclass(frozen=True, slots=True)
class _Line:
    """One comparison in one column or row: what its names stand for there."""

    label: Words
    link: Link
    sums: Mapping[str, Sum]

    @property
    def cells(self) -> tuple[Span, ...]:
        """The figures that take part."""
        return tuple(dict.fromkeys(span for name in self.names for span in self.sums[name].cells))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the comparison, in order."""
        return tuple(name.text for side in (self.link.left, self.link.right) for name in names(side))

    def value(self, name: str) -> Interval | None:
        """What a name stands for."""
        return self.sums[name].value if name in self.sums else None

    def holds(self) -> bool:
        """Whether the comparison may hold."""
        return any(
            evaluate(left, self.value).compare(self.link.op, evaluate(right, self.value))
            is not Truth.CANNOT_HOLD
            for left in readings(self.link.left)
            for right in readings(self.link.right)
        )

    def told(self) -> Words:
        """The comparison with its figures."""
        left, right, op = self.said(self.link.left), self.said(self.link.right), self.link.op
        wide = f"{left}{_SAID[op]}{right}".replace("+", "＋")
        return Words(f"{self.label.zh}：{wide}", f"{self.label.en}: {left} {_SAID_EN[op]} {right}")

    def wanted(self, span: Span) -> int | None:
        """The whole number that the figure at ``span`` should be for an equation of sums to hold."""
        left, right = (evaluate(side, self.value) for side in (self.link.left, self.link.right))
        figure = next(each for name in self.names for each in self.sums[name].figures if each.span == span)
        if self.link.op != "==" or not _only_added(self.link) or not (left.is_point and right.is_point):
            return None
        in_left = any(span in self.sums[name.text].cells for name in names(self.link.left))
        found = figure.value + (right - left if in_left else left - right)
        return found.smallest_integer() if found.low is not None and found.low >= 0 else None

    def said(self, side: Expr) -> str:
        """A side of the comparison with its figures."""
        if isinstance(side, Operation):
            return f"{self.said(side.left)}{side.op}{self.said(side.right)}"
        found = next(iter(names(side)), None)
        return f"{found.text}{self.sums[found.text].text}" if found is not None else ""


def _only_added(link: Link) -> bool:
    """Whether both sides are sums of names."""
    waiting: list[Expr] = [link.left, link.right]
    while waiting:
        expr = waiting.pop()
        if isinstance(expr, Operation) and expr.op == "+":
            waiting += (expr.left, expr.right)
        elif not isinstance(expr, Name):
            return False
    return True


def check(params: Params, reading: Reading) -> Observations:
    """Judge every table of the kind."""
    places = {quantity.span.start: at for at, quantity in enumerate(reading.facts.quantities)}
    for grid in grids(reading.document, params.table):
        broken: list[_Line] = []
        sound: list[_Line] = []
        for line in _lines(params, grid):
            if all(name in line.sums for name in line.names):
                (sound if line.holds() else broken).append(line)
            elif line.sums:
                yield Abstained(next(iter(line.sums.values())).cells[0], f"{line.label.zh}有空格或缺行")
        for line in sound:
            yield Held(line.cells[-1], line.link.text, _used(places, line.cells), exact=True)
        for problem in _problems(broken, sound):
            cells = (problem.span, *(each.span for each in problem.related))
            yield replace(problem, used=_used(places, cells), conflict=True)


def _used(places: Mapping[int, int], cells: Sequence[Span]) -> tuple[int, ...]:
    """The quantities in the cells."""
    return tuple(places[cell.start] for cell in cells if cell.start in places)


def _lines(params: Params, grid: Grid) -> Iterator[_Line]:
    """Every comparison of the rule in every column or row that it concerns."""
    for text in params.holds:
        for link in parse(text):
            wanted = {name.text for side in (link.left, link.right) for name in names(side)}
            if wanted <= set(params.columns):
                lines = grid.along_rows({name: params.columns[name] for name in wanted})
            else:
                lines = grid.along_columns(params.rows, wanted)
            for label, sums in lines:
                yield _Line(label, link, sums)


def _problems(broken: Sequence[_Line], sound: Sequence[_Line]) -> Iterator[Problem]:
    """One problem for every figure that explains some of the broken sums."""
    left = list(broken[:_MOST])
    while left:
        counts = {span: sum(span in line.cells for line in left) for line in left for span in line.cells}
        sounds = {span: sum(span in line.cells for line in sound) for span in counts}
        worst = max(counts, key=lambda span: (counts[span], -sounds[span], span.start))
        explained = [line for line in left if worst in line.cells]
        left = [line for line in left if worst not in line.cells]
        yield _problem(worst, explained)


def _problem(span: Span, lines: Sequence[_Line]) -> Problem:
    first = lines[0]
    left, right = first.said(first.link.left), first.said(first.link.right)
    computed = [line.told() for line in lines]
    wanted = {line.wanted(span) for line in lines}
    value = wanted.pop() if len(wanted) == 1 else None
    others = dict.fromkeys(cell for line in lines for cell in line.cells if cell != span)
    return Problem(
        span,
        computed[0],
        first.link.text,
        {"line": first.label.zh, "left": left, "right": right, "relation": first.link.text},
        Reasoning(
            computed=computed[0],
            tried=tuple(computed[1:]),
            nearest=() if value is None else (Words(str(value), str(value)),),
        ),
        tuple(Related(cell, Words("同一关系中的数字", "in the same sum")) for cell in others),
        key=f"{first.label.zh}{first.link.text}",
    )
