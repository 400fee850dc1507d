"""Wholes that no figure prints, since all their parts are: 公安类68件、人社类41件、其他18件，公安类占64.5%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawlint.checks._figures import RESTS
from lawlint.checks._misprint import misprinted
from lawlint.checks._share.claim import Claim
from lawlint.checks._wholes import OTHERS
from lawlint.facts.model import Term

_FEWEST = 3
_POINTS = 10


def row_of(claim: Claim) -> Sequence[Term]:
    """All parts of the whole of a share right behind them, or nothing: the row ends with the rest, or one slip makes
    the share out of the right one.
    """
    rest = _with_rest(claim)
    row = _halves(claim) or _row(claim) or rest
    if not row or not all(claim.figures[each].exact for each in row):
        return ()
    if _has_whole(claim, row) or claim.shares.fits(claim.term, claim.above, row):
        return ()
    closed = any(word in row[-1].lead for word in OTHERS) and not claim.base
    closed = closed and (row is not rest or _near(claim, row))
    sure = closed or misprinted(claim.figures, claim.term, claim.above, row)
    return row if sure else ()


def _row(claim: Claim) -> list[Term]:
    """The figures that 、 joins, the last right before the share and one of them its part."""
    terms, at = claim.shares.terms, claim.shares.at[claim.term.index]
    row: list[Term] = []
    while at and terms[at - 1] in claim.counts and not claim.figures.is_change(terms[at - 1]):
        at -= 1
        row.insert(0, terms[at])
        if terms[at].mark != "、":
            break
    joined = len(row) >= _FEWEST and row[0].mark != "、" and claim.above in row
    return row if joined and not claim.base and claim.term.mark == "," else []


def _halves(claim: Claim) -> list[Term]:
    """Both halves of the year: 上半年受理157件，下半年受理219件，下半年占全年受理量的58.2%."""
    if "占全年" not in claim.term.wide:
        return []
    terms, at = claim.shares.terms, claim.shares.at[claim.term.index]
    for one, two in pairwise(terms[max(at - 2, 0) : at]):
        named = one.lead.startswith("上半年") and two.lead.startswith("下半年")
        same = two.lead[3:] in one.lead
        if named and same and claim.above in (one, two) and claim.figures.alike(one, two):
            return [one, two]
    return []


def _with_rest(claim: Claim) -> list[Term]:
    """The part and what is left behind its share: 上述四类共4177件，占79.6%，其余1071件涉及损害赔偿."""
    figures, terms, at = claim.figures, claim.shares.terms, claim.shares.at[claim.term.index]
    rest = terms[at + 1] if at + 1 < len(terms) else claim.term
    follows = rest.lead.startswith(RESTS) and rest in claim.counts and rest.sentence == claim.term.sentence
    alone = sum(each.sentence == rest.sentence for each in claim.shares.all) == 1
    beside = claim.above.index + 1 == claim.term.index and not claim.base and figures.outer(rest) is None
    return [claim.above, rest] if follows and alone and beside else []


def _near(claim: Claim, row: Sequence[Term]) -> bool:
    """Whether the share is not far from that of its part in the row, so that it is meant to be it."""
    figures = claim.figures
    size = sum(figures[each].printed for each in row)
    return abs(figures[claim.above].printed * 100 / size - figures[claim.term].printed) <= _POINTS


def _has_whole(claim: Claim, row: Sequence[Term]) -> bool:
    """Whether another figure of the paragraph or the document may be the whole."""
    figures = claim.figures
    size = figures.size(*row)
    others = [each for each in claim.counts if each not in row]
    larger = [each for each in others if figures.size(each) >= size]
    return bool(larger) or claim.shares.elsewhere(claim.term, claim.above, bool)
