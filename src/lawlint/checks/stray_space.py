"""A stray space inside running Chinese text: beside a mark, or between two 汉字.

Spaces that are meant are left alone: indents, the gap after a label, titles and signatures, tables, names of
two characters, quoted mottoes, and texts whose layout is made of spaces.  The blanks that stand for Markdown
and for line ends are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._context import stands
from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import Block, BlockKind, Document
from lawlint.finding import Edit, Fix, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found",)
CASES = ("mark", "words")

_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: stray-space`` rule."""

    at_most: int = 8
    """全文多于此数时视为排版所致，不报。 / More of them in one document are layout, and not reported."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems at single spaces that nobody meant."""
    document = reading.document
    if document.format == "pdf":
        return  # whose spaces are guesses
    found = [each for block in document.blocks if block.kind in _TEXT for each in _spaces(document, block)]
    if len(found) <= params.at_most:
        yield from (_problem(document, span) for span in found)


@cache
def _pattern() -> re.Pattern[str]:
    han = "\u4e00-\u9fff"
    return re.compile(rf"[ \u3000\u00a0](?<=[{han}，。、；：！？”’》〉〕）].)(?=[{han}“‘《〈〔（(])")


def _spaces(document: Document, block: Block) -> Iterator[Span]:
    text = document.text
    if not re.search("[，。；,;]", block.span.of(text)):
        return
    start = block.label.span.end if block.label else block.span.start
    for match in _pattern().finditer(text, start + 1, block.span.end):
        span = Span(*match.span())
        if _meant(document, block, span):
            continue
        yield span


def _meant(document: Document, block: Block, span: Span) -> bool:
    """Whether the space separates what should be apart."""
    text = document.text
    before, after = text[span.start - 1], text[span.end]
    if block.label is not None and span.start <= block.label.span.end:
        return True
    if re.fullmatch("第[一二三四五六七八九十百零〇]+[条章节编]", text[block.span.start : span.start]):
        return True
    if _dateline().search(text, max(block.span.start, span.start - _DATELINE), span.start):
        return True
    if not (_han(before) and _han(after)):
        return False
    if block.label is not None and _run_in().fullmatch(text, block.label.span.end, span.start):
        return True
    if (
        stands(document, span, "quoted")
        or stands(document, span, "cited")
        or stands(document, span, "bracketed")
    ):
        return True
    left = re.search(r"[\u4e00-\u9fff]*$", text[max(block.span.start, span.start - 4) : span.start])
    right = re.match(r"[\u4e00-\u9fff]*", text[span.end : min(block.span.end, span.end + 4)])
    short = min(len(left.group()) if left else 0, len(right.group()) if right else 0)
    return short < 2 or text[span.start - 1] in "长任记员士" or text[span.end] == "第"


@cache
def _run_in() -> re.Pattern[str]:
    """A heading that its text follows on the same line: 一、基本情况 今年以来，……."""
    return re.compile(
        "[\u4e00-\u9fff“”]{0,16}(?:情况|状况|做法|成效|问题|不足|原因|打算|安排|措施|思路|经验|建议|特点)"
    )


_DATELINE = 12


@cache
def _dateline() -> re.Pattern[str]:
    """The head of a bulletin, which a space parts from its text: 本报讯, 某某社平川3月5日电."""
    return re.compile(r"(?:\d日电|[报社网台]讯)\Z")


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _problem(document: Document, span: Span) -> Problem:
    text = document.text
    words = _han(text[span.start - 1]) and _han(text[span.end])
    around = document.text[max(span.start - 4, 0) : span.end + 4].split("\n")[-1]
    return Problem(
        span,
        Words(f"“{around.strip()}”中有多余的空格", f'A stray space in "{around.strip()}"'),
        "words" if words else "mark",
        {"found": around.strip()},
        fixes=(Fix((Edit(span, ""),), Words("删去空格", "Delete the space"), safe=not words),),
        key=around,
    )
