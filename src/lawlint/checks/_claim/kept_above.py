"""What was always above a bound, beside a figure of the same name that was not: 化解率始终保持在96%以上，2024年化解率为94.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Words

_PRECISE = (Approx.EXACT, Approx.ROUNDED)


def kept_above(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 始终保持在…以上 of a paragraph against the figures behind it that are called the same."""
    for at, bound in enumerate(terms):
        said = _kept().fullmatch(bound.wide)
        if said is None or figures[bound].approx is not Approx.AT_LEAST:
            continue
        for other in terms[at + 1 :]:
            if other.sentence - bound.sentence > 1:
                break
            named = _was().fullmatch(_with_year(figures, other))
            alike = figures[other].kind is figures[bound].kind and figures[other].unit == figures[bound].unit
            if named is None or not alike or named["of"] != said["of"]:
                continue
            if figures[other].approx not in _PRECISE or _before(figures, bound, other):
                continue
            if figures[other].printed >= figures[bound].printed:
                yield Held(figures.span(other), "kept", figures.used((bound, other)))
                continue
            text = figures[bound].text
            words = Words(f"前文说{said['always']}保持在{text}", f"it was always {text}")
            yield denied_by(figures, case, figures.span(other), (bound,), words, (bound, other))


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(f"{_NAME}(?P<always>始终|一直|每年都?)(?:稳定)?保持在")


@cache
def _was() -> re.Pattern[str]:
    return re.compile(f"{_YEAR},?{_NAME}(?:达到?|为|是|仅为|只有)?")


_YEAR = "(?:(?:19|20)[0-9]{2}年度?|今年|全年|本年度?)"
_NAME = "(?P<of>[\u4e00-\u9fff]{4,20}?(?:率|[度感]))"


def _with_year(figures: Figures, term: Term) -> str:
    """The words of a figure, with the year that stands before a comma: 2024年，化解率为."""
    ahead = figures.reading.document.folded[max(term.start - _LONGEST, 0) : term.start]
    year = re.search(f"{_YEAR},$", ahead) if term.mark == "," else None
    return (year[0] if year else "") + term.wide


_LONGEST = 7
"""Characters of a year and its comma."""


def _before(figures: Figures, bound: Term, other: Term) -> bool:
    """Whether a figure may be of a time before the bound began to hold: 2021年以来…，2020年为94.2%."""
    text, report = figures.reading.document.folded, figures.reading.document.identity.year
    since = re.search(
        "(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<some>[^,;。0-9]{2,8}))以来,?$",
        text[max(bound.start - 16, 0) : bound.start],
    )
    year = re.findall(
        "(?:19|20)[0-9]{2}(?=年)", text[max(other.start - _LONGEST, 0) : figures.span(other).start]
    )
    if since is not None and since["year"]:
        return bool(year) and int(year[-1]) < int(since["year"])
    return bool(year) and (report is None or int(year[-1]) < report)
