"""Where a place stands: its clause, sentence and paragraph, inside which marks, in which part of the report.

Everything is found by looking outwards from one offset: the cost is paid only for the places that matter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from lawlint.document.model import Block, BlockKind, Document
from lawlint.finding import Span

Scope = Literal["clause", "sentence", "paragraph"]
Place = Literal["cited", "quoted", "bracketed", "title", "heading", "plan", "table"]

_ENDS: dict[str, str] = {"clause": ",;:!?。\n", "sentence": ";!?。\n", "paragraph": "\n"}
_PAIRS: dict[str, tuple[str, str]] = {"cited": ("《", "》"), "quoted": ("“", "”"), "bracketed": ("(", ")")}


def around(document: Document, span: Span, scope: Scope) -> Span:
    """The clause (to ``，；：。！？``), sentence (``；。！？``) or paragraph of ``span``, in its block."""
    block = document.block_at(span.start)
    low, high = (block.span.start, block.span.end) if block else (0, len(document.folded))
    text, ends = document.folded, _ENDS[scope]
    start = max((text.rfind(end, low, span.start) for end in ends), default=-1) + 1
    stops = [at for end in ends if (at := text.find(end, span.end, high)) >= 0]
    return Span(max(start, low), min(stops, default=high))


def paragraph_of(document: Document, home: Block) -> Span:
    """The paragraph; of a cell the whole table and the paragraphs before and behind it."""
    if home.cell is None:
        return home.span
    cells = [block.index for block in document.blocks if block.cell and block.cell.table == home.cell.table]
    around = document.blocks[max(cells[0] - 1, 0) : cells[-1] + 2]
    return Span(around[0].span.start, around[-1].span.end)


def stands(document: Document, span: Span, place: Place) -> bool:
    """Whether ``span`` stands inside 《》, “”, brackets, in a title, a heading, the plan part or a table."""
    if place in _PAIRS:
        return _within(document, span, *_PAIRS[place])
    block = document.block_at(span.start)
    if block is None:
        return False
    if place == "title":
        return block.kind is BlockKind.TITLE
    if place == "table":
        return block.kind is BlockKind.CELL
    if place == "heading":
        return block.heading is not None and block.heading.start <= span.start < block.heading.end
    return in_plan(document, block)


def in_plan(document: Document, block: Block) -> bool:
    """Whether ``block`` says what will be done: under a heading such as 下一步工作打算."""
    return _heading_of_plan(document, block) is not None


def year_of_part(document: Document, offset: int) -> int | None:
    """The year that the part at ``offset`` is about: the report year, or that of the plan."""
    year = document.identity.year
    block = document.block_at(offset)
    heading = None if block is None else _heading_of_plan(document, block)
    if year is None or heading is None:
        return year
    named = re.search(r"20\d\d(?=年)", heading)
    return int(named.group()) if named else year + 1


def sums_up(document: Document, block: Block) -> bool:
    """Whether a block belongs to a part that speaks of what others tell: the heads' own work, what is still wanting."""
    return _heading(document, block, _summing_up()) is not None


def _heading_of_plan(document: Document, block: Block) -> str | None:
    return _heading(document, block, _plan_heading())


def _heading(document: Document, block: Block, pattern: re.Pattern[str]) -> str | None:
    """The nearest heading above a block in which the pattern occurs."""
    section = document.section_at(block.span.start)
    while section is not None:
        if pattern.search(section.title):
            return section.title
        section = None if section.parent is None else document.sections[section.parent]
    return None


@cache
def _summing_up() -> re.Pattern[str]:
    return re.compile(
        "第一责任人|主要负责人|主要负责同志|履职|不足|存在的?(?:主要)?(?:问题|困难|短板|差距)|问题和"
    )


@cache
def _plan_heading() -> re.Pattern[str]:
    return re.compile(
        "下一?步|下一?年度|下一阶段|今后|明年|20\\d\\d年(?:度)?[^。]{0,16}(?:安排|计划|打算|思路|重点|谋划|展望|部署)"
        "|工作(?:打算|计划|安排|思路|谋划|展望)"
    )


def speaks_of(word: str, text: str) -> bool:
    """Whether the word stands in the text as more than a comparison: not so in 较上年增加, 与去年同期相比, 上升
    32.7%（上年202件）.
    """
    at = text.find(word)
    while at >= 0:
        than = text.endswith((*_THAN, "%("), 0, at) and not text.endswith("连同", 0, at)
        compared = than or text.startswith("同期", at + len(word))
        if not (word in _TIMES and compared):
            return True
        at = text.find(word, at + 1)
    return False


_TIMES = frozenset({"上年", "去年", "前年", "往年", "历年", "上期", "前期", "上一年度"})
_THAN = ("较", "比", "与", "同", "超")


def _within(document: Document, span: Span, opening: str, closing: str) -> bool:
    """Whether ``opening`` is the nearest mark to the left and ``closing`` follows, in the paragraph."""
    home = around(document, span, "paragraph")
    text = document.folded
    left = text.rfind(opening, home.start, span.start)
    if left < 0 or text.rfind(closing, left, span.start) >= 0:
        return False
    return text.find(closing, span.end, home.end) >= 0
