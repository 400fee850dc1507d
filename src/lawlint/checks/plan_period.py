"""Plans carried out outside their years: “九五”普法 in a report about 2024, “七五”普法 in one about 2024.

Two kinds of plan are looked at: the named ones of the table, and any title in 《》 that ends in its years
(（2021—2025年）).  A plan is reported only where the words before it say that it is being carried out (落实,
实施, 推进, 按照) and no word of the sentence looks back (总结, 验收, 评估, 期间) or ahead (谋划, 编制, 起草).
In the part about the coming year the limits are one year later.

* ``early``: before its first year (named plans only: a document may be issued before its first year);
* ``late``: two or more years after its last;
* ``stale``: in the year after its last, when a successor may not have been issued yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._cited import comparable
from lawlint.checks._context import around, year_of_part
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.finding import Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("found", "first", "last", "year")
CASES = ("early", "late", "stale")


@dataclass(frozen=True, slots=True)
class Plan:
    """一个有起止年份的规划。 / A plan with its years."""

    names: tuple[str, ...]
    """名称的各种写法。 / Its names as written."""
    first: int
    """起始年。 / First year."""
    last: int
    """终止年。 / Last year."""


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: plan-period`` rule."""

    plans: tuple[Plan, ...] = ()
    """规划表。 / The table of plans."""
    titles: bool = False
    """同时检查书名号内自带起止年份的文件。 / Look also at titles in 《》 that end in their years."""


def literals(params: Params) -> tuple[str, ...]:
    """The names; with ``titles`` also the 书名号."""
    return (*(name for plan in params.plans for name in plan.names), *(("《",) if params.titles else ()))


def check(params: Params, reading: Reading) -> Observations:
    """Problems at plans carried out outside their years; ``Held`` at those inside."""
    document = reading.document
    if document.identity.year is None:
        return
    for span, first, last in _named(params, document):
        yield _judged(document, span, first, last) or Held(span)
    for span, first, last in _titled(reading) if params.titles else ():
        found = _judged(document, span, first, last)
        yield Held(span) if found is None or found.case == "early" else found


def _named(params: Params, document: Document) -> Iterator[tuple[Span, int, int]]:
    for plan in params.plans:
        for name in plan.names:
            at = document.folded.find(name)
            while at >= 0:
                yield Span(at, at + len(name)), plan.first, plan.last
                at = document.folded.find(name, at + len(name))


def _titled(reading: Reading) -> Iterator[tuple[Span, int, int]]:
    for fact in reading.facts.titles:
        years = comparable(fact.inner.of(reading.document.text)).years
        if years:
            first, last = map(int, years.split("-"))
            if first <= last:
                yield fact.span, first, last


def _judged(document: Document, span: Span, first: int, last: int) -> Problem | None:
    year = year_of_part(document, span.start)
    if year is None or first <= year <= last:
        return None
    clause, sentence = around(document, span, "clause"), around(document, span, "sentence")
    if not _doing().search(document.folded[clause.start : span.start]):
        return None
    if _about_it().match(document.folded, span.end, sentence.end):
        return None
    if _elsewhere().search(
        document.folded[sentence.start : span.start] + document.folded[span.end : sentence.end]
    ):
        return None
    found = span.of(document.text)
    case = "early" if year < first else "stale" if year == last + 1 else "late"
    said = Words(
        f"{found}起止为{first}—{last}年，此处说的是{year}年",
        f"{found} runs from {first} to {last}, but this part is about {year}",
    )
    values = {"found": found, "first": str(first), "last": str(last), "year": str(year)}
    return Problem(span, said, case, values, key=span.of(document.folded))


@cache
def _doing() -> re.Pattern[str]:
    return re.compile("(?:落实|实施|贯彻|执行|推进|推动|开展|按照|对照)[^,;:。]{0,12}$")


@cache
def _about_it() -> re.Pattern[str]:
    """What is done with a plan before its years or behind them: “七五”普法档案移交, “十五五”规划问计于民."""
    return re.compile("[^,;:。]{0,8}(?:档案|审计|决算|遗留|清零|结转|尾款|问计|建言|献策|意见征[集求])")


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(
        "总结|验收|评估|收官|收尾|表彰|先进|优秀|期间|以来|成果|经验|基础|考核|终期|末期|圆满|完成|结束|回顾|成效|历年|此前|原|上一"
        "|谋划|编制|起草|研究|调研|筹备|前期|衔接|展望|准备|制定|制订|拟定|草案|建议|立足|面向|迎接|接续|启动|开局"
    )
