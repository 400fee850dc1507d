"""Figures that are said to be as many as last year: 与上年基本持平，2023年为312件，2024年为318件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures
from lawlint.checks._growth.change import LIKELY, wrong_sign
from lawlint.checks._growth.moves import Move, comparable, year_said
from lawlint.checks.base import Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span
from lawlint.lean import replace

LEVEL = "持平"
_FAR = Fraction(1, 5)
_FEW = 20  # counts below it that differ by some are near each other


def level_with(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """The only two counts of a sentence, of two years, that are far apart and said to be level."""
    document, counts = figures.reading.document, [each for each in terms if figures.is_count(each)]
    if len(counts) != 2 or figures[counts[0]].kind is not Kind.QUANTITY or not comparable(figures, *counts):
        return
    block = document.blocks[terms[0].block].span
    start = max(document.folded.rfind("。", block.start, figures.span(counts[0]).start) + 1, block.start)
    end = document.folded.find("。", figures.span(counts[1]).end, block.end)
    found = re.compile("与(?:上年|去年)(?:同期)?(?:相比)?(?:基本|大体|大致|总体)?(持平)").search(
        document.folded, start, end if end >= 0 else block.end
    )
    one, two = counts
    years = [year_said().search(each.wide) for each in counts]
    named = all(years) and all(re.fullmatch("[^,;]{0,8}20\\d\\d年[为是有达]?", each.wide) for each in counts)
    if found is None or not named or one.index + 1 != two.index:
        return
    past, now = sorted(counts, key=lambda each: each.wide[each.wide.index("20") :][:4])
    base, result = figures[past].printed, figures[now].printed
    if base >= _FEW and abs(result - base) > base * _FAR:
        yield replace(wrong_sign(figures, Move(past, now, Span(*found.span(1)), result < base)), case=LIKELY)
