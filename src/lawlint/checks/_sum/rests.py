"""What is left of a whole beside what is done: 问题28项，已整改25项，其余3项正在推进."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._digits import one_digit_off
from lawlint.checks._divisions import sorted_by
from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.known_classes import Classes
from lawlint.checks._sum.left_over import left_over
from lawlint.checks._sum.remainders import (
    remainders,
    rest_of_above,
    says_deed,
    some_have,
)
from lawlint.checks._sum.rests_apart import between_units, of_old_and_new, rests_apart
from lawlint.checks._sum.said_overlap import said_to_overlap
from lawlint.checks._sum.share_parts import printed_elsewhere
from lawlint.checks._sum.sums import one_slip
from lawlint.checks._sum.verdicts import together
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.interval import Truth
from lawlint.lean import replace

_MEANT = Fraction(1, 2)
"""How far from a whole its parts may be and still be meant to add up to it."""
_NEAR = Fraction(1, 4)
"""The same for a whole in an earlier sentence."""
_MOST_ROWS = 8  # of which every choice is tried


def rest_of_some(figures: Figures, parts: Parts) -> Held | None:
    """其中重大隐患12处，已整改4098处，剩余28处: the rest goes with some of the parts only."""
    *some, rest = parts.members
    old = [term for term in some if not _is_added().match(term.lead)]
    for chosen in (*_choices(some), tuple(old)):
        members = (*chosen, rest)
        if total([figures.rounded(term) for term in members]).meets(figures.value(parts.wholes[0])):
            return Held(figures.span(rest), "rest", figures.used((parts.wholes[0], *members)), exact=True)
    return None


@cache
def _is_added() -> re.Pattern[str]:
    """What was added is no part of what there was: 事项462项，取消12项、新增8项，其余450项."""
    return re.compile("(?:年内)?(?:新[增建招聘设制立列]|增加|增设|增补)")


def rest_of_part(figures: Figures, parts: Parts) -> Observation | None:
    """累计审查1580件，其中今年412件，退回23件、暂缓18件，其余371件通过: the rest is of the first part, when it comes
    nearer to that than to the whole.
    """
    first, *rest = parts.members
    inner = Parts("余", (first,), tuple(rest), False)
    if len(rest) < 2 or rest[0].mark != "," or _gap(figures, inner) >= min(_MEANT, _gap(figures, parts)):
        return None
    return rest_of_some(figures, inner) or together(figures, inner, Classes(inner.members, True, False))


def remainders_told(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """其余N件: with the parts before it, it makes up one of the figures before them."""
    lists = list(remainders(figures, counts))
    others = (*_totals_behind(figures, counts, lists), *_totals_between(lists))
    held = next((seen for parts in (*lists, *others) if (seen := rest_of_some(figures, parts))), None)
    if held is not None:
        yield held
        return
    if lists and of_old_and_new(figures, lists[0]):
        used = figures.used((*lists[0].wholes, *lists[0].members))
        yield Held(figures.span(lists[0].members[-1]), "rest", used, exact=True)
        return
    if lists and (in_others := between_units(figures, counts, lists[0])):
        used = figures.used((*lists[0].wholes, *in_others, lists[0].members[-1]))
        yield Abstained(figures.span(lists[0].members[-1]), "有的部分以别的量词计", used)
        return
    if apart := next(rests_apart(figures, counts, lists), None):
        yield together(figures, apart, Classes(apart.members, True, False))
        return
    lists = [*lists, *_without_added(lists)]
    nearest = min(_meant(figures, lists), key=lambda parts: _gap(figures, parts), default=None)
    first = nearest.members[0] if nearest is not None else None
    if nearest and (far := _is_another(figures, nearest)):
        yield far
    elif nearest and first and (_in_own_clause(figures, first) or _of_those_before(figures, nearest)):
        if said_to_overlap(figures, nearest, ()):
            used = figures.used((*nearest.wholes, *nearest.members))
            yield Abstained(figures.span(nearest.members[-1]), "文中说明各项有重叠，或含往期的", used)
            return
        nearest = _of_any_above(figures, counts, nearest)
        yield together(figures, nearest, Classes(nearest.members, True, "未" not in nearest.members[-1].lead))


def _without_added(lists: Sequence[Parts]) -> Iterator[Parts]:
    """The lists without what was added, which is no part of what there was: 事项462项，取消12项、新增8项，其余450项."""
    for parts in lists[:1]:
        old = tuple(term for term in parts.members if not _is_added().match(term.lead))
        if 1 < len(old) < len(parts.members):
            yield replace(parts, members=old)


def _meant(figures: Figures, lists: Sequence[Parts]) -> Sequence[Parts]:
    """Those near to their whole; where one wrong digit keeps others from theirs, these too, but none of a figure of its own
    row (废止58件、修改47件，其余46件), which it is no part of.
    """
    near = [parts for parts in lists if _is_near(figures, parts)] if len(lists) > 1 else lists
    apart = [
        parts
        for parts in lists
        if not (_in_row(figures, parts.wholes[0]) or _in_row(figures, parts.members[0]))
    ]
    slips = [parts for parts in apart if one_slip(figures, parts.wholes[0], parts.members)]
    return [*slips, *(parts for parts in near if parts in apart)] if slips else near


def _in_row(figures: Figures, term: Term) -> bool:
    """Whether a figure stands in one clause with another that 、 joins to it."""
    before = [each for each in figures.paragraph(term) if each.index < term.index]
    return bool(before) and term.mark == "、" and before[-1].clause == term.clause


def _in_own_clause(figures: Figures, first: Term) -> bool:
    """Whether a figure is parted from the one before it, be its words a list: 164件中，经调解、和解结案45件."""
    return first.mark in (",", ";") or (first.mark == "、" and not _in_row(figures, first))


def _of_those_before(figures: Figures, parts: Parts) -> bool:
    """Whether the first part counts some of the whole in its own clause; more than the whole are things of their own
    where a noun is behind them: 15个司法所中有17个调解室.
    """
    first = parts.members[0]
    fewer = figures.value(first).compare("<=", figures.value(parts.wholes[0])) is Truth.HOLDS
    return some_have(first) and (fewer or first.tail == "" or says_deed(first))


def _of_any_above(figures: Figures, counts: Sequence[Term], parts: Parts) -> Parts:
    """The parts, of any figure before them where words divide it: 受理7326件，满意6989件。从内容看，物业2564件…，其余1246件."""
    first = parts.members[0]
    if not sorted_by(figures, first):
        return parts
    above = [term for term in reversed(counts) if term.index < first.index and figures.alike(term, first)]
    return replace(parts, wholes=tuple(above))


def _is_another(figures: Figures, parts: Parts) -> Observation | None:
    """What shows that the parts are of another whole: a figure of another sentence that they make up, or that they are more
    than twice this one.
    """
    used = figures.used((*parts.wholes, *parts.members))
    added = total([figures.rounded(term) for term in parts.members])
    all_told = total(
        [added, figures.rounded(parts.wholes[0])]
    )  # 抽检800批次。合格768批次，不合格22批次，其余10批次待检
    for sums in (added, all_told):
        if other := printed_elsewhere(figures, parts.members, sums):
            return Held(figures.span(parts.members[-1]), "rest", (*used, other.index), exact=True)
    if (
        _gap(figures, parts) > 1
        and not _is_near(figures, parts)
        and not one_slip(figures, parts.wholes[0], parts.members)
    ):
        return Abstained(figures.span(parts.members[-1]), "其余之数所属的总数不确定", used)
    return None


def rests_above(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Sequence[Observation]:
    """What is done and the rest of a figure of an earlier sentence."""
    return [
        together(figures, parts, Classes(parts.members, True, False))
        for parts in rest_of_above(figures, counts, before)
        if _gap(figures, parts) <= _NEAR
    ]


def left_over_told(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """What is done and what is not yet are more than the whole."""
    for parts in left_over(figures, counts):
        yield together(figures, parts, Classes(parts.members, False, True))


def _totals_behind(figures: Figures, counts: Sequence[Term], lists: Sequence[Parts]) -> Iterator[Parts]:
    """The same lists with the whole behind them: 优秀38卷，良好62卷，其余20卷合格，共评查120卷."""
    for parts in lists:
        for term in counts:
            if term.index > parts.members[-1].index and figures.alike(term, parts.members[-1]):
                yield Parts("余", (term,), (*parts.wholes, *parts.members), False)


def _totals_between(lists: Sequence[Parts]) -> Iterator[Parts]:
    """The same lists with the whole behind its first part: 网上申请480件，占全年申请1200件的40.0%，其余720件."""
    for parts in lists:
        *members, rest = parts.members
        for at, whole in enumerate(members):
            if any(term.mark != "、" for term in members[:at]):
                break
            yield Parts("余", (whole,), (*parts.wholes, *members[:at], rest), False)


def _choices(parts: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """All parts, then some of them: 受理120件，办结90件，满意85件，其余30件.  A row joined by 、 stays together."""
    rows: list[list[Term]] = []
    for term in parts:
        if rows and term.mark == "、":
            rows[-1].append(term)
        else:
            rows.append([term])
    for size in range(len(rows), 0, -1) if len(rows) <= _MOST_ROWS else (len(rows),):
        for chosen in combinations(rows, size):
            yield tuple(term for row in chosen for term in row)


def _is_near(figures: Figures, parts: Parts) -> bool:
    """Whether the parts are near to the whole, or one wrong digit of it or a decimal point keeps them from it."""
    added = sum((figures[term].printed for term in parts.members), start=Fraction(0))
    near = _gap(figures, parts) < _MEANT or one_digit_off(added, figures[parts.wholes[0]].printed)
    return near or _point_moved(figures, parts)


def _point_moved(figures: Figures, parts: Parts) -> bool:
    """Whether what is done makes up the whole once its decimal point is moved: 4.5亿元，已清偿37.8亿元，其余0.72亿元."""
    size, *sizes = (figures.size(term) for term in (parts.wholes[0], *parts.members))
    digits = [str(figures[term].printed.numerator).strip("0") for term in parts.members[:-1]]
    return any(
        len(shown) >= _TELLING and sum(sizes) - one + one / power == size
        for one, shown in zip(sizes, digits, strict=False)
        for power in (10, 100)
    )


_TELLING = 3
"""Digits of a figure that hardly make up a whole by chance."""


def _gap(figures: Figures, parts: Parts) -> Fraction:
    """How far the parts are from the whole, as a share of it."""
    added = sum((figures[term].printed for term in parts.members), start=Fraction(0))
    whole = figures[parts.wholes[0]].printed
    return abs(added - whole) / whole if whole else _MEANT
