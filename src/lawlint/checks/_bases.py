"""Figures that a change starts from: 比上年的120件, 由120件, 上年为120件."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures, compared_with
from lawlint.facts.model import Term


def is_base(term: Term) -> bool:
    """Whether the figure is what a change starts from: 比上年的120件, 从120件, 在120件的基础上, 与第六次全国人口普查的1200人相比.

    Not so where the word is part of another: 较大事故, 占比, 参与人数.
    """
    if term.tail.startswith("相比") and _with().search(term.wide) is not None:
        return True
    found = _from().search(term.wide)
    if found is not None and found[0].startswith("与"):  # 研究与试验发展经费 is compared with nothing
        found = _compared().match(term.tail) or _of_time().search(found[0])
    return found is not None or "基础上" in term.tail


@cache
def _compared() -> re.Pattern[str]:
    return re.compile("[的相]?[比较]|的?(?:基本|大体|大致|总体)?持平|的?(?:基本|大体)?相[当同]|的?差")


@cache
def _of_time() -> re.Pattern[str]:
    return re.compile(
        "[上去前本今当同往]年|20\\d\\d|同期|此前|之前|年初|年末|季度|[上本]月|\\d月|[上下]半年|历史|平均"
    )


@cache
def _with() -> re.Pattern[str]:
    return re.compile("(?<![参给])与[^,;。]{0,30}$")


_LAST_PERIOD = "(?:环比上一?个?(?:季度|月|周|期)|同比(?:去年|上年)(?:同期)?)的?$"
"""A base that 环比 or 同比 stands before: 环比上季度1376.22万元增长2.29%."""


@cache
def _from() -> re.Pattern[str]:
    taken = "比[例重率]|较[大小重多少好高低快强早严]|从[事业严轻重快]"
    return re.compile(
        f"(?<![占环同对可评])(?!{taken})(?:比|较|(?<![参给])与|从|(?<![自理事])由)[^,;。]{{0,12}}$"
        f"|{_LAST_PERIOD}"
    )


def is_since_last(term: Term) -> bool:
    """Whether 环比 or 同比 stands before a figure of the time before, and so says no change."""
    return re.search(_LAST_PERIOD, term.wide) is not None


def is_named(base: Term) -> bool:
    """Whether the words beside a base are nothing but those of a comparison: 较去年同期的355起."""
    plain = compares_with().fullmatch(base.wide) is not None and _past().search(base.wide) is not None
    return plain or compared_with().fullmatch(base.wide) is not None


def is_past(term: Term) -> bool:
    return _past().search(term.wide) is not None and _brought_forward().search(term.wide) is None


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"(?:上年|去年|上一年|上年度|上一年度)(?:同期)?[^,;。]{0,6}$|同期(?:的|为)$")


@cache
def _brought_forward() -> re.Pattern[str]:
    return re.compile("结转|旧存|遗留|未结|存")


@cache
def compares_with() -> re.Pattern[str]:
    return re.compile(
        "[比较与](?:(?:19|20)\\d\\d年[^,;。平均高低]{1,12}|[^,;。平均高低]{1,8})的$|[比较](?:法定|规定|原定?)(?:[办审]理|[审许]批|审查)?[时期]限的?$"
        "|^[比较与](?:[上下]半年|第?[一二三四]季度|上季度|上月)的?$"
        f"|^{_LAST_PERIOD}"
    )


def named_behind_colon(figures: Figures, term: Term) -> str:
    """The words before a figure, though a colon stands between them: (2023年:82件)."""
    if term.wide or term.mark != ":" or not term.clause:
        return term.wide
    before, own = figures.clauses[term.clause - 1], figures.clauses[term.clause]
    words = before.span.of(figures.reading.document.folded).strip(" ,(:")
    return words + ":" if before.outer == own.outer else ""


@cache
def only_year() -> re.Pattern[str]:
    """All that stands before a base in brackets: 受理366件（2023年192件）."""
    return re.compile("(?:上年度?|去年|上一年度?|(?P<year>20\\d\\d)年度?)")


@cache
def said_aside() -> re.Pattern[str]:
    """A base between a figure and its change: 1386万元，2023年为1152万元，增加…."""
    return re.compile(
        "[而其]?(?:上年度?|去年|上一年度?|(?P<year>20\\d\\d)年度?)(?:(?:同期|全年|同口径|试点期间)?(?:的?数[字量]?)?(?:则|仅|才|只|就)*(?:[为是有:]|[为是]?[仅只才]|达到?)|同期)"
    )


def came_in(term: Term, result: Term) -> bool:
    """Whether a figure counts but what came in, beside how many there are by now: 新增1284人，总数达7436人，比年初的6152人
    增长20.9%.
    """
    return "新增" in term.wide and re.search("总数|总量|累计|现有|共有", result.wide) is not None
