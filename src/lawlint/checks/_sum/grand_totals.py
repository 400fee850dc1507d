"""How many there are in all, behind the sorts that bear the name: 专职网格员1206名、兼职网格员844名，网格员总数2050名; or behind
what was done in each place: 开展进机关46场、进校园87场、进社区65场，共计开展普法活动198场.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_one_slip, is_swapped, misprinted, turned
from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.said_overlap import overlap_near
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks._sum.total_runs import listed_before
from lawlint.checks._things import RECURRING
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

IN_ALL = ("总数", "总量", "总人数", "共", "合计", "总计", "累计")
"""Words without which no text says how many there are in all."""


def grand_totals(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every such total that the row right before it misses by what one wrong digit makes, or two that changed places."""
    for at, term in enumerate(counts):
        yield from _of_deeds(figures, counts[:at], term)
        found = _names_all().fullmatch(term.wide) if term.mark in (",", ";") else None
        if found is None or not figures[term].exact:
            continue
        row = _row_before(figures, counts[:at], term, found["noun"])
        if len(row) < 2:
            continue
        used = figures.used((*row, term))
        if total([figures.value(each) for each in row]).meets(figures.value(term)):
            yield Held(figures.span(term), "total", used, exact=True)
        elif _missed_by_slip(figures, row, term):
            yield sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)


def _of_deeds(figures: Figures, before: Sequence[Term], term: Term) -> Iterator[Observation]:
    """A total in the verb of the list right before it, which it misses by two digits that changed places; by more it may
    count others, too. One that bears no noun, as the list of deeds does (取消184项、下放97项、整合263项，共涉及544项), counts the
    same: there any slip shows.
    """
    found = _done_in_all().fullmatch(term.wide) if term.mark == "," and figures[term].exact else None
    row = listed_before(term, before) if found else []
    if found is None or len(row) < _FEWEST or "其中" in row[0].wide:
        return
    if any(each.tail or _came().search(each.wide) for each in row) or not _in_unit(figures, row, term):
        return
    added, said = sum((figures[each].printed for each in row), start=Fraction(0)), figures[term].printed
    if turned(added, said) and found["verb"] in row[0].wide:
        yield sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)
    elif not found["noun"] and _bare_deeds(figures, term, row) and misprinted(said, added):
        yield sum_problem(figures, SPLIT, term, row, sum_said(figures, row, term), term)


def _in_unit(figures: Figures, row: Sequence[Term], term: Term) -> bool:
    """Whether the figures of a list are exact and in the unit and the bracket level of another."""
    return all(
        figures[each].unit.name == figures[term].unit.name
        and figures[each].exact
        and figures.outer(each) == figures.outer(term)
        for each in row
    )


def _bare_deeds(figures: Figures, term: Term, row: Sequence[Term]) -> bool:
    """Whether neither a list of deeds nor the figure behind it bears a noun, so that they count the same; not the stages
    of cases or texts, nor occasions, of which others may go unsaid.
    """
    bare = all(len(each.lead) == _VERB and not _of_stage().search(each.lead) for each in row)
    return (
        bare
        and not overlap_near(figures, term, row[0])
        and not _occasions().search(figures[term].unit.name)
        and not term.tail
        and figures[term].unit.family not in RECURRING
        and figures[term].printed >= _LARGE
    )


@cache
def _of_stage() -> re.Pattern[str]:
    return re.compile("[收受]|立案|结|应诉|公[布开示]|发布|印发|细化|审[查核议]|评[估查]|梳理|清理|备案|检查")


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile("[次场期趟轮回]")


_VERB = 2
_LARGE = 100
_FEWEST = 3


@cache
def _done_in_all() -> re.Pattern[str]:
    return re.compile(
        "(?:累计|一?共计?|合计|总计)(?P<verb>[\u4e00-\u9fff]{2})(?P<noun>[\u4e00-\u9fff]{0,10})"
    )


@cache
def _names_all() -> re.Pattern[str]:
    return re.compile(
        "(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:队伍|人员|规模)?总(?:数量?|量|人数)(?:已|共|现|达到?|为|是|有)*"
    )


def _row_before(figures: Figures, before: Sequence[Term], term: Term, noun: str) -> list[Term]:
    """The figures of the unit right before the total, each of a sort of ``noun``; none of what only came in the year."""
    row: list[Term] = []
    for each in reversed(before):
        follower = row[0] if row else term
        beside = each.index + 1 == follower.index and figures.outer(each) == figures.outer(term)
        same = figures[each].unit.name == figures[term].unit.name and figures[each].exact
        if not (beside and same and each.lead.endswith(noun)) or each.lead == noun:
            break
        row.insert(0, each)
    listed = all(each.mark in ("、", ",", "") for each in row[1:]) and len(
        {each.lead for each in row}
    ) == len(row)
    return row if listed and not any(_came().search(each.wide) for each in row) else []


@cache
def _came() -> re.Pattern[str]:
    return re.compile("新|增|补充|招|调[入出走]|其中|减|退|离|培训|另")


def _missed_by_slip(figures: Figures, row: Sequence[Term], term: Term) -> bool:
    added = sum((figures[each].printed for each in row), start=Fraction(0))
    whole = figures[term]
    apart = added - whole.printed
    few = abs(apart) * 4 <= added
    return few and (
        is_one_slip(added, whole.printed) or is_swapped(apart, whole, *(figures[each] for each in row))
    )
