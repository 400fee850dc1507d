"""A figure beside its own words: 占63.4%，超过七成; 增长21%，增幅不到两成; 96.4%，低于95%的目标; 1037件，突破1200件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words

_BOUNDS = frozenset({Approx.AT_LEAST, Approx.AT_MOST, Approx.NEARLY})
_MARKS = frozenset({"大关", "关口", "门槛", "台阶", "新台阶", "的大关", "的关口"})
"""What a round figure may be called that is passed: 突破600亿元大关."""
_SLACK = Fraction(1, 2)
"""Points that rounding may take from a bound in tenths or percent."""
_FAR = Fraction(17, 20)
"""What is less than this part of a figure is not 近 it."""


def retold_round(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every bound right behind a mark and a figure that nothing else can be meant of."""
    for at, term in enumerate(terms):
        if at == 0 or _bound(figures, term) not in _BOUNDS or not _retells(figures, terms[at - 1], term):
            continue
        before = terms[at - 1]
        if _fits(figures, figures[before].printed, term):
            yield Held(figures.span(term), "retold", figures.used((before, term)))
        elif not any(_fits(figures, size, term) for size in _sums(figures, terms[:at])):
            yield _problem(figures, before, term)


def _retells(figures: Figures, before: Term, term: Term) -> bool:
    """Whether the bound stands alone behind a comma, said of the figure before it, and of nothing that a clause between
    them adds or names: 办理1037件，连同上年旧存，超过1100件.
    """
    one, two = figures[before], figures[term]
    same = one.kind is two.kind and one.unit == two.unit and before.sentence == term.sentence
    plain = one.approx in (Approx.EXACT, Approx.ROUNDED) and one.printed > 0 and not one.weak
    beside = before.index + 1 == term.index and before.clause + 1 == term.clause
    if not (same and plain and beside) or one.unit.family in DURATIONS | {"age"}:
        return False
    document = figures.reading.document
    behind = document.folded[two.span.end : two.span.end + 1]
    words = _broken().sub("", term.wide)
    said, leads = _said().fullmatch(words), words != term.wide or _leading().match(two.text)
    if said is None or term.mark != "," or not leads or before.closing != ",":
        return False
    of_mark = term.tail in _MARKS and two.kind is not Kind.PERCENT
    of_target = _target().fullmatch(term.tail) is not None and two.approx is not Approx.NEARLY
    changed = figures.is_change(before)
    if changed and not said["change"] and re.match("[低高少多]于", two.text):
        return False  # 占比下降12%，低于10%: the level that it fell to
    if (said["change"] and not changed) or (of_target and changed and not said["change"]):
        return False
    if two.kind is not Kind.PERCENT and (changed or of_target or _of_some().search(before.wide)):
        return False  # 增加120件，突破1000件; what was done is held against its target elsewhere
    return (not term.tail and behind in (",", ";", "。", "", "\n")) or of_target or of_mark


def _bound(figures: Figures, term: Term) -> Approx:
    """How the figure bounds the one before; 首破600亿元 says 首次突破."""
    return Approx.AT_LEAST if _broken().fullmatch(term.wide) else figures[term].approx


@cache
def _broken() -> re.Pattern[str]:
    return re.compile("[首再]破")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        "(?:已|均|也|也已|首次?|再次?|一举|成功|占比|占|比例|比重|率|(?P<change>(?:同比)?(?:增幅|降幅|增速|涨幅|减幅)))?(?:已|也|均|为)?"
    )


@cache
def _of_some() -> re.Pattern[str]:
    return re.compile("新|增|净|另|其中|首批|单|[\\d一二三四]月|季度|半年|本[月周季]|[减降退]")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        "超|逾|突破|[站迈跃]上|[迈跨]过|多于|高于|大于|不[足到及]|未[满到达]|少于|低于|近|将近|接近|逼近"
    )


@cache
def _target() -> re.Pattern[str]:
    return re.compile(
        "的?(?:年度|全年|年初|既定|考核|预期|规定|控制)?(?:目标|任务|要求|标准|指标)(?:任务|要求|值|值?线)?"
    )


def _fits(figures: Figures, size: Fraction, term: Term) -> bool:
    quantity, approx = figures[term], _bound(figures, term)
    slack = (
        _SLACK if quantity.kind is Kind.PERCENT and not quantity.decimals and not term.tail else Fraction(0)
    )
    if approx is Approx.AT_LEAST:
        return size >= quantity.printed - slack
    if approx is Approx.AT_MOST:
        return size <= quantity.printed + slack
    return quantity.printed * _FAR <= size <= quantity.printed + 2 * slack


def _sums(figures: Figures, before: Sequence[Term]) -> Iterator[Fraction]:
    """The figures of one kind before the bound added up from the last: 占23%、占47.4%，超过七成."""
    last = figures[before[-1]]
    added = Fraction(0)
    for term in reversed(before):
        if figures[term].kind is last.kind and figures[term].unit == last.unit:
            added += figures[term].printed
            yield added


def _problem(figures: Figures, before: Term, term: Term) -> Problem:
    broken = _broken().search(term.wide)
    first, second = figures[before].text, (broken[0] if broken else "") + figures[term].text
    read = (figures.said(before), second)
    return Problem(
        figures.span(term),
        Words(f"“{second}”与前面的{first}不符", f"{second} is said of {first}, which it does not fit"),
        "",
        {"first": first, "second": second},
        Reasoning(read, unless=Words("两处说的不是同一数", "the two speak of different things")),
        figures.related((before,)),
        key="".join(read),
        used=figures.used((before, term)),
        conflict=True,
    )
