"""Numbers before items that other words count: 把好三道关口：一是…, “三项机制”：一是会商机制…, 抓好三个环节：首先…，其次…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import COUNTED, differs, otherwise
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.document.labels import han_number
from lawlint.finding import Related, Span, Words

_ITEM = 30
"""Characters of an item that are looked at."""


def in_names(figures: Figures) -> Iterator[Observation]:
    """把好三道关口：一是…, 两点：一是…, “三项机制”：一是会商机制…: numbers that are no figures of the text; in a name every item
    must be one of what the name says.
    """
    document, counted = figures.reading.document, figures.reading.facts.terms
    for chain in figures.reading.facts.chains:
        first = chain.items[0].span.start
        found = _number_before().search(document.folded, max(first - 24, 0), first)
        if found is None or chain.items[0].number != 1 or len(chain.items) < 2:
            continue
        place = Span(*found.span("number"))
        at = bisect_right(counted, place.start, key=lambda term: figures.span(term).end)
        if at < len(counted) and figures.span(counted[at]).start < place.end and "件" not in found["said"]:
            continue
        words = [document.folded[item.span.start :][:_ITEM].split(",")[0] for item in chain.items]
        if found["name"] and not all(found["name"][-2:] in word for word in words):
            continue
        stated, listed = (
            han_number(found["number"].replace("两", "二")),
            max(each.number for each in chain.items),
        )
        if not 1 < stated <= listed + 1:
            continue
        if stated == listed:
            yield Held(place, "chain")
        else:
            places = tuple(Related(item.span, Words("列举项", "item")) for item in chain.items)
            said = document.text[place.start : found.end("said")]
            yield otherwise(
                place, said, stated, [item.span.of(document.text) for item in chain.items], places, listed
            )


@cache
def _number_before() -> re.Pattern[str]:
    kinds = "[大项个道张点步条招类种]|件(?=[实大]?事)"
    return re.compile(
        rf"(?<![\d第十百千万一二三四五六七八九])(?P<said>(?P<number>[两二三四五六七八九十])(?:{kinds}))"
        r"(?:(?P<name>[\u4e00-\u9fff]{2,6})”|[\u4e00-\u9fff]{0,10}):\s*$"
    )


def summed_up(figures: Figures) -> Iterator[Observation]:
    """一是…；二是…；三是…。上述三项措施: the number that the next sentence begins with, where no item counts its own."""
    document = figures.reading.document
    for chain in figures.reading.facts.chains:
        last, listed = chain.items[-1], max(item.number for item in chain.items)
        if chain.items[0].number != 1 or [item.number for item in chain.items] != list(range(1, listed + 1)):
            continue
        found = _summed_up().match(document.folded, last.span.end)
        if found is None:
            continue
        place, stated = Span(*found.span("number")), han_number(found["number"].replace("两", "二"))
        if stated == listed:
            yield Held(place, "chain")
        elif abs(stated - listed) == 1 and stated != _listed_within(found["item"]):
            places = tuple(Related(item.span, Words("列举项", "item")) for item in chain.items)
            said = document.text[place.start : found.end("said")]
            yield otherwise(
                place, said, stated, [item.span.of(document.text) for item in chain.items], places
            )


def _listed_within(item: str) -> int:
    """How many things an item names itself, in quotation marks or joined by 、: three in 试点“信用+执法”“柔性执法”“云执法”."""
    return max(item.count("“"), *(part.count("、") + 1 for part in re.split("[,;:]", item)))


@cache
def _summed_up() -> re.Pattern[str]:
    """The rest of the last item, and the number of all."""
    return re.compile(
        r"(?P<item>[^。\n]{1,200})。(?:上述|以上)(?P<said>(?P<number>[两二三四五六七八九十])[项个大条])(?:工作)?(?:措施|举措|做法|方面)"
    )


def in_words(figures: Figures) -> Iterator[Observation]:
    """抓好三个环节：首先…，其次…，再次…，最后…: never more such words than the number says."""
    document = figures.reading.document
    for term in figures.reading.facts.terms if "首先" in document.folded else ():
        quantity = figures[term]
        if not quantity.exact or quantity.unit.name not in COUNTED or quantity.printed.denominator != 1:
            continue
        end = document.blocks[term.block].span.end
        opening = _first_word().match(document.folded, quantity.span.end, end)
        if opening is None:
            continue
        stop = document.folded.find("。", opening.end(), end)
        found = list(_next_word().finditer(document.folded, opening.end(), stop if stop > 0 else end))
        last = next((at for at, each in enumerate(found) if each[1] == "最后"), len(found))
        found = found[: last + 1]
        words = ["首先", *(each[1] for each in found)]
        if len(words) > quantity.printed and len(set(words)) == len(words):
            places = tuple(Related(Span(*each.span(1)), Words("列举项", "item")) for each in found)
            yield differs(figures, term, words, len(words), places)


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{0,14}[:,]\\s*首先")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile("(?<=[,;。])(其次|再次|然后|最后)")
