"""Shares of a list whose items stand a line each: 经济类213件，占42.6%；\\n政治类42件，占8.4%；…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures, paragraphs
from lawlint.checks._share.odd_share import odd_ones
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Kind, Term

_FEWEST = 3


def share_lines(figures: Figures, case: str) -> Iterator[Problem]:
    """Runs of lines with one count and its share each, one of which is not of the whole of the others."""
    run: list[tuple[Term, Term]] = []
    last = -1  # the block of the line before
    for terms in paragraphs(figures.reading.facts):
        if run and terms[0].block == last + 1 and terms[0].wide.startswith("其中"):
            last = terms[0].block  # a part of the line above
            continue
        pair = _pair(figures, terms)
        follows = bool(run) and terms[0].block == last + 1
        last = terms[0].block
        if pair is not None and follows and figures.alike(pair[0], run[0][0]):
            run.append(pair)
            continue
        yield from _odd(figures, case, run)
        run = [] if pair is None else [pair]
    yield from _odd(figures, case, run)


def _odd(figures: Figures, case: str, run: Sequence[tuple[Term, Term]]) -> Iterator[Problem]:
    if len(run) >= _FEWEST:
        yield from odd_ones(figures, case, run)


def _pair(figures: Figures, terms: Sequence[Term]) -> tuple[Term, Term] | None:
    """The count and the share of a line that has nothing else, or in a first sentence that has nothing else."""
    first = [term for term in terms if term.sentence == terms[0].sentence]
    if len(first) != 2:
        return None
    owner, share = first
    plain = figures[share].kind is Kind.PERCENT and figures[share].approx is Approx.ROUNDED
    beside = re.fullmatch("占比?(?:为|总数的?)?", share.wide) is not None
    return (owner, share) if plain and beside and figures.is_count(owner) else None
