"""When a report can have been written, and what it therefore cannot name yet."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lawlint.checks._context import in_plan
from lawlint.document.model import Document
from lawlint.finding import Span

Untimely = Literal["before", "undated", "after-year"]


def untimely(document: Document, offset: int, born: date) -> Untimely | None:
    """How the report is too early to name, at ``offset``, something that exists since ``born``; else None.

    ``before``: born after the day of signature.  ``undated``: the report bears no date, and born more than
    half a year after the report year ended, when it should long have been published.  ``after-year``: born
    after the report year, but named in the part about that year.  Nothing is said of a report without a year.
    """
    identity = document.identity
    if identity.year is None:
        return None
    if identity.signed is not None and born > identity.signed:
        return "before"
    if identity.signed is None and born > date(identity.year + 1, 6, 30):
        return "undated"
    if born > date(identity.year, 12, 31):
        block = document.block_at(offset)
        if block is None or not in_plan(document, block):
            return "after-year"
    return None


def signed_at(document: Document) -> tuple[Span, ...]:
    """The date of signature, which ``before`` rests on."""
    span = document.identity.signed_span
    return () if span is None else (span,)


def in_words(day: date) -> str:
    """The date as reports write it: 2024年7月15日."""
    return f"{day.year}年{day.month}月{day.day}日"
