"""Figures listed in an order that the text names: 由高到低依次为公安63件、自然资源71件.

The order is held against the figures only when they are of what is ranked: counts of 按件数, percentages of 按占比,
and never of grades (风险等级由高到低).  ``implied``: the order is meant and not named, as by 居前三位的依次为 and by
最多…其次.  A chain of figures that > parts falls (食品（18%）＞交通工具（13%）＞服装（9%）＞家电（5%）).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, paragraphs, sentences
from lawlint.checks._ranking.chain_marks import MARK, chains
from lawlint.checks._ranking.ends import LEAST, behind_figures, most_and_least
from lawlint.checks._ranking.next_most import SECOND, placed_behind, second_ones
from lawlint.checks._ranking.ranked import listed, most_and_next, of_what_is_ranked
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Comparison, Truth
from lawlint.lean import dataclass

STATED, IMPLIED = "stated", "implied"
CASES = (STATED, IMPLIED)
PLACEHOLDERS = ("order", "figure")


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """Nothing is ranked without such a word."""
    ways = tuple(f"{one}{to}{two}" for one, two in ("高低", "多少", "大小") for to in "到至")
    return (
        *ways,
        *(way[::-1] for way in ways),
        "降序",
        "升序",
        "依次",
        "其次",
        "居次",
        *SECOND,
        *LEAST,
        MARK,
    )


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every order that stands before figures, and every 最多…其次."""
    figures = Figures(reading)
    text = reading.document.folded
    least = any(word in text for word in LEAST)
    for terms in sentences(reading.facts):
        if len(terms) < 2:
            continue
        block = reading.document.blocks[terms[0].block].span
        start = max(text.rfind("。", block.start, figures.span(terms[0]).start) + 1, block.start)
        for said in _order().finditer(text, start, figures.span(terms[-1]).start):
            row = listed(figures, terms, said.end())
            if row and of_what_is_ranked(figures, row, text[start : said.start()], said["many"] is not None):
                case, order = (STATED, said[0]) if said["implied"] is None else (IMPLIED, f"{said[0]}依次")
                yield _judged(figures, row, order, said["up"] is not None, case)
        for word, row in behind_figures(figures, terms):
            yield _judged(figures, row, word, False, IMPLIED)
        for word, row in most_and_least(figures, terms) if least else ():
            yield _judged(figures, row, word, False, STATED)
        for row in chains(figures, terms) if MARK in text else ():
            yield _judged(figures, row, MARK, False, STATED)
        row = most_and_next(figures, terms, start)
        if row:
            yield _judged(figures, row, "最多…其次", False, IMPLIED)
    if any(word in text for word in SECOND):
        for terms in paragraphs(reading.facts):
            for word, row in (*second_ones(figures, terms), *placed_behind(figures, terms)):
                yield _judged(figures, row, f"最多…{word}", False, IMPLIED)


@cache
def _order() -> re.Pattern[str]:
    """由高到低, 降序, 居前三位的领域; ``many``: the words themselves say that numbers are ranked."""
    down = "(?:由|从)(?:(?P<many>多[到至]少)|[高大][到至][低小])|降序"
    up = "(?:由|从)(?:少[到至]多|[低小][到至][高大])|升序"
    first = "[前居列][两二三四五六七八九十\\d]{1,2}[位名类项个]?的?[^,;。:()\\d]{0,12}?(?=依次)"
    return re.compile(f"(?:{down}|(?P<up>{up})|(?P<implied>{first}))")


def _judged(figures: Figures, row: Sequence[Term], order: str, up: bool, case: str) -> Observation:
    """The first figure that stands at a wrong place of the order."""
    op: Comparison = "<" if up else ">"
    for at, (one, two) in enumerate(pairwise(row)):
        if figures.value(two).compare(op, figures.value(one)) is Truth.HOLDS:
            return _problem(figures, row[at : at + 2], order, op, case)
    return Held(figures.span(row[0]), order, figures.used(row))


def _problem(figures: Figures, two: Sequence[Term], order: str, op: Comparison, case: str) -> Problem:
    first, second = (figures[term].text for term in two)
    zh = f"“{order}”与数字不符：后面的{second}{'大' if op == '>' else '小'}于前面的{first}"
    computed = Words(f"{first}{'＜' if op == '>' else '＞'}{second}", f"{second} {op} {first}")
    return Problem(
        figures.span(two[1]),
        Words(zh, f"not in the order that is named: {computed.en}"),
        case,
        {"order": order, "figure": figures.said(two[1])},
        Reasoning(tuple(figures.said(term) for term in two), computed),
        figures.related(two[:1]),
        key=f"{order}{first}{second}",
        used=figures.used(two),
        conflict=True,
    )
