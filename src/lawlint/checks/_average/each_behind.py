"""What each of several took behind their number and their total: 编发典型案例2期20个，每期10个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.checks._average.products import excuse, judged
from lawlint.checks._figures import Figures
from lawlint.checks.base import Observation
from lawlint.facts.model import Term


def each_behind(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every number with its total right behind it, and 每 with its unit behind both, at the end of a clause."""
    for (number, whole), (_, each) in pairwise(pairwise(terms)):
        beside = number.index + 1 == whole.index == each.index - 1 and not (whole.wide or whole.mark)
        unit = figures[number].unit.name
        said = (
            each.wide in (f"每{unit}", f"每{unit}均") and each.mark == "," and not (whole.tail or each.tail)
        )
        plain = all(
            figures[term].exact and figures.is_count(term) and not figures.is_change(term)
            for term in (number, whole, each)
        )
        if not (beside and said and plain) or figures[whole].unit.name != figures[each].unit.name:
            continue
        text, start = figures.reading.document.folded, figures.span(number).start
        stop = text.find("。", figures.span(each).end)
        if not excuse().search(text[start : stop if stop > 0 else len(text)]):
            yield judged(
                figures, (each, whole), int(figures[number].printed), figures[number].text, (number, each)
            )
