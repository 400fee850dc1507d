"""The month or quarter that figures are of: what is done in it includes cases that came in before."""

from __future__ import annotations

import re
from functools import cache

from lawlint.document.model import Block, Document

_BACK = 12
"""Paragraphs that one month may be said for."""


def month_of(document: Document, home: Block, paragraph: str) -> str:
    """The month that a paragraph is about, or one before it; of a cell one of those that its table is by."""
    if home.cell is not None and (named := _month_of_table(document, home.cell.table)):
        return named
    month = _of_a_month().search(paragraph) or _month_above(document, home)
    return "" if month is None else month[0]


def _month_of_table(document: Document, table: int) -> str:
    """The first month or quarter that heads a row or a column of a table; what came in before the first is in none of
    them.
    """
    heads = (block for block in document.blocks if block.cell is not None and block.cell.table == table)
    for block in heads:
        text = block.span.of(document.folded).strip()
        if block.cell is not None and not block.cell.row * block.cell.column and is_period().fullmatch(text):
            return text
    return ""


@cache
def is_period() -> re.Pattern[str]:
    """The name of a month, a quarter or half a year."""
    return re.compile(
        "(?:20[0-9]{2}年)?(?:(?:1?[0-9]|十?[一二三四五六七八九十])月份?|第?[一二三四1-4]季度?|[上下]半年)"
    )


@cache
def _of_a_month() -> re.Pattern[str]:
    """A single month, week or day that is reported on, or several days; cases outlive it as a matter of course."""
    months = "(?:1?[0-9]|十?[一二三四五六七八九十])月"
    days = "[0-9]{1,2}月[0-9]{1,2}日"
    return re.compile(
        f"(?:^|[,。])({months}份|{months}(?=[新共]?[收受接])|[本当][月周日天])|({days}起?(?:至|到|[-—~]+){days})"
    )


def _month_above(document: Document, home: Block) -> re.Match[str] | None:
    """The month of the figures of a paragraph before, in the same section, when none between begins with another time:
    3月份，共受理5610件。 before 丁区受理539件，办结566件.
    """
    if _opens_with_time().match(home.span.of(document.folded)):
        return None
    section, at = document.section_at(home.span.start), home.index - 1
    first = 0 if section is None else section.block
    for block in reversed(document.blocks[max(first, at - _BACK) : at + 1]):
        if block.cell is not None:
            continue
        text = block.span.of(document.folded)
        if month := _opens_with_month().match(text):
            return month
        if _opens_with_time().match(text):
            return None
    return None


@cache
def _opens_with_month() -> re.Pattern[str]:
    """A paragraph about the cases of one month."""
    cases = "受理|收到|接[收到件]|办[理结]|审结|立案"
    return re.compile(f"[0-9年]{{0,5}}(?:1?[0-9]|十?[一二三四五六七八九十])月份?,(?=[^\\n]*(?:{cases}))")


@cache
def _opens_with_time() -> re.Pattern[str]:
    return re.compile(
        "(?:20[0-9]{2}年|[上今去本当全]年|截至|截止|年内|[上下]半年|第?[一二三四1-4]季度|[0-9]+[-—至到~])"
    )
