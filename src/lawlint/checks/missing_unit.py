"""A figure without its measure word beside others that have one (受理31，办结29件), and money without 元
(罚没款1.5万。).
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.checks._figures import Figures
from lawlint.checks.base import Observation, Problem, Reading
from lawlint.facts.model import Binding, Kind, Term
from lawlint.finding import Edit, Fix, Reasoning, Span, Words
from lawlint.lean import dataclass

MEASURE, MONEY = "measure-word", "money"
CASES = (MEASURE, MONEY)
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
            or term.mark == "、"
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
        elif quantity.exact and quantity.decimals == 0 and term.index in bound:
            unit = _sibling(figures, bound[term.index], reading)
            if unit:
                yield _problem(figures, term, unit, MEASURE)


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


def _problem(figures: Figures, term: Term, unit: str, case: str) -> Problem:
    quantity = figures[term]
    end = quantity.span.end
    zh, en = {
        MEASURE: ("缺少量词", "has no measure word"),
        MONEY: ("缺少货币单位", "has no unit of money"),
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
