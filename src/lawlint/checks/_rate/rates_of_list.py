"""Rates in a row behind a list, in its order: 2160件，其中调解1512件、裁决432件、撤回216件，调解率70%、裁决率20%、撤回率10%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from lawlint.checks._figures import Figures, total
from lawlint.checks._quotient import is_share, unexplained
from lawlint.checks.base import Observation
from lawlint.facts.model import Approx, Kind, Term

_FEWEST = 3
"""Rates of a row of which all but one show what they are of."""


def rates_of_list(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """The one rate of every such row that is not that of its part in the whole, as all others are."""
    for at, term in enumerate(terms):
        if term.mark != "," or not term.wide.endswith("率") or figures[term].kind is not Kind.PERCENT:
            continue
        row = _row(figures, terms[at:])
        many = len(row)
        if many < _FEWEST or at <= many:
            continue
        whole, *parts = terms[at - many - 1 : at]
        if not _is_list(figures, whole, parts) or term.index != whole.index + many + 1:
            continue
        if not all(
            rate.lead.removesuffix("率")[:2] in part.lead for part, rate in zip(parts, row, strict=True)
        ):
            continue
        odd = [place for place in range(many) if not _is_of(figures, whole, parts[: place + 1], row[place])]
        if len(odd) == 1:
            part, rate = parts[odd[0]], row[odd[0]]
            if not _has_own_base(figures, parts, part, rate):
                yield unexplained(figures, case, (rate.lead, rate), part, [[whole]])


def _has_own_base(figures: Figures, parts: Sequence[Term], part: Term, rate: Term) -> bool:
    """Whether a rate may be of fewer than the whole: all that had to be done (责令整改24家，整改率100%), or the part among
    it and some other parts (维持360件、纠错90件、调解150件，纠错率20%).
    """
    others = [each for each in parts if each is not part]
    bases = [[part, *some] for many in range(1, len(others)) for some in combinations(others, many)]
    among = any(
        is_share(figures, part, rate, total([figures.rounded(each) for each in base])) for base in bases
    )
    to_do = re.search("责令|限期|督促", part.lead) is not None  # 责令整改24家，整改率95.8%
    return among or to_do or figures[rate].printed == _ALL


_ALL = 100


def _is_of(figures: Figures, whole: Term, parts: Sequence[Term], rate: Term) -> bool:
    """Whether a rate is that of the last of the parts, or of all of them (良好率 of 优秀 and 良好)."""
    base = figures.rounded(whole)
    every = total([figures.rounded(part) for part in parts]).scale(100) / base
    return is_share(figures, parts[-1], rate, base) or every.meets(figures.printed(rate))


def _row(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The rates joined by 、 from the first on."""
    row = [terms[0]]
    for term in terms[1:]:
        joined = term.mark == "、" and term.index == row[-1].index + 1 and term.wide.endswith("率")
        if not joined or figures[term].kind is not Kind.PERCENT:
            break
        row.append(term)
    sharp = all(figures[each].approx in (Approx.EXACT, Approx.ROUNDED) and len(each.lead) > 2 for each in row)
    return row if sharp else []


def _is_list(figures: Figures, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether 其中 divides the whole into the parts, joined by 、."""
    joined = parts[0].wide.startswith("其中") and all(part.mark == "、" for part in parts[1:])
    counted = figures.is_count(whole) and all(figures.alike(part, whole) for part in parts)
    return joined and counted and all(figures[each].exact for each in (whole, *parts))
