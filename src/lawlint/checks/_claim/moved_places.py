"""Places moved by another number than the two places say: 由第7位上升到第3位，前移5位; 居第3位，比上年的第7位前移5位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.numerals import value
from lawlint.finding import Reasoning, Span, Words


def moved_places(figures: Figures, case: str) -> Iterator[Observation]:
    """Every move of one place to another that is said in places, too."""
    document = figures.reading.document
    if "第" not in document.folded or not any(unit in document.folded for unit in ("位", "名")):
        return
    for found in (each for pattern in _moved() for each in pattern.finditer(document.folded)):
        one, two, by = (value(found[name]) for name in ("one", "two", "by"))
        if one is None or two is None or by is None or _two_times().search(found[0]):
            continue
        if len(set(re.findall("全[国省市州县区]", found[0]))) > 1:
            continue  # 从全省第36位升至第28位，全市排名上升2位
        span = Span(found.start("said"), found.end("said"))
        if abs(one - two) == by:
            yield Held(span, "rank")
            continue
        shown, places = span.of(document.text), f"第{found['one']}、第{found['two']}"
        right = abs(one - two)
        words = Words(f"{places}相差{right}", f"the two places are {right} apart")
        yield Problem(
            span,
            Words(
                f"“{shown}”与文中数据不符：{words.zh}", f"“{shown}” does not go with the figures: {words.en}"
            ),
            case,
            {"claim": shown, "figure": places},
            Reasoning((places, shown), words, nearest=(Words(str(right), str(right)),)),
            key=places + shown,
        )


@cache
def _moved() -> tuple[re.Pattern[str], ...]:
    number = "\\d{1,3}|[一二两三四五六七八九十]{1,3}"
    verb = "(?:上升|前移|提升|跃升|攀升|晋升|进位|前进|提高|升|进|下降|后移|后退|下滑|退后|倒退|回落|退|降|跌|滑落)"
    one, two = (f"第(?P<{name}>{number})[位名]?" for name in ("one", "two"))
    unit = "(?:个?位次|个?名次|位|名)"
    said = f"(?P<said>{verb}了?(?P<by>{number})个?{unit})"
    aside = "(?:同比|环比|[较比](?:上年|去年|上一年)(?:同期)?|一年|共|累计|整整|[总合]计|排名|位次|名次|全[省市县])*"
    return (
        re.compile(
            f"[由从][^,;。:第]{{0,12}}{one}[^,;。:第\\d]{{0,4}}?{verb}?[至到为][^,;。:第\\d]{{0,8}}{two},?{aside}{said}"
        ),
        re.compile(f"{two},?[较比与](?:上年|去年|上一年|20\\d\\d年)(?:同期)?的?{one}(?:相比,?)?{said}"),
    )


@cache
def _two_times() -> re.Pattern[str]:
    """由2022年的第9位升至第4位，较上年前移3位: by another time."""
    return re.compile(
        "(?:20\\d\\d年|前年|年初|首|最初|上期).*第.*第.*(?:上年|去年|上一年|同比|环比)|连续|以上|其中"
    )
