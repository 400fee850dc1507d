"""One change behind 分别 and two counts: 受案456件、结案348件，同比分别上升18.25%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.facts.model import Kind, Term


def lone_changes(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Sequence[Term]]]:
    """Every such change of a sentence and the two counts; both may well have changed by 7.8%, but not by 18.25%."""
    for at, term in enumerate(terms[2:]):
        before, quantity, behind = terms[at : at + 2], figures[term], terms[at + 3 : at + 4]
        if quantity.kind is not Kind.PERCENT or quantity.decimals < _TELLING or term.mark != ",":
            continue
        ends = not term.tail and term.closing in (",", ";", "。", "") and _each_changed().fullmatch(term.wide)
        beside = before[0].index + 2 == before[1].index + 1 == term.index
        counts = all(figures.is_count(each) and not figures.is_change(each) for each in before)
        more = any(figures[each].kind is Kind.PERCENT for each in behind)  # 分别增长12.5%，下降3.1%
        if ends and beside and counts and not more:
            yield term, before


_TELLING = 2  # decimal places


@cache
def _each_changed() -> re.Pattern[str]:
    than = "(?:同比|环比)?(?:[较比]?(?:上年度?|去年|上一年度?)(?:同期)?)?"
    return re.compile(f"{than}(?:分别|依次){than}(?:{UP}|{DOWN})了?")
