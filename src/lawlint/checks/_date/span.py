"""Stretches of time beside how long they are said to last: 9月1日至11月30日，开展为期两个月的整治."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._date.length import Length, lengths
from lawlint.checks._figures import number as figure
from lawlint.checks.base import Held, Observation, Problem
from lawlint.document.model import Document
from lawlint.facts.dates import DAY, MONTH, TO, YEAR, Day, days_in, number
from lawlint.finding import Reasoning, Related, Span, Words
from lawlint.lean import dataclass

_COMMON = 2023
"""A year of 365 days, for stretches whose year is not said."""
_SHORT, _LONG = Fraction(2, 5), Fraction(3)
"""What is much shorter or longer than the stretch is something else (6月至8月，举办为期三天的培训)."""
_COUNTED = 10
"""Days that can be counted on the fingers: the stretch is not longer than both ends make it."""
_LATE = 20
"""The first day that may be called the end of a month."""
_WORDS = (
    "为期",
    "历时",
    "用时",
    "耗时",
    "工期",
    "月时间",
    "时间",
    "持续",
    "连续",
    "有效",
    "期限",
    "任期",
    "百日",
    "月(",
    "天(",
    "周(",
    "年(",
    "期间(",
    "共",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time; its first and its last day, and the last day at the latest when no day is printed."""

    span: Span
    first: date
    last: date
    latest: date


def lasting(document: Document) -> Iterator[Observation]:
    """Lengths with one stretch in their sentence, close to them."""
    if not any(word in document.folded for word in _WORDS):
        return
    for length in lengths(document.folded):
        stretch = _beside(document, length)
        if stretch is None or (length.legal and document.folded.startswith("的", length.span.end)):
            continue  # 集中换发有效期6年的证件
        days = (stretch.last - stretch.first).days + 1
        said = length.size * _DAYS[length.unit]
        if not _SHORT * days <= said <= _LONG * days and not length.legal:
            continue
        if fits(length, stretch) or _counted(document.folded, length, stretch):
            yield Held(length.span, "period")
        else:
            yield _problem(document, length, stretch)


@cache
def _stretch() -> re.Pattern[str]:
    until = r"(?:起?(?:正式)?(?:施行|实施|执行|生效|试行),[^。;,0-9]{0,6}有?效?期[^。;,]{2,8},(?:有效期)?至)"
    begun = "起?(?:起|开始|(?:正式)?启动|(?:集中)?开展|实施)"
    return re.compile(
        rf"(?<![\d.])(?:(?P<y>{YEAR})年)?(?P<m>{MONTH})月(?:(?P<d>{DAY})日)?(?:{TO}|起?,?{until}|{begun}[,、]?(?:[到至]|[于在])?)"
        rf"(?:(?P<y2>{YEAR})年|(?P<next>次年|翌年|第二年))?(?:(?P<m2>{MONTH})月)?(?:(?P<d2>{DAY})日|(?P<end>[底末]))?"
        r"(?![初上中下底末旬\d])"
    )


def _beside(document: Document, length: Length) -> Stretch | None:
    """The only stretch of the sentence, right before the words of the length or in brackets behind it."""
    home = around(document, length.span, "sentence")
    text = document.folded
    found = [each for each in _stretch().finditer(text, home.start, home.end) if each["m2"] or each["d2"]]
    if len(found) != 1:
        return None
    one = found[0]
    inside = one.start() < length.span.start and length.span.end < one.end()
    if not inside:
        behind = text[one.end() : length.span.start] if one.end() <= length.span.start else None
        bracket = text[length.span.end : one.start()] if length.span.end <= one.start() else None
        if bracket is not None and not _opening().fullmatch(bracket):
            return None
        if behind is not None and not _plainly().fullmatch(behind):
            return None
    rest = text[length.span.end : min(home.end, length.span.end + 40)]
    before = text[home.start : min(one.start(), length.span.start)] + text[one.end() : length.span.start]
    in_office = text.endswith("任期", 0, length.span.start)  # one term, however many hold it
    if in_office and text.startswith("的", length.span.end):
        return None  # 任期五年的委员自5月至7月开展视察
    several = _other_terms() if in_office else _several()
    if several.search(rest) or several.search(before):
        return None
    return _read(document, one)


@cache
def _opening() -> re.Pattern[str]:
    """What may stand between a length and its stretch: a bracket behind a few words, or 自."""
    return re.compile(
        r"[^,;。:0-9()]{0,14}(?:\((?:时间)?(?:自|从|即|指|为)?|[自从])|,(?:自|从|即|时间为|时间是)"
    )


@cache
def _plainly() -> re.Pattern[str]:
    """What may stand between a stretch and its length: no other time, at most two commas."""
    return re.compile(r"[)止期间]{0,3}(?:[^,;。:0-9]{0,24},){0,2}[^,;。:0-9]{0,24}[“(]?")


@cache
def _other_terms() -> re.Pattern[str]:
    """Words that make a term of office another than the stretch: 连任, 延长至."""
    return re.compile(
        "连任|续聘|延长|延期|提前|届中|补[选聘]|分别|每|第[一二三四五六七八九十]届|上一?届|剩余|原"
    )


@cache
def _several() -> re.Pattern[str]:
    """Words that make the length that of one of several: 举办为期三天的培训班4期, 分两批, 每期."""
    many = r"[\d一二两三四五六七八九十多首](?:[期批场次轮]|个(?:批次|班|阶段))"
    twice = r"(?:为期|历时|持续)[\d一二两三四五六七八九十半]+(?:个|天|日|周|年)"
    return re.compile(
        rf"每|各|分[批期类]|分别(?!于20)|先后|{many}|{twice}|其中|陆续|轮流|轮训|顺延|延长|延期|提前|中断|暂停|累计|工作日|以来|预计|启动(?!开展|实施)|部署(?!开展|实施|推进|组织)|筹备|将"
    )


def _read(document: Document, found: re.Match[str]) -> Stretch | None:
    year, year2 = number(found["y"]), number(found["y2"])
    month, day, day2 = number(found["m"]), number(found["d"]), number(found["d2"])
    month2 = number(found["m2"]) or month
    start_year = year or (year2 if year2 and not found["next"] else None) or _COMMON
    end_year = year2 or start_year + bool(found["next"])
    if not Day(0, start_year, month, day).possible or not Day(0, end_year, month2, day2).possible:
        return None
    if not month or not month2 or (day is None and day2 is not None):
        return None
    first = date(start_year, month, day or 1)
    latest = date(end_year, month2, day2 or days_in(end_year, month2))
    last = latest if day2 else date(end_year, month2, _LATE if found["end"] else 1)
    span = Span(*found.span())
    if last < first and last.month < first.month and not year2:
        last, latest = (
            last.replace(year=end_year + 1),
            latest.replace(year=end_year + 1, day=min(latest.day, 28)),
        )
    return Stretch(span, first, last, latest) if first <= latest else None


_DAYS = {"月": Fraction(61, 2), "周": Fraction(7), "年": Fraction(365), "天": Fraction(1)}


def fits(length: Length, stretch: Stretch) -> bool:
    """Whether the stretch may be said to last so long: first and last day counted or not, or working days only."""
    least, most = ((end - stretch.first).days + 1 for end in (stretch.last, stretch.latest))
    if length.nominal:
        return least <= 122 and most >= 85
    if length.unit == "周":
        return least <= 7 * length.size + 2 and most >= 7 * length.size - 3
    if length.unit == "天":
        shortest = 0 if length.some else least * Fraction(5, 7) - 3
        return shortest <= length.size <= most + (least > _COUNTED)
    months = length.size * (12 if length.unit == "年" else 1)
    due = _later(stretch.first, int(months)) + timedelta(int((months % 1) * 30))
    slack = 3 if length.legal else 10 if months < 12 else 31
    return (stretch.last - due).days <= slack and (stretch.latest - due).days >= -slack - 1


def _counted(text: str, length: Length, stretch: Stretch) -> bool:
    """Whether the days are those on which something happened within the stretch: 6月至8月，气象台共48天发布预警."""
    between = text[stretch.span.end : length.span.start]
    within = length.size <= (stretch.latest - stretch.first).days + 1
    return length.unit == "天" and within and re.search("[\u4e00-\u9fff]共计?$", between) is not None


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def _problem(document: Document, length: Length, stretch: Stretch) -> Problem:
    said, found = length.span.of(document.text), stretch.span.of(document.text)
    right, english = _told(length, stretch)
    words = Words(
        f"“{said}”与“{found}”不符：起止相距{right}",
        f"{said} does not fit {found}: they are {english} apart",
    )
    reasoning = Reasoning(read=(said, found), computed=words, nearest=(Words(right, english),))
    related = (Related(stretch.span, Words("起止时间", "beginning and end")),)
    values = {"found": said, "expected": right}
    return Problem(
        length.span, words, values=values, related=related, reasoning=reasoning, key=f"{found} {said}"
    )


def _told(length: Length, stretch: Stretch) -> tuple[str, str]:
    days = (stretch.latest - stretch.first).days + 1
    if length.unit in "周天":
        return f"{days}天", f"{days} days"
    behind = stretch.latest + timedelta(1)
    months = (behind.year - stretch.first.year) * 12 + behind.month - stretch.first.month
    over = (behind - _later(stretch.first, months)).days
    if abs(over) > 1:
        return f"{days}天（约{figure(Fraction(days) / _DAYS['月'], 1)}个月）", f"{days} days"
    years = f"{months // 12}年" if months >= 12 else ""
    return years + (f"{months % 12}个月" if months % 12 else ""), f"{months} months"
