"""Lists of parts in rows: 其中：甲12件，增长3%；乙8件，下降2%; 其中个体访5批8人，集体访1批11人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.facts.model import Term
from lawlint.lean import replace

_CLOSE = 4
"""Parts that are off by less than a quarter of the whole were meant to make it up."""


def by_semicolon(
    figures: Figures, counts: Sequence[Term], at: int, stop: int, among: bool = False
) -> list[Term]:
    """The first figure of every item behind 其中： or 其中 at the head of a sentence, where the items end with
    semicolons; ``stop``: where the first item ends; ``among``: behind 受理的案件中，, where an item may have parts of its own
    (已审结153件，其中维持89件；尚未审结11件).
    """
    first, text = counts[at], figures.reading.document.folded
    if among:
        rest = counts[stop:]
        items = (term for term in rest if term.mark == ";" and figures.alike(term, first))
        return [first, *(term for term in items if not _of_a_year().match(term.wide))]
    opened = text.rfind("其中", figures.reading.document.blocks[first.block].span.start, first.start + 2)
    heads = text.startswith(":", opened + 2) or text.endswith("。", 0, max(opened, 0))
    if opened < 0 or not heads or any(_adds(each) for each in counts[at:stop]):
        return []
    found = [first]
    for term in counts[stop:]:
        if "其中" in term.wide or term.mark in ("。", ":"):
            break
        alike = figures.alike(term, first) and figures.outer(term) == figures.outer(first)
        if _heads_item(figures, term) and alike and not figures.is_change(term):
            found.append(term)
    return found if len(found) > 1 else []


@cache
def _of_a_year() -> re.Pattern[str]:
    """今年的3140件中，调解成功3077件；2023年成功2818件: no part of this year's."""
    return re.compile("20[0-9]{2}年|上一?年|去年|前年")


def _heads_item(figures: Figures, term: Term) -> bool:
    """Whether a figure is the first behind a semicolon; its words may be a list themselves: ；查封、扣押案件26件."""
    text = figures.reading.document.folded
    return term.mark == ";" or (term.mark == "、" and text.startswith(";", term.start - 1))


def _adds(term: Term) -> bool:
    """Whether a figure goes on with the item as a part beside it: 甲12件、乙8件；丙6件."""
    return term.mark == "、"


def second_units(figures: Figures, whole: Term, members: Sequence[Term]) -> tuple[Term, ...]:
    """The whole and the parts once more in the unit that stands behind each of them at once, or in money: 6批16人;
    48份，总金额9.6亿元，其中甲类21份，金额3.7亿元.
    """
    found: list[Term] = []
    for term in (whole, *members):
        behind = figures.after(term)
        beside = behind is not None and behind.index == term.index + 1 and behind.sentence == term.sentence
        if behind is None or not beside or not figures.is_count(behind):
            return ()
        said = behind.wide in ("", "、") and behind.clause == term.clause and len(members) > 1
        if not said and _amount().fullmatch(behind.wide.removeprefix("、")) is None:
            return ()
        if found and not figures.alike(found[0], behind):
            return ()
        found.append(replace(behind, lead=term.lead, wide=term.wide, mark=term.mark))
    return tuple(found)


@cache
def _amount() -> re.Pattern[str]:
    """Words of an amount that say nothing of what it is of."""
    return re.compile(
        "(?:合同|协议|涉案|涉及|标的|总|共|的|发放司?法?救助(?=金|资|款))*(?:金额?(?=$|[共合达为计约])|金额|标的额?|价款|价值|资金|罚没?款|处罚金额)(?:共计|合计|共|计|达到?|为|约)*"
    )


def is_second(figures: Figures, term: Term, first: Term) -> bool:
    """Whether a figure is the whole in the unit that the first part has beside it, too: 18支、872人，其中甲队8支、400人."""
    behind = figures.after(first)
    return behind is not None and behind.wide == term.wide == "、" and figures.alike(behind, term)


def adds_up(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether parts are exactly the whole, so that they are all of it in the unit beside them, too: 18支872人，其中一队8支400人，
    二队10支472人; not so of classes that overlap.
    """
    words = figures.reading.vocabulary.overlapping
    if any(word in term.lead for term in members for word in words if word not in _LEVELS):
        return False
    return total([figures.value(term) for term in members]) == figures.value(whole)


_LEVELS = frozenset({"国家级", "省级", "市级", "县级"})


def kinds_of(figures: Figures, whole: Term) -> tuple[int, str]:
    """How many kinds the words right before a figure say there are, and of what (五类案件3243件); 0 where they do not."""
    kinds = figures.quantities[whole.index - 1] if whole.index else None
    if kinds is None or kinds.unit.family != "kind" or not kinds.exact:
        return 0, ""
    between = figures.reading.document.folded[kinds.span.end : figures.span(whole).start]
    return (int(kinds.printed), between) if re.fullmatch("[\u4e00-\u9fff]{1,12}", between) else (0, "")


def are_kinds_of(figures: Figures, noun: str, names: Sequence[str]) -> bool:
    """Whether most of the parts are called as the whole is (五类案件3243件: 查封案件1928件), and none by a trait that a case may
    have besides its kind; one case may be of two measures that are called by themselves (警告、罚款).
    """
    called = re.match("案件|纠纷|问题|线索|诉求|投诉|隐患|事项|申请", noun)
    if called is None or 2 * sum(called[0] in name for name in names) <= len(names):
        return False
    traits = figures.reading.vocabulary.overlapping
    return not any(word in _done_to_it().sub("", name) for name in names for word in traits)


@cache
def _done_to_it() -> re.Pattern[str]:
    """Words of what was done with a case, that hold a trait's: 移送涉嫌犯罪, 按日连续处罚."""
    return re.compile("涉嫌|按日连续")


def kinds_listed(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> tuple[Term, ...]:
    """A sentence with an item for each of the kinds that the one before counts: 五类案件23335件。查封案件12329件，增长36.7%；
    停产案件4411件，…. The whole first, then its parts; empty if it is none.
    """
    above = [term for term in before if term.sentence + 1 == counts[0].sentence]
    whole = next((term for term in reversed(above) if kinds_of(figures, term)[0] > 1), None)
    if whole is None:
        return ()
    heads = [counts[0], *(term for term in counts[1:] if _heads_item(figures, term))]
    items = heads if len(heads) > 1 else counts
    number, noun = kinds_of(figures, whole)
    alike = all(figures.alike(term, whole) and not figures.is_change(term) for term in items)
    level = all(figures.outer(term) == figures.outer(whole) for term in items)
    listed = len(items) == number and alike and level
    return (whole, *items) if listed and are_kinds_of(figures, noun, [term.lead for term in items]) else ()


def said_again(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> tuple[Term, ...]:
    """A sentence that divides the last figure of the one before, whose verb it repeats, down to 其他: 处分334人。处分
    县处级5人，乡科级46人，其他人员283人.  The whole first, then its parts; empty if it is none.
    """
    said = [term for term in before if figures.outer(term) is None]
    if len(counts) < 3 or not said or said[-1].sentence + 1 != counts[0].sentence:
        return ()
    whole, first, last = said[-1], counts[0], counts[-1]
    plain = all(figures.alike(term, whole) and figures.outer(term) is None for term in counts)
    listed = all(term.mark in (",", "、") for term in counts[1:]) and "其他" in last.lead
    verb = whole.lead[-2:]
    again = len(verb) == 2 and first.lead.startswith(verb) and len(first.lead) > 2
    if not (plain and listed and again and figures.is_count(whole)):
        return ()
    added, size = sum(figures[term].printed for term in counts), figures[whole].printed
    return (whole, *counts) if abs(added - size) * _CLOSE < size else ()
