"""A sentence or a paragraph that stands twice, word for word: usually pasted twice.

What is wrong with the words themselves is said of the first copy.  Only long ones count (``sentence`` and
``paragraph`` characters without spaces); cells of tables and titles do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Observations, Problem, Reading
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found",)
CASES = ("sentence", "paragraph")

_STATUTE = 10
"""Articles that make a document a regulation."""
_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING)  # the same note may stand under several tables


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: repetition`` rule."""

    sentence: int = 28
    """句子至少多少字才比较。 / Characters from which sentences are compared."""
    paragraph: int = 20
    """整段至少多少字才比较。 / Characters from which whole paragraphs are compared."""
    beside: int = 10
    """紧接着重复的句子至少多少字。 / Characters from which a sentence is compared with the one before it."""


def check(params: Params, reading: Reading) -> Observations:
    """Problems at the second and every further copy, with the first one beside it."""
    document = reading.document
    statute = len(_article().findall(document.folded)) >= _STATUTE
    paragraphs: dict[str, Span] = {}
    sentences: dict[str, Span] = {}
    for block in document.blocks:
        if block.kind not in _TEXT:
            continue
        body = Span(block.label.span.end if block.label else block.span.start, block.span.end)
        words = _words(document, body)
        if not statute and len(words) >= params.paragraph and words in paragraphs and _han().search(words):
            yield _problem(block.span, paragraphs[words], words, "paragraph")
            continue
        paragraphs[words] = block.span
        before = ("", body)
        for span in _sentences(document, body):
            words = _words(document, span)
            if len(words) >= params.beside and words == before[0]:
                yield _problem(span, before[1], words, "sentence")
                continue
            before = (words, span)
            if statute or len(words) < params.sentence or _duty().match(words):
                continue
            if words in sentences:
                if not _of_other_year(document, body, sentences[words]):
                    yield _problem(span, sentences[words], words, "sentence")
            else:
                sentences[words] = span


@cache
def _article() -> re.Pattern[str]:
    return re.compile("^第[一二三四五六七八九十百零〇]+条", re.MULTILINE)


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]")


@cache
def _duty() -> re.Pattern[str]:
    """Who is to do it and until when, which several tasks may have in common: 责任单位：县司法局；完成时限：……"""
    return re.compile("[(]?(?:责任|牵头|配合|承办|主办)(?:单位|部门|领导|人):|(?:完成|办理)?(?:时限|时间):")


def _of_other_year(document: Document, body: Span, first: Span) -> bool:
    """Whether two paragraphs begin with different years: figures of two years may be the same."""
    before = document.block_at(first.start)
    if before is None:
        return False
    years = [_year().match(document.folded, start) for start in (body.start, before.span.start)]
    return bool(years[0] and years[1] and years[0][1] != years[1][1])


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\s*(20\d\d)年")


def _words(document: Document, span: Span) -> str:
    return "".join(span.of(document.folded).split())


def _sentences(document: Document, body: Span) -> Iterator[Span]:
    """Every sentence that ends with a full stop."""
    for match in re.finditer(r"[^。!?]+([。!?]?)", body.of(document.folded)):  # never looked through twice
        if match[1]:
            yield Span(body.start + match.start(), body.start + match.end())


def _problem(span: Span, first: Span, words: str, case: str) -> Problem:
    what, what_en = ("这段话", "paragraph") if case == "paragraph" else ("这句话", "sentence")
    shown = words if len(words) <= 16 else words[:15] + "…"
    return Problem(
        span,
        Words(f"{what}前面已经出现过：“{shown}”", f'This {what_en} stands before already: "{shown}"'),
        case,
        {"found": shown},
        related=(Related(first, Words("先前一处", "the first one")),),
        key=words,
        tells=(span,),
    )
