"""Which lines of a table a total may add up: all, those on one side of it, its first division, or the subtotals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

Fits = Callable[[int, Sequence[int], int], bool]
"""Whether a run of lines adds up to a line in one of the other direction."""


def runs_of(
    line: int,
    details: Sequence[int],
    subtotals: Sequence[int],
    units: Sequence[str],
    fits: Callable[[Sequence[int]], bool],
) -> list[Sequence[int]]:
    """The lines that the total in ``line`` may add up; some of those in front of it or behind it only where they fit: 合计,
    民事, 刑事, then 妇女, 农民工 of all; 简易程序, 普通程序, then 金额（万元）.
    """
    before = [each for each in details if each < line]
    behind = [each for each in details if each > line]
    sides = (before, behind) if before and behind else ()
    found = [run for run in (details, *sides, subtotals) if len(run) > 1]
    if any(fits(run) for run in found):
        return found
    firsts = [behind[:end] for end in range(2, len(behind))]
    kinds = {units[each] for each in details}
    alike = [[each for each in details if units[each] == kind] for kind in sorted(kinds)]
    some = [run for run in (*firsts, *alike) if 1 < len(run) < len(details) and fits(run)]
    return [*found, *some]


def first_level(names: Sequence[str], details: Sequence[int]) -> list[int]:
    """The lines that others with labels of their own divide: 一、农业, （一）种植, 二、工业; 财政拨款, （1）本级, 其他收入; none
    where all are of one level.
    """
    styles = [_style(names[line]) for line in details]
    if not details or len(set(styles)) < 2:
        return []
    first = styles[0]
    if not first and len({*styles} - {first}) > 1:
        return []
    level = [line for line, style in zip(details, styles, strict=True) if style == first]
    return level if len(level) > 1 else []


def _style(name: str) -> str:
    """How a line is labelled; ``""`` without a label."""
    found = _label().match(name)
    return "" if found is None else str(found.lastgroup)


@cache
def _label() -> re.Pattern[str]:
    han = "[一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?P<han>{han}、)|(?P<han_bracket>\({han}\))|(?P<digit>\d{{1,2}}[.、](?!\d))|(?P<digit_bracket>\(\d{{1,2}}\))"
    )


def rest_of_parts(
    names: Sequence[str], lines: Sequence[int], others: Sequence[int], fits: Fits
) -> Iterator[int]:
    """The lines behind one with 其中 that with it make up the line above: 行政处罚860, 其中：简易程序620, 普通程序240."""
    for at in lines:
        if not names[at].startswith("其中") or at - 1 not in lines:
            continue
        for end in range(at + 2, lines[-1] + 2):
            if all(fits(at - 1, range(at, end), other) for other in others):
                yield from range(at + 1, end)
                break
