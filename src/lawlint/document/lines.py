"""Lines of text, and lines that a program broke at a fixed width (copied from PDF, wrapped in an editor)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.document.fold import fold
from lawlint.document.labels import parse_label
from lawlint.finding import Span

_WIDEST = 120  # columns; longer lines are paragraphs, not wrapped lines
_FEWEST = 8  # full lines that break in the middle of a sentence before we call a file wrapped
_GOES_ON = ",、"
_ENDS = "。!?;:…”)"


def lines(text: str) -> Iterator[Span]:
    """The lines of ``text`` that hold more than blanks, without their line ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        if end > start and not text[start:end].isspace():
            yield Span(start, end)
        start = end + 1


def join_wrapped(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join neighbouring lines of one paragraph.

    A line that ends in a comma goes on in the next.  In a file wrapped at a fixed width so does every full
    line that ends without a final mark, unless the next begins with a label or is indented.
    """
    full = _full_width(text, spans)
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end + 1 == span.start and _goes_on(text, joined[-1], span, full):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _goes_on(text: str, before: Span, after: Span, full: int) -> bool:
    last = fold(text[max(before.start, before.end - 80) : before.end].rstrip()[-1:])
    if not last or last in _ENDS:
        return False
    start = fold(text[after.start : after.start + 24])
    indent = len(start) - len(start.lstrip())
    if parse_label(start, indent, len(start)) is not None:
        return False
    if last in _GOES_ON:
        return True
    if not full or indent >= 2:
        return False
    begin = text.rfind("\n", before.start, before.end) + 1 or before.start
    return _width(text, Span(begin, before.end)) >= full


def _full_width(text: str, spans: Sequence[Span]) -> int:
    """The number of columns from which a line counts as full, or 0 when the file is not wrapped."""
    if any(span.end - span.start > _WIDEST for span in spans[:200]):
        return 0
    widths = [_width(text, span) for span in spans]
    if not widths:
        return 0
    full = sorted(widths)[len(widths) * 9 // 10] * 4 // 5
    long = [span for span, width in zip(spans, widths, strict=True) if width >= full]
    broken = sum(fold(text[span.end - 1]) not in _ENDS for span in long)
    return full if 24 <= full <= _WIDEST and broken >= _FEWEST and broken * 2 > len(long) else 0


def _width(text: str, span: Span) -> int:
    words = text[span.start : span.end].strip()
    return len(words) + sum(char > "\u2000" for char in words)
