"""Half-width punctuation: a note where a whole file is written so, a finding where both forms mix.

Many texts come from web pages that use half-width marks throughout; that is one remark about the file.
Elsewhere a half-width mark between 汉字 is a slip of the keyboard; decimals, times, ratios and Latin text are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document
from lawlint.finding import Edit, Fix, Related, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("count", "found")
CASES = ("throughout", "mixed", "brackets", "uneven")

_WIDE = dict(zip(",;:?!().", "，；：？！（）。", strict=True))
_WIDE_STOPS = "，；：？！"
_FEW = 20
"""Full-width stops for every half-width one in a file where the latter are slips."""
_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: half-width`` rule."""

    apart: int = 3
    """多于此数的段落混用时合并为一条。 / More mixed paragraphs than this become one finding."""


def check(params: Params, reading: Reading) -> Observations:
    """One problem for a half-width file; else one for every block that mixes, and one for all brackets.

    Where the whole file is written in full width, a paragraph or heading with nothing but the slip mixes, too.
    """
    document = reading.document
    if document.half_width:
        first = next((at for block in document.blocks for at in _stops(document, block)), None)
        if first is not None:
            yield _throughout(document, first)
        return
    stops = [(block, places) for block in document.blocks if (places := list(_stops(document, block)))]
    wide = sum(map(document.text.count, _WIDE_STOPS)) > _FEW * sum(len(places) for _, places in stops)
    mixed = [
        sure
        for block, places in stops
        if (sure := [at for at in places if wide or document.text[at] == "." or _mixes(document, block)])
    ]
    brackets: list[int] = []
    uneven: list[int] = []
    for block in document.blocks:
        if block.kind in _TEXT:
            uneven += _uneven(document, block)
            if _mixes(document, block):
                brackets += _brackets(document, block)
    if len(mixed) > params.apart:
        mixed = [[at for places in mixed for at in places]]
    yield from (_mixed(document, places) for places in mixed)
    if brackets:
        yield _all_brackets(document, brackets)
    if uneven:
        yield _all_uneven(document, uneven)


@cache
def _stop() -> re.Pattern[str]:
    """A half-width stop after a 汉字 or a closing mark, not at the edge of Latin text or a web address; a
    full stop at the end of a line or before a 汉字 only, and not behind a label such as 一 or before the end of a
    domain name such as 政务.
    """
    return re.compile(
        r"[,;:?!.](?:(?<=[\u4e00-\u9fff”’》〉〕）%][^.])(?=[\u4e00-\u9fff“‘《〈（\d\s]|$)"
        r"|(?<=[\u4e00-\u9fff”》）%]\.)(?<![〇一二三四五六七八九十]\.)(?!(?:政务|公益|中国|公司|网络)[”,。;、)])(?=[\u4e00-\u9fff]|[^\S\n]*(?:\n|\Z)))"
    )


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\([^()（）\n]*?[\u4e00-\u9fff][^()（）\n]*\)")


@cache
def _pair_of_two_widths() -> re.Pattern[str]:
    label = r"(?<![：；，。、\s:;,]\d)(?<![：；，。、\s:;,]\d\d)"  # （1)申请；2)审查）
    return re.compile(rf"(\()[^()（）\n]*）|（[^()（）\n]*{label}(\))")


def _stops(document: Document, block: Block) -> Iterator[int]:
    if block.kind in _TEXT:
        found = _stop().finditer(document.text, block.span.start, block.span.end)
        yield from (match.start() for match in found)


def _mixes(document: Document, block: Block) -> bool:
    text = block.span.of(document.text)
    return any(mark in text for mark in _WIDE_STOPS)


def _brackets(document: Document, block: Block) -> Iterator[int]:
    """Half-width brackets around 汉字."""
    for match in _bracket().finditer(document.text, block.span.start, block.span.end):
        yield from (match.start(), match.end() - 1)


def _uneven(document: Document, block: Block) -> Iterator[int]:
    """The half-width halves of pairs whose other half is full-width."""
    for match in _pair_of_two_widths().finditer(document.text, block.span.start, block.span.end):
        yield match.start(match.lastindex or 0)


def _widen(document: Document, places: list[int]) -> Fix:
    """The marks in their full-width form, the space behind them taken in."""
    text = document.text
    edits = tuple(Edit(Span(at, at + 1 + text.startswith(" ", at + 1)), _WIDE[text[at]]) for at in places)
    return Fix(edits, Words("改为全角", "Use the full-width form"), safe=True)


def _throughout(document: Document, first: int) -> Problem:
    span = Span(first, first + 1)
    return Problem(
        span,
        Words(
            "全文使用半角标点；正式印发前应统一改为全角",
            "The file uses half-width punctuation throughout; print wants the full-width forms",
        ),
        "throughout",
        {"count": "", "found": span.of(document.text)},
        key="*",
    )


def _mixed(document: Document, places: list[int]) -> Problem:
    span = Span(places[0], places[0] + 1)
    found = span.of(document.text)
    return Problem(
        span,
        Words(
            f"全角标点中夹有半角“{found}”" + (f"等{len(places)}处" if len(places) > 1 else ""),
            f'Half-width "{found}" among full-width marks ({len(places)} in all)',
        ),
        "mixed",
        {"count": str(len(places)), "found": found},
        related=_others(places),
        fixes=(_widen(document, places),),
        key=document.folded[max(places[0] - 8, 0) : places[0] + 1],
    )


def _all_brackets(document: Document, places: list[int]) -> Problem:
    count = len(places) // 2
    return Problem(
        Span(places[0], places[0] + 1),
        Words(
            f"括号用了半角，全文{count}对，与其他标点不一致",
            f"Half-width brackets ({count} pairs) among full-width marks",
        ),
        "brackets",
        {"count": str(count), "found": "()"},
        related=_others(places[::2]),
        fixes=(_widen(document, places),),
        key="()",
    )


def _all_uneven(document: Document, places: list[int]) -> Problem:
    span = Span(places[0], places[0] + 1)
    found = span.of(document.text)
    return Problem(
        span,
        Words(
            f"括号一半全角、一半半角，全文{len(places)}处",
            f"One half of the brackets is full-width, the other half-width ({len(places)} places)",
        ),
        "uneven",
        {"count": str(len(places)), "found": found},
        related=_others(places),
        fixes=(_widen(document, places),),
        key="(）",
    )


def _others(places: list[int]) -> tuple[Related, ...]:
    return tuple(Related(Span(at, at + 1), Words("同类", "the same")) for at in places[1:10])
