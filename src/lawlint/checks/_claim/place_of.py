"""Places behind the last of those that are ranked: 在11个县(市、区)考核中位列第12位; 居全市12个县区第13位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.numerals import value
from lawlint.finding import Reasoning, Span, Words


def places(figures: Figures, case: str) -> Iterator[Observation]:
    """Every 第N位 behind the number of those that are ranked."""
    text = figures.reading.document.folded
    if "第" not in text or ("个" not in text and "家" not in text):
        return
    for found in (each for pattern in _ranked() for each in pattern.finditer(text)):
        many, place = value(found["many"]), value(found["place"])
        if many is None or place is None or many < 2 or _of_others().search(found["mid"]):
            continue
        if _of_those_placed(text, found):
            continue
        span = Span(found.start("said"), found.end())
        if place <= many:
            yield Held(span, "rank")
            continue
        shown, all_of = span.of(figures.reading.document.text), found["many"] + found["thing"]
        words = Words(f"参加排名的只有{all_of}", f"only {found['many']} are ranked")
        yield Problem(
            span,
            Words(
                f"“{shown}”与文中数据不符：{words.zh}", f"“{shown}” does not go with the figures: {words.en}"
            ),
            case,
            {"claim": shown, "figure": all_of},
            Reasoning((all_of, shown), words),
            key=all_of + shown,
        )


def _of_those_placed(text: str, found: re.Match[str]) -> bool:
    """Whether the number counts those that have places (2个案例分别排名第5位、第8位), or is the last of several that add up
    (12个部门和8个乡镇中).
    """
    behind = re.match("[、和及与]第", text[found.end() : found.end() + 2])
    before = re.search(
        "\\d[个家][^,;。:\\d]{1,10}[、和及与]$", text[max(found.start() - 14, 0) : found.start()]
    )
    return behind is not None or before is not None or "分别" in found["mid"]


@cache
def _ranked() -> tuple[re.Pattern[str], ...]:
    number = "\\d{1,3}|[一二三四五六七八九十百]{1,5}"
    many = f"(?<![\\d第一二三四五六七八九十百千万余多.])(?P<many>{number})"
    many += "(?P<thing>[个家][^,;。:\\d()第]{1,6}?)(?:\\([^()]{0,12}\\))?"
    place = f"(?P<said>第(?P<place>{number})(?:[位名]|(?=[的,;。])))(?![\\u4e00-\\u9fff]{{0,2}}至)"
    verb = "(?:排名|排位|排在|排|位列|位居|名列|位次|居|列)[为在]?"
    return (
        re.compile(f"{many}(?P<mid>[^,;。:\\d第]{{0,16}}?(?:[中里],)?[^,;。:\\d第]{{0,6}}?){verb}{place}"),
        re.compile(f"(?:居|列|排名|排在|排)[^,;。:\\d第]{{0,6}}{many}(?P<mid>[^,;。:\\d第]{{0,6}}?){place}"),
    )


@cache
def _of_others() -> re.Pattern[str]:
    """What has others than those ranked: 12个市的区县中排名第15位."""
    return re.compile(
        "所属|下属|下辖|所辖|辖[内区]|的(?!考核|考评|评|测评|排名|综合|年度|测|竞赛|比赛|同类|绩效)"
    )
