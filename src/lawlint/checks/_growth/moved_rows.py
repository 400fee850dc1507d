"""Several moves and the row of their changes: 起数、死亡人数分别由9起、7人下降到7起、5人，降幅分别为22.2%、28.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change import wrong_sign
from lawlint.checks._growth.moves import Move, comparable, move_to
from lawlint.checks._growth.rows import Change, change_of_each, rows
from lawlint.checks._growth.since import since_another
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Span
from lawlint.interval import Truth


def moved_rows(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """Each move of two rows of one length with a verb between them, and its change in the row behind."""
    for moves, behind in (*_moves(figures, terms), *_in_turn(figures, terms)):
        said = change_of_each(behind[0].wide) if len(behind) == len(moves) else None
        if said is not None and not since_another(figures, moves[0], behind[0].wide):
            yield from ((move, change, said) for move, change in zip(moves, behind, strict=True))


def _in_turn(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[list[Move], list[Term]]]:
    """Moves told one after the other, and the row of their changes right behind: 环节由5个减少到3个，材料由14份减少到9份，
    分别精简40%和35.7%; none where one more move stands before as many as there are changes.
    """
    for row in rows(terms):
        first = terms.index(row[0]) - 2 * len(row)
        if first < 0 or not row[0].wide.startswith(("分别", "依次")):
            continue
        near = terms[first : first + 2 * len(row) + 1]
        moves = [move_to(figures, terms, at) for at in range(first + 1, first + 2 * len(row), 2)]
        found = [move for move in moves if move is not None]
        beside = all(two.index == one.index + 1 for one, two in pairwise(near))
        another = first > 1 and move_to(figures, terms, first - 1) is not None
        if beside and len(found) == len(row) and len({move.up for move in found}) == 1 and not another:
            yield found, row


def turned_rows(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """The first move of such rows that goes the other way."""
    for moves, _ in _moves(figures, terms):
        for move in moves:
            base, result = figures.value(move.base), figures.value(move.result)
            if result.compare("<=" if move.up else ">=", base) is Truth.HOLDS:
                yield wrong_sign(figures, move)
                break


def _moves(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[list[Move], list[Term]]]:
    """The moves of each two rows, and the row behind them."""
    found = rows(terms)
    for at, (one, two) in enumerate(pairwise(found)):
        verb = _verb().fullmatch(two[0].wide)
        beside = two[0].index == one[-1].index + 1 and len(one) == len(two)
        if verb is None or not beside or not _from().search(one[0].wide):
            continue
        if not all(comparable(figures, *pair) for pair in zip(one, two, strict=True)):
            continue
        group = "up" if verb["up"] else "down"
        start = figures.reading.document.folded.rindex(verb[group], 0, figures.span(two[0]).start)
        span = Span(start, start + len(verb[group]))
        behind = next((row for row in found[at + 2 :] if row[0].index == two[-1].index + 1), [])
        yield [Move(*pair, span, group == "up") for pair in zip(one, two, strict=True)], behind


@cache
def _from() -> re.Pattern[str]:
    return re.compile(
        "(?:分别|依次)[由从](?:上年|去年|20\\d\\d年|原来|年初)?(?:同期)?的?$|[由从][^,;]{0,8}的?$"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        f"(?:分别|依次|已)*(?:(?P<up>{UP})|(?P<down>{DOWN}))了?(?:至|到|为)(?:今年|20\\d\\d年|目前|现在|年末|年底)?的?"
    )
