"""The units table is well formed, and the longest name wins."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.facts.units import match, parse

from .reading import units


def test_the_longest_name_that_stands_there_is_the_unit() -> None:
    found = match(units(), "办理12人次案件", 4)
    assert found is not None
    assert found.name == "人次"
    assert match(units(), "办理12桌", 4) is None


def test_scales_lead_to_the_base_unit() -> None:
    table = units()
    assert table["公里"].scale == 1000 * table["米"].scale
    assert table["亩"].scale * 15 == table["公顷"].scale
    assert table["小时"].scale == 60 * table["分钟"].scale


def test_cases_and_person_times_are_not_comparable() -> None:
    table = units()
    assert len({table[name].family for name in ("件", "人次", "人", "场次", "元")}) == 5
    assert table["件"].family == table["起"].family


@pytest.mark.parametrize(
    "families", [{"a": ["件"], "b": ["件"]}, {"a": {"件": 0}}, {"a": {"件": "x"}}, {"a": {"件": "1/0"}}]
)
def test_a_broken_table_is_refused(families: dict[str, list[str] | dict[str, int | str]]) -> None:
    with pytest.raises(ValueError, match="件"):
        parse(families)


def test_fractions_are_exact() -> None:
    assert parse({"area": {"亩": "2000/3"}})["亩"].scale == Fraction(2000, 3)
