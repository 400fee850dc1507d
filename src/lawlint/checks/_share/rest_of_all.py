"""What is left of all: 适用简易程序的占63.8%，其余36.2%为普通程序案件; 中心城区占41%，其余三个片区合计占59%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._share.share_words import of_all, share_words
from lawlint.checks._share.sums import added
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.interval import Interval


def rest_of_all(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 其余 with a percentage of its own, behind shares that must leave just that."""
    for at, term in enumerate(terms):
        named = bool(at) and _all_the_rest(figures, terms, at)
        if not at or not _plain(figures, term) or not (_rest().fullmatch(term.wide) or named):
            continue
        here = [each for each in terms[:at] if each.sentence == term.sentence]
        shares = [each for each in here if figures[each].kind is Kind.PERCENT]
        if not shares or not all(_plain(figures, each) and _is_share(each) for each in shares):
            continue
        if named and len(shares) > 1:
            continue
        if len(shares) > 1 and not all(of_all(each) for each in shares):
            continue
        if any("其中" in each.wide for each in shares[1:]) or figures[shares[-1]].printed >= 100:
            continue
        whole = Interval.point(100)
        if len(shares) > 1 and total([figures.rounded(each) for each in shares]).meets(whole):
            continue  # 主要负责人出庭占32.1%，分管负责人占67.9%，其余98.2%的…
        runs = [[*shares[start:], term] for start in range(len(shares))]
        fits = [run for run in runs if total([figures.rounded(each) for each in run]).meets(whole)]
        if fits:
            yield Held(figures.span(term), "rest", figures.used(fits[0]), exact=True)
        else:
            yield from added(figures, case, runs[0], whole)


def _plain(figures: Figures, term: Term) -> bool:
    return figures[term].kind is Kind.PERCENT and figures[term].approx is Approx.ROUNDED


def _is_share(term: Term) -> bool:
    return "占" in term.wide and share_words().search(term.wide) is not None


def _all_the_rest(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether all others together have a share right behind the share of one: 中心城区占41%，其余三个片区合计占59%."""
    start = max(
        (figures.span(each).end for each in terms[:at] if figures[each].kind is Kind.PERCENT), default=0
    )
    said = figures.reading.document.folded[start : figures.span(terms[at]).start] if start else ""
    return _others().fullmatch(said) is not None


@cache
def _others() -> re.Pattern[str]:
    few = "主要|重点|部分|较|分别|各|均|等"
    return re.compile(
        f"[,;](?:其余|其他)(?!.*(?:{few}))[\u4e00-\u9fff\\d]{{0,8}}(?:合计|共计?|一共)占(?:比)?(?:全[市县区省]的)?"
    )


@cache
def _rest() -> re.Pattern[str]:
    return re.compile("(?:其余|剩余|余下|剩下)的?")
