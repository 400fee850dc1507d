"""Changes against the year that another sentence tells in the same words: 2014年，全市受理1210件，比2013年上升1.8%；2013年，
全市受理1101件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.paired_rows import are_rates
from lawlint.checks._growth.rows import Change
from lawlint.checks._growth.trend_words import adds
from lawlint.facts.model import Term
from lawlint.lean import dataclass

_JOINTS = ("、", "和", "")


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two full stops or semicolons and opens with a year; ``counts``: each figure by its words."""

    year: int
    opening: str
    counts: dict[str, Term]
    terms: Sequence[Term]


def changes_between(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """Every change of a paragraph whose two years are told apart, by the same opening and the same words."""
    text, block = figures.reading.document.folded, figures.reading.document.blocks[terms[0].block].span
    if len(set(_any_year().findall(text, block.start, block.end))) < 2:
        return
    parts = list(_parts(figures, terms))
    for now in parts:
        for result, rate, year, up in _changes(figures, now):
            past = [each for each in parts if each.year == year and each.opening == now.opening]
            name = next(name for name, term in now.counts.items() if term is result)
            base = past[0].counts.get(name) if len(past) == 1 and past[0] is not now else None
            stock = adds().search(now.opening + result.wide)  # 新增56人，增长8.9%: of all that there are
            if base is not None and stock is None and comparable(figures, base, result):
                yield Move(base, result), rate, up


def _parts(figures: Figures, terms: Sequence[Term]) -> Iterator[_Part]:
    text, start = figures.reading.document.folded, figures.reading.document.blocks[terms[0].block].span.start

    def place(term: Term) -> int:
        return max(start, *(text.rfind(mark, start, figures.span(term).start) + 1 for mark in "。;"))

    for begins, group in groupby(terms, key=place):
        some = list(group)
        found = _opening().match(text, begins, figures.span(some[0]).start)
        words = text[begins : figures.span(some[-1]).end]
        if found is None or _other_base().search(words) or not figures.is_count(some[0]):
            continue
        opening = _plain(found["words"])
        counts = {opening: some[0]}
        for each in some[1:]:
            if figures.is_count(each) and not figures.is_change(each) and (name := _plain(each.wide)):
                counts.setdefault(name, each)
        if len(opening) > 1:
            yield _Part(int(found["year"]), opening, counts, some)


def _changes(figures: Figures, part: _Part) -> Iterator[tuple[Term, Term, int, bool]]:
    """Each figure of the part with its change, the year that it is compared with, and whether it rose."""
    named = list(part.counts.values())
    for at, term in enumerate(part.terms):
        said = _change().fullmatch(term.wide)
        if said is None or not at:
            continue
        many = len(named) if said["each"] else 1
        results, rates = part.terms[max(at - many, 0) : at], part.terms[at : at + many]
        joined = [each.wide in _JOINTS for each in part.terms[at + 1 : at + many + 1]]
        alone = all(joined[: many - 1]) and not any(joined[many - 1 :])
        whole = len(results) == len(rates) == many and all(each in named for each in results)
        some = many > 1 and any("其中" in each.wide for each in results)
        if whole and alone and not some and are_rates(figures, rates):
            year = int(said["year"] or part.year - 1)
            yield from ((*pair, year, said["up"] is not None) for pair in zip(results, rates, strict=True))


def _plain(words: str) -> str:
    return re.sub("[,、共 ]|全年|总?数?[为达]$", "", words)


@cache
def _any_year() -> re.Pattern[str]:
    return re.compile("20\\d\\d(?=年)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("\\s*(?:而|其中)?(?P<year>20\\d\\d)年度?(?![上下底末初])(?P<words>[^0-9]*)")


@cache
def _other_base() -> re.Pattern[str]:
    """What says that figures are of a part of the year, or have been counted anew."""
    return re.compile("口径|可比|剔除|扣除|调整|累计|以来|平均|半年|季度|月|截至|\\(")


@cache
def _change() -> re.Pattern[str]:
    than = "[较比与](?:(?P<year>20\\d\\d)年|上年|去年|上一年)度?(?:同期)?(?:相比)?"
    return re.compile(f"(?:同比|{than})?(?P<each>分别|各|依次)?(?:(?P<up>{UP})|(?:{DOWN}))(?:了|幅度?为)?")
