"""Whether a percentage may be meant as the quotient of two figures although it is not: near it, or made of it by one slip of
the pen in any of the three.  One that is far from it and not so made is rather of other figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._digits import slips
from lawlint.checks._figures import Figures
from lawlint.facts.model import Kind, Quantity, Term
from lawlint.interval import Interval

_NEAR = Fraction(3, 2)
"""How many times as large the quotient may be that somebody just reckoned wrongly."""


def is_plausible(figures: Figures, rate: Term, part: Term, bases: Sequence[Term]) -> bool:
    """Whether the percentage of ``part`` in the sum of ``bases`` was meant."""
    said, done = figures[rate], figures.size(part)
    base = figures.size(*bases)
    if not said.printed or not done or not base:
        return True
    right = done * 100 / base
    if right <= said.printed * _NEAR and said.printed <= right * _NEAR:
        return True
    shown = Interval(right - said.step, right + said.step / 2)
    ratio = figures.printed(rate).scale(Fraction(1, 100))
    if _slipped(said, shown) or _slipped(figures[part], ratio.scale(base), figures[part].unit.scale):
        return True
    whole = figures[bases[0]]
    if len(bases) == 1 and _slipped(whole, Interval.point(done) / ratio, whole.unit.scale):
        return True
    return any(
        figures[each].kind is Kind.PERCENT and each is not rate and figures[each].printed in shown
        for each in figures.paragraph(rate)
    )


def _slipped(said: Quantity, meant: Interval, scale: Fraction = Fraction(1)) -> bool:
    """Whether one slip makes the figure of one that would be right."""
    number = said.printed / said.step
    digits = str(number) if number.denominator == 1 and number > 0 else ""
    return any(int(each) * said.step * scale in meant for each in slips(digits))
