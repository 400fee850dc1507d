"""The share of as many as were listed before it: 分别为1875件、1130件、942件，三类占全部纠纷的61.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._share.named import of_narrower
from lawlint.checks._share.problem import share_problem
from lawlint.checks._share.share_words import said_pairs, share_words
from lawlint.checks._share.shares import Shares
from lawlint.checks._share.subject import names_pair
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Words


def of_list(shares: Shares, case: str) -> Iterator[Observation]:
    """Every share of a number of classes, where the counts right before it are as many."""
    figures = shares.figures
    for share in shares.all:
        said, row = share_words().search(share.wide), _row(shares, share)
        if not row or said is None or said["scope"] or figures[share].approx is not Approx.ROUNDED:
            continue
        if not plain_list().fullmatch(share.wide[: said.start()]):
            continue
        before = [each for each in shares.terms if each.index < row[0].index and _whole(figures, each, row)]
        named = said_pairs(said["base"])
        wholes = [each for each in before if names_pair(named, each.wide)] if named else before
        added = total([figures.rounded(each) for each in row])
        nudged = figures.printed(share).widen(figures[share].step)
        if any((added.scale(100) / figures.rounded(each)).meets(nudged) for each in before):
            yield Held(figures.span(share), "list", figures.used((*row, share)))
        elif len({figures[each].printed for each in wholes}) == 1 and not _elsewhere(shares, share, row):
            if of_narrower(figures, said["base"], wholes[0]):
                continue
            yield wrong_share_of_list(figures, case, share, row, wholes[0])


def _row(shares: Shares, share: Term) -> Sequence[Term]:
    """The counts before 三类 in the sentence of the share, joined by nothing but 、 or commas, three of them."""
    figures, at = shares.figures, shares.at[share.index] - 1
    if at < 2 or shares.terms[at].sentence != share.sentence or not these().fullmatch(shares.terms[at].wide):
        return ()
    size, level = figures[shares.terms[at]], figures.outer(share)
    if not size.exact or size.unit.family != "kind":
        return ()
    outside = [each for each in shares.terms[:at] if figures.outer(each) == level]
    row = outside[max(len(outside) - int(size.printed), 0) :]
    plain = len(row) == size.printed > 1 and all(
        each.sentence == share.sentence
        and figures.is_count(each)
        and figures[each].exact
        and figures.alike(each, row[0])
        and not figures.is_change(each)
        for each in row
    )
    joined = all(each.mark in ("、", ",") and "其中" not in each.wide for each in row[1:])
    return row if plain and joined else ()


def _whole(figures: Figures, term: Term, row: Sequence[Term]) -> bool:
    """Whether the counts of a list may be some of what a figure counts."""
    if not figures.is_count(term) or not figures.alike(term, row[0]) or figures.is_change(term):
        return False
    return figures.value(term).compare("<", total([figures.value(each) for each in row])).name != "HOLDS"


def _elsewhere(shares: Shares, share: Term, row: Sequence[Term]) -> bool:
    """Whether any other figure of the document gives the share."""
    figures = shares.figures
    added = total([figures.rounded(each) for each in row]).scale(100)
    return any(
        (added / figures.rounded(each)).meets(figures.printed(share))
        for each in figures.reading.facts.terms
        if each not in row
        and figures.is_count(each)
        and figures.alike(each, row[0])
        and figures[each].printed > 0
    )


def wrong_share_of_list(
    figures: Figures, case: str, share: Term, row: Sequence[Term], whole: Term
) -> Observation:
    """A share that the sum of a list does not have in the whole."""
    size = figures.size(*row)
    below = figures.size(whole)
    result = number(size * 100 / below, max(figures[share].decimals, 1)) + "%"
    said = "＋".join(figures[each].text for each in row)
    computed = Words(
        f"（{said}）÷{figures.said(whole)}＝{result}", f"({said}) / {figures[whole].text} = {result}"
    )
    return share_problem(figures, case, share, (whole, *row), (whole, *row), computed, result)


@cache
def these() -> re.Pattern[str]:
    return re.compile("(?:以上|上述|这)?")


@cache
def plain_list() -> re.Pattern[str]:
    """What may stand before 占 and names none of a list."""
    return re.compile("(?:案件|纠纷|问题|事项|诉求|合计|总计|共计|共|总共|[,、])*")
