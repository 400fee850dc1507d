"""Shares before the figure that they are of: 受理举报1318件，其中网络举报占82.6%，达1089件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.share_words import of_all, share_words
from lawlint.checks._share.shares import Shares, may_have_share
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.lean import replace

_FEW = 4
_MOST = 12  # figures of which sums of two are tried


def parts_behind(shares: Shares, case: str) -> Iterator[tuple[Term, Observation | None]]:
    """Every share with its part behind it, and what is to be said of it; None where its whole is not certain."""
    figures = shares.figures
    for share in shares.all:
        part = _part(shares, share)
        if part is None:
            continue
        counts = [
            each
            for each in shares.terms
            if may_have_share(figures, each) and figures.alike(each, part) and each.index != part.index
        ]
        pairs = combinations(counts[:_MOST], 2)
        fitting = next((each for each in counts if shares.fits(share, part, (each,))), None)
        if fitting is not None:
            yield share, Held(figures.span(share), "share", figures.used((fitting, part, share)), exact=True)
            continue
        unsure = any(shares.fits(share, part, pair) for pair in pairs) or shares.elsewhere(share, part, bool)
        whole = None if unsure else _whole(figures, share, part, counts)
        yield share, wrong_share(figures, case, share, part, [whole]) if whole else None


def _part(shares: Shares, share: Term) -> Term | None:
    """The figure behind a share whose words name a class and no figure of their own."""
    figures, at = shares.figures, shares.at[share.index] + 1
    behind = shares.terms[at] if at < len(shares.terms) else None
    said, found = share_words().search(share.wide), None
    if behind is not None and behind.sentence == share.sentence and behind.index == share.index + 1:
        found = _behind().fullmatch(behind.wide) if behind.mark == "," and not behind.tail else None
    if behind is None or found is None or said is None or not of_all(share):
        return None
    name = share.wide[: said.start()].removeprefix("其中")
    here = [each for each in shares.all if each.sentence == share.sentence]
    plain = len(name) > 1 and _other().search(name) is None and (found["all"] is None or len(here) == 1)
    sharp = figures.is_count(behind) and figures[behind].approx in (Approx.EXACT, Approx.ROUNDED)
    return replace(behind, lead=name, wide=name) if plain and sharp and share.mark != "(" else None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile("(?:数量|总量)?(?:达到?|为|即|(?P<all>共计?|计|共有))")


@cache
def _other() -> re.Pattern[str]:
    """Before 占: of another time, or of several together."""
    return re.compile(
        "[上去前往]年|同期|20\\d\\d|合计|一共|总共|共$|两者|二者|两项|三项|分别|各|前|^[\u4e00-\u9fff]{1,4}[省市县区州盟旗镇乡村局]"
    )


def _whole(figures: Figures, share: Term, part: Term, counts: Sequence[Term]) -> Term | None:
    """The only figure that the share can be of: that of its sentence or, at the head of one, of the sentence before; the
    one that 在…中 names.
    """
    before = [each for each in counts if each.index < share.index and not figures.is_change(each)]
    text, block = figures.reading.document.folded, figures.reading.document.blocks[share.block].span
    head = max(text.rfind("。", block.start, share.start) + 1, block.start)
    among = _among().search(text, head, figures.span(share).start)
    if among:
        said = among[0].replace("的", "")
        found = [each for each in before if len(each.lead) > 3 and each.lead.replace("的", "") in said]
    else:
        here = [each for each in before if each.sentence == share.sentence]
        found = here or [each for each in before if each.sentence + 1 == share.sentence]
    larger = {figures[each].printed: each for each in found}
    one = next(iter(larger.values())) if len(larger) == 1 else None
    return one if one and _near(figures, share, part, one) else None


def _near(figures: Figures, share: Term, part: Term, whole: Term) -> bool:
    """Whether the share misses by less than a quarter: further off it is of something else."""
    said = figures[share].printed * figures.size(whole) / 100
    size = figures.size(part)
    return abs(said - size) * _FEW < size


@cache
def _among() -> re.Pattern[str]:
    return re.compile("[^,;。]{2,24}中,")
