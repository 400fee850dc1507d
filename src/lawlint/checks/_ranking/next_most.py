"""The second behind the most, be it in the next sentence: 公安最多，为132件。自然资源、人社次之，分别为181件、60件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._ranking.ranked import is_like, most, row_of
from lawlint.facts.model import Kind, Term

SECOND = ("次之", "其次", "紧随其后", "第二位", "居第二", "列第二", "第二、", "二、三位")
_JOINTS = frozenset({"、", "和", "、和", "及", "以及"})
_LONGEST = 60
"""Characters from the most to the second."""


def second_ones(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[str, list[Term]]]:
    """The word, and the most with all that are said to come behind it."""
    text = figures.reading.document.folded
    block = figures.reading.document.blocks[terms[0].block].span
    for said in _second().finditer(text, block.start, block.end):
        at = next((at for at, term in enumerate(terms) if figures[term].number.start == said.end()), 0)
        if not at or figures[terms[at]].number.start != said.end():
            continue
        names = text[max(text.rfind(mark, 0, said.start()) for mark in ",;。\n") + 1 : said.start()]
        names = said["name"] or names
        if re.search("[、和及]", names) and not said["each"]:
            continue  # of both together
        if re.search("[上去今本]年", names):
            continue
        before = [each for each in terms[:at] if is_like(figures, terms[at], each)]
        if not before or said.start() - figures.span(before[-1]).end > _LONGEST:
            continue
        one, two = before[-1], terms[at]
        plain = figures[two].kind is Kind.QUANTITY and figures[two].unit.name == figures[one].unit.name
        if plain and _is_most(figures, text, one, block.start) and not figures.is_change(one):
            behind = [term for term in terms[at + 1 :] if term.wide in _JOINTS]
            yield said["word"] or said["next"], [one, *(row_of(figures, two, behind) or [two])]


def placed_behind(figures: Figures, terms: list[Term]) -> Iterator[tuple[str, list[Term]]]:
    """The word, and the most with those that words behind place second and third: 公安最多，为132件，人社205件、民政96件，分列
    第二、第三位.
    """
    text = figures.reading.document.folded
    block = figures.reading.document.blocks[terms[0].block].span
    for said in _second_and_third().finditer(text, block.start, block.end):
        last = next((at for at, term in enumerate(terms) if figures.span(term).end == said.start()), 0)
        if last < 2 or terms[last].sentence != terms[last - 2].sentence:
            continue
        one, *behind = row = terms[last - 2 : last + 1]
        marks = (",", "、")
        named = all(term.mark in marks and _name().fullmatch(term.wide) is not None for term in behind)
        alike = all(
            is_like(figures, one, term) and figures[term].unit.name == figures[one].unit.name
            for term in behind
        )
        plain = figures[one].kind is Kind.QUANTITY and not figures.is_change(one)
        if named and alike and plain and _is_most(figures, text, one, block.start):
            yield said["word"], row


@cache
def _second_and_third() -> re.Pattern[str]:
    return re.compile(
        "(?:案件)?,(?:分[列居]|分别[位排]?[列居名]|依次[位排]?[列居名])(?P<word>第?二(?:位|名)?[、和]第?三)[位名]?"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile("[、和及]?(?!其中|其他|其余|同比|较|比|占|共)[^,;。:()\\d、]{2,14}")


@cache
def _second() -> re.Pattern[str]:
    return re.compile(
        "(?:(?P<next>其次)(?:[是为]|依次[是为])?(?P<name>[^,;。\\d()]{1,12}?),[为有是达共]?(?=\\d)|(?P<word>次之|紧随其后|(?:位?[居列]|排在?)第二位?)(?:的?[是为][^,;。\\d()]{1,12}?|,)?(?:数量)?(?P<each>分别|各)?[为有是达]?(?=\\d))"
    )


def _is_most(figures: Figures, text: str, term: Term, start: int) -> bool:
    """Whether the sentence says of the figure that it is the most of all, by number."""
    begin = max(text.rfind(mark, start, figures.span(term).start) for mark in ";:。") + 1
    said = text[max(begin, start) : figures.span(term).start]
    return (most().search(said) or _most_of_all().search(said)) is not None and not re.search(
        "[增减降升涨幅率]|[^数]额|罚|重|全[国省市]|[上去前]年", said
    )


@cache
def _most_of_all() -> re.Pattern[str]:
    """投诉最多的是食品类,共."""
    return re.compile("最多的[是为][^,;。:()\\d]{1,12},(?:[为有达]|共有?)$")
