"""Marks that come in pairs: quotation marks, title marks and brackets without one half, or nested wrongly.

A pair may span paragraphs: a quotation that goes on repeats its opening mark at every paragraph, and a text
taken from a page may be broken inside brackets.  Both are left alone, and so are labels such as ``1)``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document, LabelStyle
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass, field

PLACEHOLDERS = ("found", "partner")
CASES = ("unclosed", "unopened", "turned", "unlike", "nested")

_PAIRS = {"“": "”", "《": "》", "〈": "〉", "(": ")", "〔": "〕", "【": "】"}
_OPENINGS = {closing: opening for opening, closing in _PAIRS.items()}
_INNER = {"“": "‘’", "《": "〈〉"}
_HAN = "一二三四五六七八九十"
_NEAR = 60
"""Characters between two lone marks that are taken for one pair gone wrong."""
_REACH, _CITED = 3, 20
"""Blocks over which a pair may stretch; and a quotation that takes whole paragraphs, such as a clause of a law."""


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without a partner in its block."""

    mark: str
    at: int
    block: Block

    @property
    def opens(self) -> bool:
        return self.mark in _PAIRS


@dataclass(slots=True)
class _Stack:
    """The marks that stand open, and how many of each."""

    marks: list[tuple[str, int]] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)

    def push(self, mark: str, at: int) -> None:
        self.marks.append((mark, at))
        self.open[mark] += 1

    def pop(self) -> tuple[str, int]:
        mark, at = self.marks.pop()
        self.open[mark] -= 1
        return mark, at


def check(params: Params, reading: Reading) -> Observations:
    """Problems at lone marks, at marks turned round or of another kind, and at inner marks of the outer kind."""
    document = reading.document
    lone: list[_Lone] = []
    half_labels = _half_labels(document)
    for block, marks in _marks(document):
        stack = _Stack()
        nested: list[tuple[str, int, int]] = []
        alone: list[_Lone] = []
        for mark, at in marks:
            if mark in _PAIRS:
                stack.push(mark, at)
            elif at in half_labels:
                alone.append(_Lone(mark, at, block))
            else:
                _close(document, block, mark, at, stack, nested, alone)
        alone += [_Lone(mark, at, block) for mark, at in stack.marks]
        lone += alone
        broken = {one.mark for one in alone} | {_OPENINGS.get(one.mark, "") for one in alone}
        yield from (_nested(document, *one) for one in nested if one[0] not in broken)
    yield from _told(document, list(_unmatched(document, sorted(lone, key=lambda one: one.at))))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join([*_PAIRS, *_OPENINGS]))}]")


def _marks(document: Document) -> Iterator[tuple[Block, list[tuple[str, int]]]]:
    """The marks of every block of running text, in order."""
    text = document.folded
    for block in document.blocks:
        if block.kind not in (BlockKind.CODE, BlockKind.RESIDUE):
            found = _pattern().finditer(text, block.span.start, block.span.end)
            yield block, [(match.group(), match.start()) for match in found]


def _half_labels(document: Document) -> set[int]:
    """The closing brackets of labels ``二)`` among labels ``(一)``, ``(三)``; ``1)``, ``2)`` is a way of numbering."""
    halves: dict[LabelStyle, list[int]] = {}
    whole: Counter[LabelStyle] = Counter()
    for block in document.blocks:
        if block.label is None or block.label.style not in (
            LabelStyle.HAN_BRACKET,
            LabelStyle.ARABIC_BRACKET,
        ):
            continue
        words = block.label.span.of(document.folded)
        if words.startswith("("):
            whole[block.label.style] += 1
        elif ")" in words:
            halves.setdefault(block.label.style, []).append(block.label.span.start + words.index(")"))
    return {at for style, places in halves.items() if len(places) < whole[style] for at in places}


def _close(
    document: Document,
    block: Block,
    mark: str,
    at: int,
    stack: _Stack,
    nested: list[tuple[str, int, int]],
    alone: list[_Lone],
) -> None:
    """Close what ``mark`` closes; what stands open inside of it has no partner."""
    opening = _OPENINGS[mark]
    if not stack.open[opening]:
        if mark != ")" or not _needs_none(document.folded, block, at):
            alone.append(_Lone(mark, at, block))
        return
    while stack.marks[-1][0] != opening:
        alone.append(_Lone(*stack.pop(), block))
    start = stack.pop()[1]
    if opening in _INNER and stack.open[opening]:
        nested.append((opening, start, at))


def _needs_none(text: str, block: Block, at: int) -> bool:
    """Whether the closing bracket ends a label (``1)``, ``a)``, ``一)``) or an interval (``[0,100)``)."""
    before = text[max(at - 16, block.span.start) : at]
    label = re.search(r"(?:^|[\s。;:,、!?])(\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$", before)
    if label is None:
        return re.search(r"\[[\d.,%万亿 ]+$", before) is not None
    return not any(text.find(near, block.span.start, block.span.end) >= 0 for near in _neighbours(label[1]))


def _neighbours(number: str) -> Iterator[str]:
    """``(1)`` and ``(3)`` for ``2``: labels among which ``2)`` lost its bracket."""
    if number.isascii() and number.isdigit():
        yield from (f"({int(number) - 1})", f"({int(number) + 1})")
    elif len(number) == 1 and number in _HAN:
        at = _HAN.index(number)
        yield from (f"({_HAN[near]})" for near in (at - 1, at + 1) if 0 <= near < len(_HAN))


def _unmatched(document: Document, lone: list[_Lone]) -> Iterator[_Lone]:
    """The lone marks that find no partner in a block close by either."""
    used: set[int] = set()
    for one, partner in zip(lone, _next_closing(lone), strict=True):
        if one.at in used:
            continue
        if one.opens:
            if _goes_on(document, one) or _interval(document.folded, one.at):
                used.add(one.at)
                continue
            if partner is not None and 0 < partner.block.index - one.block.index <= _reach(one, partner):
                used.update((one.at, partner.at))
                continue
        yield one


def _reach(one: _Lone, partner: _Lone) -> int:
    """How many blocks the pair may stretch over."""
    whole = one.at == one.block.span.start and partner.at == partner.block.span.end - 1
    return _CITED if whole else _REACH


def _next_closing(lone: Sequence[_Lone]) -> list[_Lone | None]:
    """For every mark the first mark behind it that would close it."""
    found: list[_Lone | None] = []
    nearest: dict[str, _Lone] = {}
    for one in reversed(lone):
        found.append(nearest.get(_PAIRS.get(one.mark, "")))
        nearest[one.mark] = one
    return found[::-1]


def _goes_on(document: Document, one: _Lone) -> bool:
    """Whether the quotation goes on in the next paragraph, which then opens with the same mark."""
    following = one.block.index + 1
    whole_heading = one.block.kind is BlockKind.HEADING and one.block.body.start >= one.block.body.end
    if one.mark != "“" or whole_heading or following >= len(document.blocks):
        return False
    return document.folded.startswith("“", document.blocks[following].span.start)


def _interval(text: str, at: int) -> bool:
    """Whether the opening bracket starts an interval: ``(0,100]``."""
    return re.match(r"\([\d.,%万亿 ]+\]", text[at : at + 16]) is not None


def _told(document: Document, lone: Sequence[_Lone]) -> Iterator[Problem]:
    """A problem for every lone mark, but one for two that make a pair gone wrong: ``“甲“``, ``〈乙》``."""
    at = 0
    while at < len(lone):
        one, other = lone[at], lone[at + 1] if at + 1 < len(lone) else None
        wrong = _gone_wrong(document, one, other) if other else None
        yield wrong or _alone(document, one)
        at += 2 if wrong else 1


def _gone_wrong(document: Document, one: _Lone, other: _Lone) -> Problem | None:
    """The problem of two lone marks that were meant as a pair: one is turned round, or of another kind."""
    between = document.folded[one.at + 1 : other.at]
    if one.block.index != other.block.index or len(between) > _NEAR or "。" in between[:-1]:
        return None
    if one.mark == other.mark and one.mark in "“”《》〈〉":
        wrong, right = (other, _PAIRS[one.mark]) if one.opens else (one, _OPENINGS[one.mark])
        return _instead(document, one, other, wrong, right)
    if not one.opens or other.opens:
        return None
    if one.mark in "《〈" and other.mark in "》〉":
        wrong, right = (one, "《") if other.mark == "》" else (other, "》")
        return _instead(document, one, other, wrong, right)
    right = "）" if document.text[one.at] == "（" else _PAIRS[one.mark]
    return _instead(document, one, other, other, right)


def _instead(document: Document, one: _Lone, other: _Lone, wrong: _Lone, right: str) -> Problem:
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


def _alone(document: Document, one: _Lone) -> Problem:
    span = Span(one.at, one.at + 1)
    shown = span.of(document.text)
    partner = {"（": "）", "）": "（"}.get(shown) or _PAIRS.get(one.mark) or _OPENINGS[one.mark]
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


def _nested(document: Document, mark: str, start: int, end: int) -> Problem:
    """The inner pair, which should be the inner kind."""
    inner = _INNER[mark]
    span = Span(start, end + 1)
    edits = (Edit(Span(start, start + 1), inner[0]), Edit(Span(end, end + 1), inner[1]))
    what = Words(f"里层改用{inner}", f"Use {inner} for the inner pair")
    return Problem(
        span,
        Words(
            f"{mark}{_PAIRS[mark]}里面又用{mark}{_PAIRS[mark]}，里层应为{inner}",
            f"{mark}{_PAIRS[mark]} inside {mark}{_PAIRS[mark]}: the inner pair should be {inner}",
        ),
        "nested",
        {"found": span.of(document.text), "partner": inner},
        fixes=(Fix(edits, what, safe=True),),
        key=span.of(document.folded),
    )
