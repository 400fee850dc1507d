"""The rate of all beyond those of the two parts of all: 城区满意率97.1%，乡镇满意率94.3%，总体满意率98.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words

_HALVES = ("城区|城镇|城市", "乡镇|农村|乡村"), ("男性", "女性")
"""Words of two parts that make up all people."""


def whole_of_two(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """The three percentages of a sentence that are the rates of all and of two parts."""
    three = [term for term in terms if figures[term].kind is Kind.PERCENT]
    if len(three) != 3 or any(figures[term].approx not in (Approx.EXACT, Approx.ROUNDED) for term in three):
        return  # 城区97.1%，乡镇94.3%，企业99.6%
    for whole, one, two in ((three[2], three[0], three[1]), (three[0], three[1], three[2])):
        if _are_parts(figures, whole, one, two):
            yield _judged(figures, case, whole, one, two)


def _are_parts(figures: Figures, whole: Term, one: Term, two: Term) -> bool:
    """Whether two rates are of the halves of all, and all three have one name; a part may leave it out."""
    name = _of_all().fullmatch(whole.wide)
    if name is None or any(
        figures.is_change(term) or _aside().search(term.wide) for term in (whole, one, two)
    ):
        return False
    first, second = (_part().fullmatch(term.lead) for term in (one, two))
    if first is None or second is None:
        return False
    if any(found["name"] and not found["name"].endswith(name["name"]) for found in (first, second)):
        return False
    return any(
        re.fullmatch(half, first["of"]) and re.fullmatch(other, second["of"])
        for pair in _HALVES
        for half, other in (pair, pair[::-1])
    )


@cache
def _of_all() -> re.Pattern[str]:
    """总体满意率, 城乡合并计算的满意率."""
    return re.compile(
        "(?:其中|全[省市县区州]|城乡|样本|[群公]众|居民|受访者|社会|调查|两者|[，,])*(?:总体|整体|平均|合并(?:计算|统计|后)的?)+(?P<name>[\u4e00-\u9fff]{1,6}?[率度])(?:为|达到?|是)?$"
    )


@cache
def _part() -> re.Pattern[str]:
    """城区受访者对法治建设满意率: the part, and the name of its rate."""
    halves = "|".join(half for pair in _HALVES for half in pair)
    who, about = "(?:地区|居民|群众|受访者|样本)?", "(?:对[\u4e00-\u9fff]{2,8}的?)?"
    return re.compile(
        f"(?:其中)?(?P<of>{halves}){who}{about}(?P<name>[\u4e00-\u9fff]{{0,4}}?[率度])?(?:为|达到?|是)?"
    )


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("上年|去年|同期|目标|全国|全省|[较比]")


def _judged(figures: Figures, case: str, whole: Term, one: Term, two: Term) -> Observation:
    low, high = sorted((one, two), key=lambda term: figures[term].printed)
    slack = (figures[whole].step + figures[one].step) / 2
    if figures[low].printed - slack <= figures[whole].printed <= figures[high].printed + slack:
        return Held(figures.span(whole), "whole of two", figures.used((one, two, whole)))
    words = Words(
        f"应在{figures[low].text}与{figures[high].text}之间",
        f"it lies between {figures[low].text} and {figures[high].text}",
    )
    return denied_by(figures, case, figures.span(whole), (one, two), words, (one, two, whole))
