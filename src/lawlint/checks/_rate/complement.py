"""Two rates that make up the whole: 不合格率2.1%，合格率97.9%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, number
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term


@cache
def _named() -> re.Pattern[str]:
    """The name of a rate, said of everything or of what the other is said of."""
    verbs = "达到了?|达|为|是"
    return re.compile(f"(?P<of>[\u4e00-\u9fff]{{0,8}}?)(?P<not>不)?(?P<name>合格|达标|通过)率(?:{verbs})?")


@cache
def _third_class() -> re.Pattern[str]:
    """A class beside the two: 优秀率21%，合格率77%，不合格率2%."""
    return re.compile("优秀|优良|良好|基本")


def complements(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every two such rates side by side."""
    for one, other in pairwise(terms):
        if one.sentence != other.sentence or other.mark not in (",", "、"):
            continue
        names = [_named().fullmatch(term.lead) for term in (one, other)]
        if not (names[0] and names[1]) or names[0]["name"] != names[1]["name"]:
            continue
        same = names[1]["of"] in ("", "总体", names[0]["of"]) and bool(names[0]["not"]) != bool(
            names[1]["not"]
        )
        third = any(each.sentence == one.sentence and _third_class().search(each.wide) for each in terms)
        if same and not third and all(_is_plain(figures, term) for term in (one, other)):
            yield _judged(figures, case, one, other)


def _is_plain(figures: Figures, term: Term) -> bool:
    return figures[term].kind is Kind.PERCENT and figures[term].approx in (Approx.ROUNDED, Approx.EXACT)


def _judged(figures: Figures, case: str, one: Term, other: Term) -> Observation:
    added = figures[one].printed + figures[other].printed
    off = figures[one].step + figures[other].step
    if abs(added - 100) <= off:
        return Held(figures.span(other), "complement", figures.used((one, other)))
    decimals = figures[other].decimals
    left = number(100 - figures[one].printed, decimals)
    words = f"100%－{figures[one].text}＝{left}%"
    name = re.sub("率.*$", "率", other.lead)
    return computed_otherwise(figures, case, (name, other), (one,), words, f"{left}%")
