"""Why a later stage of cases may exceed an earlier one, besides the words of a rule's ``unless``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._excuses import excused_by
from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Kind, Term
from lawlint.rules.expression import names


def excuse_for(figures: Figures, sides: Sides, op: str, unless: Collection[str]) -> str:
    """What may explain that a comparison does not hold, in words for the trace; ``""`` when nothing does."""
    terms = list(sides.terms.values())
    if crossed(figures, sides):
        return "前一环节写在分号之后，可能另有所指"
    if excused := excused_by(figures, unless, terms):
        return f"附近有“{excused}”"
    if opened_apart(figures, sides):
        return "另有立案数"
    if op == ">=" and received_twice(figures, sides):
        return "同一环节另有一数"
    return "另有所加" if op == ">=" and added_apart(figures, terms) else unlike(figures, terms)


def unlike(figures: Figures, terms: Sequence[Term]) -> str:
    """Why the figures may not be of one set, in words for the trace; ``""`` when nothing says so."""
    found = (
        (of_several_years(figures, terms), "有的数是几年的"),
        (begins_row(figures, terms), "所列的是几类的数"),
        (rests_elsewhere(figures, terms), "比率表明后者是另一总数的一部分"),
    )
    return next((words for holds, words in found if holds), "")


def crossed(figures: Figures, sides: Sides) -> bool:
    """Whether a semicolon stands between a later stage and the earlier one behind it: 审结59件；受理执行案件31件."""
    left, right = (
        [sides.terms[name.text] for name in names(side) if name.text in sides.terms]
        for side in (sides.left, sides.right)
    )
    first, last = max(right, key=lambda term: term.index), min(left, key=lambda term: term.index)
    if sides.op == "==" or first.index > last.index or first.block != last.block:
        return False
    return ";" in figures.reading.document.folded[figures.span(first).end : last.start]


def received_twice(figures: Figures, sides: Sides) -> bool:
    """Whether the sentence has the earlier stage of something else, too: 收到投诉312件，收到举报45件，办结357件."""
    earlier, last = (
        [sides.terms[name.text] for name in names(side) if name.text in sides.terms]
        for side in (sides.left, sides.right)
    )
    if len(earlier) != 1:
        return False
    verb = next(name.text for name in names(sides.left) if name.text in sides.terms)
    others = [
        each
        for each in figures.reading.facts.terms
        if each.sentence == earlier[0].sentence
        and each not in (*earlier, *last)
        and each.lead.startswith(verb)
        and figures.alike(each, earlier[0])
        and not figures.is_change(each)
    ]
    most = sum((figures[each].printed for each in (*earlier, *others)), start=Fraction(0))
    return bool(others) and most >= sum((figures[each].printed for each in last), start=Fraction(0))


def opened_apart(figures: Figures, sides: Sides) -> bool:
    """Whether 立案 says how many of those received were taken up: 收到371件，立案329件；审结308件，结存45件."""
    received = sides.terms.get("收到") or sides.terms.get("新收")
    if sides.op != "==" or received is None or "受理" in sides.terms:
        return False
    return any(
        each.sentence == received.sentence and each.lead.endswith("立案") and figures.alike(each, received)
        for each in figures.reading.facts.terms
    )


def of_several_years(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether one of the figures is of several years: 三年共收案397件."""
    folded = figures.reading.document.folded
    words = (folded[max(term.start - 8, 0) : figures.span(term).start] for term in terms)
    return any(_several_years().search(each) is not None for each in words)


@cache
def _several_years() -> re.Pattern[str]:
    return re.compile("(?<![0-9])[两二三四五六七八九十2-9]年(?:来|间|里)?(?:累计|共计?|合计|总计|总共)")


def begins_row(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether one of the figures is the first of several classes: 立案查处土地、矿产案件87件、34件，四类共139件."""
    for term in terms:
        behind = figures.after(term)
        row = behind is not None and behind.clause == term.clause and behind.wide in ("、", "")
        if row and term.closing == "、" and "、" in term.wide and "分别" not in term.wide:
            return True
    return False


def rests_elsewhere(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether a rate behind the last figure shows it as part of another count of the sentence:
    接收508件，其中受理269件，已办结437件，办结率86.02%.
    """
    last = max(terms, key=lambda term: term.index)
    here = [each for each in figures.reading.facts.terms if each.sentence == last.sentence]
    rate = next((each for each in here if each.index == last.index + 1), None)
    if rate is None or figures[rate].kind is not Kind.PERCENT or "率" not in rate.wide:
        return False
    wholes = [
        each
        for each in here
        if each.index < last.index
        and each not in terms
        and figures.is_count(each)
        and figures.alike(each, last)
    ]
    part = figures.rounded(last).scale(100)
    return any(
        figures[each].printed >= figures[last].printed > 0
        and (part / figures.rounded(each)).meets(figures.printed(rate))
        for each in wholes
    )


def added_apart(figures: Figures, terms: Iterable[Term]) -> bool:
    """Whether more is said to have been added between the figures: 承办246件，另有会议期间转来18件。264件全部办结."""
    first, *_, last = sorted(terms, key=lambda term: term.index)
    if _added().search(first.wide):
        return True  # 收到建议126件，加上闭会期间收到的8件，办结134件
    between = (each for each in figures.reading.facts.terms if first.index < each.index < last.index)
    most = figures[first].printed
    for each in between:
        if _added().search(each.wide) and figures.alike(each, first):
            most += figures[each].printed
    return figures[first].printed < figures[last].printed <= most


@cache
def _added() -> re.Pattern[str]:
    return re.compile("另有|另外|另收|另转|加上|还有|另行")
