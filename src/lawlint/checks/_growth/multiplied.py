"""What the check of changes says of multiples: 减少了2倍, 为上年408件的1.5倍, 由上年的46件翻了一番."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, Figures, number
from lawlint.checks._growth.change import CHANGE, LIKELY, TIMES, problem
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.move_aside import move_from_behind
from lawlint.checks._growth.moves import Move, comparable, move_of_years
from lawlint.checks._growth.multiples import as_many_times, falls_short, multiple, risen, wrong_multiple
from lawlint.checks._growth.named_pair import times_as_many
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import replace


def multiples(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Observation]:
    """The multiple at ``at`` against the figures beside it."""
    yield from _times(figures, terms[at])
    yield from _as_many(figures, terms[: at + 1])
    yield from _risen(figures, terms, at)
    if seen := times_as_many(figures, terms, at):
        yield seen


def fractions(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Observation]:
    """抽查62项，较上年减少三分之一，上年为78项: a fraction of last year's figure, before or behind it."""
    term = terms[at]
    counts = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    if direction(term.wide) is None or not counts:
        return
    move = move_of_years(figures, counts, term) or move_from_behind(figures, counts, term, terms[at + 1 :])
    if move is not None:
        yield from multiplied(figures, move, term)


def _times(figures: Figures, term: Term) -> Iterator[Observation]:
    """减少了2倍."""
    found = re.search(rf"({DOWN})了?(?:近|约|超过?|达)?$", term.lead)
    if found is None or "倍" not in figures[term].text:
        return
    zh = f"“{found[1]}”不能与“倍”连用：减少以原数为限，请改为百分比、分数或成"
    en = "nothing can decrease by a multiple of itself; use a percentage or a fraction"
    said = figures.said(term)
    yield Problem(
        figures.span(term),
        Words(zh, en),
        TIMES,
        {"change": said, "computed": ""},
        Reasoning((said,)),
        key=said,
        used=(term.index,),
    )


def more_than_all(figures: Figures, term: Term) -> Problem | None:
    """投诉量较上年下降132%: nothing can lose more than all of it, but what may fall below zero (利润)."""
    found = _lost().search(term.wide)
    if found is None or figures[term].printed <= 100 or _below_zero().search(_than().sub("", term.wide)):
        return None
    zh = f"“{found[1]}”不能超过100%：减少以原数为限，请核对百分数或动词"
    said = figures.said(term)
    return Problem(
        figures.span(term),
        Words(zh, "nothing can decrease by more than 100%; check the figure or the verb"),
        TIMES,
        {"change": said, "computed": ""},
        Reasoning((said,)),
        key=said,
        used=(term.index,),
    )


@cache
def _lost() -> re.Pattern[str]:
    verbs = "下降|减少|降低|减幅|降幅|压降|压减|压缩|缩短|缩减|精简|下跌|[锐骤]减|[锐骤陡]降|减|降|少"
    things = "(?:审批|审核|办理|办事|办件|办结|承诺|平均|企业|群众|整体|总体)*(?:时限|时间|时长|用时|成本|材料|环节|费用)"
    return re.compile(f"({verbs})(?:{things})?(?:了|率|幅度?|比例|近|约|超过?|达到?|高达|为)*$")


@cache
def _than() -> re.Pattern[str]:
    """The words behind what changed: 降幅为 of 投诉量降幅为132%."""
    return re.compile("(?:[减降]幅|下降率|下降比例|降低率)(?:度)?(?:了|近|约|超过?|达到?|高达|为)*$")


@cache
def _below_zero() -> re.Pattern[str]:
    """What may fall below nothing, or is a rate of change itself."""
    return re.compile(
        "利润|盈|亏|损益|收益|效益|净|余|差|顺差|逆差|增速|[增降减涨跌]幅|增长率|增加值|价格|指数|率|比例|比重"
    )


def _as_many(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """新收612件，为同期一审案件408件的1.5倍: the figure directly before, or one further before."""
    move = as_many_times(figures, terms)
    if move is None:
        return
    *before, base, term = terms
    wanted = multiple(figures, term)
    above = [each for each in before if comparable(figures, each, base) and not figures.is_change(each)]
    fits = [each for each in above if (figures.rounded(each) / figures.rounded(base)).meets(wanted)]
    if fits:
        yield Held(figures.span(term), "change", figures.used((base, fits[-1], term)), exact=True)
        return
    one, two = figures[base], figures[move.result]
    times = number(two.printed * two.unit.scale / (one.printed * one.unit.scale), 2) + "倍"
    words = Words(f"{two.text}÷{one.text}＝{times}", f"{two.text} / {one.text} = {times}")
    yield problem(figures, CHANGE, term, (move.base, move.result), words, times)


def _risen(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Observation]:
    """移送62件，由上年的46件翻了一番: the figure before, or one further before that fits."""
    move = risen(figures, terms[: at + 1], terms[at + 1 :])
    if move is None:
        return
    others = [each for each in terms[:at] if comparable(figures, each, move.base) and each is not move.base]
    moves = (move, *(replace(move, result=each) for each in others))
    if any(wrong_multiple(figures, each, terms[at]) is True for each in moves):
        yield Held(figures.span(terms[at]), "change", figures.used((move.base, move.result, terms[at])))
    else:
        yield from multiplied(figures, move, terms[at])


def multiplied(figures: Figures, move: Move, term: Term) -> Iterator[Observation]:
    """A printed multiple of a move: 增长2倍, 翻了一番."""
    seen = wrong_multiple(figures, move, term)
    if seen is True:
        yield Held(figures.span(term), "change", figures.used((move.base, move.result, term)))
    elif seen:
        case = LIKELY if falls_short(figures, move, term) else CHANGE
        yield problem(figures, case, term, (move.base, move.result), *seen)
