"""Laws cited in and out of their time: passed, in force, revised, replaced; and what excuses a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.checks import cited_in_time
from lawlint.checks.base import Problem
from lawlint.checks.cited_in_time import Law, Params, Replacement, Version

from .passages import reading

TABLE = Params(
    laws=(
        Law("行政复议法", (
            Version(date(2017, 9, 1), date(2018, 1, 1)),
            Version(date(2023, 9, 1), date(2024, 1, 1)),
        )),
        Law("法律援助法", (Version(date(2021, 8, 20), date(2022, 1, 1)),)),
        Law("法治政府建设实施纲要（2021—2025年）", (Version(date(2021, 8, 2), date(2021, 8, 2)),)),
    ),
    replaced=(Replacement("信访条例", "信访工作条例", date(2022, 5, 1)),),
)  # fmt: skip


def cases(text: str, year: int | None, signed: date | None = None) -> list[str]:
    seen = cited_in_time.check(TABLE, reading(text, year=year, signed=signed))
    return [each.case for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize(
    ("text", "year", "signed", "expected"),
    [
        ("宣传《法律援助法》。", 2020, date(2021, 3, 1), ["before"]),
        ("宣传《中华人民共和国法律援助法》。", 2019, None, ["undated"]),
        ("宣传《法律援助法》。", 2020, None, ["undated"]),
        ("宣传《法律援助法》。", 2021, date(2022, 1, 20), []),
        ("宣传《法律援助法》。", None, None, []),
        ("对照《法治政府建设实施纲要(2021-2025年)》落实。", 2020, date(2021, 2, 1), ["before"]),
        ("对照《法治政府建设实施纲要》落实。", 2018, date(2019, 2, 1), []),  # the one of 2015
        ("《法律援助法》施行以来，办理案件80件。", 2021, date(2022, 2, 1), ["force"]),
        ("《法律援助法》施行以来，办理案件80件。", 2022, None, []),
        ("新修订的《行政复议法》实施后，收到申请80件。", 2023, date(2024, 2, 1), ["force"]),
        ("按照新修订的《行政复议法》办理案件。", 2023, date(2024, 2, 1), ["force"]),
        ("学习新修订的《行政复议法》。", 2023, date(2024, 2, 1), []),
        ("《行政复议法》施行以来，收到申请80件。", 2019, None, []),  # an older version is in force
        ("学习新修订的《行政复议法》。", 2022, date(2023, 2, 1), ["revised"]),
        ("学习新修订的《行政复议法》。", 2018, date(2019, 2, 1), []),  # the revision of 2017
        ("贯彻《信访条例》。", 2023, None, ["replaced"]),
        ("贯彻《信访条例》。", 2022, None, []),  # in force until May
        ("贯彻省《信访条例》。", 2023, None, []),
        ("《信访条例》同时废止。", 2023, None, []),
        ("贯彻原《信访条例》的精神。", 2023, None, []),
        ("按照《信访条例》的原则办理。", 2023, None, ["replaced"]),
    ],
)
def test_time_of_a_citation(text: str, year: int | None, signed: date | None, expected: list[str]) -> None:
    assert cases(text, year, signed) == expected


@pytest.mark.parametrize("word", ["草案", "征求意见", "起草", "准备"])
def test_a_law_may_be_spoken_of_while_it_is_made(word: str) -> None:
    assert cases(f"做好《法律援助法》{word}工作。", 2019) == []


def test_a_law_without_versions_is_never_out_of_its_time() -> None:
    table = Params(laws=(Law("法律援助法", ()),))
    seen = cited_in_time.check(table, reading("宣传《法律援助法》。", year=2020))
    assert not [each for each in seen if isinstance(each, Problem)]
