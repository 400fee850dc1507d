"""Ordinals in running text that do not count on: 一是…三是…, or 三是 twice.

Chains of 一是, 一要, 其一 and 第一， are followed inside a paragraph, and over paragraphs that begin with
their items.  一是 starts a new chain, and a chain inside an item of another is counted by itself.

* ``gap``: a number is missing;
* ``repeat``: a number stands twice;
* ``order``: a number stands after a greater one;
* ``start``: a chain of at least two items does not begin with one.  Other words for a first item before it
(首先, 一方面, 一个是) excuse that.

A single item is no chain and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lawlint.checks._context import around
from lawlint.checks._numerals import in_han
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.facts.model import OrdinalChain, OrdinalItem
from lawlint.finding import Edit, Fix, Related, Span, Words

PLACEHOLDERS = ("found", "expected", "before")
CASES = ("gap", "repeat", "order", "start")

_LONGEST = 50  # items after which nothing is said of the rest of a chain
_FIRST = ("首先", "一方面", "一个是", "一则", "一来", "一是", "一要", "其一", "第一")


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
            continue
        broken = list(_breaks(reading.document, chain))
        yield from broken
        if not broken:
            yield Held(Span(chain.items[0].span.start, chain.items[-1].span.end))


def _breaks(document: Document, chain: OrdinalChain) -> Iterator[Problem]:
    first = chain.items[0]
    if first.number != 1 and not _begun(document, first):
        yield _start(document, chain)
    due = first.number + 1
    for at in range(1, len(chain.items)):
        before, item = chain.items[at - 1], chain.items[at]
        comes_late = item.number > due and any(each.number == due for each in chain.items[at + 1 :])
        if item.number not in (due, before.number + 1) and not comes_late:
            yield _break(document, chain, at, due)
        due = due + 1 if item.number == due else max(due, item.number + 1)


def _begun(document: Document, first: OrdinalItem) -> bool:
    """Whether other words for a first item stand before it in its paragraph."""
    start = around(document, first.span, "paragraph").start
    before = document.folded[start : first.span.start]
    return any(word in before for word in _FIRST)


def _break(document: Document, chain: OrdinalChain, at: int, due: int) -> Problem:
    before, item = chain.items[at - 1], chain.items[at]
    found, expected = item.span.of(document.text), _word(chain, item, due, document)
    previous = before.span.of(document.text)
    if item.number > due:
        case = "gap"
        said = Words(
            f"“{previous}”之后是“{found}”，中间没有“{expected}”",
            f"{found} follows {previous}; there is no {expected}",
        )
    elif any(each.number == item.number for each in islice(chain.items, at)):
        case = "repeat"
        said = Words(
            f"“{found}”在同一组中出现了两次，按顺序此处应为“{expected}”",
            f"{found} stands twice in one series; {expected} is due here",
        )
    else:
        case = "order"
        said = Words(
            f"“{found}”排在“{previous}”之后，次序颠倒",
            f"{found} stands after {previous}",
        )
    return Problem(
        item.span,
        said,
        case=case,
        values={"found": found, "expected": expected, "before": previous},
        related=(Related(before.span, Words("前一项", "the item before")),),
        fixes=_fixes(chain, at, due, expected) if case != "order" else (),
        key=f"{previous}…{found}",
    )


def _fixes(chain: OrdinalChain, at: int, due: int, expected: str) -> tuple[Fix, ...]:
    """Renumber this item, where the rest of the chain then counts on."""
    rest = [item.number for item in chain.items[at + 1 : at + _LONGEST]]
    if rest != list(range(due + 1, due + 1 + len(rest))):
        return ()
    edit = Edit(chain.items[at].span, expected)
    return (Fix((edit,), Words(f"改为“{expected}”", f"change to {expected}")),)


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
