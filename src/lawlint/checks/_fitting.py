"""Which counts give a printed rate: one over another, over the sum of two, or several together over one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from lawlint.checks._figures import Figures, total
from lawlint.facts.model import Approx, Term
from lawlint.interval import Interval

MOST = 12  # counts of which sums of two are tried


def alike(figures: Figures, above: Term, terms: Sequence[Term]) -> list[Term]:
    """The other figures in comparable units."""
    return [term for term in terms if term is not above and figures.alike(term, above)]


def fitting(
    figures: Figures, rate: Term, numerators: Sequence[Term], counts: Sequence[Term]
) -> list[tuple[Term, ...]]:
    """Numerator and base (one count, else the sum of two) that give the rate."""
    found: list[tuple[Term, ...]] = [
        (above, below)
        for above in numerators
        for below in alike(figures, above, counts)
        if _gives(figures, rate, [above], [below])
    ]
    if found:
        return found
    return [
        (above, *both)
        for above in numerators
        for both in combinations(_near(figures, rate, alike(figures, above, counts))[:MOST], 2)
        if _gives(figures, rate, [above], both) and not _is_rest(figures, above, both)
    ]


def _is_rest(figures: Figures, above: Term, both: Sequence[Term]) -> bool:
    """Whether one figure is what the numerator leaves of the other: 受理850件，办结833件、未结17件."""
    one, two = (figures.value(each) for each in both)
    part = figures.value(above)
    exact = all(figures[each].exact for each in (above, *both))
    return exact and (total([part, one]) == two or total([part, two]) == one)


def _near(figures: Figures, rate: Term, counts: Sequence[Term]) -> list[Term]:
    """Those that may be added up to its base: before the rate, or behind it without a stop between."""
    text, end = figures.reading.document.folded, figures.span(rate).end
    return [
        term
        for term in counts
        if term.index < rate.index or set(text[end : figures.span(term).start]).isdisjoint(";。\n")
    ]


def together(
    figures: Figures,
    rate: Term,
    numerators: Sequence[Term],
    here: Sequence[Term],
    adding: Sequence[Term],
) -> list[Term]:
    """Counts of ``adding``, a numerator among them, that give the rate together, with their base.

    Those of a row (优秀126卷、合格228卷; 县级负责人出庭19件，部门负责人出庭209件), or two (当场答复80件，
    转办20件，办结18件).
    """
    counts = [numerators[0], *alike(figures, numerators[0], here)]
    counts.sort(key=lambda term: term.index)
    ends = combinations(range(len(counts) + 1), 2)
    rows = [counts[start:stop] for start, stop in ends if stop - start > 2]
    for added in (*combinations(counts[:MOST], 2), *rows):
        if not any(term in numerators for term in added) or not all(term in adding for term in added):
            continue
        bases = [term for term in counts if term.index < added[0].index]
        base = next((base for base in bases if _gives(figures, rate, added, [base])), None)
        if base is not None and not _skips_class(figures, rate, counts, added, base):
            return [*added, base]
    return []


def _skips_class(
    figures: Figures, rate: Term, counts: Sequence[Term], added: Sequence[Term], base: Term
) -> bool:
    """Whether all between base and rate are the classes of the base, and one between those added is left out:
    180卷，优秀54卷，合格117卷，不合格9卷.
    """
    classes = [term for term in counts if base.index < term.index < rate.index]
    at = [classes.index(term) for term in added if term in classes]
    row = len(at) == len(added) and at == list(range(at[0], at[0] + len(at)))
    return not row and total([figures.value(term) for term in classes]) == figures.value(base)


def with_rest(figures: Figures, rate: Term, numerators: Sequence[Term], rest: Sequence[Term]) -> list[Term]:
    """A numerator and what is left of its base that give the rate: 审结1889件，未结300件，结案率86.3%."""
    pairs = ((above, left) for above in numerators for left in rest if left is not above)
    return list(next((pair for pair in pairs if _gives(figures, rate, pair[:1], pair)), ()))


def _meant(figures: Figures, term: Term) -> Interval:
    """What a figure stands for as a base: 约3.18万件 within a quarter, 突破1200件 less than twice as many."""
    quantity = figures[term]
    size = quantity.printed * quantity.unit.scale
    if quantity.approx is Approx.ABOUT:
        return Interval(size * 3 / 4, size * 5 / 4)
    if quantity.approx is Approx.NEARLY:
        return Interval(size * 3 / 4, size)
    if quantity.approx is Approx.AT_LEAST:
        return Interval(size, size * 2)
    return figures.rounded(term)


def _gives(figures: Figures, rate: Term, added: Sequence[Term], below: Sequence[Term]) -> bool:
    base = total([_meant(figures, term) for term in below])
    open_ended = any(figures[term].approx is Approx.AT_LEAST for term in below)
    if base.high == 0 or (open_ended and len(added) + len(below) > 2):
        return False  # together with 突破1200件 anything fits
    part = total([figures.rounded(term) for term in added])
    return (part.scale(100) / base).meets(figures.printed(rate))
