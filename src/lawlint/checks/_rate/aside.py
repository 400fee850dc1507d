"""Rates that are not of the figures beside them: last year's, of others, or of a base that words change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import total
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.words import outside, stem_of
from lawlint.facts.model import Term


def leaves_out(rate: RateFigures) -> bool:
    """Whether the words before the rate take something out of its base or add to it: 剔除撤诉案件后，败诉率14.86%; 连同去年转来的
    案件一并计算，审结率91.24%.
    """
    document = rate.figures.reading.document
    folded, floor = document.folded, document.blocks[rate.term.block].span.start
    start = max(folded.rfind(mark, floor, rate.term.start) for mark in ";。(")
    words = folded[max(start, floor) : rate.figures.span(rate.term).start]
    taken = "(?:剔除|扣除|除去|去除|不[计含])[^,;)]{1,16}(?:后|外|,)"
    added = "(?:连同|加上|并入|计入)[^,;)]{1,16}(?:计算|统计|在内|,)"
    return re.search(f"{taken}|{added}", words) is not None


def told_apart(rate: RateFigures) -> bool:
    """Whether a rate of what was done at once stands beside that of what was done by the day set: 按期办结率100%，及时办结率
    （24小时内办结）93.2%.
    """
    others = [term for term in rate.rates if term.sentence == rate.term.sentence and term is not rate.term]
    by_day = [each for each in others if re.search(f"(?:按期|按时|如期){_deed(rate)}率", each.wide)]
    return "及时" in rate.name and len(_deed(rate)) > 1 and bool(by_day)


def _deed(rate: RateFigures) -> str:
    """What was done in time: 办结 of 及时办结率."""
    return re.escape(stem_of(rate.name).replace("及时", ""))


def with_outside(rate: RateFigures, numerators: Sequence[Term]) -> list[Term]:
    """A numerator and a base that give the rate with what is counted apart between them and it, which is of both: 受理137起，
    调解53起；案外调解111起，调解率66.1%.
    """
    text = rate.figures.reading.document.folded
    for above in numerators:
        before = [term for term in rate.alike(above, rate.here) if term.index < rate.term.index]
        end = rate.figures.span(above).end
        apart = [
            term
            for term in before
            if term.index > above.index
            and (
                ";" in text[end : term.start]
                or term.lead.startswith(("另", "此外", "还"))
                or outside().search(term.lead)
            )
        ]
        for other in apart:
            for base in (term for term in before if term.index < above.index):
                part, whole = (
                    total([rate.figures.rounded(one), rate.figures.rounded(other)]) for one in (above, base)
                )
                if whole.low and (part.scale(100) / whole).meets(rate.figures.printed(rate.term)):
                    return [above, other, base]
    return []


def of_all_items(rate: RateFigures, numerators: Sequence[Term]) -> list[Term]:
    """The numerators of several items, and as many bases, that give the rate together: 收到40件，受理35件；收到20件，受理18件，
    受理率88.33%.
    """
    before = [
        [each for each in rate.alike(above, rate.here) if each.index < above.index] for above in numerators
    ]
    items = zip(numerators, before, strict=True)
    bases = [some[-1] for above, some in items if some and rate.in_one_item(some[-1], above)]
    if not len(bases) == len(numerators) > 1 or not set(bases).isdisjoint(numerators):
        return []
    part, whole = (total([rate.figures.rounded(each) for each in some]) for some in (numerators, bases))
    fits = bool(whole.low) and (part.scale(100) / whole).meets(rate.figures.printed(rate.term))
    return [*numerators, *bases] if fits else []


def of_last_year(rate: RateFigures) -> bool:
    """Whether the rate is last year's, of which the sentence counts nothing: 审结41件，败诉4件，上年败诉率13.5%."""
    if re.match("[与较比同](?:上年|去年|上一年|前年)", rate.name) or _of_other_year(rate):
        return True
    part = _part_of_year().match(rate.name)
    if part and not any(part[0] in term.wide for term in rate.here):
        return True  # 上半年败诉率12.5%，全年败诉5件，败诉率10.4%
    return _last_year().match(rate.name) is not None and not any(
        _last_year().search(term.wide) for term in rate.here
    )


def _of_other_year(rate: RateFigures) -> bool:
    """Whether the rate is said to be of a year that neither the report nor a figure of the sentence is of."""
    found = re.search("(20[0-9]{2})年[^0-9]*$", rate.term.wide)
    if found is None or int(found[1]) == rate.figures.reading.document.identity.year:
        return False
    return not any(found[1] in term.wide for term in rate.here)


def of_others(rate: RateFigures) -> bool:
    """Whether the rate is that of bodies named or counted behind it (出庭应诉率达到100%的有5个市), or of all of a wider
    scope (全市平均出庭应诉率97.6%).
    """
    wider = re.search("全[国省市州县区]平均", rate.name) is not None
    return rate.term.tail.startswith("的") or wider or _of_a_sample_of_others(rate)


def _of_a_sample_of_others(rate: RateFigures) -> bool:
    """Whether something else than what was drawn stands right before a rate of drawing: 抽取1260户，其中高风险320户，抽查比例
    20%.
    """
    before = [term for term in rate.here if term.index < rate.term.index]
    of_drawing = re.fullmatch("(?:随机|实际)?抽[查检取评](?:率|比例)", rate.name) is not None
    return of_drawing and bool(before) and not rate.is_numerator(before[-1])


@cache
def _part_of_year() -> re.Pattern[str]:
    return re.compile("[上下]半年|[一二三四]季度")


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("(?:而)?(?:上年|去年|上一年|前年)")


def counted_twice(rate: RateFigures) -> bool:
    """Whether a bracket says that a figure of the sentence has some of what the rate is of: 提起公诉35人（含附条件不起诉期满后
    起诉），附条件不起诉12人，附条件不起诉率25.5%.
    """
    folded, stem = rate.figures.reading.document.folded, stem_of(rate.name)
    behind = (_contains().match(folded, rate.figures.span(term).end) for term in rate.here)
    return any(found is not None and stem in found["what"] for found in behind)


@cache
def _contains() -> re.Pattern[str]:
    return re.compile(r"\((?:不?[包]?含|不?包括)(?P<what>[^()]{2,40})\)")
