"""Rows of classes that only commas join, behind 按…分，: they are all of the whole, so that together they do not exceed
it: 发生案件56起，按类型分，毁林26起，滥伐16起，盗伐15起; nor, where two digits explain it, are they less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._digits import is_swapped
from lawlint.checks._divisions import divided_above, sorted_by
from lawlint.checks._figures import Figures, compared_with
from lawlint.checks._openers import opener_of, outcome
from lawlint.checks._part_lists import Parts, others_said
from lawlint.checks._sum.known_classes import Classes
from lawlint.checks._sum.list_words import may_come_together, penalty
from lawlint.checks._sum.sorts import hardly_overlap
from lawlint.facts.cues import label
from lawlint.facts.model import Term

_FEWEST = 3
_MOST = 12  # figures before a row of which sums of two are tried
_LARGE, _FEW = 1000, 20
"""Of a large whole what is missing is seldom, by chance, less than a twentieth and what two digits explain."""
_NEAR = 10
"""A row that exceeds its whole by more than a tenth has classes that overlap, or another whole."""
_SOME = ("主要", "前", "最", "居", "涉", "分别", "各")
"""In the words of a row that names some of the classes, or counts a case under several."""


def sorted_rows(
    figures: Figures, counts: Sequence[Term], before: Sequence[Term], lists: Sequence[Parts]
) -> Iterator[tuple[Parts, Classes]]:
    """Every such row that is none of ``lists`` and exceeds its whole; ``before``: the figures of the paragraph."""
    listed = {parts.members[0].index: len(parts.members) for parts in lists}
    for at, first in enumerate(counts):
        if opener_of(figures, counts, at) != "按":
            continue
        row = _row(figures, counts, at)
        if len(row) <= listed.get(first.index, 0):
            continue
        wholes = _wholes(figures, counts[:at], before, row) if row else ()
        parts = Parts("按", wholes, tuple(row), False)
        if not wholes:
            continue
        added, size = figures.size(*row), figures.size(*wholes[:1])
        two = {
            figures.size(*pair) for pair in combinations(_alike(figures, (*before, *counts[:at]), first), 2)
        }
        apart = not may_come_together([term.lead for term in row]) and hardly_overlap(figures, parts)
        exceeds = apart and added > size and (added - size) * _NEAR <= size
        if (exceeds and added not in two) or _lacks_by_swap(figures, parts):
            yield parts, Classes(tuple(row), True, False, some=True)


def _lacks_by_swap(figures: Figures, parts: Parts) -> bool:
    """Whether two digits that changed places keep a long row from its large whole, and it names sorts smaller than what
    is missing, so that it is not of the largest only.
    """
    (whole, *others), row = parts.wholes, parts.members
    sizes = [figures[term].printed for term in row]
    size, gap = figures[whole].printed, figures[whole].printed - sum(sizes)
    if others or not figures[whole].exact or len(row) <= _FEWEST or size < _LARGE:
        return False
    small = min(sizes) < gap and gap * _FEW < size
    elsewhere = any(figures[term].printed == gap for term in figures.paragraph(whole))
    return small and not elsewhere and is_swapped(-gap, figures[whole], *(figures[term] for term in row))


def _row(figures: Figures, counts: Sequence[Term], at: int) -> list[Term]:
    """The classes from ``at`` to the end of the sentence or the next division; empty if anything else is among them."""
    first = counts[at]
    row = [first]
    for behind, term in enumerate(counts[at + 1 :], at + 1):
        if term.mark == ";" or opener_of(figures, counts, behind) in ("分", "按"):
            break
        row.append(term)
    names = [_year().sub("", term.lead) for term in row]
    plain = all(
        term.mark in (",", "、") and not term.tail and "其中" not in term.wide for term in row[1:]
    ) and all(
        figures.alike(term, first)
        and figures.outer(term) == figures.outer(first)
        and figures[term].exact
        and not figures.is_change(term)
        and not compared_with().search(term.wide)
        for term in row
    )
    apart = len({*names}) == len(names) >= _FEWEST and all(len(name) > 1 for name in names)
    return row if plain and apart and _are_sorts(figures, names) else []


def _are_sorts(figures: Figures, names: Sequence[str]) -> bool:
    """Whether no name is a stage or an outcome, and none says that the row is of some only."""
    vocabulary = figures.reading.vocabulary
    return not any(
        label(vocabulary, name).measures
        or (outcome().match(name) and not penalty().search(name))
        or others_said().search(name)
        or any(word in name for word in (*_SOME, "其他"))
        for name in names
    )


def _wholes(
    figures: Figures, here: Sequence[Term], before: Sequence[Term], row: Sequence[Term]
) -> tuple[Term, ...]:
    """The figures that the row may divide, those nearest to its sum first."""
    undivided = [term for term in here if not sorted_by(figures, term)]
    return divided_above(figures, row, (*before, *undivided))


def _alike(figures: Figures, terms: Sequence[Term], first: Term) -> Sequence[Term]:
    """The last figures before a row in its unit, two of which it may divide: 投诉100件，举报10件，按领域分，…."""
    return [term for term in terms if figures.alike(term, first)][-_MOST:]


@cache
def _year() -> re.Pattern[str]:
    return re.compile("^20\\d\\d年度?的?")
