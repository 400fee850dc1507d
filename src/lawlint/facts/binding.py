"""What each quantity measures: matter, measure, scope, period and aspect.

A quantity is bound by the cue words of its own clause. Where they name a measure but no matter
(``受理94件，办结62件``) the matter is that of the sentence, else of the paragraph, else of the heading,
provided that no other matter has been counted in between and that the words beside the figure say nothing
that the cue words do not explain. Otherwise it stays unbound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.beside import HANDLED, Beside, is_by_time
from lawlint.facts.cues import Label
from lawlint.facts.model import COUNT, Binding, Indicator, Kind, Quantity, Term
from lawlint.facts.tables import bind_cells
from lawlint.facts.topic import ASIDE, Topic, period_said
from lawlint.finding import Span
from lawlint.lean import replace

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

_OF_THE_SAME = frozenset("增减升降多少比涉类占较")
"""Characters of words beside a figure that say it is a change or a class of what is spoken of."""

_OF_OTHERS = HANDLED | {"person", "person-time", "organisation", "household", "money"}
"""Families of figures that, when no matter is known for them, tell that something else is spoken of."""

_OF_ALL = "各类"
"""Said of what is counted of every matter together, unless a heading says which."""

_KINDS = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.ORDINARY})


def bind(
    document: Document,
    quantities: Sequence[Quantity],
    terms: Sequence[Term],
    vocabulary: Vocabulary,
) -> tuple[Binding, ...]:
    """The bindings of all quantities that could be bound, in text order."""
    bound = [*_Binder(document, quantities, vocabulary).bound(terms)]
    bound.extend(bind_cells(document, quantities, terms, vocabulary))
    return tuple(sorted(bound, key=lambda binding: binding.index))


class _Binder:
    def __init__(self, document: Document, quantities: Sequence[Quantity], vocabulary: Vocabulary) -> None:
        self.document = document
        self.quantities = quantities
        self.vocabulary = vocabulary
        self.beside = Beside(document, quantities, vocabulary)
        self.cues = self.beside.cues
        self.topic = Topic()
        self.sentence = -1
        self.begin = 0  # where the sentence begins
        self.segment_from = 0  # where the text not yet looked at begins
        self.last: Indicator | None = None
        self.block = -1
        self.strange = False  # the sentence before has figures of things that no matter is known for
        self.waiting: list[Term] = []  # figures of the sentence that were not bound

    def bound(self, terms: Sequence[Term]) -> Iterator[Binding]:
        """The bindings of ``terms`` outside tables."""
        for term in terms:
            if self.document.blocks[term.block].cell is not None or is_by_time(term.lead):
                continue
            if term.sentence != self.sentence:
                self._enter(term)
            self._look_between(term)
            quantity = self.quantities[term.index]
            made = self._bind(term, quantity) if quantity.kind in _KINDS else None
            self.segment_from = quantity.span.end
            if made is None:
                self.waiting.append(term)
                continue
            self.last = made.indicator
            yield made
            if made.reach == "clause" and not self.topic.mixed and "其中" not in term.wide:
                yield from self._looked_forward(made.indicator)
            self.waiting.clear()

    def _looked_forward(self, about: Indicator) -> Iterator[Binding]:
        """Figures at the start of the sentence that wait for the matter (上年结转7件，新收复议申请96件)."""
        if len(self.topic.counted) > 1:
            return
        for term in self.waiting:
            quantity = self.quantities[term.index]
            own = self.beside.label(term, about.matter)
            if own.aspect or own.rest or self._one_of_row(term):
                continue
            if not self.beside.measures(own.measure, quantity, about.matter):
                continue
            indicator = replace(about, measure=own.measure, scope=own.scope or about.scope)
            yield self._made(term, quantity, indicator, own, "sentence")

    def _enter(self, term: Term) -> None:
        """A new sentence begins: nothing is spoken of but what its paragraph and heading say."""
        same = term.block == self.block
        self.block = term.block
        self.sentence = term.sentence
        self.topic = Topic()
        block = self.document.blocks[term.block]
        text = self.document.folded
        start = max((text.rfind(mark, block.span.start, term.start) for mark in "。?!"), default=-1) + 1
        start = max(start, block.span.start)
        self.strange = same and self._counts_others(start)
        self.segment_from = self.begin = start
        self.last = None
        self.waiting.clear()

    def _counts_others(self, end: int) -> bool:
        """Whether the sentence before, up to ``end``, counts things of no known matter, or goes on with such."""
        if self.last is not None or self.cues.matters(self.begin, end):
            return False
        families = {self.quantities[each.index].unit.family for each in self.waiting}
        return self.strange or not families.isdisjoint(_OF_OTHERS)

    def _look_between(self, term: Term) -> None:
        """Matters named in clauses without figures become what is spoken of, or make it unclear."""
        if ";" in self.document.folded[self.segment_from : term.start]:
            self.topic.semicolon()
            self.waiting.clear()
        for names in self.cues.matters_by_clause(self.segment_from, term.start):
            self.topic.named(names[0])
            if len(names) > 1:
                self.topic.about = None

    def _bind(self, term: Term, quantity: Quantity) -> Binding | None:
        own = self.beside.label(term, "")
        if len(own.measures) > 1 or self._one_of_row(term):
            return None
        if not own.matter:
            own = self.beside.with_matter_behind(term, own)
        if own.matter or (own.measure and own.rest):
            return self._explicit(term, quantity, own)
        if own.rest and _OF_THE_SAME.isdisjoint(own.rest):
            self.topic.mixed |= self.document.folded.endswith("案件", term.start, quantity.span.start)
        return self._elliptical(term, quantity)

    def _one_of_row(self, term: Term) -> bool:
        """Whether the figure is the first of several that one measure has: 三轮排查发现隐患分别为126处、87处、43处."""
        return (
            term.closing == "、"
            and "分别" in self.document.folded[term.start : self.quantities[term.index].span.start]
        )

    def _one_of_parts(self, term: Term) -> bool:
        """Whether the figure stands in a list behind 其中: 登记信访事项1528件，其中来信214件、来访386件."""
        return term.mark == "、" and "其中" in self.document.folded[self.begin : term.start]

    def _divides(self, cue: str, term: Term) -> bool:
        """Whether the figure is a part of one of its verb before it: 受理901件，其中市局接收453件、热线接收448件; 受理42172件
        （热线受理42037件，多媒体受理135件）.
        """
        text = self.document.folded[self.begin : term.start]
        opened = max(text.rfind("其中"), text.rfind("("))
        if opened < 0 or not cue or ")" in text[opened:]:
            return False
        return cue in text[:opened] or (cue in text[opened:] and self._one_of_parts(term))

    def _explicit(self, term: Term, quantity: Quantity, own: Label) -> Binding | None:
        """The words beside the figure name what is counted."""
        if own.others or own.one_of_several:
            self.topic.about = None
            self.topic.mixed |= own.one_of_several
            return None
        measure = own.measure
        if measure and self._divides(own.cue, term):
            return None
        if not measure:
            behind = self.beside.behind(term, own.matter)
            whole = not own.rest and not self._one_of_parts(term)
            measure = behind.measure if behind is not None else (COUNT if whole else "")
        if not self.beside.measures(measure, quantity, own.matter):
            self._passed(quantity, own)
            return None
        if not own.matter and not self.beside.opens_new(quantity, measure):
            return None
        scope, period = own.scope or self.topic.scope, self._period(term)
        about = Indicator(own.matter, "", scope, period, own.aspect + own.rest)
        self.topic.counts(about, quantity, "其中" in term.wide)
        return self._made(term, quantity, replace(about, measure=measure), own, "clause")

    def _elliptical(self, term: Term, quantity: Quantity) -> Binding | None:
        """The words beside the figure name a measure at most: the rest is understood."""
        topic = self.topic
        if topic.about is None and not topic.counted and not topic.mixed:
            topic.about, topic.reach = self.beside.around(term, self.begin if self.strange else None)
        about = topic.about or self.beside.only_of(term, topic.former)
        if about is None:
            return None
        own = self.beside.label(term, about.matter)
        if not own.measure and not own.rest:
            behind = self.beside.behind(term, about.matter)
            own = behind if behind is not None else own
        measure = own.measure
        if not measure and self.last is not None and own.aspect and quantity.unit.name:
            measure = self.last.measure
        if own.rest or len(own.measures) > 1 or not self.beside.measures(measure, quantity, about.matter):
            self._disturb(quantity, own)
            return None
        part = "其中" in term.wide
        said = self.document.folded[term.start : quantity.span.start]
        if _OF_ALL in said and topic.reach != "heading" and about.matter:
            topic.disturbed(False)
            return None
        if topic.far and any(word in own.aspect for word in self.vocabulary.proper):
            return None
        if not topic.admits(bool(own.aspect or own.scope), own.aspect, bool(own.measure), part):
            return None
        scope, aspect = own.scope or about.scope, own.aspect or about.aspect
        indicator = Indicator(about.matter, measure, scope, self._period(term), aspect)
        topic.goes_on(indicator, own.aspect, bool(own.measure), part)
        return self._made(term, quantity, indicator, own, topic.reach)

    def _passed(self, quantity: Quantity, own: Label) -> None:
        """An unbound figure names what is spoken of, or something else."""
        if own.matter and not own.rest:
            self.topic.named(own.matter)
        else:
            self._disturb(quantity, own)

    def _disturb(self, quantity: Quantity, own: Label) -> None:
        """An unbound figure of another sort makes it unclear what the next ones are about."""
        if quantity.kind is Kind.QUANTITY and own.rest and quantity.unit.family not in ASIDE:
            about = self.topic.about
            within = not _OF_THE_SAME.isdisjoint(own.rest)
            self.topic.disturbed(within and about is not None and self.beside.fits(about.matter, quantity))

    def _period(self, term: Term) -> str:
        """The period that the words before the figure name, else that of the topic."""
        text = self.document.folded[self.segment_from : self.quantities[term.index].span.start]
        said = period_said(text, self.document.identity.year)
        return self.topic.period if said is None else said

    def _made(self, term: Term, quantity: Quantity, indicator: Indicator, own: Label, reach: str) -> Binding:
        cue = Span(quantity.number.start, quantity.number.start)
        if own.cue:
            text, word = self.document.folded, own.cue
            at = text.rfind(word, term.start, quantity.span.start)
            if at < 0:
                at = text.find(word, quantity.span.end)
            cue = Span(at, at + len(word)) if at >= 0 else cue  # 2024年结转 is no 上年结转 in the text
        return Binding(term.index, indicator, cue, reach, term.sentence, term.block)
