"""Slips of the pen in whole numbers: 246 for 264, 1846 for 1840."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lawlint.facts.model import Quantity


def turned(one: Fraction, other: Fraction) -> bool:
    """Whether two neighbouring digits have changed places, and nothing else: 17 and 71."""
    first, second = _digits(one, other)
    wrong = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and first[wrong[0]] == second[wrong[1]]
        and (first[wrong[1]] == second[wrong[0]])
    )


def one_wrong(one: Fraction, other: Fraction) -> bool:
    """Whether one digit is another, and nothing else."""
    first, second = _digits(one, other)
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def one_digit_off(one: Fraction, two: Fraction) -> bool:
    """Whether numbers of three digits or more, which are seldom alike by chance, differ in one of them: 1372 and 4372."""
    return min(one, two) > 99 and one_wrong(one, two)


def one_key_off(said: Fraction, meant: Fraction) -> bool:
    """Whether one slip makes a number of another: 88 of 888, 18.21 of 182100."""
    if said > 0 and meant > 0 and max(said, meant) / min(said, meant) in _MOVED:
        return True
    whole = said.denominator == 1 and meant.denominator == 1
    return whole and said != meant and str(meant) in slips(str(said))


_MOVED = frozenset({10, 100, 10**4})
"""What a point in the wrong place makes of a number, or a 万 too many or too few."""


def slips(digits: str) -> Iterator[str]:
    """The numbers of which one wrong, turned, missing or needless digit makes ``digits``, or a point or 万 in the wrong place."""
    for at in range(len(digits)):
        for digit in "0123456789":
            yield digits[:at] + digit + digits[at + 1 :]
            yield digits[:at] + digit + digits[at:]
        yield digits[:at] + digits[at + 1 :] if len(digits) > 1 else digits
        yield digits[:at] + digits[at + 1 : at + 2] + digits[at : at + 1] + digits[at + 2 :]
    for end in (*"0123456789", "00", "0000") if digits else ():
        yield digits + end
    for end in ("00", "0000"):
        if len(digits) > len(end) and digits.endswith(end):
            yield digits.removesuffix(end)


def is_one_slip(one: Fraction, two: Fraction) -> bool:
    """Whether two whole numbers differ by what one wrong digit makes: 3215 and 4215."""
    apart = abs(one - two)
    return apart > 0 and len(str(apart).rstrip("0")) == 1


def misprinted(said: Fraction, meant: Fraction) -> bool:
    """Whether a whole number is another with one wrong digit, by no more than a quarter of it, or two that changed places."""
    return turned(said, meant) or (one_wrong(said, meant) and abs(said - meant) * _FEW <= meant)


_FEW = 4


def is_swapped(excess: Fraction, whole: Quantity, *parts: Quantity) -> bool:
    """Whether the parts exceed the whole by what two adjacent digits make that changed places in one figure: 25365
    for 23565.
    """
    changes = [excess + whole.printed, *(part.printed - excess for part in parts)]
    return any(
        meant > 0 and turned(each.printed, meant)
        for each, meant in zip((whole, *parts), changes, strict=True)
    )


def _digits(one: Fraction, other: Fraction) -> tuple[str, str]:
    """The digits of both; none where they are not whole numbers of one length."""
    first, second = str(one), str(other)
    return (first, second) if first.isdigit() and second.isdigit() and len(first) == len(second) else ("", "")
