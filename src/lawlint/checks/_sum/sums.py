"""How a sum that is wrong is said."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures, amount
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Term
from lawlint.finding import Reasoning, Words

TOTAL, PART, PARTS, SPLIT, UNOPENED = "total", "part", "parts", "split", "unopened"


def sum_said(figures: Figures, members: Sequence[Term], whole: Term) -> Words:
    said = "＋".join(figures[term].text for term in members)
    result = _whole_said(figures, members, whole)
    return Words(
        f"{said}＝{result}，文中为{figures[whole].text}",
        f"{said} = {result}, the text says {figures[whole].text}",
    )


def in_other_unit(figures: Figures, members: Sequence[Term], whole: Term) -> bool:
    """Whether the whole has the digits of the sum, but 亿 for 万 or 万 for nothing: 28.64亿户 for 28.64万户."""
    added = figures.size(*members)
    return added > 0 and figures.size(whole) / added in _UNITS


_UNITS = frozenset(size for n in (4, 8) for size in (Fraction(10**n), Fraction(1, 10**n)))


def _whole_said(figures: Figures, parts: Sequence[Term], whole: Term) -> str:
    """The sum in the manner of the whole, or of the parts where the unit of the whole is wrong."""
    like = parts[-1] if in_other_unit(figures, parts, whole) else whole
    return amount(figures.size(*parts), figures[like])


def one_slip(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether one wrong digit, or two that changed places, in one of the figures keep the parts from being the whole:
    文件41件，修订5件、废止2件，其余64件 for 34.
    """
    size, *sizes = (figures[term].printed for term in (whole, *members))
    missing = size - sum(sizes)
    meant = [(size, size - missing), *((part, part + missing) for part in sizes)]
    return any(
        right >= _TWO_DIGITS and (one_wrong(said, right) or turned(said, right)) for said, right in meant
    )


_TWO_DIGITS = 10


def sum_problem(
    figures: Figures, case: str, whole: Term, parts: Sequence[Term], computed: Words, primary: Term
) -> Problem:
    """The problem, placed at the one figure in which two digits that change places make the sum right, or whose
    unit does; else at ``primary``.
    """
    lead = _LEADS[case]
    exchanged = [] if case == PART else _exchanged(figures, whole, parts)
    if in_other_unit(figures, parts, whole):
        primary = whole
    elif len(exchanged) == 1:
        primary = exchanged[0]
    others = [term for term in (whole, *parts) if term is not primary]
    return Problem(
        figures.span(primary),
        Words(f"{lead[0]}：{computed.zh}", f"{lead[1]}: {computed.en}"),
        case,
        {
            "whole": figures.said(whole),
            "parts": "、".join(figures.said(term) for term in parts),
            "computed": computed.zh,
        },
        Reasoning(
            tuple(figures.said(term) for term in (whole, *parts)),
            computed,
            nearest=_nearest(figures, case, whole, parts, exchanged),
        ),
        figures.related(others),
        key="".join(figures.said(term) for term in (whole, *parts)),
        used=figures.used((whole, *parts)),
        conflict=True,
    )


_LEADS = {
    TOTAL: ("合计数与各分项之和不符", "the total is not the sum of the figures before it"),
    PART: ("部分大于总数", "a part is larger than its whole"),
    PARTS: ("各分项之和大于总数", "the parts together are larger than the whole"),
    SPLIT: ("各分项之和与总数不等", "the parts do not add up to the whole"),
    UNOPENED: ("各类之数与前面的总数不符", "the classes do not agree with the whole before them"),
}


def _exchanged(figures: Figures, whole: Term, parts: Sequence[Term]) -> list[Term]:
    """The figures of the sum that are right but for two digits that changed places, or for a 万 that was lost."""
    lacking = figures.size(whole) - figures.size(*parts)
    meant = [(whole, figures.size(*parts)), *((part, figures.size(part) + lacking) for part in parts)]
    plain = (Approx.EXACT, Approx.ROUNDED)
    return [
        term
        for term, size in meant
        if figures[term].approx in plain
        and (turned(figures.size(term), size) or size == figures.size(term) * _WAN)
    ]


_WAN = 10**4


def _nearest(
    figures: Figures, case: str, whole: Term, parts: Sequence[Term], exchanged: Sequence[Term]
) -> tuple[Words, ...]:
    """The whole as it would have to be; the parts that may be a slip, else each of two, or the last; what may have been
    left out.
    """
    some = case in (PARTS, UNOPENED)  # there may be other parts
    (least, sign), (most, at_most) = (
        (("不小于", ">="), ("不大于", "<=")) if some else (("为", "="), ("为", "="))
    )
    said = _whole_said(figures, parts, whole)
    of_whole = Words(f"总数{least}{said}", f"whole {sign} {said}")
    if case == PART or in_other_unit(figures, parts, whole):
        return (of_whole,)
    found: list[Words] = []
    lacking = figures.size(whole) - figures.size(*parts)
    slips = [part for part in parts if part in exchanged]
    for part in slips or (parts if len(parts) == 2 else parts[-1:]):
        value = figures.size(part) + lacking
        if value > 0:
            said = amount(value, figures[part])
            name = part.lead.removeprefix("其中") or ("末项" if part is parts[-1] else figures[part].text)
            found.append(Words(f"{name}{most}{said}", f"{figures[part].text} {at_most} {said}"))
    if case == SPLIT and lacking > 0 and not slips:
        said = amount(lacking, figures[parts[-1]])
        found.append(Words(f"漏列{said}", f"{said} left out"))
    return (*found, of_whole) if slips and whole not in exchanged else (of_whole, *found)
