"""Whether a share in per cent is what a report says in words or as a bound: 近一半, 不足八成, 超过95%."""

from __future__ import annotations

from fractions import Fraction

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Kind, Term

_SLACK = Fraction(1, 2)
"""Points that rounding may take from a bound."""
_PLAIN = Fraction(6)
"""Points by which a plain 三分之二 or 一半 may be off."""
_TENTH = Fraction(10)
"""Points between two tenths."""
_FAR = Fraction(3, 4)
"""What is less than this part of the figure is not 近 it."""


def fits_words(figures: Figures, term: Term, share: Fraction) -> bool:
    """Whether a share, in percent, is what the words say: 近一半, 不足八成, 超过95%."""
    quantity = figures[term]
    said = quantity.printed * (100 if quantity.kind is Kind.FRACTION else 1)
    if quantity.approx is Approx.AT_LEAST:
        return share >= said - _SLACK
    if quantity.approx is Approx.AT_MOST:
        return share <= said + _SLACK
    if quantity.approx is Approx.NEARLY:
        return said * _FAR <= share <= said + _SLACK
    if quantity.approx in (Approx.EXACT, Approx.ROUNDED) and quantity.kind is Kind.FRACTION:
        return abs(share - said) <= _PLAIN
    if quantity.text.endswith("成") and quantity.approx in (Approx.EXACT, Approx.ROUNDED):
        return said - _PLAIN <= share < said + _TENTH  # 七成 of 79% leaves the odd part unsaid
    return True
