"""The words beside a figure and around it: what they say it measures, and what they admit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from lawlint.document.model import Document
from lawlint.facts.clauses import goes_on_from_above, item_start
from lawlint.facts.cues import Cues, Label, ends_item, plain
from lawlint.facts.model import Indicator, Kind, Quantity, Term
from lawlint.lean import replace

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

RATE = "率"
HANDLED = frozenset({"case", "case-time", "document", "entry", "item", "batch", "call"})
"""Families of units of what is received and handled, whatever it may be."""


def is_by_time(words: str) -> bool:
    """Whether the words before a figure make it an average, which is no count of the year: 月均收案, 平均每天接听."""
    return _by_time().search(words) is not None


@cache
def _by_time() -> re.Pattern[str]:
    return re.compile("平均|(?<![\\d当同])[月日周季]均|每[月日天周季]")


class Beside:
    """The words of one document, read by the cues of the vocabulary."""

    def __init__(self, document: Document, quantities: Sequence[Quantity], vocabulary: Vocabulary) -> None:
        self.document = document
        self.quantities = quantities
        self.vocabulary = vocabulary
        self.cues = Cues(vocabulary, document.folded)

    def label(self, term: Term, matter: str) -> Label:
        """What the words before the figure say; nothing when they end an item before it (12件文件、37件合同)."""
        end = self.quantities[term.index].span.start
        start = end if ends_item(self.document.folded, term.start, end) else term.start
        return self.cues.said(self._dated(plain(self.document.folded[start:end])), matter)

    def _dated(self, words: str) -> str:
        """The words with the years between which cases go over named from the report's: 2024年结转 is 上年结转."""
        year = self.document.identity.year
        if year is None or not (f"{year - 1}年" in words or f"{year + 1}年" in words):
            return words
        return _carried_to(year).sub("结转下年", _carried_from(year).sub("上年", words))

    def behind(self, term: Term, matter: str) -> Label | None:
        """The label behind the figure (``2件不予受理``), when it stands alone there."""
        if not term.closing or not term.tail:
            return None
        words = _carried().sub("结转下年", self._dated(term.tail))
        found = self.cues.said(words, matter)
        return found if found.measure and not found.rest and not found.others else None

    def with_matter_behind(self, term: Term, own: Label) -> Label:
        """The label, and the matter that begins behind the figure (受理的171件行政复议申请)."""
        tail = self.cues.beginning(self.quantities[term.index].span.end, len(term.tail))
        if not tail:
            return own
        known = self.label(term, tail)
        return known if not known.measure or known.rest else replace(known, matter=tail)

    def only_of(self, term: Term, former: Indicator | None) -> Indicator | None:
        """What was spoken of before, when no other matter has such a measure as the words name."""
        if former is None:
            return None
        cue = self.label(term, former.matter).cue
        return former if cue in self.vocabulary.distinct(former.matter) else None

    def measures(self, measure: str, quantity: Quantity, matter: str) -> bool:
        """Whether such a figure can be such a measure of the matter."""
        rate = measure.endswith(RATE)
        right_kind = bool(measure) and rate == (quantity.kind is Kind.PERCENT)
        return right_kind and self.fits(matter, quantity, measure)

    def fits(self, matter: str, quantity: Quantity, measure: str = "") -> bool:
        """Whether the measure of the matter is counted in such units."""
        known, family = self.vocabulary.matters.get(matter), quantity.unit.family
        if known is None:
            return not family or family in HANDLED
        return known.counted_in(family, measure.removesuffix(RATE))

    def opens_new(self, quantity: Quantity, measure: str) -> bool:
        """Whether a figure with words of its own may start a subject that the vocabulary does not know."""
        opens = measure in self.vocabulary.opening
        return opens and quantity.kind is Kind.QUANTITY and bool(quantity.unit.family)

    def around(self, term: Term, begin: int | None) -> tuple[Indicator | None, str]:
        """The one matter that the paragraph names so far, from ``begin`` if given, else the nearest heading; none if neither
        does.
        """
        block = self.document.blocks[term.block]
        start = block.span.start if begin is None else begin
        named = self.cues.matters_so_far(start, term.start)
        if len(named) > 1:
            item = item_start(self.document.folded, block.span.start, term.start)
            named = named if item is None else self.cues.matters(item, term.start) or named
        if named:
            alone = len(named) == 1 and self._parts_named(term) <= set(named)
            return (Indicator(named[0], "") if alone else None), "paragraph"
        section = self.document.section_at(block.span.start)
        if section is not None and not goes_on_from_above(self.document, block):
            heading = self.document.blocks[section.block]
            span = heading.heading or heading.span
            named = self.cues.matters(span.start, span.end)
        if named:
            return (Indicator(named[0], "") if len(named) == 1 else None), "heading"
        opens = self.label(term, "").measure in self.vocabulary.opening
        return (Indicator("", "") if opens else None), "clause"

    def _parts_named(self, term: Term) -> set[str]:
        """The matters of the parts behind a figure, which it counts together: 立案481件，其中行政公益诉讼407件."""
        text, start = self.document.folded, self.quantities[term.index].span.end
        if not text.startswith((",其中", "(其中", ",包括", "(包括", ":"), start):
            return set()
        stops = [at for mark in ";。\n" if (at := text.find(mark, start)) >= 0]
        return set(self.cues.matters(start, min(stops, default=len(text))))


@cache
def _carried_from(year: int) -> re.Pattern[str]:
    return re.compile(f"{year - 1}年度?末?(?=结转|遗留|旧存|结存|未审?结|转入)")


@cache
def _carried_to(year: int) -> re.Pattern[str]:
    return re.compile(f"(?:结转|转入|转)[至到]?{year + 1}年度?(?:继续[办审处]理)?")


@cache
def _carried() -> re.Pattern[str]:
    """结转下年度继续办理, 结转次年答复: the words of what is yet to be done name no other measure."""
    return re.compile("^结转[至到]?(?:下一?年度?|次年)(?:继续)?(?:[办审处]理|审查|答复)?$")
