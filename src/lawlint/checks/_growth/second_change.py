"""Changes behind a change: 比上年的3412起减少476起，同比上升14.0%; 2023年为1152万元，增加171万元，增长14.1%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import permutations

from lawlint.checks._bases import is_base
from lawlint.checks._digits import is_one_slip, turned
from lawlint.checks._figures import DOWN, UP, Figures, amount
from lawlint.checks._growth.change import CHANGE, LIKELY, difference, judged, opposite, problem
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.contrary import opposite_ways
from lawlint.checks._growth.move_across import move_from_year_before
from lawlint.checks._growth.moves import Move, comparable, move_of_years
from lawlint.checks._growth.since import is_since_last_period, since
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Kind, Term
from lawlint.finding import Words


def ways_apart(figures: Figures, terms: Sequence[Term], at: int) -> Problem | None:
    """A rate right behind a difference that goes the other way, and names nothing else: 减少2.6万件，上升0.45%."""
    if not at or figures[terms[at]].kind is not Kind.PERCENT:
        return None
    change, rate = terms[at - 1 : at + 1]
    went, goes = _way_of().search(change.wide), _way_alone().fullmatch(rate.wide)
    beside = change.index + 1 == rate.index and change.clause + 1 == rate.clause and rate.mark == ","
    if not (went and goes and beside) or (went["up"] is None) is (goes["up"] is None):
        return None
    if not figures.is_count(change) or change.tail or figures[change].unit.family in DURATIONS:
        return None
    since_another = goes["since"] and _period(goes["since"]) != _period(change.wide)
    cheaper = re.search("[成费]", change.wide) is not None
    return None if since_another or cheaper else opposite(figures, (change, change), rate)


_UP_ALONE = "(?P<up>增加|上升|增长|增收|增支)|减少|下降|减收|减支"


@cache
def _way_of() -> re.Pattern[str]:
    return re.compile(f"(?:{_UP_ALONE})了?$")


@cache
def _way_alone() -> re.Pattern[str]:
    return re.compile(f"(?P<since>同比|环比)?(?:{_UP_ALONE})了?")


def _period(words: str) -> str:
    """Since when a change is: 环比 and 较上期 are one."""
    found = re.search("(环比|上期|上月|上季|上周|上一周期)|(同比|上年|去年|同期)", words)
    return "" if found is None else "month" if found[1] else "year"


def newly_swapped(figures: Figures, terms: Sequence[Term], at: int) -> Problem | None:
    """现有238名，较上年的203名新增53名: two digits of 35 changed places; others may have left."""
    result, base, new = terms[at - 2 : at + 1] if at > 1 else (terms[at],) * 3
    beside = result.index + 2 == base.index + 1 == new.index and is_base(base) and new.wide == "新增"
    beside = beside and not figures.reading.document.folded.startswith("(", figures.span(new).end)
    if not (beside and all(figures[each].exact and figures.alike(each, new) for each in (result, base))):
        return None
    due = figures.size(result) - figures.size(base)
    if not turned(figures.size(new), due):
        return None
    wanted = amount(due, figures[new])
    one, two = figures[base].text, figures[result].text
    words = Words(f"{one}与{two}相差{wanted}", f"{one} to {two}: {wanted}")
    return problem(figures, LIKELY, new, (base, result), words, wanted)


def goes_against(figures: Figures, terms: Sequence[Term], at: int, up: bool) -> Problem | None:
    """The rate at ``at`` that is right of the difference before it and goes the other way."""
    change, rate = terms[at - 1 : at + 1] if at > 1 else (terms[at], terms[at])
    rose = direction(change.wide)
    if rose is None or rose is up or figures[rate].kind is not Kind.PERCENT or not figures.is_count(change):
        return None
    apart = rate.clause - change.clause
    beside = change.index + 1 == rate.index and terms[at - 2].index + 1 == change.index
    beside = beside and rate.mark == (",", "、")[apart != 1] and apart in (0, 1)
    if (
        not beside
        or is_since_last_period(rate.wide) != is_since_last_period(change.wide)
        or re.search("20\\d\\d|前年", rate.wide)
    ):
        return None
    whole = _before_target(figures, terms[: at - 1])
    if figures.outer(whole) != figures.outer(change):
        return None
    others = [each for each in terms[: at - 1] if each is not whole]
    held = (isinstance(difference(figures, (whole, change), rate, way, others), Held) for way in (rose, up))
    return opposite(figures, (whole, change), rate) if any(held) else None


def _before_target(figures: Figures, terms: Sequence[Term]) -> Term:
    """The last figure, or the one that a target and how much of it was reached stand behind: 支出1200万元，完成年初预算
    3000万元的40%.
    """
    if len(terms) < 3 or figures[terms[-1]].kind is not Kind.PERCENT or terms[-1].wide != "的":
        return terms[-1]
    of_target = re.search("完成|占|[为达]", terms[-2].wide) and re.search(
        "预算|任务|计划|目标", terms[-2].wide
    )
    return terms[-3] if of_target else terms[-1]


def wrong_base(figures: Figures, terms: Sequence[Term], at: int, move: Move, up: bool) -> Problem | None:
    """The base of a move whose difference at ``at`` and the rate behind it agree on another."""
    change, rate = terms[at : at + 2] if at + 1 < len(terms) else (terms[at], terms[at])
    both = figures.is_count(change) and figures[rate].kind is Kind.PERCENT and change.index + 1 == rate.index
    if not both or rate.mark != "," or direction(rate.wide) is not up or is_base(move.result):
        return None
    if all(isinstance(each, Held) for each in judged(figures, move, change, up)):
        return None
    of = (move.result, change)
    if not isinstance(difference(figures, of, rate, up), Held):
        return None
    if _change_is_wrong(figures, move, change, rate, up):
        return None
    one, two = figures[move.result], figures[change]
    due = one.printed * one.unit.scale - two.printed * two.unit.scale * (1 if up else -1)
    wanted = amount(due, figures[move.base])
    said = f"{two.text}、{rate.lead}{figures[rate].text}都以{wanted}为基数"
    words = Words(said, f"{two.text} and {figures[rate].text} both start from {wanted}")
    return problem(figures, CHANGE, move.base, (*of, rate), words, wanted)


def _change_is_wrong(figures: Figures, move: Move, change: Term, rate: Term, up: bool) -> bool:
    """Whether both ends give the rate, too, and one slip makes the difference of the right one: 747 for 774."""
    base = figures.rounded(move.base)
    moved = (figures.rounded(move.result) - base).scale(1 if up else -1)
    due, said = moved.low, figures.rounded(change).low
    if due is None or said is None or not base.low or not (turned(due, said) or is_one_slip(due, said)):
        return False
    return (moved.scale(100) / base).meets(figures.printed(rate))


def rate_of_move(figures: Figures, terms: Sequence[Term], at: int) -> tuple[Move, bool] | None:
    """The move that the rate at ``at`` goes on with, behind its difference, and its direction; None when the difference
    does not hold itself, or the rate goes the other way and is of another size.
    """
    if at < 3 or figures[terms[at]].kind is not Kind.PERCENT or terms[at].index != terms[at - 1].index + 1:
        return None
    change, up = terms[at - 1], direction(terms[at].wide)
    rose = direction(change.wide)
    if up is None or rose is None or not figures.is_count(change):
        return None
    before = [each for each in terms[: at - 1] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = move_of_years(figures, before, change)
    if move is None or not figures.alike(change, move.result):
        return None
    held = all(isinstance(each, Held) for each in judged(figures, move, change, rose))
    sized = rose is up or all(isinstance(each, Held) for each in judged(figures, move, terms[at], rose))
    return (move, up) if held and sized else None


def _arrived_between(figures: Figures, terms: Sequence[Term], at: int, up: bool) -> Observation | None:
    """比上年增加15人，达到86人，增长21.1%: what a figure became stands between its difference and its rate."""
    if at < 2 or figures[terms[at]].kind is not Kind.PERCENT:
        return None
    change, result, rate = terms[at - 2 : at + 1]
    beside = change.index + 2 == rate.index and change.clause + 2 == rate.clause
    said = re.fullmatch("(?:达到?|[增升降减]至|增加到|减少到|总数达到?)", result.wide)
    way = re.search(f"(?:(?P<up>{UP})|{DOWN})了?$", change.wide)
    if not (beside and said and way) or (way["up"] is not None) is not up or direction(rate.wide) is not up:
        return None
    return difference(figures, (result, change), rate, up)


def second_changes(figures: Figures, terms: Sequence[Term], at: int, up: bool) -> list[Observation]:
    """What a change right behind another says against it."""
    if seen := goes_against(figures, terms, at, up) or opposite_ways(figures, terms, at):
        return [seen]
    if seen_of := _arrived_between(figures, terms, at, up):
        return [seen_of]
    found = rate_of_move(figures, terms, at)
    return list(judged(figures, found[0], terms[at], up)) if found else []


def swapped_change(
    figures: Figures, previous: Sequence[Term], terms: Sequence[Term], at: int, up: bool
) -> Problem | None:
    """2024年共办结583件。2023年办结512件，同比增加17件: two digits of 71 changed places; any other figure may be the change
    of the year before.
    """
    term = terms[at]
    move = move_from_year_before(figures, previous, terms[:at], term)
    if move is None or not figures.is_count(term) or not figures.alike(term, move.base):
        return None
    said, one, two = figures[term], figures[move.base], figures[move.result]
    due = (two.printed * two.unit.scale - one.printed * one.unit.scale) * (1 if up else -1)
    if not turned(said.printed * said.unit.scale, due):
        return None
    wanted = amount(due, said)
    words = Words(f"{one.text}与{two.text}相差{wanted}", f"{one.text} to {two.text}: {wanted}")
    return problem(figures, LIKELY, term, (move.base, move.result), words, wanted)


def other_pair(
    figures: Figures, before: Sequence[Term], move: Move, term: Term, up: bool
) -> tuple[Term, Term] | None:
    """Two other figures before a change that it fits: 1386件，2023年为1215件，2022年为1100件，增加171件."""
    if re.search("20\\d\\d年", term.wide):
        return None
    levels = [each for each in before if comparable(figures, each, move.base) and not figures.is_change(each)]
    ends = {move.base.index, move.result.index}
    for one, two in permutations(levels, 2):
        if (
            len(ends & {one.index, two.index}) == 1
            and re.search("20\\d\\d年|[上去前]年", one.wide)
            and all(isinstance(each, Held) for each in judged(figures, Move(one, two), term, up))
        ):
            return one, two
    return None


def without_changes(figures: Figures, before: Sequence[Term], change: Term) -> Sequence[Term]:
    """The figures before a difference but for the changes, of the figure before them, since another time: 受理869件，同比
    减少159件，下降15.5%，比2022年减少131件; 受理869件，环比增长7.5%，比去年同期减少131件.
    """
    time = since(change.wide)
    if len(before) < 2 or not time or before[-1].index + 1 != change.index:
        return before
    *others, by, rate = before
    up = direction(rate.wide)
    if up is None or figures[rate].kind is not Kind.PERCENT or figures.outer(rate) != figures.outer(change):
        return before
    if since(rate.wide) not in ("", time) and figures.is_count(by) and not figures.is_change(by):
        return before[:-1] if by.index + 1 == rate.index else before
    first = since(by.wide) or "last_year"
    if not others or direction(by.wide) is not up or first == time or by.index + 1 != rate.index:
        return before
    *rest, whole = others
    held = isinstance(difference(figures, (whole, by), rate, up, rest), Held)
    return others if held and whole.index + 1 == by.index else before
