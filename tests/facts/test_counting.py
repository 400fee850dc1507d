"""One defect of a numbered series is one slip, at the label that was touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.facts.counting import Slip, renumbered, slips

COUNTS = st.integers(3, 12)


def found(*numbers: int) -> list[tuple[int, str, int]]:
    return [(slip.at, slip.case, slip.due) for slip in slips(numbers, 1)]


@given(st.integers(1, 40))
def test_what_counts_on_has_no_slip(count: int) -> None:
    assert found(*range(1, count + 1)) == []


@given(COUNTS, st.data())
def test_one_changed_number_is_one_slip_at_its_place(count: int, data: st.DataObject) -> None:
    numbers = list(range(1, count + 1))
    at = data.draw(st.integers(0, count - 1))
    numbers[at] = data.draw(st.integers(1, 14).filter(lambda number: number != at + 1))
    (slip,) = slips(numbers, 1)
    assert (slip.at, slip.due) == (at, at + 1)
    for place, number in renumbered(numbers, slip):
        numbers[place] = number
    assert numbers == list(range(1, count + 1)) or slip.case == "order"


@given(COUNTS, st.data())
def test_one_dropped_number_is_one_gap(count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, count - 2))
    numbers = [number for number in range(1, count + 1) if number != at + 1]
    assert found(*numbers) == [(at, "gap", at + 1)]


@given(COUNTS, st.data())
def test_one_repeated_number_is_one_repeat_and_can_be_renumbered(count: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, count))
    numbers = [*range(1, at + 1), *range(at, count + 1)]
    (slip,) = slips(numbers, 1)
    assert slip == Slip(at, "repeat", at + 1)
    for place, number in renumbered(numbers, slip):
        numbers[place] = number
    assert numbers == list(range(1, count + 2))


@given(COUNTS, st.data())
def test_one_moved_number_is_one_slip(count: int, data: st.DataObject) -> None:
    numbers = list(range(1, count + 1))
    moved = numbers.pop(data.draw(st.integers(0, count - 1)))
    numbers.insert(data.draw(st.integers(0, count - 1)), moved)
    said = slips(numbers, 1)
    assert len(said) == (numbers != sorted(numbers))
    assert all(slip.case == "order" for slip in said)


@pytest.mark.parametrize(
    ("numbers", "slip"),
    [
        ((1, 3, 2), (2, "order", 3)),
        ((1, 2, 5, 4, 5), (2, "wrong", 3)),
        ((1, 2, 2, 4), (2, "wrong", 3)),
        ((3, 2, 3), (0, "wrong", 1)),
        ((1, 2, 3, 2, 3, 4), (3, "repeat", 4)),
        ((1, 4, 5, 2, 3, 6), (3, "order", 6)),
    ],
)
def test_the_fewest_slips(numbers: tuple[int, ...], slip: tuple[int, str, int]) -> None:
    assert found(*numbers) == [slip]


def test_an_excused_gap_is_none() -> None:
    assert slips((1, 3, 4), 1, lambda at, due: (at, due) == (1, 2)) == []
