"""A row of figures that makes up the base of a rate: 优秀67卷、合格138卷、不合格5卷 of 210 that were marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from lawlint.checks._figures import RESTS
from lawlint.checks._misprint import misprinted
from lawlint.checks._rate.bases import pending
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import is_undone
from lawlint.facts.model import Term

_MOST = 8
"""Figures of a row: of more, some give any rate."""


def made_whole(rate: RateFigures, above: Term) -> Sequence[Term]:
    """The base that a row with the numerator makes up: the figure before it that is its sum (审结411件。调解263件、裁决118件、
    撤诉30件，调解率63.99%), or the row itself, where its words say that there are no others.

    Without such a figure the base may still be larger: then only a rate that is too high, or misprinted, is wrong.
    """
    if rate.figures[rate.term].printed == 100:
        return ()
    for row in _rows(rate, above):
        if _of_some(rate, row, above):
            return ()
        if whole := _printed(rate, row):
            return [whole]
        if _is_complete(rate, row, above) and (
            _too_high(rate, above, row) or misprinted(rate.figures, rate.term, above, row)
        ):
            return row
    return ()


def of_part_of_row(rate: RateFigures, above: Term) -> Sequence[Term]:
    """A row whose sum is printed and of which some give the rate: 审结59件，其中驳回34件、撤诉18件、败诉5件、其他2件，败诉率
    12.2%.
    """
    rows = (row for row in _rows(rate, above) if _printed(rate, row))
    return next((row for row in rows if _of_some(rate, row, above)), ())


def _rows(rate: RateFigures, above: Term) -> Iterator[list[Term]]:
    """Exact figures of the sentence next to each other, the numerator among them and no other; the longest first."""
    near = [above, *rate.alike(above, rate.here)]
    near = sorted((term for term in near if not rate.figures.is_change(term)), key=lambda term: term.index)
    behind = [term for term in near if term.index > rate.term.index][:1]
    left = [
        term
        for term in behind
        if term.lead.startswith((*RESTS, "还有", "尚有", "另有")) or is_undone(rate, term)
    ]
    chain = [*(term for term in near if term.index < rate.term.index), *left]
    at = chain.index(above) if above in chain else -1
    runs = [
        chain[start:stop]
        for start in range(at + 1)
        for stop in range(len(chain), at, -1)
        if 2 <= stop - start <= _MOST and at >= 0
    ]
    for run in sorted(runs, key=len, reverse=True):
        gaps = run[-1].index - run[0].index + 1 - len(run)
        if gaps == (1 if run[0].index < rate.term.index < run[-1].index else 0) and _is_row(rate, run, above):
            yield run


def _is_row(rate: RateFigures, run: Sequence[Term], above: Term) -> bool:
    text = rate.figures.reading.document.folded
    between = text[rate.figures.span(run[0]).end : run[-1].start]
    others = [term for term in run if term is not above]
    sizes = [rate.figures[term].printed for term in run]
    holds_whole = len(run) > 2 and 2 * max(sizes) == sum(sizes)  # 满意412件、不满意98件，共回访510件
    return (
        not holds_whole
        and ";" not in between
        and "其中" not in between
        and all(rate.figures[term].exact for term in run)
        and len({rate.figures[term].unit.name for term in run}) == 1
        and not any(rate.is_numerator(term) for term in others)
    )


def _of_some(rate: RateFigures, row: Sequence[Term], above: Term) -> bool:
    """Whether the row, or a part of it that holds the numerator, gives the rate: 败诉率 may rest on judgments alone."""
    others = [term for term in row if term is not above]
    parts = (some for many in range(1, len(others) + 1) for some in combinations(others, many))
    part, printed = rate.figures[above].printed, rate.figures.printed(rate.term)
    return any(part * 100 / _sum(rate, (above, *some)) in printed for some in parts)


def _sum(rate: RateFigures, terms: Sequence[Term]) -> Fraction:
    return sum((rate.figures[term].printed for term in terms), start=Fraction(0))


def _too_high(rate: RateFigures, above: Term, row: Sequence[Term]) -> bool:
    printed = rate.figures[rate.term]
    if rate.name[0] in "不未":
        return False  # 不捕率 rests on several bases
    return printed.printed - printed.step > rate.figures[above].printed * 100 / _sum(rate, row)


def _printed(rate: RateFigures, row: Sequence[Term]) -> Term | None:
    """The figure of this sentence or the one before that stands before the row and is its sum."""
    size, unit = _sum(rate, row), rate.figures[row[0]].unit.name
    before = [term for term in (*rate.before, *rate.here) if term.index < row[0].index]
    return next(
        (
            term
            for term in before
            if rate.figures[term].exact
            and rate.figures[term].unit.name == unit
            and rate.figures[term].printed == size
            and not rate.is_numerator(term)
        ),
        None,
    )


def _is_complete(rate: RateFigures, row: Sequence[Term], above: Term) -> bool:
    """Whether the words of a row leave no others out: all classes of a kind, what was granted and what was denied, what is
    done and what is not.
    """
    if len(row) == 2:
        other = row[0] if row[1] is above else row[1]
        if other.lead.startswith(RESTS) or other in pending(rate, above) or is_undone(rate, other):
            return True
        words = rate.ratio.of if rate.name[0] not in "不未" else (rate.name[1:].removesuffix("率"),)
        if any(word and word in other.lead for word in words):
            return True
    return any(
        form.complete
        and all(term.mark == "、" for term in row[1:])
        and all(any(word in term.lead for term in row) for word in form.words)
        for form in rate.figures.reading.vocabulary.exclusive
    )
