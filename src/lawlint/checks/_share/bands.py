"""Shares of what lies between limits that touch: 35岁以下占38.6%、36岁至45岁占41.2%、46岁以上占20.2%; 大专以上占62.3%、
高中占28.5%、初中及以下占9.2%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._levels import apart, is_limit, touch
from lawlint.checks._share.sums import added
from lawlint.checks.base import Observation
from lawlint.facts.model import Kind, Term
from lawlint.interval import Interval
from lawlint.lean import dataclass

LIMITS = ("以上", "以下")
"""Words without which no text has shares between limits."""

_DEGREES = ("小学", "初中", "高中|中专|中职|职高|中等专业", "大专|专科", "本科|大学", "研究生|硕士", "博士")


@dataclass(frozen=True, slots=True)
class _Band:
    share: Term
    start: int  # index of the first figure that belongs to it
    scale: str  # what is measured
    limits: Interval
    continues: bool  # nothing but a mark stands between it and the share before


def share_bands(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """The shares of classes of age or schooling that do not overlap are 100% at most, or together."""
    run: list[_Band] = []
    for before, term in pairwise((None, *terms, None)):
        band = None if term is None else _by_degree(figures, term) or _by_limit(figures, before, term)
        if run and band and _goes_on(run[-1], band):
            run.append(band)
            continue
        if band is not None or (term is not None and figures[term].kind is Kind.PERCENT) or term is None:
            yield from _together(figures, case, run)
            run = [] if band is None else [band]


def _goes_on(last: _Band, band: _Band) -> bool:
    """Whether a class follows directly on one of the same scale."""
    return band.continues and band.scale == last.scale and band.start == last.share.index + 1


def _together(figures: Figures, case: str, run: Sequence[_Band]) -> Iterator[Observation]:
    bands = sorted((band.limits for band in run), key=lambda each: (each.low or 0, each.high or 10**9))
    pairs = list(pairwise(bands))
    step = run[0].scale == "degree" if run else False
    if len(run) < 2 or not all(apart(*pair) and not (step and pair[0].high == pair[1].low) for pair in pairs):
        return
    ends = bands[0].low is None and bands[-1].high is None
    whole = ends and all(touch(*pair) for pair in pairs)
    shares = [band.share for band in run]
    if len(run) > 2 or whole:
        yield from added(figures, case, shares, Interval(Fraction(100 if whole else 0), Fraction(100)))


def _by_limit(figures: Figures, limit: Term | None, share: Term) -> _Band | None:
    """The share of what a limit printed directly before it bounds: 35岁以下占38.6%."""
    if limit is None or figures[share].kind is not Kind.PERCENT or limit.clause != share.clause:
        return None
    if not is_limit(figures, limit) or _of_those().fullmatch(share.wide) is None:
        return None
    quantity = figures[limit]
    bounds = Interval(
        None if quantity.interval.low in (None, 0) else quantity.interval.low, quantity.interval.high
    )
    return _Band(share, limit.index, quantity.unit.family, bounds, limit.wide in ("", "、"))


def _by_degree(figures: Figures, share: Term) -> _Band | None:
    """The share of a degree of schooling: 高中占28.5%, 初中及以下占9.2%."""
    found = _degree().fullmatch(share.wide) if figures[share].kind is Kind.PERCENT else None
    if found is None:
        return None
    named = [at for at, words in enumerate(_DEGREES) if re.search(words, found["names"])]
    low = None if found["side"] and "下" in found["side"] else Fraction(named[0])
    high = None if found["side"] and "上" in found["side"] else Fraction(named[-1])
    return _Band(share, share.index, "degree", Interval(low, high), found["before"] in ("", "、"))


@cache
def _of_those() -> re.Pattern[str]:
    return re.compile("(?:的|人员|者|青年|年龄段|案件|纠纷|企业|项目|单位|合同)*占比?(?:为|达)?")


@cache
def _degree() -> re.Pattern[str]:
    names = "|".join(_DEGREES)
    return re.compile(
        f"(?P<before>[^0-9]*?)(?P<names>(?:{names})(?:[、和及或]?(?:{names}))*)(?:学历|文化程度|文化)?"
        "(?P<side>及?以[上下])?(?:学历|文化程度|文化)?(?:的|人员|者)*占比?(?:为|达)?"
    )
