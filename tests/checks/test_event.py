"""Events spoken of before they took place, by report year, day of signature and part of the report."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint import facts
from lawlint.checks import event, plan_period
from lawlint.checks.base import Held, Problem, Reading
from lawlint.checks.event import Congress, Event, Params
from lawlint.checks.plan_period import Plan
from lawlint.document import read
from lawlint.rules.vocabulary import build
from lawlint.rules.vocabulary_form import VocabularyForm

from .passages import reading

TABLE = Params(
    congresses=(
        Congress("十九", date(2017, 10, 18), (date(2017, 10, 25), date(2018, 1, 18), date(2018, 2, 26))),
        Congress("二十", date(2022, 10, 16), (date(2022, 10, 23), date(2023, 2, 26), date(2024, 7, 15))),
    ),
    events=(
        Event("习近平法治思想", date(2020, 11, 16)),
        Event("中央全面依法治国工作会议", date(2020, 11, 16), cue=True),
    ),
)


def said(text: str, year: int | None, signed: date | None = None) -> list[tuple[str, str]]:
    seen = event.check(TABLE, reading(text, year=year, signed=signed))
    return [(each.span.of(text), each.case) for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize(
    ("text", "year", "signed", "expected"),
    [
        ("贯彻党的二十大精神。", 2021, date(2022, 2, 1), [("二十大", "before")]),
        ("贯彻党的二十大精神。", 2020, None, [("二十大", "undated")]),
        ("贯彻党的二十大精神。", 2021, None, [("二十大", "undated")]),
        ("贯彻党的二十届二中全会精神。", 2022, None, [("二中", "after-year")]),
        ("贯彻党的二十大精神。", None, None, []),
        ("贯彻党的二十大精神。", 2022, None, []),
        ("贯彻党的二十届二中、三中全会精神。", 2023, date(2024, 2, 1), [("三中", "before")]),
        ("贯彻党的二十届二中、三中全会精神。", 2024, date(2025, 2, 1), []),
        ("贯彻党的二十届二中全会和三中全会精神。", 2023, date(2024, 2, 1), [("三中", "before")]),
        ("贯彻党的二十届四中全会精神。", 2024, None, []),  # not in this table: some time after the third
        ("贯彻党的二十届四中全会精神。", 2023, None, [("四中", "undated")]),
        ("贯彻党的二十届四中全会精神。", 2023, date(2024, 2, 1), [("四中", "before")]),
        ("贯彻党的十九届三中、四中全会精神。", 2023, None, [("四中", "none")]),
        ("贯彻党的十九届历次全会精神。", 2018, None, []),
        ("贯彻党的二十届历次全会精神。", 2022, date(2022, 12, 20), [("二十届历次全会", "count")]),
        ("贯彻党的二十届历次全会精神。", 2022, date(2023, 3, 20), []),
        ("学习习近平法治思想。", 2018, None, [("习近平法治思想", "undated")]),
        ("贯彻中央全面依法治国工作会议精神。", 2018, None, [("中央全面依法治国工作会议", "undated")]),
        ("筹备中央全面依法治国工作会议。", 2018, None, []),
    ],
)
def test_time_of_an_event(
    text: str, year: int | None, signed: date | None, expected: list[tuple[str, str]]
) -> None:
    assert said(text, year, signed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "迎接党的二十大胜利召开，落实各项部署。",
        "做好党的二十大安保工作。",
        "学习市委二十届二中全会精神。",
        "学习团的二十大精神、中国工会二十大精神。",
        "实施二十大重点工程。",
        "列出第二十届三中全会报告。",
    ],
)
def test_looking_forward_and_other_bodies(text: str) -> None:
    assert said(text, 2010) == []


def test_one_problem_for_one_event_with_its_other_places() -> None:
    text = "贯彻党的二十大精神。学习二十大精神。宣讲二十大报告。"
    seen = [each for each in event.check(TABLE, reading(text, year=2020)) if isinstance(each, Problem)]
    assert [len(each.related) for each in seen] == [2]


def test_events_in_time_are_held() -> None:
    seen = list(event.check(TABLE, reading("贯彻党的二十大精神。", year=2023)))
    assert [type(each) for each in seen] == [Held]


PLANS = plan_period.Params(
    plans=(Plan(("“七五”普法",), 2016, 2020), Plan(("“九五”普法",), 2026, 2030)), titles=True
)
REPORT = """平川县2024年法治政府建设年度报告
一、主要举措和成效
{done}
二、存在的不足和原因
部分文件把关不严，原因在于培训不够。
三、{year}年工作安排
{plan}
"""


def plans(done: str = "完成任务。", plan: str = "再接再厉。", year: int = 2025) -> list[str]:
    document = read(REPORT.format(done=done, plan=plan, year=year).encode(), "report.txt")
    vocabulary = build(VocabularyForm())
    seen = plan_period.check(PLANS, Reading(document, facts.extract(document, vocabulary), vocabulary))
    return [each.case for each in seen if isinstance(each, Problem)]


@pytest.mark.parametrize(
    ("done", "plan", "year", "expected"),
    [
        ("落实“七五”普法规划。", "", 2025, ["late"]),
        ("“七五”普法期间荣获表彰。", "", 2025, []),
        ("落实“九五”普法规划。", "", 2025, ["early"]),
        ("谋划“九五”普法规划编制。", "", 2025, []),
        ("", "落实“九五”普法规划。", 2026, []),  # the plan names its own year
        ("", "落实“九五”普法规划。", 2025, ["early"]),
        ("落实《平川县普法方案（2021—2023年）》。", "", 2025, ["stale"]),
        ("落实《平川县普法方案（2021—2022年）》。", "", 2025, ["late"]),
        ("落实《平川县普法方案（2021—2025年）》。", "落实《平川县普法方案（2021—2025年）》。", 2025, []),
        ("印发《平川县普法方案（2025—2027年）》。", "", 2025, []),
        ("落实《平川县普法方案（2025—2027年）》。", "", 2025, []),  # issued, and begun, before its first year
        ("落实《平川县普法方案（2025—2021年）》。", "", 2025, []),  # turned years are another rule's business
    ],
)
def test_plans_and_their_years(done: str, plan: str, year: int, expected: list[str]) -> None:
    assert plans(done, plan, year) == expected
