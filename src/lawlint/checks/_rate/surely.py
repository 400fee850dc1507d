"""Rates that are wrong whatever their base, though the sentence does not name it."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._fitting import fitting
from lawlint.checks._misprint import misprinted, point_moved
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import NO_BASE, PARTLY
from lawlint.checks._rate.rows import made_whole
from lawlint.checks._rate.words import DENIALS, stem_of
from lawlint.facts.model import Term


def surely(rate: RateFigures, above: Term, why: str) -> Sequence[Term]:
    """The base, one figure or the sum of several, that a rate must rest on although ``why`` speaks against the one
    that its name asks for; nothing where the base is not certain.
    """
    if why not in (*PARTLY, NO_BASE):
        return ()
    before = [term for term in rate.alike(above, rate.here) if term.index < above.index]
    between = [term for term in rate.alike(above, rate.here) if above.index < term.index < rate.term.index]
    beside = before and not between and above.index < rate.term.index
    if beside and not rate.figures.is_change(before[-1]) and _is_quotient(rate, above, before[-1:]):
        return before[-1:]  # 图斑64个，已整改61个，整改率25.3%
    return made_whole(rate, above)


def _is_quotient(rate: RateFigures, above: Term, base: Sequence[Term]) -> bool:
    """Whether the rate is the misprinted quotient, and no other figure that has a word of its name gives it."""
    if not misprinted(rate.figures, rate.term, above, base):
        return False
    stem = stem_of(rate.name)
    words = {stem[at : at + 2] for at in range(len(stem) - 1)}
    named = [term for term in rate.here if any(word in term.lead + term.tail for word in words)]
    return not fitting(rate.figures, rate.term, named, rate.counts)


def quotient_of(rate: RateFigures) -> Sequence[Term]:
    """Base and numerator right before a rate that is their quotient misprinted, the numerator named by the last word
    of the rate only (回访6842人次，其中满意6711人次，满意率98.90%; 案件1240件，主动公示1216件，信息公示率98.60%), or not at
    all where only the point is wrong (提醒23610户，自行更正21320户，响应率9.03%).
    """
    chain = [term for term in rate.here if rate.term.index - 3 < term.index < rate.term.index]
    word = stem_of(rate.name)[-2:]
    if len(chain) != 2 or not rate.figures.alike(*chain) or rate.qualifiers:
        return ()
    base, above = chain
    if rate.figures.is_change(base) or rate.figures.is_change(above):
        return ()
    if point_moved(rate.figures, rate.term, above, base):
        return () if fitting(rate.figures, rate.term, rate.here, rate.counts) else chain
    denied = any(f"{other}{word}" in above.lead for other in DENIALS)
    if len(word) < 2 or word not in above.lead or denied:
        return ()
    return chain if _is_quotient(rate, above, [base]) else ()
