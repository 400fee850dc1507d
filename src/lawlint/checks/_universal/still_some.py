"""All said to be done of which some are still being done: 14个问题已全部整改到位，其中完成整改13个，1个仍在推进."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.finding import Span


def still_some(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """Each claim with the count of what is still going on, which with what is done makes up the whole before the claim."""
    text = figures.reading.document.folded
    for claim in _all_done().finditer(text, span.start, span.end):
        before = [
            term for term in terms if figures.span(term).end <= claim.start() and figures.is_count(term)
        ]
        behind = [
            term for term in terms if figures.span(term).start >= claim.end() and figures.is_count(term)
        ]
        for done, left in pairwise(behind) if before else ():
            whole = before[-1]
            if not figures.alike(done, whole) or not figures.alike(left, whole) or "其中" not in done.wide:
                continue
            both = figures[done].printed + figures[left].printed
            end = figures.span(left).end
            rest = re.split("[,;。]", text[end : end + 40])[0]
            if (
                both == figures[whole].printed
                and claim["verb"] in done.wide
                and _still().search(left.lead + rest)
                and not _after_it().search(done.wide.replace(claim[0], "") + left.lead + rest)
            ):
                yield Span(*claim.span()), left
                return


@cache
def _all_done() -> re.Pattern[str]:
    return re.compile(
        "(?:全部|均已|悉数|全数|全都)(?:完成)?(?P<verb>整改|办结|化解|销号|落实|完成|办理|回复|答复|解决|处置)(?:到位|完毕|完成|销号)?(?=[,;])"
    )


@cache
def _still() -> re.Pattern[str]:
    return re.compile(
        "(?:仍|尚|还|正)(?:在|未|需|待)|(?:推进|整改|办理|处理|化解|落实)(?:之)?中(?:的)?$|未(?:完成|整改|办结|化解|销号|落实|回复|答复|解决)"
    )


@cache
def _after_it() -> re.Pattern[str]:
    """What comes when it is done: 其中完成整改销号13个，1个正在履行销号程序; 3个仍在巩固."""
    return re.compile("销号|验收|审核|核查|程序|手续|巩固|长期|持续|评估|备案|归档|公示|跟踪|回访|建章立制")
