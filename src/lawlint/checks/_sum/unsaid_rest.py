"""Lists whose last class stands behind them in words, without a figure: 专职68名、兼职760名，其余为特邀调解员."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import RESTS, Figures
from lawlint.facts.model import Term


def rest_unsaid(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether parts together are less than their whole, and the text says behind them what the others are, but not how
    many: 其余适用快速办理机制; 。其余为其他纠纷.
    """
    if figures.size(*members) >= figures.size(whole):
        return False
    document, last = figures.reading.document, members[-1]
    end = document.blocks[last.block].span.end
    found = _others().match(document.folded, figures.span(last).end, end)
    if found is None:
        return False
    return not any(
        found.start("rest") <= term.start < found.end() and figures.alike(term, last)
        for term in figures.paragraph(last)
    )


@cache
def _others() -> re.Pattern[str]:
    """The clause behind a list that names the others: 其余样品尚在检验中, 其他选择“不了解”."""
    rests = "|".join(RESTS)
    left_out = "[\u4e00-\u9fff]{2,8}(?:因[^,;。]{1,10})?暂?[不未](?:参[加与]|纳入|列入)"
    of_them = "(?:为|均|都|皆|系|是|属|选择|由|以|则|通过|采取)"
    return re.compile(
        rf"[^,;。:()\d]{{0,10}}(?:\([^()]*\))?[,;。]\s*(?P<rest>(?:{rests}|其[他它](?:的|[\u4e00-\u9fff]{{2,4}})?{of_them}|{left_out})[^,;。]*)"
    )
