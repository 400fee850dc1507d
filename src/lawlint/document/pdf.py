"""PDF files with a text layer (extra ``pdf``): page and line of every word, paragraphs put together again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawlint.document.assemble import Piece, assemble
from lawlint.document.decode import Unreadable
from lawlint.document.model import BlockKind, Cell, Document, Notice, SourceMap
from lawlint.document.pdf_cells import UNSURE, cell_lines, continued
from lawlint.document.pdf_lines import Glyph, VisualLine, body, healed, paragraphs, seam, visual_line
from lawlint.document.pdf_tables import Drawn, Grid, Place, grids
from lawlint.finding import Span, Words

if TYPE_CHECKING:
    import pypdfium2

_MOST_PAGES = 3000
_MOST_PATHS = 20_000  # drawn on one page that are looked at
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
        lines, blank, tables = _lines(document)
    finally:
        document.close()
    _judge(lines)
    text, pieces, anchors = _written(paragraphs(continued(body(lines, pages), tables)))
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


def _lines(document: pypdfium2.PdfDocument) -> tuple[list[VisualLine], list[int], list[Grid]]:
    """The visual lines of all pages, the pages that hold pictures but no text, and the tables."""
    import pypdfium2
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    lines: list[VisualLine] = []
    blank: list[int] = []
    tables: list[Grid] = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            own = list(_of_page(page, number, tables))
            if not own and next(iter(page.get_objects([FPDF_PAGEOBJ_IMAGE])), None) is not None:
                blank.append(number)
            page.close()
        except pypdfium2.PdfiumError:
            blank.append(number)
            continue
        lines += own
    return lines, blank, tables


def _of_page(page: pypdfium2.PdfPage, number: int, tables: list[Grid]) -> Iterator[VisualLine]:
    """The lines of one page as the file gives them; a table stands where its first character does.

    ``tables``: those of the document so far; the ones of the page are added.
    """
    words = page.get_textpage()
    height = page.get_height()
    found = grids(_drawn(page))
    cells: list[defaultdict[Place, list[Glyph]]] = [defaultdict(list) for _ in found]
    order: list[VisualLine | int] = []
    start = 0
    for line in words.get_text_range().split("\r\n"):
        free = []
        for glyph in _glyphs(words, line, start):
            at, place = _cell(found, glyph)
            if place is None:
                free.append(glyph)
            else:
                cells[at][place].append(glyph)
                if at not in order:
                    order.append(at)
        if free:
            order.append(visual_line(free, number, len(order) + 1, height))
        start += len(line) + 2
    words.close()
    for each in order:
        if isinstance(each, VisualLine):
            yield each
            continue
        for place, glyphs in sorted(cells[each].items()):
            cell = Cell(len(tables), place.row, place.column, place.row == 0, place.rows, place.columns)
            yield from cell_lines(glyphs, number, height, cell)
        tables.append(found[each])


def _cell(found: list[Grid], glyph: Glyph) -> tuple[int, Place | None]:
    """The table around a character and its cell."""
    for at, grid in enumerate(found):
        place = grid.at((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
        if place is not None:
            return at, place
    return 0, None


def _drawn(page: pypdfium2.PdfPage) -> Iterator[Drawn]:
    """What is drawn on a page in boxes."""
    import ctypes

    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for at, path in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_PATH])):
        if at >= _MOST_PATHS:
            return
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        outline = bool(stroke.value) and raw.FPDFPath_CountSegments(path) in (4, 5)
        left, bottom, right, top = path.get_bounds()
        yield Drawn(left, bottom, right, top, outline)


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
            anchors.append((length, number, length - start + 1, _place(line)))
            parts.append(words)
            length += len(words)
            before = words
        cell = group[0].cell
        sure = cell is not None and cell.table != UNSURE
        kind = BlockKind.CELL if sure else BlockKind.RESIDUE if cell else None
        pieces.append(Piece(Span(start, length), kind, cell=cell if sure else None))
        parts.append("\n")
        length += 1
    return "".join(parts).removesuffix("\n"), pieces, tuple(anchors)


def _place(line: VisualLine) -> str:
    if line.cell is None:
        return f"第{line.page}页第{line.number}行"
    if line.cell.table == UNSURE:
        return f"第{line.page}页表格"
    return f"第{line.page}页表{line.cell.table + 1}第{line.cell.row + 1}行第{line.cell.column + 1}列"


def _notices(blank: list[int]) -> list[Notice]:
    if not blank:
        return []
    named = "、".join(map(str, blank[:10])) + ("等" if len(blank) > 10 else "")
    listed = ", ".join(map(str, blank[:10])) + (" and more" if len(blank) > 10 else "")
    return [Notice(f"第{named}页只有图像，没有文字层，未检查", f"pages without text, not checked: {listed}")]
