"""From the visual lines of PDF pages to paragraphs: headers out, lines joined, stray blanks dropped."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median, median_high, median_low
from typing import NamedTuple

from lawlint.document.fold import fold
from lawlint.document.labels import parse_label
from lawlint.document.model import Cell
from lawlint.document.signing import date_line, is_organ
from lawlint.lean import dataclass, replace

_EDGE = 3  # lines at the top and at the bottom of a page that may be header or footer
_MARGIN = 0.14  # part of the height of a page in which headers and footers stand
_INDENT = 1.2  # characters by which the first line of a paragraph is set in, at least
_RAGGED = 6.5  # characters by which a line in the middle of a paragraph may be shorter than others
_GAP = 0.18  # sizes of a character; a wider blank is seen as one
_COLUMN_GAP = 1.8  # sizes of a character; a wider blank separates columns
_FINAL = "。；！？：…”）!?;:)"


@dataclass(frozen=True, slots=True)
class VisualLine:
    """One line on a page, in points from the lower left corner of the page.

    ``number``: counted from 1 among the lines of the page.  ``gaps``: places in ``text`` of blanks so wide
    that they separate columns.  ``height``: of its characters.  ``page_height``: of the page.
    ``cell``: the cell of a table that it stands in; tables are numbered through the document.
    """

    text: str
    page: int
    number: int
    left: float
    right: float
    bottom: float
    height: float
    page_height: float
    gaps: tuple[int, ...] = ()
    cell: Cell | None = None

    @property
    def tabular(self) -> bool:
        """Whether the line looks like a row of a table."""
        return len(self.gaps) > 1


class Glyph(NamedTuple):
    """A character and its box in points from the lower left corner of the page."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def visual_line(glyphs: Sequence[Glyph], page: int, number: int, page_height: float) -> VisualLine:
    """The line that characters make, in the order in which they stand; files may draw them in another."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.left)
    size = max(median_high(glyph.top - glyph.bottom for glyph in glyphs), 1.0)
    parts: list[str] = []
    gaps: list[int] = []
    before = ordered[0].left
    for glyph in ordered:
        if glyph.left - before > size * _GAP:
            if glyph.left - before > size * _COLUMN_GAP:
                gaps.append(len(parts))
            parts.append(" ")
        parts.append(glyph.char)
        before = max(before, glyph.right)
    bottom = median_low(glyph.bottom for glyph in glyphs)
    return VisualLine(
        "".join(parts), page, number, ordered[0].left, before, bottom, size, page_height, tuple(gaps)
    )


def body(lines: Sequence[VisualLine], pages: int) -> list[VisualLine]:
    """The lines without headers, footers and page numbers, numbered anew on each page."""
    edges = _edges(lines)
    seen: defaultdict[tuple[str, bool], set[int]] = defaultdict(set)
    for line, top in edges:
        seen[_normal(line.text), top].add(line.page)
    enough = max(2, (pages + 1) // 2)
    dropped = set()
    for line, top in edges:
        if (len(seen[_normal(line.text), top]) >= enough) or _is_page_number(line, pages):
            dropped.add((line.page, line.number))
    kept = [line for line in lines if (line.page, line.number) not in dropped]
    counts: Counter[int] = Counter()
    numbered = []
    for line in kept:
        counts[line.page] += line.cell is None
        numbered.append(replace(line, number=counts[line.page]))
    return numbered


def paragraphs(lines: Sequence[VisualLine]) -> list[list[VisualLine]]:
    """The lines of each paragraph."""
    if not lines:
        return []
    layout = _layout([line for line in lines if line.cell is None] or lines)
    joined: list[list[VisualLine]] = []
    for line in lines:
        if joined and _goes_on(joined[-1][-1], line, layout):
            joined[-1].append(line)
        else:
            joined.append([line])
    return joined


def healed(line: VisualLine) -> str:
    """The words of a line without blanks that only come from the spacing of characters."""
    text = "".join(char for char in line.text if char >= " " and char not in "\ufffe\uffff\u200b\ufeff")
    if line.gaps:
        return " ".join(text.split())
    return _stray().sub("", text).strip()


def seam(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: a blank only between words in Latin letters."""
    latin = before[-1:].isascii() and after[:1].isascii()
    return " " if latin and before[-1:].isalpha() and after[:1].isalpha() else ""


def _edges(lines: Sequence[VisualLine]) -> list[tuple[VisualLine, bool]]:
    """Lines that stand where headers (True) and footers (False) stand."""
    pages: defaultdict[int, list[VisualLine]] = defaultdict(list)
    for line in lines:
        if line.cell is None:
            pages[line.page].append(line)
    found = []
    for own in pages.values():
        ordered = sorted(own, key=lambda line: -line.bottom)
        margin = own[0].page_height * _MARGIN
        found += [(line, True) for line in ordered[:_EDGE] if line.bottom > line.page_height - margin]
        found += [(line, False) for line in ordered[-_EDGE:] if line.bottom < margin]
    return found


def _normal(text: str) -> str:
    return re.sub(r"[0-9]+", "#", re.sub(r"\s+", "", fold(text)))


def _is_page_number(line: VisualLine, pages: int) -> bool:
    found = _page_number().fullmatch(re.sub(r"\s+", "", fold(line.text)))
    return found is not None and (bool(found["marked"]) or int(found["number"] or 0) <= pages + 20)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How text is set, in points: size of a character, where lines begin and end, distance of lines.

    ``indented``: paragraphs begin with an indent.
    """

    size: float
    left: float
    right: float
    pitch: float
    indented: bool


def _layout(lines: Sequence[VisualLine]) -> _Layout:
    size = median(line.height for line in lines)
    lefts = Counter(round(line.left / size) for line in lines)
    left = min(place for place, count in lefts.items() if count >= max(lefts.values()) * 0.3) * size
    rights = sorted(line.right for line in lines)
    right = rights[len(rights) * 4 // 5]
    pairs = [(above, line) for above, line in pairwise(lines) if above.page == line.page]
    steps = [above.bottom - line.bottom for above, line in pairs if line.bottom < above.bottom]
    begins = [line for above, line in pairs if above.right < right - 4 * size and above.text[-1] in _FINAL]
    indents = sum(line.left > left + _INDENT * size for line in begins)
    return _Layout(size, left, right, median(steps) if steps else size * 2, indents * 3 > len(begins) * 2)


def _goes_on(before: VisualLine, after: VisualLine, layout: _Layout) -> bool:
    """Whether ``after`` continues the paragraph of ``before``."""
    size = layout.size
    if before.cell or after.cell:
        return before.cell == after.cell
    if before.tabular or after.tabular or abs(before.height - after.height) > size * 0.25:
        return False
    if after.left > layout.left + _INDENT * size:  # indented or centred
        return False
    if before.page == after.page and not 0 < before.bottom - after.bottom < layout.pitch * 1.4:
        return False
    final = before.text[-1] in _FINAL
    folded = fold(after.text)
    if final and not layout.indented and parse_label(folded, 0, len(folded)) is not None:
        return False
    if final and (is_organ(folded) or date_line().fullmatch(folded.replace(" ", ""))):
        return False
    room = layout.right - before.right
    if layout.indented or not final:
        return room < size * _RAGGED
    token = _first_token().match(folded)
    return room < size * (1.4 + (len(token[0]) * 0.6 if token else 1.0))


@cache
def _stray() -> re.Pattern[str]:
    """Blanks between Chinese characters, between these and words or figures, and inside figures."""
    wide = "[\u2018-\u201f\u2026\u2014\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
    word = "[A-Za-z0-9.,%‰]"
    around = rf"(?<={wide})[ \u00a0\u3000]+(?={wide}|[A-Za-z0-9])|(?<={word})[ \u00a0]+(?={wide})"
    return re.compile(rf"{around}|(?<=[0-9.,])[ \u00a0]+(?=[0-9.,%‰])")


@cache
def _first_token() -> re.Pattern[str]:
    """What cannot be broken at the start of a line: a number or a Latin word."""
    return re.compile(r"[0-9A-Za-z.,%/:_-]{2,}")


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(
        r"(?P<marked>[-—–·]+[0-9]{1,4}[-—–·]+|第?[0-9]{1,4}页(?:[,/]?共[0-9]{1,4}页)?|[0-9]{1,4}/[0-9]{1,4})"
        r"|(?P<number>[0-9]{1,4})"
    )
