"""The official title or law that a cited title can only be a slip for."""

from __future__ import annotations

from collections.abc import Iterable, Set

from lawlint.checks._cited import Cited, comparable
from lawlint.checks._cited_title.slips import is_slip
from lawlint.document.fold import fold
from lawlint.document.model import Document
from lawlint.finding import Span

LONG, NAMESAKE, LAW = 12, 16, 7
"""Characters a title needs, without its years, for one or two wrong ones to be told from another title; one that begins
with 关于, which places like to copy; and the name of a law, for one wrong character."""
STATE = "中华人民共和国"


def nearest(titles: Iterable[str], cited: Cited, sure: bool) -> str | None:
    """The one long title that the stem can only be a slip for.

    A title that begins with 关于 may be a local namesake: unless a national body is named, only one character
    counts.
    """
    stem = cited.stem
    alone = stem.startswith("关于") and not sure
    if len(stem) < (NAMESAKE if alone else LONG) - 1:
        return None
    found = [official for official in titles if is_slip(stem, official, 1 if alone else 2)]
    return found[0] if len(found) == 1 else None


def nearest_law(
    laws: Iterable[tuple[str, int]], document: Document, span: Span, told: Set[str]
) -> str | None:
    """The one law, passed by the year of the report, from which the title at ``span`` differs by a character; ``told``:
    all titles of the document.
    """
    words = fold(span.of(document.text))
    stem, year = comparable(words).stem, document.identity.year
    sure = words.startswith(STATE) or (stem.endswith("法") and not stem.endswith("办法"))
    found = [
        law
        for law, passed in laws
        if len(law) == len(stem)
        and (sure or law in told)
        and (year is None or year >= passed)
        and is_slip(stem, law, 1)
    ]
    return found[0] if len(found) == 1 else None
