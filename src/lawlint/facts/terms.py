"""Terms: each quantity with the words around it inside its clause, the raw material of binding and
arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.document.model import Document
from lawlint.facts.clauses import clause_at
from lawlint.facts.cues import plain
from lawlint.facts.model import Clause, Quantity, Term

_MARKS = frozenset(",;:。?!()\n、")
_AMONG = "其中"


def terms(document: Document, clauses: Sequence[Clause], quantities: Sequence[Quantity]) -> tuple[Term, ...]:
    """One term for each quantity that stands in a clause, in text order."""
    homes = [clause_at(clauses, quantity.span.start) for quantity in quantities]
    after: list[int | None] = [None] * len(quantities)  # where the next quantity of the same clause starts
    latest: dict[int, int] = {}
    for index, home in enumerate(homes):
        if home is not None:
            if home in latest:
                after[latest[home]] = quantities[index].span.start
            latest[home] = index
    found: list[Term] = []
    ends: dict[int, int] = {}  # clause → where its last quantity ended
    for index, (quantity, home) in enumerate(zip(quantities, homes, strict=True)):
        if home is not None:
            found.append(_term(document.folded, clauses, home, index, quantity, ends.get(home), after[index]))
            ends[home] = quantity.span.end
    return tuple(found)


def _term(
    text: str,
    clauses: Sequence[Clause],
    home: int,
    index: int,
    quantity: Quantity,
    previous: int | None,
    following: int | None,
) -> Term:
    clause = clauses[home]
    start = clause.span.start if previous is None else previous
    wide = plain(text[start : quantity.span.start])
    among = _among(text, start) if previous is None else 0
    if among:
        wide = _AMONG + wide.strip()
    _, listed, lead = wide.rpartition("、")
    stop = clause.span.end if following is None else following
    tail, ended, _ = plain(text[quantity.span.end : stop]).partition("、")
    closing = "、" if ended else ("" if following is not None else _mark_at(text, clause.span.end))
    if closing == "。" and home + 1 < len(clauses) and clauses[home + 1].sentence == clause.sentence:
        closing = ","
    outside = "" if previous is not None else _mark_at(text, _back(text, start - among))
    if outside == "。" and home and clauses[home - 1].sentence == clause.sentence:
        outside = ","
    mark = "、" if listed else outside
    return Term(
        index,
        start,
        lead.strip(),
        wide.strip(),
        tail.strip(),
        mark,
        closing,
        home,
        clause.sentence,
        clause.block,
    )


def _among(text: str, start: int) -> int:
    """How far back 其中 stands with a mark of its own: 其中，民事案件12件. 0 if it does not."""
    before = text[max(start - len(_AMONG) - 3, 0) : start].rstrip()
    if not before.endswith((_AMONG + ",", _AMONG + ":")):
        return 0
    return start - text.rfind(_AMONG, 0, start)


def _back(text: str, at: int) -> int:
    """The offset of the mark before ``at``, spaces skipped."""
    at -= 1
    while at >= 0 and text[at] == " ":
        at -= 1
    return at


def _mark_at(text: str, at: int) -> str:
    while at < len(text) and text[at] == " ":
        at += 1
    return text[at] if 0 <= at < len(text) and text[at] in _MARKS else ""
