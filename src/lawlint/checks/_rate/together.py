"""Two rates and their sum: 满意率90.2%，基本满意率8.1%，满意率和基本满意率合计99.3%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.interval import Interval


def rates_together(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 合计 that names two or more rates of its sentence."""
    for at, term in enumerate(terms):
        names = _named(term) if figures[term].kind is Kind.PERCENT else []
        if not names or figures[term].approx is not Approx.ROUNDED:
            continue
        before = [each for each in terms[:at] if each.sentence == term.sentence]
        found = [
            [each for each in before if each.lead.removeprefix("其中") in (name, f"{name}为")]
            for name in names
        ]
        parts = [each[0] for each in found if len(each) == 1]
        if len(parts) < len(names) or len(parts) < 2:
            continue
        if any(figures[each].approx is not Approx.ROUNDED for each in parts):
            continue
        wanted = Interval.around(figures[term].printed, figures[term].step * 3 / 2)
        if total([figures.rounded(each) for each in parts]).meets(wanted):
            yield Held(figures.span(term), "together", figures.used((*parts, term)), exact=True)
            continue
        size = sum((figures[each].printed for each in parts), start=Fraction(0))
        value = number(size) + "%"
        words = "＋".join(figures[each].text for each in parts) + f"＝{value}"
        yield computed_otherwise(
            figures, case, ("合计" if "合计" in term.wide else term.wide, term), parts, words, value
        )


def _named(term: Term) -> list[str]:
    """The rates that a sum is of."""
    if re.fullmatch("优良率(?:为|达到?)?", term.wide):
        return ["优秀率", "良好率"]
    said = _together().fullmatch(term.wide)
    names = re.split("[、和与及]", said["names"]) if said else []
    return [name if name.endswith("率") else f"{name}率" for name in names]


@cache
def _together() -> re.Pattern[str]:
    return re.compile(
        "(?P<names>[^,;。\\d]{1,8}率?(?:[、和与及][^,;。\\d合]{1,8}率?)+)(?:合计|之和|总计|共计)(?:为|达到?)?"
    )
