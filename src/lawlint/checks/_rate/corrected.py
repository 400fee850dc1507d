"""纠错率 beside what was corrected: 审结261件，其中维持138件…撤销17件，直接纠错率8.51%; 审结551件，纠错67件，纠错率12.61%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._misprint import misprinted, misprinted_sum
from lawlint.checks._quotient import has_base
from lawlint.checks._rate.combined import problem_of
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks.base import Observation
from lawlint.facts.model import Term

_MOST, _PARTS = 10, 4
"""Counts of which all sums are tried as bases, and parts of which all are tried as numerators."""
_SURE = 4
"""Digits of a rate that agree by chance with few others."""


def corrected(rate: RateFigures, case: str) -> Observation | None:
    """A 纠错率 that is a misprinted share of what was corrected, and that no sum of the figures beside it gives: what it
    rests on differs from place to place.
    """
    if _name().fullmatch(rate.name) is None:
        return None
    before = [
        term for term in rate.counts if term.index < rate.term.index and not rate.figures.is_change(term)
    ]
    if before and before[-1].index + 1 == rate.term.index and _total().search(before[-1].lead):
        return _of_total(rate, case, before)
    return _of_outcomes(rate, case, [term for term in before if term.sentence == rate.term.sentence])


def _of_total(rate: RateFigures, case: str, before: Sequence[Term]) -> Observation | None:
    """The verdict on a rate right behind all that was corrected (连同结转共审结551件……直接纠错67件，直接纠错率12.61%); of
    three digits only where no whole number is its base, for many figures come near so short a rate.
    """
    above, said = before[-1], rate.figures[rate.term]
    short = len(str(int(said.printed))) + said.decimals < _SURE
    if "综合" in rate.name or (short and has_base(rate.figures, rate.term, above)):
        return None
    bases = [term for term in before[:-1] if rate.figures.alike(term, above) and _base().search(term.lead)]
    bases = [base for base in bases if misprinted(rate.figures, rate.term, above, [base])]
    if not bases or _given(rate, [above], [above, *rate.alike(above, rate.counts)]):
        return None
    return problem_of(rate, case, [above], bases[-1], False)


def _of_outcomes(rate: RateFigures, case: str, before: Sequence[Term]) -> Observation | None:
    """The verdict on a rate of outcomes that correct in all cases decided."""
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
    """Whether some of the parts are the rate of a sum of the counts, or of what others leave of one: among many, of the
    cases decided.
    """
    row = sorted(counts, key=lambda term: term.index)
    said, sizes = rate.figures.printed(rate.term), [rate.figures[term].printed for term in row]
    few = len(row) <= _MOST
    wholes = set(_sums(sizes) if few else _rows(sizes))
    for at, whole in enumerate(row):
        if few or _decided().search(whole.lead):
            wholes |= {sizes[at] - left for left in (sizes if few else _rows(sizes[at + 1 :]))}
    shares = set(_sums([rate.figures[term].printed for term in parts]))
    return any(part * 100 / whole in said for whole in wholes if whole > 0 for part in shares)


def _sums(sizes: Sequence[Fraction]) -> Iterator[Fraction]:
    for many in range(1, len(sizes) + 1):
        yield from (sum(some, start=Fraction(0)) for some in combinations(sizes, many))


def _rows(sizes: Sequence[Fraction]) -> Iterator[Fraction]:
    """The sums of two, and of figures next to each other."""
    yield from (one + two for one, two in combinations(sizes, 2))
    ends = combinations(range(len(sizes) + 1), 2)
    yield from (sum(sizes[start:stop], start=Fraction(0)) for start, stop in ends)


@cache
def _name() -> re.Pattern[str]:
    """Not 综合纠错率, which counts what was put right before the decision, too."""
    return re.compile("(?:行政)?(?:复议)?(?:案件)?(?:直接)?纠错率")


@cache
def _total() -> re.Pattern[str]:
    """All that was corrected, not before the decision (综合纠错) nor by the organ itself (自行纠错)."""
    return re.compile(
        "(?<!综合)(?<!自行)(?<!主动)(?<!自我)(?:直接)?纠错(?:的)?(?:案件)?(?:共计?|合计|有|为)?$"
    )


@cache
def _base() -> re.Pattern[str]:
    """What a rate of cases is usually of."""
    kind = "(?:行政)?(?:复议)?(?:案件|申请)?"
    return re.compile(f"(?:审结|办结|审理终结|受理|新收|收到|[应共]办理?){kind}(?:共计?|为|有)?$")


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
