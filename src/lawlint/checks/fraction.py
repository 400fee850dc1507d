"""A count that cannot be broken: 起诉3.6人 has lost its 万, or its point is wrong.

Averages, prices, ratios and half steps of what can be shared out are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Observation, Problem, Reading
from lawlint.facts.model import Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("figure",)
_BEHIND = 6
"""Characters behind the figure that may say it is an average."""


@dataclass(frozen=True, slots=True)
class Params:
    units: tuple[str, ...] = (
        "件",
        "人",
        "名",
        "人次",
        "次",
        "起",
        "宗",
        "户",
        "家",
        "份",
        "场次",
        "户次",
        "件次",
        "家次",
        "批次",
        "笔",
        "张",
        "套",
        "册",
        "辆",
        "台",
        "期",
        "例",
    )
    """只能是整数的量词。 / Units that come in whole numbers only."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure with decimals and nothing but such a unit behind them."""
    figures = Figures(reading)
    for term in reading.facts.terms:
        quantity = figures[term]
        if (
            quantity.kind is not Kind.QUANTITY
            or not quantity.decimals
            or quantity.unit.name not in params.units
        ):
            continue
        if _shared_out(figures, term):
            continue
        if quantity.printed.denominator == 1 or _large().search(quantity.text) or _averaged(figures, term):
            continue
        yield Problem(
            quantity.span,
            Words(
                f"“{figures.said(term)}”应为整数，疑漏“万”字或小数点有误",
                f"{quantity.text} should be a whole number: 万 may be missing, or the point is wrong",
            ),
            values={"figure": figures.said(term)},
            reasoning=Reasoning((figures.said(term),), nearest=_nearest(quantity.text, quantity.unit.name)),
            used=(term.index,),
        )


def _shared_out(figures: Figures, term: Term) -> bool:
    """Whether more such figures of the sentence have decimals: one thing is shared by several (东区4.3件、北区0.3件)."""
    return any(
        each is not term
        and each.sentence == term.sentence
        and figures.alike(each, term)
        and figures[each].printed.denominator > 1
        for each in figures.paragraph(term)
    )


def _nearest(text: str, unit: str) -> tuple[Words, ...]:
    said = f"{text.removesuffix(unit)}万{unit}"
    return (Words(said, said),)


@cache
def _large() -> re.Pattern[str]:
    return re.compile("[十百千万亿]")


@cache
def _shared() -> re.Pattern[str]:
    """What is averaged (均, 跑动次数, 材料压减), a ratio (百万吨死亡, 万车死亡, 亿元GDP死亡) or reckoned with a weight (折算,
    扣减, 核算).
    """
    ratio = "[万千百][人户]|(?<![\\d十百千万亿几数近余])[百千万]+(?:[名吨车]|公里|平方)"
    ratio += "|亿元(?:(?:国内|地区)?生产总值|(?i:gdp))"
    usual = "跑动|材料[\u4e00-\u9fff]{0,4}(?:减|精简|压缩)"
    return re.compile(f"均|每|{ratio}|{usual}|中位数|比|率|指数|系数|相当于|折[合算]|扣减|核算|标准|/")


def _averaged(figures: Figures, term: Term) -> bool:
    """Whether the sentence up to the figure, or what stands behind it, speaks of an average or a ratio."""
    text = figures.reading.document.folded
    clause = figures.clauses[term.clause]
    start = max(text.rfind(mark, 0, clause.span.start) for mark in "。\n;") + 1
    return _shared().search(text, start, min(figures.span(term).end + _BEHIND, len(text))) is not None
