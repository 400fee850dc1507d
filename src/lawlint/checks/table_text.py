"""Figures of a table against what running text says of the same.

``rows`` names lines of the table by patterns of their labels and says which measure of ``matter`` they
hold; their figures in the last column that fits ``total`` are compared with the figures that running text
gives for the whole: no scope, period or class beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lawlint.checks._grid import Grid, Sum, grids
from lawlint.checks.base import Complaint, Held, Observation, Observations, Problem, Reading
from lawlint.facts.model import Binding
from lawlint.finding import Reasoning, Related, Span, Words
from lawlint.lean import dataclass
from lawlint.needed import required

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PLACEHOLDERS = ("measure", "text", "table")


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: table-text`` rule."""

    table: tuple[str, ...]
    """认表的正则表达式：各有一个单元格符合。 / Regular expressions that each fit a cell of the table."""
    total: str
    """取哪一列：列标题的正则表达式。 / The column: a regular expression that fits its heading."""
    matter: str
    """事项（词汇表中的名称）。 / The matter, as the vocabulary calls it."""
    rows: Mapping[str, str]
    """指标和表中一行标签的正则表达式。 / Rows by measure: a regular expression that fits the label."""
    unless: tuple[str, ...] = ()
    """正文句中含有这些词时不核对。 / Words in a sentence of the text that switch the comparison off."""


def regexes(params: Params) -> tuple[str, ...]:
    """Every regular expression of the rule."""
    return (*params.table, params.total, *params.rows.values())


def literals(params: Params) -> tuple[str, ...]:
    """Words of which one must stand in the document."""
    return required(params.table[0]) if params.table else ()


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A matter or measure that the vocabulary does not know."""
    if params.matter not in vocabulary.matters:
        words = Words(f"没有“{params.matter}”这个事项", f'there is no matter "{params.matter}"')
        yield Complaint(("matter",), words, params.matter, tuple(vocabulary.matters))
        return
    known = vocabulary.names(params.matter)
    for measure in params.rows:
        if measure not in known:
            words = Words(f"没有“{measure}”这项指标", f'there is no measure "{measure}"')
            yield Complaint(("rows", measure), words, measure, known)


def check(params: Params, reading: Reading) -> Observations:
    """Compare every figure of the text with every table of the kind."""
    for grid in grids(reading.document, params.table):
        totals = _totals(params, grid)
        for binding in reading.facts.bindings:
            measure = binding.indicator.measure
            if measure in totals and _whole(params, reading, binding):
                yield _compared(reading, binding, totals[measure])


def _totals(params: Params, grid: Grid) -> dict[str, Sum]:
    return dict(grid.totals(params.rows, params.total))


def _whole(params: Params, reading: Reading, binding: Binding) -> bool:
    """Whether the figure is said of all there is."""
    about = binding.indicator
    if (
        about.matter != params.matter
        or about.scope
        or about.period
        or about.aspect
        or binding.reach != "clause"
    ):
        return False
    sentence = _sentence(reading, reading.facts.quantities[binding.index].span)
    return not any(word in sentence for word in params.unless)


def _compared(reading: Reading, binding: Binding, table: Sum) -> Observation:
    quantity, measure = reading.facts.quantities[binding.index], binding.indicator.measure
    if quantity.interval.meets(table.value):
        return Held(quantity.span, "text", (binding.index,))
    return Problem(
        quantity.span,
        Words(
            f"正文中{measure}为{quantity.text}，表中为{table.text}",
            f"{measure}: {quantity.text} in the text, {table.text} in the table",
        ),
        values={"measure": measure, "text": quantity.text, "table": table.text},
        reasoning=Reasoning((quantity.text, table.text), nearest=(Words(table.text, table.text),)),
        related=tuple(Related(cell, Words("表中数字", "in the table")) for cell in table.cells),
        key=f"{measure}{quantity.text}",
        used=(binding.index, *_indices(reading, table)),
        conflict=True,
    )


def _indices(reading: Reading, table: Sum) -> tuple[int, ...]:
    starts = {cell.start for cell in table.cells}
    return tuple(at for at, quantity in enumerate(reading.facts.quantities) if quantity.span.start in starts)


def _sentence(reading: Reading, span: Span) -> str:
    """The sentence up to and with the figure."""
    text = reading.document.folded
    start = max(text.rfind(sign, 0, span.start) for sign in "。;\n") + 1
    return text[start : span.end]
