"""Changes that are said without their size: 受理186件，较上年的172件有所下降; 2024年186件，2023年172件，案件数有所下降."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._bases import is_base, is_past
from lawlint.checks._figures import Figures
from lawlint.checks._growth.change import wrong_sign
from lawlint.checks._growth.moves import Move, comparable, is_rank, move_of_years, year_said
from lawlint.checks._growth.same_words import same_words
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term
from lawlint.finding import Span
from lawlint.interval import Truth
from lawlint.lean import replace

_UP = "上升|增长|增加|提高|提升|攀升|上涨|增多|升高|上扬|走高|增进"
_DOWN = "下降|减少|降低|回落|走低|下滑|下跌"


def vague_changes(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """The direction of each change that no figure follows, against the two figures beside it."""
    text = figures.reading.document.folded
    for at in range(1, len(terms)):
        last = terms[at]
        place = _ends_clause().match(text, figures.span(last).end)
        if place is None:
            continue
        behind = place["mark"] != ""
        if not _is_of(place["what"], terms[at - 1].lead + last.lead):
            continue
        move = _two_years(figures, terms[: at + 1], place) if behind else _from_base(figures, terms[: at + 1])
        if move is not None:
            yield _judged(figures, move, place)
    if len(terms) > 1:
        yield from _ahead(figures, terms)


def _from_base(figures: Figures, terms: Sequence[Term]) -> Move | None:
    """受理186件，较上年的172件有所下降: the only figure of the sort before."""
    *before, base = terms
    if not before or base.mark != "," or not _than().search(base.wide):
        return None
    same = [each for each in before if comparable(figures, each, base)]
    result = before[-1]
    plain = len(same) == 1 and same[0] is result and result.index + 1 == base.index
    plain = plain and not (is_past(result) or is_base(result) or figures.is_change(result))
    return Move(base, result) if plain and figures.outer(result) == figures.outer(base) else None


def _two_years(figures: Figures, terms: Sequence[Term], place: re.Match[str]) -> Move | None:
    """2024年186件，2023年172件，案件数有所下降."""
    two = terms[-1]
    change = replace(two, index=two.index + 1, wide=place["said"], lead=place["said"], tail="", mark=",")
    same = [each for each in terms if comparable(figures, each, two)]
    return move_of_years(figures, terms, change) if len(same) == 2 and len(terms) > 1 else None


def _ahead(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """信访总量有所下降:2023年186件，2024年198件."""
    text = figures.reading.document.folded
    one, two = terms[:2]
    years = [year_said().match(each.wide) for each in (one, two)]
    found = _before_years().search(text, max(one.start - 24, 0), one.start)
    if found is None or not (years[0] and years[1]) or not comparable(figures, one, two):
        return
    beside = one.index + 1 == two.index and abs(int(years[0][1]) - int(years[1][1])) == 1
    if len(terms) > 2 and comparable(figures, terms[2], two):
        return
    bare = all(re.fullmatch("20\\d\\d年(?:全年)?[为是有达]?到?", each.lead) for each in (one, two))
    of_it = bool(found["what"]) if bare else _is_of(found["what"], one.lead + two.lead)
    if beside and of_it and same_words(one, two) and not figures.is_change(one):
        first, last = (one, two) if int(years[0][1]) < int(years[1][1]) else (two, one)
        yield _judged(figures, Move(first, last), found)


def _judged(figures: Figures, move: Move, said: re.Match[str]) -> Observation:
    up = said["up"] is not None
    base, result = figures.value(move.base), figures.value(move.result)
    against = result.compare("<=" if up else ">=", base) is Truth.HOLDS
    if against and not is_rank(figures, move.result):
        return wrong_sign(figures, replace(move, verb=Span(*said.span("verb")), up=up))
    return Held(figures.span(move.result), "sign", figures.used((move.base, move.result)))


def _is_of(what: str, named: str) -> bool:
    """Whether the words before the verb name nothing but what the figures count."""
    words = _empty().sub("", what)
    return not words or words in named


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(
        "案件|总体|整体|总?数量|总量|件数|起数|数|量|全[县市省区年]|我[县市省区]|上|均|都|也|则|已|但|的"
    )


@cache
def _than() -> re.Pattern[str]:
    return re.compile("^[虽但且]?[比较与](?:上一?年度?|去年|20\\d\\d年度?)(?:同期|全年)?的?$")


_SAID = (
    "(?P<said>(?P<what>[\\u4e00-\\u9fff]{0,8}?)(?:同比|总体|整体|相比|呈现?|出现|保持|实现|有所|略有|稍有|明显|大幅|小幅|显著|进一步|继续|稳步|持续|逐步)*"
    f"(?P<verb>(?P<up>{_UP})|{_DOWN})了?(?:的?(?:良好|明显|显著)?(?:趋势|态势|势头))?)"
)


@cache
def _ends_clause() -> re.Pattern[str]:
    """The words behind a figure up to the next mark; ``mark``: one between them."""
    return re.compile(f"(?:的?水平|相比)?(?P<mark>[,;]?){_SAID}(?=[,;。)\\n]|$)")


@cache
def _before_years() -> re.Pattern[str]:
    return re.compile(f"(?:^|(?<=[,;。:\\n])){_SAID}[,:(]$")
