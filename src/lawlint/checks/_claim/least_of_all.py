"""What all have at least, beside the least of them: 均不少于4次，其中最多9次，最少3次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Words

_NEAR = 3
"""Figures behind the bound among which the least is looked for."""


def least_of_all(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every 均不少于 and 均不超过 with the least or the most that the text names behind it."""
    for at, bound in enumerate(terms):
        least = figures[bound].approx is Approx.AT_LEAST
        if not (least or figures[bound].approx is Approx.AT_MOST) or not _bounds_all(figures, bound):
            continue
        for other in terms[at + 1 : at + 1 + _NEAR]:
            alike = figures[other].unit == figures[bound].unit and figures[other].kind is figures[bound].kind
            if not alike or other.sentence - bound.sentence > 1 or not _is_end(figures, other, least):
                continue
            if _of_another_set(figures, bound, other):
                continue
            one, two = figures[other].printed, figures[bound].printed
            if not (one < two if least else one > two):
                yield Held(figures.span(other), "least", figures.used((bound, other)))
                continue
            said = figures[bound].text
            words = Words(f"前面说均{said}", f"all have {said}")
            yield denied_by(figures, case, figures.span(other), (bound,), words, (bound, other))


def _bounds_all(figures: Figures, term: Term) -> bool:
    """Whether a bound is said of all, as a fact and not as what is asked for."""
    said = _all().search(term.wide) is not None and _asked().search(term.wide) is None
    return said and re.match("不|超|逾|高于|多于|大于|低于|少于|小于", figures[term].text) is not None


@cache
def _all() -> re.Pattern[str]:
    return re.compile("(?<![平人户月年日])[均都](?:达到?|在|已|为)?$")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile("要求|规定|应|须|需|必须|确保|计划|目标|力争|原则|将|拟")


def _is_end(figures: Figures, term: Term, least: bool) -> bool:
    """Whether the figure is the least (or the most) of them: 最少3次; 最少的白河镇为3次."""
    text = figures[term].text
    if figures[term].approx not in (Approx.EXACT, Approx.ROUNDED, Approx.AT_LEAST, Approx.AT_MOST):
        return False
    if re.match("最[少低短小]" if least else "最[多高长大]", text):
        return term.wide in ("", "其中")
    plain = figures[term].approx in (Approx.EXACT, Approx.ROUNDED)
    return plain and (_least() if least else _most()).fullmatch(term.wide) is not None


def _of_another_set(figures: Figures, bound: Term, end: Term) -> bool:
    """Whether the words before 最 name others than those that the bound is said of: 各镇街均不少于4次，村最少的2次; a body
    by its full name (城关镇最少) may be one of them.
    """
    named = re.split("最", re.sub("^其中", "", end.wide))[0] if "最" in end.wide else ""
    clause = figures.clauses[bound.clause].span
    said = figures.reading.document.folded[clause.start : figures.span(bound).start]
    one_of_them = re.fullmatch("[\u4e00-\u9fff]{2,}[镇乡县区市局委所街道村院]", named)
    kind = re.fullmatch("(?:村居?|社区|乡镇|镇街|街道|县区|部门|单位)+", named)
    return bool(named) and named not in said and (one_of_them is None or kind is not None)


@cache
def _least() -> re.Pattern[str]:
    return re.compile(
        "(?:其中)?[^,;。]{0,6}最[少低短小]的?[^,;。\\d]{0,8}?(?:仅|只)?(?:[为是有达]|召开|开展)?"
    )


@cache
def _most() -> re.Pattern[str]:
    return re.compile("(?:其中)?[^,;。]{0,6}最[多高长大]的?[^,;。\\d]{0,8}?(?:[为是有达]|召开|开展)?")
