"""A bound that the figure right behind it does not keep: 首次突破2000件，达到1950件; 压缩到30天以内，为39天."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._claim.denied import denied_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words

BOUNDS = ("突破", "超过", "跌破", "不足", "以内", "以下", "以上")
"""Without these words nothing is said to be reached or kept."""


def beyond_bound(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every bound that is said to be reached or kept, against the figure that it came to."""
    for bound, came_to in pairwise(terms):
        if not (_is_bound(figures, bound) and _came_to(figures, bound, came_to)):
            continue
        if figures.rounded(came_to).meets(figures.value(bound)):
            yield Held(figures.span(came_to), "bound", figures.used((bound, came_to)))
            continue
        limit = figures[bound].text
        words = Words(f"不合“{limit}”", f"that is not {limit}")
        yield denied_by(figures, case, figures.span(came_to), (bound,), words, (bound, came_to))


def _is_bound(figures: Figures, term: Term) -> bool:
    """Whether a figure is a limit that something came to: 首次突破2000件, 压缩到30天以内; no limit that it should keep."""
    if figures[term].approx not in (Approx.AT_LEAST, Approx.AT_MOST) or figures.is_change(term):
        return False
    if _due().search(term.wide) or (term.tail and not term.tail.startswith("大关")):
        return False
    passed = figures[term].text.startswith(("突破", "超过", "跌破", "不足"))
    return passed or re.search("(?:[升增降减短缩高低][到至为]|控制在|稳定在|达到?)$", term.wide) is not None


@cache
def _due() -> re.Pattern[str]:
    return re.compile(
        "要求|目标|任务|标准|规定|计划|力争|确保|[应须需]|平均水平|法定|承诺|比|较|由|从|与|占|每"
    )


def _came_to(figures: Figures, bound: Term, term: Term) -> bool:
    """Whether a figure says in the next clause what that came to: ，达到1993.8万人."""
    beside = bound.index + 1 == term.index and bound.clause + 1 == term.clause and term.mark == ","
    plain = figures[term].approx in (Approx.EXACT, Approx.ROUNDED)
    said = re.fullmatch("[已现仅则]?(?:达到?|为|升至|增至|降至|减至|缩短至|压缩至)", term.wide)
    if not (beside and plain and said) or term.tail.startswith("的"):
        return False
    if figures[bound].kind is Kind.ORDINARY:  # 首次突破2000万大关，达到1993.8万人
        return bound.tail.startswith("大关") and figures[term].kind is Kind.QUANTITY
    return figures[bound].kind is figures[term].kind and figures.alike(bound, term)
