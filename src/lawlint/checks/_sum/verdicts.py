"""Parts against their whole: one alone, and those that exclude each other together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._excuses import holds_more
from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._quotient import is_share
from lawlint.checks._sum.known_classes import Classes
from lawlint.checks._sum.meant_parts import nets, of_more_years, row_total
from lawlint.checks._sum.sums import PART, PARTS, SPLIT, UNOPENED, in_other_unit, sum_problem, sum_said
from lawlint.checks._things import other_things, other_units
from lawlint.checks.base import Abstained, Held, Observation, Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth

_LARGE, _FEWEST = 1000, 3


def part_verdict(figures: Figures, parts: Parts, part: Term) -> Observation:
    value, nearest = figures.value(part), parts.wholes[0]
    fitting = [whole for whole in parts.wholes if not _exceeds(figures, value, whole)]
    if fitting:
        if fitting[0] is nearest:
            return Held(figures.span(part), "part", figures.used((nearest, part)))
        if not _says_again(nearest, part):
            return Abstained(
                figures.span(part), "“其中”所指的总数不止一种可能", figures.used((nearest, part))
            )
    if (both := row_total(figures, parts)) and value.compare("<=", both) is not Truth.CANNOT_HOLD:
        return Abstained(
            figures.span(part), "“其中”所分的是前面几项之和", figures.used((*parts.wholes, part))
        )
    if re.search("[在居列]全[国省市州县区]$", part.lead):
        return Abstained(figures.span(part), "所计的范围大于总数", figures.used((nearest, part)))
    if figures.is_change(nearest):  # what others lost makes a net change smaller than some of its parts
        return Abstained(figures.span(part), "总数是增减数", figures.used((nearest, part)))
    if holds_more(figures, part):
        return Abstained(figures.span(part), "括号中说明另含的数", figures.used((nearest, part)))
    if other_things(figures, part, *parts.wholes) or other_units(figures, part, *parts.wholes):
        return Abstained(figures.span(part), "部分与总数所计的不是同一种事物", figures.used((nearest, part)))
    if of_more_years(figures, part, nearest):
        return Abstained(figures.span(part), "部分是几年的数", figures.used((nearest, part)))
    return too_large_parts(figures, parts, [part])


def _says_again(nearest: Term, part: Term) -> bool:
    """Whether a part is said to be what the figure right before it is: 44项中有18项位居全国前15，其中24项位居全国前10."""
    return "其中" in part.wide and len(part.tail) >= _SAID and part.tail[:_SAID] == nearest.tail[:_SAID]


_SAID = 4


def too_large_parts(figures: Figures, parts: Parts, above: Sequence[Term]) -> Problem:
    """Parts larger than their whole; when there are several it is the whole that is wrong."""
    nearest, part = parts.wholes[0], max(above, key=lambda term: figures[term].printed)
    computed = Words(
        f"{figures.said(part)}大于{figures.said(nearest)}", f"{figures[part].text} > {figures[nearest].text}"
    )
    case = UNOPENED if parts.unopened else PART
    return sum_problem(figures, case, nearest, (part,), computed, nearest if len(above) > 1 else part)


def _exceeds(figures: Figures, value: Interval, whole: Term) -> bool:
    return value.compare("<=", figures.value(whole)) is Truth.CANNOT_HOLD


def together(figures: Figures, parts: Parts, group: Classes) -> Observation:
    """Parts that exclude each other against the whole."""
    members = group.members
    all_members = len(members) == len(parts.members)
    equal = (group.complete or (parts.closed and all_members and not group.some)) and not parts.more
    added = total([figures.rounded(term) for term in members])
    wholes = parts.wholes
    for whole in wholes:
        value = figures.value(whole)
        if added.meets(value):
            used = figures.used((whole, *members))
            return Held(figures.span(members[-1]), "parts", used, exact=all_members or group.complete)
        if not equal and added.compare("<=", value) is not Truth.CANNOT_HOLD:
            return Held(figures.span(members[-1]), "parts", figures.used((whole, *members)))
    if not all_members and total([figures.rounded(term) for term in parts.members]).meets(
        figures.value(wholes[0])
    ):  # 建议和提案437件，其中省级36件、建议184件、提案217件
        return Held(figures.span(members[-1]), "parts", figures.used((wholes[0], *parts.members)))
    runs = [
        *(members[:end] for end in range(2, len(members))),
        *_overlapping(figures, wholes[0], parts.members),
    ]
    sharp = figures[wholes[0]].approx in (Approx.EXACT, Approx.ROUNDED)  # others meet many sums
    if (
        not (group.complete or group.known)
        and sharp
        and any(
            total([figures.rounded(term) for term in run]).meets(figures.value(wholes[0])) for run in runs
        )
    ):  # 举报401件，其中初次举报362件，重复举报39件，署名举报99件
        return Abstained(figures.span(members[-1]), "前几项已是全部", figures.used((wholes[0], *members)))
    either = members[:1] if group.known else members
    if not group.complete and len(members) == 2 and _one_is_all(figures, wholes[0], either):
        return Abstained(figures.span(members[-1]), "其中一项已是全部", figures.used((wholes[0], *members)))
    both = row_total(figures, parts)
    fits = both and (added.meets(both) or (not equal and added.compare("<=", both) is not Truth.CANNOT_HOLD))
    if fits or nets(figures, wholes[0], members):
        return Held(figures.span(members[-1]), "parts", figures.used((*wholes, *members)))
    if parts.unopened and _bare_whole(figures, members, added):
        return Abstained(figures.span(members[-1]), "总数没有量词", figures.used(members))
    alone = [term for term in members if all(_exceeds(figures, figures.value(term), each) for each in wholes)]
    if len(alone) == 1 and _own_deed().match(alone[0].lead):
        return Abstained(figures.span(alone[0]), "另作一句的不是部分", figures.used((wholes[0], *alone)))
    if len(alone) == 1 and not parts.unopened and not figures.is_change(wholes[0]):
        return too_large_parts(figures, parts, alone)
    whole = _likely_whole(figures, wholes, members)
    above = group.known and added.compare("<=", figures.value(whole)) is Truth.CANNOT_HOLD
    case = UNOPENED if parts.unopened else SPLIT if group.some or (equal and not above) else PARTS
    return sum_problem(figures, case, whole, members, sum_said(figures, members, whole), members[-1])


def _bare_whole(figures: Figures, members: tuple[Term, ...], added: Interval) -> bool:
    """Whether a figure without a measure word is what the parts make up: 有1092万从业人员，其中妇女444万人，35岁及以下215万人，
    36岁及以上877万人.
    """
    bare = [each for each in figures.paragraph(members[0]) if figures[each].kind is Kind.ORDINARY]
    before = [each for each in bare if each.index < members[0].index]
    return any(added.meets(figures.rounded(each)) for each in before)


@cache
def _own_deed() -> re.Pattern[str]:
    """查获酒驾20起，其中醉驾1起，查处其他违法行为30余起."""
    return re.compile("(?:查[处获扣]|处[理置]|办理|检查|受理|纠正|整治|开展)其[他它]")


def _overlapping(figures: Figures, whole: Term, members: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """All but one of the parts of a large figure, since these hardly make it up by chance: 水资源27088亿立方米，其中地表水
    25984亿立方米，地下水7924亿立方米，不重复的1104亿立方米.
    """
    if figures[whole].printed < _LARGE or len(members) < _FEWEST:
        return []
    return [(*members[:at], *members[at + 1 :]) for at in range(len(members) - 1)]


def _likely_whole(figures: Figures, wholes: Sequence[Term], members: Sequence[Term]) -> Term:
    """Of several figures none of which fits, the one that the shares printed behind the parts are of, or that is the
    sum but for its unit; else the one that the sum comes closest to: 立案638件，移送9件。从类型看，食品271件….
    """
    added, size = figures.size(*members), figures.size

    def closeness(whole: Term) -> tuple[int, bool, Fraction]:
        other = not in_other_unit(figures, members, whole)
        return -_shares_of(figures, whole, members), other, abs(size(whole) - added)

    return min(wholes, key=closeness)


def _shares_of(figures: Figures, whole: Term, members: Sequence[Term]) -> int:
    """How many of the parts have their share of the whole in the sentence: 噪声1237件、大气1106件，分别占39.57%、35.38%."""
    shares = [
        each
        for each in figures.paragraph(members[-1])
        if each.sentence == members[-1].sentence and figures[each].kind is Kind.PERCENT
    ]
    value = figures.rounded(whole)
    return sum(any(is_share(figures, part, share, value) for share in shares) for part in members)


def _one_is_all(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether one of two ways was that of all, so that the other came on top: 应述法62名，其中书面述法62名、现场述法8名."""
    all_of_it = figures.value(whole)
    return figures[whole].exact and any(figures.value(each) == all_of_it for each in members)
