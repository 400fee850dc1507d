"""What became of what deputies and members asked for, against how much they asked: 承办建议199件。已解决158件，列入计划解决33件，
暂不能解决8件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._digits import is_one_slip, is_swapped
from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import others_said
from lawlint.checks._sum.said_overlap import overlap_near
from lawlint.checks._sum.share_parts import printed_elsewhere
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

ANSWERS = ("解决", "A类")
"""Words of which texts that tell it have one."""
_KINDS = 3
_NEAR = 4
"""Answers that exceed a figure by less than a quarter of it were meant to be those to all of it."""


def answers(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The answers of a sentence, one of each kind, against the figure before them in it or in the one before: each proposal
    gets one answer.  Where they are less than that, some may be unsaid (会办): only one slip is told.
    """
    row = _row(figures, counts)
    whole = _whole(figures, row[0], [*before, *counts]) if row else None
    if whole is None:
        return
    added, size = figures.size(*row), figures.size(whole)
    if added == size:
        yield Held(figures.span(row[-1]), SPLIT, figures.used((whole, *row)), exact=True)
        return
    slip = is_one_slip(added, size) or is_swapped(
        added - size, figures[whole], *(figures[each] for each in row)
    )
    meant = (added - size) * _NEAR < size if added > size else slip
    if meant and not _explained(figures, whole, row):
        yield sum_problem(figures, SPLIT, whole, row, sum_said(figures, row, whole), row[-1])


def _explained(figures: Figures, whole: Term, row: Sequence[Term]) -> bool:
    """Whether the text speaks of proposals that have no answer among these, or prints what they come to or lack."""
    beside = [each for each in figures.paragraph(whole) if each not in row]
    gap = abs(figures.size(*row) - figures.size(whole))
    lack = any(figures.alike(each, whole) and figures.size(each) == gap for each in beside)
    others = any(_others().search(each.wide) for each in beside)
    text, end = figures.reading.document.folded, figures.span(row[-1]).end
    return (
        lack
        or others
        or re.match("[^。\n]*?[,;(](?:还|另)", text[end:]) is not None
        or overlap_near(figures, row[-1], whole)
        or printed_elsewhere(figures, row, total([figures.rounded(each) for each in row])) is not None
    )


def _row(figures: Figures, counts: Sequence[Term]) -> Sequence[Term]:
    """Figures next to each other that count the answers of each kind once; none where more figures go on with them."""
    for at in range(len(counts) - _KINDS + 1):
        row = counts[at : at + _KINDS]
        if not all(form.search(term.lead) for form, term in zip(_kinds(), row, strict=True)):
            continue
        plain = all(figures.alike(term, row[0]) and figures[term].exact for term in row)
        level = {figures.outer(term) for term in row}
        more = any(others_said().search(term.tail) for term in row)
        goes_on = any(figures.alike(term, row[0]) and term.mark != ";" for term in counts[at + _KINDS :][:1])
        return row if plain and len(level) == 1 and not (more or goes_on) else ()
    return ()


def _whole(figures: Figures, first: Term, terms: Sequence[Term]) -> Term | None:
    """The last figure before the answers, when it stands in their sentence or the one before, counts proposals, and is the
    only one or what the others come to.
    """
    near = [
        term
        for term in terms
        if term.index < first.index and figures.is_count(term) and figures.outer(term) == figures.outer(first)
    ]
    near = [term for term in near if term.sentence == near[-1].sentence]
    if not near or near[-1].sentence + 1 < first.sentence or not figures.alike(near[-1], first):
        return None
    *others, last = near
    asked = any(re.search("建议|提案|议案", term.wide + term.tail) for term in near)
    added = total([figures.value(term) for term in others])
    alone = not others or (re.search("共|合计|总计", last.wide) is not None and added == figures.value(last))
    plain = figures[last].exact and not figures.is_change(last)
    return last if asked and alone and plain else None


@cache
def _others() -> re.Pattern[str]:
    """Proposals that somebody else answers, or of which no answer is counted."""
    return re.compile("[主会协分独]办|并案|闭会|重点|上年|结转|跟踪|滚动|正在办理")


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    """Done; planned; neither, for reasons that are told."""
    done = "^(?!.*(?:计划|[未不难]|暂)).*(?:解决|采纳|落实)|A类"
    planned = "^(?!.*[未不难暂]).*(?:正在|计划|逐步)|B类"
    return tuple(
        re.compile(form) for form in (done, planned, "(?:不能|不宜|无法|难以|留作|作为|供)|解释说明|C类")
    )
