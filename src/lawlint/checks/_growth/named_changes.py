"""Changes that each name what changed: 事故14起、死亡11人，起数减少5起、人数减少4人，分别下降26.3%、26.7%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._bases import is_base, is_past
from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.rows import rows
from lawlint.facts.model import Kind, Term

_THAN = "[较比与](?:上年|去年|上一年度?|上年度|前年|20\\d\\d年)(?:同期)?(?:相比|同比)?|同比"


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


def named_again(figures: Figures, before: Sequence[Term], change: Term, up: bool) -> Term | None:
    """办理案件110件。案件数量较上年增加30件，增长50%: the only figure before, when the difference names it again or names
    nothing; ``up``: which way it must go.
    """
    if len(before) != 1 or not figures.is_count(before[0]) or before[0].sentence + 1 < change.sentence:
        return None
    whole = before[0]
    found = _named_again().fullmatch(change.wide)
    if found is None or (found["up"] is not None) is not up or found["name"] not in whole.lead:
        return None
    apart = whole.block != change.block or whole.tail or figures.is_change(whole)
    return None if apart or not figures.alike(whole, change) else whole


@cache
def _named_again() -> re.Pattern[str]:
    return re.compile(
        f"(?P<name>[\u4e00-\u9fff]{{0,10}}?)(?:总|数|量|件)*,?(?:{_THAN})(?:(?P<up>{UP})|(?:{DOWN}))了?"
    )


def named_before(
    figures: Figures, previous: Sequence[Term], before: Sequence[Term], change: Term, up: bool
) -> Term | None:
    """道路交通事故621起，死亡123人；与去年同比，事故起数增加12起，上升2%: the only figure before that the difference names
    and that counts in its unit.
    """
    found = _named_number().fullmatch(change.wide)
    if found is None or (found["up"] is not None) is not up:
        return None
    unit, near = figures[change].unit, (*previous, *before)
    same = [each for each in near if figures.alike(each, change) and not figures.is_change(each)]
    same = [each for each in same if each.block == change.block and not is_base(each) and not is_past(each)]
    name = found["name"]
    named = [each for each in same if name in each.lead or (name and each.tail == name)]
    named = [each for each in named if figures.outer(each) is None]
    counted = not found["of"] or found["of"] == unit.name or (found["of"] == "人" and unit.family == "person")
    alone = len(named) == 1 and counted and figures[named[0]].unit.name == unit.name
    return named[0] if alone and (name or len(same) == 1) and named[0].tail in ("", name) else None


@cache
def _named_number() -> re.Pattern[str]:
    number = "(?P<of>[件起人户家宗])数|[总]?数?量|数"
    than = f"(?:{_THAN}),?"
    return re.compile(
        f"(?:{than})?(?P<name>(?!其中)[\u4e00-\u9fff]{{0,6}}?)(?:{number})(?:{than})?(?:(?P<up>{UP})|(?:{DOWN}))了?"
    )


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
