"""Rows of years or quarters that are said to go one way: 2022年至2024年分别为318件、376件和241件，逐年下降."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.rows import rows
from lawlint.checks._growth.rows_of_years import where_years_begin, years_of
from lawlint.checks._growth.trend_words import bare, is_same, of_cases
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span
from lawlint.interval import Comparison, Truth

_UP = "上升|增长|增加|提高|提升|攀升|走高|上涨|扩大|增多|升高|上扬|递增"
_DOWN = "下降|减少|降低|回落|走低|下滑|缩短|压缩|压减|收窄|下跌|递减"


def broken_trends(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Move, bool]]:
    """The first move the other way in each row that is said to go one way, and whether the words say so of every
    step (逐年下降) or may be meant of the whole (持续下降).
    """
    text, block = figures.reading.document.folded, figures.reading.document.blocks[terms[0].block].span
    start = max(text.rfind("。", block.start, figures.span(terms[0]).start) + 1, block.start)
    end = text.find("。", figures.span(terms[-1]).end, block.end) + 1 or block.end
    for said in _trend().finditer(text, start, end):
        up = said["up"] is not None or said["more"] is not None
        found = _row_behind(figures, terms, said, start, up) or _row_before(figures, terms, said, up)
        row, subject = found or ([], "")
        many = "一二三四五六".find(_in_han(said["many"])) + 2 if said["many"] else 0
        strict = (
            not subject and re.search("持续|逐步|稳步|连续(?![\\d两二三四五六多])", said["trend"]) is None
        )
        strictly: Comparison = "<=" if up else ">="
        loosely: Comparison = "<" if up else ">"
        for one, two in pairwise(row[-many:]):
            if figures.value(two).compare(strictly if strict else loosely, figures.value(one)) is Truth.HOLDS:
                yield Move(one, two, Span(*said.span("trend")), up), strict
                break


@cache
def _trend() -> re.Pattern[str]:
    """逐年下降, at the end of a clause."""
    how = "逐年|年年|连年|逐季|逐月|持续|逐步|稳步|连续(?:(?P<many>[两二三四五六2-6])个?[年季]度?|多年)?"
    manner = "呈现?|出现|保持|实现|平稳|稳定|明显|大幅|小幅|快速|显著|有所|不断|稳|逐年|持续"
    state = "的?(?:良好|明显|显著|积极)?的?(?:趋势|态势|势头|之势|走势)"
    return re.compile(
        f"(?P<trend>(?:(?:{how})(?:{manner})*+(?:(?P<up>{_UP})|{_DOWN})"
        f"|一年比一年(?:(?P<more>[多高])|[少低]))了?)(?:{state})?(?=[,;。:()\n]|$)"
    )


def _in_han(digit: str) -> str:
    return {"两": "二", "2": "二", "3": "三", "4": "四", "5": "五", "6": "六"}.get(digit, digit)


def _subject(text: str, start: int, end: int) -> str | None:
    """What is said to go one way, without what means nothing; None when it is said with a reservation."""
    words = re.sub("(?:均|都|也|已|则|一直|呈现?|数量上|且|并|同步|出现|实现|保持)+$", "", text[start:end])
    return None if _reserved().search(words) else words


@cache
def _reserved() -> re.Pattern[str]:
    """What leaves the trend open, or says that it is over."""
    return re.compile(
        "总体|整体|大体|基本|大致|总的|平均|[人户均]均|不再|未能|没|并非|扭转|遏制|改变|打破|此前|曾|除|后|以来|自20|预计|力争|目标"
        "|[幅增降减涨升]|同比|环比|累计|排名|位次|较|比上|比去|与"
    )


_Row = tuple[list[Term], str]
"""A row in order of time, and what the trend calls it when the row itself says more: 纠纷 of 调解纠纷."""


def _row_before(figures: Figures, terms: Sequence[Term], said: re.Match[str], up: bool) -> _Row | None:
    """The row directly in front of the trend: 分别为318件、376件和241件，呈逐年下降趋势."""
    text = figures.reading.document.folded
    before = [term for term in terms if figures.span(term).end <= said.start()]
    if not before:
        return None
    end = figures.span(before[-1]).end
    between = re.fullmatch("(?:[,;、(]|\\),?|)(?P<subject>[^,;。:()]*)", text[end : said.start()])
    subject = between and _subject(between["subject"], 0, len(between["subject"]))
    if between is None or subject is None or re.search("20\\d\\d|其中|[前后近][两三四五]", subject):
        return None
    row, named = _row_ending(figures, before)
    if row and _is_rate(subject) and figures[row[0]].kind is not Kind.PERCENT:
        return None  # 分别为318件、376件、402件，败诉率逐年下降
    return _of_one(figures, row, subject, named, up) if row else None


def _row_behind(
    figures: Figures, terms: Sequence[Term], said: re.Match[str], start: int, up: bool
) -> _Row | None:
    """The row directly behind the trend: 信访总量逐年下降，2022年至2024年分别为318件、376件和241件."""
    text = figures.reading.document.folded
    behind = [each for each in terms if figures.span(each).start >= said.end() and each.tail[:2] != "季度"]
    begin = max(text.rfind(mark, start, said.start()) for mark in ",;:()")
    subject = _subject(text, max(begin + 1, start), said.start())
    if not behind or subject is None or re.search(r"\d(?!年)", subject):
        return None
    row, named = _row_starting(figures, behind, max(begin + 1, start), said.end())
    if not row:
        return None
    rate = _is_rate(subject)
    vague = rate or re.search("(?:质量|效率|效果|成效|能力|力度)$", subject) is not None
    fits = bool(bare(named)) or (rate if figures[row[0]].kind is Kind.PERCENT else not vague)
    return _of_one(figures, row, subject, named, up) if fits else None


def _is_rate(subject: str) -> bool:
    return re.search("(?:率|比|占比|比例|比重|[度感]|水平)$", subject) is not None


def _of_one(figures: Figures, row: list[Term], subject: str, named: str, up: bool) -> _Row | None:
    """The row and what the trend calls it, when that can be the same."""
    one, two = bare(subject), bare(named)
    narrower = (
        one and two.endswith(one) and re.fullmatch(".*[^收到受理查审立办结处调化接登记]", two[: -len(one)])
    )
    if narrower and re.search("总[数量]$", subject):
        return None  # 信访总量逐年下降, and the row is of 网上信访
    if of_cases(one, two):
        one = ""
    return (row, one if two not in ("", one) else "") if is_same(figures, row, one, two, up) else None


def _row_ending(figures: Figures, before: Sequence[Term]) -> tuple[list[Term], str]:
    """The row of years that ends with the last figure, in order of time, and the words that name it."""
    text = figures.reading.document.folded
    for row in rows(before):
        if row[-1] is before[-1]:
            begin = where_years_begin(figures, row[0])
            words = text[begin : figures.span(row[0]).start]
            if _led().search(row[0].wide) or _every_year().search(words):
                return _in_order(figures, row, words)
    at = len(before) - 1
    while at and _of_time(before[at]) and _next_to(figures, before[at - 1], before[at]):
        at -= 1
    return _each_named(figures, before[at:])


@cache
def _led() -> re.Pattern[str]:
    return re.compile("(?:分别|依次)[\u4e00-\u9fff]{0,12}$|[为是达]$")


@cache
def _every_year() -> re.Pattern[str]:
    """2022年至2024年受理案件, of which a row of three figures can only be one a year."""
    return re.compile("^[^,;\\d]{0,8}(?:20\\d\\d年?(?:[、和至到—~-]{1,2}|$)){1,4}20\\d\\d年")


def _row_starting(figures: Figures, behind: Sequence[Term], begin: int, end: int) -> tuple[list[Term], str]:
    """The same of the row that begins with the first figure, right behind the trend."""
    text = figures.reading.document.folded
    lead = text[end : figures.span(behind[0]).start]
    if re.fullmatch("[,:(][^,;。:()]{0,30}", lead) is None and not re.fullmatch(
        "[,:(][^,;。:()]{0,24},[^,;。:()]{0,24}", lead
    ):
        return [], ""
    for row in rows(behind):
        if row[0] is behind[0] and _led().search(row[0].wide):
            row, _ = _in_order(figures, row, text[begin : figures.span(row[0]).start])
            return row, lead
    stop = 1
    while stop < len(behind) and _of_time(behind[stop]) and _next_to(figures, *behind[stop - 1 : stop + 1]):
        stop += 1
    return _each_named(figures, behind[:stop])


def _in_order(figures: Figures, row: list[Term], words: str) -> tuple[list[Term], str]:
    """A row behind 分别为 that as many years or quarters were named for, from the first to the last."""
    rest = re.sub("20\\d\\d年?[、和及至到—~-]*", "", _quarters().sub("", words))
    if re.search("[、和及与]", rest):
        return [], ""  # 2022年至2024年，许可、处罚、强制分别为
    years = years_of(words, len(row), figures.reading.document.identity.year or 2000)
    if _quarters().search(words) is not None and len(row) in (3, 4):
        return row, words
    if len(years) != len(row) or years not in (sorted(years), sorted(years, reverse=True)):
        return [], ""
    return (row if years == sorted(years) else row[::-1]), words


@cache
def _quarters() -> re.Pattern[str]:
    return re.compile(
        "[一1](?:季度)?[至到—-][三四34]季度|[三四]个季度|各季度?|一、二(?:、三)?[、和][三四]季度"
    )


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        "(?P<before>[^,;\\d]*?)(?:(?P<year>20\\d\\d)年度?|第?(?P<quarter>[一二三四])季度)(?P<after>[^,;\\d]*)"
    )


def _of_time(term: Term) -> bool:
    return _time().fullmatch(term.lead) is not None


def _next_to(figures: Figures, one: Term, two: Term) -> bool:
    beside = one.index + 1 == two.index and figures.outer(one) == figures.outer(two)
    return beside and two.mark in ("、", ",", ";", "") and comparable(figures, one, two)


def _each_named(figures: Figures, row: Sequence[Term]) -> tuple[list[Term], str]:
    """A row of figures that each have their year, said in the same words: 2022年立案412件、2023年427件、2024年398件."""
    found = [_time().fullmatch(term.lead) for term in row]
    named = [each for each in found if each is not None]
    words = [
        re.sub("^的?(?:其中)?|(?:分别|依次|共|约)*(?:[为是达有]|达到)?$", "", each["after"]) for each in named
    ]
    first = words[0] if words else ""
    if len(named) != len(row) or len(row) < 3 or any(each not in ("", first) for each in words[1:]):
        return [], ""
    places = [int(each["year"]) if each["year"] else "一二三四".index(each["quarter"]) for each in named]
    steps = {two - one for one, two in pairwise(places)}
    return (list(row) if steps == {1} else []), named[0]["before"] + first
