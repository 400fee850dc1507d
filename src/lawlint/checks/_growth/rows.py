"""Rows of figures that go with each other: 受理、办结分别为541件、498件，上年分别为482件、455件，同比分别增长12.2%、9.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.moves import Move, comparable
from lawlint.facts.model import Kind, Term

_JOINTS = frozenset({"、", "和", "及", "以及", "、和", "与"})
Change = tuple[Move, Term, bool]
"""A move, its printed change, and whether the text calls it an increase."""


def rows(terms: Sequence[Term]) -> list[list[Term]]:
    """The rows of a sentence: figures of one clause with nothing but 、 or 和 between them."""
    found: list[list[Term]] = []
    for term in terms:
        if found and term.wide in _JOINTS and term.clause == found[-1][-1].clause:
            found[-1].append(term)
        else:
            found.append([term])
    return [row for row in found if len(row) > 1]


@cache
def _now() -> re.Pattern[str]:
    return re.compile("(?:分别|依次)(?:为|是|有|达|达到|完成|实现)?$")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        "^(?:而|，)?(?:上年|去年|上一年|上年度|上一年度|(?P<year>20\\d\\d)年)(?:同期|全年)?(?:则|仅|才|只)?(?:分别)?(?:为|是|有|仅为|只有)$|^同期分别为$"
    )


@cache
def _change() -> re.Pattern[str]:
    than = "同比|环比|(?:较|比|与)(?:上年|去年|上一年度?|上年度)(?:同期)?(?:相比)?"
    names = "(?!.{0,20}(?:其中|各|每))[\u4e00-\u9fff]{0,9}[、和及与][\u4e00-\u9fff]{1,9}?"
    each = f"(?:分别|各|依次)(?:{than})?(?:(?P<up>{UP})|(?:{DOWN}))(?:了|幅度?为|率为)?"
    size = "(?:(?P<more>增幅|涨幅|升幅|增速)|降幅|减幅)(?:分别|依次)(?:为|是|达到?)"
    return re.compile(rf"^(?:{names})?(?:{than})?(?:{each}|{size})$")


def change_of_each(words: str) -> bool | None:
    """Whether the words before a row of changes say up or down: 同比分别下降, 降幅分别为; None for others."""
    said = _change().match(words)
    return None if said is None else said["up"] is not None or said["more"] is not None


def changes(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """Figures of this year and of last year in rows of one length, each with the change printed for it."""
    found = rows(terms)
    for now in found:
        if not _now().search(now[0].wide) or _past().match(now[0].wide):
            continue
        same = [row for row in found if len(row) == len(now) and row[0].index > now[0].index]
        past = [row for row in same if _past().match(row[0].wide)]
        if len(past) != 1:
            continue
        for row in same:
            said = change_of_each(row[0].wide)
            if said is None or not all(comparable(figures, *pair) for pair in zip(past[0], now, strict=True)):
                continue
            for base, result, change in zip(past[0], now, row, strict=True):
                yield Move(base, result), change, said


@cache
def _than() -> re.Pattern[str]:
    return re.compile("[较比与](?:上一?年度?|去年|20\\d\\d年)[^,;。]{0,8}的$")


@cache
def _each_than() -> re.Pattern[str]:
    """分别 before what is compared with: 受理358件，办结340件，分别较2023年的190件、180件增长88.4%和88.9%."""
    return re.compile("(?:分别|依次)(?=[较比与])")


def said_of_last_year(words: str) -> bool:
    """Whether the words before a row say that it is of the year before: 上年分别为, 较上年的."""
    return _past().match(words) is not None or _than().search(words) is not None


def compared_rows(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """拘留195件、罚款1203件，较上年的275件和1867件分别下降29.1%和35.6%: as many figures before as behind 较; or with
    上年分别为275件和1867件, before or behind the changes.
    """
    for one, two in pairwise(rows(terms)):
        behind = _past().match(two[0].wide) is not None
        past, row = (two, one) if behind else (one, two)
        said, count = change_of_each(re.sub("^、", "", row[0].wide)), len(past)
        each = None if behind else _each_than().match(past[0].wide)
        said = change_of_each(each[0] + row[0].wide) if each else said
        if said is None or len(row) != count or two[0].index != one[-1].index + 1:
            continue
        now = [term for term in terms if term.index < one[0].index and figures.is_count(term)]
        apart = len(now) == count and now[0].index == one[0].index - count
        named = behind or _than().search(past[0].wide) or _past().match(past[0].wide)
        if not apart or not named or any(figures.is_change(term) for term in now):
            continue
        if all(comparable(figures, *pair) for pair in zip(past, now, strict=True)):
            for base, result, change in zip(past, now, row, strict=True):
                yield Move(base, result), change, said


def differences(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term, Term, bool]]:
    """分别为541件、498件，同比分别增加59件、43件，增长12.2%、9.5%: result, difference, rate, whether up."""
    found = rows(terms)
    for now in found:
        if not _now().search(now[0].wide):
            continue
        behind = [row for row in found if row[0].index > now[-1].index][:2]
        if len(behind) < 2 or any(len(row) != len(now) for row in behind):
            continue
        by, rates = behind
        up, again = (
            change_of_each(by[0].wide),
            re.match(f"(?:分别)?(?:(?P<up>{UP})|(?:{DOWN}))", rates[0].wide),
        )
        if up is None or again is None or up is not (again["up"] is not None):
            continue
        if all(figures.alike(*pair) for pair in zip(now, by, strict=True)) and all(
            figures[rate].kind is Kind.PERCENT for rate in rates
        ):
            for result, change, rate in zip(now, by, rates, strict=True):
                yield result, change, rate, up
