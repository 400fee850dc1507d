"""What is said to have been reached for the first time: 2023年1037件，2024年1216件，首次突破1000件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Span, Words


def records(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 首次突破 and 首次低于 of a paragraph against the figures of former years before it."""
    for at, term in enumerate(terms):
        if at < 2 or figures[term].approx not in (Approx.AT_LEAST, Approx.AT_MOST):
            continue
        if not _first().fullmatch(term.wide) or not _same(figures, terms[at - 1], term):
            continue
        result = terms[at - 1]
        former = [each for each in terms[: at - 1] if _is_former(figures, each, result, term)]
        passed = [each for each in former if _reached(figures, each, term)]
        if not passed:
            if former:
                yield Held(figures.span(term), "record", figures.used((*former, term)))
            continue
        other = passed[-1]
        shown = figures.said(other)
        words = Words(f"此前已有{shown}", f"it was so before: {figures[other].text}")
        start = figures.reading.document.folded.find(term.wide[:2], term.start)
        place = Span(start, figures.span(term).end)
        yield denied_by(figures, case, place, (other,), words, (other, term))


@cache
def _first() -> re.Pattern[str]:
    return re.compile("(?:首[次度]|历史性)(?:地|历史性)?(?:达到?)?")


def _same(figures: Figures, one: Term, two: Term) -> bool:
    return figures[one].unit.name == figures[two].unit.name and figures[one].kind is figures[two].kind


def _reached(figures: Figures, former: Term, bound: Term) -> bool:
    size, limit = figures[former].printed, figures[bound].printed
    return size >= limit if figures[bound].approx is Approx.AT_LEAST else size < limit


def _is_former(figures: Figures, each: Term, result: Term, bound: Term) -> bool:
    """Whether a figure is that of a former year of what the result counts: 2023年受理1037件; 由1037件增至1216件."""
    quantity = figures[each]
    plain = quantity.approx in (Approx.EXACT, Approx.ROUNDED) and _same(figures, each, bound)
    if not plain or figures.is_change(each) or bound.sentence - each.sentence > 1:
        return False
    grown = _grows().search(result.wide) is not None
    if _from().search(each.wide):
        return each.index + 1 == result.index and grown
    old, new = _year(figures, each), _year(figures, result)
    if old is None or (new is not None and old >= new) or each.wide.startswith("其中"):
        return False
    core, other = (_year_words().sub("", term.lead) for term in (each, result))
    return core == other or (grown and each.index + 1 == result.index)


@cache
def _from() -> re.Pattern[str]:
    return re.compile("(?:由|从|[较比])(?:上一?年度?|去年|20\\d\\d年)?(?:同期)?的?$")


@cache
def _grows() -> re.Pattern[str]:
    return re.compile("(?:[升增降减]至|(?:上升|增长|增加|提高|下降|减少|降低)[到至为]|达到?)$")


@cache
def _year_words() -> re.Pattern[str]:
    return re.compile("20\\d\\d年度?|上一?年度?|去年|今年|本年度?|全年|同期|则?[为达]到?$|共")


def _year(figures: Figures, term: Term) -> int | None:
    """The year that the words right before a figure name."""
    year = figures.reading.document.identity.year
    if found := re.search("20\\d\\d(?=年)", term.wide):
        return int(found.group())
    if re.search("上一?年|去年", term.wide):
        return None if year is None else year - 1
    return year if re.search("今年|本年|全年", term.wide) else None
