"""A count that another part of the report tells again: 督察发现问题412个 …… 对督察发现的421个问题; 常务会议会前学法12次 ……
县长主持常务会议会前学法13次.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._context import in_plan, sums_up
from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures
from lawlint.checks._lead_in import of_another
from lawlint.checks._retold.again import Again, is_base, is_named
from lawlint.checks._retold.parts import parts_make
from lawlint.facts.model import Term

_NOUN = 2
_FEW_WORDS = 4
"""As many in a part that speaks of what other parts tell."""
_WORDS = 6
"""Characters before both figures that say what they count."""
_MANY_WORDS = 8
"""As many for figures of two digits, which are alike by chance more easily."""
_SEVERAL, _LARGE = 10, 100
_MOST = 200
"""So many counts with the same words are a list, none of which is told again."""


class Earlier:
    """The counts of a document so far, by their units and the ends of their words."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._by_end: dict[tuple[str, str], list[Term]] = {}
        self._bound = {each.index: each.indicator for each in figures.reading.facts.bindings}
        self._by_measure: dict[tuple[str, str, str], list[Term]] = {}
        self._told: dict[int, bool] = {}

    def add(self, terms: Iterable[Term]) -> None:
        """The figures of one more paragraph."""
        for term in terms:
            if not is_base(self._figures, term, unit := self._figures[term].unit.name):
                continue
            if (about := self._bound.get(term.index)) and about.matter and not (about.period or about.aspect):
                self._by_measure.setdefault((unit, about.matter, about.measure), []).append(term)
            for size in (_NOUN, _FEW_WORDS, _WORDS):
                if len(term.lead) >= size:
                    self._by_end.setdefault((unit, term.lead[-size:]), []).append(term)

    def told(self, term: Term) -> bool:
        """Whether the figure says how much was done in the year, and is no part or plan."""
        if term.index not in self._told:
            self._told[term.index] = _is_told(self._figures, term)
        return self._told[term.index]

    def ending(self, term: Term, words: str) -> Sequence[Term]:
        """The counts in the unit of the term whose words end so, two, four or six characters; none of too many."""
        found = self._by_end.get((self._figures[term].unit.name, words), [])
        return found if len(found) <= _MOST else ()

    def measuring(self, term: Term) -> Sequence[Term]:
        """The counts of the year in the unit of the term, of its matter and measure, where it is of all of them."""
        about = self._bound.get(term.index)
        if about is None or not about.matter or about.period or about.aspect:
            return ()
        return self._by_measure.get((self._figures[term].unit.name, about.matter, about.measure), ())


def of_far_set(figures: Figures, again: Again, earlier: Earlier, told: bool) -> Term | None:
    """The only count before that the figure tells again with a slip; None when it may be another, as where the document
    has the same figure elsewhere (``told``) and little says what it is of.
    """
    term, value = again.term, figures[again.term].printed
    if _planned(figures, term):
        return None
    if (meant := _measured_alike(figures, again, earlier)) is not None:
        return meant
    if not again.done or len(again.noun) < _NOUN:
        return None
    ends = dict.fromkeys((again.noun[-_NOUN:], again.done[-_NOUN:]))
    found = [each for end in ends for each in earlier.ending(term, end)]
    if not any(_is_slip(figures[each].printed, value) for each in found):
        return None
    named = [each for each in found if is_named(figures, again, each)]
    base = _only(figures, [each for each in named if again.done in each.lead] or named)
    if base is None or _planned(figures, base):
        return None
    size = figures[base].printed
    sure = len(again.done) >= _FEW_WORDS or term.wide.startswith(("全年", "年内"))
    if told and not sure:
        return None
    return base if turned(size, value) or ((sure or value >= _LARGE) and one_wrong(size, value)) else None


def _measured_alike(figures: Figures, again: Again, earlier: Earlier) -> Term | None:
    """The only count before of the same matter and measure that the parts behind the figure make up: 受理行政复议申请735件 ……
    受理的753件行政复议案件中涉及行政处罚452件，其他领域283件.
    """
    term, value = again.term, figures[again.term].printed
    base = _only(figures, earlier.measuring(term))
    if not (again.done or again.definite) or base is None or not earlier.told(base):
        return None
    size = figures[base].printed
    return base if _is_slip(size, value) and value >= _SEVERAL and parts_make(figures, term, size) else None


def _is_slip(size: Fraction, value: Fraction) -> bool:
    return turned(size, value) or one_wrong(size, value)


def worded_alike(figures: Figures, term: Term, earlier: Earlier) -> Term | None:
    """The only count before that has the same words and almost the same digits."""
    size = _FEW_WORDS if _sums_up(figures, term) else _WORDS
    if len(term.lead) < size:
        return None
    alike = earlier.ending(term, term.lead[-size:])
    base = (
        _only(figures, [each for each in alike if earlier.told(each)])
        if alike and earlier.told(term)
        else None
    )
    if base is None or not _slipped(figures, base, term) or of_another(figures, base, term):
        return None
    return base


def next_of_row(figures: Figures, previous: Term, term: Term, earlier: Earlier) -> Term | None:
    """The count that stands near the one that ``previous`` tells again, where the figure tells it with a slip: 受理申请
    806件、审结798件 …… 督促受理申请806件、审结789件.
    """
    value, unit, done = figures[term].printed, figures[term].unit.name, term.lead[-_NOUN:]
    if term.mark != "、" or len(done) < _NOUN or not _sums_up(figures, term):
        return None
    words = (figures.measure(previous)[-_NOUN:], previous.lead[-_NOUN:])
    told = [
        each
        for end in dict.fromkeys(words)
        for each in earlier.ending(previous, end)
        if figures[each].printed == figures[previous].printed >= _SEVERAL
    ]
    near = [each for base in told for each in figures.paragraph(base) if each.index > base.index]
    near = [each for each in near if each.lead.endswith(done) and is_base(figures, each, unit)]
    base = _only(figures, [each for each in near if earlier.told(each)])
    return base if base is not None and _is_slip(figures[base].printed, value) else None


def things_alike(figures: Figures, term: Term, earlier: Earlier) -> Term | None:
    """The only count before of the things behind a figure of all of them: 重点任务26项 …… 推动28项年度重点任务全部完成."""
    named = _all_of_them().match(term.tail)
    if named is None or not _sums_up(figures, term) or not _anybody().fullmatch(term.wide):
        return None
    base = _only(figures, earlier.ending(term, named["noun"][-_FEW_WORDS:]))
    value = figures[term].printed
    if base is None or value < _SEVERAL or not earlier.told(base):
        return None
    return base if _is_slip(figures[base].printed, value) else None


def _only(figures: Figures, found: Sequence[Term]) -> Term | None:
    """The last of the counts, where all are of one size."""
    return found[-1] if len({figures[each].printed for each in found}) == 1 else None


def _slipped(figures: Figures, base: Term, term: Term) -> bool:
    """Whether both figures count the same, and the second has a digit wrong or two of them turned round."""
    size, value = figures[base].printed, figures[term].printed
    common = _common(base.lead, term.lead)
    by_whom = term.lead[: len(term.lead) - common]
    whose = _anybody().sub("", base.lead[: len(base.lead) - common], count=1)
    if (whose and whose not in _sentence_before(figures, term)) or not _anybody().fullmatch(by_whom):
        return False
    if value >= _LARGE:
        return turned(size, value) or one_wrong(size, value)
    head = _by_head().search(by_whom) is not None or _sums_up(figures, term)
    enough = common >= (_FEW_WORDS if _sums_up(figures, term) else _MANY_WORDS)
    more = value > size and one_wrong(size, value) and head
    return value >= _SEVERAL and enough and (more or turned(size, value))


def _sentence_before(figures: Figures, term: Term) -> str:
    """The text of the sentence up to the figure."""
    first = next(each for each in figures.paragraph(term) if each.sentence == term.sentence)
    return figures.reading.document.folded[first.start : term.start]


def _sums_up(figures: Figures, term: Term) -> bool:
    document = figures.reading.document
    return sums_up(document, document.blocks[term.block])


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
        "(?:全年|年内|[共已]|先后|[县市区州省乡镇局厅厂]?(?:长|委?书记|主任)|(?:党政|[县市区局厅镇])?主要(?:负责人|负责同志|领导)|主持|亲自|带头|组织|召开|开展|推动|督促|协调|督办|审定|研究|听取|牵头|领衔|签批|实现|完成)*"
    )


@cache
def _all_of_them() -> re.Pattern[str]:
    return re.compile("(?P<noun>[\u4e00-\u9fff]{4,10}?)(?:均|已|都)?(?:全部|全面|按期|如期|100%)")


@cache
def _by_head() -> re.Pattern[str]:
    """A head of the office has held no more meetings than the office."""
    return re.compile("长|书记|主任|负责|领导|主持")
