"""Matters and steps by their names before a number with 等: 供水管网改造、学校布局调整、停车收费等2个事项; or behind one:
决策事项5项：供热价格调整、学校布局优化….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.facts.model import Quantity
from lawlint.finding import Related, Span, Words

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


def matters(figures: Figures) -> Iterator[Observation]:
    """Every number of matters with their names behind its colon: one name too many or too few, each surely one."""
    document = figures.reading.document
    for found in _told().finditer(document.folded):
        items = [
            Span(*each.span()) for each in re.compile("[^、]+").finditer(document.folded, *found.span("list"))
        ]
        words, place = [item.of(document.folded) for item in items], Span(*found.span("number"))
        stated = number(found["number"].replace("两", "二")) or 0
        if len(items) == stated:
            yield Held(place, "list")
        elif abs(len(items) - stated) == 1 and _apart(words) and not re.search("[和及与等]", found["list"]):
            related = tuple(Related(item, Words("列举项", "item")) for item in items)
            said = document.text[place.start : place.end + 1]
            yield otherwise(place, said, stated, [item.of(document.text) for item in items], related)


@cache
def _told() -> re.Pattern[str]:
    nouns = "事项|决策|议题|程序|步骤|环节|项目|任务|举措|措施"
    return re.compile(
        rf"(?:{nouns})(?:共|共有|有|为)?(?P<number>(?<!\d)(?:[3-9]|1\d)|[三四五六七八九十])[项个件]:(?P<list>[^,;。:()\d\n]+)(?=[,。;\n])"
    )


def are_matters(quantity: Quantity, parts: Sequence[str]) -> bool:
    """Whether the list surely has one name too many."""
    return len(parts) > 3 and len(parts) == quantity.printed + 1 and _apart(parts)


def _apart(parts: Sequence[str]) -> bool:
    """Whether each name is long and whole by itself, and none shares its beginning or its noun with the next
    (行政许可、行政处罚事项清理; 农村供水、城乡供气价格调整).
    """
    if not all(map(_whole_name().fullmatch, parts)):
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
