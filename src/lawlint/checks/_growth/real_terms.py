"""Changes that are reckoned on another footing than the figures beside them: 净增2654元，按可比价计算增长11.4%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Kind, Term


def in_real_terms(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether the words between a percentage and the figure before it say that prices or the scope are taken as they were."""
    if figures[terms[at]].kind is not Kind.PERCENT or not at:
        return False
    start, end = figures.span(terms[at - 1]).end, figures.span(terms[at]).start
    return _footing().search(figures.reading.document.folded, start, end) is not None


@cache
def _footing() -> re.Pattern[str]:
    return re.compile(
        "(?:可比|不变)价|可比口径|同口径|(?:剔除|扣除)(?:价格|物价|不可比|政策)|实际增长|名义增长"
    )
