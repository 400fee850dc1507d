"""Shares of what no figure counts: whether some whole number of the count before them gives the share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from lawlint.checks._figures import Figures
from lawlint.checks._fitting import MOST
from lawlint.checks._graded import all_graded, is_grade
from lawlint.checks._quotient import allows, impossible
from lawlint.checks._things import is_general
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term


def possible(
    figures: Figures, case: str, term: Term, subject: str, counts: Sequence[Term]
) -> Observation | None:
    """审结行政案件25件，行政机关败诉案件占9.5%: nothing is 9.5% of 25.  ``subject``: the words before 占; ``counts``:
    those of the paragraph, the nearest before the share last.
    """
    whole = counts[-1]
    beside = whole.index + 1 == term.index and whole.clause != term.clause and whole.mark != "("
    graded = is_grade(subject) and all_graded(figures, whole, term)
    if not beside or figures[term].approx is not Approx.ROUNDED or not (graded or _of_those(subject, whole)):
        return None
    alike = [each for each in counts if figures.alike(each, whole)]
    general = is_general(figures, whole) and not graded
    unnamed = general and _noun(subject) not in whole.tail and not _among(subject, whole)
    if unnamed or not all(figures[each].exact for each in alike) or figures.is_change(whole):
        return None
    counted = [figures[each].printed for each in alike]
    sizes = [*counted, *(one + two for one, two in combinations(counted[-MOST:], 2))]
    sizes += [sum(counted[start:], start=Fraction(0)) for start in range(len(counted) - 2)]
    if any(allows(size, figures[term]) for size in sizes):
        return Held(figures.span(term), case, figures.used((whole, term)))
    return impossible(figures, case, ("占比", term), [whole])


def _of_those(subject: str, whole: Term) -> bool:
    """Whether the words before a share name some of what the figure before them counts."""
    noun = _noun(subject)
    return (len(noun) > 1 and noun in whole.lead + whole.tail) or _among(subject, whole)


def _among(subject: str, whole: Term) -> bool:
    """Whether the words before a share say of what they name some: 审结48件，审结案件中以调解方式结案的占58.33%."""
    found = re.match("[,、]?(?:在)?([一-鿿]{2,6}?)(?:案件|总数)?[中里],?[一-鿿]", subject)
    return found is not None and found[1] != "其" and found[1][:2] in whole.lead


def _noun(subject: str) -> str:
    return subject.removesuffix("的")[-2:]
