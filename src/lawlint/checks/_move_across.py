"""This year's figure in one sentence and last year's in the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._moves import Move, comparable
from lawlint.facts.model import Term


def move_of_sentences(
    figures: Figures, previous: Sequence[Term], before: Sequence[Term], change: Term
) -> Move | None:
    """2023年受理64件。2024年受理97件，同比增长51.6%: ``before`` are the figures before the change, ``previous``
    those of the sentence before.

    The sentences must begin in the same words but for the year, and the two figures be said in the same words.
    """
    result = before[-1] if before else None
    if (
        result is None
        or not previous
        or result.index + 1 != change.index
        or result.block != previous[0].block
    ):
        return None
    if change.closing == "、" or figures.is_change(result):
        return None
    year = _year(change.wide)
    openings = [_opening(figures, terms[0]) for terms in (previous, before)]
    if "" in openings or _restated().search("".join(openings)):
        return None
    past, now = (_year(words) for words in openings)
    this = int(now) if now and now.isdecimal() else None
    follows = past == "last" and now == "this"
    follows = follows or (this is not None and past == str(this - 1) and year in ("", "last", past))
    if not follows or _without_year(openings[0]) != _without_year(openings[1]):
        return None
    same = [each for each in previous if _core(each) == _core(result) and not figures.is_change(each)]
    if len(same) != 1 or not _core(result) or not comparable(figures, same[0], result):
        return None
    return Move(same[0], result)


@cache
def _named() -> re.Pattern[str]:
    return re.compile("(20\\d\\d)年度?|([上去]年|上一年)度?|(今年|本年度?|当年)")


@cache
def _restated() -> re.Pattern[str]:
    """What says that figures are not those of the whole year, or of the same things."""
    return re.compile("口径|可比|剔除|扣除|累计|以来|均|\\(")


def _year(words: str) -> str:
    """The only year that the words name: its number, ``last`` or ``this``; ``""`` for none, ``?`` for more."""
    found = _named().findall(words)
    if len(found) != 1:
        return "?" if found else ""
    number, last, _ = found[0]
    return number or ("last" if last else "this")


def _opening(figures: Figures, term: Term) -> str:
    """The words of a sentence up to its first figure; ``""`` when they are not all there."""
    text = figures.reading.document.folded
    block = figures.reading.document.blocks[term.block]
    end = figures.span(term).start
    return text[max(text.rfind("。", 0, end) + 1, block.span.start) : end]


def _without_year(words: str) -> str:
    return re.sub("[,共的 ]", "", _named().sub("", words))


def _core(term: Term) -> str:
    """What is counted, without the year and the sort of paper."""
    return _without_year(term.wide)
