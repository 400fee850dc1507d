"""Figures of several years that a change does not follow directly: in two sentences, behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable, move_to
from lawlint.checks._growth.same_words import same_words
from lawlint.facts.model import Term
from lawlint.finding import Span


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
    first, second = map(_without_year, openings)
    elided = len(previous) == len(before) == 1 and len(second) > 1 and first.startswith(second)
    if not follows or (first != second and not elided):
        return None
    same = [each for each in previous if _core(each) == _core(result) and not figures.is_change(each)]
    same = list(previous) if elided and not figures.is_change(previous[0]) else same
    if len(same) != 1 or not _core(result) or not comparable(figures, same[0], result):
        return None
    return Move(same[0], result)


def move_from_year_before(
    figures: Figures, previous: Sequence[Term], before: Sequence[Term], change: Term
) -> Move | None:
    """2024年全县共办结583件。2023年办结512件，同比增加71件: the sentence of the year before stands second, and its change
    may be meant of the first.
    """
    if len(before) != 1 or not previous or previous[0].block != change.block or figures.is_change(before[0]):
        return None
    base, pure = before[0], re.fullmatch("同比(?:增加|增长|减少|下降)了?", change.wide)
    said = _year(base.wide)
    if pure is None or not said.isdecimal() or base.index + 1 != change.index:
        return None
    core = _core(base)
    now = [term for term in previous if not figures.is_change(term) and _core(term).endswith(core)]
    named = now and (_year(now[0].wide) or _year(_opening(figures, previous[0])))
    alone = len(now) == 1 and core and named == str(int(said) + 1) and comparable(figures, base, now[0])
    return Move(base, now[0]) if alone else None


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
    return re.compile("[较比与](?:上年|去年|上一年|20\\d\\d年)(?:同期)?的?$")


@cache
def _arrived() -> re.Pattern[str]:
    return re.compile("(?:[为达至]|达到|[降升增减]至|下降至|上升至|增加到|减少到|增长到)")


def move_of_series(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """近三年分别为82件、97件、116件，今年降为108件: the last of the row and the figure of the year after it."""
    if at < 2 or not terms[at].wide.endswith(("至", "到", "为")):
        return None
    base, result = terms[at - 1 : at + 1]
    found = _went_to().fullmatch(result.wide)
    if found is None or not comparable(figures, base, result) or base.index + 1 != result.index:
        return None
    first = at - 1
    while first and terms[first].wide in _JOINTS and terms[first].clause == base.clause:
        first -= 1
    start = figures.clauses[base.clause].span.start
    said = figures.reading.document.folded[start : figures.span(terms[first]).start]
    years = _years().search(said)
    if first == at - 1 or years is None or terms[first].clause != base.clause:
        return None
    last, this = years["last"], found["year"]
    if last and this and this.isdecimal() and int(last) + 1 != int(this):
        return None
    span, group = figures.span(result), "up" if found["up"] else "down"
    verb = figures.reading.document.folded.index(found[group], result.start, span.start)
    return Move(base, result, Span(verb, verb + len(found[group])), group == "up")


def move_to_this_year(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """2023年查处违法占地案件20件，2024年案件数增至70件: the figures of two years, with the verb that leads to the second."""
    if not at or (found := _went_somewhere().search(terms[at].wide)) is None:
        return None
    base, result = terms[at - 1 : at + 1]
    apart = base.index + 1 != result.index or figures.is_change(base) or not comparable(figures, base, result)
    past, now = (_year(words) for words in (base.wide, result.wide))
    follows = past.isdecimal() and now.isdecimal() and int(past) + 1 == int(now)
    if apart or not (follows or (past == "last" and now == "this")) or not same_words(base, result):
        return None
    group = "up" if found["up"] else "down"
    start = figures.reading.document.folded.rindex(found[0], result.start, figures.span(result).start)
    return Move(base, result, Span(start, start + len(found[group])), group == "up")


def move_onward(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """从863人减至842人，再减至831人: the second step."""
    if at < 2 or (found := _onward().fullmatch(terms[at].wide)) is None:
        return None
    base, result = terms[at - 1 : at + 1]
    beside = base.index + 1 == result.index and base.clause + 1 == result.clause
    if not beside or move_to(figures, terms, at - 1) is None or not comparable(figures, base, result):
        return None
    group = "up" if found["up"] else "down"
    start = figures.reading.document.folded.index(found[group], result.start)
    return Move(base, result, Span(start, start + len(found[group])), group == "up")


@cache
def _onward() -> re.Pattern[str]:
    up, down = "上升|升|增加|增长|增|提高|提升", "下降|降|减少|减|降低|回落"
    on = "(?:再|又|继续|进一步|并)+"
    return re.compile(f"{on}(?:(?P<up>{up})|(?P<down>{down}))(?:至|到|为)(?:20\\d\\d年的?|今年的?|目前的?)?")


@cache
def _went_somewhere() -> re.Pattern[str]:
    up, down = "上升|升|增加|增长|增|提高|提升|攀升|扩大", "下降|降|减少|减|降低|回落|压减|缩减|下滑"
    return re.compile(f"(?:(?P<up>{up})|(?P<down>{down}))(?:至|到|为)了?$")


_JOINTS = frozenset({"、", "和", "、和"})


@cache
def _years() -> re.Pattern[str]:
    many = "[近前过去]{1,2}[两二三四五]年|20\\d\\d(?:年)?(?:[至到—-]|、20\\d\\d(?:年)?[、和])+(?P<last>20\\d\\d)年"
    return re.compile(f"(?:{many})[^,;:]*分别")


@cache
def _went_to() -> re.Pattern[str]:
    up, down = "上升|升|增加|增长|增|提高|提升", "下降|降|减少|减|降低|回落"
    return re.compile(
        f"(?:(?P<year>20\\d\\d)年|今年|本年度?|当年)(?:则|已|又|进一步|继续|大幅)*(?:(?P<up>{up})|(?P<down>{down}))(?:至|到|为)"
    )


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
    return re.sub("[,共的 ]|案件(?!数|总|办)|判决", "", _named().sub("", words))


def _core(term: Term) -> str:
    """What is counted, without the year and the sort of paper."""
    return _without_year(term.wide)
