"""Full coverage of a set of which the text counts some that lack it: 18个乡镇实现全覆盖，仅有2个乡镇尚未设立."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._universal.covered import one_unit, there_are, yet_to_come
from lawlint.facts.model import Term
from lawlint.finding import Span

_CLOSE = 24
"""Characters between the figure and the claim."""


def still_uncovered(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """18个乡镇实现全覆盖，仅有2个乡镇尚未设立: fewer of the same that have it not yet."""
    text = figures.reading.document.folded
    for claim in _covers_all().finditer(text, span.start, span.end):
        before = [
            term for term in terms if figures.span(term).end <= claim.start() and figures.is_count(term)
        ]
        behind = [term for term in terms if figures.span(term).start >= claim.end()]
        if not before or not behind or figures.span(before[-1]).end < claim.start() - _CLOSE:
            continue
        whole, left = before[-1], behind[0]
        found = _lacks().fullmatch(left.tail) if there_are().fullmatch(left.lead) else None
        less = 0 < figures[left].printed < figures[whole].printed
        if found and less and one_unit(figures, whole, left) and found["noun"] in whole.tail:
            said = text[figures.span(whole).end : claim.end()]
            if found["object"] in said and not yet_to_come().search(said):
                yield Span(*claim.span()), left


@cache
def _covers_all() -> re.Pattern[str]:
    return re.compile("(?:全覆盖|全面覆盖)(?=[,;])")


@cache
def _lacks() -> re.Pattern[str]:
    done = "设立|建立|组建|成立|配备|聘请|覆盖|开展|完成|落实|建成|接入|挂牌|签约|明确"
    return re.compile(
        f"(?P<noun>[\u4e00-\u9fff]{{1,6}}?)(?:仍|尚|还)?(?:未能|没有|未)(?:{done})(?P<object>[\u4e00-\u9fff]{{0,8}})"
    )
