"""Nothing brought forward, and so many brought forward: 上年度无行政复议结转案件。办理74件，包括上年度结转3件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._universal.subject import names_another
from lawlint.facts.model import Term
from lawlint.finding import Span

CARRIED = "结转"


def nothing_carried(figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[tuple[Span, Term]]:
    """A count of what was brought forward beside the claim, in its sentence or, when both name one matter, in the next."""
    counts = [term for term in terms if _brought().search(term.wide) and figures.is_count(term)]
    counts = [term for term in counts if figures[term].printed > 0]
    if not counts:
        return
    text = figures.reading.document.folded
    block = figures.reading.document.blocks[terms[0].block].span
    start = max(text.rfind("。", block.start, max(span.start - 1, block.start)) + 1, block.start)
    for claim in _none().finditer(text, start, span.end):
        here = claim.start() >= span.start and ";" not in text[claim.end() : figures.span(counts[0]).start]
        what = re.sub("的|案件|情[况形]", "", claim["what"] or claim["of"])
        subject = re.split("[,;:。]", text[start : claim.start()])[-1]
        if names_another(subject, counts[0].wide):
            continue  # 行政诉讼案件上年无结转，行政复议案件上年结转3件
        if (here and not what) or (
            what and what in span.of(text)[: figures.span(counts[0]).end - span.start]
        ):
            yield Span(*claim.span()), counts[0]
            return


_BEFORE = "上一?年度?|去年|往年|年初|期初"


@cache
def _none() -> re.Pattern[str]:
    return re.compile(
        f"(?:(?:{_BEFORE})(?:无|没有)|(?:无|没有)(?:{_BEFORE})的?)(?P<what>[\u4e00-\u9fff]{{0,8}}?)"
        "(?:结转|旧存|遗留)(?![至到下次])的?(?P<of>[\u4e00-\u9fff]{0,8}?)(?:案件|申请|事项|件)?(?=[,;。])"
    )


@cache
def _brought() -> re.Pattern[str]:
    return re.compile(f"(?:{_BEFORE})(?:结转|旧存|遗留)[\u4e00-\u9fff]{{0,6}}$")
