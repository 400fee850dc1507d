"""Rows that divide a row of figures: 案件44件，涉案人数31人，金额1.14亿元。其中2023年10件，涉案人数5人，金额…；2024年34件，….

Where the first figures of the rows are exactly the whole, the rows are all of it, and the others make up theirs; so they
are where the sums of money or the visits are: 项目67个，总投资41.36亿元，其中续建24个、投资13.51亿元，新建43个、投资27.85亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks._things import RECURRING
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.interval import Truth

_ONCE = frozenset({"money", "area", "case", "person-time"})
_SHARP = (Approx.EXACT, Approx.ROUNDED)


def part_rows(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The columns of the rows behind 其中 against the figures right before them."""
    at = next((at for at, term in enumerate(counts) if "其中" in term.wide), None)
    if at is None:
        return
    whole = counts[:at] or [term for term in before if before and term.sentence == before[-1].sentence]
    rows = _rows(counts[at:])
    rows = rows if len(rows) > 1 else _pairs(figures, counts[at:])
    size = len(rows[0])
    wholes = [term for term in whole if figures.is_count(term)][-size:]
    if size < 2 or len(rows) < 2 or not all(_same_columns(figures, wholes, row) for row in rows):
        return
    columns = list(zip(wholes, *rows, strict=True))
    telling = any(_is_all(figures, column, False) for column in columns[1:])
    if not (telling or _is_all(figures, columns[0], True)):
        return
    for all_of, *parts in columns:
        added = total([figures.rounded(term) for term in parts])
        if added.meets(figures.value(all_of)):
            yield Held(figures.span(parts[-1]), "parts", figures.used((all_of, *parts)), exact=True)
        elif (
            (telling and figures[all_of].unit.family not in RECURRING)
            or added.compare(">", figures.value(all_of)) is Truth.CANNOT_HOLD
            or _counted_once(figures, all_of)
        ):
            computed = sum_said(figures, parts, all_of)
            yield sum_problem(figures, SPLIT, all_of, parts, computed, all_of)


def _is_all(figures: Figures, column: Sequence[Term], first: bool) -> bool:
    """Whether the parts of a column are exactly its whole; of another than the first only what counts nothing twice, and
    of three digits, which hardly agree by chance.
    """
    all_of, *parts = column
    size = figures[all_of]
    if figures.size(*parts) != figures.size(all_of):
        return False
    telling = bool(size.step) and size.printed / (size.step or 1) >= _TELLING
    return size.exact if first else telling and size.approx in _SHARP and _counted_once(figures, all_of)


_TELLING = 100


def _counted_once(figures: Figures, term: Term) -> bool:
    """Whether nothing is in two rows: money, cases, the dead; not so of firms, places and whoever was trained."""
    return figures[term].unit.family in _ONCE or _of_one_case().search(term.wide) is not None


@cache
def _of_one_case() -> re.Pattern[str]:
    return re.compile("死亡|受伤|伤亡|涉案人|被告人|嫌疑人")


def _rows(counts: Sequence[Term]) -> list[list[Term]]:
    """The figures between semicolons."""
    rows = [[counts[0]]]
    for term in counts[1:]:
        if term.mark == ";":
            rows.append([])
        rows[-1].append(term)
    return rows


def _pairs(figures: Figures, counts: Sequence[Term]) -> list[list[Term]]:
    """Rows of two figures that no semicolon parts: 市级2期416人次、县区级12期2711人次."""
    rows = [list(counts[:2])]
    for row in zip(counts[2::2], counts[3::2], strict=False):
        if not all(figures.alike(one, two) for one, two in zip(row, rows[0], strict=True)):
            break
        rows.append(list(row))
    return rows


def _same_columns(figures: Figures, wholes: Sequence[Term], row: Sequence[Term]) -> bool:
    """Whether a row has the figures of the whole one by one, each behind the same words as there, or none, but the first."""
    if len(row) != len(wholes) or any(not _plain(figures, term) for term in (*wholes, *row)):
        return False
    beside = all(figures.alike(one, two) for one, two in zip(wholes, row, strict=True))
    families = {figures[term].unit.family for term in row}
    named = all(_name(two) in ("", _name(one)) for one, two in zip(wholes[1:], row[1:], strict=True))
    return beside and named and len(families) == len(row)


def _plain(figures: Figures, term: Term) -> bool:
    return figures[term].approx in _SHARP and not (
        figures.is_change(term) or figures.is_average(term) or figures.outer(term) is not None
    )


def _name(term: Term) -> str:
    return _said().sub("", term.wide)


@cache
def _said() -> re.Pattern[str]:
    """Words beside the name of a column that say nothing."""
    return re.compile("[,、]|总|共计?|合计|累计|分别|为|达到?|计(?![算划])")
