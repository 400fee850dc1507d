"""Rates that are the mean of several years: 由2022年的512件增加到2024年的711件，年均增长17.8%."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change import CHANGE, LIKELY, problem
from lawlint.checks._growth.moves import Move
from lawlint.checks._growth.rows import rows
from lawlint.checks._growth.rows_of_years import where_years_begin, years_of
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Quantity, Term
from lawlint.finding import Words

_NEAR = 0.25  # points by which a mean may be off that was taken of rounded figures
_ROUND = 100  # what a count is a multiple of that may have been cut off: 4600 of 4695


def yearly(figures: Figures, move: Move, term: Term, years: int | None = None) -> Observation | None:
    """A mean rate against a move over ``years``, which its words name if they are not given; a rate over one year more,
    or the whole divided by the years, is right as well.
    """
    said = _said().fullmatch(term.wide)
    span = years or _years_between(move)
    one, two = figures[move.base], figures[move.result]
    plain = all(each.approx in (Approx.EXACT, Approx.ROUNDED) for each in (one, two, figures[term]))
    if said is None or span is None or span < 2 or not plain or figures[term].kind is not Kind.PERCENT:
        return None
    if one.kind is not Kind.QUANTITY or one.printed <= 0 or two.printed <= 0:
        return None
    ratio = float(two.printed * two.unit.scale / (one.printed * one.unit.scale))
    sign = 1 if said["up"] else -1
    rates = [sign * 100 * (ratio ** (1 / n) - 1) for n in (span, span + 1)]
    rates += [sign * 100 * (ratio - 1) / n for n in (span, span + 1)]
    printed, near = float(figures[term].printed), _NEAR + float(figures[term].step) / 2
    of = (move.base, move.result)
    if any(abs(rate - printed) <= near for rate in rates) or _cut_off(one, two, sign, printed, span):
        return Held(figures.span(term), "change", figures.used((*of, term)))
    whole = sign * 100 * (ratio - 1)
    wanted = f"{rates[0]:.1f}" + "%"
    words = Words(
        f"{span}年由{one.text}到{two.text}，共变化{whole:.1f}%，年均{wanted}",
        f"{one.text} to {two.text} in {span} years: {wanted} a year",
    )
    return problem(figures, CHANGE if abs(whole - printed) <= near else LIKELY, term, of, words, wanted)


def _cut_off(one: Quantity, two: Quantity, sign: int, printed: float, span: int) -> bool:
    """Whether figures in full hundreds give the mean if they were cut off: from 4600 to 8700."""
    if any(each.printed % _ROUND or each.printed < _ROUND * 10 for each in (one, two)):
        return False
    ratios = (two.printed / (one.printed + _ROUND), (two.printed + _ROUND) / one.printed)
    low, high = sorted(sign * 100 * (math.pow(ratio, 1 / span) - 1) for ratio in ratios)
    return low <= printed <= high


def yearly_rows(figures: Figures, terms: Sequence[Term], year: int | None) -> Iterator[Observation]:
    """2022年至2024年分别为512件、638件、711件，年均增长17.8%."""
    text = figures.reading.document.folded
    for row in rows(terms):
        behind = [term for term in terms if term.index == row[-1].index + 1]
        if len(row) < 3 or not behind or not _said().fullmatch(behind[0].wide):
            continue
        begin = where_years_begin(figures, row[0])
        years = years_of(text[begin : figures.span(row[0]).start], len(row), year)
        if years == list(range(years[0], years[0] + len(row))) if years else False:
            seen = yearly(figures, Move(row[0], row[-1]), behind[0], len(row) - 1)
            if seen is not None:
                yield seen


def _years_between(move: Move) -> int | None:
    """How many years a move spans whose words name both: 由2022年的…到2024年的…, 2022年至2024年，由…到…."""
    found = [int(each) for each in _year().findall(move.base.wide + "," + move.result.wide)]
    return found[1] - found[0] if len(found) == 2 else None


@cache
def _year() -> re.Pattern[str]:
    return re.compile("20\\d\\d(?=年)")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        f"年(?:均|(?=增长率|增幅|增速))(?:(?P<up>{UP}|递增)|{DOWN}|递减)(?:率|幅度?|了|约|近|为|达到?)*"
    )
