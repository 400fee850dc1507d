"""Parts behind a count told again that show what it should be: 反馈问题31个。上述33个问题已整改26个，基本完成3个，其余2个."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def parts_make(figures: Figures, term: Term, size: Fraction) -> bool:
    """Whether the counts behind the figure in its sentence come to ``size``, and no first few of them to the figure itself."""
    unit, value = figures[term].unit.name, figures[term].printed
    row = [
        figures[each].printed
        for each in figures.paragraph(term)
        if each.index > term.index
        and each.sentence == term.sentence
        and figures[each].unit.name == unit
        and figures[each].exact
        and not figures.is_change(each)
    ]
    return len(row) > 1 and sum(row, start=Fraction(0)) == size and value not in accumulate(row)
