"""Wholes of shares that stand behind them, or that one slip in the share betrays: 124件，占60.1% of 412件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._fitting import fitting
from lawlint.checks._misprint import digit_off, misprinted
from lawlint.checks._share.claim import Claim
from lawlint.checks._share.classes import complete_set
from lawlint.checks._share.share_words import said_pairs
from lawlint.checks._share.shares import Shares
from lawlint.checks._share.subject import names_pair
from lawlint.facts.model import Approx, Term

_MOST = 5
"""Figures of which one may be the whole; of more, one agrees by chance."""


def misprint_of(shares: Shares, term: Term, above: Term, counts: Sequence[Term], base: str) -> Sequence[Term]:
    """The figures of the paragraph, one or all of a set, of which the share is the misprinted quotient; nothing
    where two may be, or none has the name of the ``base`` (占民事案件的33.5%).
    """
    figures = shares.figures
    if above.index + 1 != term.index or shares.elsewhere(term, above, bool):
        return ()
    larger = _larger(shares, above, counts, base)
    if len(larger) > _MOST:
        larger = [each for each in larger if each.sentence == term.sentence][:_MOST]
    found: list[Sequence[Term]] = [[each] for each in larger if misprinted(figures, term, above, [each])]
    pair = complete_set(figures, above, counts)
    if pair and misprinted(figures, term, above, pair):
        found.append(pair)
    sizes = {figures.size(*wholes) for wholes in found}
    return found[0] if len(sizes) == 1 else ()


def one_digit_off(claim: Claim) -> Sequence[Term]:
    """The nearest figure of the paragraph of which the share would be but for one digit, where no two others give it:
    图斑617个，其中违法69个；涉及面积84.3亩，已整改63个，占违法图斑的31.3%.
    """
    figures, shares, term, above = claim.figures, claim.shares, claim.term, claim.above
    if shares.made_all(term) or shares.elsewhere(term, above, bool):
        return ()
    larger = _larger(shares, above, claim.counts, claim.base)
    larger.sort(key=lambda each: abs(each.index - above.index))
    sure = bool(said_pairs(claim.base)) or len(larger) == 1
    found = next(([each] for each in larger if digit_off(figures, term, above, [each], second=sure)), [])
    counts = [each for each in claim.counts if figures[each].exact] if found else []
    here = [each for each in counts if each.sentence == term.sentence]
    return () if any(len(each) == 2 for each in fitting(figures, term, here, counts)) else found


def _larger(shares: Shares, above: Term, counts: Sequence[Term], base: str) -> list[Term]:
    """The larger figures that have no share and the name of the ``base``, if it has any."""
    figures, size = shares.figures, shares.figures.size(above)
    owners = [  # 甲类872件，占54.23%；乙类73件，占8.77%
        shares.owner(share) for share in shares.all if share.wide.startswith("占")
    ]
    return [
        each
        for each in counts
        if each is not above
        and each not in owners
        and figures.size(each) > size
        and not figures.is_change(each)
        and (not said_pairs(base) or names_pair(said_pairs(base), each.wide + each.tail))
    ]


def beside_behind(shares: Shares, term: Term, counts: Sequence[Term]) -> list[Term]:
    """The figure right behind a share in its sentence: 占审结案件的8.1%，审结148件."""
    at = shares.at[term.index] + 1
    found = shares.terms[at : at + 1]
    return [
        each
        for each in found
        if each in counts and each.sentence == term.sentence and each.mark == "," and "其中" not in each.wide
    ]


def total_behind(shares: Shares, term: Term, above: Term, counts: Sequence[Term]) -> Term | None:
    """The only other figure of the sentence, a total behind the share: 诉求3126件，占比11.6%，诉求总量26842件."""
    here = [each for each in counts if each.sentence == term.sentence and each is not above]
    if len(here) != 1 or here[0] not in beside_behind(shares, term, counts):
        return None
    whole, figures = here[0], shares.figures
    exact = all(figures[each].approx in (Approx.EXACT, Approx.ROUNDED) for each in (whole, above))
    larger = figures.size(whole) > figures.size(above)
    return whole if exact and larger and _total().search(whole.lead) else None


@cache
def _total() -> re.Pattern[str]:
    return re.compile("(?:总数|总量|总计|合计|共计|总共)[为达共有]*$")
