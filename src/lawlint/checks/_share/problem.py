"""The problem of a share that does not follow from its part and the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Observation, Problem
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import replace


def wrong_share(figures: Figures, case: str, share: Term, above: Term, wholes: Sequence[Term]) -> Problem:
    """A share that does not follow from its part and the whole, or the sum of several."""
    size = figures.size(*wholes)
    value = figures.size(above) * 100 / size
    result = number(value, 0 if value.denominator == 1 else max(figures[share].decimals, 1)) + "%"
    said, said_en = (mark.join(figures.said(each) for each in wholes) for mark in ("＋", " + "))
    said, said_en = (f"（{said}）", f"({said_en})") if len(wholes) > 1 else (said, figures[wholes[0]].text)
    computed = Words(
        f"{figures.said(above)}÷{said}＝{result}", f"{figures[above].text} / {said_en} = {result}"
    )
    operands = tuple(dict.fromkeys((*wholes, above)))
    return share_problem(figures, case, share, operands, operands, computed, result)


def share_problem(
    figures: Figures,
    case: str,
    share: Term,
    operands: Sequence[Term],
    related: Sequence[Term],
    computed: Words,
    wanted: str,
) -> Problem:
    read = tuple(figures.said(each) for each in (*operands, share))
    shown = figures[share].text
    return Problem(
        figures.span(share),
        Words(
            f"占比{shown}与文中数据不符：{computed.zh}", f"the share {shown} does not follow: {computed.en}"
        ),
        case,
        {"share": shown, "computed": computed.zh},
        Reasoning(
            read,
            computed,
            nearest=(Words(wanted, wanted),),
            unless=Words("占比所依据的总数不在本段", "the whole is not printed in this paragraph"),
        ),
        figures.related(related),
        key="".join(read),
        used=figures.used((*operands, share)),
        conflict=True,
    )


def grouped(figures: Figures, found: Sequence[Observation]) -> Iterator[Observation]:
    """Several shares that miss the same whole are one problem: it is the whole that is wrong.

    Where some miss it by more than a unit of their last place, the others may have been nudged to make 100%.
    """
    by_whole: dict[int, list[Problem]] = {}
    for seen in found:
        if not isinstance(seen, Problem):
            yield seen
            continue
        by_whole.setdefault(seen.used[0], []).append(seen)
    for problems in by_whole.values():
        far = [each for each in problems if not _nudged(figures, each)]
        yield reduce(_joined, far or problems)


def _nudged(figures: Figures, problem: Problem) -> bool:
    """Whether the share is just a unit of its last place off."""
    *wholes, part, share = (figures.quantities[index] for index in problem.used)
    size = sum(each.printed * each.unit.scale for each in wholes)
    value = part.printed * part.unit.scale * 100
    return size > 0 and abs(value / size - share.printed) <= share.step * 3 / 2


def _joined(first: Problem, other: Problem) -> Problem:
    message, more = first.message, other.message
    one, two = first.reasoning, other.reasoning
    tried = () if two.computed is None else (two.computed,)
    return replace(
        first,
        message=Words(
            f"{message.zh}；{more.zh.partition('：')[2]}", f"{message.en}; {more.en.partition(': ')[2]}"
        ),
        reasoning=replace(
            one,
            read=(*one.read, *two.read),
            tried=(*one.tried, *tried),
            nearest=(*one.nearest, *two.nearest),
        ),
        related=(*first.related, *other.related),
        key=first.key + other.key,
        used=tuple(dict.fromkeys((*first.used, *other.used))),
    )
