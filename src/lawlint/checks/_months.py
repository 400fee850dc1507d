"""The month or quarter that figures are of: what is done in it includes cases that came in before."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._context import around, paragraph_of
from lawlint.checks._figures import Figures
from lawlint.document.model import Block, Document
from lawlint.facts.model import Term
from lawlint.finding import Span

_MONTH = "(?:1?[0-9]|十?[一二三四五六七八九十])月"
_TIME = f"(?:{_MONTH}份?|第?[一二三四1-4]季度)(?![底末初中上下起以至到前后、—~-]|[0-9]{{1,2}}日)"
_BACK = 12
"""Paragraphs that one month may be said for."""


def of_month(figures: Figures, term: Term) -> bool:
    """Whether a figure is of a single month or quarter."""
    return month_of(figures.reading.document, figures.span(term)) != ""


def month_of(document: Document, span: Span) -> str:
    """The month or quarter that the figures in ``span`` are of: said by their sentence, their paragraph, one before it or
    the title; of a cell one of those that its table is by.
    """
    home = document.block_at(span.start)
    if home is None:
        return ""
    if home.cell is not None and (named := _month_of_table(document, home.cell.table)):
        return named
    start = around(document, span, "sentence").start
    found = (
        _of_a_month().search(paragraph_of(document, home).of(document.folded))
        or _month_above(document, home)
        or (None if home.cell else _opens_sentence().match(document.folded, start, span.end))
        or _in_title().search(document.identity.title)
    )
    return "" if found is None else found[0]


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
    days = "[0-9]{1,2}月[0-9]{1,2}日"
    return re.compile(
        f"(?:^|[,。])({_MONTH}份|{_MONTH}(?=[新共]?[收受接])|[本当][月周日天])|({days}起?(?:至|到|[-—~]+){days})"
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
    return re.compile(f"[0-9年]{{0,5}}{_MONTH}份?,(?=[^\\n]*(?:{cases}))")


@cache
def _opens_with_time() -> re.Pattern[str]:
    return re.compile(
        "(?:20[0-9]{2}年|[上今去本当全]年|截至|截止|年内|[上下]半年|第?[一二三四1-4]季度|[0-9]+[-—至到~])"
    )


@cache
def _opens_sentence() -> re.Pattern[str]:
    """A month or quarter at the head of a sentence, but for who it is of, and no other time behind it:
    2024年12月,全县共接收投诉; 县局第三季度受理.
    """
    other = "截至|截止|全年|年内|年度|累计|以来|季度|半年|[0-9]月"
    return re.compile(f"[^,;0-9自从到至、—~-]{{0,12}}(?:20[0-9]{{2}}年)?{_TIME}(?!.*(?:{other}))")


@cache
def _in_title() -> re.Pattern[str]:
    return re.compile(f"(?<![0-9至到—~-]){_TIME}")
