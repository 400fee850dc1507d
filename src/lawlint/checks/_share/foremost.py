"""Shares of the class that the clause before them says is the largest: 生产环节61批次，经营环节100批次，使用环节58批次，以经营
环节为主，占45.66%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term
from lawlint.lean import replace

_LONGEST = 24
"""Characters of the clause."""


def with_class(figures: Figures, terms: Sequence[Term], at: int) -> Term:
    """The share with the name of its class before it; where other figures stand behind the classes, it may be of any of them,
    and the words that make it a share are left out.
    """
    term, text = terms[at], figures.reading.document.folded
    if not at or term.mark != "," or not term.wide.startswith("占"):
        return term
    named = _named_first().search(text, max(term.start - _LONGEST, 0), term.start)
    if named is None:
        return term
    name = named["main"] or named["most"]
    words = name + term.wide if _classes_behind(figures, terms[:at], name) else name
    return replace(term, wide=words, lead=words)


def _classes_behind(figures: Figures, before: Sequence[Term], name: str) -> bool:
    """Whether the last figures are classes, the named one among them, that make up one before them."""
    last, added, named = before[-1], Fraction(0), False
    for at in range(len(before) - 1, 0, -1):
        term = before[at]
        if not (figures.is_count(term) and figures.alike(term, last)):
            return False
        added, named = added + figures.size(term), named or name in term.lead
        if named and any(figures.alike(each, last) and figures.size(each) == added for each in before[:at]):
            return True
    return False


@cache
def _named_first() -> re.Pattern[str]:
    """以经营环节为主, 劳务合同类居多: the class whose share follows, whichever was counted last."""
    return re.compile(
        "[,;。](?:其中,?)?(?:以(?P<main>[\u4e00-\u9fff]{2,10}?)为主"
        "|(?P<most>[\u4e00-\u9fff]{2,10}?)(?:数量)?(?:居多|最多|居首位?|位居首位)),$"
    )
