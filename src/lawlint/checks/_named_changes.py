"""Changes that each name what changed: 事故14起、死亡11人，起数减少5起、人数减少4人，分别下降26.3%、26.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._rows import rows
from lawlint.facts.model import Kind, Term


def named_changes(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term, Term, bool]]:
    """Result, difference, rate and whether up, of figures that follow each other row by row."""
    for rates in rows(terms):
        said = _each().fullmatch(rates[0].wide)
        if said is None or any(figures[rate].kind is not Kind.PERCENT for rate in rates):
            continue
        many, at = len(rates), terms.index(rates[0])
        changes, results = terms[max(at - many, 0) : at], terms[max(at - 2 * many, 0) : max(at - many, 0)]
        if len(results) < many or rates[0].index - results[0].index != 2 * many:
            continue
        up = said["up"] is not None
        pairs = list(zip(results, changes, strict=True))
        if all(
            figures.is_count(result)
            and not figures.is_change(result)
            and figures.outer(result) == figures.outer(change)
            and figures.alike(result, change)
            and _goes(change) is up
            for result, change in pairs
        ):
            yield from ((*pair, rate, up) for pair, rate in zip(pairs, rates, strict=True))


def _goes(change: Term) -> bool | None:
    """Whether the words right before a difference say up or down."""
    found = _way().search(change.lead)
    return None if found is None else found["up"] is not None


@cache
def _way() -> re.Pattern[str]:
    return re.compile(f"(?:(?P<up>{UP})|(?:{DOWN}))了?$")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(f"(?:同比|环比)?分别(?:(?P<up>{UP})|(?:{DOWN}))了?")
