"""Rates that are wrong whatever their base, though the sentence does not name it."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import RESTS
from lawlint.checks._fitting import fitting
from lawlint.checks._misprint import misprinted
from lawlint.checks._rate.bases import pending
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import NO_BASE, PARTLY
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
    if rows := _classes(rate, above):
        return rows
    return _with_denied(rate, above) or _with_rest(rate, above) if why == NO_BASE else ()


def _is_quotient(rate: RateFigures, above: Term, base: Sequence[Term]) -> bool:
    """Whether the rate is the misprinted quotient, and no other figure that has a word of its name gives it."""
    if not misprinted(rate.figures, rate.term, above, base):
        return False
    stem = stem_of(rate.name)
    words = {stem[at : at + 2] for at in range(len(stem) - 1)}
    named = [term for term in rate.here if any(word in term.lead + term.tail for word in words)]
    return not fitting(rate.figures, rate.term, named, rate.counts)


def _classes(rate: RateFigures, above: Term) -> Sequence[Term]:
    """All classes in a row, the numerator among them: 优秀67卷、合格138卷、不合格5卷，优秀率61.9%."""
    terms = [above, *rate.alike(above, rate.here)]
    terms = sorted((term for term in terms if term.index < rate.term.index), key=lambda term: term.index)
    at = terms.index(above) if above in terms else 0
    first = next((n for n in range(at, 0, -1) if terms[n].mark != "、"), 0)
    last = next((n for n in range(at + 1, len(terms)) if terms[n].mark != "、"), len(terms))
    row = terms[first:last]
    complete = len(row) > 1 and any(
        form.complete and all(any(word in term.lead for term in row) for word in form.words)
        for form in rate.figures.reading.vocabulary.exclusive
    )
    return row if complete and misprinted(rate.figures, rate.term, above, row) else ()


def _with_denied(rate: RateFigures, above: Term) -> Sequence[Term]:
    """What was denied and what was granted: 不捕60人，批准逮捕120人，不捕率63.3%."""
    others = [term for term in rate.alike(above, rate.here) if term.index < rate.term.index]
    both = (above, *others)
    two = rate.name[0] in "不未" and len(others) == 1 and misprinted(rate.figures, rate.term, above, both)
    return both if two else ()


def _with_rest(rate: RateFigures, above: Term) -> Sequence[Term]:
    """The numerator and what is left, where nothing before is their sum: 已办结86902件，办结率28.61%，其余1223件正在办理."""
    others = rate.alike(above, rate.here)
    rest = [term for term in others if term.index > above.index][:1]
    if rate.qualifiers or any(term.index < above.index for term in others):
        return ()
    left = [term for term in rest if term.lead.startswith(RESTS) or term in pending(rate, above)]
    both = (above, *left)
    if not left or not all(rate.figures[term].exact for term in both):
        return ()
    return both if rate.listed or misprinted(rate.figures, rate.term, above, both) else ()


def quotient_of(rate: RateFigures) -> Sequence[Term]:
    """Base and numerator right before a rate that is their quotient misprinted, the numerator named by the last word
    of the rate only: 回访6842人次，其中满意6711人次，满意率98.90%; 案件1240件，主动公示1216件，信息公示率98.60%.
    """
    chain = [term for term in rate.here if rate.term.index - 3 < term.index < rate.term.index]
    word = stem_of(rate.name)[-2:]
    if len(chain) != 2 or len(word) < 2 or not rate.figures.alike(*chain) or rate.qualifiers:
        return ()
    base, above = chain
    denied = any(f"{other}{word}" in above.lead for other in DENIALS)
    if rate.figures.is_change(base) or word not in above.lead or denied:
        return ()
    return chain if _is_quotient(rate, above, [base]) else ()
