"""Tables on the pages of a PDF: the cells that printed rules make, and which cell holds a character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lawlint.lean import dataclass

_THIN = 3.0  # points; what is drawn no thicker is a rule
_SHORT = 8.0  # points; shorter rules are parts of letters or signs
_SAME = 2.5  # points by which rules may miss each other and still be one, or meet
_MOST_RULES = 400  # on one page, parts of one rule joined
_MOST_CELLS = 5000


class Drawn(NamedTuple):
    """What is drawn in a box, in points from the lower left corner; ``outline``: only its four sides are."""

    left: float
    bottom: float
    right: float
    top: float
    outline: bool = False


class _Rule(NamedTuple):
    """A line at ``at`` from ``low`` to ``high``."""

    at: float
    low: float
    high: float


class Place(NamedTuple):
    """A cell: its first row and column, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where its columns (ascending) and rows (descending) part, and the cell of every field."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], Place]

    def at(self, x: float, y: float) -> Place | None:
        """The cell around a point."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, -y, key=lambda at: -at), len(self.ys) - 1) - 1
        return self.cells[row, column]

    def like(self, other: Grid) -> bool:
        """Whether the columns are those of another table."""
        return len(self.xs) == len(other.xs) and all(
            abs(one - two) <= _SAME for one, two in zip(self.xs, other.xs, strict=True)
        )


def grids(drawn: Iterable[Drawn]) -> list[Grid]:
    """The tables on a page that have at least two rows and two columns."""
    across: list[_Rule] = []
    upright: list[_Rule] = []
    for box in drawn:
        wide, high = box.right - box.left, box.top - box.bottom
        if high <= _THIN and wide >= _SHORT:
            across.append(_Rule((box.bottom + box.top) / 2, box.left, box.right))
        elif wide <= _THIN and high >= _SHORT:
            upright.append(_Rule((box.left + box.right) / 2, box.bottom, box.top))
        elif box.outline and wide >= _SHORT and high >= _SHORT:
            across += [_Rule(y, box.left, box.right) for y in (box.bottom, box.top)]
            upright += [_Rule(x, box.bottom, box.top) for x in (box.left, box.right)]
    across, upright = _joined(across), _joined(upright)
    if len(across) + len(upright) > _MOST_RULES:
        return []
    found = (_grid(*group) for group in _groups(across, upright))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: -grid.ys[0])


def _joined(rules: list[_Rule]) -> list[_Rule]:
    """The rules with pieces of one line put together."""
    lines: list[list[_Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= _SAME:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    made: list[_Rule] = []
    for line in lines:
        at = line[0].at
        low, high = float("inf"), float("-inf")
        for rule in sorted(line, key=lambda rule: rule.low):
            if high >= low and rule.low > high + _SAME:
                made.append(_Rule(at, low, high))
                low, high = float("inf"), float("-inf")
            low, high = min(low, rule.low), max(high, rule.high)
        made.append(_Rule(at, low, high))
    return made


def _groups(across: Sequence[_Rule], upright: Sequence[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """The rules of each table: those that meet, over any number of others."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = []
    for rule in across:
        touching = [other for other in upright if _meet(rule, other)]
        own: tuple[list[_Rule], list[_Rule]] = ([rule], touching)
        apart = []
        for group in groups:
            if any(other in group[1] for other in touching):
                own = (own[0] + group[0], list(dict.fromkeys(own[1] + group[1])))
            else:
                apart.append(group)
        groups = [*apart, own]
    return groups


def _meet(across: _Rule, upright: _Rule) -> bool:
    return (
        across.low - _SAME <= upright.at <= across.high + _SAME
        and upright.low - _SAME <= across.at <= upright.high + _SAME
    )


def _grid(across: list[_Rule], upright: list[_Rule]) -> Grid | None:
    xs = _places([rule.at for rule in upright] + [end for rule in across for end in (rule.low, rule.high)])
    ys = _places([rule.at for rule in across])[::-1]
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    part = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    members = {field: [field] for field in part}
    for row, column in list(part):
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 2 < len(xs) and not _ruled(upright, xs[column + 1], y):
            _unite(part, members, (row, column), (row, column + 1))
        if row + 2 < len(ys) and not _ruled(across, ys[row + 1], x):
            _unite(part, members, (row, column), (row + 1, column))
    cells: dict[tuple[int, int], Place] = {}
    for fields in members.values():
        rows, columns = [row for row, _ in fields], [column for _, column in fields]
        place = Place(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
        if place.rows * place.columns != len(fields):
            return None  # no table is parted so
        cells.update(dict.fromkeys(fields, place))
    return Grid(tuple(xs), tuple(ys), cells)


def _unite(
    part: dict[tuple[int, int], tuple[int, int]],
    members: dict[tuple[int, int], list[tuple[int, int]]],
    one: tuple[int, int],
    other: tuple[int, int],
) -> None:
    keep, lose = part[one], part[other]
    if keep != lose:
        moved = members.pop(lose)
        members[keep] += moved
        part.update(dict.fromkeys(moved, keep))


def _ruled(rules: Iterable[_Rule], at: float, place: float) -> bool:
    """Whether a rule stands at ``at`` where ``place`` is."""
    return any(abs(rule.at - at) <= _SAME and rule.low <= place <= rule.high for rule in rules)


def _places(ats: Iterable[float]) -> list[float]:
    """The places, those that are nearly one as one."""
    ordered = sorted(ats)
    return ordered[:1] + [after for before, after in pairwise(ordered) if after - before > _SAME]
