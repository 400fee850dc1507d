"""Rows of bodies and places that one number sums up: 4个市直部门、3个县、2个开发区共9家单位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_one_slip
from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks._things import names_bodies
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term
from lawlint.lean import replace


def bodies_together(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """The verdict on a number of 单位 or 部门 directly behind such a row; None for others, and where more than one digit is
    off, for then it may count the units that the bodies have.
    """
    if not before:
        return None
    if figures[term].unit.name == _TEAMS:
        return _one_team_each(figures, term, before)
    if figures[term].unit.name not in _UNITS:
        return None
    done = _that_did().fullmatch(term.wide) if term.mark == "," and not term.tail else None
    if done and re.search(f"(?:全部|均|都)已?{done['verb']}", before[-1].tail):
        before = [*before[:-1], replace(before[-1], tail=re.split("全部|均|都", before[-1].tail)[0])]
    elif not _is_total(term):
        return None
    row = _row(figures, term, before)
    if len(row) < 2 or not any(_body().search(_noun(each)) for each in row) or not figures[term].exact:
        return None
    added, said = sum((figures[each].printed for each in row), start=Fraction(0)), figures[term].printed
    if added == said:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    own = re.search("联合|会同|协同|牵头|协调|[与和同跟]$", row[0].wide) is not None and said == added + 1
    if own or said < max(figures[each].printed for each in row) or not is_one_slip(added, said):
        return None
    return sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)


_TEAMS = "支"


def _one_team_each(figures: Figures, term: Term, before: Sequence[Term]) -> Observation | None:
    """8个街道、5个镇共13支执法队: the teams of places, one each where the report counts so many of them elsewhere."""
    row = _row(figures, term, before) if _said_in_all(term, before[-1]) and figures[term].exact else []
    if len(row) < 2:
        return None
    added, noun = sum((figures[each].printed for each in row), start=Fraction(0)), term.tail[-3:]
    if added == figures[term].printed:
        return Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    again = any(
        figures[each].unit.name == _TEAMS and figures[each].printed == added and each.tail.startswith(noun)
        for each in figures.reading.facts.terms
        if each is not term and figures[each].exact
    )
    return sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term) if again else None


def _said_in_all(term: Term, last: Term) -> bool:
    return (last.tail + term.wide).endswith(("共", "共有", "共计", "共组建", "共设"))


def _is_total(term: Term) -> bool:
    """Whether the figure counts bodies right behind a row, or says 共."""
    beside = term.mark in ("", "、") or (term.mark == "," and re.fullmatch("一?共计?|合计|总计", term.wide))
    return bool(beside) and _all_of_them().match(term.tail) is not None


_UNITS = frozenset({"个", "家"})


def _row(figures: Figures, term: Term, before: Sequence[Term]) -> list[Term]:
    """The bodies counted side by side up to ``term``, which must begin the row with the words before it."""
    row = [term]
    for each in reversed(before):
        if each.index != row[0].index - 1 or not figures[each].exact or figures[each].unit.name not in _UNITS:
            break
        if not _body_or_place().fullmatch(_noun(each)) or each.closing not in ("", "、", ","):
            break
        row.insert(0, each)
        if each.mark != "、" and not (each.mark == "" and each.wide[-1:] in _JOINTS):
            break
    joined = all(each.mark in ("", "、") for each in row[1:-1])
    return row[:-1] if joined and re.search("其中|每|各", row[0].wide) is None else []


_JOINTS = frozenset("和及与")


@cache
def _that_did() -> re.Pattern[str]:
    """A number of bodies by what all of them did: 14个乡镇、31个部门全部聘请顾问，聘请单位共45家."""
    return re.compile(
        "(?P<verb>[\u4e00-\u9fff]{2})(?:单位|部门|机构)(?:一?共计?|合计|总计|总数)(?:有|为|达)?"
    )


def _noun(term: Term) -> str:
    """What a figure of the row counts, without the words that lead on to the next figure."""
    return re.sub("(?:以?及|[和与])?(?:一?共[计有设]?|共组建|合计|总计)?$", "", term.tail)


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile(f"(?:{names_bodies().pattern})(?![的内])")


@cache
def _body() -> re.Pattern[str]:
    return re.compile("(?:部门|单位|机关|机构|局)$")


@cache
def _body_or_place() -> re.Pattern[str]:
    kinds = "部门|单位|机关|机构|局|委|办|县区|区县|县市区|[县区市镇乡]|乡镇|镇街|街道|园区|公司|国企|企业|团体|院|校|站|所|中心"
    return re.compile(f"(?!.*(?:[的其属]|等))[一-鿿]{{0,8}}(?:{kinds})(?:\\([^()]{{1,6}}\\))?")
