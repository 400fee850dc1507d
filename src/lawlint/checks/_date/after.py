"""Times behind the year of the report that its part on results speaks of as past."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache

from lawlint.checks._context import around, in_plan, stands
from lawlint.checks._parts import Part, leading, worded
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import BlockKind, Document
from lawlint.facts.model import Facts
from lawlint.finding import Edit, Fix, Related, Span, Words
from lawlint.lean import dataclass

_STALE = 3  # so many times, more than those of the report's own year: then it is the title that is wrong


@dataclass(frozen=True, slots=True)
class _Time:
    """A time that a sentence begins with; ``last``: None when it is open or the text does not say."""

    span: Span
    first: date
    last: date | None
    cumulative: bool


def after(reading: Reading, parts: Sequence[Part]) -> Observations:
    """Sentences of results that begin with a time after the report, or with a year that was not over."""
    document = reading.document
    identity = document.identity
    if identity.year is None or identity.year_span is None:
        return
    times = _times(reading.facts)
    if all(time.first.year <= identity.year for time in times):
        return
    written = max(identity.signed or date(identity.year + 1, 6, 30), date(identity.year, 12, 31))
    end = _plan_start(document, parts)
    own = 0
    late: list[_Time] = []
    for time in times:
        if time.span.start >= end or not _leads(document, time.span):
            continue
        if time.first.year <= identity.year:
            own += time.first.year == identity.year
        elif _impossible(reading, time, written):
            late.append(time)
        else:
            yield Held(time.span)
    years = {time.first.year for time in late}
    if len(late) >= _STALE and len(late) > own and len(years) == 1:
        yield _title_problem(identity.year, identity.year_span, late)
        return
    if len(late) > own and len(years) > 1:
        return  # the text is about several years, and the year taken for its own is one of them
    for time in late:
        yield _problem(document, identity.year, time)


def _times(facts: Facts) -> list[_Time]:
    """Dates with their month and periods, in text order; ranges of years are plans and left out."""
    times = [
        _Time(fact.span, date(fact.year, fact.month, fact.day or 1), None, cumulative=False)
        for fact in facts.dates
        if fact.year and fact.month and fact.possible
    ]
    for period in facts.periods:
        first = period.end if period.cumulative else period.start
        if first is not None and (period.end is None or period.end.year == first.year):
            times.append(_Time(period.span, first, period.end, period.cumulative))
    return sorted(times, key=lambda time: time.span)


def _plan_start(document: Document, parts: Sequence[Part]) -> int:
    """Where the part on the next year begins."""
    starts = [len(document.text)]
    for plan in (part for part in parts if part.id == "plan"):
        starts += [document.blocks[section.block].span.start for section in worded(document, plan)]
        lead = leading(document, plan)
        if lead is not None:
            starts.append(lead.span.start)
    return min(starts)


def _leads(document: Document, span: Span) -> bool:
    """Whether the time begins a clause of running text, outside marks; ``opening`` judges the first."""
    block = document.block_at(span.start)
    if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    start = block.body.start if block.kind is BlockKind.HEADING else block.span.start
    if span.start < start or (span.start > start and document.folded[span.start - 1] not in ",。;:!?是"):
        return False
    first = next((each for each in document.blocks if each.kind is BlockKind.PARAGRAPH), block)
    if span.start == first.span.start or in_plan(document, block):
        return False
    return not any(stands(document, span, place) for place in ("cited", "quoted", "bracketed"))


def _impossible(reading: Reading, time: _Time, written: date) -> bool:
    """Whether the sentence tells of ``time`` as past though the report was written before."""
    document = reading.document
    sentence = around(document, time.span, "sentence")
    words = _marked().sub("", document.folded[sentence.start : sentence.end])
    behind = document.folded[time.span.end : sentence.end]
    if _future().search(words) or _bound().match(behind):
        return False
    if any(int(years[1]) >= time.first.year for years in _range().finditer(words)):
        return False
    if time.cumulative:
        return time.first > written
    clause = around(document, time.span, "clause")
    marks = (",", "、") if time.last is None else (",",)  # 6月27日、28日
    if not behind.startswith(marks) and not _has_figure(reading.facts, Span(time.span.end, clause.end)):
        return False
    if time.first > written:
        return True
    unfinished = time.last is not None and time.last > written
    return unfinished and _past().search(words) is not None and _has_figure(reading.facts, sentence)


def _has_figure(facts: Facts, span: Span) -> bool:
    at = bisect_left(facts.quantities, span.start, key=lambda quantity: quantity.span.start)
    return at < len(facts.quantities) and facts.quantities[at].span.start < span.end


def _problem(document: Document, year: int, time: _Time) -> Problem:
    found = time.span.of(document.text)
    said = Words(
        f"{year}年的报告把“{found}”的事写作已经做的，年份疑有误",
        f"the report for {year} tells of {found} as past; the year is probably wrong",
    )
    printed = re.search(str(time.first.year), document.folded[time.span.start : time.span.end])
    fixes: tuple[Fix, ...] = ()
    if printed:
        edit = Edit(Span(time.span.start + printed.start(), time.span.start + printed.end()), str(year))
        fixes = (Fix((edit,), Words(f"改为{year}年", f"change to {year}")),)
    values = {"found": found, "expected": f"{year}年", "year": str(year)}
    return Problem(time.span, said, values=values, fixes=fixes, key=f"after {found}")


def _title_problem(year: int, span: Span, late: Sequence[_Time]) -> Problem:
    body = late[0].first.year
    said = Words(
        f"标题是{year}年的报告，正文通篇写的是{body}年（{len(late)}处）",
        f"the report is for {year}, but its text speaks of {body} throughout ({len(late)} places)",
    )
    related = tuple(Related(time.span, Words("正文中的年份", "year in the text")) for time in late[:5])
    values = {"found": f"{year}年", "expected": f"{body}年", "year": str(year)}
    return Problem(span, said, "title", values, related=related, key=f"after title {body}")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile("《[^》]*》|“[^”]*”")


@cache
def _future() -> re.Pattern[str]:
    """Words of sentences that speak of what is to come."""
    return re.compile(
        "目标|规划|计划|力争|将|预计|预期|展望|争取|拟|届时|有效期|期限|到期|届满|任期|确保|前完成|底前|年前|月前"
        "|申办|筹备|筹办|承办|主办|预算|立项|下一步|今后|未来|明年|来年|愿景|谋划|延长|延期|顺延|推迟"
        "|(?<![重主需必只摘首纪机紧])要(?![求素件点闻领害塞职])"
    )


@cache
def _range() -> re.Pattern[str]:
    """Years of a plan that the sentence tells of: 三年行动（2024—2026年），2025年再打造20个."""
    return re.compile(r"\(20\d\d年?[—~至-]+(20\d\d)年?\)")


@cache
def _bound() -> re.Pattern[str]:
    """What makes a bound or a beginning of the time before it (底前, 之前, 起), or what a year is prepared by
    (2025年度《法治日报》已征订).
    """
    things = "(?:合同|协议|经费|预算|资金|预案|计划|方案|报刊|》)"
    ready = "已(?:经|全部|足额|提前|逐一)*(?:征订|签订|续签|签署|编制|落实|下达|到位)"
    return re.compile(
        "[底末初]?(?:之前|以前|前|止|起|开始|生效|[届版])|元旦|春节|新春|新年|为.?限"
        f"|度?[^,。;:]{{0,18}}{things}[^,。;:]{{0,8}}{ready}"
    )


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        "共|累计|全年|均|已|了|分别|同比|增长|下降|提高到|提升至|受理|办结|收到|审结|召开|举办|印发|出台"
    )
