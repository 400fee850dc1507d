"""The one pass over the text that finds every figure, date and period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lawlint.document.model import Block, BlockKind, Document
from lawlint.facts import measure_words, stops
from lawlint.facts.amounts import amount_at
from lawlint.facts.amounts_in_words import doubled_at, half_at, halved_at, lifted
from lawlint.facts.model import Approx, DateFact, Kind, PeriodFact, Quantity, TitleFact, Unit
from lawlint.facts.portions import Amount
from lawlint.facts.quantities import quantity, range_of
from lawlint.facts.times import Times
from lawlint.finding import Span
from lawlint.lean import dataclass, field

_HAN_FIGURES = "零〇○一二三四五六七八九十百千万亿两几数"
_SKIPPED = (BlockKind.RESIDUE, BlockKind.CODE)
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_PLANS = frozenset("十六七八九")  # what names of five-year plans begin with
_SHORT_QUOTE = 16  # a quotation that short is a name
_MARKS = frozenset(",;:。?!()")
_TIME_BEHIND = frozenset("年月日号时点:-./~—–―至到 ")
_BEHIND_HAN = frozenset("余多来 半分成折倍番季年月日时点百-~—–―至到瓦米克伏”")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pass found; ``atoms`` are the spans that no clause mark may divide."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateFact, ...]
    periods: tuple[PeriodFact, ...]
    atoms: tuple[Span, ...]


def read(document: Document, units: Mapping[str, Unit], titles: tuple[TitleFact, ...] = ()) -> Figures:
    """All figures of ``document``; inside ``titles`` only dates and periods."""
    times = Times(document, document.folded)
    reader = _Reader(
        document, document.folded, units, [title.span for title in titles if title.closed], times
    )
    for block in document.blocks:
        if block.kind not in _SKIPPED:
            reader.block(block)
    return Figures(tuple(reader.quantities), tuple(times.dates), tuple(times.periods), tuple(reader.atoms))


@cache
def _anchors() -> re.Pattern[str]:
    """Where a figure may start: every match is one character, or all digits of a run.

    上, 下 and 数 are too common to look at where neither 半年 nor a place word follows.
    """
    return re.compile(
        f"[0-9{_HAN_FIGURES}半“‘「『上下累截翻折](?:(?<=[0-9])[0-9]+|(?<![上下数])|(?=半年)|(?=[十百千万亿]))"
    )


@cache
def _han_run() -> re.Pattern[str]:
    return re.compile(f"[{_HAN_FIGURES}]+")


@cache
def _only_figures() -> re.Pattern[str]:
    return re.compile(r"\s*-?\d[\d,]*(?:\.\d+)?\s*")


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile(r"(?:https?://|www\.)[\w./?=&%#:~+-]+|[\w.+-]+@[\w.-]+", re.ASCII)


@dataclass(slots=True)
class _Reader:
    document: Document
    text: str
    units: Mapping[str, Unit]
    titles: list[Span]
    times: Times
    quantities: list[Quantity] = field(default_factory=list)
    atoms: list[Span] = field(default_factory=list)
    floor: int = 0  # nothing before this offset belongs to what is read next: other facts do
    seen: int = 0  # everything before this offset has been looked at
    title: int = 0  # index of the first title that does not end before the present place
    cell: bool = False
    behind: frozenset[str] = frozenset()  # what may stand behind a Han numeral that is a figure

    def __post_init__(self) -> None:
        self.behind = frozenset(name[0] for name in self.units) | _BEHIND_HAN

    def block(self, block: Block) -> None:
        """Reads one block."""
        start = block.label.span.end if block.label else block.span.start
        words = self.text[start : block.span.end]
        self.floor = self.seen = start + len(words) - len(words.lstrip())
        self.cell = block.kind is BlockKind.CELL or _only_figures().fullmatch(words) is not None
        addresses = self._addresses(block.span)
        for anchor in _anchors().finditer(self.text, self.floor, block.span.end):
            at = anchor.start()
            if at < self.seen or (addresses and any(span.start <= at < span.end for span in addresses)):
                continue
            self._anchor(at, anchor.end())

    def _addresses(self, span: Span) -> list[Span]:
        words = span.of(self.text)
        if "://" not in words and "www." not in words and "@" not in words:
            return []
        found = [Span(*match.span()) for match in _addresses().finditer(self.text, span.start, span.end)]
        self.atoms.extend(found)
        return found

    def _anchor(self, at: int, end: int) -> None:
        char = self.text[at]
        if char in "0123456789":
            self._digits(at, end)
        elif char in _CLOSING:
            self._quotation(at, _CLOSING[char])
        elif char in "上下":
            self._skip(at, self.times.half(at))
        elif char in "累截":
            self._skip(at, self.times.cumulative(at))
        elif char == "翻":
            self._special(doubled_at(self.text, at))
        elif char == "折":
            self._special(halved_at(self.text, at))
        elif char == "半":
            self._special(half_at(self.text, at, self.units, self.floor))
        else:
            self._han(at)

    def _skip(self, at: int, end: int | None) -> bool:
        """Notes that ``text[at:end]`` has been read; False when there is nothing."""
        if end is None:
            return False
        if not _MARKS.isdisjoint(self.text[at:end]):
            self.atoms.append(Span(at, end))
        self.floor = self.seen = max(self.seen, end)
        return True

    def _quotation(self, at: int, closing: str) -> None:
        """Skips a short quotation, which is a name, but for a five-year plan at its start."""
        if self.text[at + 1 : at + 2] in _PLANS:
            if self._skip(at, self.times.plan(at)):
                return
            self._skip(at + 1, self.times.plan(at + 1))
        end = self.text.find(closing, at + 1, at + _SHORT_QUOTE)
        if end > 0 and _MARKS.isdisjoint(self.text[at:end]):
            self.seen = end

    def _digits(self, at: int, run_end: int) -> None:
        behind = self.text[run_end : run_end + 1]
        if behind == "季" and self._skip(at, self.times.quarter(at, run_end, self.floor)):
            return
        if self._skip(at, stops.name_end(self.text, at, self.floor, run_end)):
            return
        if behind in _TIME_BEHIND and self._skip(at, self.times.time(at, self.floor)):
            return
        self._number(at, run_end)

    def _han(self, at: int) -> None:
        run = _han_run().match(self.text, at)
        run_end = run.end() if run else at + 1
        behind = self.text[run_end : run_end + 1]
        if self.text[run_end - 1] == "五" and self._skip(at, self.times.plan(at)):
            return
        if behind not in self.behind and self.text[run_end - 1] != "两":
            self.seen = run_end
            return
        if behind in _TIME_BEHIND and behind != " " and self._skip(at, self.times.time(at, self.floor)):
            return
        if behind == "季" and self._skip(at, self.times.quarter(at, run_end, self.floor)):
            return
        if behind == "半" and self.text.startswith("一半", at):
            self._special(half_at(self.text, at, self.units, self.floor))
        else:
            self._number(at, run_end)

    def _number(self, at: int, run_end: int) -> None:
        amount = amount_at(self.text, at, self.units)
        if amount is None or self._in_title(at):
            self.seen = max(run_end, amount.figures_end if amount else 0)
            return
        both = range_of(self.text, amount, self.units, self.floor)
        if both is not None:
            self._add(quantity(self.document, *both, self.floor))
            return
        forced: Approx | None = None
        if amount.figure.bare or (amount.kind is Kind.PERCENT and amount.figure.in_han):
            raised = lifted(self.text, amount, self.floor)
            if raised is not None:
                amount, forced = raised
            elif amount.figure.bare:
                self.seen = amount.figures_end
                return
        if self._is_quantity(amount):
            self._add(quantity(self.document, amount, None, self.floor, forced))
        else:
            self.seen = max(self.seen, run_end, amount.figures_end)

    def _is_quantity(self, amount: Amount) -> bool:
        figure, unit = amount.figure, amount.unit
        if amount.kind is Kind.ORDINARY:
            if figure.in_han:
                return False
            return self.cell or not stops.is_name(
                self.text, amount.start, amount.end, self.floor, figure.numeral.grand
            )
        if amount.kind is not Kind.QUANTITY:
            return True
        if unit.name == "日" and not measure_words.is_number_of_days(
            self.text, amount.start, amount.end, self.floor
        ):
            value = figure.numeral.value
            if value.denominator == 1 and value <= 31:
                self._skip(amount.start, self.times.day_of_month(amount.start, amount.end, int(value)))
            return False
        if measure_words.is_rank(self.text, amount.start, unit, self.floor):
            return False
        if measure_words.is_none(self.text, amount.start, figure, self.floor):
            return False
        if measure_words.is_all_day(self.text, amount.start, amount.end, unit):
            return False
        return not (
            figure.in_han and measure_words.is_han_name(self.text, figure, unit, amount.end, self.floor)
        )

    def _in_title(self, at: int) -> bool:
        while self.title < len(self.titles) and self.titles[self.title].end <= at:
            self.title += 1
        return self.title < len(self.titles) and self.titles[self.title].start < at

    def _special(self, found: tuple[Amount, Approx | None] | None) -> None:
        if found is not None and not self._in_title(found[0].start):
            self._add(quantity(self.document, found[0], None, self.floor, found[1]))

    def _add(self, found: Quantity) -> None:
        self.quantities.append(found)
        self._skip(found.span.start, found.span.end)
