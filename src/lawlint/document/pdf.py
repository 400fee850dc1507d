"""PDF files with a text layer (extra ``pdf``): page and line of every word, paragraphs put together again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import Unreadable
from lawlint.document.model import Document, Notice, SourceMap
from lawlint.document.pdf_lines import Glyph, VisualLine, body, healed, paragraphs, seam, visual_line
from lawlint.finding import Span, Words

if TYPE_CHECKING:
    import pypdfium2

_MOST_PAGES = 3000
_UNKNOWN = 0.3  # part of characters without meaning from which a text layer is useless


def read(data: bytes, path: str) -> Document:
    """Read a PDF file.

    Line and column are those of lawlint's own text view (one paragraph a line), the place is page and line.
    Raises ``Unreadable`` for locked, damaged and scanned files, and when the extra is not installed.
    """
    document = _opened(data)
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise Unreadable(Words(f"超过{_MOST_PAGES}页", f"more than {_MOST_PAGES} pages"))
        lines, blank = _lines(document)
    finally:
        document.close()
    _judge(lines)
    text, pieces, anchors = _written(paragraphs(body(lines, pages)))
    return assemble(path, "pdf", text, pieces, source=SourceMap((), anchors), notices=_notices(blank))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        import pypdfium2
    except ImportError:
        raise Unreadable(
            Words(
                "读取 PDF 需要安装：pip install lawlint[pdf]", "reading PDF needs: pip install lawlint[pdf]"
            )
        ) from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(Words("文件有打开密码", "the file is locked with a password")) from None
        raise Unreadable(Words("PDF 文件已损坏", "the PDF file is damaged")) from None


def _lines(document: pypdfium2.PdfDocument) -> tuple[list[VisualLine], list[int]]:
    """The visual lines of all pages, and the pages that hold pictures but no text."""
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    lines: list[VisualLine] = []
    blank: list[int] = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            own = list(_of_page(page, number))
            if not own and next(iter(page.get_objects([FPDF_PAGEOBJ_IMAGE])), None) is not None:
                blank.append(number)
            page.close()
        except pypdfium2.PdfiumError:
            blank.append(number)
            continue
        lines += own
    return lines, blank


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[VisualLine]:
    """The lines of one page from top to bottom as the file gives them."""
    words = page.get_textpage()
    height = page.get_height()
    start = 0
    count = 0
    for line in words.get_text_range().split("\r\n"):
        if not line.isspace() and line:
            count += 1
            yield visual_line(_glyphs(words, line, start), number, count, height)
        start += len(line) + 2
    words.close()


def _glyphs(words: pypdfium2.PdfTextPage, line: str, start: int) -> list[Glyph]:
    """The characters of a line that are more than blanks, with their boxes."""
    from pypdfium2.raw import FPDFText_GetCharIndexFromTextIndex as char_index

    return [
        Glyph(char, *words.get_charbox(char_index(words, start + at), loose=True))
        for at, char in enumerate(line)
        if not char.isspace()
    ]


def _judge(lines: list[VisualLine]) -> None:
    """Refuse scans and text layers that cannot be read."""
    if not lines:
        raise Unreadable(
            Words(
                "没有文字层（可能是扫描件），请提供可复制文字的 PDF 或原稿",
                "there is no text layer (probably a scan); use a PDF with text, or the original",
            )
        )
    text = "".join(line.text for line in lines)
    unknown = sum("\ue000" <= char <= "\uf8ff" or char in "\ufffd\x00" for char in text)
    if unknown > len(text) * _UNKNOWN:
        raise Unreadable(
            Words(
                "文字层无法解读（字体缺少编码）", "the text layer cannot be decoded (fonts without encoding)"
            )
        )


def _written(
    groups: list[list[VisualLine]],
) -> tuple[str, list[Piece], tuple[tuple[int, int, int, str], ...]]:
    """One paragraph a line, with an anchor at the start of each visual line."""
    parts: list[str] = []
    pieces: list[Piece] = []
    anchors: list[tuple[int, int, int, str]] = []
    length = 0
    for number, group in enumerate(groups, 1):
        start = length
        before = ""
        for line in group:
            words = healed(line)
            parts.append(seam(before, words))
            length += len(parts[-1])
            anchors.append((length, number, length - start + 1, f"第{line.page}页第{line.number}行"))
            parts.append(words)
            length += len(words)
            before = words
        pieces.append(Piece(Span(start, length)))
        parts.append("\n")
        length += 1
    return "".join(parts).removesuffix("\n"), pieces, tuple(anchors)


def _notices(blank: list[int]) -> list[Notice]:
    if not blank:
        return []
    named = "、".join(map(str, blank[:10])) + ("等" if len(blank) > 10 else "")
    listed = ", ".join(map(str, blank[:10])) + (" and more" if len(blank) > 10 else "")
    return [Notice(f"第{named}页只有图像，没有文字层，未检查", f"pages without text, not checked: {listed}")]
