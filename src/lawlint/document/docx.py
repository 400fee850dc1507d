"""Word documents (``.docx``) as a reader sees them: numbered, insertions accepted, deletions left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.document.assemble import assemble
from lawlint.document.decode import Unreadable
from lawlint.document.docx_body import Body
from lawlint.document.docx_numbering import Numbering
from lawlint.document.docx_package import Package
from lawlint.document.docx_styles import Styles
from lawlint.document.model import Document, Notice, SourceMap
from lawlint.finding import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lawlint.document.docx_inline import Changes


def read(data: bytes, path: str) -> Document:
    """Read a Word file.

    Line and column are those of lawlint's own text view (one block a line); the place is the paragraph as one
    counts them in the body, empty ones left out.  Raises ``Unreadable``.
    """
    package = Package.open(data)
    body = view(package)
    if not body.view.text.strip():
        raise Unreadable(Words("文档里没有文字", "the document holds no text"))
    return assemble(
        path,
        "docx",
        body.view.text,
        body.view.pieces,
        source=SourceMap((), tuple(body.view.anchors)),
        notices=_notices(body.changes),
    )


def view(package: Package) -> Body:
    """The text view of a package; the same package always gives the same view."""
    main = package.main_part()
    related = package.related(main)
    styles = Styles(package.optional(related.get("styles")))
    numbering = Numbering(package.optional(related.get("numbering")), styles)
    body = Body(styles, numbering)
    body.read(package.tree(main))
    body.read_notes("footnote", package.optional(related.get("footnotes")))
    body.read_notes("endnote", package.optional(related.get("endnotes")))
    return body


def _notices(changes: Changes) -> Iterator[Notice]:
    if changes.inserted or changes.deleted:
        yield Notice(
            f"文档含未接受的修订（插入{changes.inserted}处，删除{changes.deleted}处），按全部接受后的文字检查",
            f"the document has unaccepted changes ({changes.inserted} insertions, {changes.deleted} deletions);"
            " it was read as if all were accepted",
        )
    if changes.embedded:
        yield Notice(
            f"文档内嵌有其他文件（{changes.embedded}处，如 Excel 表格或插入的文档），其中内容未检查",
            f"the document embeds other files ({changes.embedded}, such as spreadsheets or inserted documents);"
            " what they hold was not checked",
        )
