"""Parts that are what each year brought: 其中2021年28.5万元、2022年36.4万元; 2021年至2024年出台39件，2025年出台18件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import dataclass

_RECURRING = frozenset({"person", "household", "organisation", "department", "place", "piece"})
"""Families of what may have been counted in each of several years."""


@dataclass(frozen=True, slots=True)
class Years:
    """Members that count what years of their own brought; ``every``: all years of the whole; ``new``: so say their verbs."""

    every: bool
    new: bool


def of_years(figures: Figures, whole: Term, members: Sequence[Term]) -> Years | None:
    """How the members are what each year brought; None where they are not, or where the same may come again."""
    leads = [term.lead.removeprefix("其中") for term in members]
    found = [_years().fullmatch(lead) for lead in leads]
    new = all(_new_in_year().match(lead) for lead in leads)
    recurring = figures[whole].unit.family in _RECURRING and _came_once().search(whole.lead) is None
    years: list[int] = []
    for each in found:
        if each is None or (not new and (recurring or _stock().search(each["verb"]))):
            return None
        first, last = int(each["first"]), int(each["last"] or each["first"])
        years.extend(range(first, last + 1) if last - first < _MOST else ())
    if len({each["verb"] for each in found if each and each["verb"]}) > 1:
        return None  # 2023年受理36件、2024年审结41件
    apart = len(members) > 1 and len({*years}) == len(years) >= len(members)
    if not apart or _stock().search(whole.lead.replace("累计", "")):
        return None
    return Years(not recurring and _all_years(figures, whole, years), new)


_MOST = 20  # years of one range


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        "(?:于|在)?(?P<first>20\\d\\d)年?(?:(?:[至到—~-]|--)+(?P<last>20\\d\\d)年?)?度?(?<=[年度])(?P<verb>[\u4e00-\u9fff]{0,8})"
    )


@cache
def _new_in_year() -> re.Pattern[str]:
    return re.compile(
        "(20[0-9]{2})年度?(?:当年)?(?:新|创建|评定|评选|认定|命名|制定|出台|修订|立案|受理|收到)"
    )


@cache
def _came_once() -> re.Pattern[str]:
    """What comes into being in one year only: 累计新建站点118个."""
    return re.compile("新[建增设立创]")


@cache
def _stock() -> re.Pattern[str]:
    """What there is at some time, or what may have begun before the year that is named."""
    return re.compile(
        "[末底初]|现有|在册|在岗|在矫|在教|余额|存量|结余|累计|总[数量]|平均|均|同比|环比|[增减升降]|目标|计划|预算|到期|有效"
    )


def _all_years(figures: Figures, whole: Term, years: Sequence[int]) -> bool:
    """Whether the whole is of as many years in a row: 五年累计投入187.5万元; 2021年至2025年; “十四五”以来, up to that of the
    report.
    """
    if sorted(years) != list(range(min(years), max(years) + 1)):
        return False
    if max(years) == figures.reading.document.identity.year and min(years) == _since(figures, whole):
        return True
    said = re.search("(20\\d\\d)年?(?:[至到—~-]|--)+(20\\d\\d)年", whole.wide)
    if said is not None:
        return (int(said[1]), int(said[2])) == (min(years), max(years))
    number_of = figures.quantities[whole.index - 1] if whole.index else None
    beside = number_of is not None and figures.span(whole).start - number_of.span.end == len(whole.wide)
    if number_of is None or not beside or number_of.unit.name != "年":
        return False
    return number_of.exact and number_of.printed == len(years)


_REACH = 40
"""Characters before a figure in which the time since which it counts is named."""
_PLANS = {"三": 2016, "四": 2021, "五": 2026}


def _since(figures: Figures, whole: Term) -> int | None:
    """The first year of what a figure counts: 2021 of “十四五”以来，累计新建118个, 2022 of 2022年以来."""
    text, start = figures.reading.document.folded, figures.span(whole).start
    said = re.split("[。;\n]", text[max(0, start - _REACH) : start])[-1]
    found = _from_then_on().match(said.strip())
    if found is None:
        return None
    return int(found["year"]) if found["year"] else _PLANS[found["plan"]]


@cache
def _from_then_on() -> re.Pattern[str]:
    return re.compile(
        "(?:自|从)?(?:“?十(?P<plan>[三四五])五”?(?:以来|期间|时期)|(?P<year>20\\d\\d)年(?:以来|起))[,一-鿿]"
    )
