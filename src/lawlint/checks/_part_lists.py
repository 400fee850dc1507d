"""Lists of parts behind a whole: where they begin and end, and which parts exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._divisions import as_many_sorts, divided_above, divided_whole, sorted_by
from lawlint.checks._figures import RESTS, Figures
from lawlint.checks._items import adds_up, by_semicolon, kinds_listed, said_again, second_units
from lawlint.checks._list_end import apart, end_of, only_nearest, taken_up
from lawlint.checks._meant_whole import only_meant
from lawlint.checks._named_whole import named_before, named_whole
from lawlint.checks._openers import opener_of, unopened
from lawlint.checks._wholes import ASIDE, OTHERS, whole_before, wholes_before
from lawlint.facts.model import Kind, Term
from lawlint.lean import dataclass


@cache
def others_said() -> re.Pattern[str]:
    """等 that says that there are others: not 等级, 高等院校, 平等."""
    return re.compile("(?<![平同高])等(?![级次待])")


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
        rest = any(word in last.lead for word in OTHERS) or (not last.lead and last.tail.startswith("其他"))
        return len(self.members) > 1 and (rest or self.opener in ("分", "双")) and not self.more


def part_lists(figures: Figures, counts: Sequence[Term], before: Sequence[Term] = ()) -> Iterator[Parts]:
    """The lists of parts among the counts of one sentence; ``before``: the figures of its paragraph before it."""
    above = whole_before(figures, counts, before)
    first: tuple[Term, ...] = ()  # the whole of the first division of the sentence
    sorted_before: tuple[Term, ...] = ()  # that of the division 按…分 before
    at = listed = 0  # the figures before ``listed`` belong to lists, or stand before them
    while at < len(counts):
        named = named_whole(figures, counts, at) or (
            named_before(figures, counts[0], before) if not at else ()
        )
        opener = "中" if named else opener_of(figures, counts, at) or unopened(figures, counts, at)
        if not opener and at == 0:
            again = said_again(figures, counts, before) or kinds_listed(figures, counts, before)
            if again:
                yield Parts("其中", again[:1], again[1:], False)
        if not opener:
            at += 1
            continue
        stop = end_of(figures, counts, at, opener)
        members = _members(figures, counts, at, stop, opener)
        wholes = named or wholes_before(figures, counts[:at], counts[at], opener) or (() if at else above)
        if opener in ("分", "按"):
            members = as_many_sorts(figures, counts, at, members)
            if listed:
                wholes = _divided_again(figures, counts, at, listed, sorted_before or first)
            else:
                wholes = divided_whole(figures, counts, at) or divided_above(figures, members, before)
            sorted_before = wholes
        elif opener == "其中" and listed:
            near = tuple(term for term in counts[listed:at] if term in wholes)
            wholes = tuple(reversed(near)) or wholes  # what was divided before is not divided again
        elif opener in ("类", "按") and taken_up(counts[at - 1], counts[at]):
            wholes = only_nearest(figures, wholes, members)
        wholes = _spoken_of(figures, opener, wholes, counts[at], members)
        if opener != "(":
            first, listed = first or wholes, max(stop, listed)
        if wholes and (opener != "(" or len(members) > 1):  # one figure in brackets divides nothing
            yield from _in_all_units(figures, opener, wholes, members, counts[at:], stop - at)
        at += 1 if opener == "其中" else max(stop - at, 1)


def _members(figures: Figures, counts: Sequence[Term], at: int, stop: int, opener: str) -> list[Term]:
    """The parts of a list from ``at`` to ``stop``."""
    level = figures.outer(counts[at])
    members = [
        term
        for term in counts[at:stop]
        if figures.alike(term, counts[at]) and figures.outer(term) == level and not _counted_in(term)
    ]
    while len(members) > 1 and figures.is_change(members[-1]) and members[-1].mark == ",":
        del members[-1]  # 其他450项，较上年净减少74项
    if opener == "其中" and len(members) == 1:
        return by_semicolon(figures, counts, at, stop) or members
    if opener == "中" and len(members) == 1:
        return by_semicolon(figures, counts, at, stop, among=True)
    return members


def _divided_again(
    figures: Figures, counts: Sequence[Term], at: int, listed: int, before: Sequence[Term]
) -> tuple[Term, ...]:
    """The figures that a division behind other lists may be of: those since them, then the whole divided ``before``."""
    since = [term for term in counts[listed:at] if figures.alike(term, counts[at])]
    same = [term for term in before if figures.alike(term, counts[at])]
    text = figures.reading.document.folded
    if "。" in text[figures.span(counts[at - 1]).end : counts[at].start]:
        since = []  # 收入4348万元。其中税收…；非税收入…。按级次分：…
    return (*reversed(since), *same)


def _spoken_of(
    figures: Figures, opener: str, wholes: tuple[Term, ...], start: Term, members: Sequence[Term]
) -> tuple[Term, ...]:
    """Those of the figures before a list that it can speak of; ``start``: the figure that it begins with."""
    if wholes and wholes[0].mark == "、" and "分别" in start.wide:
        return ()  # 立行立改的186个、分阶段整改的81个问题中，分别有169个、51个: each of its own
    if wholes and "半年" in start.lead and "季度" in wholes[0].lead:
        return ()  # 三季度31件，四季度27件，其中上半年62件、下半年58件: of all quarters
    if opener == ":" and len(members) == 1:
        wholes = ()  # 工商55件，上升12%：交通111件，上升18%；物价21件
    elif opener == ":":
        wholes = tuple(term for term in wholes if not apart(figures, term, start))
        if wholes and re.search("[降增升减加长][至到为]$", wholes[0].wide):
            wholes = ()  # 由126件降至57件：新发88件，化解119件: what came and went
    elif opener == "其中":  # it speaks of what stands behind the same semicolon
        wholes = tuple(term for term in wholes if not apart(figures, term, start)) or wholes
        wholes = only_meant(figures, wholes, members) if wholes else ()
    if _moves(members):
        return tuple(term for term in wholes if figures.is_change(term)) if _one_way(members) else ()
    return wholes


def _in_all_units(
    figures: Figures,
    opener: str,
    wholes: tuple[Term, ...],
    members: Sequence[Term],
    behind: Sequence[Term],
    length: int,
) -> Iterator[Parts]:
    """A list, and the same of the figures in another unit beside it; it takes ``length`` of the figures ``behind``."""
    more = any(_says_more(term) for term in members)
    more = more or (opener in ("类", "按") and _goes_on(figures, behind, length))
    partly = more or _in_other_units(figures, behind[:length], members) or _lacks_unit(figures, members)
    yield Parts(opener, wholes, tuple(members), partly)
    second = second_units(figures, wholes[0], members)
    if second:
        every = len(members) > 1 and not more and adds_up(figures, wholes[0], members)
        yield Parts("双" if every else opener, second[:1], second[1:], more)


def _says_more(term: Term) -> bool:
    """Whether 等 says that there are others, or 各 or 均 that the figure counts several (撤销、责令履行各2件, 其他乡镇均不足
    150件); not so in 农村、企业等其他人员.
    """
    if term.lead.endswith(("各", "均")):
        return True
    words = re.sub("等其[他它余]", "", term.lead)
    rest = term.lead.startswith(RESTS)  # 其余96件为农机等案件
    said = words if rest else words + term.tail
    return others_said().search(said) is not None


def _counted_in(term: Term) -> bool:
    """Whether the figure is one of those that the next counts: 包含附条件批准4起在内的其他61起."""
    return re.search("(?:包含|包括|含)[^、]*$", term.wide) is not None and "在内的" in term.tail


def _moves(members: Sequence[Term]) -> bool:
    """Whether the parts are changes: 增加118件，其中民事案件增加90件，行政案件减少7件."""
    return any(re.search("(?:增加|减少|上升|下降)了?$", term.lead) for term in members)


def _one_way(members: Sequence[Term]) -> bool:
    """Whether all of them go the same way, so that they may be added."""
    return any(all(re.search(verb, term.lead) for term in members) for verb in ("增加|上升", "减少|下降"))


def _goes_on(figures: Figures, counts: Sequence[Term], stop: int) -> bool:
    """Whether a figure of the same unit follows the list in its sentence and may be one more class: none that begins
    another division (；按渠道分，线上7539件).
    """
    if stop >= len(counts) or not figures.alike(counts[stop], counts[0]):
        return False
    return counts[stop].mark in (",", "、") and not sorted_by(figures, counts[stop])


def _lacks_unit(figures: Figures, members: Sequence[Term]) -> bool:
    """Whether a class of the list has lost its unit: 诉讼536件，代书287，仲裁1件."""
    behind = figures.after(members[-1])
    near = [*figures.between(members[0], members[-1]), *([behind] if behind is not None else [])]
    return any(
        figures[each].kind is Kind.ORDINARY
        and each.sentence == members[0].sentence
        and len(each.lead) > 1
        and each.mark in ("、", ",")
        and not each.tail
        for each in near
    )


def _in_other_units(figures: Figures, listed: Sequence[Term], members: Sequence[Term]) -> bool:
    """Whether a class of the list is counted in another unit: 来信318件次、来访802批次、网上信访1830件次; a number in the name of
    a class (、3家公司聘用人员1515人) counts none.
    """
    names = {term.index - 1 for term in members if not term.mark}
    return any(
        term.mark == "、" and term not in members and figures[term].unit.family not in ASIDE
        for term in listed
        if term.index not in names
        and term.index < members[-1].index
        and figures.outer(term) == figures.outer(members[0])
    )
