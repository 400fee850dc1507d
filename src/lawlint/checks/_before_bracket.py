"""The figures before a bracket that its parts may be parts of."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures, compared_with
from lawlint.facts.model import Term


def before_bracket(figures: Figures, before: Sequence[Term], first: Term, opener: str) -> tuple[Term, ...]:
    """The figure directly before; behind a change what has changed, too (61件，同比增加14件（其中…）); behind a row
    all of it (2个县、5个项目（其中…）).
    """
    if not before or not figures.alike(before[-1], first):
        return ()
    nearest = before[-1]
    found = [nearest]
    others = [
        each
        for each in before[:-1]
        if figures.alike(each, first) and figures.outer(each) == figures.outer(nearest)
    ]
    if figures.is_change(nearest):
        found += [each for each in others if not compared_with().search(each.wide)][-1:]
        if opener != "(":
            found.sort(key=figures.is_change)
    for each in reversed(others if opener != "(" else ()):
        joined = found[-1].mark == "、" or (not found[-1].mark and each.clause == found[-1].clause)
        if not joined or each.index + 1 != found[-1].index:
            break  # 13个乡镇3个街道（其中9个乡镇完成改革）
        found.append(each)
    return tuple(found)
