"""Fewer attendances than there were sessions: 组织集中学习270次，参与党员干部33人次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Truth


def attended_less(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """Every number of attendances right behind the number of sessions that it is less than."""
    for at, term in enumerate(terms[1:]):
        if figures[term].unit.name != "人次" or not _attended().fullmatch(term.wide):
            continue
        held = terms[at]
        beside = held.index + 1 == term.index and term.mark == ","
        if not beside or figures[held].unit.name not in _SESSIONS or figures.is_change(held):
            continue
        taught = _taught().search(held.lead + held.tail) is not None
        if taught and figures.value(term).compare(">=", figures.value(held)) is Truth.CANNOT_HOLD:
            yield _problem(figures, held, term)


_SESSIONS = frozenset({"次", "场", "场次", "期", "期次", "堂", "节", "讲", "班次"})


@cache
def _taught() -> re.Pattern[str]:
    """What is held for those who attend, and named by itself: 集中学习, 专题培训班."""
    return re.compile("(?:学习|培训|讲座|授课|轮训|宣讲|学法|研讨)(?:班|会|活动)?$")


@cache
def _attended() -> re.Pattern[str]:
    """Those who attended, and nobody who may have come to some of the sessions only."""
    verbs = "参与|参加|参训|参学|培训|轮训|受训|覆盖|教育|听众|受众"
    whom = (
        "党员|干部|职工|机关|行政|执法|人员|群众|民警|学员|师生|村民|居民|公职|工作|全体|各类|各级|基层|领导"
    )
    return re.compile(f"(?:累计|共|合计|总计)*(?:{verbs})了?(?:人数|人员)?(?:{whom}|[、和])*(?:达|为|共)?")


def _problem(figures: Figures, held: Term, term: Term) -> Problem:
    read = (figures.said(held), figures.said(term))
    words = Words(f"{figures[term].text}少于{figures[held].text}", f"{read[1]} is less than {read[0]}")
    return Problem(
        figures.span(term),
        Words(
            f"{read[0]}，而{read[1]}：每次至少有一人，人次不会少于次数",
            f"{read[0]}, yet {read[1]}: there are at least as many attendances as sessions",
        ),
        values={"average": figures[term].text, "computed": figures[held].text},
        reasoning=Reasoning(read, words),
        related=figures.related((held,)),
        key="".join(read),
        used=figures.used((held, term)),
        conflict=True,
    )
