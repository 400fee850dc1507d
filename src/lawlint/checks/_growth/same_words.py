"""Whether two figures are said in the same words but for their time: 2023年查处案件20件，2024年案件数增至70件."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._bases import is_base
from lawlint.facts.model import Term


def same_subject(one: Term, two: Term) -> bool:
    """Whether what stands before 较, 比 (较上年的12件) names nothing that the first figure does not count."""
    words = re.split("[比较与从由在]", two.wide)[0] if is_base(two) else ""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return len(words) < 2 or any(pair in one.wide for pair in pairs)


def same_words(one: Term, two: Term) -> bool:
    """Whether two figures of two years are said in the same words but for the year, and what they became (增至)."""
    times = r"20\d\d年|全年|[上去今本当]年(?:同期)?|度|[、,和]|^[而则到]+|案件$|试点期间|(?:则|仅|才|就|只)*[为是有]$|[仅只]$|:$"
    first, second = (re.sub(times, "", _arrival().sub("", each.wide)) for each in (one, two))
    elided = len(second) > 1 and first.startswith(second)  # 2023年受理应诉案件126件，2024年受理157件
    elided = elided or _counted(second, one)  # 2023年查处案件20件，2024年案件数增至70件
    return not second or elided or first.endswith(second) or second.endswith(first)


def _counted(words: str, one: Term) -> bool:
    """Whether the words are but another name for what a figure counts: 案件数, 总量."""
    return re.fullmatch("(?:案件|案|件)?总?(?:数量|数|量)", words) is not None and (
        "案" not in words or "案" in one.wide
    )


@cache
def _arrival() -> re.Pattern[str]:
    """How a figure says what it became: 则进一步增至, 下降到."""
    way = "上升|下降|增加|减少|增长|提高|提升|降低|回落|攀升|扩大|压减|压缩|缩减|上涨|[增减升降]"
    manner = "[则已又均也]|进一步|继续|大幅|迅速|快速|明显|逐步"
    return re.compile(f"(?:{manner})*(?:(?:{way})(?:至|到|为)|达到?|变为)了?$")
