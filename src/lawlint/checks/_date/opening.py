"""The year of the first paragraph against that of the title."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._date.report import day_said
from lawlint.checks.base import Held, Observations, Problem
from lawlint.document.model import BlockKind, Document
from lawlint.document.years import opening_years
from lawlint.finding import Edit, Fix, Related, Span, Words


def opening(document: Document) -> Observations:
    """The year of the first paragraph against that of the title."""
    identity = document.identity
    if identity.year is None or identity.title_span is None or identity.year_span is None:
        return
    if not identity.title_span.start <= identity.year_span.start < identity.title_span.end:
        return
    first = next((block for block in document.blocks if block.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return
    years = opening_years(document.folded, first.span)
    if len(years) > 1 and _since().search(document.folded, years[0].end(), years[1].start()):
        years = years[1:]
    for match in years:
        span, year = Span(match.start(1), match.end(1) + 1), int(match[1])
        if identity.title_year is not None:
            yield _other_title_year(document, span)
            return
        if year == identity.year:
            yield Held(span)
            continue
        words = Words(
            f"标题是{identity.year}年的报告，正文开头写的是{year}年",
            f"the title says {identity.year}, the first paragraph {year}",
        )
        related = (Related(identity.year_span, Words("标题中的年度", "year of the title")),)
        values = {"found": f"{year}年", "expected": f"{identity.year}年", "year": str(identity.year)}
        yield Problem(span, words, values=values, related=related, key=f"opening {year}")
        return


@cache
def _since() -> re.Pattern[str]:
    """Words that make the year of the first sentence one of long ago: 2020年，我县获评示范县。四年来，……"""
    return re.compile("[二两三四五六七八九十]年来|此后|自此")


def _other_title_year(document: Document, opening: Span) -> Problem:
    """The title names another year than the opening, the plan and the signature: one slip, in the title."""
    identity = document.identity
    assert identity.year_span is not None
    printed, year, signed = identity.title_year, identity.year, identity.signed
    words = Words(
        f"标题是{printed}年的报告，正文开头写的是{year}年"
        + (f"，落款日期是{day_said(signed)}，请核对标题中的年度" if signed else "，请核对标题中的年度"),
        f"the title says {printed}, the first paragraph {year}"
        + (f", and the report was signed on {signed}: check the title" if signed else ": check the title"),
    )
    related = [Related(opening, Words("正文开头的年度", "year of the first paragraph"))]
    if identity.signed_span is not None:
        related.append(Related(identity.signed_span, Words("落款日期", "date of the report")))
    values = {"found": f"{printed}年", "expected": f"{year}年", "year": str(year)}
    fixes: tuple[Fix, ...] = ()
    if identity.year_span.of(document.folded).isdigit():
        edit = Edit(identity.year_span, str(year))
        fixes = (Fix((edit,), Words(f"改为{year}年", f"change to {year}")),)
    return Problem(
        identity.year_span,
        words,
        values=values,
        related=tuple(related),
        fixes=fixes,
        key=f"opening title {printed}",
    )
