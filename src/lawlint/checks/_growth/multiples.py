"""倍, 番 and fractions beside the two figures they compare: 由21家增加到63家，增长2倍."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import UP, Figures, number
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.move_aside import move_from_behind
from lawlint.checks._growth.moves import Move, comparable, move_of_years, year_said
from lawlint.checks._growth.over_years import move_over_years
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval

_LEAST = Fraction(9, 10)
_MOST = Fraction(3, 2)
_NEAR = Fraction(1, 5)
_LEAST_PART = Fraction(49, 50)
_NEARLY = Fraction(3, 5)
_NEARLY_DOUBLED = Fraction(4, 5)
_CUT_OFF = Fraction(19, 20)
_A_LITTLE_MORE = Fraction(11, 10)


def wrong_multiple(figures: Figures, move: Move, term: Term) -> tuple[Words, str] | bool:
    """What was computed and the multiple that would be right; True when the multiple is; False when it says
    nothing of the move.
    """
    if figures[move.base].printed <= 0:
        return False
    if figures[term].kind is Kind.FRACTION:
        return _fraction(figures, move, term)
    ratio = figures.rounded(move.result) / figures.rounded(move.base)
    one, two = figures[move.base], figures[move.result]
    exact = two.printed * two.unit.scale / (one.printed * one.unit.scale)
    if "番" in figures[term].text:
        return _doubled(figures, move, term, ratio, exact, f"{one.text}→{two.text}")
    if _is_of_old(term, move.result) and "倍" in figures[term].text:
        wanted = number(exact, max(1, figures[term].decimals)) + "倍"
        said = Words(f"{two.text}÷{one.text}＝{wanted}", f"{two.text} / {one.text} = {wanted}")
        return ratio.meets(multiple(figures, term)) or (said, wanted)
    if direction(term.wide) is not True:
        return False
    gained = ratio - Interval.point(Fraction(1))
    if gained.meets(multiple(figures, term)):
        return True
    wanted = number(exact - 1, max(1, figures[term].decimals)) + "倍"
    zh = f"由{one.text}到{two.text}，为原来的{number(exact, 1)}倍，增加{wanted}"
    en = f"{one.text} to {two.text} is {number(exact, 1)} times as much: {number(exact - 1, 1)} times more"
    return Words(zh, en), wanted


def falls_short(figures: Figures, move: Move, term: Term) -> bool:
    """Whether a figure is less than what a multiple calls nearly reached, which is said freely: 增长近一倍 of 35%."""
    one, two = figures[move.base], figures[move.result]
    times = two.printed * two.unit.scale / (one.printed * one.unit.scale)
    whole = "番" in figures[term].text or _is_of_old(term, move.result)
    return figures[term].approx is Approx.NEARLY and times - (0 if whole else 1) < figures[term].printed


def multiple(figures: Figures, term: Term) -> Interval:
    """What a multiple may stand for; 近一倍 is said freely."""
    said = figures[term].printed
    if figures[term].approx is Approx.NEARLY:
        return Interval(said * _NEARLY, said * _A_LITTLE_MORE)
    if (
        figures[term].unit.scale == 1
        and figures[term].decimals == 0
        and figures[term].approx is Approx.ROUNDED
    ):
        return Interval(said - Fraction(1, 2), said + _CUT_OFF)  # 1.98 times as much is not said to be 1倍
    return figures.printed(term)


def _is_of_old(term: Term, result: Term) -> bool:
    """Whether a multiple is of what a move led from, be its result named again: 办理量是上年的2倍."""
    return _of_the_old().fullmatch(_unnamed(term.wide, result)) is not None


@cache
def _of_the_old() -> re.Pattern[str]:
    """Of what a move led from: 由82件上升至296件，是改革前的3.6倍."""
    return re.compile(
        "(?:已经?)?约?(?:是|为|达到?|相当于)(?:原来|原先|以前|此前|之前|改革前|当年|那一?年|上年|去年|上年同期|去年同期|20\\d\\d年)的"
    )


def _fraction(figures: Figures, move: Move, term: Term) -> tuple[Words, str] | bool:
    """压减三分之一, which may be a little more or less."""
    up = direction(term.wide)
    one, two, said = figures[move.base], figures[move.result], figures[term]
    if up is None or said.approx not in (Approx.EXACT, Approx.ROUNDED, Approx.AT_LEAST):
        return False
    by = (two.printed * two.unit.scale / (one.printed * one.unit.scale) - 1) * (1 if up else -1)
    if said.approx is Approx.AT_LEAST and by >= said.printed * _LEAST_PART:
        return True
    if said.approx is not Approx.AT_LEAST and abs(by - said.printed) <= said.printed * _NEAR:
        return True
    wanted = number(by * 100, 1) + "%"
    return Words(f"由{one.text}到{two.text}，变化{wanted}", f"{one.text} to {two.text}: {wanted}"), wanted


def _doubled(
    figures: Figures, move: Move, term: Term, ratio: Interval, exact: Fraction, said: str
) -> tuple[Words, str] | bool:
    """翻一番 is twice as much, said freely of a little less and of anything up to half as much again."""
    nearly = figures[term].approx is Approx.NEARLY
    if (
        re.search("(?<!同)比|[较与]", _since_base(move, term))
        or term.tail.startswith("半")
        or not (nearly or figures[term].approx is Approx.ROUNDED)
    ):
        return False
    times = figures[term].printed
    least, most = (_NEARLY_DOUBLED, _A_LITTLE_MORE) if nearly else (_LEAST, _MOST)
    if ratio.meets(Interval(times * least, times * most)):
        return True
    wanted = f"{number(exact, 2)}倍"
    return Words(f"{said}，为原来的{wanted}", f"{said}: {number(exact, 2)} times as much"), wanted


def _since_base(move: Move, term: Term) -> str:
    """The words before a multiple without those that name the base: 较上年, when that is last year's figure."""
    last = re.search("[上去]年", move.base.wide)
    return re.sub("[比较与](?:上年|去年)(?:同期)?(?:相比)?", "", term.wide) if last else term.wide


def as_many_times(figures: Figures, terms: Sequence[Term]) -> Move | None:
    """The two figures of which a multiple says how many times as many one is: 612件，为上年408件的1.5倍."""
    if len(terms) < 3 or "倍" not in figures[terms[-1]].text:
        return None
    result, base, term = terms[-3:]
    if term.wide != "的":
        return _of_bracket(figures, result, base, term)
    exact = (
        all(_is_plain(figures, each) for each in (result, base)) and figures[term].approx is Approx.ROUNDED
    )
    is_said = re.match("(?:约?[为是达]|相当于|等于)", _unnamed(base.wide, result))
    said = base.mark == "," and is_said is not None
    plain = exact and said and comparable(figures, base, result) and figures[base].printed > 0
    alike = figures[base].unit.name == figures[result].unit.name and not figures.is_change(result)
    return Move(base, result) if plain and alike else None


def _unnamed(words: str, result: Term) -> str:
    """The words without the name of the result before them: 拆除面积是2023年的, of 拆除违法建设1.26万平方米."""
    size = "总[量数额]|数量|面积|长度|里程|金额|[件人起户次]数|规模|数额|[量数额]"
    named = re.match(f"(?P<of>[\u4e00-\u9fff]{{0,6}}?)(?:{size})(?=(?:已经?)?约?[为是达相等])", words)
    return words[named.end() :] if named is not None and named["of"] in result.lead else words


def _is_plain(figures: Figures, term: Term) -> bool:
    """Whether a figure is what it says, to its last place."""
    return figures[term].approx in (Approx.EXACT, Approx.ROUNDED)


def risen(figures: Figures, terms: Sequence[Term], after: Sequence[Term]) -> Move | None:
    """The figures of two years beside a multiple: 移送62件，由上年的21件增长近2倍; 由上年的21件翻了一番，达到42件."""
    *before, term = terms
    up = "番" in figures[term].text or direction(term.wide) is True
    of_old = any(_is_of_old(term, each) for each in before[-2:])
    if not before or not (of_old or (up and _rises().fullmatch(term.wide))):
        return None
    base = before[-1]
    led = _last_year().fullmatch(base.wide) and base.index + 1 == term.index
    if led and after and after[0].index == term.index + 1 and _arrived().fullmatch(after[0].wide):
        return Move(base, after[0]) if comparable(figures, base, after[0]) else None
    counts = [each for each in before if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = move_over_years(figures, before, term) or move_of_years(figures, counts, term)
    move = move or move_from_behind(figures, counts, term, after)
    if move is None and led and len(counts) > 1 and counts[-2].index + 1 == base.index and base.mark == ",":
        move = Move(base, counts[-2])
    named = year_said().search(term.wide)
    if (
        move is None
        or (named and named[0] not in move.base.wide)
        or figures.is_change(move.result)
        or not comparable(figures, move.base, move.result)
    ):
        return None
    return move if all(_is_plain(figures, each) for each in (move.base, move.result)) else None


@cache
def _rises() -> re.Pattern[str]:
    return re.compile(
        f"(?:的基础上)?(?:间|来|内|里)?(?:[比较与](?:上年|去年)(?:同期)?(?:相比)?)?(?:同比|再|又|实现|净)?(?:{UP})?(?:了|约)?"
    )


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("(?:由|从|较|比|与|在)(?:上年|去年|上一?年度?|20\\d\\d年度?|前年)(?:同期|全年)?的?")


@cache
def _arrived() -> re.Pattern[str]:
    return re.compile("(?:达到?|为|[增升]至|[增升]到|上升[至到]|增加[至到]|增长[至到])")


def _of_bracket(figures: Figures, result: Term, base: Term, term: Term) -> Move | None:
    """The same with the base in brackets: 新收612件，是一审行政案件（204件）的3倍."""
    beside = figures.outer(base) == term.clause and base.mark == "(" and base.closing == ")" and not base.tail
    plain = all(_is_plain(figures, each) for each in (result, base))
    plain = plain and figures[term].approx is Approx.ROUNDED
    words = _unnamed(term.wide, result)
    if not (beside and plain and re.fullmatch("约?(?:为|是|相当于|达到)[^,;]*的", words)):
        return None
    if (
        base.wide
        or figures[base].printed <= 0
        or figures.is_change(result)
        or result.sentence != base.sentence
    ):
        return None
    alike = figures[base].unit.name == figures[result].unit.name and result.index + 1 == base.index
    return Move(base, result) if alike and term.index == base.index + 1 else None
