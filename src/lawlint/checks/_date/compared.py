"""Years that figures are compared with or cover: 2024年受理97件，比2024年增长51.6%; 统计期限自2023年1月1日起."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._context import around
from lawlint.checks.base import Held, Observations, Problem
from lawlint.document.model import BlockKind, Document
from lawlint.finding import Related, Span, Words

_TEXT = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def compared(document: Document) -> Observations:
    """A year compared with itself: the last year that a paragraph speaks of before, as a whole, is the same."""
    text = document.folded
    for found in _than().finditer(text):
        block = document.block_at(found.start())
        if block is None or block.kind not in _TEXT:
            continue
        said = list(_year().finditer(text, block.span.start, found.start()))
        own = said[-1] if said and _spoken_of().match(text, said[-1].start(), found.start()) else None
        if own is None or not _begins(text, block.span.start, own.start()):
            continue
        place = Span(*found.span("year"))
        if own[1] != found["year"][:4]:
            yield Held(place)
            continue
        year = found["year"]
        yield Problem(
            place,
            Words(
                f"前文说的就是{year}，不能再与{year}相比",
                f"the text speaks of {year[:4]} already and compares it with the same year",
            ),
            "",
            {"found": year, "expected": f"{int(year[:4]) - 1}年", "year": year[:4]},
            related=(Related(Span(*own.span()), Words("前文的年份", "the year spoken of")),),
        )


@cache
def _than() -> re.Pattern[str]:
    """A comparison with a whole year; a month, a quarter or an end of it is another time."""
    verbs = "增长|增加|上升|提高|提升|下降|减少|降低|分别|有所|同比|多|少|高|低|翻|净"
    return re.compile(
        f"(?:[比较]|[与同](?=20\\d\\d年(?:度|同期|全年)?(?:的\\d[\\d.]*[^,;。\\d]{{1,4}})?相比))(?P<year>20\\d\\d年)(?:度|同期|全年)?"
        f"(?:相比|(?:的(?=\\d))|(?={verbs}))"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(20\d\d)年?(?!\d)")


@cache
def _spoken_of() -> re.Pattern[str]:
    """A year that is spoken of as a whole, not 以来, not a month of it, not the end of it."""
    return re.compile(r"20\d\d年(?:度|全年)?(?![\d一二三四五六七八九十上下初底末中至以前春夏秋冬第起到—~-])")


def _begins(text: str, start: int, at: int) -> bool:
    """Whether the year begins its sentence, or stands between commas."""
    before = text[start:at].removesuffix("其中,").rstrip()
    if not before or before[-1] in "。;:":
        return True
    return before[-1] in ",、" and re.match("20\\d\\d年,", text[at : at + 6]) is not None


def covered(document: Document) -> Observations:
    """The days that the figures of an annual report cover: all of its year."""
    year = document.identity.year
    if year is None or document.identity.year_span is None:
        return
    for found in _coverage().finditer(document.folded):
        for group in ("first", "last"):
            said = found[group]
            if said is None or int(said) == year:
                continue
            place = Span(*found.span(group))
            if _compared_year(document, place, said):
                continue
            yield Problem(
                place,
                Words(
                    f"标题为{year}年，统计期限的年份写作{said}年",
                    f"the title says {year}, the period of the figures {said}",
                ),
                "",
                {"found": f"{said}年", "expected": f"{year}年", "year": str(year)},
                related=(
                    Related(document.identity.year_span, Words("标题中的年份", "the year in the title")),
                ),
            )


def _compared_year(document: Document, place: Span, year: str) -> bool:
    """Whether the sentence speaks of the year before: 上年同期数据统计期限为2023年1月1日至12月31日."""
    sentence = around(document, place, "sentence")
    before = document.folded[sentence.start : place.start]
    return f"{year}年" in before or re.search("上一?年|去年|同期|往年", before) is not None


@cache
def _coverage() -> re.Pattern[str]:
    return re.compile(
        r"统计[^,。;\n\d]{0,12}(?P<first>20\d\d)年1月1日(?:起)?(?:至|到|—|-)(?:(?P<last>20\d\d)年)?12月31日"
    )
