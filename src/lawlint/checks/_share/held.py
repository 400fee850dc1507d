"""The wholes and sums of wholes that give a share as it is printed."""

from __future__ import annotations

import re
from itertools import combinations, takewhile

from lawlint.checks._share.claim import Claim
from lawlint.checks.base import Held
from lawlint.facts.model import Term

_MOST = 12  # counts of which sums of two are tried


def held(claim: Claim) -> Held | None:
    """The verdict where a whole, or a sum of several, gives the share."""
    figures, shares, term, above = claim.figures, claim.shares, claim.term, claim.above
    column = [each for each in claim.column if not _same_name(each, above)] if claim.sure else ()
    singles = [(each,) for each in claim.counts if each is not above and each not in column]
    singles = [(each,) for (each,) in singles if claim.base or not _other_part(claim, each)]
    here = [each for each in claim.counts if each.sentence == term.sentence]
    lists = [tuple(each) for each in (claim.column, here) if len(each) > 1]
    lists += _rows(claim)
    if among := _is_among(claim):  # 共410名，持证的有62名 are never 472
        lists = [each for each in lists if above not in each]
    for below in [(claim.explicit,)] if claim.explicit else (*singles, *lists):
        if shares.fits(term, above, below):
            exact = len(below) == 1 or all(
                shares.fits(share, owner, below)
                for share in shares.all
                if (owner := shares.owner(share)) is not None and owner in below
            )
            return Held(figures.span(term), "share", figures.used((above, *below, term)), exact=exact)
    if divided := _divided_beside(claim):
        for whole in (claim.explicit,) if claim.explicit else claim.counts:
            larger = figures.size(whole) > figures.size(divided)
            if larger and shares.fits(term, divided, (whole,)):
                return Held(figures.span(term), "share", figures.used((divided, whole, term)))
    pairs = () if claim.sure or claim.explicit else combinations(claim.counts[:_MOST], 2)
    reached = (pair for pair in pairs if not (among and above in pair))
    if shares.fits_together(term, above) or any(shares.fits(term, above, pair) for pair in reached):
        return Held(figures.span(term), "share", figures.used((above, term)))
    return None


def _rows(claim: Claim) -> list[tuple[Term, ...]]:
    """The three or more counts of the sentence right before a part: 民事150件、刑事30件、行政20件，其中涉未成年人20件."""
    here = [each for each in claim.before if each.sentence == claim.term.sentence]
    row = list(takewhile(lambda each: each in claim.counts, reversed(here)))
    return [tuple(row[:size]) for size in range(3, len(row) + 1)]


def _divided_beside(claim: Claim) -> Term | None:
    """The figure whose part, or whose parts together, stand between it and its share: 示范村31个，其中国家级5个，占全区124个村的
    25%; 终止13件，其中达成和解4件，撤回申请9件，占受理总数的17.8%.
    """
    before = [each for each in claim.before if each.sentence == claim.term.sentence and each in claim.counts]
    if claim.above.wide.startswith("其中"):
        return before[-1] if before else None
    figures, parts = claim.figures, [claim.above]
    for each in reversed(before):
        if each.index + 1 != parts[0].index:
            return None
        if len(parts) > 1 and figures.size(*parts) == figures.size(each):
            return each
        parts.insert(0, each)
    return None


def _is_among(claim: Claim) -> bool:
    """Whether a part is said to be some of what the figure right before it counts: 执法人员共410名，持证的有62名."""
    above = claim.above
    whole = next((each for each in claim.before if each.index + 1 == above.index), None)
    if whole is None or whole.sentence != above.sentence or re.search("不予|未|结转|旧存", above.lead):
        return False
    some = re.search("的(?:有|为|共)?$", above.lead) and re.search("共(?:计|有)?$", whole.lead)
    return above.wide.startswith("其中") or some is not None


def _other_part(claim: Claim, each: Term) -> bool:
    """Whether a figure and the part beside it together are the one before them: 其中男性61人，女性25人，女性占29.07%."""
    above, figures = claim.above, claim.figures
    if each.index + 1 != above.index or each.sentence != above.sentence:
        return False
    whole = next((term for term in claim.counts if term.index + 1 == each.index), None)
    both = figures.size(each, above)
    return whole is not None and figures.alike(whole, each) and figures.size(whole) == both


def _same_name(each: Term, above: Term) -> bool:
    """Whether the words of a part begin with the name of another: 乡镇人员240人，占60%；…；乡镇人员中党员120人，占50%."""
    name = each.lead.removeprefix("其中")[:2]
    return len(name) > 1 and each is not above and above.lead.startswith(name)
