"""Occasions, and one figure for each of them: 举办培训班5期，分别培训52人、48人、60人、45人、55人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._enumeration.chains import differs
from lawlint.checks._figures import Figures, sentences
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_UNITS = frozenset({"期", "场", "轮", "批", "批次"})
_JOINTS = frozenset({"", "、", "和", "及", "与"})
_FEWEST = 3


def times(figures: Figures) -> Iterator[Observation]:
    """Every number of occasions right before such a row."""
    for terms in sentences(figures.reading.facts) if "分别" in figures.reading.document.folded else ():
        for at, first in enumerate(terms[1:], 1):
            number, row = terms[at - 1], _row(figures, terms[at:])
            if len(row) < _FEWEST or not _are_occasions(figures, number, first):
                continue
            if figures[number].printed == len(row):
                yield Held(figures.span(number), "list", figures.used((number,)))
            elif not _of_others(figures, terms[:at], row):
                items = [figures[term].text for term in row]
                yield differs(figures, number, items, len(row), figures.related(row, "列举项", "item"))


def _row(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The bare figures joined by 、 behind 分别."""
    first = terms[0]
    if _each().fullmatch(first.wide) is None or first.tail:
        return []
    row = [first]
    for term in terms[1:]:
        beside = term.index == row[-1].index + 1 and term.wide in _JOINTS and row[-1].tail in _JOINTS
        if not beside or figures[term].unit.name != figures[first].unit.name:
            break
        row.append(term)
    return row


@cache
def _each() -> re.Pattern[str]:
    people = "(?:参训|参加|参会|受众|培训|到场|参与|听众)?(?:人员|人数|人次|群众)?"
    did = "(?:培训|轮训|参训|参加|参与|发现|检查|抽查|抽取|评查|督察|查处|吸引|覆盖|惠及)"
    return re.compile(f"(?:各[期场轮批]次?)?{people}(?:分别|依次)(?:[为是有达]|{did}了?)")


def _are_occasions(figures: Figures, number: Term, first: Term) -> bool:
    quantity = figures[number]
    beside = number.index + 1 == first.index and first.mark == ","
    return beside and quantity.unit.name in _UNITS and quantity.exact and "每" not in number.wide


def _of_others(figures: Figures, before: Sequence[Term], row: Sequence[Term]) -> bool:
    """Whether the row may be of other things than the occasions: of bodies or kinds named before them, or of as many as
    another figure counts.
    """
    text, start = figures.reading.document.folded, before[0].start
    named = text[start : figures.span(before[-1]).start]
    named = named[max(named.rfind(mark) for mark in "。;") + 1 :]
    return (
        any(figures[term].printed == len(row) for term in before[:-1])
        or re.search("[、各和及与每]|[两二三四五六七八九十]级|其中|余|近", named) is not None
    )
