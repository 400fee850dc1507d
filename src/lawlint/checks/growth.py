"""Changes against the figures they lead from and to: 由A增加到B, 同比增长P%, 较上年增加N件, 压缩P%.

Base, result, difference and rate are recomputed as far as they are printed.  The verb must agree with
the direction, also beside a row of years (逐年下降); the difference of two percentages is in 百分点; nothing can become
smaller by 倍.  What is said to be more or less than another figure (下半年比上半年, 高于全省平均水平98.7%) is held against it.
A ratio (复议与诉讼之比为1.7∶1) follows from the two figures that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lawlint.checks._figures import DOWN, UP, Figures, sentences
from lawlint.checks._growth.bases import is_base, is_named
from lawlint.checks._growth.benchmark import benchmarks
from lawlint.checks._growth.change import (
    CHANGE,
    LIKELY,
    POINTS,
    SIGN,
    TIMES,
    difference,
    judged,
    opposite,
    points_of_count,
    wrong_sign,
)
from lawlint.checks._growth.level_with import LEVEL, level_with
from lawlint.checks._growth.move_across import (
    move_of_sentences,
    move_of_series,
    move_onward,
    move_to_behind,
    move_to_this_year,
)
from lawlint.checks._growth.move_aside import move_ahead, move_from_behind, move_from_bracket, move_of_limits
from lawlint.checks._growth.moved_changes import moved_changes, moved_on
from lawlint.checks._growth.moves import (
    Move,
    direction,
    fits_another,
    is_alone,
    move_of_years,
    move_to,
    turned,
    verb_of,
)
from lawlint.checks._growth.multiplied import fractions, multiples
from lawlint.checks._growth.named_changes import named_again, named_changes
from lawlint.checks._growth.named_pair import SAYS_MORE, surpassed
from lawlint.checks._growth.named_sides import named_sides
from lawlint.checks._growth.ratio_of_two import ratio_of_two
from lawlint.checks._growth.rows import by_year, changes, compared_rows, differences
from lawlint.checks._growth.second_change import other_pair, second_changes, swapped_change, wrong_base
from lawlint.checks._growth.trends import broken_trends
from lawlint.checks._growth.yearly import yearly_rows
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Kind, Term
from lawlint.interval import Truth
from lawlint.lean import dataclass, replace

TREND = "trend"
CASES = (SIGN, TREND, CHANGE, LIKELY, POINTS, TIMES)
PLACEHOLDERS = ("change", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every move and every change of every sentence."""
    figures = Figures(reading)
    says_more = any(word in reading.document.folded for word in SAYS_MORE)
    level = LEVEL in reading.document.folded
    for previous, terms, following in in_turn(sentences(reading.facts)):
        yield from _in_rows(figures, terms, reading.document.identity.year)
        if says_more and len(terms) > 1:
            yield from surpassed(figures, terms)
        if level:
            yield from level_with(figures, terms)
        moved = False  # a 由…到… accounts for the changes of the sentence
        for at, term in enumerate(terms):
            if figures[term].kind is Kind.ORDINARY and (seen := ratio_of_two(figures, terms, at)):
                yield seen
            if figures[term].kind is Kind.MULTIPLE:
                yield from multiples(figures, terms, at)
            if figures[term].kind is Kind.FRACTION and at and not moved:
                yield from fractions(figures, terms, at)
            move = next((move for find in _PRINTED if (move := find(figures, terms, at))), None)
            if move is not None:
                moved = True
                yield from moved_changes(figures, move, terms[: at - 1], terms[at + 1 :])
            elif onward := move_onward(figures, terms, at):
                yield from moved_on(figures, onward, terms[at - 2], terms[at + 1 :])
            elif not moved and (ahead := move_ahead(figures, terms, at)):
                yield from _ahead(figures, ahead, term)
            elif not moved and at:
                yield from _compared(figures, (previous, following), terms, at)


_PRINTED = (move_to, move_of_series, move_to_this_year)
"""How both ends of a move are found when a verb stands between them."""


def _ahead(figures: Figures, move: Move, term: Term) -> Iterator[Observation]:
    """A change that stands before the figures of both years."""
    found = re.search(f"(?:(?P<up>{UP})|{DOWN})出?了?$", term.wide)
    if found is not None:
        yield from judged(figures, move, term, found["up"] is not None)


def in_turn(found: Iterable[list[Term]]) -> Iterator[tuple[list[Term], list[Term], list[Term]]]:
    """Each sentence between the one before and the one behind it."""
    all_of = [[], *found, []]
    yield from zip(all_of, all_of[1:], all_of[2:], strict=False)


def _in_rows(figures: Figures, terms: Sequence[Term], year: int | None) -> Iterator[Observation]:
    """Changes of several figures that are printed in rows."""
    if len(terms) < 3:
        return
    yield from yearly_rows(figures, terms, year)
    for broken, strict in broken_trends(figures, terms):
        yield replace(wrong_sign(figures, broken), case=SIGN if strict else TREND)
    moves = (
        *changes(figures, terms),
        *compared_rows(figures, terms),
        *by_year(figures, terms, year),
    )
    for move, change, up in moves:
        yield from judged(figures, move, change, up)
    for result, change, rate, up in (*differences(figures, terms), *named_changes(figures, terms)):
        seen = difference(figures, (result, change), rate, up)
        if seen is not None:
            yield seen


def _behind_its_rate(figures: Figures, terms: Sequence[Term], up: bool) -> Iterator[Observation]:
    """受理262件，同比下降2.6%，同比减少7件: the difference behind the rate."""
    if len(terms) < 3:
        return
    *others, whole, rate, change = terms
    rose = direction(rate.wide)
    apart = change.index - whole.index != 2 or change.clause - whole.clause != 2
    if rose is None or apart or figures[rate].kind is not Kind.PERCENT or is_base(whole):
        return
    seen = difference(figures, (whole, change), rate, up, others)
    if rose is up or seen is None:
        if seen is not None:
            yield seen
    elif isinstance(seen, Held):
        yield opposite(figures, (whole, change), rate)


def _compared(
    figures: Figures, around: tuple[Sequence[Term], Sequence[Term]], terms: Sequence[Term], at: int
) -> Iterator[Observation]:
    """A change behind the figures of two years, or behind a figure and its difference; ``around``: the
    figures of the sentences before and behind.
    """
    term, (previous, following) = terms[at], around
    behind = terms[at + 1 :] or [each for each in following[:1] if each.block == term.block]
    if sides := [*benchmarks(figures, terms, at), *named_sides(figures, terms, at, previous)]:
        yield from sides
        return
    up = direction(term.wide)
    if up is not None and figures[term].kind is Kind.POINTS:
        yield from points_of_count(figures, terms[:at], term)
    if up is None or figures[term].kind not in (Kind.PERCENT, Kind.POINTS, Kind.QUANTITY):
        return
    if seen_behind := second_changes(figures, terms, at, up):
        yield from seen_behind
        return
    if swapped := swapped_change(figures, previous, terms, at, up):
        yield swapped
        return
    before = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = (
        move_of_years(figures, before, term)
        or move_from_behind(figures, before, term, behind)
        or move_from_bracket(figures, terms[:at], term)
        or move_of_limits(figures, before, term)
        or move_of_sentences(figures, previous, before, term)
        or move_to_behind(before, term, terms[at + 1 :], figures)
    )
    if figures[term].kind is Kind.QUANTITY and (move is None or not figures.alike(term, move.result)):
        yield from _behind_its_rate(figures, terms[: at + 1], up)
        return
    if move is None:
        by = direction(terms[at - 1].wide) is up and not terms[at - 1].wide.endswith(("加到", "少到", "至"))
        pair = terms[at - 2 : at] if at > 1 and by else ()
        whole_before = terms[at - 2 : at - 1] if at > 1 else previous
        if not pair and (whole := named_again(figures, whole_before, terms[at - 1], up)):
            pair = (whole, terms[at - 1])
        seen = difference(figures, pair, term, up, terms[: max(at - 2, 0)]) if pair else None
        if seen is not None:
            yield seen
        return
    if (seen := wrong_base(figures, terms, at, move, up)) is not None:
        yield seen
        return
    base, result = figures.value(move.base), figures.value(move.result)
    away = (figures.rounded(move.result) - figures.rounded(move.base)).scale(1 if up else -1)
    against = result.compare("<" if up else ">", base) is Truth.HOLDS and not turned(
        figures, move, term, away
    )
    named = is_named(move.base) if figures.is_count(term) else is_alone(figures, before, move)
    named = named or figures.outer(move.base) == term.clause
    if against and named and not fits_another(figures, terms, move, term, up):
        yield wrong_sign(figures, replace(move, verb=verb_of(figures, term), up=up))
    elif against:
        yield Abstained(
            figures.span(term), "所比较的数字不确定", figures.used((move.base, move.result, term))
        )
    elif move.result.index < move.base.index and fits_another(figures, terms, move, term, up):
        yield Held(figures.span(term), "change", figures.used((move.base, term)))
    else:
        seen_of = list(judged(figures, move, term, up))
        wrong = any(isinstance(each, Problem) for each in seen_of)
        if wrong and (other := other_pair(figures, before, move, term, up)):
            seen_of = [Held(figures.span(term), "change", figures.used((*other, term)))]
        yield from seen_of
