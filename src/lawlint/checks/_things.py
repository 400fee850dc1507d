"""What figures in general units (个, 项, 处) count, and whether two of them count the same sort of thing."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_GENERAL = frozenset({"piece", "item", "place", "entry", "kind", "major", "set", "group", "strip"})

RECURRING = frozenset({"person", "household", "organisation", "department", "place", "administrative"})
"""Families of what may be counted again in another year, quarter or list."""


def is_general(figures: Figures, term: Term) -> bool:
    """Whether the unit may count anything: 个, 项, 处."""
    return figures[term].unit.family in _GENERAL


@cache
def names_bodies() -> re.Pattern[str]:
    """A noun for bodies of several sorts: 单位, 试点单位."""
    kind = "试点|示范|联动|责任|参与|参评|参训|参赛|达标|创建|实施|建设"
    return re.compile(f"(?P<kind>{kind})?(?:单位|部门|机构|主体)")


def concerns_bodies(before: Term, term: Term) -> bool:
    """Whether a figure counts bodies that those before it concern: 反馈问题50个，涉及县直单位12个."""
    return _found_with_bodies().search(f"{before.lead}#{term.lead}") is not None


@cache
def _found_with_bodies() -> re.Pattern[str]:
    return re.compile("(?:问题|隐患|线索|漏洞|风险点?|纠纷|矛盾)#.*(?:单位|部门|乡镇|镇街|街道|[县区村局]$)")


_MANY_SORTS = frozenset(
    {"place", "document", "group", "strip", "device", "vehicle", "kind", "administrative"}
)
"""Families whose units count different things: schools (所) and rooms (间), counties and townships."""


def other_units(figures: Figures, one: Term, *others: Term) -> bool:
    """Whether ``one`` has a measure word of its own for other things than the figures beside it have."""
    unit = figures[one].unit
    return unit.family in _MANY_SORTS and all(figures[each].unit.name != unit.name for each in others)


def other_things(figures: Figures, one: Term, *others: Term) -> bool:
    """Whether ``one`` names what it counts (186个村), in a general unit, and no other of the figures does."""
    if not is_general(figures, one) or not one.tail:
        return False
    if "涉及" in one.wide:
        return True  # 问题36个，其中涉及42个问题单位
    if "的" not in one.tail and _what_became_of_it().match(one.tail):
        return False
    noun = one.tail[:_LONGEST_NOUN]
    said = "其中" in one.wide  # 问题11个，其中15个突出问题
    pairs = {noun[at : at + 2] for at in range(1, len(noun) - 1)} if said else set()
    return not any(
        one.tail[0] in other.tail[:6]
        or one.tail[0] in other.lead[-6:]
        or any(pair in other.lead for pair in pairs)
        for other in others
    )


_LONGEST_NOUN = 6


@cache
def _what_became_of_it() -> re.Pattern[str]:
    """Behind a figure, what became of the things that the one before it counts: 2418项列入清单."""
    return re.compile(
        "[列纳][入为]|涉及|[进入]驻|入选|被|已|未|实现|完成|获[得评]|达到|通过|评[为定]|办结|均|属于?|来自"
    )


@cache
def returned() -> re.Pattern[str]:
    """What came back of what was handed out: 收回测评表252份; who came of those who should: 实考8590人."""
    return re.compile("收回|回收|有效(?:问卷|测评表|调查表|表|票)$|实(?:际?参?考|到)(?:人数)?$")
