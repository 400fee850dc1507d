"""Slips of the pen in whole numbers: 246 for 264, 1846 for 1840."""

from __future__ import annotations

from fractions import Fraction


def turned(one: Fraction, other: Fraction) -> bool:
    """Whether two neighbouring digits have changed places, and nothing else."""
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


def _digits(one: Fraction, other: Fraction) -> tuple[str, str]:
    """The digits of both; none where they are not whole numbers of one length."""
    first, second = str(one), str(other)
    return (first, second) if first.isdigit() and second.isdigit() and len(first) == len(second) else ("", "")
