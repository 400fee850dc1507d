"""Dates that do not fit the year of the report: its signature, its headings, the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from lawlint.checks._parts import Part, blocks_of, heading_place, worded
from lawlint.checks.base import Held, Observations, Problem
from lawlint.document.model import Document, Section
from lawlint.finding import Edit, Fix, Related, Span, Words


def signature(document: Document, since: int) -> Observations:
    """The date of the report against the year it is about."""
    identity = document.identity
    year, signed, span = identity.year, identity.signed, identity.signed_span
    if year is None or signed is None or span is None:
        return
    found = day_said(signed)
    values = {"found": found, "year": str(year)}
    related = (
        (Related(identity.year_span, Words("报告年度", "year of the report")),) if identity.year_span else ()
    )
    case, words = _judged(signed, year, since, identity.issuer)
    if words is None:
        yield Held(span)
    else:
        doubts = () if signed.year == year + 1 else (span,)
        key = f"{case} {signed}"
        yield Problem(span, words, case=case, values=values, related=related, key=key, doubts=doubts)


def _judged(signed: date, year: int, since: int, issuer: str) -> tuple[str, Words | None]:
    found = day_said(signed)
    if signed.year < year:
        return "early", Words(
            f"落款日期{found}早于报告年度{year}年，请核对标题年度和落款日期",
            f"signed on {signed}, before the year {year} began: see which of the two is wrong",
        )
    if signed.year == year:
        return "early", Words(
            f"落款日期{found}还在{year}年之内，报告年度尚未结束",
            f"signed on {signed}, before the year {year} was over",
        )
    if signed.year > year + 1:
        return "late", Words(
            f"落款日期{found}距报告年度{year}年已有一年以上，请核对标题年度和落款日期",
            f"signed on {signed}, more than a year after {year}: see which of the two is wrong",
        )
    if year < since:
        words = Words(f"落款日期{found}已过第一季度", f"signed on {signed}, after the first quarter")
        return "first-quarter", words if signed > date(year + 1, 3, 31) else None
    if signed >= date(year + 1, 4, 1):
        return "late", Words(
            f"落款日期{found}已过公开期限：{year}年年度报告应在{year + 1}年4月1日之前公开",
            f"signed on {signed}; the report for {year} had to be public before {year + 1}-04-01",
        )
    if signed > date(year + 1, 3, 1) and _reports_upward(issuer):
        return "upward", Words(
            f"落款日期{found}晚于3月1日：省级以下政府应在每年3月1日之前向上一级报告上一年度情况",
            f"signed on {signed}; governments below province level report upward before 1 March",
        )
    return "", None


def _reports_upward(issuer: str) -> bool:
    """Whether the issuer is a government from county to prefecture level."""
    return _government().search(issuer) is not None and _other_level().search(issuer) is None


def headings(document: Document, parts: Sequence[Part]) -> Observations:
    """First-level headings that begin with a year, by the part they serve."""
    identity = document.identity
    if identity.year is None:
        return
    plans = {section.index for part in parts if part.id == "plan" for section in worded(document, part)}
    past = {
        section.index
        for part in parts
        if part.id in ("achievements", "responsibility", "shortcomings")
        for section in worded(document, part)
        if not _of_an_earlier_year(part).search(section.title)
    }
    dated = list(_dated(document))
    both = {section.index for section, _ in dated if _two_years().match(section.title)} & past
    results = [(section, year) for section, year in dated if section.index in past - (plans - both)]
    arrangements = [(section, year) for section, year in dated if section.index in plans - both]
    if _title_is_ahead(identity.year, results, arrangements) and identity.year_span:
        yield _title_problem(document, identity.year_span, [*results, *arrangements])
        return
    for section, year in arrangements:
        yield _judge_heading(document, section, year, identity.year + 1, "plan")
    for section, year in results:
        yield _judge_heading(document, section, year, identity.year, "past")


@cache
def _of_an_earlier_year(part: Part) -> re.Pattern[str]:
    """Words of headings that tell what became of the shortcomings of an earlier year."""
    return re.compile("整改|反馈" if part.id == "achievements" else "整改|反馈|督察|通报|整治")


@cache
def _two_years() -> re.Pattern[str]:
    """Headings of two parts, each with its year: 2024年存在的不足和2025年工作安排."""
    return re.compile("20[0-9]{2}年.*[和及与、]20[0-9]{2}年")


def _dated(document: Document) -> Iterator[tuple[Section, int]]:
    """First-level headings that begin with one year."""
    for section in document.sections:
        found = _leading_year().match(section.title) if section.level == 1 else None
        if found is not None:
            yield section, int(found[1])


def _title_is_ahead(
    year: int, results: Sequence[tuple[Section, int]], arrangements: Sequence[tuple[Section, int]]
) -> bool:
    """Whether the body reports on the year before the one in the title, throughout."""
    return (
        bool(results and arrangements)
        and all(each == year - 1 for _, each in results)
        and all(each == year for _, each in arrangements)
    )


def _title_problem(document: Document, span: Span, dated: Sequence[tuple[Section, int]]) -> Problem:
    year = document.identity.year or 0
    words = Words(
        f"标题写{year}年，正文标题写的却是{year - 1}年的工作和{year}年的安排",
        f"the title says {year}, the headings report on {year - 1} and plan for {year}",
    )
    role = Words("正文标题", "heading")
    related = tuple(Related(heading_place(document, section), role) for section, _ in dated)
    values = {"found": str(year), "expected": str(year - 1), "year": str(year)}
    return Problem(span, words, case="title", values=values, related=related, key=f"title {year}")


def _judge_heading(document: Document, section: Section, found: int, due: int, case: str) -> Held | Problem:
    heading = document.blocks[section.block].heading
    assert heading is not None
    span = Span(heading.start, heading.start + 5)
    if found == due:
        return Held(span)
    year = document.identity.year
    words = Words(
        f"{year}年年度报告的这一部分写作“{found}年”，应为{due}年",
        f"in the report for {year} this heading says {found}; {due} is due",
    )
    if case == "plan":
        words = Words(
            f"{year}年年度报告的下一年度安排应是{due}年的，标题写作“{found}年”",
            f"the plan in the report for {year} is for {due}; its heading says {found}",
        )
    fix = Fix((Edit(Span(span.start, span.start + 4), str(due)),), Words(f"改为{due}年", f"change to {due}"))
    values = {"found": f"{found}年", "expected": f"{due}年", "year": str(year)}
    return Problem(span, words, case=case, values=values, fixes=(fix,), key=f"{case} {found}")


def plans(document: Document, parts: Sequence[Part]) -> Observations:
    """Paragraphs of the plan that begin with the year reported on, or an earlier one, and tell what will be."""
    year = document.identity.year
    sections = [section for part in parts if part.id == "plan" for section in worded(document, part)]
    if year is None:
        return
    for section in sections:
        for block in blocks_of(document, section):
            found = _leading_year().match(document.folded, block.body.start, block.body.end)
            if found is None or not _will().match(document.folded, found.end(), block.body.end):
                continue
            span, named = Span(block.body.start, found.end()), int(found[1])
            if named > year:
                yield Held(span)
            else:
                due = str(year + 1)
                words = Words(
                    f"这一段说的是下一年度的打算，却以“{named}年”起句，应为{due}年",
                    f"this paragraph tells what will be done and begins with {named}; {due} is due",
                )
                fix = Fix((Edit(Span(*found.span(1)), due),), Words(f"改为{due}年", f"change to {due}"))
                values = {"found": f"{named}年", "expected": f"{due}年", "year": str(year)}
                yield Problem(span, words, values=values, fixes=(fix,), key=f"will {named}")


def day_said(day: date) -> str:
    """The day in words."""
    return f"{day.year}年{day.month}月{day.day}日"


@cache
def _leading_year() -> re.Pattern[str]:
    return re.compile(r"((?:19|20)[0-9]{2})年(?!以来|[—~至-])")


@cache
def _will() -> re.Pattern[str]:
    """A first sentence about what is to come, and not about what was done before (2024年，我县将执法监督纳入考核)."""
    return re.compile(
        "度?,(?:(?!取得|成效|完成了|回顾|已经|虽然|存在|以来|反馈|发出|收到|20[0-9]{2}年)[^。;\n])*?(?:将(?!于?20[0-9]{2}年|[^,。;\n]{1,20}(?:纳入|列入|列为|作为))|(?<!需)要(?!求|点|素)|拟|力争)"
    )


@cache
def _government() -> re.Pattern[str]:
    return re.compile("(?:政府|[市县区旗州盟]委)$")


@cache
def _other_level() -> re.Pattern[str]:
    """Provinces report to the centre by another date; for townships only the date of publication is sure."""
    return re.compile(r"省|自治区|(?:北京|天津|上海|重庆)市(?:人民)?政府|[乡镇]|街道|兵团")
