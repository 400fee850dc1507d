"""The figures that a change leads from and to, as they would be but for one slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from lawlint.checks._digits import misprinted
from lawlint.checks._figures import Figures, amount, number
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words


def slips_of_move(figures: Figures, base: Term, result: Term, change: Term, sign: int) -> tuple[Words, ...]:
    """What would make a change right: the result or the base, where a slip of the pen keeps it from that."""
    one, two, moved = figures.size(base), figures.size(result), figures.size(change)
    if figures[change].kind is not Kind.PERCENT:
        return _slips(figures, ((result, one + sign * moved), (base, two - sign * moved)))
    grown = 1 + sign * moved / 100
    return _slips(figures, ((result, one * grown), (base, two / grown))) if grown > 0 else ()


def slips_of_difference(
    figures: Figures, whole: Term, change: Term, rate: Term, sign: int
) -> tuple[Words, ...]:
    """The same of a difference and its rate (3294件，增加731件，增长28.52%): ``sign`` leads from the figure to its base."""
    size, moved, share = figures.size(whole), figures.size(change), figures.size(rate) / 100
    base = 1 - sign * share
    if not share or base <= 0:
        return ()
    return _slips(figures, ((change, size * share / base), (whole, moved * base / share)))


def lost_ten_thousand(figures: Figures, whole: Term, change: Term, rate: Term, sign: int) -> Fraction:
    """How large a difference is that lacks a 万, or has 万 for 亿, if that gives its rate: 5.98亿元，核减0.47万元，核减率7.3%;
    0 for others.
    """
    size, moved = figures.rounded(whole), figures.rounded(change).scale(_WAN)
    base = size + moved.scale(sign)
    if base.low is None or base.low <= 0 or not (moved.scale(100) / base).meets(figures.printed(rate)):
        return Fraction(0)
    return figures.size(change) * _WAN


_WAN = 10**4


def _slips(figures: Figures, meant: Iterable[tuple[Term, Fraction]]) -> tuple[Words, ...]:
    """The figures with the sizes that they should have, where they differ from these by one digit or by two that
    changed places.
    """
    found = []
    for term, size in meant:
        printed = figures[term]
        right = Fraction(round(size / printed.unit.scale / printed.step))
        plain = printed.approx in (Approx.EXACT, Approx.ROUNDED)
        if plain and misprinted(printed.printed / printed.step, right):
            value = right * printed.step
            percent = printed.kind is Kind.PERCENT
            said = (
                f"{number(value, printed.decimals)}%"
                if percent
                else amount(value * printed.unit.scale, printed)
            )
            found.append(Words(f"{printed.text}应为{said}", f"{printed.text} should be {said}"))
    return tuple(found)
