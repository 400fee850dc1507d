"""Matters and steps by their names before a number with 等: 供水管网改造、学校布局调整、停车收费等2个事项."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.facts.model import Quantity

MATTERS = (
    "事项",
    "程序",
    "步骤",
    "环节",
    "重点事项",
    "决策事项",
    "重大决策事项",
    "重大行政决策",
    "必经程序",
    "法定程序",
)
"""What a plain list with 等 may name; only more than it says is told, for long names of their own."""


def are_matters(quantity: Quantity, parts: Sequence[str]) -> bool:
    """Whether the list surely has one name too many: each long and whole by itself, none that shares its beginning or its
    noun with the next (行政许可、行政处罚事项清理; 农村供水、城乡供气价格调整).
    """
    if len(parts) < 4 or len(parts) != quantity.printed + 1 or not all(map(_whole_name().fullmatch, parts)):
        return False
    return all(one[:2] != two[:2] and 2 * len(two) <= 3 * len(one) for one, two in pairwise(parts))


@cache
def _whole_name() -> re.Pattern[str]:
    """What may be decided on or gone through: 义务教育学校布局调整, 合法性审查."""
    ends = (
        "改造|建设|整治|治理|调整|规划|修编|编制|收费|改革|提升|管理|保护|布局|标准|方案|条例|办法|计划|工程|项目|监管"
        "|制定|修订|征收|搬迁|划定|整合|开发|利用|试点|优化|更新|修复|扩建|参与|论证|评估|审查|审核|决定|讨论|公示|听证|备案|化"
    )
    return re.compile(f"[^、]{{2,}}(?:{ends})")
