"""Numbers of headings and listed items that do not count on, level by level.

一、（一）1.（1）① are followed at every level under every heading, in full or half width, run-in headings
(（一）健全制度。正文……) and numbered items included; quoted clauses and unnumbered headings are left alone.
一、 or 1. starts a new series, and a series may go on after one that stood inside it (a list in a section,
the headings of a flattened table).

* ``gap``: a number is missing, and does not stand inside the text in between either;
* ``repeat``: a number stands twice;
* ``order``: a number stands after a greater one;
* ``start``: the headings 一、 or （一） of a section begin with 二、 or （二）.

Text that was copied from a table line by line has no reading order; numbers among lines of bare figures are
not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lawlint.checks._numerals import label_text
from lawlint.checks.base import Abstained, Held, Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document, Label, LabelStyle, Section
from lawlint.finding import Edit, Fix, Related, Span, Words

PLACEHOLDERS = ("found", "expected", "before")
CASES = ("gap", "repeat", "order", "start")

_RANK = {style: rank for rank, style in enumerate(LabelStyle)}
_OPEN = 8  # series that may be gone on with, besides the outermost
_AHEAD = 50  # items among which a number that comes late is looked for
_HEADINGS = (LabelStyle.PART, LabelStyle.HAN, LabelStyle.HAN_BRACKET)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: outline`` rule: none of its own."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A labelled block; ``end``: index of the block after all that is its own; ``home``: of its heading."""

    block: Block
    label: Label
    end: int
    home: int


@dataclass(slots=True)
class _Series:
    """Numbers that count on; ``due``: the one expected next."""

    items: list[_Item]
    due: int
    problems: list[Problem] = field(default_factory=list)

    def takes(self, number: int) -> bool:
        return number in (self.due, self.items[-1].label.number + 1)

    def add(self, item: _Item) -> None:
        number = item.label.number
        self.items.append(item)
        self.due = self.due + 1 if number == self.due else max(self.due, number + 1)


def check(params: Params, reading: Reading) -> Observations:
    """A ``Problem`` where numbers break; ``Held`` for series that count on."""
    document = reading.document
    for items in _groups(document):
        for series in _series(document, items):
            span = Span(series.items[0].block.span.start, series.items[-1].block.span.end)
            if series.problems and _from_table(document, series):
                yield Abstained(span, "编号之间多是单独成行的数字，像是从表格抄下的文字")
            elif series.problems:
                yield from series.problems
            elif len(series.items) > 1:
                yield Held(span)


def _groups(document: Document) -> Iterable[Sequence[_Item]]:
    """The labelled blocks of one style under one heading, in text order."""
    groups: dict[tuple[int, LabelStyle], list[_Item]] = {}
    sections = {section.block: section for section in document.sections}
    here: Section | None = None
    for block in document.blocks:
        own = sections.get(block.index)
        here = own or here
        if block.label is None or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        home = _above(document, _parent(document, own) if own else here, block.label)
        item = _Item(block, block.label, own.blocks[1] if own else block.index + 1, home.block if home else 0)
        groups.setdefault((home.index if home else -1, block.label.style), []).append(item)
    return groups.values()


def _parent(document: Document, section: Section) -> Section | None:
    return None if section.parent is None else document.sections[section.parent]


def _above(document: Document, section: Section | None, label: Label) -> Section | None:
    """The innermost section whose label is of a higher level; headings without label are no guide."""
    while section is not None and (not section.label or _RANK[section.label.style] >= _RANK[label.style]):
        section = _parent(document, section)
    return section


def _series(document: Document, items: Sequence[_Item]) -> Sequence[_Series]:
    """The items as series that count on from 1, nested or one after another."""
    made: list[_Series] = []
    open_: list[_Series] = []
    for place, item in enumerate(items):
        number = item.label.number
        at = next((at for at in reversed(range(len(open_))) if open_[at].takes(number)), None)
        if at is not None:
            del open_[at + 1 :]
        elif not open_ or (number == 1 and not _again(open_[-1], item)):
            series = _Series([item], number + 1)
            series.problems.extend(_late_start(document, item))
            made.append(series)
            open_.append(series)
            del open_[1:-_OPEN]
            continue
        elif not _comes_late(items[place : place + _AHEAD], open_[-1].due):
            open_[-1].problems.extend(_break(document, open_[-1], item))
        open_[-1].add(item)
    return made


def _comes_late(items: Sequence[_Item], due: int) -> bool:
    """Whether the missing number stands behind a greater one; it is reported there."""
    if items[0].label.number <= due:
        return False
    numbers = [item.label.number for item in items]
    end = numbers.index(1) if 1 in numbers else len(numbers)
    return due in numbers[:end]


def _again(series: _Series, item: _Item) -> bool:
    """Whether 一、 follows 一、 directly: a number written twice, no new series."""
    last = series.items[-1]
    return len(series.items) == 1 and last.label.number == 1 and last.end == item.block.index


def _late_start(document: Document, item: _Item) -> Iterator[Problem]:
    if item.label.number != 2 or item.label.style not in _HEADINGS or item.block.heading is None:
        return
    found, expected = _written(document, item, item.label.number), _written(document, item, 1)
    if _stands_between(document, document.blocks[item.home].span.start, item, expected):
        return
    yield Problem(
        _place(document, item),
        Words(
            f"编号从“{found}”开始，没有“{expected}”",
            f"the numbers begin with {found}; there is no {expected}",
        ),
        case="start",
        values={"found": found, "expected": expected, "before": ""},
        key=f"^{found}",
    )


def _break(document: Document, series: _Series, item: _Item) -> Iterator[Problem]:
    before = series.items[-1]
    number = item.label.number
    found, expected = _written(document, item, number), _written(document, item, series.due)
    previous = _written(document, before, before.label.number)
    fixes: tuple[Fix, ...] = ()
    if number > series.due:
        case = "gap"
        if _stands_between(document, before.block.span.start, item, expected):
            return
        zh = f"“{previous}”之后是“{found}”，中间没有“{expected}”"
        en = f"{found} follows {previous}; there is no {expected}"
    elif any(each.label.number == number for each in series.items):
        case = "repeat"
        zh = f"编号“{found}”重复，按顺序此处应为“{expected}”"
        en = f"the number {found} stands twice; {expected} is due here"
        if item.label.span.start < item.label.span.end:
            edit = Edit(_place(document, item), expected)
            fixes = (Fix((edit,), Words(f"改为“{expected}”", f"change to {expected}")),)
    else:
        case = "order"
        zh = f"“{found}”排在“{previous}”之后，次序颠倒"
        en = f"{found} stands after {previous}"
    yield Problem(
        _place(document, item),
        Words(zh, en),
        case=case,
        values={"found": found, "expected": expected, "before": previous},
        related=(Related(_place(document, before), Words("前一项", "the item before")),),
        fixes=fixes,
        key=f"{previous}…{found}",
    )


def _stands_between(document: Document, start: int, item: _Item, expected: str) -> bool:
    """Whether the expected label stands inside the text before the item: paragraphs run together."""
    from lawlint.document.fold import fold

    return document.folded.find(fold(expected).strip(), start, item.block.span.start) >= 0


def _from_table(document: Document, series: _Series) -> bool:
    """Whether among its blocks there are many that are only figures."""
    blocks = document.blocks[series.items[0].block.index : series.items[-1].end]
    bare = sum(
        block.span.of(document.folded).strip("0123456789.%,-/ ") == "" for block in blocks if not block.cell
    )
    return bare > 10


def _place(document: Document, item: _Item) -> Span:
    """The label without blanks; for an automatic number, which is not in the text, the words behind it."""
    span = item.label.span
    if span.start == span.end:
        return item.block.heading or Span(
            item.block.span.start, min(item.block.span.start + 8, item.block.span.end)
        )
    return Span(span.start, span.start + len(span.of(document.folded).rstrip()))


def _written(document: Document, item: _Item, number: int) -> str:
    """A label like that of ``item`` with another number."""
    return label_text(item.label.span.of(document.text).strip(), item.label.style, number)
