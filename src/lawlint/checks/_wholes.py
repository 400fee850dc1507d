"""The figures that a list of parts may divide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._before_bracket import before_bracket
from lawlint.checks._figures import RESTS, Figures, compared_with, total
from lawlint.checks._items import is_second
from lawlint.checks._openers import decided, outcome
from lawlint.checks._things import returned
from lawlint.facts.model import Kind, Term
from lawlint.interval import Interval

OTHERS = ("其他", "其它", "另外", *RESTS)
"""A last part that is all the rest: the list is complete, and its parts do not overlap."""
ASIDE = frozenset({"money"})
_ASIDE_OF_EVENTS = ASIDE | {"person-time", "person", "document"}
"""Units of what events led to, none of which is counted in events: 宣讲36场次，受众1860人次，其中市级6场次."""
_STOCK = ("累计", "总数", "总量", "历年")


def whole_before(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> tuple[Term, ...]:
    """The only figure of the sentence before that one with 其中 at its head can divide; then those before it,
    of which it may speak, too: 抽检8641批次。不合格147批次。其中，市级抽检2068批次.
    """
    if not counts or not counts[0].wide.startswith("其中"):
        return ()
    before = [term for term in before if figures.outer(term) is None]
    if not before:
        return ()
    if _of_own_subject(figures, before[-1], counts[0]):
        return ()
    previous = [term for term in before if term.sentence == before[-1].sentence]
    previous = [term for term in previous if not figures.is_change(term)] or previous
    previous = [term for term in previous if not compared_with().search(term.wide)] or previous
    alike = [term for term in previous if figures.is_count(term) and figures.alike(term, counts[0])]
    if divided := _divided_already(figures, before, alike) or _listed_whole(figures, before, alike):
        return divided
    if _are_all(figures, alike):
        return ()  # 委员提案180件，占68.2%；集体提案84件，占31.8%。其中，经济类96件: of all of them
    to_rest = any(word in term.lead for term in counts for word in OTHERS)
    counted = [term for term in previous if figures.is_count(term)]
    spent = figures[counts[0]].unit.family in ASIDE
    last = [term for term in counted if spent or figures[term].unit.family not in ASIDE][-1:]
    if last and figures.is_average(last[0]):
        return ()  # 人均41.3平方米。其中城镇39.7平方米、农村45.8平方米
    if to_rest and alike[-1:] == last:  # 劝导1542起，立案86起，罚款14万元。其中占道31起、广告22起、其他33起
        return tuple(reversed(alike))
    if alike[-1:] == last and _outcome_of(counts[0], last):
        return tuple(last)
    if alike != last or names_stock(counts[0]):
        return ()
    earlier = (term for term in reversed(before) if term.sentence != before[-1].sentence)
    return (*alike, *(term for term in earlier if figures.is_count(term) and figures.alike(term, counts[0])))


def _of_own_subject(figures: Figures, last: Term, first: Term) -> bool:
    """Whether the sentence of a part speaks of a thing of its own before 其中, and gives no figure of it: 禽肉产量345万吨。蔬菜等
    经济作物稳定增长，其中食用菌产量3274万吨.
    """
    folded = figures.reading.document.folded
    said = _trend().search(folded, figures.span(last).end, figures.span(first).start)
    return said is not None and said["what"][-2:] not in last.lead + last.tail


@cache
def _trend() -> re.Pattern[str]:
    way = "增长|上升|下降|回升|回落|增产|减产|向好|发展|推进|恢复|提升"
    pace = "总体|继续|持续|保持|实现|平稳|稳定|稳步|较快|快速|小幅|明显"
    what = "(?P<what>[\u4e00-\u9fff]{2,10}?)(?:数量|总量|总数|产量|规模)?"
    return re.compile(f"[。\\n]{what}(?:{pace})*(?:{way}),其中[^,;。]*$")


def _divided_already(figures: Figures, before: Sequence[Term], alike: Sequence[Term]) -> tuple[Term, ...]:
    """The figure that those of the sentence before make up; what 其中 divides behind them is this one again: 提案264件。委员提案
    180件；集体提案84件。其中，经济类96件.
    """
    earlier = [term for term in before if alike and term.index < alike[0].index and figures.is_count(term)]
    added = total([figures.value(term) for term in alike])
    made_up = (term for term in reversed(earlier) if figures.alike(term, alike[0]))
    return tuple(term for term in made_up if len(alike) > 1 and added == figures.value(term))


def _listed_whole(figures: Figures, before: Sequence[Term], alike: Sequence[Term]) -> tuple[Term, ...]:
    """The figures that a sentence which is but a list may be of, nearest first; 其中 behind it divides one of them again:
    纠错236件。结果分别为撤销48件、确认违法150件。其中处罚类164件.
    """
    if len(alike) < 2 or not _is_list().match(alike[0].wide):
        return ()
    earlier = [term for term in before if term.sentence < alike[0].sentence and figures.is_count(term)]
    return tuple(
        term
        for term in reversed(earlier)
        if figures.alike(term, alike[0])
        and not (figures.is_change(term) or compared_with().search(term.wide))
    )


@cache
def _is_list() -> re.Pattern[str]:
    """How a sentence begins that counts nothing but the parts of a figure before it."""
    return re.compile("(?:[\u4e00-\u9fff]{0,6}(?:结果|情况|类型|方式|原因))?(?:分别|依次)(?:为|是)?")


def _are_all(figures: Figures, alike: Sequence[Term]) -> bool:
    """Whether the shares behind several figures add up to 100%."""
    behind = [figures.after(term) for term in alike]
    shares = [each for each in behind if each is not None and "占" in each.wide]
    percent = all(figures[each].kind is Kind.PERCENT for each in shares)
    added = total([figures.rounded(each) for each in shares])
    return len(shares) == len(alike) > 1 and percent and added.meets(Interval.point(100))


def wholes_before(figures: Figures, before: Sequence[Term], first: Term, opener: str) -> tuple[Term, ...]:
    """The figures that the parts may be parts of, nearest first."""
    level = figures.outer(first)
    if opener == "(" or first.mark == "(":
        return before_bracket(figures, before, first, opener)
    if names_stock(first):
        return ()
    near = [term for term in reversed(before) if figures.outer(term) == level]
    aside = _ASIDE_OF_EVENTS if figures[first].unit.family == "event" else ASIDE
    while near and not figures.alike(near[0], first):
        if (
            near[0].mark
            and figures[near[0]].unit.family not in aside
            and not is_second(figures, near[0], first)
        ):
            return ()  # 其中 may speak of this figure
        del near[0]
    alike = [term for term in near if figures.alike(term, first) and not figures.is_average(term)]
    if alike and "净" in alike[0].lead:
        return ()  # 净增32户，其中新登记83户，注销51户
    alike = [term for term in alike if not _start_of_move(figures, term)]
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
    alone = _outcome_of(first, found) and not _decided_by_several(found)
    return tuple(found[:1]) if opener in (":", "中", "成") or alone else tuple(found)


def _start_of_move(figures: Figures, term: Term) -> bool:
    """Whether a figure is what there was before a move: 窗口由14个整合为9个，其中综合窗口6个."""
    behind = figures.after(term)
    moved = behind is not None and behind.wide.endswith(("为", "至", "到"))
    return moved and term.wide.endswith(("由", "从"))


def _decided_by_several(found: Sequence[Term]) -> bool:
    """Whether the figures are a row of what several decided: 北区法庭审结90件、南区法庭审结80件，其中调撤160件."""
    return len(found) > 1 and found[0].mark == "、" and decided().search(found[1].lead) is not None


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
