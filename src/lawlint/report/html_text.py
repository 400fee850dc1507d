"""The document in an HTML report: blocks as a reader knows them, the words of findings marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lawlint.document.model import Block, BlockKind
from lawlint.finding import Finding, Severity, Span, Words
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
_PAGE_LEVELS = 2  # heading levels of the report page above the title of the document


@dataclass(slots=True)
class Marks:
    """What is to be shown inside the text of one document.

    ``prefix``: of the ids of this document.  ``numbered``: findings by number.  ``related``: other words that
    take part in them.  ``anchors``: offsets that links lead to.  ``homes``: by index of a block, the findings
    whose numbers are shown in it.
    """

    prefix: str
    numbered: Mapping[int, Finding]
    lang: str
    related: tuple[Span, ...] = ()
    figures: tuple[Span, ...] = ()
    anchors: frozenset[int] = frozenset()
    homes: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def clean(text: str) -> str:
    """Text of a document for a page: no markup, no controls, tabs as blanks."""
    return escape(visible(text.replace("\t", " ").replace("\n", " ")))


def marks_of(
    document: Document, findings: Sequence[Finding], figures: Sequence[Span], prefix: str, lang: str
) -> Marks:
    """The marks for findings (numbered from 1), the figures that take part in them, and all figures."""
    related = tuple(related.span for finding in findings for related in finding.related)
    starts = [span.start for span in (*related, *figures)]
    starts += [finding.span.start for finding in findings]
    marks = Marks(prefix, dict(enumerate(findings, 1)), lang, related, tuple(figures), frozenset(starts))
    for number, finding in marks.numbered.items():
        marks.homes[_home(document, finding.span)].append(number)
    return marks


def _home(document: Document, span: Span) -> int:
    """The block in which the number of a finding is shown: where its words end, else the last before it."""
    home = 0
    for block in document.blocks:
        if block.span.start > max(span.end - 1, span.start):
            break
        home = block.index
    return home


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
    hits = {number: each.span for number, each in marks.numbered.items() if _meet(each.span, span)}
    others = [each for each in marks.related if _meet(each, span)]
    figures = [each for each in marks.figures if _meet(each, span)]
    shown: dict[int, list[int]] = {}
    for number in marks.homes.get(block.index, ()):
        at = min(max(marks.numbered[number].span.end, block.span.start), block.span.end)
        if span.start < at <= span.end or at == span.start == block.span.start:
            shown.setdefault(at, []).append(number)
    cuts = {span.start, span.end, *shown}
    for each in (*hits.values(), *others, *figures):
        cuts |= {max(each.start, span.start), min(each.end, span.end)}
    parts = [_number(marks, number) for number in shown.get(span.start, ())]
    for start, end in pairwise(sorted(cuts)):
        parts.append(_segment(document, Span(start, end), hits, others, figures, marks))
        parts += [_number(marks, number) for number in shown.get(end, ())]
    return "".join(parts)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and one.end > other.start


def _segment(
    document: Document,
    span: Span,
    hits: Mapping[int, Span],
    others: Sequence[Span],
    figures: Sequence[Span],
    marks: Marks,
) -> str:
    text = clean(span.of(document.text))
    here = f' id="{marks.prefix}c{span.start}"' if span.start in marks.anchors else ""
    numbers = [number for number, each in hits.items() if each.start <= span.start and span.end <= each.end]
    if numbers:
        gravest = max((marks.numbered[number].severity for number in numbers), default=Severity.NOTE)
        listed = " ".join(map(str, numbers))
        return f'<mark{here} class="hit {gravest.word}" data-f="{listed}">{text}</mark>'
    if any(each.start <= span.start and span.end <= each.end for each in others):
        return f'<span{here} class="other">{text}</span>'
    if here or any(each.start <= span.start and span.end <= each.end for each in figures):
        return f'<span{here} class="figure">{text}</span>'
    return text


def _number(marks: Marks, number: int) -> str:
    level, prefix = marks.numbered[number].severity.word, marks.prefix
    label = Words(f"问题{number}", f"finding {number}").said(marks.lang)
    return (
        f'<a class="number {level}" id="{prefix}n{number}" href="#{prefix}f{number}" data-f="{number}"'
        f' aria-label="{label}">{number}</a>'
    )
