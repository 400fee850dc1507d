"""Why a figure was not bound: what its reader is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.facts.beside import RATE, is_by_time
from lawlint.facts.cues import Cues, Label
from lawlint.facts.model import Facts, Kind, Quantity, Term
from lawlint.finding import Words

if TYPE_CHECKING:
    from lawlint.document.model import Document
    from lawlint.rules.vocabulary import Vocabulary

RELATIVE = Words("百分点、倍数、分数不单独对应指标", "points, multiples and fractions measure nothing alone")
APART = Words("不在句子里，或一处数字过多", "in no sentence, or among too many figures")
BY_TIME = Words("平均数不单独对应指标", "averages measure nothing alone")
HEADERS = Words("表头没有指标词", "no header names a measure")
NO_WORD = Words("旁边没有指标词", "no word beside it names a measure")
NO_RATE = Words("旁边没有“办结率”一类的词", "no rate is named beside it")
UNCLEAR = Words("不能断定属于哪一事项", "not clear to which matter it belongs")


def reasons(document: Document, facts: Facts, vocabulary: Vocabulary) -> dict[int, Words]:
    """For every figure that is not bound, by its index, why."""
    terms = {term.index: term for term in facts.terms}
    bound = {binding.index for binding in facts.bindings}
    cues = Cues(vocabulary, document.folded)
    return {
        index: _reason(document, quantity, terms.get(index), cues)
        for index, quantity in enumerate(facts.quantities)
        if index not in bound
    }


def _reason(document: Document, quantity: Quantity, term: Term | None, cues: Cues) -> Words:
    if quantity.kind in (Kind.POINTS, Kind.MULTIPLE, Kind.FRACTION):
        return RELATIVE
    if term is None:
        return APART
    if is_by_time(term.lead):
        return BY_TIME
    if document.blocks[term.block].cell is not None:
        return HEADERS
    return _of_label(quantity, cues.label(term.start, quantity.span.start), cues.vocabulary)


def _of_label(quantity: Quantity, label: Label, vocabulary: Vocabulary) -> Words:
    if len(label.measures) > 1:
        named = label.measures
        return Words(f"指标词不止一个：{'、'.join(named)}", f"more than one measure: {', '.join(named)}")
    if label.others:
        named = (*label.others, label.matter)
        return Words(f"事项不止一类：{'、'.join(named)}", f"more than one matter: {', '.join(named)}")
    if quantity.kind is Kind.PERCENT and not label.measure.endswith(RATE):
        return NO_RATE
    if not label.measure:
        return NO_WORD
    known, unit = vocabulary.matters.get(label.matter), quantity.unit
    if known is not None and not known.counted_in(unit.family, label.measure.removesuffix(RATE)):
        return Words(f"{label.matter}不以“{unit.name}”计数", f"{label.matter} is not counted in {unit.name}")
    return UNCLEAR
