"""What a change says there was before, which must be possible: 事故1起，同比增加2起; 出庭率38%，比上年提高82个百分点; 新收709件，
同比上升98.27%, which no whole number of last year gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil, floor

from lawlint.checks._figures import DOWN, UP, Figures, amount, number
from lawlint.checks._growth.change import CHANGE, LIKELY, problem
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words

_PLAIN = (Approx.EXACT, Approx.ROUNDED)


def impossible_before(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Problem]:
    """The change at ``at`` against the figure right before it, when that alone can be what changed."""
    term = terms[at]
    level = terms[at - 1] if at else None
    found = _since().fullmatch(term.wide)
    if level is None or found is None or level.index + 1 != term.index or figures.is_change(level):
        return
    between = figures.reading.document.folded[figures.span(level).end : term.start]
    if figures.outer(level) != figures.outer(term) or between.strip() != ",":
        return
    up, kinds = found["up"] is not None, (figures[level].kind, figures[term].kind)
    if kinds == (Kind.PERCENT, Kind.POINTS):
        yield from _points(figures, level, term, up)
    elif figures.is_count(level) and not _is_mean(figures, level) and _alone(figures, terms[:at]):
        if figures.alike(level, term) and up:
            yield from _added(figures, level, term)
        elif kinds[1] is Kind.PERCENT:
            yield from _no_whole_number(figures, level, term, up)


@cache
def _since() -> re.Pattern[str]:
    """A change of the figure before it and of nothing else: 同比上升, 较上年同期增加了."""
    than = "[较比与](?:上一?年度?|去年|前年|20\\d\\d年度?|上一?个?(?:月|季度|周))(?:同期)?(?:相比)?"
    return re.compile(
        f"(?:同比|环比|{than})(?:又|再|则|仅|大幅|略有?)?(?:(?P<up>{UP}|高出?)|(?:{DOWN}|低))了?"
    )


def _is_mean(figures: Figures, level: Term) -> bool:
    """Whether a figure is a mean, which was printed without its decimals: 日均接听31个, 每万人发案23起."""
    return figures.is_average(level) or re.search("[均每]|[万千百]人", level.wide) is not None


def _alone(figures: Figures, before: Sequence[Term]) -> bool:
    """Whether each other figure before the level has its own change right behind it."""
    *others, level = before
    if level.mark == "、" or re.search("其中|涉及|覆盖", level.wide):
        return False
    changed = {term.index - 1 for term in others if figures.is_change(term)}
    counts = [each for each in others if figures.is_count(each) and not figures.is_change(each)]
    return all(each.index in changed for each in counts)


def _points(figures: Figures, level: Term, term: Term, up: bool) -> Iterator[Problem]:
    """A rate that would have been below nothing, or above all."""
    if _may_be_negative().search(level.wide):
        return
    moved = figures.rounded(term).scale(-1 if up else 1)
    before = figures.rounded(level) + moved
    below = up and before.high is not None and before.high < 0
    above = not up and before.low is not None and before.low > 100 and _is_share().search(level.wide)
    if below or above:
        size = number(figures[level].printed + figures[term].printed * (-1 if up else 1))
        computed = Words(f"此前应为{size}%", f"{size}% before")
        yield problem(figures, CHANGE, term, (level,), computed, f"不超过{_most(figures, level, up)}个百分点")


def _most(figures: Figures, level: Term, up: bool) -> str:
    return number(figures[level].printed if up else 100 - figures[level].printed)


@cache
def _may_be_negative() -> re.Pattern[str]:
    return re.compile("[增降减]|速|涨|幅|贡献|拉动|利润|收益|回报|顺差|逆差|指数")


@cache
def _is_share() -> re.Pattern[str]:
    """Names of what is never above 100%: a part of all there is, not progress, coverage or what was closed of what came in."""
    names = "合格|满意|知晓|优良|优秀|出庭|应诉|胜诉|败诉|及时|准确|采纳|达标|规范|公示|审核|备案|维持|纠错|调解|服判|通过|成功"
    return re.compile(f"(?:{names})(?:率|天数比例)|满意度|知晓度")


def _added(figures: Figures, level: Term, term: Term) -> Iterator[Problem]:
    """More added than there is."""
    if _may_be_negative().search(level.wide) or re.search("净|[余盈亏差]", level.wide):
        return
    there, added = figures.rounded(level), figures.rounded(term)
    if there.high is not None and added.low is not None and added.low > there.high:
        computed = Words(
            f"{term.lead}{figures[term].text}，多于{figures[level].text}",
            f"{figures[term].text} is more than {figures[level].text}",
        )
        most = amount(figures.size(level), figures[level])
        yield problem(figures, CHANGE, term, (level,), computed, f"不大于{most}")


def _no_whole_number(figures: Figures, level: Term, term: Term, up: bool) -> Iterator[Problem]:
    """A rate of change that no whole number of the time before gives, rounded or cut off."""
    count, rate = figures[level], figures[term]
    whole = count.exact and count.unit.scale == 1 and not count.unit.physical and count.printed > 0
    if not whole or count.unit.family in _MEASURED or rate.approx not in _PLAIN or not rate.decimals:
        return
    sign = 1 if up else -1
    if 100 + sign * rate.printed <= 0:
        return
    meant = count.printed * 100 / (100 + sign * rate.printed)
    near = {
        each: sign * (count.printed - each) * 100 / each for each in (floor(meant), ceil(meant)) if each > 0
    }
    apart = [abs(each - rate.printed) / rate.step for each in near.values()]
    if len(near) < 2 or sum(apart) < _SPARSE or min(apart) < _OFF:
        return
    rates = [(size, number(each, rate.decimals)) for size, each in near.items()]
    said = [f"上期{size}时为{each}%" for size, each in rates]
    english = ", ".join(f"{each}% of {size}" for size, each in rates)
    computed = Words(
        f"没有整数能得出这一比率（{'，'.join(said)}）", f"no whole number before gives it: {english}"
    )
    yield problem(figures, LIKELY, term, (level,), computed, "、".join(said))


_SPARSE, _OFF = 5, 2
"""Units of the last place: how far apart the rates that whole numbers give have to be, and how far off the printed one."""
_MEASURED = frozenset({"money", "duration", "calendar-duration", "working-day", "point", "area", "length"})
