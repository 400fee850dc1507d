"""What rates are called, what they are of, and the words of figures that they do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.facts.model import Term
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    of: tuple[str, ...] = ()
    """分子：出现这些词的数字。 / The numerator: words beside it."""
    base: tuple[str, ...] = ()
    """分母：出现这些词的数字；缺省为分子前面最近的同单位数字。 / The base: words beside it."""
    both: tuple[str, ...] = ()
    """分子是这些类别之和，如优良率。 / The numerator is the sum of these classes."""
    whole: bool = False
    """分子必是整数，可作整数检验。 / The numerator is a whole number of the base's units."""
    skip: bool = False
    """分母不明，不检查。 / The base is not known from the text; never checked."""


DENIALS = (
    *("应", "应当", "正在", "未", "未予", "未能", "未完成", "未全部", "未及时", "未按期", "没有", "无法"),
    *("不", "不予", "逾期", "超期", "延期"),
)
"""Before the word of a numerator: what was not done, or not yet."""


@cache
def way_of() -> re.Pattern[str]:
    """What may stand behind the names of ways in which cases end: 以调解、和解方式结案."""
    return re.compile("等?(?:方式|途径)(?:审结|办结|结案|处理|化解|结束)的?(?:案件)?$")


@cache
def still_to_do() -> re.Pattern[str]:
    """What is yet to be done, or was ordered: 限期整改125处, 应出庭42件."""
    return re.compile(
        "(?:限期|责令|督促|应当?|需要?|待|拟|正在|计划)(?:整改|整治|改正|出庭|办结|完成|审结|化解|参训)(?!到位|完成)"
    )


@cache
def old() -> re.Pattern[str]:
    """Cases of former years, not a part of the others (含上年结转7件)."""
    return re.compile("(?<!含)(?<!包括)(?:(?:上年|上年度|去年|往年)(?:结转|旧存|未结|遗留)|旧存)$")


@cache
def pending() -> re.Pattern[str]:
    """Cases of this year that are not done."""
    return re.compile("(?<![年旧初])(?:未[办审执]?结|在办|正在[办审]理)")


@cache
def spreading() -> re.Pattern[str]:
    """Rates that say how far something has spread."""
    return re.compile("(?:覆盖|创建|建成|普及)率$")


def stem_of(name: str) -> str:
    """What a rate is named after: 整改 of 整改率, 优良 of 优良天数比率, 女性 of 女性比例."""
    return re.sub("(?:(?:天数|人数|件数)?(?:所占)?比[例率重]|率)$", "", name)


def in_time(words: str) -> str:
    """The words with one word for what is done in time: 按时公示, 按期公示 as 及时公示."""
    return words.replace("按时", "及时").replace("按期", "及时").replace("如期", "及时")


def said(stem: str) -> tuple[str, ...]:
    """The words of a numerator that a rate is named after: 整改完成, also as verb and object in 问题发现率."""
    return (stem, stem[2:] + stem[:2]) if len(stem) == 4 else (stem,)


def parted(stem: str, terms: Sequence[Term]) -> Iterator[str]:
    """The words of figures in which something stands inside the name of the rate: 一次审核通过165件 for 一次通过率."""
    begun = any(stem[:2] in term.lead and stem[2:] in term.lead for term in terms)
    if begun and len(stem) == 4 and stem[:2] != stem[2:]:
        within = re.compile(f"{stem[:2]}[\u4e00-\u9fff]{{1,4}}{stem[2:]}")
        yield from (found[0] for term in terms if (found := within.search(term.lead)))


@cache
def by_whom() -> re.Pattern[str]:
    """Who has to do it, between 应 and the verb: 应当由负责人出庭应诉."""
    return re.compile("(?<=应)(?:当?由|当)[\u4e00-\u9fff]{2,10}?(?=出庭|参加|参训|整改|办理)")


@cache
def outside() -> re.Pattern[str]:
    """Cases settled before they are taken in, which some count among all and some do not."""
    return re.compile("案外|庭外|诉外|裁外|诉前|裁前|庭前")
