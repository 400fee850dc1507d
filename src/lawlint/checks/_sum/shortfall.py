"""What is lacking beside what there should be and what there is: 应配备575台，实际配备552台，缺口23台."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Kind, Term

LACKS = (
    "缺口",
    "空缺",
    "空编",
    "缺编",
    "缺额",
    "缺员",
    "尚缺",
    "还缺",
    "未完成",
    "未开展",
    "未举办",
    "未实施",
)
"""Words without which no text says how many are lacking."""


def shortfalls(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every number that is lacking right behind the two that it is the difference of."""
    for at in range(2, len(counts)):
        due, have, lack = counts[at - 2 : at + 1]
        beside = due.index + 1 == have.index and _next_but_rate(figures, have, lack) and lack.mark == ","
        worded = _due().search(due.wide) and _have().search(have.wide) and _lacking().fullmatch(lack.wide)
        worded = worded or (
            _planned().search(due.wide) and _done().search(have.wide) and _undone().fullmatch(lack.wide)
        )
        if (
            not (beside and worded)
            or have.tail
            or figures.size(have) > figures.size(due)
            or not _plain(figures, (due, have, lack))
        ):
            continue
        if figures.size(have, lack) == figures.size(due):
            yield Held(figures.span(lack), "parts", figures.used((due, have, lack)), exact=True)
        else:
            computed = sum_said(figures, (have, lack), due)
            yield sum_problem(figures, SPLIT, due, (have, lack), computed, lack)


def _next_but_rate(figures: Figures, have: Term, lack: Term) -> bool:
    """Whether nothing but a rate stands between two figures: 实际演出43场，完成计划的86%，未完成的7场."""
    between = figures.quantities[have.index + 1 : lack.index]
    return len(between) < 2 and all(each.kind is Kind.PERCENT for each in between)


def _plain(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether the figures are exact, of one unit, and no bracket says more of what there is."""
    text = figures.reading.document.folded
    alike = all(figures.alike(each, terms[0]) and figures[each].exact for each in terms)
    outer = {figures.outer(each) for each in terms}
    return alike and len(outer) == 1 and not text.startswith("(", figures.span(terms[1]).end)


@cache
def _due() -> re.Pattern[str]:
    return re.compile("应|核定|需[要配求]?|编制|定额|按标准|计划配备")


@cache
def _planned() -> re.Pattern[str]:
    return re.compile("计划(?:[开举实组召][展办施织开行]|完成|演出|培训|检查|建设)(?!.*(?:以上|不少于))")


@cache
def _done() -> re.Pattern[str]:
    return re.compile("实际(?:[开举实组召][展办施织开行]|完成|演出|培训|检查|建成|巡演)了?$")


@cache
def _undone() -> re.Pattern[str]:
    """What was not done at all, not only not in time."""
    return re.compile("(?:其余|剩余|尚有|还有|仍有|因故|暂)*未(?:完成|开展|举办|实施)的?(?:有|为)?")


@cache
def _have() -> re.Pattern[str]:
    """What there is, of nothing narrower than what there should be."""
    return re.compile(
        "^(?:目前|现|已|截至目前|年末)?(?:实际|实有|实配|现有|已配备?|已有|在编|在岗|到岗|配备|共有|有)(?:配备|人员|在编|在岗|有)*$"
    )


@cache
def _lacking() -> re.Pattern[str]:
    return re.compile(f"(?:目前|仍|尚|还|存在|有)*(?:{'|'.join(LACKS)})(?:人员|编制)?(?:达|为|有)?")
