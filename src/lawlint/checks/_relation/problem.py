"""What a relation that does not hold is told as."""

from __future__ import annotations

from lawlint.checks._figures import Figures
from lawlint.checks._relation.sides import Sides
from lawlint.checks.base import Problem
from lawlint.finding import Reasoning, Words

_SIGN = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "＝", "!=": "≠"}
_SAID = {">=": "小于", ">": "不大于", "<=": "大于", "<": "不小于", "==": "不等于", "!=": "等于"}
_SAID_EN = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!=", "!=": "=="}


def problem(figures: Figures, sides: Sides, case: str, said: tuple[str, Words]) -> Problem:
    """What the figures say against the relation; ``said``: the matter, and what would excuse it."""
    (matter, excuse), op = said, sides.effective()
    terms = sorted(sides.terms.values(), key=lambda term: term.index)
    left, right = sides.printed(figures)
    expected = _SIGN[op].join(sides.named())
    computed = Words(f"{left}{_SAID[op]}{right}", f"{left} {_SAID_EN[op]} {right}")
    zh = f"{computed.zh}，应有{expected}" + (f"；除非{excuse.zh}" if excuse.zh else "")
    en = f"{computed.en}, but {expected} is expected" + (f", unless {excuse.en}" if excuse.en else "")
    read = tuple(figures.said(term) for term in terms)
    return Problem(
        figures.span(terms[-1]),
        Words((matter and f"{matter}：") + zh, en),
        case,
        {
            "left": left,
            "right": right,
            "relation": expected,
            "matter": matter,
            "computed": computed.zh,
        },
        Reasoning(
            read,
            computed,
            nearest=tuple(sides.nearest(figures)),
            unless=excuse if excuse.zh else None,
        ),
        figures.related(terms[:-1]),
        key="".join(read),
        used=figures.used(terms),
        conflict=True,
    )
