"""How a sum that is wrong is said."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures, amount
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words

TOTAL, PART, PARTS, SPLIT, UNOPENED = "total", "part", "parts", "split", "unopened"


def sum_said(figures: Figures, members: Sequence[Term], whole: Term) -> Words:
    added = figures.size(*members)
    said = "＋".join(figures[term].text for term in members)
    result = amount(added, figures[whole])
    return Words(
        f"{said}＝{result}，文中为{figures[whole].text}",
        f"{said} = {result}, the text says {figures[whole].text}",
    )


def sum_problem(
    figures: Figures, case: str, whole: Term, parts: Sequence[Term], computed: Words, primary: Term
) -> Problem:
    added = figures.size(*parts)
    lead = {
        TOTAL: ("合计数与各分项之和不符", "the total is not the sum of the figures before it"),
        PART: ("部分大于总数", "a part is larger than its whole"),
        PARTS: ("各分项之和大于总数", "the parts together are larger than the whole"),
        SPLIT: ("各分项之和与总数不等", "the parts do not add up to the whole"),
        UNOPENED: ("各类之数与前面的总数不符", "the classes do not agree with the whole before them"),
    }[case]
    others = [term for term in (whole, *parts) if term is not primary]
    nearest = [Words(f"总数为{amount(added, figures[whole])}", f"whole = {amount(added, figures[whole])}")]
    rest = figures.size(whole) - added
    if case != PART:
        last = parts[-1]
        value = figures.size(last) + rest
        if value > 0:
            bound, sign = ("不大于", "<=") if case in (PARTS, UNOPENED) else ("为", "=")
            said = amount(value, figures[last])
            nearest.append(
                Words(f"{last.lead or '末项'}{bound}{said}", f"{figures[last].text} {sign} {said}")
            )
    return Problem(
        figures.span(primary),
        Words(f"{lead[0]}：{computed.zh}", f"{lead[1]}: {computed.en}"),
        case,
        {
            "whole": figures.said(whole),
            "parts": "、".join(figures.said(term) for term in parts),
            "computed": computed.zh,
        },
        Reasoning(tuple(figures.said(term) for term in (whole, *parts)), computed, nearest=tuple(nearest)),
        figures.related(others),
        key="".join(figures.said(term) for term in (whole, *parts)),
        used=figures.used((whole, *parts)),
        conflict=True,
    )
