"""Figures behind 共 and 合计 that count some of the things before them: 食品86件、药品22件，共5件移送公安机关."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._accounts import came_and_went
from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def counts_some(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether the figure behind 共 is no sum of a row: what stands behind it says which of them it counts, or the row
    is of what came and went (新建司法所2个、撤并司法所1个，共18个司法所达标).
    """
    in_all = words.startswith("共") and not words.startswith("共计")
    if in_all and _is_smaller_share(figures, term, before):
        return True
    if words not in ("共", "共有") or not term.tail:
        return False
    if came_and_went(before) or _names_some(figures, term, before):
        return True
    return is_less(figures, term, before) and said_of_some(term)


def is_less(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a total is less than one of the figures before it, and no slip of the pen explains it."""
    alike = [each for each in before if figures.alike(each, term)]
    said, added = figures.size(term), figures.size(*alike)
    slip = one_wrong(said, added) or turned(said, added)
    return any(said < figures.size(each) for each in alike) and not slip


def _is_smaller_share(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a figure before one that is itself a share is larger: 农村7.5万起，占42.2%；城市火灾较少，共发生火灾3.8万起."""
    value = figures[term].printed
    if not figures.reading.document.folded.startswith(",占", figures.span(term).end):
        return False
    return any(figures.alike(each, term) and figures[each].printed > value for each in before)


def far_more(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a total is many times what it may sum up, so that it counts more than that: 满意812件、不满意12件，共办理
    12600件.
    """
    return figures.size(term) > _MUCH * figures.size(*before)


_MUCH = 3


def said_of_some(term: Term) -> bool:
    """Whether what was counted is said to have done something, or to have become something: 共5件移送公安机关."""
    return _deed().match(term.tail) is not None


@cache
def _deed() -> re.Pattern[str]:
    noun = "(?:案件|案卷|单位|部门|机构|企业|律师|人员|学员|同志|项目|事项)?"
    verbs = "移送|败诉|胜诉|被|获|入[选驻围]|评为|达成|通过|纳入|列入|受到|未|不|超|涉|因|存在|需|申请|提起"
    return re.compile(f"{noun}(?:{verbs})")


def _names_some(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a general name is that of some of a row, which make it up: 镇9个、乡3个、街道2个，共12个乡镇."""
    named = [each for each in before if each.lead and each.lead[-1] in term.tail[:2]]
    return 1 < len(named) < len(before) and figures.size(*named) == figures.size(term)
