"""What a pattern may cost is known before it runs, and ``re`` finds what ``regex`` finds."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lawlint import patterns
from lawlint.ways import looks_behind, only_at_start, ways


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("办结", 1),
        ("受理|办结|驳回", 3),
        ("[^。;]{0,40}办结", 41),
        (r"\d{1,3}(?:\.\d{1,2})?%", 3 * 2 * 2),
        ("(?<![已未])办结(?=率|数)", 2),
        ("法治(?:政府|建设).*报告", 2 * 1001),
        ("甲{1,3}(?=乙|丙|丁)戊{1,4}", 3 * 4 + 3 * (3 - 1)),  # what is looked at leaves one way
    ],
)
def test_ways_are_counted(pattern: str, most: int) -> None:
    assert ways(pattern, 1000) == most


@pytest.mark.parametrize("pattern", ["(甲+)+乙", "(?:甲|甲)*乙", "(?:甲?){40}甲{40}", ".*.*.*.*乙"])
def test_catastrophes_are_known(pattern: str) -> None:
    found = ways(pattern, 10_000)
    assert found is not None
    assert found > 10**9


@pytest.mark.parametrize(
    "pattern",
    [
        r"\p{Han}+",
        r"\G甲",
        r"\w+",
        "(?i)甲",
        "甲++",
        "(?|甲|乙)",
        "[甲--乙]",
        "[[甲]乙]",
        "甲(?:",
        "甲)",
        "甲{2}{3}",
    ],
)
def test_what_only_regex_has_is_left_to_it(pattern: str) -> None:
    assert ways(pattern, 10) is None


def test_a_pattern_that_begins_at_lines_may_cost_more_where_there_are_few() -> None:
    costly = "(?m)^ {0,4}[^\n,]{2,28},[^\n,]{2,60}。"
    assert patterns._quick(costly, 15, 5) is not None
    assert patterns._quick(costly, 15, 15) is None
    assert patterns._quick(costly.removeprefix("(?m)^"), 15, 5) is None
    assert patterns._quick(costly + "|甲", 15, 5) is None


def test_deep_nesting_is_left_to_regex() -> None:
    assert ways("(?:" * 50_000, 10) is None


_ATOMS = st.sampled_from(
    [
        "甲",
        "乙",
        ".",
        r"\d",
        r"\s",
        "[甲乙]",
        "[^甲]",
        r"[^,;。\n]",
        r"\.",
        "^",
        "$",
        "(?<=甲)",
        "(?<!乙)",
        "(?m)",
        "(?=乙)",
        "(?!甲)",
    ]
)
_COUNTS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,}", "*?", "{,2}"])
_PATTERNS = st.recursive(
    st.tuples(_ATOMS, _COUNTS).map("".join),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(st.lists(inner, min_size=1, max_size=3).map("|".join), _COUNTS).map(
            lambda it: f"({it[0]}){it[1]}"
        ),
        st.tuples(inner, _COUNTS).map(lambda it: f"(?:{it[0]}){it[1]}"),
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("甲乙1. \n,。", max_size=12), st.integers(0, 6), st.integers(6, 12))
def test_both_modules_find_the_same(pattern: str, text: str, start: int, end: int) -> None:
    if ways(pattern, 12) is None:
        return
    try:
        known = regex.compile(pattern)
        quick = re.compile(pattern)
    except (re.error, regex.error, FutureWarning):
        return
    if known.match("") is not None:  # refused by the loader of rules
        return
    assert [found.regs for found in quick.finditer(text, start, end)] == [
        found.regs for found in known.finditer(text, start, end)
    ]


@given(
    st.sampled_from(["甲{1,3}乙", "(?<=甲)乙|丙丁", "甲(?!乙)", "[甲乙]丙?"]), st.text("甲乙丙丁", max_size=8)
)
def test_places_before_and_after_are_the_same_in_both(pattern: str, text: str) -> None:
    for at in range(len(text) + 1):
        known = regex.compile(rf"\G(?:{pattern})").search(text, at, len(text)) is not None
        assert patterns.stands_after(pattern, text, at, len(text)) == known
        known = regex.compile(f"(?<={pattern})").search(text, at, at) is not None
        assert patterns.stands_before(pattern, text, at) == known


@pytest.mark.parametrize(
    ("pattern", "only"),
    [
        ("^甲[|]{0,2}(?:乙|丙)", True),
        ("^甲|乙", False),
        ("甲", False),
        (r"^甲\|+乙", True),
        ("(?m)^甲", False),
    ],
)
def test_what_begins_at_the_start_of_a_text_is_tried_there_alone(pattern: str, only: bool) -> None:
    assert only_at_start(pattern) is only


@given(
    st.lists(st.sampled_from(["(?<=甲)", "(?<!乙)", "(?<![甲\\n])"]), min_size=1, max_size=2).map("".join),
    _PATTERNS,
    st.text("甲乙1. \n,。", max_size=12),
    st.integers(0, 6),
)
def test_what_stands_before_a_match_is_looked_at_last(head: str, rest: str, text: str, start: int) -> None:
    pattern = head + rest
    if ways(pattern, 12) is None:
        return
    try:
        expected = [found.regs for found in re.compile(pattern).finditer(text, start)]
    except (re.error, FutureWarning):
        return
    if all(low < high for (low, high), *_ in expected):
        assert [found.regs for found in patterns.finditer(pattern, text, start)] == expected


@pytest.mark.parametrize(
    ("pattern", "end"),
    [
        ("(?<=[甲(|])(?<!乙)丙|丁", 0),
        ("(?<=[甲(|])(?<!乙)(?:丙|丁){1,2}", 16),
        ("(?<=甲)?乙", 0),
        ("甲(?<=甲)乙", 0),
    ],
)
def test_only_lookbehinds_that_bind_the_whole_pattern_are_parted_from_it(pattern: str, end: int) -> None:
    assert looks_behind(pattern) == end


def test_a_pattern_that_matches_nothing_at_the_end_of_the_text_comes_to_an_end() -> None:
    assert [found.span() for found in patterns.finditer("(?<=甲)乙?", "甲乙甲")] == [(1, 2), (3, 3)]
