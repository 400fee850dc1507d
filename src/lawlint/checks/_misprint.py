"""Percentages that one slip of the hand makes out of the right one: 25.3% for 95.3%, 98.90% for 98.09%, 9.03% for 90.3%."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures, number
from lawlint.facts.model import Approx, Term

_PRECISE = (Approx.EXACT, Approx.ROUNDED)
_SURE = 2
"""Decimals from which on any one wrong digit is a sign: fewer agree by chance."""
_FEWEST = 4
"""Characters of a percentage with so many digits that agreement means something: 4.8 has too few."""


def misprinted(figures: Figures, rate: Term, above: Term, bases: Sequence[Term]) -> bool:
    """Whether the quotient of a figure and a base, one figure or the sum of several, differs from the rate by one
    digit or by two that changed places: then nothing else can be meant.
    """
    return misprinted_sum(figures, rate, [above], bases)


def misprinted_sum(figures: Figures, rate: Term, parts: Sequence[Term], bases: Sequence[Term]) -> bool:
    """The same of several figures together."""
    said = figures[rate]
    if said.approx is not Approx.ROUNDED or said.decimals == 0:
        return False
    if any(figures[each].approx not in _PRECISE for each in (*parts, *bases)):
        return False
    part, size = (figures.size(*terms) for terms in (parts, bases))
    if not 0 < part < size:
        return False
    right = _as_printed(part * 100 / size, said.decimals)
    shown = number(said.printed, said.decimals)
    return shown not in right and any(_one_slip(shown, each, said.decimals) for each in right)


def digit_off(figures: Figures, rate: Term, above: Term, bases: Sequence[Term], second: bool = False) -> bool:
    """Whether one digit alone parts a percentage from the quotient of a figure and a base that nothing else tells apart
    from others: the first (27.0% for 97.0%), of two decimals any but the last, where told so the ``second``, too.
    """
    said = figures[rate]
    if said.approx is not Approx.ROUNDED or said.decimals == 0:
        return False
    if any(figures[each].approx not in _PRECISE for each in (above, *bases)):
        return False
    part, size = figures.size(above), figures.size(*bases)
    if not 0 < part < size:
        return False
    shown = number(said.printed, said.decimals)
    off = [_differing(shown, right) for right in _as_printed(part * 100 / size, said.decimals)]
    at = next((each[0] for each in off if len(each) == 1), len(shown)) if all(off) else len(shown)
    return at == 0 or (at == 1 and second) or (said.decimals >= _SURE and at < len(shown) - 1)


def point_moved(figures: Figures, rate: Term, above: Term, base: Term) -> bool:
    """Whether the point of the quotient of two figures stands one or two places farther left: 9.03% for 90.3%."""
    said = figures[rate]
    if said.approx is not Approx.ROUNDED or any(
        figures[each].approx not in _PRECISE for each in (above, base)
    ):
        return False
    digits = number(said.printed, said.decimals).replace(".", "").lstrip("0")
    part, size = figures.size(above), figures.size(base)
    if len(digits) < _FEWEST - 1 or not 0 < part < size:
        return False
    return any(
        number(said.printed * 10**places, said.decimals - places)
        in _as_printed(part * 100 / size, said.decimals - places)
        for places in range(1, said.decimals + 1)
    )


def _as_printed(value: Fraction, decimals: int) -> set[str]:
    """A quotient rounded half up, or cut off."""
    cut = Fraction(int(value * 10**decimals), 10**decimals)
    return {number(value, decimals), number(cut, decimals)}


def _differing(printed: str, right: str) -> list[int]:
    """Where two percentages of one length differ; all of it where the lengths do, or too few characters are there."""
    if len(printed) != len(right) or len(right) < _FEWEST:
        return list(range(max(len(printed), 2)))
    return [at for at, (one, two) in enumerate(zip(printed, right, strict=True)) if one != two]


def _one_slip(printed: str, right: str, decimals: int) -> bool:
    off = _differing(printed, right)
    if len(printed) != len(right) or len(right) < _FEWEST or not off:
        return False
    if len(off) == 1:
        return decimals >= _SURE or off == [0]
    pair = [at for at in range(off[0], off[-1] + 1) if right[at] != "."]
    swapped = [printed[at] for at in pair] == [right[at] for at in reversed(pair)]
    return len(off) == len(pair) == 2 and swapped
