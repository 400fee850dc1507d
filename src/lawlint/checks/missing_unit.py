"""A figure without its measure word beside others that have one (受理31，办结29件), money without 元
(罚没款1.5万。), and a rate or share without % beside others that have it (占38.66，诉讼案件占61.3%).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Observation, Problem, Reading
from lawlint.facts.model import Binding, Kind, Term
from lawlint.finding import Edit, Fix, Reasoning, Span, Words
from lawlint.lean import dataclass

MEASURE, MONEY, SIGN = "measure-word", "money", "percent-sign"
CASES = (MEASURE, MONEY, SIGN)
PLACEHOLDERS = ("figure", "unit")


@dataclass(frozen=True, slots=True)
class Params:
    money: tuple[str, ...] = ()
    """数字前面表明是金额的词。 / Words before a figure that say it is money."""
    unless: tuple[str, ...] = ()
    """数字前面出现这些词时不是金额。 / Words before it that say it is not."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every bare number before a mark."""
    figures = Figures(reading)
    bound = {binding.index: binding for binding in reading.facts.bindings}
    for term in reading.facts.terms:
        quantity = figures[term]
        if (
            quantity.kind is not Kind.ORDINARY
            or term.tail
            or (term.mark == "、" and not _rate().search(term.wide))
            or term.closing not in (",", ";", "。")
            or "分别" in term.wide
        ):
            continue
        if quantity.text.endswith(("万", "亿")):
            last = max((term.wide.rfind(word) for word in params.money), default=-1)
            if (
                last >= 0
                and len(term.wide) - last <= 10
                and not any(word in term.wide for word in params.unless)
            ):
                yield _problem(figures, term, "元", MONEY)
        elif _rate().search(term.wide) and _beside_percent(figures, term):
            yield _problem(figures, term, "%", SIGN)
        elif quantity.exact and quantity.decimals == 0:
            unit = _sibling(figures, bound[term.index], reading) if term.index in bound else ""
            unit = unit or _neighbour(figures, term)
            if unit:
                yield _problem(figures, term, unit, MEASURE)


@cache
def _rate() -> re.Pattern[str]:
    """Words behind which a percentage stands; some rates are told otherwise (容积率2.5, 汇率7.1)."""
    return re.compile(r"(?:占比?|比例|比重|(?<!容积)(?<![汇倍频亡生病案辨转长])率)(?:均?为|均?达到?)?$")


def _beside_percent(figures: Figures, term: Term) -> bool:
    """Whether a percentage of the same sentence is the nearest figure on a side."""
    terms = figures.reading.facts.terms
    at = bisect_left(terms, term.index, key=lambda each: each.index)
    beside = [
        each
        for each in (*terms[max(at - 1, 0) : at], *terms[at + 1 : at + 2])
        if each.sentence == term.sentence
    ]
    return 0 < figures[term].printed <= 100 and any(figures[each].kind is Kind.PERCENT for each in beside)


def _sibling(figures: Figures, binding: Binding, reading: Reading) -> str:
    """The unit of the nearest figure of the same matter in the sentence."""
    others = [
        other
        for other in reading.facts.bindings
        if other.sentence == binding.sentence
        and other.indicator.matter == binding.indicator.matter
        and figures.quantities[other.index].unit.family in ("case", "document", "item")
    ]
    nearest = min(others, key=lambda other: abs(other.index - binding.index), default=None)
    return "" if nearest is None else figures.quantities[nearest.index].unit.name


@cache
def _counted() -> re.Pattern[str]:
    """Words that are counted in cases: 民事案件36, 咨询类共33523."""
    nouns = "案件?|申请|诉求|投诉|举报|工单|纠纷|线索|提案|建议|警情|问题|隐患|处罚|许可|援助|类"
    verbs = "受理|办结|审结|结案|立案|审查|维持|撤销|驳回|终止|化解|调解|收案|执结|抗诉|直办|转办|交办|答复|处理完毕"
    return re.compile(rf"(?:{nouns}|{verbs})(?:决定)?的?(?:共计?|合计|为|了)*$")


_UNITS = ("件", "起", "宗", "个", "条", "份")
_NEAR = 3  # figures on each side among which the unit is looked for


def _neighbour(figures: Figures, term: Term) -> str:
    """The unit in which the figures beside it in the paragraph count cases, if the term counts them, too."""
    value = figures[term].printed
    hotline = 11000 <= value < 13000 or value in (110, 119, 120, 122)
    terms = figures.reading.facts.terms
    at = bisect_left(terms, term.index, key=lambda each: each.index)
    share = terms[at + 1 : at + 2]  # 公安执法1152，占诉求量的10.31%
    parted = bool(share) and share[0].wide.startswith("占") and figures[share[0]].kind is Kind.PERCENT
    if value < 10 or hotline or 1949 <= value < 2050 or not (parted or _counted().search(term.lead)):
        return ""
    near = [each for each in terms[max(at - _NEAR, 0) : at + _NEAR + 1] if each.block == term.block]
    near = [each for each in near if figures[each].unit.name in _UNITS]
    same = [each for each in near if each.sentence == term.sentence] or near
    nearest = min(same, key=lambda each: abs(each.index - term.index), default=None)
    return "" if nearest is None else figures[nearest].unit.name


def _problem(figures: Figures, term: Term, unit: str, case: str) -> Problem:
    quantity = figures[term]
    end = quantity.span.end
    zh, en = {
        MEASURE: ("缺少量词", "has no measure word"),
        MONEY: ("缺少货币单位", "has no unit of money"),
        SIGN: ("缺少百分号", "has no per cent sign"),
    }[case]
    return Problem(
        quantity.span,
        Words(
            f"“{figures.said(term)}”{zh}，应为“{quantity.text}{unit}”",
            f"{quantity.text} {en}: {quantity.text}{unit}",
        ),
        case,
        {"figure": figures.said(term), "unit": unit},
        Reasoning((figures.said(term),), nearest=(Words(quantity.text + unit, quantity.text + unit),)),
        fixes=(Fix((Edit(Span(end, end), unit),), Words(f"补“{unit}”", f"add {unit}")),),
        used=(term.index,),
    )
