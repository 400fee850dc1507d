"""Lists that the text says are all of a figure, by how many parts it has or what the parts come to: 罚没236万元，由罚款和没收
违法所得两部分构成，前者198万元，后者38万元; 受理159件、不予受理14件、放弃13件，三项相加即收到总数.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, compared_with, total
from lawlint.checks._sum.list_words import bare, may_come_together
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.dates import number
from lawlint.facts.model import Term

ADDED_UP = ("相加", "之和", "加总", "加起来")
"""Words without which no text says what a list comes to."""
ALL_OF_IT = ("全部", "所有")
"""Words without which no text says that a list is all there is."""
_LONGEST = 60
"""Characters between a figure and the first of its parts."""


def said_whole(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """Every such list of a sentence; ``before``: the figures of its paragraph before it."""
    text = figures.words_of(counts[0]) if len(counts) > 1 else ""
    by_sum = any(word in text for word in ADDED_UP)
    by_all = any(word in text for word in ALL_OF_IT)
    for at, first in enumerate(counts):
        row = _row(figures, counts[at:])
        if len(row) < 2:
            continue
        found = _number_said(figures, counts[:at], row)
        if (
            found is None
            and by_sum
            and not (at and counts[at - 1].index + 1 == first.index and first.mark == "、")
        ):
            found = _sum_stated(figures, [*before, *counts[:at]], row)
        if found is None and by_all:
            found = _all_named(figures, counts[:at], row)
        if found is not None:
            yield _verdict(figures, *found)


def _row(figures: Figures, counts: Sequence[Term]) -> list[Term]:
    """The leading figures of one unit that 、, commas or 和 join."""
    row = [counts[0]]
    for term in counts[1:]:
        beside = term.index == row[-1].index + 1 and figures.outer(term) == figures.outer(row[0])
        if not (beside and figures.alike(term, row[0])) or term.mark not in ("、", ",", ""):
            break
        row.append(term)
    return row


def _number_said(
    figures: Figures, before: Sequence[Term], row: Sequence[Term]
) -> tuple[Term, Sequence[Term]] | None:
    """The figure that has as many parts as the words between it and the list say, and the parts."""
    whole, first = _near_whole(figures, before, row), row[0]
    if whole is None:
        return None
    text, start = figures.reading.document.folded, figures.span(whole).end
    said = text[start : min(figures.span(first).start, start + _LONGEST)]
    found = _so_many().match(said)
    if found is None or re.search("主要|等(?![次级])|约|另|[较比]", said):
        return None
    end = figures.span(row[-1]).end
    behind = text[end : end + _LONGEST].partition("。")[0]
    if re.search("其[他它余]|剩余|另|不足|差额|缺口|^.?含", behind):
        return None
    size = number((found["size"] or found["parts"] or found["named"]).replace("两", "二")) or 0
    parts = row[:size]
    return (whole, parts) if len(parts) == size > 1 else None


def _near_whole(figures: Figures, before: Sequence[Term], row: Sequence[Term]) -> Term | None:
    """The figure of its unit right before a list, no more than one other figure between them."""
    wholes = [term for term in before if figures.alike(term, row[0]) and not figures.is_average(term)]
    if not wholes or figures.is_change(wholes[-1]) or compared_with().search(wholes[-1].wide):
        return None
    whole, first = wholes[-1], row[0]
    near = first.index - whole.index <= _BESIDE and figures.outer(whole) == figures.outer(first)
    return whole if near else None


_BESIDE = 2


@cache
def _so_many() -> re.Pattern[str]:
    size = "(?P<size>[两二三四五六七八]|[2-8])"
    parts = "(?P<parts>[两二三四五六七八]|[2-8])"
    named = "(?P<named>[两二三四五六七八]|[2-8])"
    sort = "个?(?:部分|方面|来源|渠道|途径|类|种|级|块|项|方|批|档|科目)"
    sort += "(?:情形|类型|方式|结果|来源|渠道|资金|财政)?"
    made = "共同?(?:组成|构成|负担|承担|分担|筹集|出资|保障)|组成|构成|负担|承担|分担|共担"
    has = "(?:由|有|分|为|包括|来自|来源于|分属|含|涵盖|涉及)"
    each = "(?:分别|依次|前者)"
    return re.compile(
        rf"[^,;。:\d]{{0,12}},[^,;。:\d]{{0,8}}(?:"
        rf"由[^,;。:\d]{{0,24}}?{size}{sort}?(?:{made})[,:]"
        rf"|(?:仅|只){has}?[^,;。:\d]{{0,24}}?{parts}(?:{sort}|个?(?:系统|领域|行业|部门|单位))[,:]"
        rf"|(?:均|全部|共)?{has}[^,;。:\d]{{0,24}}?{named}{sort}[,:]{each})"
    )


def _sum_stated(
    figures: Figures, before: Sequence[Term], row: Sequence[Term]
) -> tuple[Term, Sequence[Term]] | None:
    """The figure that the words behind a list say it comes to: 三项相加即收到总数."""
    found = _comes_to().match(figures.reading.document.folded, figures.span(row[-1]).end)
    if found is None:
        return None
    size = number((found["size"] or "").replace("两", "二")) or len(row)
    named = [
        term
        for term in before
        if figures.alike(term, row[0]) and figures.is_count(term) and found["name"][:2] in term.lead
    ]
    one = len({figures[term].printed for term in named}) == 1
    return (named[-1], row) if one and size == len(row) else None


@cache
def _comes_to() -> re.Pattern[str]:
    these = "(?:以上|上述)?(?:(?P<size>[两二三四五六七八])[项者类部分]+|各项|各类)?"
    sums = "(?:件数|数量|数字|数)?(?:相加|之和|加总|加起来)"
    gives = "(?:即|就|正好|恰好|恰|刚好)*(?:为|是|等于)?(?:全年|全部|本年度?)?"
    return re.compile(
        rf"[^,;。:\d]{{0,4}}[,;]{these}{sums}{gives}(?P<name>[\u4e00-\u9fff]{{2,8}}?)(?:总[数量]|件数|数量|全部)"
    )


def _all_named(
    figures: Figures, before: Sequence[Term], row: Sequence[Term]
) -> tuple[Term, Sequence[Term]] | None:
    """The figure all of which the words behind a list say that it is, and the list; not where they narrow it
    (全部民事援助案件); as many parts as they say, or all
    behind 其中: 上述四个系统即为全部罚没款来源.
    """
    found = _is_all().match(figures.reading.document.folded, figures.span(row[-1]).end)
    whole = _near_whole(figures, before, row) if found is not None else None
    if found is None or whole is None or any("等" in term.tail for term in row):
        return None
    size = number((found["size"] or "").replace("两", "二"))
    counted = size == len(row) if size else row[0].wide.startswith("其中") or row[0].mark == ":"
    noun = found["noun"]
    of_whole = not noun or noun[:2] in whole.lead
    meet = figures.size(*row) > figures.size(whole) and _may_meet(figures, [bare(term) for term in row])
    return (whole, row) if counted and of_whole and not meet else None


def _may_meet(figures: Figures, names: Sequence[str]) -> bool:
    """Whether one case may be of several of the sorts."""
    overlapping = figures.reading.vocabulary.overlapping
    return may_come_together(names) or any(word in name for name in names for word in overlapping)


@cache
def _is_all() -> re.Pattern[str]:
    these = (
        "(?:以上|上述|前述|这)(?P<size>[两二三四五六七八九十]|[2-9])?(?![^,;。]{0,6}主要)[^,;。:\\d]{0,8}?"
    )
    says = "(?:即|就|便|已经?|正好|恰好)*(?:为|是|即|构成了?|组成了?)"
    return re.compile(
        rf"[^,;。:\d]{{0,4}}[,;。]{these}{says}(?:全年|本年)?(?:的)?(?:{'|'.join(ALL_OF_IT)})的?(?P<noun>[\u4e00-\u9fff]{{0,10}}?)[,;。]"
    )


def _verdict(figures: Figures, whole: Term, parts: Sequence[Term]) -> Observation:
    used = figures.used((whole, *parts))
    if total([figures.rounded(term) for term in parts]).meets(figures.rounded(whole)):
        return Held(figures.span(parts[-1]), "composed", used, exact=True)
    return sum_problem(figures, SPLIT, whole, parts, sum_said(figures, parts, whole), parts[-1])
