"""Tables as grids of figures: lines known by their labels, figures added up along rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property

from lawlint.document.model import Block, BlockKind, Document
from lawlint.finding import Span, Words
from lawlint.interval import Interval
from lawlint.lean import dataclass
from lawlint.patterns import found

_MAX_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that holds a figure."""

    row: int
    column: int
    span: Span
    value: Interval
    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures added up, what they may amount to, and that in print."""

    figures: tuple[Figure, ...]
    value: Interval
    text: str

    @property
    def cells(self) -> tuple[Span, ...]:
        """Where the figures stand."""
        return tuple(figure.span for figure in self.figures)


@dataclass(frozen=True)
class Grid:
    """One table: its figures by place, and its labels."""

    figures: Mapping[tuple[int, int], Figure]
    labels: Sequence[tuple[int, int, int, str]]  # row, column, columns spanned, words

    @cached_property
    def rows(self) -> Mapping[int, str]:
        """The label of every row that holds figures: its last words before them."""
        first: dict[int, int] = {}
        for row, column in self.figures:
            first[row] = min(column, first.get(row, column))
        made = dict.fromkeys(first, "")
        for row, column, _, words in self.labels:
            if row in first and column < first[row]:
                made[row] = words
        return made

    @cached_property
    def columns(self) -> Mapping[int, str]:
        """The heading of every column that holds figures: the lowest words above them that are its own."""
        top = min((row for row, _ in self.figures), default=0)
        wanted = {column for _, column in self.figures}
        return {
            column: words
            for row, column, spanned, words in self.labels
            if row < top and spanned == 1 and column in wanted
        }

    def along_columns(
        self, rows: Mapping[str, str | tuple[str, ...]], wanted: Iterable[str]
    ) -> Iterator[tuple[Words, dict[str, Sum]]]:
        """For every column of figures, what the wanted rows hold there, as far as can be told."""
        fitting = {name: self._fitting(given) for name, given in rows.items()}
        lines = {name: fitting[name] for name in wanted}
        used = [row for chosen in lines.values() for row in chosen]
        known = {row for chosen in fitting.values() for row in chosen}
        strange = any(row not in known and min(used) < row < max(used) for row in self.rows) if used else True
        for name in lines:
            one = isinstance(rows[name], str)
            if (one and len(lines[name]) > 1) or (strange and not one):
                lines[name] = []
        for column in sorted({column for _, column in self.figures}):
            sums = {name: self._sum([(row, column) for row in chosen]) for name, chosen in lines.items()}
            if any(sums.values()):
                title = self.columns.get(column) or str(column + 1)
                yield (
                    Words(f"“{title}”列", f"column {title}"),
                    {name: each for name, each in sums.items() if each is not None},
                )

    def along_rows(self, columns: Mapping[str, str]) -> Iterator[tuple[Words, dict[str, Sum]]]:
        """For every row of figures and every group of the named columns, what they hold there."""
        lines = {
            name: [column for column, words in sorted(self.columns.items()) if found(pattern, words)]
            for name, pattern in columns.items()
        }
        groups = {len(chosen) for chosen in lines.values()}
        if len(groups) != 1:
            return
        for row, title in self.rows.items():
            for group in range(groups.copy().pop()):
                sums = {name: self._sum([(row, chosen[group])]) for name, chosen in lines.items()}
                if any(sums.values()):
                    name = title or str(row + 1)
                    yield (
                        Words(f"“{name}”行", f"row {name}"),
                        {name: each for name, each in sums.items() if each is not None},
                    )

    def totals(self, rows: Mapping[str, str], column: str) -> Iterator[tuple[str, Sum]]:
        """What the named rows hold in the last column whose heading fits."""
        fitting = [at for at, words in self.columns.items() if found(column, words)]
        for name, pattern in rows.items() if fitting else ():
            chosen = self._fitting(pattern)
            total = self._sum([(chosen[0], max(fitting))]) if len(chosen) == 1 else None
            if total is not None:
                yield name, total

    def _fitting(self, given: str | tuple[str, ...]) -> list[int]:
        """The rows of figures whose label fits the pattern, or one of them."""
        wanted = (given,) if isinstance(given, str) else given
        return [
            row
            for row, words in sorted(self.rows.items())
            if any(found(pattern, words) for pattern in wanted)
        ]

    def _sum(self, places: Sequence[tuple[int, int]]) -> Sum | None:
        figures = [self.figures[place] for place in places if place in self.figures]
        if not figures or len(figures) < len(places):
            return None
        total = figures[0].value
        for figure in figures[1:]:
            total = total + figure.value
        if len(figures) == 1:
            return Sum((figures[0],), total, figures[0].text)
        said = str(total.low) if total.is_point else "+".join(figure.text for figure in figures)
        return Sum(tuple(figures), total, said)


def grids(document: Document, known_by: Sequence[str]) -> Iterator[Grid]:
    """The tables of the document in which every pattern fits a cell."""
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CELL and block.cell is not None:
            tables.setdefault(block.cell.table, []).append(block)
    for blocks in tables.values():
        if len(blocks) <= _MAX_CELLS:
            words = [_words(document, block) for block in blocks]
            if all(any(found(pattern, each) for each in words) for pattern in known_by):
                yield _grid(document, blocks)


def _grid(document: Document, blocks: Sequence[Block]) -> Grid:
    figures: dict[tuple[int, int], Figure] = {}
    labels = []
    for block in blocks:
        cell, words = block.cell, _words(document, block)
        if cell is None or not words:
            continue
        match = _figure().fullmatch(words)
        if match is None:
            labels.append((cell.row, cell.column, cell.column_span, words))
            continue
        exact = Fraction(words.replace(",", ""))
        decimals = match.group(1)
        value = (
            Interval.around(exact, Fraction(1, 10 ** len(decimals))) if decimals else Interval.point(exact)
        )
        span = _trimmed(document.folded, block.span)
        figures[cell.row, cell.column] = Figure(cell.row, cell.column, span, value, words)
    return Grid(figures, tuple(sorted(labels)))


def _words(document: Document, block: Block) -> str:
    """The words of a cell without white space."""
    return "".join(block.span.of(document.folded).split())


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
