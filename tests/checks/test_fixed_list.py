"""Fixed lists: when a run of members is judged, and what is said of it."""

from __future__ import annotations

from itertools import permutations

import pytest

from lawlint.checks import fixed_list
from lawlint.checks._fixed_list.members import Member
from lawlint.checks.base import Held, Problem
from lawlint.checks.fixed_list import Params

from .passages import reading

FOUR = Params(members=("政治意识", "大局意识", "核心意识", "看齐意识"), names=("“四个意识”",), complete=True)


def said(params: Params, text: str) -> list[tuple[str, str]]:
    seen = fixed_list.check(params, reading(text))
    return [(each.case, each.span.of(text)) for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_every_order_but_the_right_one_is_reported_once(order: tuple[int, ...]) -> None:
    members = ("政治意识", "大局意识", "核心意识", "看齐意识")
    listed = "、".join(members[at] for at in order)
    expected = [] if order == (0, 1, 2, 3) else [("order", listed)]
    assert said(FOUR, f"增强{listed}。") == expected


@pytest.mark.parametrize("separator", ["、", "，", ",", "和", "以及", "”“", "”、“", " "])
def test_separators(separator: str) -> None:
    listed = separator.join(("政治意识", "大局意识", "核心意识", "看齐意识"))
    seen = list(fixed_list.check(FOUR, reading(f"增强“{listed}”。")))
    assert [type(each) for each in seen] == [Held]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增强政治意识、大局意识、责任意识、看齐意识。", [("replaced", "责任意识")]),
        ("增强政治意识、大局意识、看齐意识。", [("missing", "大局意识、看齐意识")]),
        ("增强政治意识、大局意识、核心意识。", []),  # the beginning of the list
        ("增强大局意识、核心意识、看齐意识。", []),  # its end
        ("增强政治意识、核心意识。", []),
        ("增强“四个意识”（政治意识、核心意识、看齐意识）。", [("missing", "政治意识、核心意识")]),
        (
            "增强“四个意识”（政治意识、大局意识、责任意识、担当意识）。",
            [("named", "政治意识、大局意识、责任意识、担当意识")],
        ),
        ("增强“四个意识”，即政治意识、大局意识、核心意识。", [("named", "政治意识、大局意识、核心意识")]),
        ("增强“四个意识”，即政治意识、大局意识、核心意识、看齐意识。", []),
        ("增强“四个意识”，包括责任意识在内的各种意识。", []),
        ("增强政治意识、忧患意识、责任意识、看齐意识。", []),  # another list
        ("增强政治意识、大局意识、核心意识、看齐意识、政治意识。", []),
        ("增强政治意识、大局意识。强化核心意识、看齐意识。", []),
        ("增强政治意识，树立大局意识，强化核心意识，提升看齐意识。", []),
        ("增强政治意识、大局意识、核心意识、看齐意识、责任意识。", []),
    ],
)
def test_what_is_judged(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(FOUR, text) == expected


def test_optional_and_wrong_members_and_context() -> None:
    params = Params(
        members=("甲部署", "乙过问", Member("丙协调", wrong=("丁协调",)), Member("戊督办", optional=True)),
        context=("法治",),
    )
    assert said(params, "法治工作甲部署、乙过问、丙协调。") == []
    assert said(params, "法治工作甲部署、乙过问、丁协调。") == [("replaced", "丁协调")]
    assert said(params, "党建工作甲部署、乙过问、丁协调。") == []


def test_short_lists_are_judged_only_whole() -> None:
    params = Params(members=("法治国家", "法治政府", "法治社会"))
    assert said(params, "法治政府、法治国家。") == []
    assert said(params, "法治政府、法治国家、法治社会。") == [("order", "法治政府、法治国家、法治社会")]
    assert said(params, "法治平川、法治政府、法治社会。") == []
