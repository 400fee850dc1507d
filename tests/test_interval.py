"""Interval arithmetic is exact: membership commutes with every operation, closed and open ends included."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lawlint.interval import ALL, Comparison, Interval, Truth

GRID = [
    Fraction(n, 2) for n in range(-8, 9)
]  # intervals have whole ends; members lie on them and between them
OPS: tuple[Comparison, ...] = ("<=", "<", ">=", ">", "==", "!=")


@st.composite
def intervals(draw: st.DrawFn, bounded: bool = False) -> Interval:
    finite = st.integers(-3, 3).map(Fraction)
    ends = finite if bounded else st.one_of(st.none(), finite)
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = draw(st.booleans()), draw(st.booleans())
    if low is not None and low == high:
        return Interval.point(low)
    return Interval(low, high, *closed)


def members(interval: Interval) -> list[Fraction]:
    return [value for value in GRID if value in interval]


def near_ends(interval: Interval) -> list[Fraction]:
    """Members so close to the ends that an interval an inch too wide would show."""
    inch = Fraction(1, 10**6)
    wide = Fraction(10**6)
    low = -wide if interval.low is None else interval.low
    high = wide if interval.high is None else interval.high
    return [v for v in (low, low + inch, (low + high) / 2, high - inch, high) if v in interval]


def zero_of(interval: Interval) -> list[Fraction]:
    """Zero when it is a member: where a product may turn."""
    return [Fraction(0)] if 0 in interval else []


def tight(result: Interval, values: list[Fraction], slack: Fraction = Fraction(1, 10**4)) -> bool:
    """Whether ``values``, all members, come near each finite end and reach each closed one."""
    assert all(value in result for value in values)
    lowest, highest = min(values), max(values)
    low_ok = lowest < -1000 if result.low is None else lowest - result.low < slack
    high_ok = highest > 1000 if result.high is None else result.high - highest < slack
    reached = (not result.low_closed or result.low in values) and (
        not result.high_closed or result.high in values
    )
    return low_ok and high_ok and reached


@given(st.fractions(-3, 3), st.fractions(0, 3, max_denominator=9))
def test_what_was_rounded_lies_less_than_a_step_away(value: Fraction, step: Fraction) -> None:
    assume(step > 0)
    around = Interval.around(value, step)
    assert around == Interval(value - step, value + step, False, False)
    assert (value - step not in around, value + step not in around) == (True, True)
    assert (around.width, around.is_point) == (2 * step, False)


@given(intervals(), intervals())
def test_addition_and_subtraction_contain_all_results_and_nothing_more(a: Interval, b: Interval) -> None:
    pairs = list(product(near_ends(a), near_ends(b)))
    assert tight(a + b, [x + y for x, y in pairs])
    assert tight(a - b, [x - y for x, y in pairs])


@given(intervals(), intervals())
def test_multiplication_contains_all_results_and_nothing_more(a: Interval, b: Interval) -> None:
    extra = [Fraction(0)]
    values = [
        x * y
        for x, y in product(
            near_ends(a) + [v for v in extra if v in a], near_ends(b) + [v for v in extra if v in b]
        )
    ]
    assert tight(a * b, values, Fraction(5))
    assert all(x * y in a * b for x, y in product(members(a), members(b)))


@given(intervals(bounded=True), intervals(bounded=True))
def test_multiplication_of_bounded_intervals_is_tight(a: Interval, b: Interval) -> None:
    values = [x * y for x, y in product(near_ends(a) + zero_of(a), near_ends(b) + zero_of(b))]
    assert tight(a * b, values)


@given(intervals(), intervals())
def test_division_contains_every_quotient(a: Interval, b: Interval) -> None:
    for x, y in product(members(a), members(b)):
        if y != 0:
            assert x / y in a / b


@given(intervals(bounded=True), intervals(bounded=True))
def test_division_contains_nothing_more_unless_zero_lies_inside(a: Interval, b: Interval) -> None:
    assume(b.low != b.high or 0 not in b)
    assume(b.low == 0 or b.high == 0 or 0 not in b)
    values = [x / y for x, y in product(near_ends(a) + zero_of(a), near_ends(b)) if y != 0]
    assert tight(a / b, values)


@given(intervals(), intervals())
def test_division_is_multiplication_by_the_inverse_where_zero_is_outside(a: Interval, b: Interval) -> None:
    assume(0 not in b)
    one = Interval.point(1) / b
    assert a / b == a * one
    if b.low is not None and b.high is not None and b.low != 0 and b.high != 0:
        assert one == Interval(1 / b.high, 1 / b.low, b.high_closed, b.low_closed)


@given(intervals(), st.fractions(0, 3))
def test_widening_moves_the_ends_and_nothing_else(a: Interval, by: Fraction) -> None:
    wide = a.widen(by)
    assert (wide.low is None, wide.high is None) == (a.low is None, a.high is None)
    assert a.low is None or wide.low == a.low - by
    assert a.high is None or wide.high == a.high + by
    assert (wide.low_closed, wide.high_closed) == (a.low_closed, a.high_closed)


@given(intervals(), st.fractions(-3, 3, max_denominator=4))
def test_scale_and_shift_move_every_member(a: Interval, by: Fraction) -> None:
    assert a.scale(by) == a * Interval.point(by)
    assert a.shift(by) == a + Interval.point(by)


@given(intervals(), intervals())
def test_intersection_has_exactly_the_common_members(a: Interval, b: Interval) -> None:
    common = a.intersect(b)
    for value in GRID:
        assert (value in a and value in b) == (common is not None and value in common)
    assert (common is not None) == a.meets(b)


def test_nothing_but_numbers_is_a_member() -> None:
    assert Fraction(1) in ALL
    assert "1" not in ALL
    assert None not in ALL


def telling(a: Interval, b: Interval) -> list[Fraction]:
    """Values among which every order that a member of ``a`` and one of ``b`` can have is found."""
    inch = Fraction(1, 10)
    ends = [end for end in (a.low, a.high, b.low, b.high) if end is not None]
    return [*(end + steps * inch for end in ends for steps in range(-2, 3)), *map(Fraction, (-9, -8, 8, 9))]


@given(intervals(), intervals(), st.sampled_from(OPS))
def test_comparison_tells_all_some_or_none(a: Interval, b: Interval, op: Comparison) -> None:
    values = telling(a, b)
    results = {_holds(x, op, y) for x in values if x in a for y in values if y in b}
    assert a.compare(op, b) is Truth.of(results == {True}, results == {False})


def _holds(x: Fraction, op: Comparison, y: Fraction) -> bool:
    return {"<=": x <= y, "<": x < y, ">=": x >= y, ">": x > y, "==": x == y, "!=": x != y}[op]


@given(intervals())
def test_integers_inside(a: Interval) -> None:
    inside = [n for n in range(-50, 51) if n in a]
    assert a.has_integer() == bool(inside)
    assert a.smallest_integer() == (inside[0] if inside and a.low is not None else None)


def test_what_has_no_end_has_no_width_and_no_smallest_member() -> None:
    assert ALL.width is None
    assert Interval(None, Fraction(3)).smallest_integer() is None


def test_a_divisor_that_is_zero_gives_the_whole_line() -> None:
    assert Interval.point(3) / Interval.point(0) == ALL


def test_an_unknown_comparison_is_refused() -> None:
    with pytest.raises(ValueError, match="=>"):
        ALL.compare("=>", ALL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "op", "b", "verdict"),
    [
        (Interval.point(80), ">=", Interval.point(72), Truth.HOLDS),
        (Interval.point(72), ">=", Interval.point(80), Truth.CANNOT_HOLD),
        (Interval(Fraction(2), Fraction(3), True, False), "<", Interval.point(3), Truth.HOLDS),
        (Interval(Fraction(2), Fraction(3)), "<", Interval.point(3), Truth.MAY_HOLD),
        (Interval.point(3), "==", Interval.point(3), Truth.HOLDS),
        (Interval.around(Fraction(66), Fraction(1)), "==", Interval.point(67), Truth.CANNOT_HOLD),
        (ALL, "==", Interval.point(3), Truth.MAY_HOLD),
    ],
)
def test_comparison_examples(a: Interval, op: Comparison, b: Interval, verdict: Truth) -> None:
    assert a.compare(op, b) is verdict


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="no value"):
        Interval(Fraction(1), Fraction(0))
    with pytest.raises(ValueError, match="no value"):
        Interval(Fraction(1), Fraction(1), True, False)


def test_infinite_ends_are_open() -> None:
    assert Interval(None, None) == ALL


def test_the_opposite_of_a_truth() -> None:
    yes, maybe, no = Truth.HOLDS, Truth.MAY_HOLD, Truth.CANNOT_HOLD
    assert (~yes, ~maybe, ~no) == (no, maybe, yes)
