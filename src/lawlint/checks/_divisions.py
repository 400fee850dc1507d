"""Words that divide a whole: 按领域分：; 从类型看，; 按类型分为."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_LONGEST_DIVISION = 15
"""Characters of 按……分， and its like before the first part."""


def divided_before(figures: Figures, term: Term) -> bool:
    """Whether 按…分： stands before the term: a division that must be all of the whole."""
    text = figures.reading.document.folded
    return _divided().search(text, max(0, term.start - _LONGEST_DIVISION), term.start) is not None


def divided_into(term: Term) -> bool:
    """Whether the term begins with 按…分为, which names all sorts."""
    return _divided_into().match(term.wide) is not None


@cache
def _divided() -> re.Pattern[str]:
    return re.compile(r"[按从][^,;。:]{2,10}(?:分|划分|来看|看|分类|统计)?[:]\s*$")


@cache
def _divided_into() -> re.Pattern[str]:
    """按类型分为刑事案件874件、民事案件653件."""
    return re.compile("(?:按照?[\u4e00-\u9fff]{2,8})?(?:共|可|具体)?(?:划分|细分|分)(?:为|成)(?!主要)")


@cache
def _sorting() -> re.Pattern[str]:
    sorts = (
        "类[型别]|种类|领域|性质|结构|渠道|来源|区域|地域|内容|方式|结果|行业|主体|对象|层级|等级|构成|案由"
    )
    sorts += "|事项|途径|业务|职能|审级|程序|身份|部门|单位|地区|层次|性别"
    seen = f"从[^,;。:]{{0,6}}(?:{sorts})(?:分布|情况|上)?(?:来看|上看|看|划分|分)"
    return re.compile(rf"(?:按照?[^,;。:]{{2,10}}(?:划分|分类|统计|来分|区分|分)|{seen})[,]\s*$")


def sorted_by(figures: Figures, term: Term) -> bool:
    """Whether 按…分， or 从类型看， stands before the term: a division that may name the largest classes only."""
    text = figures.reading.document.folded
    return _sorting().search(text, max(0, term.start - _LONGEST_DIVISION), term.start) is not None
