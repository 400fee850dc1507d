"""Titles in the sentence behind their number: 制定规章2部。其中《甲办法》《乙办法》已施行，《丙办法》自3月1日起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.chains import differs
from lawlint.checks._figures import Figures, sentences
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term
from lawlint.finding import Related, Span, Words

_UNITS = frozenset({"部", "件", "项", "个", "份"})


def titles_next(figures: Figures) -> Iterator[Observation]:
    """Every such number that is the last of its sentence and the only one of such things; never more titles."""
    text = figures.reading.document.folded
    if "其中" not in text or "》" not in text:
        return
    for terms in sentences(figures.reading.facts):
        own = [term for term in terms if figures[term].unit.name in _UNITS]
        if len(own) != 1 or own[0] is not terms[-1] or not _of_rules().search(own[0].wide + own[0].tail):
            continue
        found = _titles_of(figures, own[0])
        stated = figures[own[0]].printed
        if not found or not figures[own[0]].exact or stated.denominator != 1:
            continue
        if len(found) <= stated:
            yield Held(figures.span(own[0]), "list", (own[0].index,))
        else:
            places = tuple(Related(each, Words("列举项", "item")) for each in found)
            items = [each.of(text) for each in found]
            yield differs(figures, own[0], items, len(items), places)


def _titles_of(figures: Figures, term: Term) -> list[Span]:
    """The different titles that clauses of the next sentence begin with, when it begins with 其中."""
    document = figures.reading.document
    end = document.blocks[term.block].span.end
    opening = _opening().match(document.folded, figures.span(term).end, end)
    if opening is None:
        return []
    stop = document.folded.find("。", opening.end(), end)
    found: dict[str, Span] = {}
    for run in _run().finditer(document.folded, opening.end() - 1, stop if stop > 0 else end):
        for each in _title().finditer(document.folded, *run.span()):
            found.setdefault(each.group(), Span(*each.span()))
    names = [name.strip("《》") for name in found]
    alike = any(one != other and one in other for one in names for other in names)
    return [] if alike else list(found.values())


@cache
def _of_rules() -> re.Pattern[str]:
    return re.compile(
        "(?:制定|出台|印发|公布|颁布|发布|修订|修改|废止|审议通过).{0,8}$|规章|规范性文件|法规|文件|制度|办法|规定"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{0,8}。其中[,:]?(?=《)")


@cache
def _title() -> re.Pattern[str]:
    return re.compile("《[^《》]*》")


@cache
def _run() -> re.Pattern[str]:
    """Titles at the head of a clause, joined or touching."""
    return re.compile(
        r"(?<=[中,;:])(?:《[^《》\n]{2,60}》(?:\([^()]{0,20}\))?(?:、|和|及|以及|与)?)+(?![^,;。]{0,8}[同的]|[^,;。]{0,4}废止)"
    )
