"""倍, 番 and fractions beside the two figures they compare: 由21家增加到63家，增长2倍."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, number
from lawlint.checks._moves import Move, comparable, direction
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth

_LEAST = Fraction(9, 10)
_MOST = Fraction(3, 2)
_NEAR = Fraction(1, 5)


def wrong_multiple(figures: Figures, move: Move, term: Term) -> tuple[Words, str] | bool:
    """What was computed and the multiple that would be right; True when the multiple is; False when it says
    nothing of the move.
    """
    if figures[move.base].printed <= 0:
        return False
    if figures[term].kind is Kind.FRACTION:
        return _fraction(figures, move, term)
    ratio = figures.rounded(move.result) / figures.rounded(move.base)
    one, two = figures[move.base], figures[move.result]
    exact = two.printed * two.unit.scale / (one.printed * one.unit.scale)
    if "番" in figures[term].text:
        return _doubled(figures, term, ratio, exact, f"{one.text}→{two.text}")
    if _of_the_old().fullmatch(term.wide) and "倍" in figures[term].text:
        wanted = number(exact, max(1, figures[term].decimals)) + "倍"
        said = Words(f"{two.text}÷{one.text}＝{wanted}", f"{two.text} / {one.text} = {wanted}")
        return ratio.meets(figures.printed(term)) or (said, wanted)
    if direction(term.wide) is not True:
        return False
    gained = ratio - Interval.point(Fraction(1))
    if gained.meets(figures.printed(term)):
        return True
    wanted = number(exact - 1, max(1, figures[term].decimals)) + "倍"
    zh = f"由{one.text}到{two.text}，为原来的{number(exact, 1)}倍，增加{wanted}"
    en = f"{one.text} to {two.text} is {number(exact, 1)} times as much: {number(exact - 1, 1)} times more"
    return Words(zh, en), wanted


@cache
def _of_the_old() -> re.Pattern[str]:
    """Of what a move led from: 由82件上升至296件，是改革前的3.6倍."""
    return re.compile(
        "约?(?:是|为|达到?|相当于)(?:原来|原先|以前|此前|之前|改革前|上年|去年|上年同期|去年同期)的"
    )


def _fraction(figures: Figures, move: Move, term: Term) -> tuple[Words, str] | bool:
    """压减三分之一, which may be a little more or less."""
    up = direction(term.wide)
    one, two, said = figures[move.base], figures[move.result], figures[term]
    if up is None or said.approx not in (Approx.EXACT, Approx.ROUNDED):
        return False
    by = (two.printed * two.unit.scale / (one.printed * one.unit.scale) - 1) * (1 if up else -1)
    if abs(by - said.printed) <= said.printed * _NEAR:
        return True
    wanted = number(by * 100, 1) + "%"
    return Words(f"由{one.text}到{two.text}，变化{wanted}", f"{one.text} to {two.text}: {wanted}"), wanted


def _doubled(
    figures: Figures, term: Term, ratio: Interval, exact: Fraction, said: str
) -> tuple[Words, str] | bool:
    """翻一番 is twice as much, said freely of a little less and of anything up to half as much again."""
    if re.search("[比较与]", term.wide) or figures[term].approx is not Approx.ROUNDED:
        return False
    times = figures[term].printed
    near = Interval(times * _LEAST, times * _MOST)
    if ratio.compare(">=", Interval.point(times * _LEAST)) is not Truth.CANNOT_HOLD and ratio.meets(near):
        return True
    wanted = f"{number(exact, 2)}倍"
    return Words(f"{said}，为原来的{wanted}", f"{said}: {number(exact, 2)} times as much"), wanted


def as_many_times(figures: Figures, terms: Sequence[Term]) -> Move | None:
    """The two figures of which a multiple says how many times as many one is: 612件，为上年408件的1.5倍."""
    if len(terms) < 3 or "倍" not in figures[terms[-1]].text:
        return None
    result, base, term = terms[-3:]
    if term.wide != "的":
        return _of_bracket(figures, result, base, term)
    exact = all(figures[each].exact for each in (result, base)) and figures[term].approx is Approx.ROUNDED
    said = base.mark == "," and re.match("(?:约?为|是|相当于|达到)", base.wide) is not None
    plain = exact and said and comparable(figures, base, result) and figures[base].printed > 0
    alike = figures[base].unit.name == figures[result].unit.name and not figures.is_change(result)
    return Move(base, result) if plain and alike else None


def _of_bracket(figures: Figures, result: Term, base: Term, term: Term) -> Move | None:
    """The same with the base in brackets: 新收612件，是一审行政案件（204件）的3倍."""
    beside = figures.outer(base) == term.clause and base.mark == "(" and base.closing == ")" and not base.tail
    exact = all(figures[each].exact for each in (result, base)) and figures[term].approx is Approx.ROUNDED
    if not (beside and exact and re.fullmatch("约?(?:为|是|相当于|达到)[^,;]*的", term.wide)):
        return None
    if (
        base.wide
        or figures[base].printed <= 0
        or figures.is_change(result)
        or result.sentence != base.sentence
    ):
        return None
    alike = figures[base].unit.name == figures[result].unit.name and result.index + 1 == base.index
    return Move(base, result) if alike and term.index == base.index + 1 else None
