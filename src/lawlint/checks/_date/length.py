"""How long something is said to last: 为期两个月, 历时半年, 有效期5年, 三个月（4月1日至…）, 百日行动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from lawlint.facts.dates import number
from lawlint.finding import Span
from lawlint.lean import dataclass

_HALF = Fraction(1, 2)
_BEFORE = 5
"""Characters of a numeral before 月 and the like."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long something is said to last; ``legal``: counted to the day; ``some``: it may be but some of the stretch
    (连续三天).
    """

    span: Span
    size: Fraction
    unit: str
    legal: bool
    nominal: bool
    some: bool = False


_NUMERAL = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4}|半)"


@cache
def _hint() -> re.Pattern[str]:
    """Words at a length; each begins with a letter of its own, so that looking for them costs little."""
    return re.compile(
        r"为期|历时|持续|连续|共|有效|试用|公示|公告|服务|聘任|聘用|合同|建设期|任期|期限|工期|用|耗时|集中|日,|月,|止,|百日"
        r"|月\(|周\(|年\(|天\(|月的?时间|周的?时间|年的?时间|天的?时间|月期限|年期限"
    )


@cache
def _length() -> re.Pattern[str]:
    cue = (
        "为期|历时|持续(?:开展)?|连续|共计|共|(?:有效|试用|公示|公告|服务|聘任|聘用|合同|建设|任)期(?:限)?(?:为|是)?|期限(?:为|是)?"
        r"|工期|用时|耗时|利?用(?=[^,;。:(]{1,5}时间)|集中(?=[^,;。:(]{1,5}(?:时间)?\()|[日月止],"
    )
    return re.compile(
        rf"(?P<cue>{cue})(?:了|为|达)?(?P<n>{_NUMERAL})(?P<unit>个月|个半月|周年|周|星期|年|天|日)(?P<half>半)?"
        rf"(?![多余左约近以初末内前后]|工作)|(?P<beside>(?<![0-9一二三四五六七八九十百两近约第后前超每]){_NUMERAL})"
        r"(?P<its>个月|个半月|周|年|天)(?:的?时间|期限)?(?=\((?:自|从|即|指)?(?:20\d\d年|\d{1,2}月))"
        r"|(?<![近约第])(?P<hundred>百日)(?=[“”]?(?:攻坚|行动|整治|会战|大战|专项|集中|清零|竞赛|冲刺|提升|活动))"
    )


def lengths(text: str) -> Iterator[Length]:
    """Every length of the text, in order."""
    seen: set[int] = set()
    for hint in _hint().finditer(text):
        starts = (_length().match(text, at) for at in range(max(hint.start() - _BEFORE, 0), hint.start() + 1))
        found = next(filter(None, starts), None)
        if found is None or found.end() in seen:
            continue
        seen.add(found.end())
        if found["hundred"]:
            yield Length(Span(*found.span("hundred")), Fraction(100), "天", legal=False, nominal=True)
            continue
        if re.search("[近约超逾过足]$", text[max(found.start() - 3, 0) : found.start()]):
            continue
        group, unit = ("n", found["unit"]) if found["n"] else ("beside", found["its"])
        size = _HALF if found[group] == "半" else Fraction(number(found[group].replace("两", "二")) or 0)
        if unit == "个半月" or found["half"]:
            size += _HALF
        unit = {"个月": "月", "个半月": "月", "周年": "年", "星期": "周", "日": "天"}.get(unit, unit)
        span = Span(
            found.start(group), found.end("half" if found["half"] else "unit" if found["n"] else "its")
        )
        if size:
            legal, some = "期限" in found[0] or "效期" in found[0], found["cue"] == "连续"
            yield Length(span, size, unit, legal=legal, nominal=False, some=some)
