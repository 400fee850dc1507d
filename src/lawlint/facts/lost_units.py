"""Figures whose measure word was lost: bare numbers beside others that count the same (受理31，办结29件).

They are read with the word that they lack, so that what is compared with them is compared rightly: the slip is
told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.facts.model import Binding, Facts, Kind, Quantity, Term, Unit
from lawlint.lean import replace

_CASES = frozenset({"case", "document", "item"})
_UNITS = ("件", "起", "宗", "个", "条", "份")
_NEAR = 3  # figures on each side among which the unit is looked for
_FAR = 8  # the same for a noun that is counted there, too


def lost(
    quantities: Sequence[Quantity], terms: Sequence[Term], bindings: Sequence[Binding]
) -> dict[int, Unit]:
    """The units that figures lost, by their index."""
    bare = [at for at, term in enumerate(terms) if _is_bare(quantities[term.index], term)]
    if not bare:
        return {}
    search = _Search(quantities, terms, bindings)
    found = ((terms[at].index, search.unit(at)) for at in bare)
    return {index: unit for index, unit in found if unit is not None}


def mended(facts: Facts) -> tuple[Quantity, ...]:
    """The quantities with the units that they lost."""
    if not facts.lost:
        return facts.quantities
    return tuple(
        replace(quantity, kind=Kind.QUANTITY, unit=unit) if (unit := facts.lost.get(index)) else quantity
        for index, quantity in enumerate(facts.quantities)
    )


def ends_bare(quantity: Quantity, term: Term) -> bool:
    """Whether the figure stands without a unit before a mark, in no row (分别为12、8、3件)."""
    return (
        quantity.kind is Kind.ORDINARY
        and not term.tail
        and term.closing in (",", ";", "。")
        and "分别" not in term.wide
    )


def _is_bare(quantity: Quantity, term: Term) -> bool:
    return (
        ends_bare(quantity, term)
        and term.mark != "、"
        and quantity.exact
        and quantity.decimals == 0
        and not quantity.text.endswith(("万", "亿"))
        and not stands_for_rate(term)
    )


@cache
def _rate() -> re.Pattern[str]:
    """Words behind which a percentage stands; some rates are told otherwise (容积率2.5, 汇率7.1)."""
    return re.compile(r"(?:占比?|比例|比重|(?<!容积)(?<![汇倍频亡生病案辨转长])率)(?:均?为|均?达到?)?$")


def stands_for_rate(term: Term) -> bool:
    """Whether the words before the figure are those of a rate or share."""
    return _rate().search(term.wide) is not None


@cache
def _counted() -> re.Pattern[str]:
    """Words that are counted in cases: 民事案件36, 咨询类共33523."""
    nouns = "案件?|申请|诉求|投诉|举报|工单|纠纷|线索|提案|建议|警情|问题|隐患|处罚|许可|援助|类"
    verbs = "受理|办结|审结|结案|立案|审查|维持|撤销|驳回|终止|化解|调解|收案|执结|抗诉|直办|转办|交办|答复|处理完毕"
    return re.compile(rf"(?:{nouns}|{verbs})(?:决定)?的?(?:共计?|合计|为|了)*$")


@cache
def _added() -> re.Pattern[str]:
    """What was gained or is there, and its noun: 新增执业律师7. Things that are numbered (典型案例7) are none."""
    verbs = "新增|新设|新建|新聘|新招录?|增设|增加|现有|共有|拥有|设立|建成|建立|组建|聘请|聘任|选聘|配备|培养|选派|登记"
    numbered = "案例|附件|图表|专题|专栏|窗口|会议室|步骤|阶段|大厅|线路|线|路|号|期|组|队|班|楼"
    return re.compile(f"[\u4e00-\u9fff]{{0,4}}(?:{verbs})了?((?!.*(?:{numbered})$)[\u4e00-\u9fff]{{2,8}})")


@cache
def _people() -> re.Pattern[str]:
    return re.compile("(?:员|师|干部|法官|检察官|志愿者|工作者|带头人|明白人|人才|专家|骨干)$")


class _Search:
    """The figures of a document, asked for the unit of one of them."""

    def __init__(
        self, quantities: Sequence[Quantity], terms: Sequence[Term], bindings: Sequence[Binding]
    ) -> None:
        self.quantities = quantities
        self.terms = terms
        self.bindings = bindings
        self.bound = {binding.index: binding for binding in bindings}

    def unit(self, at: int) -> Unit | None:
        """The unit that the figure of the term lost; None when that is not sure."""
        binding = self.bound.get(self.terms[at].index)
        found = None if binding is None else self._sibling(binding)
        return found or self._neighbour(at) or self._same_noun(at)

    def _sibling(self, binding: Binding) -> Unit | None:
        """The unit of the nearest figure of the same matter in the sentence."""
        others = [
            other
            for other in self.bindings
            if other.sentence == binding.sentence
            and other.indicator.matter == binding.indicator.matter
            and self.quantities[other.index].unit.family in _CASES
        ]
        nearest = min(others, key=lambda other: abs(other.index - binding.index), default=None)
        return None if nearest is None else self.quantities[nearest.index].unit

    def _neighbour(self, at: int) -> Unit | None:
        """The unit in which the figures beside it in the paragraph count cases, if the term counts them, too."""
        term = self.terms[at]
        value = self.quantities[term.index].printed
        hotline = 11000 <= value < 13000 or value in (110, 119, 120, 122)
        share = self.terms[at + 1 : at + 2]  # 公安执法1152，占诉求量的10.31%
        parted = (
            bool(share)
            and share[0].wide.startswith("占")
            and self.quantities[share[0].index].kind is Kind.PERCENT
        )
        if value < 10 or hotline or 1949 <= value < 2050 or not (parted or _counted().search(term.lead)):
            return None
        near = [each for each in self._near(at, _NEAR) if self.quantities[each.index].unit.name in _UNITS]
        return self._nearest(term, [each for each in near if each.sentence == term.sentence] or near)

    def _same_noun(self, at: int) -> Unit | None:
        """The unit in which the same noun, or another one of people, is counted in the paragraph: 新增执业律师7，
        公证员2名.
        """
        term = self.terms[at]
        noun = _added().fullmatch(term.lead)
        if noun is None:
            return None
        others = [
            each
            for each in self._near(at, _FAR)
            if self.quantities[each.index].kind is Kind.QUANTITY and self.quantities[each.index].exact
        ]
        same = [each for each in others if each.lead.endswith(noun[1][-2:]) and not each.tail]
        people = _people().search(noun[1]) is not None
        alike = [
            each
            for each in others
            if people and _people().search(each.lead) and self.quantities[each.index].unit.family == "person"
        ]
        return self._nearest(term, same or alike)

    def _near(self, at: int, reach: int) -> Iterator[Term]:
        """The terms of the paragraph that stand at most so many figures away."""
        for each in self.terms[max(at - reach, 0) : at + reach + 1]:
            if each.block == self.terms[at].block:
                yield each

    def _nearest(self, term: Term, others: Sequence[Term]) -> Unit | None:
        nearest = min(others, key=lambda each: abs(each.index - term.index), default=None)
        return None if nearest is None else self.quantities[nearest.index].unit
