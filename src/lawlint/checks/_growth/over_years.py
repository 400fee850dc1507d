"""Changes over several years that are counted before them: 2024年3612件，2020年仅为1204件，四年间增加2倍."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._bases import is_base, is_past
from lawlint.checks._figures import Figures
from lawlint.checks._growth.moves import Move, comparable, move_to, year_said
from lawlint.checks._growth.same_words import same_words
from lawlint.facts.model import Approx, Term
from lawlint.lean import replace


def move_over_years(figures: Figures, before: Sequence[Term], change: Term) -> Move | None:
    """The figures of two years as far apart as the number of years right before the change; ``before``: all figures of
    the sentence before it.
    """
    if len(before) < 3:
        return None
    one, two, years = before[-3:]
    spans = figures[years].unit.family == "calendar-duration" and figures[years].unit.name == "年"
    plain = spans and figures[years].approx is Approx.EXACT and years.mark == "," and not years.closing
    beside = [each.index + 1 for each in (one, two, years)] == [two.index, years.index, change.index]
    if not (plain and beside) or years.wide not in ("", "这", "短短") or not comparable(figures, one, two):
        return None
    if any(is_base(each) or is_past(each) or figures.is_change(each) for each in (one, two)):
        return None
    said = [year_said().search(each.wide) for each in (one, two)]
    report = figures.reading.document.identity.year
    first, second = (int(year[1]) if year else report for year in said)
    if first is None or second is None or abs(first - second) != figures[years].printed:
        return None
    alike = same_words(one, two) and any(said)
    return (Move(one, two) if first < second else Move(two, one)) if alike else None


def move_over_row(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """由2022年的91.5%、2023年的95.8%提高到2024年的98.6%，两年累计提高7.1个百分点: from the first of a row, where a change over
    as many years stands behind.
    """
    behind = terms[at + 1 : at + 2]
    if at < 2 or not behind or figures[behind[0]].unit.family != "calendar-duration":
        return None
    result, start = terms[at], at - 1
    while start and terms[start].wide.startswith("、20") and comparable(figures, terms[start], result):
        start -= 1
    first, last = terms[start], terms[at - 1]
    said = [year_said().search(each.wide) for each in (first, result)]
    if start == at - 1 or last.index - first.index != at - 1 - start or not (said[0] and said[1]):
        return None
    led = move_to(figures, [replace(last, wide=first.wide), result], 1)
    spans = int(said[1][1]) - int(said[0][1]) == figures[behind[0]].printed
    return replace(led, base=first) if led and spans and comparable(figures, first, result) else None
