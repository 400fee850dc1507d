"""Changes that cannot be meant as they are printed: 下降-5.9%, 提高8个百分点16.7个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change import LIKELY
from lawlint.checks.base import Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Reasoning, Words

_SIZES = (Kind.PERCENT, Kind.POINTS)


def misprinted(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Problem]:
    """A fall by less than nothing, and a second size right behind the first."""
    term, text = terms[at], figures.reading.document.folded
    span = figures.span(term)
    if text[span.start] in "-−" and _falls().search(term.wide):
        zh = f"“下降”一类的词已经表示减少，{figures[term].text}又带负号"
        yield _problem(figures, term, (), Words(zh, f"{figures[term].text}: a fall needs no minus sign"))
    before = terms[at - 1] if at else None
    if (
        before is not None
        and figures.span(before).end == span.start
        and figures[term].kind is figures[before].kind
        and figures[term].kind in _SIZES
        and _moves().search(before.wide)
    ):
        one, two = figures[before].text, figures[term].text
        words = Words(
            f"{one}与{two}紧接着写，只能有一个", f"{one} and {two} stand side by side: only one is meant"
        )
        yield _problem(figures, term, (before,), words)


@cache
def _falls() -> re.Pattern[str]:
    """Verbs only: a 降幅 of -5.9% is said of a table's figure."""
    return re.compile(f"(?<!幅)(?:{DOWN})(?<!幅)了?$")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(f"(?:{UP}|{DOWN})了?$")


def _problem(figures: Figures, term: Term, others: Sequence[Term], computed: Words) -> Problem:
    shown = figures[term].text
    return Problem(
        figures.span(term),
        computed,
        LIKELY,
        {"change": shown, "computed": computed.zh},
        Reasoning((*(figures.said(each) for each in others), figures.said(term)), computed),
        figures.related(others),
        key=term.wide + shown,
        used=figures.used((*others, term)),
        conflict=True,
    )
