"""A change behind the figures it belongs to: 2023年120件，2024年140件，增长16.7%; 办理140件，同比增加20件，增长16.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._bases import is_base, is_named
from lawlint.checks._figures import Figures
from lawlint.checks._growth.benchmark import benchmarks
from lawlint.checks._growth.change import difference, judged, opposite, points_of_count, wrong_sign
from lawlint.checks._growth.change_words import direction, without_name, without_noun
from lawlint.checks._growth.move_across import move_of_sentences, move_to_behind
from lawlint.checks._growth.move_aside import move_from_behind, move_from_bracket, move_of_limits
from lawlint.checks._growth.moves import (
    Move,
    fits_another,
    is_alone,
    move_of_years,
    turned,
    verb_of,
)
from lawlint.checks._growth.named_changes import named_again, named_before
from lawlint.checks._growth.named_sides import named_sides
from lawlint.checks._growth.over_years import move_over_years
from lawlint.checks._growth.rows import said_of_last_year
from lawlint.checks._growth.second_change import (
    newly_swapped,
    other_pair,
    second_changes,
    swapped_change,
    ways_apart,
    without_changes,
    wrong_base,
)
from lawlint.checks._growth.since import is_since_last_period, since_unlike
from lawlint.checks._growth.time_spans import of_many_periods, of_this_year, of_unlike_spans
from lawlint.checks._listed import without_listed
from lawlint.checks.base import Abstained, Held, Observation, Problem
from lawlint.facts.model import Kind, Term
from lawlint.interval import Truth
from lawlint.lean import replace

_CHANGES = (Kind.PERCENT, Kind.POINTS, Kind.QUANTITY)


def compared(
    figures: Figures, around: tuple[Sequence[Term], Sequence[Term]], terms: Sequence[Term], at: int
) -> Iterator[Observation]:
    """A change behind the figures of two years, or behind a figure and its difference; ``around``: the
    figures of the sentences before and behind.
    """
    previous, following = around
    terms = _named_once(figures, previous, terms, at)
    term = terms[at]
    if sides := [*benchmarks(figures, terms, at), *named_sides(figures, terms, at, previous)]:
        yield from sides
        return
    if apart := ways_apart(figures, terms, at) or newly_swapped(figures, terms, at):
        yield apart
        return
    up = direction(term.wide)
    if up is None or figures[term].kind not in _CHANGES or of_two_years(figures, terms, at):
        return
    if figures[term].kind is Kind.POINTS:
        yield from points_of_count(figures, terms[:at], term)
    if seen_behind := second_changes(figures, terms, at, up):
        yield from seen_behind
        return
    if swapped := swapped_change(figures, previous, terms, at, up):
        yield swapped
        return
    before = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = _move(figures, (previous, before, following), terms, at)
    if figures[term].kind is Kind.QUANTITY and (move is None or not figures.alike(term, move.result)):
        yield from _behind_its_rate(figures, terms[: at + 1], up)
    elif move is None:
        yield from _behind_difference(figures, previous, terms[: at + 1], up)
    elif (seen := wrong_base(figures, terms, at, move, up)) is not None:
        yield seen
    else:
        yield from _of_move(figures, move, before, (terms, term), up)


def of_two_years(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether the change is the first of two, each of one of the two years before it: 两年分别受理33362件和34111件，增长11%和
    2.25%.
    """
    behind, before = terms[at + 1 : at + 2], terms[max(at - 2, 0) : at]
    row = len(before) == 2 and before[1].wide in ("和", "、", "") and figures.alike(*before)
    paired = any(
        figures[each].kind is figures[terms[at]].kind and each.wide in ("和", "、", "") for each in behind
    )
    apart = row and re.search("分别|依次", before[0].wide) and not said_of_last_year(before[0].wide)
    return bool(apart) and paired


def _named_once(figures: Figures, previous: Sequence[Term], terms: Sequence[Term], at: int) -> Sequence[Term]:
    """The terms with the words of the change at ``at`` cut to those of a change: 上年受理218件，案件数增长20%."""
    term, last = terms[at], terms[at - 1]
    words = without_name(figures, term.wide, last)
    if words == term.wide and figures.is_change(last):
        words = without_noun(words, [each.lead for each in (*previous, *terms[: at - 1])])
    plain = words != term.wide and term.mark in (",", ";", ")") and direction(words) is not None
    plain = plain and last.index + 1 == term.index and figures.is_count(last)
    return [*terms[:at], replace(term, wide=words), *terms[at + 1 :]] if plain else terms


def _move(
    figures: Figures,
    near: tuple[Sequence[Term], Sequence[Term], Sequence[Term]],
    terms: Sequence[Term],
    at: int,
) -> Move | None:
    """The two figures that the change at ``at`` leads from and to, wherever they stand; ``near``: the figures of the
    sentence before, those of this one before the change, those of the sentence behind.
    """
    term, (previous, before, following) = terms[at], near
    behind = terms[at + 1 :] or [each for each in following[:1] if each.block == term.block]
    move = (
        move_of_years(figures, without_listed(figures, before), term)
        or move_over_years(figures, terms[:at], term)
        or move_from_behind(figures, before, term, behind)
        or move_from_bracket(figures, terms[:at], term)
        or move_of_limits(figures, before, term)
        or move_of_sentences(figures, previous, before, term)
        or move_to_behind(before, term, terms[at + 1 :], figures)
    )
    return None if move is not None and of_unlike_spans(move, term) else move


def _behind_its_rate(figures: Figures, terms: Sequence[Term], up: bool) -> Iterator[Observation]:
    """受理262件，同比下降2.6%，同比减少7件: the difference behind the rate."""
    if len(terms) < 3:
        return
    *others, whole, rate, change = terms
    rose = direction(rate.wide)
    apart = change.index - whole.index != 2 or change.clause - whole.clause != 2
    if rose is None or apart or figures[rate].kind is not Kind.PERCENT or is_base(whole):
        return
    if since_unlike(rate.wide, change.wide, figures.reading.document.identity.year):
        return  # 同比下降2.6%，环比减少19件
    seen = difference(figures, (whole, change), rate, up, others)
    if rose is up or seen is None:
        if seen is not None:
            yield seen
    elif isinstance(seen, Held):
        yield opposite(figures, (whole, change), rate)


def _behind_difference(
    figures: Figures, previous: Sequence[Term], terms: Sequence[Term], up: bool
) -> Iterator[Observation]:
    """受理140件，同比增加20件，增长16.7%: the last figure, behind what changed and by how much; ``previous``: the
    figures of the sentence before, one of which may have changed.
    """
    *before, change, term = terms
    if since_unlike(change.wide, term.wide, figures.reading.document.identity.year):
        return  # 较2022年增加30件，同比增长5.2%
    before = [each for each in before if figures[each].kind is not Kind.PERCENT or each.wide != "占"]
    before = list(without_changes(figures, before, change))
    by = direction(change.wide) is up and not change.wide.endswith(("加到", "少到", "至"))
    by = by and not ("同比" in term.wide and before and of_this_year().search(before[-1].wide))
    pair = [before[-1], change] if before and by else []
    counts = [each for each in previous if figures[each].kind is not Kind.PERCENT]
    if not pair and (whole := named_again(figures, before[-1:] or counts, change, up)):
        pair = [whole, change]
    if not pair and (whole := named_before(figures, previous, before, change, up)):
        if seen := difference(figures, (whole, change), term, up):
            yield seen
        return
    if pair and is_since_last_period(change.wide) and of_many_periods(figures, pair[0]):
        return
    others = before[:-1]
    if pair and figures[change].printed > figures[pair[0]].printed:
        more = [each for each in (*previous, *others) if _at_least(figures, each, change)]
        if more and (up or "其中" in pair[0].wide or pair[0].index + 1 != change.index):
            return  # 机构2473家。其中新登记87家，注销25家，比去年增加53家，增长2.2%
        others = [*others, *more]
    if pair and (seen := difference(figures, pair, term, up, others)):
        yield seen


def _at_least(figures: Figures, term: Term, change: Term) -> bool:
    return figures.alike(term, change) and figures[term].printed >= figures[change].printed


def _of_move(
    figures: Figures,
    move: Move,
    before: Sequence[Term],
    change: tuple[Sequence[Term], Term],
    up: bool,
) -> Iterator[Observation]:
    """The direction, then the size of a change of two figures; ``change``: the terms of its sentence, and its own."""
    terms, term = change
    if re.search("新|净", move.result.lead) and figures[term].printed == figures[move.result].printed:
        return  # 新登记15户，比上年末的150户增加15户: how many there are now is not printed
    if _goes_against(figures, move, term, up):
        certain = figures.outer(move.base) == term.clause or (
            is_named(move.base) if figures.is_count(term) else is_alone(figures, before, move)
        )
        if certain and not fits_another(figures, terms, move, term, up):
            yield wrong_sign(figures, replace(move, verb=verb_of(figures, term), up=up))
        else:
            of = (move.base, move.result, term)
            yield Abstained(figures.span(term), "所比较的数字不确定", figures.used(of))
        return
    if move.result.index < move.base.index and fits_another(figures, terms, move, term, up):
        yield Held(figures.span(term), "change", figures.used((move.base, term)))
        return
    seen_of = list(judged(figures, move, term, up))
    wrong = any(isinstance(each, Problem) for each in seen_of)
    if wrong and (other := other_pair(figures, before, move, term, up)):
        seen_of = [Held(figures.span(term), "change", figures.used((*other, term)))]
    yield from seen_of


def _goes_against(figures: Figures, move: Move, term: Term, up: bool) -> bool:
    """Whether the figures go the other way than the change says, and by another size."""
    base, result = figures.value(move.base), figures.value(move.result)
    away = (figures.rounded(move.result) - figures.rounded(move.base)).scale(1 if up else -1)
    against = result.compare("<" if up else ">", base) is Truth.HOLDS
    return against and not turned(figures, move, term, away)
