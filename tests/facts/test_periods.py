"""Stretches of time are read with their first and last day."""

from __future__ import annotations

from datetime import date

import pytest

from .reading import figures

PERIODS = {
    "2024年": "2024-01-01 2024-12-31",
    "2024年度": "2024-01-01 2024-12-31",
    "二〇二四年": "2024-01-01 2024-12-31",
    "2021—2025年": "2021-01-01 2025-12-31",
    "2021-2025年": "2021-01-01 2025-12-31",
    "2021～2025年": "2021-01-01 2025-12-31",
    "2021年至2025年": "2021-01-01 2025-12-31",
    "2022年—2026年": "2022-01-01 2026-12-31",
    "2024年1—6月": "2024-01-01 2024-06-30",
    "2024年1月至6月": "2024-01-01 2024-06-30",
    "2023年11月至2024年2月": "2023-11-01 2024-02-29",
    "2024年11月至次年3月": "2024-11-01 2025-03-31",
    "1—6月": "- -",
    "2024年3月5日至8日": "2024-03-05 2024-03-08",
    "2024年3月5日至4月8日": "2024-03-05 2024-04-08",
    "2024年12月30日至2025年1月3日": "2024-12-30 2025-01-03",
    "3月5日至8日": "- -",
    "2024年上半年": "2024-01-01 2024-06-30",
    "2024年下半年": "2024-07-01 2024-12-31",
    "上半年": "- -",
    "2024年第一季度": "2024-01-01 2024-03-31",
    "2024年四季度": "2024-10-01 2024-12-31",
    "2024年前三季度": "2024-01-01 2024-09-30",
    "第一季度": "- -",
    "前三季度": "- -",
    "“十四五”时期": "2021-01-01 2025-12-31",
    "“十四五”": "2021-01-01 2025-12-31",
    "十五五时期": "2026-01-01 2030-12-31",
    "“十三五”期间": "2016-01-01 2020-12-31",
    "“八五”普法": "2021-01-01 2025-12-31",
    "“七五”普法": "2016-01-01 2020-12-31",
    "2021年以来": "2021-01-01 -",
}


@pytest.mark.parametrize(("words", "ends"), PERIODS.items())
def test_a_period_is_read(words: str, ends: str) -> None:
    (fact,) = figures(f"全县{words}推进工作。").periods
    assert fact.text == words
    first, last = (None if end == "-" else date.fromisoformat(end) for end in ends.split())
    assert (fact.start, fact.end) == (first, last)
    assert not fact.turned
    assert not fact.cumulative


@pytest.mark.parametrize(
    "words", ["2025—2021年", "2024年6月至1月", "2024年12月30日至1月3日", "2025年3月至2024年2月"]
)
def test_a_period_that_ends_before_it_starts_is_turned(words: str) -> None:
    (fact,) = figures(f"实施期为{words}。").periods
    assert fact.turned


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("截至2024年12月31日", date(2024, 12, 31)),
        ("截至2024年底", date(2024, 12, 31)),
        ("截至2024年6月", date(2024, 6, 30)),
        ("截至12月31日", None),
        ("截至目前", None),
        ("累计", None),
    ],
)
def test_a_cumulative_period_is_open_at_its_start(words: str, end: date | None) -> None:
    (fact,) = figures(f"{words}办理案件80件。").periods
    assert (fact.text, fact.start, fact.end, fact.cumulative) == (words, None, end, True)


def test_periods_inside_titles_are_read() -> None:
    (fact,) = figures("印发《平川市法治建设规划（2021—2025年）》。").periods
    assert fact.text == "2021—2025年"


@pytest.mark.parametrize(
    "words", ["“九五”", "“十五”", "九五至尊", "20212025年", "GB/T 2015-2020", "电话2021-20251234"]
)
def test_what_is_no_period(words: str) -> None:
    assert figures(f"其中{words}。").periods == ()
