"""The document in an HTML report: blocks as a reader knows them, the words of findings marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lawlint.document.model import Block, BlockKind
from lawlint.finding import Finding, Span, Words
from lawlint.lean import dataclass, field
from lawlint.text import visible

if TYPE_CHECKING:
    from lawlint.document.model import Document

_DEEPEST_HEADING = 6
_CLASSES = {
    BlockKind.TITLE: "title",
    BlockKind.SIGNATURE: "signature",
    BlockKind.DATE: "signature",
    BlockKind.FOOTNOTE: "footnote",
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.RESIDUE: "residue",
}
_OTHER, _FIGURE = 0, -1
_PAGE_LEVELS = 2  # heading levels of the report page above the title of the document


@dataclass(slots=True)
class Marks:
    """What is to be shown inside the text of one document.

    ``prefix``: of the ids of this document.  ``numbered``: findings by number.  ``anchors``: offsets that
    links lead to.  By index of a block: ``spans``: what is to be marked in it, with the number of a finding,
    ``_OTHER`` for other words that take part in findings, or ``_FIGURE``; ``homes``: the findings whose
    numbers are shown in it.
    """

    prefix: str
    numbered: Mapping[int, Finding]
    lang: str
    anchors: frozenset[int] = frozenset()
    spans: dict[int, list[tuple[Span, int]]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def clean(text: str) -> str:
    """Text of a document for a page: no markup, no controls, tabs as blanks."""
    return escape(visible(text.replace("\t", " ").replace("\n", " ")))


def marks_of(
    document: Document, findings: Sequence[Finding], figures: Sequence[Span], prefix: str, lang: str
) -> Marks:
    """The marks for findings (numbered from 1), the figures that take part in them, and all figures."""
    related = tuple(dict.fromkeys(related.span for finding in findings for related in finding.related))
    starts = [span.start for span in (*related, *figures)]
    starts += [finding.span.start for finding in findings]
    marks = Marks(prefix, dict(enumerate(findings, 1)), lang, frozenset(starts))
    for number, finding in marks.numbered.items():
        marks.homes[_home(document, finding.span)].append(number)
    numbered = [(finding.span, number) for number, finding in marks.numbered.items()]
    others = [*((span, _OTHER) for span in related), *((span, _FIGURE) for span in figures)]
    for span, what in (*numbered, *others):
        for block in _met(document, span):
            marks.spans[block.index].append((span, what))
    return marks


def _home(document: Document, span: Span) -> int:
    """The block in which the number of a finding is shown: where its words end, else the last before it."""
    at = bisect_right(document.blocks, max(span.end - 1, span.start), key=_start) - 1
    return document.blocks[at].index if at >= 0 else 0


def _met(document: Document, span: Span) -> Iterator[Block]:
    """The blocks that share characters with ``span``."""
    blocks = document.blocks
    for at in range(max(bisect_right(blocks, span.start, key=_start) - 1, 0), len(blocks)):
        if blocks[at].span.start >= span.end:
            return
        if _meet(blocks[at].span, span):
            yield blocks[at]


def _start(block: Block) -> int:
    return block.span.start


def document_html(document: Document, marks: Marks) -> Iterator[str]:
    """The blocks of the document as HTML."""
    tables = groupby(document.blocks, key=lambda block: block.cell.table if block.cell else None)
    for table, group in tables:
        if table is None:
            for block in group:
                yield _block(document, block, marks)
        else:
            yield _table(document, list(group), marks)


def _block(document: Document, block: Block, marks: Marks) -> str:
    if block.kind is BlockKind.HEADING and block.body.start < block.body.end:
        head = _inline(document, block, Span(block.span.start, block.body.start), marks)
        return f'<p class="text"><b>{head}</b>{_inline(document, block, block.body, marks)}</p>\n'
    inner = _inline(document, block, block.span, marks)
    if block.kind is BlockKind.HEADING:
        name, level = (
            f"heading level-{min(block.level, 4)}",
            min(block.level + _PAGE_LEVELS, _DEEPEST_HEADING),
        )
        return f'<p class="{name}" role="heading" aria-level="{level}">{inner}</p>\n'
    return f'<p class="{_CLASSES.get(block.kind, "text")}">{inner}</p>\n'


def _table(document: Document, cells: Sequence[Block], marks: Marks) -> str:
    places: dict[tuple[int, int], list[Block]] = {}
    for block in cells:
        if block.cell is not None:
            places.setdefault((block.cell.row, block.cell.column), []).append(block)
    rows: dict[int, list[str]] = {}
    for (row, _), blocks in sorted(places.items()):
        cell = blocks[0].cell
        assert cell is not None
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        name = "th" if cell.header else "td"
        inner = "<br>".join(_inline(document, block, block.span, marks) for block in blocks)
        rows.setdefault(row, []).append(f"<{name}{spans}>{inner}</{name}>")
    lines = "".join(f"<tr>{''.join(row)}</tr>\n" for row in rows.values())
    label = Words("文档中的表", "table of the document").said(marks.lang)
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{label}"><table>{lines}</table></div>\n'
    )


def _inline(document: Document, block: Block, span: Span, marks: Marks) -> str:
    """The text of ``span`` cut where a mark begins or ends; numbers stand where the words of findings end."""
    begin: dict[int, list[int]] = defaultdict(list)
    end: dict[int, list[int]] = defaultdict(list)
    for each, what in marks.spans.get(block.index, ()):
        if _meet(each, span):
            begin[max(each.start, span.start)].append(what)
            end[min(each.end, span.end)].append(what)
    shown: dict[int, list[int]] = {}
    for number in marks.homes.get(block.index, ()):
        at = min(max(marks.numbered[number].span.end, block.span.start), block.span.end)
        if span.start < at <= span.end or at == span.start == block.span.start:
            shown.setdefault(at, []).append(number)
    parts = [_number(marks, number) for number in shown.get(span.start, ())]
    here: Counter[int] = Counter()
    for start, stop in pairwise(sorted({span.start, span.end, *shown, *begin, *end})):
        here.update(begin.get(start, ()))
        for what in end.get(start, ()):
            here[what] -= 1
            if not here[what]:
                del here[what]
        parts.append(_segment(document, Span(start, stop), here, marks))
        parts += [_number(marks, number) for number in shown.get(stop, ())]
    return "".join(parts)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and one.end > other.start


def _segment(document: Document, span: Span, here: Mapping[int, int], marks: Marks) -> str:
    """A stretch of text in which no mark begins or ends; ``here``: what it lies in."""
    text = clean(span.of(document.text))
    anchor = f' id="{marks.prefix}c{span.start}"' if span.start in marks.anchors else ""
    numbers = sorted(what for what in here if what > 0)
    if numbers:
        gravest = max(marks.numbered[number].severity for number in numbers)
        listed = " ".join(map(str, numbers))
        return f'<mark{anchor} class="hit {gravest.word}" data-f="{listed}">{text}</mark>'
    if _OTHER in here:
        return f'<span{anchor} class="other">{text}</span>'
    if anchor or _FIGURE in here:
        return f'<span{anchor} class="figure">{text}</span>'
    return text


def _number(marks: Marks, number: int) -> str:
    level, prefix = marks.numbered[number].severity.word, marks.prefix
    label = Words(f"问题{number}", f"finding {number}").said(marks.lang)
    return (
        f'<a class="number {level}" id="{prefix}n{number}" href="#{prefix}f{number}" data-f="{number}"'
        f' aria-label="{label}">{number}</a>'
    )
