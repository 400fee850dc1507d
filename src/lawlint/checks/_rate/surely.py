"""Rates that are wrong whatever their base, though the sentence does not name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._figures import compared_with
from lawlint.checks._fitting import fitting
from lawlint.checks._misprint import digit_off, misprinted, point_moved
from lawlint.checks._rate.bases import pending
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import NO_BASE, PARTLY, is_undone
from lawlint.checks._rate.rows import made_whole
from lawlint.checks._rate.words import DENIALS, stem_of
from lawlint.facts.model import Term


def surely(rate: RateFigures, numerators: Sequence[Term], above: Term, why: str) -> Sequence[Term]:
    """The base, one figure or the sum of several, that a rate must rest on although ``why`` speaks against the one
    that its name asks for, and its numerator, which is last; nothing where the base is not certain.
    """
    if why not in (*PARTLY, NO_BASE):
        return ()
    before = [term for term in rate.alike(above, rate.here) if term.index < above.index]
    between = [term for term in rate.alike(above, rate.here) if above.index < term.index < rate.term.index]
    beside = before and not between and above.index < rate.term.index
    if beside and not rate.figures.is_change(before[-1]) and _is_quotient(rate, above, before[-1:]):
        return (before[-1], above)  # 图斑64个，已整改61个，整改率25.3%
    if whole := made_whole(rate, above):
        return (*whole, above)
    tops = [
        above,
        *(term for term in numerators if term is not above),
    ]  # 整改91处，共排查整改100处，整改率21.0%
    return next(((*base, top) for top in tops if (base := _one_digit_off(rate, top))), ())


def _one_digit_off(rate: RateFigures, above: Term) -> Sequence[Term]:
    """The base in the paragraph from which the rate is only one digit away, the first or, of two decimals, any but the
    last: 排查问题67个，其中乱占14个、乱堆53个，销号65个，销号率27.0%; 发出47份，其中市中院11份，反馈45份，反馈率98.74%; beside
    both the second, too: 应审313件，审结286件，审结率94.4%.
    """
    found = (
        base
        for base in _possible(rate, above)
        if digit_off(rate.figures, rate.term, above, base, second=_in_chain(rate, above, base))
    )
    base = next(found, ())
    return () if base and _is_given(rate) else base


def _possible(rate: RateFigures, above: Term) -> Iterator[Sequence[Term]]:
    """The counts that the rate may rest on, the nearest first, and the numerator with what is not done beside it."""
    counts = [
        term
        for term in rate.alike(above, rate.counts)
        if not (rate.figures.is_change(term) or rate.figures.is_average(term))
        and compared_with().search(term.lead) is None
    ]
    counts.sort(key=lambda term: abs(term.index - above.index))
    yield from ([term] for term in counts)
    yield from ([above, term] for term in counts if term in pending(rate, above) or is_undone(rate, term))


def _in_chain(rate: RateFigures, above: Term, base: Sequence[Term]) -> bool:
    """Whether base, numerator and rate follow each other in whatever order, without a semicolon."""
    chain = sorted((above, *base, rate.term), key=lambda term: term.index)
    here = all(term in rate.here for term in base) and len(base) == 1
    return here and chain[-1].index - chain[0].index == 2 and rate.in_one_item(chain[0], chain[-1])


def _is_quotient(rate: RateFigures, above: Term, base: Sequence[Term]) -> bool:
    """Whether the rate is the misprinted quotient, and no other figure that has a word of its name gives it."""
    return misprinted(rate.figures, rate.term, above, base) and not _is_given(rate)


def _is_given(rate: RateFigures) -> bool:
    """Whether a figure that has a word of the name of the rate gives it, over two together in its sentence only."""
    stem = stem_of(rate.name)
    words = {stem[at : at + 2] for at in range(len(stem) - 1)}
    named = [term for term in rate.here if any(word in term.lead + term.tail for word in words)]
    found = fitting(rate.figures, rate.term, named, rate.counts)
    return any(len(each) == 2 or all(term in rate.here for term in each) for each in found)


def quotient_of(rate: RateFigures) -> Sequence[Term]:
    """Base and numerator, which is last, of a rate that is their quotient misprinted, the numerator right before it named
    by the last word of the rate only (回访6842人次，其中满意6711人次，满意率98.90%; 案件1240件，主动公示1216件，信息公示率
    98.60%), or not at all where only the point is wrong (提醒23610户，自行更正21320户，响应率9.03%).
    """
    chain = [term for term in rate.here if rate.term.index - 3 < term.index < rate.term.index]
    if not chain or rate.qualifiers or any(rate.figures.is_change(term) for term in chain):
        return ()
    base, above = chain[:-1], chain[-1]
    beside = len(base) == 1 and rate.figures.alike(base[0], above)
    if beside and point_moved(rate.figures, rate.term, above, base[0]):
        return () if fitting(rate.figures, rate.term, rate.here, rate.counts) else chain
    word = stem_of(rate.name)[-2:]
    denied = any(f"{other}{word}" in above.lead for other in DENIALS)
    if len(word) < 2 or word not in above.lead or denied or above.index + 1 != rate.term.index:
        return ()
    if beside:
        return chain if _is_quotient(rate, above, base) else ()
    other = _one_digit_off(rate, above)
    return (*other, above) if other else ()
