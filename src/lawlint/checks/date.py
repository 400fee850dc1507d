"""Dates that cannot be, or do not fit the year of the report.  ``test`` says what is looked at.

``calendar``: a day that no calendar has (2月30日, “3·51”), or that is another day of the week (2024年12月4日（星期四）).

``turned``: a period whose end is before its start (2025—2021年), both ends with their years.

``length``: a plan of so many years whose years say otherwise (三年规划（2022—2026年）).  Three years may
touch four calendar years, so one year more is not judged.

``span``: a stretch of time that is not as long as the text says (9月1日至11月30日，开展为期两个月的整治).  First and
last day may be counted or not, working days may be meant, and a few days more or less are let pass.
Also years that are counted (连续四年（2020—2024年）, 2021年以来的6年间) or belong to a plan (“十四五”期间（2021—2026年）,
2024年是“十四五”的第三年), or of which a row names one twice (2020年86件、2022年91件、2022年97件、2023年99件),
steps of one matter in the wrong order (6月20日受理，6月12日作出决定), and how long it took between two of them.

``signature``: the date below the report.  ``early``: on or before the last day of the year reported on;
``late``: on or after 1 April of the next year, when it had to be public; ``upward``: after 1 March, when
governments from county to prefecture level report to the level above; ``first-quarter``: after 31 March, for
the years before ``since``.

``headings``: first-level headings that begin with a year.  ``plan``: a heading of the plan without the next
year; ``past``: a heading of results with another year than the report's; ``title``: all headings speak of
the year before the one in the title.

``plans``: a paragraph of the plan that begins with the year reported on and tells what will be done.

``opening``: the first paragraph names another year than the title (2023年，…… or 现将2023年……报告如下).  Where the
signature, or the heading of the plan, agrees with the paragraph, it is the title that is wrong, and everything
else is held against the year of the paragraph.

``after``: a sentence before the plan that begins with a time after the signature, or with a later year that
was not over when the report was written, and tells of it as past.  Without signature a report counts as
written by the end of June.  ``title``: the whole text speaks of one later year.

``compared``: a year compared with itself (2024年受理97件，比2024年增长51.6%).  ``covered``: the days that the
figures cover are not those of the year in the title.

``headings``, ``plans`` and ``after`` need the table ``parts`` with the parts ``plan`` and ``achievements``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from lawlint.checks._date import (
    after,
    apart,
    compared,
    days_later,
    opening,
    order,
    quoted,
    report,
    span,
    text,
    weekday,
    year_of_plan,
    year_twice,
    years,
)
from lawlint.checks._parts import Part
from lawlint.checks.base import Complaint, Observation, Observations, Reading
from lawlint.finding import Words
from lawlint.lean import dataclass

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

PLACEHOLDERS = ("found", "expected", "year")
CASES = ("early", "late", "upward", "first-quarter", "plan", "past", "title")


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: date`` rule."""

    test: Literal[
        "calendar",
        "turned",
        "length",
        "span",
        "signature",
        "headings",
        "plans",
        "opening",
        "after",
        "compared",
        "covered",
    ]
    """检查什么。 / What is looked at."""
    since: int = 0
    """4月1日公开的要求自哪个报告年度起适用。 / First report year that had to be public by 1 April."""
    parts: tuple[Part, ...] = ()
    """报告各部分，headings、plans、after 用。 / The parts of the report, for headings, plans, after."""


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A test that needs the parts of the report without them."""
    lacking = {"plan", "achievements"} - {part.id for part in params.parts}
    if params.test in ("headings", "plans", "after") and lacking:
        named = "、".join(sorted(lacking))
        words = Words(
            f"{params.test} 需要 parts 中有 {named}",
            f"{params.test} needs parts with {', '.join(sorted(lacking))}",
        )
        yield Complaint(("parts",), words)


def check(params: Params, reading: Reading) -> Observations:
    """Problems of the chosen test; ``Held`` at what is in order."""
    document, facts = reading.document, reading.facts
    if params.test == "calendar":
        return (
            *text.calendar(document, facts.dates),
            *quoted.quoted_days(document),
            *weekday.weekdays(document, facts.dates),
        )
    if params.test == "turned":
        return text.turned(document, facts.periods)
    if params.test == "length":
        return text.length(document, facts.periods)
    if params.test == "span":
        return _spans(reading)
    if params.test == "signature":
        return report.signature(document, params.since)
    if params.test == "headings":
        return report.headings(document, params.parts)
    if params.test == "plans":
        return report.plans(document, params.parts)
    if params.test == "after":
        return after.after(reading, params.parts)
    if params.test == "compared":
        return compared.compared(document)
    if params.test == "covered":
        return compared.covered(document)
    return opening.opening(document)


def _spans(reading: Reading) -> Iterator[Observation]:
    yield from span.lasting(reading.document)
    yield from order.out_of_order(reading.document)
    yield from apart.days_apart(reading.document, reading.facts.dates)
    yield from days_later.days_later(reading.document)
    yield from years.years_counted(reading.document)
    yield from years.years_since(reading.document)
    yield from years.years_taken(reading.document)
    yield from years.plan_years(reading.document)
    yield from year_twice.years_twice(reading.document)
    yield from year_of_plan.year_of_plan(reading.document)
