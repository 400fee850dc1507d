"""One-paragraph documents for tests of checks, built without the readers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast

from lawlint.checks.base import Reading
from lawlint.document.model import Block, BlockKind, Document, Identity, SourceMap
from lawlint.facts.model import Facts, TitleFact
from lawlint.finding import Span


def folded(text: str) -> str:
    """Full-width forms brought to half width, as the readers do."""
    return re.sub("[\uff01-\uff5e]", lambda char: chr(ord(char.group()) - 0xFEE0), text)


def reading(text: str, year: int | None = 2024, title: str = "", signed: date | None = None) -> Reading:
    """The text as a document with one block per line and no outline."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        blocks.append(Block(len(blocks), BlockKind.PARAGRAPH, span, span))
        at = span.end + 1
    titles = tuple(
        TitleFact(Span(*match.span()), Span(*match.span(1)), match.group(1))
        for match in re.finditer("《([^《》]*)》", text)
    )
    identity = Identity(title=title, year=year, signed=signed)
    starts = tuple(block.span.start for block in blocks)
    document = Document("t.txt", text, folded(text), "txt", tuple(blocks), (), identity, SourceMap(starts))
    return Reading(document, Facts((), (), (), (), titles, (), ()), cast(Any, None))
