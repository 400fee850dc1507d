"""The problem of a claim that a figure denies."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.checks.base import Problem
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Span, Words


def denied_by(
    figures: Figures, case: str, place: Span, others: Sequence[Term], said: Words, used: Sequence[Term]
) -> Problem:
    """``place``: the claim; ``others``: the figures that deny it, the nearest last; ``said``: why."""
    claim = place.of(figures.reading.document.text)
    count = figures.said(others[-1])
    return Problem(
        place,
        Words(f"“{claim}”与文中数据不符：{said.zh}", f"“{claim}” does not go with the figures: {said.en}"),
        case,
        {"claim": claim, "figure": count},
        Reasoning((claim, *(figures.said(term) for term in others)), said),
        figures.related(others),
        key=claim + count,
        used=figures.used(used),
        conflict=True,
    )
