"""A count that another part of the report tells again: 督察发现问题412个 …… 对督察发现的421个问题; 常务会议会前学法12次 ……
县长主持常务会议会前学法13次.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lawlint.checks._context import in_plan
from lawlint.checks._figures import Figures
from lawlint.checks._retold.again import Again, is_base, is_named
from lawlint.checks._retold.digits import one_wrong, turned
from lawlint.facts.model import Term

_NOUN = 2
_WORDS = 6
"""Characters before both figures that say what they count."""
_MANY_WORDS = 8
"""As many for figures of two digits, which are alike by chance more easily."""
_LARGE = 100
_MOST = 200
"""So many counts with the same words are a list, none of which is told again."""


class Earlier:
    """The counts of a document so far, by their units and the ends of their words."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._by_end: dict[tuple[str, str], list[Term]] = {}

    def add(self, terms: Iterable[Term]) -> None:
        """The figures of one more paragraph."""
        for term in terms:
            if not is_base(self._figures, term, unit := self._figures[term].unit.name):
                continue
            for size in (_NOUN, _WORDS):
                if len(term.lead) >= size:
                    self._by_end.setdefault((unit, term.lead[-size:]), []).append(term)

    def ending(self, term: Term, words: str) -> Sequence[Term]:
        """The counts in the unit of the term whose words end so, ``_NOUN`` or ``_WORDS`` characters; none of too many."""
        found = self._by_end.get((self._figures[term].unit.name, words), [])
        return found if len(found) <= _MOST else ()


def of_far_set(figures: Figures, again: Again, earlier: Earlier) -> Term | None:
    """The only count before that the figure tells again with a slip; None when it may be another."""
    term, value = again.term, figures[again.term].printed
    if not again.done or len(again.noun) < _NOUN or _planned(figures, term):
        return None
    named = [each for each in earlier.ending(term, again.noun[-_NOUN:]) if is_named(figures, again, each)]
    sizes = {figures[each].printed for each in named}
    if len(sizes) != 1 or any(_planned(figures, each) for each in named):
        return None
    size = sizes.pop()
    slip = turned(size, value) or (value >= _LARGE and one_wrong(size, value))
    return named[-1] if slip else None


def worded_alike(figures: Figures, term: Term, earlier: Earlier) -> Term | None:
    """The only count before that has the same words and almost the same digits."""
    same = [each for each in earlier.ending(term, term.lead[-_WORDS:]) if _is_told(figures, each)]
    if not same or len({figures[each].printed for each in same}) != 1 or not _is_told(figures, term):
        return None
    return same[-1] if _slipped(figures, same[-1], term) else None


def _slipped(figures: Figures, base: Term, term: Term) -> bool:
    """Whether both figures count the same, and the second has a digit wrong or two of them turned round."""
    size, value = figures[base].printed, figures[term].printed
    common = _common(base.lead, term.lead)
    by_whom = term.lead[: len(term.lead) - common]
    if not (_anybody().fullmatch(base.lead[: len(base.lead) - common]) and _anybody().fullmatch(by_whom)):
        return False
    if value >= _LARGE:
        return turned(size, value) or one_wrong(size, value)
    more = value > size and one_wrong(size, value) and _by_head().search(by_whom) is not None
    return value > 9 and common >= _MANY_WORDS and (more or turned(size, value))


def _is_told(figures: Figures, term: Term) -> bool:
    """Whether the figure says how much was done in the year, and is no part or plan."""
    whole = is_base(figures, term, figures[term].unit.name) and figures.outer(term) is None
    cell = figures.reading.document.blocks[term.block].cell is not None
    return whole and not cell and not _partly().search(term.wide) and not _planned(figures, term)


def _planned(figures: Figures, term: Term) -> bool:
    document = figures.reading.document
    return in_plan(document, document.blocks[term.block])


def _common(one: str, other: str) -> int:
    """How many characters both end with."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)


@cache
def _partly() -> re.Pattern[str]:
    return re.compile("其中|其余|累计|新增|增加|减少|计划|拟|力争|另")


@cache
def _anybody() -> re.Pattern[str]:
    """Who did it, where that is the whole office or its head: 全年, 县长主持, 局主要负责人带头."""
    return re.compile(
        "(?:全年|年内|[共已]|先后|[县市区州省乡镇局厅厂]?(?:长|委?书记|主任)|(?:党政|[县市区局厅镇])?主要(?:负责人|负责同志|领导)|主持|亲自|带头|组织|召开|开展|推动)*"
    )


@cache
def _by_head() -> re.Pattern[str]:
    """A head of the office has held no more meetings than the office."""
    return re.compile("长|书记|主任|负责|领导|主持")
