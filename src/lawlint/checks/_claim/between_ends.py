"""An average beyond the least or the most of what it is of (平均14.6日，最短5日，最长12日), and a least of months above one of
them (由1月的91.2%升至12月的98.6%，单月最低值为92.1%).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term
from lawlint.finding import Words

_PRECISE = (Approx.EXACT, Approx.ROUNDED)
_MOST = "多高长大慢"
_ENDS = f"(?P<end>最[少低短小快{_MOST}])"


def ends_of_average(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every average with the least or the most right beside it."""
    for at, average in enumerate(terms):
        if figures[average].approx not in _PRECISE or _average().fullmatch(average.wide) is None:
            continue
        ends = _beside(figures, average, terms[at + 1 :]) or _beside(figures, average, terms[:at][::-1])
        seen = [_judged(figures, case, end, average, _end()) for end in ends]
        yield from [each for each in seen if not isinstance(each, Held)][:1] or seen


@cache
def _average() -> re.Pattern[str]:
    """平均用时, 平均办理时长为; not 较全省平均, 平均用时由, 平均缩短."""
    aside = "上年|去年|同期|全国|全省|[较比高低超]"
    return re.compile(f"[、,]?(?![^,;。]*(?:{aside}))[^,;。]{{0,16}}平均[^,;。每由从缩减增升降提压]{{0,10}}")


def _beside(figures: Figures, average: Term, terms: Sequence[Term]) -> list[Term]:
    """The first figures of ``terms`` that are the least or the most of what the average is of, and say so in no other words."""
    return list(
        takewhile(
            lambda term: _alike(figures, average, term) and _end().fullmatch(words_with_bound(figures, term)),
            terms,
        )
    )


def _alike(figures: Figures, one: Term, two: Term) -> bool:
    same = one.sentence == two.sentence and figures[one].unit == figures[two].unit
    return same and figures[one].kind is figures[two].kind


def words_with_bound(figures: Figures, term: Term) -> str:
    """The words of a figure, those that were read as a bound of it, too: 最高98.4分."""
    bound = re.match("最[^\\d]+", figures[term].text)
    return term.wide + (bound[0] if bound else "")


@cache
def _end() -> re.Pattern[str]:
    what = "用时|耗时|时间|时长|期限|时限|得分|分值|分数"
    return re.compile(
        f"[、,]?(?:其中)?(?:单[件个场次项])?(?:{what})?{_ENDS}[值点分]?(?:一[件个场次项]|的|者|仅|只|{what}|[为是有达])*"
    )


def ends_of_months(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """The least or the most of the months right behind the figures of two of them."""
    for one, other, end in zip(terms, terms[1:], terms[2:], strict=False):
        alike = _alike(figures, one, end) and _alike(figures, other, end)
        months = all(figures[term].approx in _PRECISE and _month().search(term.wide) for term in (one, other))
        found = _of_months().fullmatch(words_with_bound(figures, end)) if alike and months else None
        if found is not None:
            ends = sorted((one, other), key=lambda term: figures[term].printed)
            beyond = ends[-1] if found["end"][-1] in _MOST else ends[0]
            yield _judged(figures, case, end, beyond, _of_months())


@cache
def _month() -> re.Pattern[str]:
    return re.compile("(?:\\d{1,2}月|[一二三四]季度)份?[的为]?$")


@cache
def _of_months() -> re.Pattern[str]:
    return re.compile(
        f"(?:其中)?(?:全年)?(?:单月|月度|各月|单季度?|各季度|季度)中?{_ENDS}[值点]?(?:[为是达]到?)?"
    )


def _judged(figures: Figures, case: str, end: Term, inner: Term, said: re.Pattern[str]) -> Observation:
    """The verdict on an end and a figure that does not lie beyond it."""
    found = said.fullmatch(words_with_bound(figures, end))
    word = found["end"] if found else ""
    over = figures[inner].printed - figures[end].printed
    slack = sum(figures[term].step for term in (inner, end) if figures[term].approx is Approx.ROUNDED) / 2
    if (over if word[-1] in _MOST else -over) <= slack:
        return Held(figures.span(end), "end", figures.used((inner, end)))
    words = Words(
        f"{figures.said(inner)}，不在“{word}”之内", f"{figures[inner].text} lies beyond the “{word}”"
    )
    return denied_by(figures, case, figures.span(end), (inner,), words, (inner, end))
