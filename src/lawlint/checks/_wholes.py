"""Lists of parts behind a whole: where they begin and end, and which parts exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._before_bracket import before_bracket
from lawlint.checks._divisions import as_many_sorts, divided_above, divided_whole
from lawlint.checks._figures import RESTS, Figures, compared_with, total
from lawlint.checks._items import adds_up, by_semicolon, is_second, said_again, second_units
from lawlint.checks._list_end import apart, end_of, only_nearest, taken_up
from lawlint.checks._named_whole import named_before, named_whole
from lawlint.checks._openers import decided, opener_of, outcome, unopened
from lawlint.checks._things import returned
from lawlint.facts.model import Term
from lawlint.lean import dataclass

MORE = ("等",)
OTHERS = ("其他", "其它", "另外", *RESTS)
"""A last part that is all the rest: the list is complete, and its parts do not overlap."""
_ASIDE = frozenset({"money"})
_ASIDE_OF_EVENTS = _ASIDE | {"person-time", "person", "document"}
"""Units of what events led to, none of which is counted in events: 宣讲36场次，受众1860人次，其中市级6场次."""
_STOCK = ("累计", "总数", "总量", "历年")


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of parts: how it begins, the figures that may be its whole (nearest first), and its members.

    ``opener``: 其中, 中 (受理的268件案件中，…), 分 (按领域分：…), 按 (按…分，…), 类 (专职12人，兼职5人), 成
    (化解237件，成功化解194件),
    双 (18支872人，其中甲队8支400人，乙队10支472人: the figures beside them),
    ``(`` or ``:``; ``more``: a 等 says that there are others.
    """

    opener: str
    wholes: tuple[Term, ...]
    members: tuple[Term, ...]
    more: bool

    @property
    def closed(self) -> bool:
        """Whether the list reads as all of the whole."""
        return self.opener in ("(", ":") and not self.more

    @property
    def unopened(self) -> bool:
        """Whether no word says that the figures are parts of the one before."""
        return self.opener in ("类", "成")

    @property
    def partition(self) -> bool:
        """Whether it must be all of the whole: divided 按…分, or with a part for the rest."""
        last = self.members[-1]
        rest = any(word in last.lead for word in OTHERS)
        return len(self.members) > 1 and (rest or self.opener in ("分", "双")) and not self.more


def part_lists(figures: Figures, counts: Sequence[Term], before: Sequence[Term] = ()) -> Iterator[Parts]:
    """The lists of parts among the counts of one sentence; ``before``: the figures of its paragraph before it."""
    above = _whole_before(figures, counts, before)
    first: tuple[Term, ...] = ()  # the whole of the first division of the sentence
    sorted_before: tuple[Term, ...] = ()  # that of the division 按…分 before
    at = listed = 0  # the figures before ``listed`` belong to lists, or stand before them
    while at < len(counts):
        named = named_whole(figures, counts, at) or (
            named_before(figures, counts[0], before) if not at else ()
        )
        opener = "中" if named else opener_of(figures, counts, at) or unopened(figures, counts, at)
        if not opener and at == 0 and (again := said_again(figures, counts, before)):
            yield Parts("其中", again[:1], again[1:], False)
        if not opener:
            at += 1
            continue
        stop = end_of(figures, counts, at, opener)
        level = figures.outer(counts[at])
        members = [
            term
            for term in counts[at:stop]
            if figures.alike(term, counts[at]) and figures.outer(term) == level and not _counted_in(term)
        ]
        while len(members) > 1 and figures.is_change(members[-1]) and members[-1].mark == ",":
            del members[-1]  # 其他450项，较上年净减少74项
        if opener == "其中" and len(members) == 1:
            members = by_semicolon(figures, counts, at, stop) or members
        if opener == "中" and len(members) == 1:
            members = by_semicolon(figures, counts, at, stop, among=True)
        wholes = named or _wholes(figures, counts[:at], counts[at], opener) or (() if at else above)
        if opener == "类" and taken_up(counts[at - 1], counts[at]):
            wholes = only_nearest(figures, wholes, members)
        if opener in ("分", "按"):
            since = [term for term in counts[listed:at] if figures.alike(term, counts[at])]
            same = [term for term in sorted_before or first if figures.alike(term, counts[at])]
            text = figures.reading.document.folded
            if "。" in text[figures.span(counts[at - 1]).end : counts[at].start]:
                since = []  # 收入4348万元。其中税收…；非税收入…。按级次分：…
            members = as_many_sorts(figures, counts, at, members)
            wholes = (*reversed(since), *same) if listed else divided_whole(figures, counts, at)
            if before and not listed and len(members) > 1:
                wholes = wholes or divided_above(figures, members, before)
            sorted_before = wholes
        elif opener == "其中" and listed:
            near = tuple(term for term in counts[listed:at] if term in wholes)
            wholes = tuple(reversed(near)) or wholes  # what was divided before is not divided again
        if opener == ":" and len(members) == 1:
            wholes = ()  # 工商55件，上升12%：交通111件，上升18%；物价21件
        elif opener == ":":
            wholes = tuple(term for term in wholes if not apart(figures, term, counts[at]))
            if wholes and re.search("[降增升减加长][至到为]$", wholes[0].wide):
                wholes = ()  # 由126件降至57件：新发88件，化解119件: what came and went
        if opener == "其中":  # it speaks of what stands behind the same semicolon
            wholes = tuple(term for term in wholes if not apart(figures, term, counts[at])) or wholes
        if _moves(members):
            wholes = tuple(term for term in wholes if figures.is_change(term)) if _one_way(members) else ()
        if opener != "(":
            first, listed = first or wholes, max(stop, listed)
        if wholes and (opener != "(" or len(members) > 1):  # one figure in brackets divides nothing
            more = any(_says_more(term) for term in members)
            more = more or (opener == "类" and _goes_on(figures, counts[at:], stop - at))
            partly = more or _in_other_units(figures, counts[at:stop], members)
            yield Parts(opener, wholes, tuple(members), partly)
            second = second_units(figures, wholes[0], members)
            if second:
                every = len(members) > 1 and not more and adds_up(figures, wholes[0], members)
                yield Parts("双" if every else opener, second[:1], second[1:], more)
        at += 1 if opener == "其中" else max(stop - at, 1)


def _says_more(term: Term) -> bool:
    """Whether 等 says that there are others, or 各 that the figure counts several (撤销、责令履行各2件); not so in
    农村、企业等其他人员.
    """
    if term.lead.endswith("各"):
        return True
    words = re.sub("等其[他它余]", "", term.lead)
    rest = term.lead.startswith(RESTS)  # 其余96件为农机等案件
    return any((word in term.tail and not rest) or word in words for word in MORE)


def _counted_in(term: Term) -> bool:
    """Whether the figure is one of those that the next counts: 包含附条件批准4起在内的其他61起."""
    return re.search("(?:包含|包括|含)[^、]*$", term.wide) is not None and "在内的" in term.tail


def _moves(members: Sequence[Term]) -> bool:
    """Whether the parts are changes: 增加118件，其中民事案件增加90件，行政案件减少7件."""
    return any(re.search("(?:增加|减少|上升|下降)了?$", term.lead) for term in members)


def _one_way(members: Sequence[Term]) -> bool:
    """Whether all of them go the same way, so that they may be added."""
    return any(all(re.search(verb, term.lead) for term in members) for verb in ("增加|上升", "减少|下降"))


def _whole_before(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> tuple[Term, ...]:
    """The only figure of the sentence before that one with 其中 at its head can divide; then those before it,
    of which it may speak, too: 抽检8641批次。不合格147批次。其中，市级抽检2068批次.
    """
    if not counts or not counts[0].wide.startswith("其中"):
        return ()
    before = [term for term in before if figures.outer(term) is None]
    if not before:
        return ()
    previous = [term for term in before if term.sentence == before[-1].sentence]
    previous = [term for term in previous if not figures.is_change(term)] or previous
    alike = [term for term in previous if figures.is_count(term) and figures.alike(term, counts[0])]
    if divided := _divided_already(figures, before, alike):
        return divided
    aside = _ASIDE if any(word in term.lead for term in counts for word in OTHERS) else frozenset()
    counted = [term for term in previous if figures.is_count(term)]
    last = [term for term in counted if figures[term].unit.family not in aside][-1:]
    if last and figures.is_average(last[0]):
        return ()  # 人均41.3平方米。其中城镇39.7平方米、农村45.8平方米
    if aside and alike[-1:] == last:  # 劝导1542起，立案86起，罚款14万元。其中占道31起、广告22起、其他33起
        return tuple(reversed(alike))
    if alike[-1:] == last and _outcome_of(counts[0], last):
        return tuple(last)
    if alike != last or names_stock(counts[0]):
        return ()
    earlier = (term for term in reversed(before) if term.sentence != before[-1].sentence)
    return (*alike, *(term for term in earlier if figures.is_count(term) and figures.alike(term, counts[0])))


def _divided_already(figures: Figures, before: Sequence[Term], alike: Sequence[Term]) -> tuple[Term, ...]:
    """The figure that those of the sentence before make up; what 其中 divides behind them is this one again: 提案264件。委员提案
    180件；集体提案84件。其中，经济类96件.
    """
    earlier = [term for term in before if alike and term.index < alike[0].index and figures.is_count(term)]
    added = total([figures.value(term) for term in alike])
    made_up = (term for term in reversed(earlier) if figures.alike(term, alike[0]))
    return tuple(term for term in made_up if len(alike) > 1 and added == figures.value(term))


def _goes_on(figures: Figures, counts: Sequence[Term], stop: int) -> bool:
    """Whether a figure of the same unit follows the list in its sentence and may be one more class."""
    return stop < len(counts) and figures.alike(counts[stop], counts[0]) and counts[stop].mark in (",", "、")


def _in_other_units(figures: Figures, listed: Sequence[Term], members: Sequence[Term]) -> bool:
    """Whether a class of the list is counted in another unit: 来信318件次、来访802批次、网上信访1830件次."""
    return any(
        term.mark == "、" and term not in members and figures[term].unit.family not in _ASIDE
        for term in listed
        if term.index < members[-1].index and figures.outer(term) == figures.outer(members[0])
    )


def _wholes(figures: Figures, before: Sequence[Term], first: Term, opener: str) -> tuple[Term, ...]:
    """The figures that the parts may be parts of, nearest first."""
    level = figures.outer(first)
    if opener == "(" or first.mark == "(":
        return before_bracket(figures, before, first, opener)
    if names_stock(first):
        return ()
    near = [term for term in reversed(before) if figures.outer(term) == level]
    aside = _ASIDE_OF_EVENTS if figures[first].unit.family == "event" else _ASIDE
    while near and not figures.alike(near[0], first):
        if (
            near[0].mark
            and figures[near[0]].unit.family not in aside
            and not is_second(figures, near[0], first)
        ):
            return ()  # 其中 may speak of this figure
        del near[0]
    alike = [term for term in near if figures.alike(term, first)]
    if alike and "净" in alike[0].lead:
        return ()  # 净增32户，其中新登记83户，注销51户
    found = [term for term in alike if not compared_with().search(term.wide)]
    if found != alike and all(figures.is_change(term) for term in found):
        return ()  # 较2024年23件减少5件，其中…: the whole stands in another sentence
    if len(found) > 1 and returned().search(found[0].lead):
        found = found[:1]  # 发放260份、收回252份，满意240份: what came back is divided
    if outcome().match(first.lead):
        found = [term for term in found if not _undecided().search(term.lead)] or found
    found.sort(key=figures.is_change)  # 受理1462件，较上年增加118件，其中…
    if opener in (":", "其中") and found and re.search("结转|转结|旧存|遗留", found[0].lead):
        return ()  # 新收94件，上年结转3件，均已处理：予以公开52件
    if opener == "成" and _in_list(before, found):
        found.sort(key=lambda term: -figures[term].printed)
        return tuple(found)  # 备案审查74件，其中县级31件、市直43件，准予备案71件
    return tuple(found[:1]) if opener in (":", "中", "成") or _outcome_of(first, found) else tuple(found)


def _in_list(before: Sequence[Term], found: Sequence[Term]) -> bool:
    """Whether the nearest figure is a part of a list behind 其中."""
    return bool(found) and any("其中" in term.wide for term in before if term.index <= found[0].index)


@cache
def _undecided() -> re.Pattern[str]:
    """Cases without an outcome: 审结290件，尚未审结12件，其中维持156件."""
    return re.compile("未[审办执]?结|在[审办]|正在[审办]理|结转下")


def _outcome_of(first: Term, found: Sequence[Term]) -> bool:
    """Whether the parts are outcomes and the nearest figure counts what was decided: they divide that one."""
    return bool(found and outcome().match(first.lead) and decided().search(found[0].lead))


def names_stock(term: Term) -> bool:
    """Whether the words say how many there are in all by now."""
    return any(word in term.lead for word in _STOCK)
