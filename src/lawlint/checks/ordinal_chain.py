"""Ordinals in running text that do not count on: 一是…三是…, or 三是 twice.

Chains of 一是, 一要, 其一 and 第一， are followed inside a paragraph, and over paragraphs that begin with
their items.  一是 starts a new chain, and a chain inside an item of another is counted by itself.

* ``wrong``: a number does not fit between others that count on;
* ``gap``: a number is missing;
* ``repeat``: a number stands twice;
* ``order``: a number stands before or behind its place;
* ``start``: a chain of at least two items does not begin with one.  Other words for a first item before it
(首先, 一方面, 一个是) excuse that.

A single item is no chain and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.checks._context import around
from lawlint.checks._numerals import in_han
from lawlint.checks._slip_words import renumbering, said
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.facts.counting import Slip, renumbered, slips
from lawlint.facts.model import OrdinalChain, OrdinalItem
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "expected", "before")
CASES = ("wrong", "gap", "repeat", "order", "start", "alone")

_FIRST = ("首先", "一方面", "一个是", "一则", "一来", "一是", "一要", "其一", "第一")
_NEXT = (
    "另",
    "其次",
    "再次",
    "再者",
    "再有",
    "再就是",
    "此外",
    "还有",
    "还要",
    "二则",
    "二来",
    "其二",
    "第二",
    "最后",
)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: ordinal-chain`` rule: none of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """Nothing to look for without one of the forms."""
    return ("是", "要", "其", "第")


def check(params: Params, reading: Reading) -> Observations:
    """A ``Problem`` where a chain breaks; ``Held`` for chains that count on."""
    for chain in reading.facts.chains:
        if len(chain.items) < 2:
            yield from _alone(reading.document, chain)
            continue
        broken = list(_breaks(reading.document, chain))
        yield from broken
        if not broken:
            yield Held(Span(chain.items[0].span.start, chain.items[-1].span.end))


def _breaks(document: Document, chain: OrdinalChain) -> Iterator[Problem]:
    first, second = chain.items[0].number, chain.items[1].number
    begun = first != 1 and _begun(document, chain.items[0])
    if first != 1 and not begun and second == 2:
        first = 1
    elif first != 1 and not begun:
        yield _start(document, chain)
    for slip in slips([item.number for item in chain.items], first):
        yield _problem(document, chain, slip)


def _alone(document: Document, chain: OrdinalChain) -> Iterator[Problem]:
    """A single 一是 or 二是.  一要 and the like may be words of their own and are left alone."""
    (item,) = chain.items
    if chain.form != "是" or (item.number > 1 and _begun(document, item)):
        return
    end = around(document, item.span, "paragraph").end
    if end >= document.blocks[-1].span.end:
        return  # the text may be cut off
    if any(word in document.folded[item.span.end : end] for word in _NEXT):
        return
    found = item.span.of(document.text)
    other = _word(chain, item, 2 if item.number == 1 else 1, document)
    said = Words(f"只有“{found}”，没有“{other}”", f"{found} stands alone; there is no {other}")
    values = {"found": found, "expected": other, "before": ""}
    yield Problem(item.span, said, case="alone", values=values, key=f"={found}")


def _begun(document: Document, first: OrdinalItem) -> bool:
    """Whether other words for a first item stand before it in its paragraph."""
    start = around(document, first.span, "paragraph").start
    before = document.folded[start : first.span.start]
    return any(word in before for word in _FIRST)


def _problem(document: Document, chain: OrdinalChain, slip: Slip) -> Problem:
    item = chain.items[slip.at]
    before = chain.items[slip.at - 1] if slip.at else None
    behind = chain.items[slip.at + 1] if slip.at + 1 < len(chain.items) else None
    found, expected = item.span.of(document.text), _word(chain, item, slip.due, document)
    previous = before.span.of(document.text) if before else ""
    following = behind.span.of(document.text) if behind else ""
    moves = renumbered([each.number for each in chain.items], slip)
    labels = [(chain.items[at].span, _word(chain, chain.items[at], number, document)) for at, number in moves]
    return Problem(
        item.span,
        said(slip.case, found, expected, previous, following),
        case=slip.case,
        values={"found": found, "expected": expected, "before": previous},
        related=(Related(before.span, Words("前一项", "the item before")),) if before else (),
        fixes=renumbering(labels),
        key=f"{previous}…{found}",
    )


def _start(document: Document, chain: OrdinalChain) -> Problem:
    first = chain.items[0]
    found, expected = first.span.of(document.text), _word(chain, first, 1, document)
    said = Words(
        f"这一组从“{found}”开始，没有“{expected}”", f"the series begins with {found}; there is no {expected}"
    )
    values = {"found": found, "expected": expected, "before": ""}
    return Problem(first.span, said, case="start", values=values, key=f"^{found}")


def _word(chain: OrdinalChain, item: OrdinalItem, number: int, document: Document) -> str:
    """The words for ``number`` in the form of ``item``."""
    words = item.span.of(document.text)
    return f"{in_han(number)}{words[-1]}" if chain.form in "是要" else f"{words[0]}{in_han(number)}"
