"""Wholes that no figure prints, since all their parts are: 公安类68件、人社类41件、其他18件，公安类占64.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
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


def whole_of_row(claim: Claim) -> Term | None:
    """The figure before a list of three or more that they make up, the part of the share among them: 主办33件、会办24件。主办件中
    A类19件、B类11件、C类3件，A类占87.6%.
    """
    figures = claim.figures
    for run in _runs(claim) if _is_of_row(claim) else ():
        made = figures.size(*run)
        before = [each for each in claim.counts if each.index < run[0].index and figures[each].exact]
        if found := [each for each in before if figures.size(each) == made]:
            return found[-1]
    return None


def _is_of_row(claim: Claim) -> bool:
    """Whether a share can only be of the list its part stands in: no other whole is named, and the part is named beside it
    or stands right before it and ends no row; not 大气689件，噪声468件；大气和噪声两类占80.6%.
    """
    term, above, words = claim.term, claim.above, claim.above.lead
    if claim.explicit or (claim.base and not _of_all().fullmatch(claim.base)):
        return False
    if claim.shares.terms[claim.shares.at[term.index] - 1] not in claim.counts:
        return False
    if above.index + 1 == term.index:
        return above.mark != "、" and term.wide.startswith("占")
    return any(words[at : at + 2] in term.wide for at in range(len(words) - 1))


def _runs(claim: Claim) -> Iterator[list[Term]]:
    """The lists in the sentence that hold the part: exact figures of one unit between which only percentages stand."""
    figures, above = claim.figures, claim.above
    here = [each for each in claim.counts if each.sentence == claim.term.sentence]
    at = here.index(above) if above in here else len(here)
    for start in range(at + 1):
        for stop in range(len(here), max(at, start + _FEWEST - 1), -1):
            run = here[start:stop]
            exact = all(figures[each].exact and not figures.is_change(each) for each in run)
            one_unit = len({figures[each].unit.name for each in run}) == 1
            between = figures.between(run[0], run[-1])
            if exact and one_unit and all(each in run or each in claim.shares.all for each in between):
                yield run


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile("(?:全部|所有|总)[一-鿿]{0,6}|[一-鿿]{0,4}总[数量]")


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
