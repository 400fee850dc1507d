"""Lists behind 其中 that are just the figure before them: 问题87个，其中共性52个、个性35个；完成整改81个."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_NAME = 2
"""Characters by which a part is known again."""


def without_listed(figures: Figures, terms: Sequence[Term]) -> Sequence[Term]:
    """The figures without the parts of such a list, when the one behind is larger than each of them: it speaks of all."""
    if not any(term.wide.startswith("其中") for term in terms):
        return terms
    kept = list[Term]()
    at = 0
    while at < len(terms):
        many = _many_parts(figures, kept[-1], terms[at:]) if kept else 0
        kept.extend(terms[at : at + 1] if not many else ())
        at += many or 1
    return kept


def _many_parts(figures: Figures, whole: Term, behind: Sequence[Term]) -> int:
    """How many of the figures behind the whole are a list of all of it; 0 when they are none."""
    if not behind[0].wide.startswith("其中") or not figures.is_count(whole):
        return 0
    left, most = figures.size(whole), figures.size(behind[0])
    for at, term in enumerate(behind):
        plain = figures[term].exact and figures.alike(term, whole) and not figures.is_change(term)
        if not plain or (at and term.mark not in ("、", ",")) or term.index != whole.index + at + 1:
            return 0
        left, most = left - figures.size(term), max(most, figures.size(term))
        if left <= 0:
            beyond = behind[at + 1 : at + 2]
            larger = any(figures.alike(each, whole) and figures.size(each) > most for each in beyond)
            again = any(_is_named(part, each) for part in behind[: at + 1] for each in beyond)
            return at + 1 if at and not left and larger and not again else 0
    return 0


def _is_named(part: Term, behind: Term) -> bool:
    """Whether the figure behind a list speaks of one of its parts: 其中普通程序80件…；2024年普通程序立案96件."""
    name = part.lead.removeprefix("其中")[:_NAME]
    return len(name) == _NAME and name in behind.wide
