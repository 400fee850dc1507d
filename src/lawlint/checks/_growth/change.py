"""One printed change against the figures that it leads from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._bases import is_base
from lawlint.checks._figures import Figures, amount, number
from lawlint.checks._growth.moves import Move, comparable, turned, verb_of
from lawlint.checks._growth.other_bases import fits_others
from lawlint.checks._growth.slips import lost_ten_thousand, slips_of_difference, slips_of_move
from lawlint.checks.base import Abstained, Held, Observation, Problem
from lawlint.facts.model import Approx, Kind, Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import replace

SIGN, CHANGE, POINTS, TIMES, LIKELY = "sign", "change", "points", "times", "likely"


def difference(
    figures: Figures, two: Sequence[Term], term: Term, up: bool, others: Sequence[Term] = ()
) -> Observation | None:
    """受理120件，同比增加20件，增长25%: the base is what remains; ``others``: the figures before, which may be meant
    as well.
    """
    seen = _difference(figures, two, term, up)
    if not isinstance(seen, Problem):
        return seen
    base, change = two
    within = (
        figures.outer(change) == base.clause and change.index == base.index + 1
    )  # 130件（减少34件，下降25%）
    aside = figures.outer(base) != figures.outer(change) and not within  # 73件（一审46件、二审27件），减少9件
    if is_base(base):  # 1536件，比上年的1920件减少384件: the first is what it led to
        led_to = figures.rounded(base) + figures.rounded(change).scale(1 if up else -1)
        others = [
            each for each in others if figures.is_change(each) or not led_to.meets(figures.rounded(each))
        ]
    if aside or fits_others(figures, (*others, base), change, term, up):
        return Abstained(figures.span(term), "所比较的数字不确定", seen.used)
    return seen


def _difference(figures: Figures, two: Sequence[Term], term: Term, up: bool) -> Observation | None:
    whole, change = two
    if figures[term].kind is not Kind.PERCENT or figures.is_change(whole):
        return None
    if not figures.is_count(change) or not comparable(figures, whole, change):
        return None
    result, moved = figures.rounded(whole), figures.rounded(change)
    sign = 0 if is_base(whole) or _is_earlier(whole, change) else -1 if up else 1
    base = result + moved.scale(sign)
    said, size = figures[change].text, figures[whole].text
    if base.high is not None and base.high < 0:
        computed = Words(f"{change.lead}{said}，多于{size}", f"{said} is more than {size}")
        return problem(figures, CHANGE, change, (whole,), computed, size)
    if base.low is None or base.low <= 0:
        return None
    if (moved.scale(100) / base).meets(figures.printed(term)):
        return Held(figures.span(term), "change", figures.used((whole, change, term)), exact=True)
    if lacked := lost_ten_thousand(figures, whole, change, term, sign):
        meant_size, rate_said = amount(lacked, figures[whole]), figures[term].text
        computed = Words(f"按{rate_said}应为{meant_size}", f"by {rate_said} it is {meant_size}")
        return problem(figures, CHANGE, change, (whole, term), computed, meant_size)
    one, by = figures[whole], figures.size(change)
    old = one.printed * one.unit.scale + sign * by
    rate = number(by * 100 / old, max(figures[term].decimals, 1)) + "%"
    computed = Words(f"{said}÷{amount(old, one)}＝{rate}", f"{said} / {amount(old, one)} = {rate}")
    case = _case(figures, term, moved.scale(100) / base)
    meant = slips_of_difference(figures, whole, change, term, sign)
    return problem(figures, case, term, (whole, change), computed, rate, meant)


def _is_earlier(whole: Term, change: Term) -> bool:
    """Whether the figure is of a year before the one that changed: 2023年93起，2024年同比减少18起."""
    past, now = _year().search(whole.wide), _year().search(change.wide)
    return past is not None and now is not None and int(past[1]) < int(now[1])


@cache
def _year() -> re.Pattern[str]:
    return re.compile("(20[0-9]{2})年")


_TIMES = frozenset({"duration", "calendar-duration", "working-day"})


def judged(figures: Figures, move: Move, term: Term, up: bool) -> Iterator[Observation]:
    """A printed difference or rate of a move."""
    if "速" in term.lead and figures[move.base].unit.family in _TIMES:
        return  # 由12天缩短至8天，增速50%: of the work done in a day
    sign = 1 if up else -1
    base, said = figures.rounded(move.base), figures[term]
    moved = (figures.rounded(move.result) - base).scale(sign)
    one, two = figures[move.base], figures[move.result]
    exact = (two.printed * two.unit.scale - one.printed * one.unit.scale) * sign
    of = (move.base, move.result)
    if turned(figures, move, term, moved):
        yield wrong_sign(figures, replace(move, verb=verb_of(figures, term), up=up))
        return
    held = Held(figures.span(term), "change", figures.used((*of, term)), exact=True)
    points = said.kind is Kind.POINTS and one.kind is Kind.PERCENT
    if points or (figures.is_count(term) and figures.alike(term, move.result)):
        if moved.meets(figures.rounded(term)):
            yield held
        else:
            wanted = f"{number(abs(exact))}个百分点" if points else amount(abs(exact), said)
            computed = _moved(figures, move, up, exact, wanted)
            meant = slips_of_move(figures, *of, term, sign)
            yield problem(figures, CHANGE, term, of, computed, wanted, meant)
    elif said.kind is Kind.POINTS and one.printed:
        if (moved.scale(100) / base).meets(figures.printed(term)):
            wanted = f"{number(said.printed, said.decimals)}%"
            zh = f"由{one.text}到{two.text}，变化{wanted}，不是两个百分比之差"
            en = f"{one.text} to {two.text} is a change of {wanted}, not of points"
            yield problem(figures, POINTS, term, of, Words(zh, en), wanted)
    elif said.kind is Kind.PERCENT and one.printed:
        relative = number(abs(exact) * 100 / (one.printed * one.unit.scale), max(said.decimals, 1)) + "%"
        grown = moved.scale(100) / base
        if grown.meets(figures.printed(term)) or (_in_tens(said) and grown.meets(_about(said))):
            yield held
        elif one.kind is Kind.PERCENT and moved.meets(figures.rounded(term)):
            wanted = f"{number(said.printed, said.decimals)}个百分点"
            zh = f"{one.text}与{two.text}相差{wanted}，而相对变化是{relative}"
            en = f"{one.text} to {two.text} is a change of {said.text[:-1]} points, or of {relative}"
            yield problem(figures, POINTS, term, of, Words(zh, en), wanted)
        else:
            computed = _moved(figures, move, up, exact, relative)
            meant = slips_of_move(figures, *of, term, sign)
            yield problem(figures, _case(figures, term, grown), term, of, computed, relative, meant)


def _moved(figures: Figures, move: Move, up: bool, exact: Fraction, size: str) -> Words:
    """From where to where it went, and by how much; which way, if the text says the other."""
    one, two = figures[move.base].text, figures[move.result].text
    if exact >= 0:
        return Words(f"由{one}到{two}，变化{size}", f"{one} to {two}: {size}")
    zh, wrong = ("下降", "上升") if up else ("上升", "下降")
    en = "down" if up else "up"
    return Words(f"由{one}到{two}，{zh}{size}，不是{wrong}", f"{one} to {two}: {en} by {size}")


def _case(figures: Figures, term: Term, grown: Interval) -> str:
    """A rate that is off in its last place only was hardly mistyped: 12.84% printed as 12.9%."""
    said = figures[term]
    plain = said.approx in (Approx.ROUNDED, Approx.EXACT)
    return LIKELY if plain and grown.meets(figures.rounded(term).widen(said.step)) else CHANGE


def _in_tens(said: Quantity) -> bool:
    """Whether a rate may be rounded to tens: 增长了140%."""
    return said.printed > 100 and said.printed % 10 == 0 and not said.decimals


def _about(said: Quantity) -> Interval:
    return Interval(said.printed - 5, said.printed + 5)


def opposite(figures: Figures, two: Sequence[Term], rate: Term) -> Problem:
    """受理12件，同比上升25%，同比减少4件: a rate of the right size that goes the other way than the difference."""
    change = two[-1]
    zh = f"{change.lead}{figures[change].text}，方向与{rate.lead}{figures[rate].text}相反"
    computed = Words(zh, f"{figures[change].text} and {figures[rate].text} go opposite ways")
    return problem(figures, SIGN, rate, two, computed, figures[rate].text)


def points_of_count(figures: Figures, before: Sequence[Term], term: Term) -> Iterator[Problem]:
    """受理120件，同比上升3.5个百分点: a count changes by a percentage; no rate of the sentence can be meant."""
    above = before[-1]
    beside = above.index + 1 == term.index and above.clause + 1 == term.clause and term.mark == ","
    if not (beside and above.closing and figures.is_count(above)) or figures.is_change(above):
        return
    rates = (each for each in before if figures[each].kind is Kind.PERCENT)
    if any(not figures.is_change(each) for each in rates) or re.search("[率比均]", above.wide):
        return
    rate = number(figures[term].printed, figures[term].decimals) + "%"
    said = figures[above].text
    computed = Words(f"{said}不是百分比", f"{said} is no percentage")
    yield problem(figures, POINTS, term, (above,), computed, rate)


def wrong_sign(figures: Figures, move: Move) -> Problem:
    """下降 between a figure and a larger one."""
    assert move.verb is not None
    one, two = figures[move.base], figures[move.result]
    verb = move.verb.of(figures.reading.document.text)
    zh, en = (
        ("等于", "equal to")
        if one.printed == two.printed
        else ("小于", "below")
        if move.up
        else ("大于", "above")
    )
    computed = Words(f"{two.text}{zh}{one.text}", f"{two.text} is {en} {one.text}")
    of = (move.base, move.result)
    return Problem(
        move.verb,
        Words(f"“{verb}”与数字方向不符：{computed.zh}", f"the verb does not fit the figures: {computed.en}"),
        SIGN,
        {"change": verb, "computed": computed.zh},
        Reasoning((figures.said(move.base), figures.said(move.result)), computed),
        figures.related(of),
        key=f"{verb}{one.text}{two.text}",
        used=figures.used(of),
        conflict=True,
    )


def problem(
    figures: Figures,
    case: str,
    term: Term,
    operands: Sequence[Term],
    computed: Words,
    wanted: str,
    meant: tuple[Words, ...] = (),
) -> Problem:
    """A printed change that does not follow; ``wanted``: as it would; ``meant``: its operands as they would give it."""
    shown = figures[term].text
    zh, en = f"{shown}与前后数字不符", f"{shown} does not follow from the figures beside it"
    if case == POINTS:
        zh = f"百分点只用于两个百分比之差，文中为{shown}"
        en = f"points are for the difference of two percentages, and only for it, not {shown}"
    said = tuple(figures.said(each) for each in (*operands, term))
    return Problem(
        figures.span(term),
        Words(f"{zh}：{computed.zh}", f"{en}: {computed.en}"),
        case,
        {"change": figures.said(term), "computed": computed.zh},
        Reasoning(said, computed, nearest=(Words(wanted, wanted), *meant)),
        figures.related(operands),
        key="".join(said),
        used=figures.used((*operands, term)),
        conflict=True,
    )
