"""The ratio of two figures of a sentence: 复议申请324件，一审行政诉讼187件，复议与诉讼之比为1.73∶1, 复议诉讼比值达1.7."""

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
    """The verdict on the ratio that begins with the figure at ``at``, of the only two counts that it names; a 比值 may be a
    number alone.
    """
    found = _named().search(terms[at].wide) if "比" in terms[at].wide else None
    if found is None:
        return None
    printed = [terms[at]] if found["alone"] and not _goes_on(figures, terms, at) else terms[at : at + 2]
    numbers = all(figures[each].kind is Kind.ORDINARY and _plain(figures, each) for each in printed)
    if not numbers or (len(printed) < 2 and not figures[terms[at]].decimals):
        return None
    if not found["alone"] and not _goes_on(figures, terms, at):
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
    fitting = _fitting(figures, counts, _ratio(figures, printed))
    if fitting is not None:
        used = figures.used((*fitting, *printed))
        return Held(figures.span(printed[0]), "change", used, exact=len(fitting) == 2)
    return _problem(figures, (above[0], below[0]), printed)


def _goes_on(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether the sign of a ratio stands behind a figure, and another figure behind it."""
    if at + 1 >= len(terms):
        return False
    text = figures.reading.document.folded
    return text[figures.span(terms[at]).end : figures.span(terms[at + 1]).start].strip() in SIGNS


def _ratio(figures: Figures, printed: Sequence[Term]) -> Interval:
    """The ratio that is printed: 1.73∶1, 3∶1, 1.7."""
    one = printed[0]
    if len(printed) == 1:
        return figures.printed(one)
    two = printed[1]
    if figures[one].decimals == figures[two].decimals == 0 and 1 in (
        figures[one].printed,
        figures[two].printed,
    ):
        return _whole(figures[one].printed, figures[two].printed)
    return figures.printed(one) / figures.printed(two)


def _fitting(figures: Figures, counts: Sequence[Term], said: Interval) -> tuple[Term, ...] | None:
    """One count over another, or over two together, or two over one, that give the ratio."""
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


def _problem(figures: Figures, counts: tuple[Term, Term], printed: Sequence[Term]) -> Observation:
    first, last = (figures[each] for each in counts)
    exact = first.printed * first.unit.scale / (last.printed * last.unit.scale)
    turned = len(printed) > 1 and figures[printed[0]].printed == 1
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
        "(?:^|[^与和])(?P<one>[\u4e00-\u9fff]{2})(?:案件|申请|案)?(?:数量|量|数)?[与和同]?(?:行政)?(?P<two>[\u4e00-\u9fff]{2})"
        "(?:案件|申请|案)?(?:数量|量|数)?(?:的?比例|之比|(?P<alone>的?比值)|的?比)(?:约|达到?|为|是)*$"
    )
