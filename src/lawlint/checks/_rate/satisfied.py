"""满意率 beside the counts of who was satisfied: 回访63件，满意61件、基本满意2件，满意率98.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, number
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term

SATISFIED = ("满意率", "满意”")
"""Words without which no text gives such a rate."""
_MOST = 5


def satisfied(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 满意率 of a sentence whose counts of classes make up all that were asked.

    All readings are tried: one class alone, or several together, but for those who are not satisfied.
    """
    for term in terms:
        name = _name().fullmatch(term.wide) if figures[term].kind is Kind.PERCENT else None
        if name is None or figures[term].approx is not Approx.ROUNDED:
            continue
        here = [each for each in terms if each.sentence == term.sentence and figures.is_count(each)]
        classes = [each for each in here if each.index < term.index and _class().fullmatch(each.lead)]
        before = [each for each in here if classes and each.index < classes[0].index]
        if not 2 <= len(classes) <= _MOST or not before or any(figures.is_change(each) for each in here):
            continue
        if not all(
            figures[each].exact and figures.alike(each, classes[0]) for each in (*classes, before[-1])
        ):
            continue
        whole, sizes = before[-1], [figures[each].printed for each in classes]
        if sum(sizes) != figures[whole].printed or classes[-1].index - classes[0].index + 1 != len(classes):
            continue
        sizes = [figures[each].printed for each in classes if "不满意" not in each.lead]
        chosen = (some for many in range(1, len(sizes) + 1) for some in combinations(sizes, many))
        if any(sum(some) * 100 / figures[whole].printed in figures.printed(term) for some in chosen):
            yield Held(figures.span(term), "满意率", figures.used((*classes, whole, term)))
            continue
        first = next((each for each in classes if each.lead.endswith("满意")), classes[0])
        size = figures[first].printed * 100 / figures[whole].printed
        value = number(size, max(figures[term].decimals, 1)) + "%"
        words = f"{figures.said(first)}÷{figures.said(whole)}＝{value}"
        yield computed_otherwise(figures, case, (name["name"], term), (first, whole), words, value)


@cache
def _name() -> re.Pattern[str]:
    whose = "(?:总体|综合|群众|企业|当事人|回访)*"
    return re.compile(
        f"(?:其中)?(?P<name>{whose}(?:满意率|“满意”的?(?:比例|占比|比率|率)))(?:为|达到?|是|均)?"
    )


@cache
def _class() -> re.Pattern[str]:
    asked = "(?:[\u4e00-\u9fff]{0,4}?(?:评价|回复|表示|反馈|认为|选择)(?:[\u4e00-\u9fff]{2,6}(?=“))?)?为?"
    grades = "(?:非常|很|比较|较|基本|不)?(?:满意|一般)"
    return re.compile(f'(?:其中)?{asked}[“"]?{grades}[”"]?的?(?:有|为)?')
