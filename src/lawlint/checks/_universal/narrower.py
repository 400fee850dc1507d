"""Whether a claim of all is made of a part of what a count behind it counts, or of another set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import RESTS, Figures
from lawlint.checks._universal.subject import names_another
from lawlint.facts.model import Term
from lawlint.finding import Span


def is_narrower(figures: Figures, terms: Sequence[Term], place: Span, term: Term) -> bool:
    """Whether the claim at ``place`` is not made of all that ``term`` counts some of."""
    return (
        _of_one_class(figures, terms, place, term)
        or _of_one_sort(figures, terms, place, term)
        or _of_a_part(figures, place, term)
        or of_another(figures, terms, place, term)
        or _of_count_between(figures, terms, place, term)
        or _of_other_bodies(figures, place, term)
        or _of_another_time(figures, place, term)
    )


def _of_one_class(figures: Figures, terms: Sequence[Term], place: Span, term: Term) -> bool:
    """Whether the claim is made of one part and others follow it: 其中立行立改22个均已整改，限期整改14个，未整改3个;
    其中6处已全部整改，另10处正在整改.
    """
    said = clause_of(figures, place).of(figures.reading.document.folded)
    between = [each for each in terms if each.index < term.index and figures.span(each).start > place.end]
    others = term.lead.startswith(("另", *RESTS)) or any(figures.alike(each, term) for each in between)
    return said.startswith("其中") and others


def _of_one_sort(figures: Figures, terms: Sequence[Term], place: Span, term: Term) -> bool:
    """Whether the claim names a sort that the count does not: 重大隐患全部销号，未整改的18条一般隐患."""
    clause = clause_of(figures, place)
    if any(clause.start <= each.start < clause.end for each in terms):
        return False  # 重大行政决策6项全部公开
    said = clause.of(figures.reading.document.folded)
    return any(word not in term.lead + term.tail for word in _sort().findall(said))


@cache
def _sort() -> re.Pattern[str]:
    return re.compile(
        "特别重大|重大|较大|一般|(?:国家|中央|省|市|县|区|乡镇|村)级|首批|第[一二三]批|涉企|存量|新增"
    )


def _of_a_part(figures: Figures, place: Span, term: Term) -> bool:
    """Whether 其中 stands between the count and the claim, which is made of a part: 一审72件，败诉6件；其中经复议的19件，
    无一败诉.
    """
    between = figures.reading.document.folded[figures.span(term).end : place.start]
    return "其中" in re.split("[;。]", between)[-1]


def _of_another_time(figures: Figures, place: Span, term: Term) -> bool:
    """Whether a year or a part of one begins between the count and the claim: 败诉2件；2023年败诉0件，败诉率为零; 败诉3件，
    7月以来零败诉.
    """
    first, last = sorted((place, figures.span(term)), key=lambda span: span.start)
    between = figures.reading.document.folded[first.end : last.start]
    return (
        re.search(
            "[,;。](?:而)?(?:20[0-9]{2}年|上年|去年|前年|[上下]半年|[一二三四]季度|\\d{1,2}月)", between
        )
        is not None
    )


def of_another(figures: Figures, terms: Sequence[Term], place: Span, term: Term) -> bool:
    """Whether another set is counted between them: 省级反馈36个问题全部整改，市级反馈12个，仍有2个正在整改; 药品抽检全部
    合格，食品抽检620批次，不合格9批次.
    """
    counted = any(figures.span(each).start < place.start and figures.alike(each, term) for each in terms)
    subject = _before(figures, place)
    between = (each for each in terms if each.index < term.index and figures.span(each).start > place.end)
    return any(
        (counted or names_another(subject, each.lead + each.tail))
        and figures.alike(each, term)
        and figures[each].printed > figures[term].printed
        and "其中" not in each.wide
        for each in between
    )


def _of_count_between(figures: Figures, terms: Sequence[Term], place: Span, term: Term) -> bool:
    """Whether the claim takes up another count right before it: 一审审结38件，败诉4件，二审审结12件，无一败诉."""
    text = figures.reading.document.folded
    counts = [each for each in terms if each.index > term.index and figures.span(each).end <= place.start]
    last = counts[-1] if counts else None
    if last is None or not figures.alike(last, term) or figures[last].printed <= figures[term].printed:
        return False
    between = text[figures.span(last).end : place.start]
    said = text[text.rfind("。", 0, place.start) + 1 : figures.span(term).end]
    return between.count(",") == 1 and "。" not in between and names_another(said, last.lead)


def _of_other_bodies(figures: Figures, place: Span, term: Term) -> bool:
    """Whether the claim, behind the count, is made of some bodies only: 全县审结46件，败诉2件，税务、海关等部门无一败诉;
    12个乡镇无一败诉.
    """
    text = figures.reading.document.folded
    subject = _before(figures, place)
    several = re.search("(?:[等和及与、]|\\d+个)[\u4e00-\u9fff]*(?:部门|单位|局|委|街道|[乡镇])$", subject)
    before = text[text.rfind("。", 0, place.start) + 1 : place.start - len(subject)]
    behind = figures.span(term).end <= place.start - len(subject)
    return several is not None and behind and names_another(before, subject)


def _before(figures: Figures, place: Span) -> str:
    """The words of the claim's clause before the claim."""
    return figures.reading.document.folded[clause_of(figures, place).start : place.start]


def of_all_before(figures: Figures, place: Span, rate: Term) -> bool:
    """Whether the claim makes a clause of its own, which takes up all of the figure before, and the rate is that of the
    next clause: not so in 重大隐患全部销号，综合整改率99.5%.
    """
    text = figures.reading.document.folded
    whole = _no_subject().fullmatch(clause_of(figures, place).of(text)) is not None
    return whole and text.count(",", place.end, figures.span(rate).start) == 1


@cache
def _no_subject() -> re.Pattern[str]:
    return re.compile("(?:[均已现都])?(?:全部|均|悉数|100%|百分之百)[一-鿿]{2,8}")


def clause_of(figures: Figures, place: Span) -> Span:
    """The clause around the claim, up to its end."""
    text = figures.reading.document.folded
    start = max(text.rfind(mark, 0, place.start) for mark in ",;:。\n(") + 1
    return Span(start, place.end)


def with_next(figures: Figures, terms: Sequence[Term], span: Span) -> Span:
    """A sentence with the next one, if that has no figure of its own: 192个村中，187个聘请了法律顾问。村法律顾问实现全覆盖."""
    document = figures.reading.document
    last = document.blocks[terms[0].block].span.end
    end = document.folded.find("。", span.end + 1, last)
    further = Span(span.start, end if end >= 0 else last)
    return span if re.search(r"\d", document.folded[span.end : further.end]) else further
