"""Days of meetings named one after another, and how many meetings there were: 召开会议3次，时间分别为1月16日、5月22日、
9月10日、12月5日; 举办第1期至第12期，共10期.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._enumeration.chains import otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import DAY, MONTH, TO, YEAR, number
from lawlint.finding import Related, Span, Words

_TIMES = "[次场轮批期届回]"
_WHEN = rf"(?:{YEAR}年)?{MONTH}月(?:{DAY}日)?(?:{TO}(?:{MONTH}月)?(?:{DAY}日)?|[上中下]旬|初|底|末)?"
_NUMBER = r"[两二三四五六七八九十]{1,2}|(?<![\d.])\d{1,2}"


def days(figures: Figures) -> Iterator[Observation]:
    """Each run of dates beside such a number in its sentence; more of them than meetings, or fewer behind 分别为."""
    document = figures.reading.document
    text = document.folded
    if "月" not in text or not ("分别" in text or "先后" in text or "依次" in text):
        return
    for found in _listed().finditer(text):
        items = [Span(*each.span()) for each in _when().finditer(text, found.start("list"), found.end())]
        words = [item.of(text) for item in items]
        counted = _counted(figures, found)
        if counted is None or len(set(words)) < len(words):
            continue
        place, unit = counted
        stated = number(place.of(text).replace("两", "二")) or 0
        closed = found["closed"] is not None and all("日" in word for word in words)
        if len(items) == stated or (len(items) < stated and not closed):
            yield Held(place, "list")
        elif stated > 1:
            related = tuple(Related(item, Words("列举的时间", "date listed")) for item in items)
            yield otherwise(place, place.of(text) + unit, stated, words, related, unit=unit)


@cache
def _listed() -> re.Pattern[str]:
    """时间分别为1月16日、5月22日, 分别于3月5日、6月7日, 先后在3月和6月; several days of one month may be one meeting."""
    return re.compile(
        rf"(?:(?P<closed>(?:时间|日期)?(?:分别|依次)[为是])|(?:分别|先后|依次)[于在])"
        rf"(?P<list>{_WHEN}(?:(?:、|和|以及|及){_WHEN})+)(?=[,。;)\n]|$|组织(?=召开|开展|举)|召开|举[办行]|开展|进行|[印编]发)"
    )


@cache
def _when() -> re.Pattern[str]:
    return re.compile(_WHEN)


def _counted(figures: Figures, found: re.Match[str]) -> tuple[Span, str] | None:
    """The only number of meetings between the list and the mark before it, or behind the list up to a comma."""
    document = figures.reading.document
    sentence = around(document, Span(found.start(), found.end()), "sentence")
    before = list(_how_often().finditer(document.folded, sentence.start, found.start()))
    behind = list(_next().finditer(document.folded, found.end(), sentence.end))
    seen = [each for each in (*before, *behind) if not _else().search(each["aside"] or "")]
    if len(seen) != 1 or len(before) + len(behind) != 1:
        return None
    at = seen[0]
    between = document.folded[at.end() : found.start()]
    whose = document.folded[sentence.start : min(found.start(), at.start())]
    if (
        re.search(r"\d|其中|[一两二三四五六七八九十][项个]", between) is not None
        or len(between) > _FAR
        or re.search("[各每均]", whose)
    ):
        return None
    return Span(*at.span("number")), at["unit"]


_FAR = 24
"""Characters between the number and the dates."""


@cache
def _how_often() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!第)(?P<aside>[\u4e00-\u9fff]?)(?P<number>{_NUMBER})(?P<unit>{_TIMES})(?!人|以上|次)"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<aside>[\u4e00-\u9fff“”《》]{{0,16}}?)(?<!第)(?P<number>{_NUMBER})(?P<unit>{_TIMES})(?!人|以上|次)"
    )


@cache
def _else() -> re.Pattern[str]:
    return re.compile("[各每第约近超均余]|两?[会局]各|其中")


def numbers(figures: Figures) -> Iterator[Observation]:
    """举办第1期至第12期，共10期: the numbers are so many."""
    document = figures.reading.document
    for found in _numbered().finditer(document.folded) if "第" in document.folded else ():
        first, last, stated = (number(found[group]) or 0 for group in ("first", "last", "number"))
        place = Span(*found.span("number"))
        if not 0 < first < last or "合刊" in found[0]:
            continue
        if last - first + 1 == stated:
            yield Held(place, "list")
            continue
        listed = last - first + 1
        whole = Span(found.start(), found.end("run"))
        related = (Related(whole, Words("起止序号", "first and last")),)
        said = place.of(document.text) + found["unit"]
        items = [whole.of(document.text)]
        yield otherwise(place, said, stated, items, related, listed, found["unit"])


@cache
def _numbered() -> re.Pattern[str]:
    numeral = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
    return re.compile(
        rf"(?P<run>第(?P<first>{numeral})[期次届批轮场讲季]?{TO}第?(?P<last>{numeral})(?P<unit>[期次届批轮场讲季]))"
        rf"[^,。;:、\d第]{{0,14}}[,(]?(?:累计|合计|一?共|共计|总计|计)(?:举办|编发|开展|组织|召开|印发|出刊|举行)?了?(?P<number>{numeral})(?P=unit)(?![次人])"
    )
