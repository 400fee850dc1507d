"""Why a later stage of cases may exceed an earlier one, besides the words of a rule's ``unless``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._excuses import excused_by, unlike
from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Term
from lawlint.rules.expression import names

_BEHIND = 4
"""Characters behind a figure that may name what was received."""


def excuse_for(figures: Figures, sides: Sides, op: str, unless: Collection[str]) -> str:
    """What may explain that a comparison does not hold, in words for the trace; ``""`` when nothing does."""
    terms = list(sides.terms.values())
    if crossed(figures, sides):
        return "前一环节写在分号之后，可能另有所指"
    if excused := excused_by(figures, unless, terms):
        return f"附近有“{excused}”"
    found = (
        (opened_apart(figures, sides), "另有立案数"),
        (op == ">=" and _is_part(figures, sides), "前一环节只是其中一部分"),
        (op == "==" and _more_states(figures, terms), "还有别的办理状态"),
        (op == "==" and _outcome_between(figures, sides), "中间另有去向"),
        (op == ">=" and received_twice(figures, sides), "同一环节另有一数"),
        (op == ">=" and adds_up_between(figures, terms), "中间各数相加恰为后一数"),
        (op == ">=" and summed_between(figures, terms), "中间另有合计数"),
        (op == ">=" and answered_otherwise(figures, sides), "不予受理的诉求也算办结"),
        (op == ">=" and _of_those_new(figures, sides), "受理的可能只是新收的"),
        (op == ">=" and _includes_more(figures, terms), "括号中说明另含的数"),
        (op == ">=" and added_apart(figures, terms), "另有所加"),
    )
    return next((words for holds, words in found if holds), "") or unlike(figures, terms)


def _by_side(sides: Sides) -> tuple[list[Term], list[Term]]:
    """The figures of the earlier stage and of the later one."""
    left, right = (
        [sides.terms[name.text] for name in names(side) if name.text in sides.terms]
        for side in (sides.left, sides.right)
    )
    return left, right


def crossed(figures: Figures, sides: Sides) -> bool:
    """Whether a semicolon stands between a later stage and the earlier one behind it: 审结59件；受理执行案件31件."""
    left, right = _by_side(sides)
    first, last = max(right, key=lambda term: term.index), min(left, key=lambda term: term.index)
    if sides.op == "==" or first.index > last.index or first.block != last.block:
        return False
    return ";" in figures.reading.document.folded[figures.span(first).end : last.start]


def _is_part(figures: Figures, sides: Sides) -> bool:
    """Whether the earlier stage is one of the parts of the later one: 已办结276件，其中交办230件，答复46件."""
    left, right = _by_side(sides)
    first, last = max(right, key=lambda term: term.index), min(left, key=lambda term: term.index)
    between = figures.reading.document.folded[figures.span(first).end : last.start]
    return first.block == last.block and "其中" in (between + last.wide) and "。" not in between


def _more_states(figures: Figures, terms: Collection[Term]) -> bool:
    """Whether a state between the figures explains the difference, or is one of cases that are concluded in part: 27件，
    已办结7件、阶段性办结17件、未办结3件.
    """
    whole, *parts = sorted(terms, key=lambda term: term.index)
    between = [
        each
        for each in (figures.between(whole, parts[-1]) if parts else ())
        if each not in parts
        and figures.alike(each, whole)
        and figures.outer(each) == figures.outer(whole)
        and not figures.is_change(each)
    ]
    added = sum((figures[each].printed for each in (*parts, *between)), start=Fraction(0))
    return any(_in_part().search(each.wide) for each in between) or (
        bool(between) and added == figures[whole].printed
    )


@cache
def _in_part() -> re.Pattern[str]:
    return re.compile("(?:阶段性?|部分|基本)(?:办结|办理|完成|整改)")


def received_twice(figures: Figures, sides: Sides) -> bool:
    """Whether the sentence has the earlier stage of something else, too: 收到投诉312件，收到举报45件，办结357件."""
    earlier, last = _by_side(sides)
    if len(earlier) != 1:
        return False
    verb = next(name.text for name in names(sides.left) if name.text in sides.terms)
    others = [
        each
        for each in figures.paragraph(earlier[0])
        if each.sentence == earlier[0].sentence
        and each not in (*earlier, *last)
        and each.lead.startswith(verb)
        and figures.alike(each, earlier[0])
        and not figures.is_change(each)
    ]
    most = sum((figures[each].printed for each in (*earlier, *others)), start=Fraction(0))
    return bool(others) and most >= sum((figures[each].printed for each in last), start=Fraction(0))


def adds_up_between(figures: Figures, terms: Collection[Term]) -> bool:
    """Whether the later figure is the earlier one and those between them together: 发现312处，企业自查186处，共整改498处."""
    first, *_, last = sorted(terms, key=lambda term: term.index)
    between = [
        each
        for each in figures.between(first, last)
        if figures[each].unit.name == figures[first].unit.name and "其中" not in each.wide
    ]
    added = sum((figures[each].printed for each in between), start=figures[first].printed)
    return bool(between) and len(terms) == 2 and added == figures[last].printed


def summed_between(figures: Figures, terms: Collection[Term]) -> bool:
    """Whether the earlier figures are added up before the later one: 省级反馈20个，市级反馈14个，共34个，整改31个."""
    first, *_, last = sorted(terms, key=lambda term: term.index)
    return any(
        re.fullmatch("(?:合计|共计|总计|一?共)(?:为|有)?", each.lead) is not None
        and figures.alike(each, last)
        and figures[each].printed > figures[first].printed
        for each in figures.between(first, last)
    )


def opened_apart(figures: Figures, sides: Sides) -> bool:
    """Whether 立案 says how many of those received were taken up: 收到371件，立案329件；审结308件，结存45件."""
    received = sides.terms.get("收到") or sides.terms.get("新收")
    if sides.op != "==" or received is None or "受理" in sides.terms:
        return False
    return any(
        each.sentence == received.sentence and each.lead.endswith("立案") and figures.alike(each, received)
        for each in figures.paragraph(received)
    )


def added_apart(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether more is said to have been added between the figures: 承办246件，另有会议期间转来18件。264件全部办结."""
    first, *_, last = sorted(terms, key=lambda term: term.index)
    if _added().search(first.wide):
        return True  # 收到建议126件，加上闭会期间收到的8件，办结134件
    between = figures.between(first, last)
    most = figures[first].printed
    for each in between:
        if _added().search(each.wide) and figures.alike(each, first):
            most += figures[each].printed
    return figures[first].printed < figures[last].printed <= most


def _includes_more(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether a bracket behind the last figure says what it includes: 发现1630处，整改1665处（含复查整改）."""
    end = figures.span(max(terms, key=lambda term: term.index)).end
    return (
        re.match(
            r"[\u4e00-\u9fff]{0,4}\((?:其中)?(?:含|包括|包含)",
            figures.reading.document.folded[end : end + 10],
        )
        is not None
    )


def _outcome_between(figures: Figures, sides: Sides) -> bool:
    """Whether an unbound figure of several outcomes makes up the difference: 新收98件，撤回、转送25件，结转21件，审结79件，存15
    件; 中止、终止各5件.
    """
    first, *_, last = sorted(sides.terms.values(), key=lambda term: term.index)
    gap = sides.gap(figures)
    return any(
        not figures.is_bound(each)
        and figures.alike(each, first)
        and _outcome().search(each.wide) is not None
        and figures[each].printed * (each.wide.count("、") + 1 if each.lead.endswith("各") else 1) == gap
        for each in figures.between(first, last)
    )


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        "不予|撤[回诉销]|转[送办]|终止|中止|告知|[化调和]解|并案|合并|移送|退回|驳回|其[他它]|案前|放弃"
    )


def _of_those_new(figures: Figures, sides: Sides) -> bool:
    """Whether what was newly received is no less than what was concluded: 新收57703件，受理37245件，审结37992件."""
    taken, done = sides.terms.get("受理"), sides.terms.get("审结") or sides.terms.get("办结")
    if taken is None or done is None:
        return False
    return any(
        "新收" in each.wide
        and each.index < taken.index
        and figures.alike(each, done)
        and figures[each].printed >= figures[done].printed
        for each in figures.paragraph(taken)
    )


def answered_otherwise(figures: Figures, sides: Sides) -> bool:
    """Whether complaints that were received, but not accepted, may count as concluded: 接收投诉616件，受理444件，已办结558件."""
    taken, done = sides.terms.get("受理"), sides.terms.get("办结")
    if taken is None or done is None or len(sides.terms) != 2:
        return False
    received = (
        each
        for each in _received(figures, done)
        if figures.alike(each, done) and figures[each].printed >= figures[done].printed
    )
    return next(received, None) is not None


def _received(figures: Figures, done: Term) -> Iterator[Term]:
    """The figures before ``done`` in its paragraph, or beside it in its table, that count complaints received."""
    document, facts = figures.reading.document, figures.reading.facts
    home = document.blocks[done.block].cell
    if home is None:
        for each in figures.paragraph(done):
            words = document.folded[each.start : figures.span(each).end + _BEHIND]
            if each.index < done.index and _received_complaints().search(words):
                yield each
    elif _complaints().search(document.folded):
        bound = {each.index for each in facts.bindings if each.indicator.measure == "收到"}
        for each in facts.terms:
            cell = document.blocks[each.block].cell
            beside = (
                cell and cell.table == home.table and (cell.row == home.row or cell.column == home.column)
            )
            if beside and each.index in bound:
                yield each


@cache
def _complaints() -> re.Pattern[str]:
    return re.compile("投诉|举报|诉求|工单|信访")


@cache
def _received_complaints() -> re.Pattern[str]:
    return re.compile("(?:收到|接收|接到|登记|接待)[^,;。]{0,12}(?:投诉|举报|诉求|工单|信访|来访|来信|咨询)")


@cache
def _added() -> re.Pattern[str]:
    return re.compile("另有|另外|另收|另转|加上|还有|另行")
