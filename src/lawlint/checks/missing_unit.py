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
from lawlint.facts.lost_units import ends_bare, stands_for_rate
from lawlint.facts.model import Kind, Term
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
    for term in reading.facts.terms:
        quantity = reading.facts.quantities[term.index]
        lost = reading.facts.lost.get(term.index)
        if lost is not None:
            yield _problem(figures, term, lost.name, MEASURE)
        elif not ends_bare(quantity, term) or (term.mark == "、" and not stands_for_rate(term)):
            continue
        elif quantity.text.endswith(("万", "亿")):
            if _is_money(params, term):
                yield _problem(figures, term, "元", MONEY)
        elif stands_for_rate(term) and not _is_ratio(figures, term) and _beside_percent(figures, term):
            yield _problem(figures, term, "%", SIGN)


def _is_money(params: Params, term: Term) -> bool:
    last = max((term.wide.rfind(word) for word in params.money), default=-1)
    near = last >= 0 and len(term.wide) - last <= 10
    return near and not any(word in term.wide for word in params.unless)


@cache
def _of_ratio() -> re.Pattern[str]:
    """A rate or ratio that is no percentage: 万人成讼率85.3, 收视率1.25, 复议与诉讼案件数量比例为2.36."""
    return re.compile("[百千万][人户名][\u4e00-\u9fff]{0,5}率|收视率|[与和][\u4e00-\u9fff]{2,8}数量之?比")


def _is_ratio(figures: Figures, term: Term) -> bool:
    start = figures.clauses[term.clause].span.start
    return _of_ratio().search(figures.reading.document.folded, start, figures.span(term).start) is not None


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
