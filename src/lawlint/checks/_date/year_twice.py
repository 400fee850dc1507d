"""Rows of years that name one year twice and leave out another: 2020年受理86件、2022年受理91件、2022年受理97件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks.base import Observation, Problem
from lawlint.document.model import Document
from lawlint.finding import Reasoning, Span, Words

_FEWEST = 4
"""Years of a row."""


def years_twice(document: Document) -> Iterator[Observation]:
    """Every row of one measure whose years follow one another if one of two like ones is the year that is left out."""
    for row in _row().finditer(document.folded):
        years = list(_year().finditer(document.folded, *row.span()))
        said = [int(each["year"]) for each in years]
        if len(said) < _FEWEST or len({each["words"] for each in years[1:]} - {"", years[0]["words"]}) > 0:
            continue
        meant = range(said[0], said[0] + len(said))
        wrong = [at for at, year in enumerate(said) if year != meant[at]]
        if len(wrong) == 1 and said[wrong[0]] in said[: wrong[0]] + said[wrong[0] + 1 :]:
            yield _problem(document, years[wrong[0]], meant[wrong[0]])


def _problem(document: Document, found: re.Match[str], meant: int) -> Problem:
    place = Span(*found.span("year"))
    shown, right = f"{found['year']}年", f"{meant}年"
    words = Words(
        f"这一列年份中{shown}出现两次，没有{right}", f"the row has {shown} twice and leaves out {right}"
    )
    reasoning = Reasoning((shown,), words, nearest=(Words(right, right),))
    return Problem(
        place, words, values={"found": shown, "expected": right}, reasoning=reasoning, key=f"{shown}{meant}"
    )


_ENTRY = (
    "20\\d\\d年度?(?:全年)?[\u4e00-\u9fff]{0,8}?(?:突破|超过?|达到?|[为是有近约])?\\d[\\d.]*[万亿]?[余多]?"
    "[件人起个户宗次项元亩吨场](?:次|以上)?"
)


@cache
def _row() -> re.Pattern[str]:
    return re.compile(f"{_ENTRY}(?:[,、;和]{_ENTRY}){{3,}}")


@cache
def _year() -> re.Pattern[str]:
    """A year of a row, and what is said to be counted."""
    verbs = "(?:突破|超过?|达到?|[为是有近约])*"
    return re.compile(
        f"(?P<year>20\\d\\d)年度?(?:全年)?(?P<words>[\u4e00-\u9fff]{{0,8}}?){verbs}(?=\\d[\\d.]*[万亿余多]*[件人起个户宗次项元亩吨场])"
    )
