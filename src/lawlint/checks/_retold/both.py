"""Two kinds of places counted side by side, and both together told again: 行政村215个、城市社区38个……担任243个村（社区）的
法律顾问，实现全覆盖.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_KINDS = {
    "村": "村",
    "社区": "社区",
    "居": "社区",
    "社": "社区",
    "镇": "镇",
    "乡": "镇",
    "街道": "街道",
    "街": "街道",
}
"""What each part of such a name stands for."""


def both_told(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Term, Term, Term]]:
    """Each figure of both kinds, all of them, that is their sum but for a slip, behind the two counts."""
    text = figures.reading.document.folded
    for at, term in enumerate(terms):
        if at < 2 or not figures.is_count(term) or not figures[term].exact:
            continue
        both = _both().match(text, figures.span(term).end)
        stop = text.find("。", figures.span(term).end)
        said = _all_of_them().search(text, figures.span(term).end, max(stop, 0))
        if both is None or said is None:
            continue
        kinds = {_KINDS[both["one"]], _KINDS[both["inside"] or both["beside"]]}
        for one, other in pairwise(terms[:at]):
            if {_kind(one), _kind(other)} != kinds or not _alike(figures, one, other, term):
                continue
            added, value = figures[one].printed + figures[other].printed, figures[term].printed
            slip = turned(added, value) or (value >= 10 and one_wrong(added, value))
            if slip and (said["full"] or value > added):  # fewer may be some of them
                yield one, other, term
            break


def _alike(figures: Figures, *terms: Term) -> bool:
    exact = all(figures.is_count(term) and figures[term].exact for term in terms)
    return exact and len({figures[term].unit.name for term in terms}) == 1


def _kind(term: Term) -> str:
    """The kind of place that a figure counts, by the end of its words or what stands behind it."""
    found = _place().search(term.lead) or _place().match(term.tail)
    return _KINDS[found[1]] if found else ""


@cache
def _place() -> re.Pattern[str]:
    return re.compile("(村|社区|街道|[乡镇])(?:[共有为]|现有)*$")


@cache
def _both() -> re.Pattern[str]:
    """村（社区）, 村居, 乡镇（街道）, 镇街."""
    return re.compile(
        r"(?P<one>村|[乡镇]|街道|社区)镇?(?:\((?P<inside>村|社区|居|街道|[乡镇])\)|[和与、/及]?(?P<beside>社区|居|社|街道|街))"
    )


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile("(?P<full>全覆盖|全面覆盖)|全部|均|每个|无一")
