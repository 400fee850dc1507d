"""Numbers of headings and listed items that do not count on, level by level.

一、（一）1.（1）① are followed at every level under every heading, in full or half width, run-in headings
(（一）健全制度。正文……) and numbered items included; quoted clauses and unnumbered headings are left alone.
一、 or 1. starts a new series, and a series may go on after one that stood inside it (a list in a section,
the headings of a flattened table).

* ``wrong``: a number does not fit between others that count on;
* ``gap``: a number is missing, and does not stand inside the text in between either;
* ``repeat``: a number stands twice;
* ``order``: a number stands before or behind its place;
* ``start``: the headings 一、 or （一） of a section begin with 二、 or （二）.

A heading whose label is of another level (三、 between （二） and （四）) is ``wrong``, and nothing else is.

Text that was copied from a table line by line has no reading order; numbers among lines of bare figures are
not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._outline.items import Item, groups, written
from lawlint.checks._outline.wrong_level import of_wrong_level, wrong_levels
from lawlint.checks._parts import label_place
from lawlint.checks._slip_words import renumbering, said
from lawlint.checks.base import Abstained, Held, Observations, Problem, Reading
from lawlint.document.model import Document, LabelStyle
from lawlint.facts.counting import AHEAD, Count, Slip, renumbered, slips
from lawlint.finding import Fix, Related, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "expected", "before")
CASES = ("wrong", "gap", "repeat", "order", "start")

_OPEN = 8  # series that may be gone on with, besides the outermost
_HEADINGS = (LabelStyle.PART, LabelStyle.HAN, LabelStyle.HAN_BRACKET)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: outline`` rule: none of its own."""


@dataclass(slots=True)
class _Series:
    """Items whose numbers should count on."""

    items: list[Item]
    count: Count

    def add(self, item: Item) -> None:
        self.count.add(item.label.number)
        self.items.append(item)


def check(params: Params, reading: Reading) -> Observations:
    """A ``Problem`` where numbers break; ``Held`` for series that count on."""
    document = reading.document
    wrong = wrong_levels(document)
    for index, found in wrong.items():
        yield of_wrong_level(document, document.blocks[index], found)
    for items in groups(document, wrong):
        for series in _series(items):
            span = Span(series.items[0].block.span.start, series.items[-1].block.span.end)
            problems = list(_problems(document, series.items))
            if problems and _from_table(document, series):
                yield Abstained(span, "编号之间多是单独成行的数字，像是从表格抄下的文字")
            elif problems:
                yield from problems
            elif len(series.items) > 1:
                yield Held(span)


def _series(items: Sequence[Item]) -> Sequence[_Series]:
    """The items as series that count on from 1, nested or one after another."""
    made: list[_Series] = []
    open_: list[_Series] = []
    for place, item in enumerate(items):
        home = _home(open_, items, place)
        if home is None:
            number = item.label.number
            open_.append(_Series([item], Count(number, number + 1)))
            made.append(open_[-1])
            del open_[1:-_OPEN]
        else:
            del open_[home + 1 :]
            open_[home].add(item)
    return made


def _home(open_: Sequence[_Series], items: Sequence[Item], place: int) -> int | None:
    """Which open series the item belongs to: the one it fits, else the innermost; None for a new one."""
    number = items[place].label.number
    for at in reversed(range(len(open_))):
        if open_[at].count.takes(number):
            return at
    later = [item.label.number for item in items[place + 1 : place + 1 + AHEAD]]
    for at in reversed(range(len(open_))):
        if open_[at].count.goes_on_after(number, later):
            return at
    if not open_ or (number == 1 and not _again(open_[-1], items[place])):
        return None
    return len(open_) - 1


def _again(series: _Series, item: Item) -> bool:
    """Whether 一、 follows 一、 directly: a number written twice, no new series."""
    last = series.items[-1]
    return len(series.items) == 1 and last.label.number == 1 and last.end == item.block.index


def _problems(document: Document, items: Sequence[Item]) -> Iterator[Problem]:
    numbers = [item.label.number for item in items]
    first = numbers[0]
    if first != 1 and numbers[1:2] == [2]:
        first = 1
    elif first == 2:
        yield from _late_start(document, items[0])

    def excused(at: int, due: int) -> bool:
        expected = written(document, items[at], due)
        return at > 0 and _stands_between(document, items[at - 1].block.span.start, items[at], expected)

    for slip in slips(numbers, first, excused):
        yield _problem(document, items, numbers, slip)


def _late_start(document: Document, item: Item) -> Iterator[Problem]:
    if item.label.style not in _HEADINGS or item.block.heading is None:
        return
    found, expected = written(document, item, item.label.number), written(document, item, 1)
    if _stands_between(document, document.blocks[item.home].span.start, item, expected):
        return
    yield Problem(
        label_place(document, item.block),
        Words(
            f"编号从“{found}”开始，没有“{expected}”",
            f"the numbers begin with {found}; there is no {expected}",
        ),
        case="start",
        values={"found": found, "expected": expected, "before": ""},
        key=f"^{found}",
    )


def _problem(document: Document, items: Sequence[Item], numbers: Sequence[int], slip: Slip) -> Problem:
    item = items[slip.at]
    before = items[slip.at - 1] if slip.at else None
    found, expected = written(document, item, item.label.number), written(document, item, slip.due)
    previous = written(document, before, before.label.number) if before else ""
    behind = items[slip.at + 1] if slip.at + 1 < len(items) else None
    following = written(document, behind, behind.label.number) if behind else ""
    role = Words("前一项", "the item before")
    return Problem(
        label_place(document, item.block),
        said(slip.case, found, expected, previous, following),
        case=slip.case,
        values={"found": found, "expected": expected, "before": previous},
        related=(Related(label_place(document, before.block), role),) if before else (),
        fixes=_fixes(document, items, renumbered(numbers, slip)),
        key=f"{previous}…{found}",
    )


def _fixes(document: Document, items: Sequence[Item], moves: Sequence[tuple[int, int]]) -> tuple[Fix, ...]:
    """The label, or all from it on, as they would count on; numbers that are not in the text have none."""
    if any(not items[at].label.span.of(document.text).strip() for at, _ in moves):
        return ()
    return renumbering(
        [(label_place(document, items[at].block), written(document, items[at], due)) for at, due in moves]
    )


def _stands_between(document: Document, start: int, item: Item, expected: str) -> bool:
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
