"""Averages whose number of parts stands in the sentence before: 45家单位全部完成修订。修订裁量基准4185条，平均每家93条."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.checks._digits import one_digit_off, turned
from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Term


def number_above(figures: Figures, terms: Sequence[Term], found: re.Match[str]) -> Term | None:
    """The number of parts that heads the sentence before a total and its average, which is all its sentence prints, when
    the average is what they give but for one slip; ``found``: the words of the average.
    """
    whole, average = terms
    above = [each for each in figures.paragraph(whole) if each.sentence == whole.sentence - 1]
    plain = all(figures[each].approx is Approx.EXACT for each in (whole, average))
    if not above or not plain or not figures.alike(whole, average) or "其中" in whole.wide:
        return None
    first, per = above[0], found[found.lastgroup or 0]
    others = [each for each in above[1:] if figures.alike(each, first) and each.mark != "、"]
    if figures[first].unit.name != per or any("其中" not in each.wide for each in others):
        return None
    if figures.is_change(whole) or not figures[first].exact or not figures.size(first):
        return None
    due, said = figures.size(whole) / figures.size(first), figures.size(average)
    return first if turned(said, due) or one_digit_off(said, due) else None
