"""Targets that are said to be reached though less was done: 开展68场，超额完成80场的年度计划; 实际68场，圆满完成任务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span, Words

_ADVERBS = "超额|圆满|全面|如期|顺利|提前|按期|按时|已|均"
_WHOSE = "全年|年度|年初|既定|市级?下达|省级?下达|上级下达|确定|计划|目标|任务"
_TARGET = "(?:年度|全年|年初|既定|工作|目标|计划|任务)*(?:计划|目标|任务|指标)数?"


def targets(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every claim of a sentence that its target is reached."""
    text = figures.reading.document.folded
    for at, term in enumerate(terms):
        before = terms[at - 1] if at else None
        if before is not None and (found := _reached(figures, term)):
            if _usable(figures, before, term):
                done = _all_done(figures, terms[:at], before, term)
                start = text.find(found["verb"], term.start)
                place = Span(start, figures.span(term).end + len(term.tail))
                yield _judged(figures, case, place, before, term, done, "超额" in found["verb"])
            continue
        behind = _claim().match(text, figures.span(term).end)
        if behind is None:
            continue
        place = Span(behind.start("claim"), behind.end())
        if figures[term].kind is Kind.PERCENT:
            so_far = re.search("(?:项目|工程)[^,;。]{0,6}完成率", term.wide) is not None
            so_far = (
                so_far or _of_part().search(text, _start(figures, term), figures.span(term).end) is not None
            )
            if _of_completion().search(term.wide) and "超额" in behind["claim"] and not so_far:
                yield _of_rate(figures, case, place, term)
        elif (
            before is not None and _is_target(before) and _is_result(term) and _usable(figures, term, before)
        ):
            done = figures[term].printed
            yield _judged(figures, case, place, term, before, done, "超额" in behind["claim"])


def _reached(figures: Figures, term: Term) -> re.Match[str] | None:
    """超额完成80场的年度计划; 超额完成年度任务80场."""
    if not figures.is_count(term) or not figures[term].exact or not term.closing or term.mark != ",":
        return None
    if _behind().fullmatch(term.tail):
        return _leads().fullmatch(term.wide)
    return None if term.tail else _names().fullmatch(term.wide)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(f"(?P<verb>(?:{_ADVERBS})*完成)了?(?:{_WHOSE})?的?")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(f"(?P<verb>超额完成)了?(?:{_WHOSE})?的?{_TARGET}")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(f"的?[\u4e00-\u9fff]{{0,4}}?{_TARGET}")


@cache
def _claim() -> re.Pattern[str]:
    return re.compile(
        f",(?P<claim>(?:已)?(?:超额|圆满|全面|如期|顺利|提前|按期)完成)了?(?:全年|年度|年初|既定)?的?{_TARGET}(?=[,;。])"
    )


@cache
def _of_completion() -> re.Pattern[str]:
    return re.compile("完成率[为达]?到?$|完成(?:全年|年度|既定)?[^,;。]{0,6}(?:计划|目标|任务)的?$")


def _is_target(term: Term) -> bool:
    return re.search("计划|目标|任务", term.lead) is not None


def _is_result(term: Term) -> bool:
    return re.search("实际|完成|已", term.lead) is not None and not _is_target(term)


def _usable(figures: Figures, done: Term, target: Term) -> bool:
    """Whether what was done can be held against the target: two plain counts of one unit, side by side."""
    one, two = figures[done], figures[target]
    plain = one.exact and two.exact and not one.weak and one.unit.name == two.unit.name
    near = abs(done.index - target.index) == 1 and done.sentence == target.sentence
    if not plain or not near or figures.is_change(done):
        return False
    first = min(done, target, key=lambda term: term.index)
    start = _start(figures, first)
    last = max(done, target, key=lambda term: term.index)
    end = figures.span(last).end + len(last.tail)
    return _of_part().search(figures.reading.document.folded, start, end) is None


def _start(figures: Figures, term: Term) -> int:
    """Where the sentence of a figure begins."""
    text, at = figures.reading.document.folded, figures.span(term).start
    return max(text.rfind(mark, 0, at) for mark in "。;\n") + 1


@cache
def _of_part() -> re.Pattern[str]:
    """What says that the figure is not all that was done, or the target that of several years."""
    return re.compile(
        "新增|其中|另|[三五两]年|累计|总目标|半年|季度|月|进度|时序|截至|目前|首批|人均|平均|每|尚|未|上年|去年"
    )


def _all_done(figures: Figures, before: Sequence[Term], done: Term, target: Term) -> Fraction:
    """All counts of the sentence in the unit together (线上12场、线下56场，完成68场的计划), and what the sentence before
    counts, unless those of this one are enough: 开展讲座56场。举办展演28场，超额完成80场的任务.
    """
    earlier = [each for each in figures.paragraph(target) if each.sentence == target.sentence - 1]
    alike = [each for each in before if figures[each].unit.name == figures[target].unit.name]
    size = sum((figures[each].printed for each in alike), start=Fraction(0))
    if size and size <= figures[target].printed:
        alike += [each for each in earlier if figures[each].unit.name == figures[target].unit.name]
    return sum((figures[each].printed for each in alike), start=Fraction(0)) or figures[done].printed


def _judged(
    figures: Figures, case: str, place: Span, done: Term, target: Term, size: Fraction, over: bool
) -> Observation:
    wanted = figures[target].printed
    if size > wanted or (size == wanted and not over):
        return Held(place, "target", figures.used((done, target)))
    less = "少于" if size < wanted else "只等于"
    words = Words(
        f"{figures.said(done)}，{less}{figures[target].text}",
        f"{figures[done].text} is {'less than' if size < wanted else 'only'} {figures[target].text}",
    )
    return denied_by(figures, case, place, (done,), words, (done, target))


def _of_rate(figures: Figures, case: str, place: Span, term: Term) -> Observation:
    if figures[term].printed > 100:
        return Held(place, "target", figures.used((term,)))
    shown = figures[term].text
    return denied_by(
        figures, case, place, (term,), Words(f"只完成{shown}", f"only {shown} was done"), (term,)
    )
