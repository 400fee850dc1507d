"""Other figures that a difference and its rate may be of: 复议320件、应诉180件，较上年增加50件，增长11.1%."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.checks._bases import is_past
from lawlint.checks._figures import Figures, total
from lawlint.checks._growth.moves import comparable
from lawlint.facts.model import Term
from lawlint.interval import Interval


def fits_others(figures: Figures, before: Sequence[Term], change: Term, rate: Term, up: bool) -> bool:
    """Whether a difference and its rate fit another figure than the last one before them, or the last ones together."""
    led = any(_led_from(figures, each, change, rate, up) for each in before[:-1])
    return led or _of_all_listed(figures, before, change, rate, up)


def _led_from(figures: Figures, other: Term, change: Term, rate: Term, up: bool) -> bool:
    """Whether the change and its rate fit another figure, as what it led to or from."""
    if not figures.is_count(other) or not comparable(figures, other, change):
        return False
    value, moved = figures.rounded(other), figures.rounded(change)
    led_to = () if is_past(other) else (value + moved.scale(-1 if up else 1),)
    return any(_fits(figures, base, moved, rate) for base in (value, *led_to))


def _of_all_listed(figures: Figures, listed: Sequence[Term], change: Term, rate: Term, up: bool) -> bool:
    """Whether they are of the figures side by side together: 县级1.2万条，乡镇0.8万条，增加0.4万条，增长25%."""
    sizes, after = [], change.index
    for term in reversed(listed):
        plain = figures.is_count(term) and not figures.is_change(term) and not is_past(term)
        if not plain or term.index + 1 != after or not figures.alike(term, change):
            break
        sizes.append(figures.rounded(term))
        after = term.index
    moved = figures.rounded(change)
    sums = (total(sizes[:many]) for many in range(2, len(sizes) + 1))
    return any(_fits(figures, whole + moved.scale(-1 if up else 1), moved, rate) for whole in sums)


def _fits(figures: Figures, base: Interval, moved: Interval, rate: Term) -> bool:
    return base.low is not None and base.low > 0 and (moved.scale(100) / base).meets(figures.printed(rate))
