"""How much more there is beside how many times as many: 比2022年增长55.2%，是2022年的2.55倍, which is 155% more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, number
from lawlint.checks._growth.change import CHANGE, problem
from lawlint.checks._growth.multiples import multiple
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval

_PLAIN = (Approx.EXACT, Approx.ROUNDED)


def times_and_rate(figures: Figures, terms: Sequence[Term], at: int) -> Observation | None:
    """The figure at ``at`` and the one right before it, when one says how many times as many there are as in a year, and
    the other how much more since then.
    """
    pair = terms[at - 1 : at + 1] if at else ()
    of = [each for each in pair if figures[each].kind is Kind.MULTIPLE and _of_year().fullmatch(each.wide)]
    if len(of) != 1 or pair[0].index + 1 != pair[1].index or pair[1].mark != ",":
        return None
    whole, more = of[0], pair[1] if of[0] is pair[0] else pair[0]
    if figures[more].kind not in (Kind.PERCENT, Kind.MULTIPLE):
        return None
    if not all(figures[each].approx in _PLAIN for each in pair) or not _since(terms[: at - 1], more, whole):
        return None
    rate = figures[more].kind is Kind.PERCENT
    grown = figures.printed(more).scale(Fraction(1, 100)) if rate else multiple(figures, more)
    same = not rate and figures[more].printed == figures[whole].printed
    if not same and (grown + Interval.point(1)).meets(multiple(figures, whole)):
        return Held(figures.span(pair[1]), "times", figures.used(pair))
    due = figures[whole].printed - 1
    wanted = f"{number(due * 100, 0)}%" if rate else f"{number(due, figures[whole].decimals)}倍"
    said = figures[whole].text
    words = Words(f"为原来的{said}，即增加{wanted}", f"{said} as many are {wanted} more")
    return problem(figures, CHANGE, pair[1], (pair[0],), words, wanted)


def _since(before: Sequence[Term], more: Term, whole: Term) -> bool:
    """Whether a growth is since the year of the multiple: it names it, or the base before it does, or it is a multiple
    that names none behind the other (是2020年的3倍，增长2倍).
    """
    found = _of_year().fullmatch(whole.wide)
    year = found["year"] if found else ""
    grows = re.fullmatch(f"(?:[比较]{year}(?:同期)?)?(?:增长|增加|上升)了?", more.wide)
    if grows is None:
        return False
    base = before[-1].wide if more.mark == "" and before else ""
    behind = more.index > whole.index and more.wide in ("增长", "增加")
    return year in more.wide or (bool(base) and year in base) or behind


@cache
def _of_year() -> re.Pattern[str]:
    size = "数量|总量|总数|办件量|受理量|规模|[件起人户家]数"
    return re.compile(
        f"(?:[\u4e00-\u9fff]{{0,10}}(?:{size}))?已?(?:是|为|达到?|相当于)(?P<year>上年|去年|20\\d\\d年)(?:同期)?的"
    )
