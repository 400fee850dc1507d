"""The same measure in two units: 12.6万亩，折合8400公顷; 126000亩（8400公顷）.

Two figures of one dimension in units of different size, joined by 折合, 约合, 即 and the like or by brackets with nothing
else in them, are the same measure.  Both may be rounded: one of the last place of each, one percent, and two percent
beside 约, 近, 余 are let pass; the figure behind may also be the sum of several before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, amount, sentences, total
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import dataclass

PLACEHOLDERS = ("figure", "computed")
_FAMILIES = frozenset({"length", "area", "volume", "mass", "power", "energy", "money", "calendar-duration"})
_TIMES = frozenset({"小时", "个小时", "分钟"})
_NEAR, _ABOUT = Fraction(1, 100), Fraction(2, 100)
_OPEN = (Approx.SOME_MORE, Approx.NEARLY, Approx.AT_LEAST, Approx.AT_MOST, Approx.RANGE)


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """The words that join the two figures, or the bracket."""
    return ("合", "即", "相当于", "等于", "换算", "折", "(")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure that says the one before it in another unit."""
    figures = Figures(reading)
    for terms in sentences(reading.facts):
        for at in range(1, len(terms)):
            if _same(figures, terms[at - 1], terms[at]) and not _divided(figures, terms[at]):
                yield _judged(figures, terms[:at], terms[at])


def _same(figures: Figures, one: Term, other: Term) -> bool:
    """Whether the two figures are one measure in two units."""
    first, second = figures[one], figures[other]
    if first.kind is not Kind.QUANTITY or second.kind is not Kind.QUANTITY or one.index + 1 != other.index:
        return False
    if first.unit.family != second.unit.family or not _measured(first, second):
        return False
    text = figures.reading.document.folded
    between = _joined().fullmatch(text, first.span.end, second.number.start)
    return between is not None and (not between["bracket"] or text.startswith(")", second.span.end))


def _divided(figures: Figures, whole: Term) -> bool:
    """Whether a figure is the whole of a share behind it: 追回8640万元，即1.2亿元涉案金额的72%, 的七成, 的三分之一."""
    share = figures.after(whole)
    behind = whole.tail.endswith("的") and share is not None and not share.mark
    return behind and share is not None and figures[share].kind in (Kind.PERCENT, Kind.FRACTION)


def _measured(first: Quantity, second: Quantity) -> bool:
    """Whether the units are two sizes of one dimension; amounts of money are counted in 万 and 亿."""
    units = (first.unit, second.unit)
    if any("煤" in unit.name or "次" in unit.name or "载重" in unit.name for unit in units):
        return False
    if units[0].family == "money" or units[0] == units[1]:  # 31846件（约3.18万件）
        return _grand(first) != _grand(second)
    same = units[0].scale != units[1].scale
    return same and (units[0].family in _FAMILIES or all(unit.name in _TIMES for unit in units))


def _grand(quantity: Quantity) -> str:
    return next((word for word in "亿万" if word in quantity.text), "")


@cache
def _joined() -> re.Pattern[str]:
    words = "(?:大?约)?(?:折合|合|相当于|等于|换算[为成]|折算[为成]?)(?:面积)?[约为]?|[也亦]?即|也就是"
    return re.compile(rf",?\(?(?:{words})|(?P<bracket>\()(?:大?约)?")


def _judged(figures: Figures, before: Sequence[Term], term: Term) -> Observation:
    pool = [each for each in reversed(before) if figures.alike(each, before[-1])]
    for count in range(1, len(pool) + 1):
        if _fits(figures, pool[:count], term):
            used = figures.used((*pool[:count], term))
            return Held(figures.span(term), "conversion", used, exact=count == 1)
    return _problem(figures, before[-1], term)


def _fits(figures: Figures, parts: Sequence[Term], term: Term) -> bool:
    quantities = [figures[each] for each in (*parts, term)]
    slack = _NEAR if all(each.approx in (Approx.EXACT, Approx.ROUNDED) for each in quantities) else _ABOUT
    whole = figures.size(*parts)
    said = figures.size(term)
    if abs(whole - said) <= slack * max(whole, said):
        return True
    return total([_bounds(figures, each) for each in parts]).meets(_bounds(figures, term))


def _bounds(figures: Figures, term: Term) -> Interval:
    """One of the last place more or less, or what 余, 超 and the like leave open, in the base unit."""
    quantity = figures[term]
    if quantity.approx in _OPEN:
        return figures.value(term)
    near = Interval(quantity.printed - quantity.step, quantity.printed + quantity.step)
    return near.scale(quantity.unit.scale)


def _problem(figures: Figures, one: Term, other: Term) -> Problem:
    first, second = figures[one], figures[other]
    said = amount(first.printed * first.unit.scale, second)
    computed = Words(f"{first.text}合{said}", f"{first.text} are {said}")
    return Problem(
        figures.span(other),
        Words(
            f"单位换算不符：{computed.zh}，文中为{second.text}", f"{computed.en}, the text says {second.text}"
        ),
        values={"figure": second.text, "computed": computed.zh},
        reasoning=Reasoning((figures.said(one), figures.said(other)), computed, nearest=(Words(said, said),)),
        related=figures.related((one,)),
        key=first.text + second.text,
        used=figures.used((one, other)),
        conflict=True,
    )
