"""纠错率 beside the outcomes of all cases decided: 审结261件，其中维持138件…撤销17件，直接纠错率8.51%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._misprint import misprinted_sum
from lawlint.checks._rate.combined import problem_of
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks.base import Observation
from lawlint.facts.model import Term

_MOST, _PARTS = 10, 4
"""Counts of which all sums are tried as bases, and parts of which all are tried as numerators."""


def corrected(rate: RateFigures, case: str) -> Observation | None:
    """A 纠错率 that is the misprinted share of the outcomes that correct in all cases decided, and that no sum of
    the figures beside it gives: what it rests on differs from place to place.
    """
    if _name().fullmatch(rate.name) is None:
        return None
    before = [term for term in rate.here if term.index < rate.term.index and not rate.figures.is_change(term)]
    bases = [term for term in before if _decided().search(term.lead)]
    parts = [term for term in before if _corrects().search(term.lead)]
    if len(bases) != 1 or not parts or parts[0].index < bases[0].index:
        return None
    counts = [*bases, *rate.alike(bases[0], rate.counts)]
    plain = all(term in counts for term in parts) and len(counts) <= _MOST and len(parts) <= _PARTS
    if not plain or not misprinted_sum(rate.figures, rate.term, parts, bases) or _given(rate, parts, counts):
        return None
    return problem_of(rate, case, parts, bases[0], False)


def _given(rate: RateFigures, parts: Sequence[Term], counts: Sequence[Term]) -> bool:
    """Whether some of the parts are the rate of some sum, or difference, of the counts."""
    sizes = [rate.figures[term].printed for term in counts]
    wholes = {*_sums(sizes), *(one - two for one in sizes for two in sizes)}
    shares = set(_sums([rate.figures[term].printed for term in parts]))
    said = rate.figures.printed(rate.term)
    return any(part * 100 / whole in said for whole in wholes if whole > 0 for part in shares)


def _sums(sizes: Sequence[Fraction]) -> Iterator[Fraction]:
    for many in range(1, len(sizes) + 1):
        yield from (sum(some, start=Fraction(0)) for some in combinations(sizes, many))


@cache
def _name() -> re.Pattern[str]:
    """Not 综合纠错率, which counts what was put right before the decision, too."""
    return re.compile("(?:行政)?(?:复议)?(?:案件)?(?:直接)?纠错率")


@cache
def _decided() -> re.Pattern[str]:
    return re.compile("(?:审结|办结|审理终结)(?:行政)?(?:复议)?(?:案件|申请)?(?:共计?)?$")


@cache
def _corrects() -> re.Pattern[str]:
    """Outcomes by which a decision is put right; not 撤销申请, nor what the organ itself withdrew."""
    outcome = "撤销|变更|确认(?:违法|无效)|违法|无效|责令(?:限期)?(?:履行|重作)"
    joint = "[、或和及]|或者|以及|并|原行政行为|决定|行政行为"
    return re.compile(
        f"^(?:其中,?)?(?:作出|决定|予以|[、,])*(?:{outcome})(?:{outcome}|{joint})*的?(?:案件)?(?:共有|共计|合计|共|计|有|为)?$"
    )
