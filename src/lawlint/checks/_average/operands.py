"""Which total and which number of parts an average rests on, and whether they give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._average.words import each as each_name
from lawlint.checks._figures import Figures, compared_with
from lawlint.facts.cues import label
from lawlint.facts.model import Approx, Quantity, Term
from lawlint.interval import Interval

PRECISE = (Approx.EXACT, Approx.ROUNDED)
_ABOUT = Fraction(9, 5)
"""By how much an average with 约 may be off."""
_BESIDE = 16
"""Characters between a total and its average, when others stand before."""
_MOST = 8
"""Figures of which sums of two are tried."""


def printed(quantity: Quantity) -> Interval:
    """What an average may stand for: it may have been rounded or cut off."""
    scale = quantity.unit.scale
    if quantity.approx is Approx.ABOUT:
        return Interval(quantity.printed / _ABOUT, quantity.printed * _ABOUT).scale(scale)
    if quantity.approx not in PRECISE:
        return quantity.interval.scale(scale)
    step = quantity.step
    return Interval(quantity.printed - step / 2, quantity.printed + step, high_closed=False).scale(scale)


def gives(figures: Figures, whole: Term, base: Interval, average: Quantity) -> bool:
    """Whether a total over a number of parts prints as the average: rounded whatever the total was rounded from, or
    the printed figures cut off (316.4万元 of 452 are 0.7万元, not 0.6).
    """
    value = figures.value(whole)
    cut_off = figures[whole].approx in PRECISE
    if average.approx is not Approx.ROUNDED or not base.is_point or not cut_off:
        return (value / base).meets(printed(average))
    half = average.step / 2
    near = Interval(average.printed - half, average.printed + half).scale(average.unit.scale)
    size = Interval.point(figures.size(whole))
    return (figures.rounded(whole) / base).meets(near) or (size / base).meets(printed(average))


_AGES = ("岁", "周岁")
"""Who is counted, not how many: 87名80周岁以上老年人."""


def operands(figures: Figures, terms: Sequence[Term], term: Term) -> list[Term]:
    """The counts of the sentence that an average may rest on: no changes, averages, extremes (最多的87项) or limits
    (3人以上的司法所), and none of another item behind a semicolon.
    """
    text, end = figures.reading.document.folded, figures.span(term).end
    return [
        each
        for each in terms
        if each is not term
        and figures.is_count(each)
        and not figures.is_change(each)
        and not re.search("[高低多少]出|最[多少高低大小长短]", each.wide)
        and not compared_with().search(each.wide)
        and not each_name().search(each.wide)
        and not figures.is_average(each)
        and not (figures[each].approx is Approx.AT_LEAST and _bounds_class(each))
        and figures[each].unit.name not in _AGES
        and not (each.index > term.index and ";" in text[end : each.start])
    ]


def _bounds_class(term: Term) -> bool:
    """Whether an open figure bounds what others count: 千万元以上案件31件, 超过3次的企业19家, 执业十年以上126人."""
    return not term.closing or term.tail.startswith("的")


def pairs(
    figures: Figures, term: Term, wholes: Sequence[Term], divisors: Sequence[Term]
) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Every total over every number of parts, the nearest first; of the parts, one figure or two together."""

    def far(each: Term) -> int:
        return abs(each.index - term.index)

    runs: list[tuple[Term, ...]] = [(each,) for each in sorted(divisors, key=far)]
    runs += [pair for pair in combinations(divisors[:_MOST], 2) if figures.alike(*pair)]
    for whole in sorted(wholes, key=far):
        for run in runs:
            yield whole, run


def of_item(
    figures: Figures, term: Term, wholes: Sequence[Term], named: Sequence[Term]
) -> tuple[list[Term], list[Term]]:
    """Totals and numbers of parts of the item behind the last semicolon, where it has both."""
    at = figures.reading.document.folded.rfind(";", 0, term.start + 1)
    inner = [[each for each in some if at < each.start < term.start] for some in (wholes, named)]
    return (inner[0], inner[1]) if all(inner) else (list(wholes), list(named))


def the_whole(
    figures: Figures, wholes: Sequence[Term], named: Sequence[Term], term: Term, average: Interval
) -> Term | None:
    """The total that the average must rest on, when it is certain; None when any other may be meant."""
    before = [each for each in wholes if each.index < term.index] or list(wholes)
    before = without_parts(before)
    before = [each for each in before if not _no_total().search(each.lead)] or before
    if len(before) == 1:
        return before[0]
    if not named or any(_in_two(figures, pair, named, average) for pair in combinations(before, 2)):
        return None
    said = [each for each in before if _total_words().search(each.wide)]
    if len(before) == 2 and said == before[-1:] and len(named) == 1:
        return said[0]
    near = before[-1]
    between = figures.clauses[term.clause].span.start - figures.span(near).end
    return near if 0 <= between <= _BESIDE else None


def without_parts(terms: Sequence[Term]) -> list[Term]:
    """The figures but for those of a list behind 其中: 工作人员61人，其中专项编制27人、聘用26人."""
    first = next(
        (at for at, each in enumerate(terms) if at and ("其中" in each.wide or not each.wide)), len(terms)
    )
    return list(terms[:first])


def _in_two(figures: Figures, pair: tuple[Term, Term], named: Sequence[Term], average: Interval) -> bool:
    """Whether the average is of two figures added or taken away, or of the two ends of a year."""
    one, two = (figures.value(each) for each in pair)
    sums = (one + two, (one + two).scale(Fraction(1, 2)), two - one, one - two)
    bases = (figures.value(each) for each in named)
    return any((each / base).meets(average) for base in bases for each in sums)


@cache
def _no_total() -> re.Pattern[str]:
    """What lacks, and the whole of a share: 缺编12名, 占有就业意愿人员214人的80.8%."""
    return re.compile("^占|[缺空超欠][编员额]|空缺|缺口|不足")


@cache
def _total_words() -> re.Pattern[str]:
    return re.compile("总[数量额]|[总共合]计|[年月]末|现有|实有|目前有|增至|增加到|达到?$")


def without_later_parts(terms: Sequence[Term], average: Term, wholes: Sequence[Term]) -> Sequence[Term]:
    """The wholes but those of parts behind the average: 案均罚款9.37万元，其中大额案件8件，罚款612.4万元."""
    parts = (each.index for each in terms if each.index > average.index and "其中" in each.wide)
    first = next(parts, None)
    return wholes if first is None else [each for each in wholes if each.index < first]


def of_other_stage(figures: Figures, whole: Term, average: Term) -> bool:
    """Whether one of a total and an average counts what came in, the other what was done: 收案638件，而办案人员仍为11名，
    人均审结50.2件.
    """
    vocabulary = figures.reading.vocabulary
    one, other = (set(label(vocabulary, term.lead).measures) - _ANY_STAGE for term in (whole, average))
    return bool(one) and bool(other) and (one <= _CAME_IN) != (other <= _CAME_IN)


_ANY_STAGE = frozenset({"办理"})
_CAME_IN = frozenset({"收到", "新收", "受理", "立案"})
