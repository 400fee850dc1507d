"""Shares of one whole together: do they add up, do they agree on the whole, and how to say that they do
not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._wholes import OTHERS
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Approx, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval


def adds_up(figures: Figures, case: str, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of a sentence whose last is that of the rest (其他) add up to 100%."""
    if len(shares) < 2 or not any(word in shares[-1].wide for word in OTHERS):
        return
    if any(figures[term].approx is not Approx.ROUNDED for term in shares):
        return
    if 100 in total([figures.rounded(term) for term in shares]):
        yield Held(figures.span(shares[-1]), "column", figures.used(shares), exact=True)
        return
    read = tuple(figures.said(term) for term in shares)
    result = number(sum((figures[term].printed for term in shares), start=Fraction(0))) + "%"
    said = "＋".join(figures[term].text for term in shares)
    computed = Words(f"{said}＝{result}", f"{said} = {result}")
    yield Problem(
        figures.span(shares[-1]),
        Words(f"各项占比之和不是100%：{computed.zh}", f"the shares do not add up to 100%: {computed.en}"),
        case,
        {"share": read[-1], "computed": computed.zh},
        Reasoning(read, computed),
        figures.related(shares[:-1]),
        key=said,
        used=figures.used(shares),
        conflict=True,
    )


def odd_one(figures: Figures, case: str, pairs: Sequence[tuple[Term, Term]]) -> Problem | None:
    """Of at least three counts with their shares the only one that the others' whole does not explain."""
    if len(pairs) < 3:
        return None
    wholes = [figures.rounded(owner).scale(100) / figures.printed(share) for owner, share in pairs]
    if _common(wholes) is not None:
        return None
    for at, (owner, share) in enumerate(pairs):
        whole = _common(wholes[:at] + wholes[at + 1 :])
        size = None if whole is None else whole.smallest_integer()
        if whole is not None and size is not None and size in whole:
            value = number(figures[owner].printed * 100 / size, max(figures[share].decimals, 1)) + "%"
            computed = Words(
                f"其余各项均以约{size}为总数，{figures.said(owner)}÷{size}＝{value}",
                f"the other shares are of about {size}; {figures[owner].text} / {size} = {value}",
            )
            others = [pair[0] for pair in pairs]
            return _share_problem(figures, case, share, (owner,), others, computed, value)
    return None


def _common(values: Sequence[Interval]) -> Interval | None:
    found: Interval | None = values[0]
    for value in values[1:]:
        found = None if found is None else found.intersect(value)
    return found


def wrong_share(figures: Figures, case: str, share: Term, above: Term, whole: Term) -> Problem:
    """A share that does not follow from part and whole."""
    size = figures[whole].printed * figures[whole].unit.scale
    value = figures[above].printed * figures[above].unit.scale * 100 / size
    result = number(value, 0 if value.denominator == 1 else max(figures[share].decimals, 1)) + "%"
    computed = Words(
        f"{figures.said(above)}÷{figures.said(whole)}＝{result}",
        f"{figures[above].text} / {figures[whole].text} = {result}",
    )
    return _share_problem(figures, case, share, (whole, above), (whole, above), computed, result)


def _share_problem(
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


def grouped(found: Sequence[Observation]) -> Iterator[Observation]:
    """Several shares that miss the same whole are one problem: it is the whole that is wrong."""
    by_whole: dict[int, Problem] = {}
    for seen in found:
        if not isinstance(seen, Problem):
            yield seen
            continue
        first = by_whole.get(seen.used[0])
        by_whole[seen.used[0]] = seen if first is None else _joined(first, seen)
    yield from by_whole.values()


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
