"""What is said of marks without a partner, of two that were meant as a pair, and of inner pairs of the outer kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks.base import Problem
from lawlint.document.model import Block, Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PAIRS = {"“": "”", "《": "》", "〈": "〉", "(": ")", "〔": "〕", "【": "】"}
OPENINGS = {closing: opening for opening, closing in PAIRS.items()}
INNER = {"“": "‘’", "《": "〈〉"}
_NEAR = 60
"""Characters between two lone marks that are taken for one pair gone wrong."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without a partner in its block."""

    mark: str
    at: int
    block: Block

    @property
    def opens(self) -> bool:
        return self.mark in PAIRS


def told(document: Document, lone: Sequence[Lone]) -> Iterator[Problem]:
    """A problem for every lone mark, but one for two that make a pair gone wrong: ``“甲“``, ``〈乙》``."""
    at = 0
    while at < len(lone):
        one, other = lone[at], lone[at + 1] if at + 1 < len(lone) else None
        wrong = _gone_wrong(document, one, other) if other else None
        yield wrong or _alone(document, one)
        at += 2 if wrong else 1


def _gone_wrong(document: Document, one: Lone, other: Lone) -> Problem | None:
    """The problem of two lone marks that were meant as a pair: one is turned round, or of another kind."""
    between = document.folded[one.at + 1 : other.at]
    if one.block.index != other.block.index or len(between) > _NEAR or "。" in between[:-1]:
        return None
    if one.mark == other.mark and one.mark in "“”《》〈〉":
        wrong, right = (other, PAIRS[one.mark]) if one.opens else (one, OPENINGS[one.mark])
        return _instead(document, one, other, wrong, right)
    if not one.opens or other.opens:
        return None
    if one.mark in "《〈" and other.mark in "》〉":
        wrong, right = (one, "《") if other.mark == "》" else (other, "》")
        return _instead(document, one, other, wrong, right)
    right = "）" if document.text[one.at] == "（" else PAIRS[one.mark]
    return _instead(document, one, other, other, right)


def _instead(document: Document, one: Lone, other: Lone, wrong: Lone, right: str) -> Problem:
    """The problem of ``wrong``, one of the two marks, which should be ``right``."""
    turned = one.mark == other.mark
    span = Span(wrong.at, wrong.at + 1)
    shown = span.of(document.text)
    pair = Span(one.at, other.at + 1).of(document.text)
    return Problem(
        span,
        Words(
            f"{pair}中的 {shown} 应为 {right}" + ("，方向用反" if turned else "，与另一半不配对"),
            f"{shown} in {pair} should be {right}",
        ),
        "turned" if turned else "unlike",
        {"found": shown, "partner": right},
        fixes=(Fix((Edit(span, right),), Words(f"改为 {right}", f"Use {right}")),),
        key=pair,
    )


def _alone(document: Document, one: Lone) -> Problem:
    span = Span(one.at, one.at + 1)
    shown = span.of(document.text)
    partner = {"（": "）", "）": "（"}.get(shown) or PAIRS.get(one.mark) or OPENINGS[one.mark]
    end = one.at + 9 if one.opens else one.at + 1
    near = document.text[one.at if one.opens else max(one.at - 8, one.block.span.start) : end]
    return Problem(
        span,
        Words(
            f"“{shown}”缺少与之配对的“{partner}”" if shown not in "“”" else f"引号 {shown} 缺少另一半",
            f"{shown} has no {partner} to match",
        ),
        "unclosed" if one.opens else "unopened",
        {"found": shown, "partner": partner},
        key=near.split("\n")[0],
    )


def nested_pair(document: Document, mark: str, start: int, end: int) -> Problem:
    """The inner pair, which should be the inner kind."""
    inner = INNER[mark]
    span = Span(start, end + 1)
    edits = (Edit(Span(start, start + 1), inner[0]), Edit(Span(end, end + 1), inner[1]))
    what = Words(f"里层改用{inner}", f"Use {inner} for the inner pair")
    return Problem(
        span,
        Words(
            f"{mark}{PAIRS[mark]}里面又用{mark}{PAIRS[mark]}，里层应为{inner}",
            f"{mark}{PAIRS[mark]} inside {mark}{PAIRS[mark]}: the inner pair should be {inner}",
        ),
        "nested",
        {"found": span.of(document.text), "partner": inner},
        fixes=(Fix(edits, what, safe=True),),
        key=span.of(document.folded),
    )
