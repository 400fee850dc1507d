"""Figures of several years that a change does not follow directly: in two sentences, behind it, in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._moves import Move, comparable
from lawlint.facts.model import Term
from lawlint.finding import Span
from lawlint.interval import Truth


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


def move_to_behind(
    before: Sequence[Term], change: Term, after: Sequence[Term], figures: Figures
) -> Move | None:
    """较2023年的1680件下降10%，为1512件: the result stands behind its change."""
    if not before or not after or [before[-1].index, after[0].index] != [change.index - 1, change.index + 1]:
        return None
    base, result = before[-1], after[0]
    alone = result.mark == "," and result.closing != "" and not result.tail
    led = alone and _compared().search(base.wide) is not None
    plain = led and _arrived().fullmatch(result.wide) is not None
    return Move(base, result) if plain and comparable(figures, base, result) else None


@cache
def _compared() -> re.Pattern[str]:
    return re.compile("[较比](?:上年|去年|上一年|20\\d\\d年)(?:同期)?的$")


@cache
def _arrived() -> re.Pattern[str]:
    return re.compile("(?:[为达至]|达到|[降升增减]至|下降至|上升至|增加到|减少到|增长到)")


def broken_run(figures: Figures, terms: Sequence[Term]) -> Move | None:
    """The first move the other way in a row of years that is said to go one way:
    连续三年上升，2022年86件、2023年112件、2024年108件.
    """
    row = [term for term in terms if _of_year().fullmatch(term.lead) and figures.is_count(term)]
    if len(row) < 3 or row[-1].index - row[0].index != len(row) - 1:
        return None
    text, start = figures.reading.document.folded, row[0].start
    block = figures.reading.document.blocks[row[0].block].span
    said = _one_way().search(text, max(text.rfind("。", block.start, start) + 1, block.start), start)
    years = [int(found[1]) for term in row if (found := _of_year().fullmatch(term.lead))]
    if said is None or years != list(range(years[0], years[0] + len(row))):
        return None
    row = row[-1 - "一二三四五六七八九".index(said["many"].replace("两", "二")) - 1 :]
    group = "up" if said["up"] else "down"
    for one, two in pairwise(row):
        wrong = figures.value(two).compare("<=" if said["up"] else ">=", figures.value(one))
        if comparable(figures, one, two) and wrong is Truth.HOLDS:
            return Move(one, two, Span(*said.span(group)), group == "up")
    return None


@cache
def _of_year() -> re.Pattern[str]:
    return re.compile("(?:分别为|其中)?(20\\d\\d)年(?:为|是|达)?")


@cache
def _one_way() -> re.Pattern[str]:
    """连续三年上升, as long as nothing says that it was so before."""
    up, down = "上升|增长|增加|提高|攀升|递增", "下降|减少|降低|回落|递减"
    past = "(?<![率度比])(?<!此前)(?<!曾)(?<!打破)(?<!扭转)(?<!遏制)(?<!改变)"
    return re.compile(f"{past}连续(?P<many>[两二三四五六])年(?:保持)?(?:(?P<up>{up})|(?P<down>{down}))[,:(]")


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
