"""Changes of figures in two units: 事故1280起、死亡980人，同比减少65起、93人，下降4.8%和8.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.rows import Change, change_of_each, said_of_last_year
from lawlint.facts.model import Kind, Term

_JOINTS = frozenset({"、", "和", "及", "以及", "、和", "与", ""})


def paired_changes(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """审结95件134人，去年同期为200件377人，同比分别下降52.50%、64.46%, or 件数下降52.50%、人数下降64.46%."""
    found = joined_rows(figures, terms)
    for past, row in pairwise(found):
        now = _before(figures, terms, past[0], len(past))
        if not said_of_last_year(past[0].wide) or not now or row[0].index != past[-1].index + 1:
            continue
        if not all(comparable(figures, *pair) for pair in zip(past, now, strict=True)):
            continue
        up = change_of_each(row[0].wide)
        if up is not None and len(row) == len(past) and are_rates(figures, row):
            for base, result, rate in zip(past, now, row, strict=True):
                yield Move(base, result), rate, up
        else:
            yield from _named(figures, past, now, terms[terms.index(row[0]) :])


def paired_differences(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term, Term, bool]]:
    """Result, difference, rate and whether up, of 1280起、980人，同比减少65起、93人，(分别)下降4.8%和8.7%."""
    for changes, rates in pairwise(joined_rows(figures, terms)):
        up, again = _way(changes[0].wide), _way(rates[0].wide)
        again = change_of_each(rates[0].wide) if again is None else again
        beside = rates[0].index == changes[-1].index + 1 and len(rates) == len(changes)
        if up is None or up is not again or not beside or not are_rates(figures, rates):
            continue
        now = _before(figures, terms, changes[0], len(changes))
        if now and all(comparable(figures, *pair) for pair in zip(now, changes, strict=True)):
            yield from ((*each, up) for each in zip(now, changes, rates, strict=True))


def contrary_rows(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term, Term]]:
    """Base, difference and rate, of the first of two changes whose rates have the right size and go the other way:
    较上年的372批1085人次分别减少56批和178人次，同比分别上升15.1%和16.4%.
    """
    found = joined_rows(figures, terms) if len(terms) >= _THREE_ROWS else []
    for past, changes, rates in zip(found, found[1:], found[2:], strict=False):
        rose, up = _way(changes[0].wide), _way(_units_named().sub("", rates[0].wide))
        beside = rates[0].index == changes[-1].index + 1 and changes[0].index == past[-1].index + 1
        if rose is None or up is None or rose is up or not beside or "环比" in rates[0].wide:
            continue
        same = len(past) == len(changes) == len(rates) and are_rates(figures, rates)
        if same and all(comparable(figures, *pair) for pair in zip(past, changes, strict=True)):
            rows = list(zip(past, changes, rates, strict=True))
            if all(_is_rate(figures, *row) for row in rows):
                yield rows[0]


_THREE_ROWS = 6  # figures of three rows of two


@cache
def _units_named() -> re.Pattern[str]:
    """The units of both rows before their rates: 批次、人次同比分别上升."""
    unit = "(?:批次|人次|[件批起人户家宗次]数)"
    return re.compile(f"^{unit}(?:[、和及与]{unit})*")


def _is_rate(figures: Figures, base: Term, change: Term, rate: Term) -> bool:
    """Whether a difference is so many percent of its base."""
    size = figures.rounded(base)
    return bool(size.low) and (figures.rounded(change).scale(100) / size).meets(figures.printed(rate))


def joined_rows(figures: Figures, terms: Sequence[Term]) -> list[list[Term]]:
    """Figures of one clause with nothing between them but 、 or 和, or, in two units, not even that: 95件134人."""
    found: list[list[Term]] = []
    for term in terms:
        last = found[-1][-1] if found else None
        joined = last is not None and term.clause == last.clause and term.wide in _JOINTS
        if joined and last is not None and (term.wide or not figures.alike(term, last)):
            found[-1].append(term)
        else:
            found.append([term])
    return [row for row in found if len(row) > 1 or figures[row[0]].kind is Kind.PERCENT]


def _before(figures: Figures, terms: Sequence[Term], first: Term, many: int) -> list[Term]:
    """The figures right before a row, as many as it has, in as many units, with no other in one of these units."""
    before = [term for term in terms if term.index < first.index]
    now = before[-many:]
    families = {figures[term].unit.family for term in now}
    alone = len(now) == many and len(families) == many and now[0].index == first.index - many
    others = any(figures[term].unit.family in families for term in before[:-many])
    plain = all(figures.is_count(term) and not figures.is_change(term) for term in now)
    outer = {figures.outer(term) for term in (*now, first)}
    return now if many > 1 and alone and plain and not others and len(outer) == 1 else []


def _named(
    figures: Figures, past: Sequence[Term], now: Sequence[Term], behind: Sequence[Term]
) -> Iterator[Change]:
    """The changes that each name the unit that changed: 同比件数下降38.16%、人数下降52.96%."""
    for rate, base in zip(behind, past, strict=False):
        said = _of_unit().fullmatch(rate.wide)
        if said is None or figures[rate].kind is not Kind.PERCENT or said["unit"] != figures[base].unit.name:
            return
        yield Move(base, now[past.index(base)]), rate, said["up"] is not None


def are_rates(figures: Figures, row: Sequence[Term]) -> bool:
    return all(figures[term].kind is Kind.PERCENT for term in row)


def _way(words: str) -> bool | None:
    """Whether the words before a row of changes say up or down: 同比减少, 分别下降."""
    found = _changed().fullmatch(words)
    return None if found is None else found["up"] is not None


THAN = "同比|环比|[比较与](?:上年|去年|上一年度?|上年度|20\\d\\d年)(?:同期)?(?:相比)?"


@cache
def _changed() -> re.Pattern[str]:
    each = "分别|各|依次|又|均|都|也|各自"
    return re.compile(f"(?:{THAN}|{each}|,)*(?:(?P<up>{UP})|(?:{DOWN}))(?:了|幅度?为|率为)*")


@cache
def _of_unit() -> re.Pattern[str]:
    return re.compile(
        f"[、,]?(?:{THAN})?(?P<unit>[件起人户家名宗])数量?(?:{THAN})?(?:(?P<up>{UP})|(?:{DOWN}))了?"
    )
