"""Changes against the figures they lead from and to: 由A增加到B, 同比增长P%, 较上年增加N件, 压缩P%.

Base, result, difference and rate are recomputed as far as they are printed.  The verb must agree with
the direction, also beside a row of years (逐年下降); the difference of two percentages is in 百分点; nothing can become
smaller by 倍.  What is said to be more or less than another figure (下半年比上半年, 高于全省平均水平98.7%) is held against it.
A ratio (复议与诉讼之比为1.7∶1) follows from the two figures that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._bases import is_base, is_named
from lawlint.checks._benchmark import benchmarks
from lawlint.checks._change import (
    CHANGE,
    POINTS,
    SIGN,
    TIMES,
    difference,
    judged,
    opposite,
    points_of_count,
    problem,
    wrong_sign,
)
from lawlint.checks._figures import DOWN, UP, Figures, amount, sentences
from lawlint.checks._move_across import move_of_sentences, move_of_series, move_to_behind
from lawlint.checks._moves import (
    Move,
    comparable,
    direction,
    fits_another,
    is_alone,
    move_from_behind,
    move_from_bracket,
    move_of_limits,
    move_of_years,
    move_to,
    turned,
    verb_of,
)
from lawlint.checks._multiplied import multiples, multiplied
from lawlint.checks._named_changes import named_again, named_changes
from lawlint.checks._named_pair import SAYS_MORE, surpassed
from lawlint.checks._named_sides import named_sides
from lawlint.checks._ratio_of_two import ratio_of_two
from lawlint.checks._rows import by_year, changes, compared_rows, differences
from lawlint.checks._trends import broken_trends
from lawlint.checks.base import Abstained, Held, Observation, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Truth
from lawlint.lean import dataclass, replace

TREND = "trend"
CASES = (SIGN, TREND, CHANGE, POINTS, TIMES)
PLACEHOLDERS = ("change", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every move and every change of every sentence."""
    figures = Figures(reading)
    says_more = any(word in reading.document.folded for word in SAYS_MORE)
    last: list[Term] = []
    for terms in sentences(reading.facts):
        previous, last = last, terms
        yield from _in_rows(figures, terms, reading.document.identity.year)
        if says_more and len(terms) > 1:
            yield from surpassed(figures, terms)
        moved = False  # a 由…到… accounts for the changes of the sentence
        for at, term in enumerate(terms):
            if figures[term].kind is Kind.ORDINARY and (seen := ratio_of_two(figures, terms, at)):
                yield seen
            if figures[term].kind is Kind.MULTIPLE:
                yield from multiples(figures, terms, at)
            move = move_to(figures, terms, at) or move_of_series(figures, terms, at)
            if move is not None:
                moved = True
                yield from _moved(figures, move, terms[: at - 1], terms[at + 1 :])
            elif not moved and at:
                yield from _compared(figures, previous, terms, at)


def _in_rows(figures: Figures, terms: Sequence[Term], year: int | None) -> Iterator[Observation]:
    """Changes of several figures that are printed in rows."""
    if len(terms) < 3:
        return
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


def _moved(
    figures: Figures, move: Move, before: Sequence[Term], after: Sequence[Term]
) -> Iterator[Observation]:
    """The direction of a move, then the changes printed around it."""
    plain = figures[move.base].approx in (Approx.EXACT, Approx.ROUNDED)
    if move.verb is not None and plain:
        base, result = figures.value(move.base), figures.value(move.result)
        if result.compare("<=" if move.up else ">=", base) is Truth.HOLDS:
            yield wrong_sign(figures, move)
            return
    yield from _added(figures, move, before)
    if before and before[-1].closing == "," and _goes_on(figures, before[-1], move.base):
        found = re.search(rf"(?:(?P<up>{UP})|{DOWN})了?$", before[-1].wide)
        if found is not None and not re.search("年均|平均|每年|逐年|连年", before[-1].wide):
            yield from judged(figures, move, before[-1], found["up"] is not None)
    for term in after[:3]:
        if figures[term].unit.family == "calendar-duration" and not term.closing:
            continue  # 两年增长64.4%
        up = direction(term.wide)
        if figures[term].kind in (Kind.MULTIPLE, Kind.FRACTION):
            yield from multiplied(figures, move, term)
            break
        if up is None or term.mark not in (",", "", "(", "、"):
            break
        yield from judged(figures, move, term, up)


def _goes_on(figures: Figures, change: Term, base: Term) -> bool:
    """Whether 由…到… stands right behind a change, with no clause of something else between: 增长5%，由40件增至42件."""
    between = figures.reading.document.folded[figures.span(change).end : figures.span(base).start]
    return base.wide.startswith(("由", "从")) and between.count(",") == 1


def _added(figures: Figures, move: Move, before: Sequence[Term]) -> Iterator[Observation]:
    """新增35名，总数由120名增加到165名: no more can be gained than was added."""
    if not before or not re.search("总数|总量", move.base.wide):
        return
    term = before[-1]
    if not (re.search("新增|新建|净增", term.lead) and comparable(figures, term, move.base)):
        return
    gained = figures.rounded(move.result) - figures.rounded(move.base)
    if gained.compare("<=", figures.rounded(term)) is not Truth.CANNOT_HOLD:
        yield Held(figures.span(move.result), "added", figures.used((term, move.base, move.result)))
        return
    one, two = figures[move.base], figures[move.result]
    size = amount((two.printed - one.printed) * one.unit.scale, one)
    computed = Words(f"由{one.text}到{two.text}，增加{size}", f"{one.text} to {two.text}: {size} more")
    wanted = amount((one.printed + figures[term].printed) * one.unit.scale, one)
    yield problem(figures, CHANGE, move.result, (term, move.base), computed, wanted)


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
    figures: Figures, previous: Sequence[Term], terms: Sequence[Term], at: int
) -> Iterator[Observation]:
    """A change behind the figures of two years, or behind a figure and its difference; ``previous``: the
    figures of the sentence before.
    """
    term = terms[at]
    if sides := [*benchmarks(figures, terms, at), *named_sides(figures, terms, at)]:
        yield from sides
        return
    up = direction(term.wide)
    if up is not None and figures[term].kind is Kind.POINTS:
        yield from points_of_count(figures, terms[:at], term)
    if up is None or figures[term].kind not in (Kind.PERCENT, Kind.POINTS, Kind.QUANTITY):
        return
    before = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = (
        move_of_years(figures, before, term)
        or move_from_behind(figures, before, term, terms[at + 1 :])
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
        yield from judged(figures, move, term, up)
