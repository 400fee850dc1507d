"""Changes against the figures they lead from and to: 由A增加到B, 同比增长P%, 较上年增加N件, 压缩P%.

Base, result, difference and rate are recomputed as far as they are printed.  The verb must agree with
the direction, also beside a row of years (逐年下降), and with what the words before say of the same figure (逐年走低，升至); the
difference of two percentages is in 百分点; nothing can become smaller by 倍, or by more than 100%.
What is said to be more or less than another figure (下半年比上半年, 高于全省平均水平98.7%) is held against it.
A ratio (复议与诉讼之比为1.7∶1) follows from the two figures that it names.
The growth of a whole lies between those of the parts that are all of it, and of counts follows from them.
What a change says there was before must be possible: no more is added than there is, no rate was below nothing or above all,
and some whole number gives the rate of change of a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures, paragraphs, sentences
from lawlint.checks._growth.beside import compared, of_two_years
from lawlint.checks._growth.bracket_rows import bracket_rows
from lawlint.checks._growth.change import (
    CHANGE,
    LIKELY,
    POINTS,
    SIGN,
    TIMES,
    difference,
    judged,
    opposite,
    wrong_sign,
)
from lawlint.checks._growth.complements import complements
from lawlint.checks._growth.contrary import contrary
from lawlint.checks._growth.grown_parts import grown_parts
from lawlint.checks._growth.impossible_before import impossible_before
from lawlint.checks._growth.level_with import LEVEL, level_with
from lawlint.checks._growth.misprinted import misprinted
from lawlint.checks._growth.move_across import move_of_series, move_onward, move_to_this_year
from lawlint.checks._growth.move_aside import move_ahead
from lawlint.checks._growth.moved_changes import moved_changes, moved_on
from lawlint.checks._growth.moved_rows import moved_rows, turned_rows
from lawlint.checks._growth.moves import Move, move_to
from lawlint.checks._growth.multiplied import fractions, more_than_all, multiples
from lawlint.checks._growth.named_changes import named_changes
from lawlint.checks._growth.named_pair import SAYS_MORE, surpassed
from lawlint.checks._growth.over_years import move_over_row
from lawlint.checks._growth.paired_rows import contrary_rows, paired_changes, paired_differences
from lawlint.checks._growth.ratio_of_two import ratio_of_two
from lawlint.checks._growth.real_terms import in_real_terms
from lawlint.checks._growth.rows import changes, compared_rows, differences
from lawlint.checks._growth.rows_of_years import by_year
from lawlint.checks._growth.times_and_rate import times_and_rate
from lawlint.checks._growth.trends import broken_trends
from lawlint.checks._growth.two_years import changes_of_years
from lawlint.checks._growth.vague import vague_changes
from lawlint.checks._growth.yearly import yearly_rows
from lawlint.checks._growth.years_apart import changes_between
from lawlint.checks.base import Observation, Reading
from lawlint.facts.model import Kind, Term
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
        for at, term in enumerate(terms):
            if figures[term].printed < 0 or not term.wide:
                yield from misprinted(figures, terms, at)
        if _changes().search(reading.document.folded, *_stretch(reading, terms)) is None:
            continue
        yield from _in_rows(figures, terms, reading.document.identity.year)
        yield from vague_changes(figures, terms)
        yield from complements(figures, terms)
        if says_more and len(terms) > 1:
            yield from surpassed(figures, terms)
        if level:
            yield from level_with(figures, terms)
        moved = False  # a 由…到… accounts for the changes of the sentence
        for at, term in enumerate(terms):
            if in_real_terms(figures, terms, at):
                continue
            if figures[term].kind is Kind.ORDINARY and (seen := ratio_of_two(figures, terms, at)):
                yield seen
            if figures[term].kind is Kind.PERCENT and (seen := more_than_all(figures, term)):
                yield seen
            if figures[term].kind is Kind.MULTIPLE:
                yield from multiples(figures, terms, at)
            if seen := times_and_rate(figures, terms, at):
                yield seen
            if figures[term].kind is Kind.FRACTION and at and not moved:
                yield from fractions(figures, terms, at)
            if against := contrary(figures, terms, at):
                yield against
            move = next((move for find in _PRINTED if (move := find(figures, terms, at))), None)
            if move is not None:
                moved = True
                yield from moved_changes(figures, move, terms[: at - 1], terms[at + 1 :])
            elif onward := move_onward(figures, terms, at):
                yield from moved_on(figures, onward, terms[at - 2], terms[at + 1 :])
            elif not moved and (ahead := move_ahead(figures, terms, at)):
                yield from _ahead(figures, ahead, term)
            elif not moved and at:
                yield from compared(figures, (previous, following), terms, at)
                yield from impossible_before(figures, terms, at)
    for terms in paragraphs(reading.facts):
        for apart, change, up in changes_between(figures, terms):
            yield from judged(figures, apart, change, up)
        yield from grown_parts(figures, terms)


@cache
def _changes() -> re.Pattern[str]:
    """Words without one of which no sentence compares figures."""
    return re.compile(f"{UP}|{DOWN}|倍|番|持平|同比|环比|[较比与]|超|高|低|快|慢|连续|逐|落后|领先|优于|不及")


def _stretch(reading: Reading, terms: Sequence[Term]) -> tuple[int, int]:
    """Where the sentence of the figures begins and ends."""
    text, block = reading.document.folded, reading.document.blocks[terms[0].block].span
    end = text.find("。", terms[-1].start, block.end)
    return max(text.rfind("。", block.start, terms[0].start), block.start), block.end if end < 0 else end


_PRINTED = (move_to, move_over_row, move_of_series, move_to_this_year)
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
    yield from turned_rows(figures, terms)
    for broken, strict in broken_trends(figures, terms):
        yield replace(wrong_sign(figures, broken), case=SIGN if strict else TREND)
    moves = (
        *changes(figures, terms),
        *compared_rows(figures, terms),
        *by_year(figures, terms, year),
        *moved_rows(figures, terms),
        *paired_changes(figures, terms),
        *changes_of_years(figures, terms),
        *bracket_rows(figures, terms, year),
    )
    for move, change, up in moves:
        if not of_two_years(figures, terms, terms.index(change)):
            yield from judged(figures, move, change, up)
    for result, change, rate, up in (
        *differences(figures, terms),
        *named_changes(figures, terms),
        *paired_differences(figures, terms),
    ):
        seen = difference(figures, (result, change), rate, up)
        if seen is not None:
            yield seen
    for base, change, rate in contrary_rows(figures, terms):
        yield opposite(figures, (base, change), rate)
