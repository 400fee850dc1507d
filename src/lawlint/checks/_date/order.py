"""Steps of one matter dated in the wrong order: 2024年6月20日受理，6月12日作出决定; 9月30日启动，9月10日结束."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import DAY, MONTH, YEAR, Day, days_in, number
from lawlint.finding import Reasoning, Related, Span, Words

_AGAIN, _MONTHS_AGAIN = 300, 330
"""Days from the first step to the second in the next year from which on no year was left out; between months
(9月启动，6月结束).
"""
_COMMON = 2023
_BEGUN = "启动|开始|开工|动工|动员"
_STEPS = (
    (
        "提出申请|提交申请|申请|收到|收件|接到|接诉",
        "受理|立案|办结|答复|回复|作出|送达|批复|办理完毕|转办|达成[一和调协][致解议]",
    ),
    (
        "受理|立案|登记",
        "作出|办结|审结|结案|答复|回复|送达|批复|办理完毕|终止|撤回|开庭|宣判|判决|达成[一和调协][致解议]|制作调解书",
    ),
    ("开庭|审理", "宣判|判决|裁定|送达|结案|审结"),
    ("交办|转办|下发|派单|移送|督办", "办结|反馈|完成|整改到位|整改完成|销号|结案|答复|回复"),
    (
        _BEGUN,
        "结束|完成|完工|竣工|收官|验收|通过验收|通过[^,。;:、0-9]{2,8}[评验认][估收定审]|收尾|闭幕|交付|截止|终止",
    ),
    ("开幕", "闭幕|结束"),
    ("公示|公告", "期满|结束|届满"),
    ("征求意见|公开征求意见|起草|送审", "审议通过|审议|印发|公布|发布|出台|施行"),
    ("审议通过|讨论通过|通过", "印发|公布|发布|施行|实施"),
    ("签订|签约", "到期|履行完毕|竣工|完工"),
    ("报名", "考试|开考"),
    ("发现|查出|通报", "整改到位|整改完成|完成整改|销号"),
)
"""What is done first, and what cannot be done before it."""


def out_of_order(document: Document) -> Iterator[Observation]:
    """Two dated steps in neighbouring clauses; the year of the second may be left out when it is the next."""
    text = document.folded
    for found in _second().finditer(text):
        before = _first().search(text, max(found.start() - _REACH, 0), found.start())
        if before is None:
            continue
        first, last = before["verb"], found["verb"]
        ends = _ends(before, found)
        if ends is None or not any(
            re.fullmatch(one, first) and re.match(other, last) for one, other in _STEPS
        ):
            continue
        place = Span(*found.span("date"))
        again = _AGAIN if before["d"] and found["d"] else _MONTHS_AGAIN
        again = 0 if before["y"] and found["y"] else again
        if not _wrong(*ends, again):
            yield Held(place, "order")
            continue
        said, then = (Span(*each.span("date")).of(document.text) for each in (before, found))
        words = Words(f"{said}{first}，不能在{then}{last}", f"{said} ({first}) is after {then} ({last})")
        related = (Related(Span(*before.span("date")), Words("前一步的时间", "the step before")),)
        values = {"found": then, "expected": ""}
        reasoning = Reasoning((f"{said}{first}", f"{then}{last}"), words)
        yield Problem(place, words, values=values, related=related, reasoning=reasoning, key=f"{said} {then}")


_WHEN = rf"(?P<date>(?:(?P<y>{YEAR})年)?(?P<m>{MONTH})月(?:(?P<d>{DAY})日)?)"
_REACH = 64
"""Characters of the first step, with what was done in between."""


@cache
def _first() -> re.Pattern[str]:
    """The first step, up to the comma; between it and the second at most what it was done by (经调查取证、集体讨论)."""
    verbs = "|".join(dict.fromkeys("|".join(one for one, _ in _STEPS).split("|")))
    by = "(?:,(?:依法)?(?:经过?|通过|历经)(?!查[,明实]|核[查实]|审理查明|调查发现)[^,。;:0-9]{2,24}){0,2}"
    return re.compile(
        rf"(?<![\d年至—~-]){_WHEN}[^,。;:、0-9至底前起]{{0,12}}?(?P<verb>{verbs})[^,。;:、0-9]{{0,10}}{by}$"
    )


@cache
def _second() -> re.Pattern[str]:
    """The second step, from the comma to the next mark."""
    verbs = dict.fromkeys("|".join(other for _, other in _STEPS).split("|"))
    longest = "|".join(sorted(verbs, key=len, reverse=True))
    objects = (
        "(?:(?:行政)?(?:处罚|许可|复议|处理|强制)?决定书?|判决|裁定|意见|批复|完毕|(?:全部|整改)?任务|整改)"
    )
    return re.compile(
        rf"[,、](?:并|又|后)?(?:(?:经|双方)[^,。;:、0-9]{{0,10}})?[于在至到]?(?:同年|当年)?{_WHEN}[^,。;:、0-9至底前起次的已]{{0,8}}?(?P<verb>{longest})"
        rf"了?{objects}?(?=[,。;)\n]|$)"
    )


def _ends(before: re.Match[str], found: re.Match[str]) -> tuple[date, date] | None:
    """The first day of the first date and the last day of the second."""
    year = number(before["y"]) or number(found["y"]) or _COMMON
    year2 = number(found["y"]) or year
    month, month2 = number(before["m"]), number(found["m"])
    day, day2 = number(before["d"]), number(found["d"])
    if not month or not month2:
        return None
    if not Day(0, year, month, day).possible or not Day(0, year2, month2, day2).possible:
        return None
    return date(year, month, day or 1), date(year2, month2, day2 or days_in(year2, month2))


def _wrong(first: date, last: date, again: int) -> bool:
    """Whether the second step ends before the first begins, and would be ``again`` days behind it a year later."""
    if last >= first:
        return False
    return not again or (last.replace(year=last.year + 1, day=min(last.day, 28)) - first).days >= again
