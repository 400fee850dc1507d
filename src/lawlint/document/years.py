"""The year that a document is about: of its title, unless all else speaks of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from lawlint.document.draft import Draft
from lawlint.document.model import BlockKind
from lawlint.document.signing import YEAR, year_number
from lawlint.finding import Span
from lawlint.lean import dataclass

_OPENING = 600  # characters of the first paragraph in which it says what is reported


@dataclass(frozen=True, slots=True)
class ReportYear:
    """``value``: the year; ``span``: the year of the title, or where it was read; ``in_title``: if that is another."""

    value: int | None = None
    span: Span | None = None
    in_title: int | None = None


def find_year(folded: str, drafts: Sequence[Draft], title: Sequence[Span], signed: date | None) -> ReportYear:
    """The report year: of the title, else of the first paragraph.  A title about several years has none."""
    found = _year_of_title(folded, title)
    first = next(
        (draft for draft in drafts if draft.kind in (None, BlockKind.PARAGRAPH) and not draft.label), None
    )
    if found is None and first is not None:
        found = _year_spoken_of().search(folded, first.start, min(first.end, first.start + 400))
    if found is None or found["range"]:
        return ReportYear()
    year, span = year_number(found["year"]), Span(found.start("year"), found.end("year"))
    if title and first is not None and span.start < first.start:
        years = {int(each[1]) for each in opening_years(folded, Span(first.start, first.end))}
        other = years.pop() if len(years) == 1 else year
        if other != year and _speaks_of(folded, drafts, other, signed):
            return ReportYear(other, span, year)
    return ReportYear(year, span)


def opening_years(folded: str, first: Span) -> Sequence[re.Match[str]]:
    """Where the first paragraph says which year is reported: 2024年，…… and 现将2024年……报告如下."""
    end = min(first.end, first.start + _OPENING)
    found = (_opening_year().match(folded, first.start, end), _announced().search(folded, first.start, end))
    return [match for match in found if match is not None]


def _speaks_of(folded: str, drafts: Sequence[Draft], year: int, signed: date | None) -> bool:
    """Whether the report was signed in the year behind, or, without a date, plans for that one."""
    if signed is not None:
        return signed.year == year + 1
    plans = re.compile(f"{year + 1}年.{{0,16}}(?:安排|打算|计划|思路|举措|任务)")
    return any(draft.label and plans.match(folded, draft.content, draft.end) for draft in drafts)


def _year_of_title(folded: str, title: Sequence[Span]) -> re.Match[str] | None:
    if not title:
        return None
    start, end = title[0].start, title[-1].end
    return year_word().search(folded, start, end) or _year_in_brackets().search(folded, start, end)


@cache
def _year_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"\((?P<range>{YEAR}[—~-]+)?(?P<year>{YEAR})\)")


@cache
def year_word() -> re.Pattern[str]:
    """A year, perhaps the last one of several."""
    return re.compile(rf"(?P<range>{YEAR} ?年?[—~至-]+)?(?P<year>{YEAR}) ?年")


@cache
def _year_spoken_of() -> re.Pattern[str]:
    """A year that is not where something began: 自2013年启动以来."""
    return re.compile(
        rf"(?<![自从])(?P<range>{YEAR} ?年?[—~至-]+)?(?<![自从])(?P<year>{YEAR}) ?年(?!以来|起)"
    )


@cache
def _opening_year() -> re.Pattern[str]:
    plans = "[^,;。]{0,12}(?:计划(?!生育)|拟(?![定订制])|力争|打算|预计)"  # 2025年，我区计划新增调解员60名
    return re.compile(rf" *((?:19|20)[0-9]{{2}})年度?,(?!{plans})")


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        r"现[将就][^。;,《\d]{0,14}((?:19|20)[0-9]{2})年[^。;,]{0,40}(?:报告|汇报|公告|公布|通报)如下"
    )
