"""The most beside the second or the least: 公安46件最多，人社52件次之; 最少的是餐饮86件，最多的是家电32件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._ranking.ranked import is_like
from lawlint.facts.model import Approx, Kind, Term

LEAST = ("最少", "最低", "最小", "最短")
_PAIRS = dict(zip(LEAST, ("最多", "最高", "最大", "最长"), strict=True))
_LONGEST = 40
"""Characters from one figure to the other."""


def behind_figures(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[str, list[Term]]]:
    """What was ranked by words behind the figures, and by those around brackets: the most, then the second."""
    text = figures.reading.document.folded
    for one, two in pairwise(terms):
        between = text[figures.span(one).end : figures.span(two).start]
        if not _comparable(figures, one, two) or len(between) > _LONGEST:
            continue
        behind = _most_behind().match(between) and _second_behind().match(text, figures.span(two).end)
        before = text[max(figures.span(one).start - _LONGEST, 0) : figures.span(one).start]
        bracket = _bracketed().fullmatch(between) and _most_before().search(before)
        share = _share_of_next().fullmatch(between) and _largest_share().search(before)
        if share or ((behind or bracket) and not _not_by_number().search(_own_clause(before))):
            yield "最多…其次", [one, two]


def most_and_least(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[str, list[Term]]]:
    """The order and the two figures, the larger first, of 最多的是公安46件，最少的是人社52件."""
    text = figures.reading.document.folded
    for one, two in pairwise(terms):
        between = text[figures.span(one).end : figures.span(two).start]
        if not _comparable(figures, one, two) or len(between) > _LONGEST:
            continue
        before = text[max(figures.span(one).start - _LONGEST, 0) : figures.span(one).start]
        first, second = _end_of_row().search(before), _other_end().fullmatch(between)
        if _not_by_number().search(first["of"] if first else ""):
            continue
        if first is None or second is None or first["kind"] != second["kind"]:
            continue
        if second["of"] not in ("", first["of"]) or first["measure"] != second["measure"]:
            continue
        words = first["end"], second["end"]
        if words[0] in _PAIRS and words[1] == _PAIRS[words[0]]:
            yield f"{words[1]}…{words[0]}", [two, one]
        elif words[1] in _PAIRS and words[0] == _PAIRS[words[1]]:
            yield f"{words[0]}…{words[1]}", [one, two]


def _own_clause(words: str) -> str:
    return re.split("[,;:。\n]", words)[-1]


@cache
def _not_by_number() -> re.Pattern[str]:
    """What may be ranked by something else than the figures: 罚款最多（46件）, 增幅最高."""
    return re.compile("[增减降升涨幅速额罚款重]")


def _comparable(figures: Figures, one: Term, two: Term) -> bool:
    exact = all(figures[each].approx in (Approx.EXACT, Approx.ROUNDED) for each in (one, two))
    named = figures[one].unit.name == figures[two].unit.name or figures[one].kind is Kind.PERCENT
    beside = one.index + 1 == two.index and one.sentence == two.sentence
    return exact and named and beside and is_like(figures, one, two) and not figures.is_change(one)


@cache
def _most_behind() -> re.Pattern[str]:
    return re.compile(
        "(?:案件)?(?:数量)?[为居]?(?:最多|首位?|第一位?|[位排][居列名]第一位?),(?!其中|同比|较|比)"
    )


@cache
def _second_behind() -> re.Pattern[str]:
    return re.compile(
        "(?:案件)?(?:数量)?(?:次之|居次位?|其次|紧随其后|[位排]?[居列名]第二位?)(?=[,;。、\\n]|$)"
    )


@cache
def _most_before() -> re.Pattern[str]:
    return re.compile("最多的?(?:[是为]|[领行]?[域业][是为])?[^,;。:()\\d增减降升涨率额]{1,12}\\($")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile("\\),其次(?:[是为])?[^,;。:()\\d、和及]{1,12}\\(")


@cache
def _largest_share() -> re.Pattern[str]:
    return re.compile("占比最[高大多]的?[是为]?[^,;。:()\\d]{1,12},?(?:占比?|达|为)+$")


@cache
def _share_of_next() -> re.Pattern[str]:
    return re.compile("[,;]其次[是为]?[^,;。:()\\d、和及]{1,12},?(?:占比?|达|为)+")


@cache
def _end_of_row() -> re.Pattern[str]:
    """最多的是公安, 最高的为餐饮，满意率: which end, of what, named how."""
    return re.compile(
        "(?:^|(?<=[,;。:\\n]))(?:其中)?(?P<of>[^,;。:()\\d]{0,8})(?P<end>最[多高大长少低小短])的(?P<kind>[\\u4e00-\\u9fff]?)[是为]"
        "[^,;。:()\\d]{1,10}?(?:,|)(?P<measure>(?:[\\u4e00-\\u9fff]{2,5}率)?)(?:仅|只)?(?:达到|[为有达共])?$"
    )


@cache
def _other_end() -> re.Pattern[str]:
    return re.compile(
        "[,;](?:而)?(?P<of>[^,;。:()\\d]{0,8})(?P<end>最[多高大长少低小短])的(?P<kind>[\\u4e00-\\u9fff]?)[是为]"
        "[^,;。:()\\d]{1,10}?(?:,|)(?P<measure>(?:[\\u4e00-\\u9fff]{2,5}率)?)(?:仅|只)?(?:达到|[为有达共])?"
    )
