"""Words around a cited law that say of which time the sentence speaks: 草案, 废止, 新修订的, 施行以来."""

from __future__ import annotations

import re
from functools import cache


@cache
def ahead() -> re.Pattern[str]:
    """Words of sentences that speak of a law to come: 草案, 征求意见."""
    return re.compile(
        "草案|编纂|征求意见|起草|送审|立法|审议|即将|将于|拟|出台后|待.{0,8}(?:出台|施行|修订)|准备|筹备|平稳(?:衔接|过渡)"
    )


@cache
def looking_back() -> re.Pattern[str]:
    """Words of sentences that speak of a law of former times: 废止, 原, 行为发生时."""
    return re.compile(
        "(?<![平草高])原(?![则因告料来有])|废止|失效|取代|替代|代替|修订前|当时|历史|回顾|旧|此前|曾|同时停止|下架|清退|行为发生时|施行前"
    )


@cache
def revised() -> re.Pattern[str]:
    """Words that call the law behind them new: 新修订的《…》."""
    return re.compile("(?:新修订|新修正|新修改|最新修订|修订后|修正后|修改后)的?$")


@cache
def in_force() -> re.Pattern[str]:
    """Words behind a law that is in force: 《…》施行以来."""
    return re.compile("(?:正式|颁布|公布)?(?:施行|实施|生效)(?:以来|以后|之后|后)")


@cache
def says_when() -> re.Pattern[str]:
    """Words that tell the day themselves: 学习2026年1月1日起施行的新修订《…》."""
    return re.compile("日起(?:正式)?(?:施行|实施|生效)的")


@cache
def by_it() -> re.Pattern[str]:
    """Words before a law that is carried out: 按照新修订的《…》."""
    return re.compile(
        "(?:按照|依照|依据|根据|适用|严格执行|全面执行|全面实施|施行|实施)[^,;:。]{0,2}(?:新|最新|修)"
    )
