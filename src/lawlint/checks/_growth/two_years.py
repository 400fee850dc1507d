"""Changes of several figures of one year and the next, each year's in a row of its own: 2023年办理案件190件，挽回损失
204万元；2024年办理案件398件，挽回损失1039万元，同比分别增长109%和409%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable, year_said
from lawlint.checks._growth.paired_rows import THAN, are_rates, joined_rows
from lawlint.checks._growth.rows import Change, change_of_each
from lawlint.checks._growth.same_words import same_words
from lawlint.facts.model import Term


def changes_of_years(figures: Figures, terms: Sequence[Term]) -> Iterator[Change]:
    """Every row of changes behind twice as many counts, the first half of them of another year."""
    for rates in joined_rows(figures, terms):
        up, many = change_of_each(rates[0].wide), len(rates)
        both = [term for term in terms if term.index < rates[0].index][-2 * many :]
        if up is None or many < 2 or not are_rates(figures, rates) or len(both) < 2 * many:
            continue
        if rates[0].index - both[0].index != 2 * many or not _plain_counts(figures, (*both, rates[0])):
            continue
        order = _order(figures, both, terms.index(both[0]) == 0)
        one, two = both[:many], both[many:]
        alike = all(comparable(figures, *pair) and same_words(*pair) for pair in zip(one, two, strict=True))
        if order and alike and _named_in_order(rates[0].wide, one):
            past, now = (one, two) if order > 0 else (two, one)
            for base, result, rate in zip(past, now, rates, strict=True):
                yield Move(base, result), rate, up


def _plain_counts(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether all but the last are counts, none of a part of a year, and none in brackets of its own."""
    *counts, last = terms
    said = figures.reading.document.folded[_start(figures, counts[0]) : last.start]
    plain = all(figures.is_count(term) and not figures.is_change(term) for term in counts)
    return plain and len({figures.outer(term) for term in terms}) == 1 and not _part_of_year().search(said)


def _start(figures: Figures, term: Term) -> int:
    """Where the sentence of a figure begins."""
    text, block = figures.reading.document.folded, figures.reading.document.blocks[term.block].span
    return max(text.rfind("。", block.start, term.start) + 1, block.start)


def _order(figures: Figures, both: Sequence[Term], first: bool) -> int:
    """1 when two rows are of one year and the next, -1 when the other way round, 0 when neither is said at their heads,
    and there only; ``first``: nothing stands before them in the sentence.
    """
    text = figures.reading.document.folded
    starts = [figures.span(term).end for term in both[:-1]]
    starts = [_start(figures, both[0]) if first else both[0].start, *starts]
    said = [text[start : figures.span(each).start] for start, each in zip(starts, both, strict=True)]
    heads = _from_year(said[0].lstrip(" 　")), said[len(both) // 2].lstrip(",;")
    inside = [words for at, words in enumerate(said) if at % (len(both) // 2)]
    if any(_any_year().search(words) for words in inside):
        return 0
    if _last_year().match(heads[0]) and _this_year().match(heads[1]):
        return 1
    years = [year_said().match(words) for words in heads]
    apart = int(years[1][1]) - int(years[0][1]) if years[0] and years[1] else 0
    return apart if abs(apart) == 1 else 0


def _from_year(words: str) -> str:
    """The words from the last clause on that begins with a year: 高度重视涉企案件，2023年办理."""
    starts = [found.end() for found in re.finditer("^|[,;]", words) if _any_year().match(words, found.end())]
    return words[starts[-1] :] if starts else words


def _named_in_order(words: str, row: Sequence[Term]) -> bool:
    """Whether what the changes are said to be of, if anything, is named as in the row: 受理、办结分别增长."""
    names = re.split("[、和及与]", _of_each().sub("", words)) if _of_each().search(words) else []
    return names == [""] or (
        len(names) == len(row)
        and all(len(name) > 1 and name[:2] in term.wide for name, term in zip(names, row, strict=True))
    )


@cache
def _of_each() -> re.Pattern[str]:
    return re.compile(f"(?:{THAN}|幅度|[增涨升降减]幅|增速)*(?:分别|各|依次).*$")


@cache
def _any_year() -> re.Pattern[str]:
    return re.compile("20\\d\\d年|[上去今]年|同期|其中")


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("上年|去年|上一年度?")


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile("今年|本年度?|20\\d\\d年")


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile("半年|季度|月|截至|以来|累计")
