"""One slip of the pen between two numbers, by which far sums and shares are told from misread ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.checks._digits import one_key_off, slips

_NUMBERS = st.integers(1, 10**7)


@pytest.mark.parametrize(
    ("said", "meant"),
    [(88, 888), (888, 88), (1482, 1842), (312, 372), (27, 2700), (5, 50_000), (120_000, 12), (7, 17)],
)
def test_one_key_parts_them(said: int, meant: int) -> None:
    assert one_key_off(Fraction(said), Fraction(meant))


@pytest.mark.parametrize(
    ("said", "meant"), [(216, 30), (1035, 15), (1482, 1482), (1284, 1482), (12, 1234), (3, 3000)]
)
def test_more_than_one_key_parts_them(said: int, meant: int) -> None:
    assert not one_key_off(Fraction(said), Fraction(meant))


def test_parts_of_one_are_no_digits() -> None:
    assert not one_key_off(Fraction(1, 2), Fraction(1, 3))


@given(_NUMBERS, _NUMBERS)
def test_a_slip_goes_both_ways(one: int, other: int) -> None:
    if len(str(one)) == len(str(other)):
        assert one_key_off(Fraction(one), Fraction(other)) == one_key_off(Fraction(other), Fraction(one))


@given(_NUMBERS, st.data())
def test_every_wrong_digit_is_a_slip(number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("0123456789"))
    assert digits[:at] + wrong + digits[at + 1 :] in set(slips(digits))
    assert all(each.isdigit() for each in slips(digits) if each)
