"""Dates and times of day are read in every form, and impossible ones are recognised as impossible."""

from __future__ import annotations

from datetime import date

import pytest

from .reading import figures

POSSIBLE = {
    "2024年3月5日": (2024, 3, 5),
    "2024 年 3 月 5 日": (2024, 3, 5),
    "２０２４年３月５日": (2024, 3, 5),
    "2024年03月05日": (2024, 3, 5),
    "2024-03-05": (2024, 3, 5),
    "2024-3-5": (2024, 3, 5),
    "2024.3.5": (2024, 3, 5),
    "2024/3/5": (2024, 3, 5),
    "二〇二四年三月五日": (2024, 3, 5),
    "二○二四年十二月三十一日": (2024, 12, 31),
    "二零二四年二月二十九日": (2024, 2, 29),
    "24年3月5日": (2024, 3, 5),
    "1949年10月1日": (1949, 10, 1),
    "2024年2月29日": (2024, 2, 29),
    "3月5日": (None, 3, 5),
    "2月29日": (None, 2, 29),
    "2024年3月": (2024, 3, None),
    "3月": (None, 3, None),
    "三月五日": (None, 3, 5),
    "12月": (None, 12, None),
}
IMPOSSIBLE = (
    "2024年2月30日",
    "2023年2月29日",
    "2024年6月31日",
    "2024年13月",
    "2024年13月5日",
    "2024年0月5日",
    "2024年3月32日",
    "2024年3月0日",
    "2024-02-30",
    "2024.4.31",
    "2024/13/1",
    "2月30日",
    "6月31日",
    "13月5日",
    "二〇二四年二月三十日",
    "1900年2月29日",
    "4月31日",
    "四月三十一号",
    "24年2月30日",
)


@pytest.mark.parametrize(("words", "parts"), POSSIBLE.items())
@pytest.mark.parametrize("sentence", ["{}", "平川市于{}召开会议，", "（{}）"])
def test_a_date_is_read(words: str, parts: tuple[int | None, ...], sentence: str) -> None:
    (fact,) = figures(sentence.format(words)).dates
    year, month, day = parts
    assert (fact.text, fact.year, fact.month, fact.day) == (words, year, month, day)
    assert fact.possible
    whole = year is not None and month is not None and day is not None
    assert fact.value == (date(year or 0, month or 0, day or 0) if whole else None)


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_an_impossible_date_is_recognised(words: str) -> None:
    (fact,) = figures(f"会议于{words}召开。").dates
    assert fact.text == words
    assert not fact.possible
    assert fact.value is None


@pytest.mark.parametrize("between", ["至", "—", "、", "和"])
def test_an_impossible_day_is_recognised_behind_another_of_its_month(between: str) -> None:
    first, second = figures(f"会议于4月28日{between}31日召开。").dates
    assert (first.text, first.possible) == ("4月28日", True)
    assert (second.text, second.month, second.day, second.possible) == ("31日", 4, 31, False)


@pytest.mark.parametrize(
    "words",
    [
        "2024年5月19日25时",
        "2024年5月19日上午25时",
        "2024年5月19日23时60分",
        "2024年5月19日24时30分",
        "8时75分",
    ],
)
def test_an_impossible_time_is_recognised_behind_a_day_or_a_half_of_it(words: str) -> None:
    (fact,) = figures(f"上午{words}开会。").dates
    assert fact.text == words
    assert not fact.possible


def test_the_end_of_a_day_is_possible() -> None:
    (fact,) = figures("2024年5月19日24时截止。").dates
    assert (fact.hour, fact.minute, fact.possible) == (24, 0, True)


def test_what_may_be_a_length_of_time_is_no_time_of_day() -> None:
    found = figures("全程历时25时30分。")
    assert (found.dates, found.quantities) == ((), ())


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [
        ("3时35分", 3, 35),
        ("9:30", 9, 30),
        ("9：30", 9, 30),
        ("9点30分", 9, 30),
        ("3点半", 3, 30),
        ("18:00", 18, 0),
    ],
)
def test_a_time_of_day_is_read(words: str, hour: int, minute: int) -> None:
    (fact,) = figures(f"会议于上午{words}开始。").dates
    assert (fact.text, fact.hour, fact.minute) == (words, hour, minute)
    assert (fact.year, fact.month, fact.day, fact.value) == (None, None, None, None)


@pytest.mark.parametrize(
    "words", ["2024年5月19日3时35分", "2024年5月19日上午3时35分", "2024-05-19 3:35", "2024年5月19日 03:35:10"]
)
def test_a_date_with_a_time_is_one_fact(words: str) -> None:
    (fact,) = figures(f"{words}发生地震。").dates
    assert (fact.text, fact.value, fact.hour, fact.minute) == (words, date(2024, 5, 19), 3, 35)


def test_days_listed_after_a_date_share_its_month() -> None:
    found = figures("2024年6月27日、28日，县司法局组织培训。")
    assert [fact.value for fact in found.dates] == [date(2024, 6, 27), date(2024, 6, 28)]
    assert found.quantities == ()


@pytest.mark.parametrize("words", ["比例为1:20", "25:70", "2.5", "3月龄", "1.2.3", "30日内", "2024年"])
def test_what_is_no_date(words: str) -> None:
    assert [fact.text for fact in figures(f"其中{words}。").dates] == []


def test_a_duration_is_no_date() -> None:
    found = figures("征求意见期限不少于30日，自受理之日起15日内办结，历时3年。")
    assert found.dates == ()
    assert [quantity.text for quantity in found.quantities] == ["不少于30日", "15日内", "3年"]
