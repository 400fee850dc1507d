"""A copy of a Word document with a comment on the very words of every finding (extra ``annotate``).

The document is read again by the same walk that made the text view, now over the tree that will be written,
so that every character is known by its run; runs are split where a finding begins or ends.  Nothing else is
touched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Protocol, cast

from lawlint.document import Unreadable, legacy
from lawlint.document.docx import view
from lawlint.document.docx_package import Package, W
from lawlint.document.docx_text import Chunk
from lawlint.document.model import Document
from lawlint.document.places import place_said
from lawlint.finding import Finding, Span, Words
from lawlint.report.details import details
from lawlint.report.view import region
from lawlint.report.wording import SEVERITIES
from lawlint.text import visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from docx.document import Document as WordDocument
    from docx.oxml.text.run import CT_R
    from docx.text.run import Run

_AUTHOR, _INITIALS = "lawlint", "LL"
_LONGEST_QUOTE = 40
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"


class _Node(Protocol):
    """What is used of the elements of lxml beyond those of the standard library."""

    tag: str
    text: str | None
    tail: str | None
    attrib: dict[str, str]

    def getparent(self) -> _Node | None: ...
    def addnext(self, node: _Node) -> None: ...
    def itersiblings(self, *, preceding: bool = False) -> Iterator[_Node]: ...
    def iterancestors(self, tag: str) -> Iterator[_Node]: ...
    def makeelement(self, tag: str, attrib: dict[str, str]) -> _Node: ...
    def find(self, tag: str) -> _Node | None: ...
    def append(self, node: _Node) -> None: ...
    def extend(self, nodes: Iterable[_Node]) -> None: ...
    def set(self, name: str, value: str) -> None: ...


def annotate(source: bytes, document: Document, findings: Iterable[Finding], lang: str = "zh") -> bytes:
    """The bytes of a Word file: ``source`` with one comment for each finding.

    ``source``: the bytes that ``document`` was read from (``.docx``, or an older format, which is converted).
    Raises ``Unreadable`` when it is no word processor document or the extra is not installed.
    """
    (data,) = legacy.convert([source])
    if isinstance(data, Unreadable):
        raise data
    word, chunks = _opened(data, document)
    runs = _Runs(chunks)
    now = datetime.now().isoformat(timespec="seconds") + "Z"  # local time, as Word writes it
    for finding in findings:
        first, last = runs.around(finding.span)
        comment = word.add_comment(
            runs=[_run(first, word), _run(last, word)],
            text=_text(document, finding, lang),
            author=_AUTHOR,
            initials=_INITIALS,
        )
        comment._comment_elm.set(W + "date", now)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _opened(data: bytes, document: Document) -> tuple[WordDocument, list[Chunk]]:
    """The document in the library that will write it, and its text view over that library's tree."""
    try:
        import docx
    except ImportError:
        raise Unreadable(
            Words("写批注需先安装：pip install lawlint[annotate]", "needs: pip install lawlint[annotate]")
        ) from None
    package = Package.open(data)
    package.check()
    try:
        word: WordDocument = docx.Document(BytesIO(data))
    except (ValueError, KeyError, AttributeError) as error:
        raise Unreadable(Words("不能为这个文件加批注", "comments cannot be added to this file")) from error
    package.take(package.main_part(), cast("Element", word.part.element))
    text = view(package).view
    if text.text != document.text:
        raise Unreadable(Words("文件在检查之后改动过", "the file was changed after it was checked"))
    return word, text.chunks


class _Runs:
    """The runs of a document by offset; runs are split on demand."""

    def __init__(self, chunks: list[Chunk]) -> None:
        if not chunks:
            raise Unreadable(Words("文档里没有可批注的文字", "the document holds no text to comment on"))
        self._chunks = chunks

    def around(self, span: Span) -> tuple[_Node, _Node]:
        """The first and the last run of exactly the words of ``span``.

        What stands in no run (an automatic number, an empty span) is taken with the nearest text of its line.
        """
        start, end = self._existing(span)
        self._split(end)
        self._split(start)
        first = self._chunks[bisect_right(self._chunks, start, key=_start) - 1]
        last = self._chunks[bisect_left(self._chunks, end, key=_start) - 1]
        return _anchor(first), _anchor(last)

    def _existing(self, span: Span) -> tuple[int, int]:
        """The part of ``span`` that stands in runs; when none does, the next stretch, else the last."""
        at = bisect_right(self._chunks, span.start, key=_end)
        if at < len(self._chunks) and self._chunks[at].start < span.end:
            last = self._chunks[bisect_left(self._chunks, span.end, key=_start) - 1]
            return max(span.start, self._chunks[at].start), min(span.end, last.end)
        chunk = self._chunks[min(at, len(self._chunks) - 1)]
        return chunk.start, chunk.end

    def _split(self, offset: int) -> None:
        """See to it that a run begins at ``offset``."""
        at = bisect_right(self._chunks, offset, key=_start) - 1
        chunk = self._chunks[at]
        node, run = cast("_Node", chunk.node), cast("_Node", chunk.run)
        if offset >= chunk.end or chunk.host is not None or node.getparent() is not run:
            return
        if offset > chunk.start:
            tail = deepcopy(node)
            text = node.text or ""
            node.text, tail.text = text[: offset - chunk.start], text[offset - chunk.start :]
            node.set(_KEEP, "preserve")
            tail.set(_KEEP, "preserve")
            tail.tail = None
            node.addnext(tail)
            self._chunks[at] = chunk._replace(end=offset)
            at += 1
            self._chunks.insert(at, chunk._replace(start=offset, node=cast("Element", tail)))
            node = tail
        if all(before.tag == W + "rPr" for before in node.itersiblings(preceding=True)):
            return
        self._cut(at, run, node)

    def _cut(self, at: int, run: _Node, node: _Node) -> None:
        """Move ``node`` and what follows it in ``run`` into a run of its own."""
        other = run.makeelement(run.tag, dict(run.attrib))
        properties = run.find(W + "rPr")
        if properties is not None:
            other.append(deepcopy(properties))
        other.extend([node, *node.itersiblings()])
        run.addnext(other)
        while at < len(self._chunks) and self._chunks[at].run is cast("Element", run):
            self._chunks[at] = self._chunks[at]._replace(run=cast("Element", other))
            at += 1


def _start(chunk: Chunk) -> int:
    return chunk.start


def _end(chunk: Chunk) -> int:
    return chunk.end


def _anchor(chunk: Chunk) -> _Node:
    """The run of the body that a comment can hang on: for a note its reference, for a box its holder."""
    run = cast("_Node", chunk.run if chunk.host is None else chunk.host)
    outer = list(run.iterancestors(W + "r"))
    if outer:
        return outer[-1]
    while run.tag != W + "r":  # a formula
        above = run.getparent()
        if above is None or above.tag == W + "p":
            break
        run = above
    return run


def _run(element: _Node, word: WordDocument) -> Run:
    from docx.text.run import Run

    return Run(cast("CT_R", element), word)


def _text(document: Document, finding: Finding, lang: str) -> str:
    """The words of a comment: grade and message, how it was found, the other figures, the rule."""
    grade = SEVERITIES[finding.severity].said(lang)
    colon = "：" if lang == "zh" else ": "
    lines = [f"【{grade}】{visible(finding.message.said(lang))}"]
    lines += [f"{name}{colon}{text}" for name, text in details(finding, lang)]
    for related in finding.related:
        place = place_said(region(document, related.span).place).said(lang)
        quote = visible(related.span.of(document.text))
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE] + "……"
        role = visible(related.role.said(lang)) or Words("另见", "see").said(lang)
        around = Words(f"（{place}）", f" ({place})").said(lang) if place else ""
        lines.append(f"{role}{colon}{quote}{around}")
    lines.append(f"{Words('规则', 'rule').said(lang)}{colon}{finding.rule}")
    return "\n".join(lines)
