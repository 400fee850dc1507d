"""Whether a figure counts what an average is said to be of each of."""

from __future__ import annotations

import re

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_TIMES = frozenset("年月日天周季")


def is_number_of(figures: Figures, term: Term, per: str, spent: bool) -> bool:
    """Whether the figure counts what 每 names: 12个县 for 每个县, 司法所138个 for 每所; ``spent``: money of
    visitors.
    """
    thing, unit = per.removeprefix("个"), figures[term].unit
    if not thing or unit.name == thing:
        return unit.name == per or unit.name == thing
    people = thing == "人" and unit.family == "person"
    people = people or (thing == "人" and unit.name == "人次" and spent)
    people = people or (thing == "户" and unit.family == "organisation")
    people = people or (thing.endswith(("案", "案件")) and _is_case(figures, term))
    batches = unit.name.startswith(thing) and unit.family not in ("person-time", "household-time")
    ends = term.lead.endswith(thing) and thing not in _TIMES  # 结转下年0.9亿元
    noun = re.split("平均|每", term.tail)[0][:10]
    inside = thing in noun and not (len(thing) == 1 and unit.family == "person")  # 212名法治副校长
    return people or batches or ends or inside or (thing.endswith("校") and _is_school(noun))


def _is_school(noun: str) -> bool:
    return re.match("[\u4e00-\u9fff]{0,3}(?:[中小]学|大学|学院|幼儿园)(?![生教])", noun) is not None


def _is_case(figures: Figures, term: Term) -> bool:
    """Whether the figure counts cases or the decisions on them, one each: 处罚决定书637份，其中罚款612份."""
    decisions = "处罚决定" in term.lead or term.lead.startswith("其中")
    return figures[term].unit.family == "case" or (figures[term].unit.family == "document" and decisions)
