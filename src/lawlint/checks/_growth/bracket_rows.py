"""Figures with last year's in brackets before a row of changes: 受理86件（2023年71件），办结82件（2023年69件），同比分别增长
21.1%和18.8%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._bases import is_base, only_year
from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.paired_rows import are_rates
from lawlint.checks._growth.rows import Change, change_of_each, rows
from lawlint.facts.model import Term


def bracket_rows(figures: Figures, terms: Sequence[Term], year: int | None) -> Iterator[Change]:
    """The changes of every row behind as many pairs of a figure and its base; ``year``: of the report."""
    for row in rows(terms):
        up = change_of_each(row[0].wide) if "同比" in row[0].wide and are_rates(figures, row) else None
        before = terms[: terms.index(row[0])][-2 * len(row) :]
        if up is None or len(before) < 2 * len(row) or before[0].index + 2 * len(row) != row[0].index:
            continue
        pairs = list(zip(before[::2], before[1::2], strict=True))
        if all(_is_pair(figures, *pair, year) for pair in pairs):
            for (result, base), change in zip(pairs, row, strict=True):
                yield Move(base, result), change, up


def _is_pair(figures: Figures, result: Term, base: Term, year: int | None) -> bool:
    """Whether a figure of this year stands right before the one of last year in brackets."""
    said = only_year().fullmatch(base.wide) if base.mark == "(" else None
    if said is None or result.tail or is_base(result) or figures.is_change(result):
        return False
    last = said["year"] is None or (year is not None and int(said["year"]) + 1 == year)
    return last and figures.outer(base) == result.clause and comparable(figures, base, result)
