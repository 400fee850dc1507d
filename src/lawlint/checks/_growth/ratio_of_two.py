"""The ratio of two figures of a sentence: 复议申请324件，一审行政诉讼187件，复议与诉讼之比为1.73∶1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._fitting import MOST
from lawlint.checks._growth.change import CHANGE, problem
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval

SIGNS = frozenset("∶:")


def ratio_of_two(figures: Figures, terms: Sequence[Term], at: int) -> Observation | None:
    """The verdict on the ratio that begins with the figure at ``at``, of the only two counts that it names."""
    found = _named().search(terms[at].wide) if "比" in terms[at].wide else None
    if found is None or at + 1 >= len(terms):
        return None
    one, two = terms[at], terms[at + 1]
    between = figures.reading.document.folded[figures.span(one).end : figures.span(two).start]
    numbers = all(figures[each].kind is Kind.ORDINARY for each in (one, two))
    if between.strip() not in SIGNS or not numbers or not _plain(figures, one) or not _plain(figures, two):
        return None
    counts = [each for each in terms[:at] if figures.is_count(each) and not figures.is_change(each)]
    above, below = (
        [each for each in counts if found[name] in each.wide and found[other] not in each.wide]
        for name, other in (("one", "two"), ("two", "one"))
    )
    if len(above) != 1 or len(below) != 1 or not figures.alike(above[0], below[0]):
        return None
    if any("其中" in each.lead for each in (*above, *below)):
        return None  # 诉讼86件，其中经复议的32件
    fitting = _fitting(figures, counts, one, two)
    if fitting is not None:
        return Held(figures.span(one), "change", figures.used((*fitting, one, two)), exact=len(fitting) == 2)
    return _problem(figures, (above[0], below[0]), (one, two))


def _fitting(figures: Figures, counts: Sequence[Term], one: Term, two: Term) -> tuple[Term, ...] | None:
    """One count over another, or over two together, or two over one, that give the ratio."""
    said = figures.printed(one) / figures.printed(two)
    if figures[one].decimals == figures[two].decimals == 0 and 1 in (
        figures[one].printed,
        figures[two].printed,
    ):
        said = _whole(figures[one].printed, figures[two].printed)
    sides = [*((each,) for each in counts[-MOST:]), *combinations(counts[-MOST:], 2)]
    for above, below in permutations(sides, 2):
        base = total([figures.rounded(each) for each in below])
        alike = all(figures.alike(each, above[0]) for each in (*above, *below))
        if not alike or len(above) + len(below) > 3 or base.low is None or base.low <= 0:
            continue
        if set(above).isdisjoint(below) and (total([figures.rounded(each) for each in above]) / base).meets(
            said
        ):
            return (*above, *below)
    return None


def _whole(one: Fraction, two: Fraction) -> Interval:
    """A ratio to 1 in whole numbers may have been rounded or cut off: 2.98 are 3∶1, and 2∶1."""
    near = Interval(max(one, two) - Fraction(1, 2), max(one, two) + 1, high_closed=False)
    return near if two == 1 else Interval.point(Fraction(1)) / near


def _problem(figures: Figures, counts: tuple[Term, Term], printed: tuple[Term, Term]) -> Observation:
    first, last = (figures[each] for each in counts)
    exact = first.printed * first.unit.scale / (last.printed * last.unit.scale)
    turned = figures[printed[0]].printed == 1
    shown = printed[1] if turned else printed[0]
    places = max(2, figures[shown].decimals)
    wanted = f"1∶{number(1 / exact, places)}" if turned else f"{number(exact, places)}∶1"
    words = Words(f"{first.text}∶{last.text}＝{wanted}", f"{first.text} : {last.text} = {wanted}")
    return problem(figures, CHANGE, shown, counts, words, wanted)


def _plain(figures: Figures, term: Term) -> bool:
    return figures[term].approx in (Approx.EXACT, Approx.ROUNDED) and figures[term].printed > 0


@cache
def _named() -> re.Pattern[str]:
    """Which two things are compared, in two characters each."""
    return re.compile(
        "(?:^|[^与和])(?P<one>[\u4e00-\u9fff]{2})(?:案件|申请|案)?(?:数量|量|数)?[与和同](?:行政)?(?P<two>[\u4e00-\u9fff]{2})"
        "(?:案件|申请|案)?(?:数量|量|数)?(?:的?比例|之比|的?比值?)(?:约|达到?|为|是)*$"
    )
