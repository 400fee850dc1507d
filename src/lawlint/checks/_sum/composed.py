"""What a whole is said to consist of: 经费68.5万元，由市级财政42万元和区级财政26.5万元两部分组成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

CONSISTS = ("组成", "构成", "用于", "来源")
"""Words without which no text says what a whole consists of."""


def composed(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every list between 由 and 组成 against the figure before it."""
    for at, whole in enumerate(counts[:-2]):
        first = counts[at + 1]
        source, use = _sources().search(first.wide), _use().match(first.wide)
        if (
            not (source or use or _from().search(first.wide))
            or not figures.alike(whole, first)
            or figures.is_change(whole)
        ):
            continue
        parts = _listed(figures, counts[at + 1 :])
        if len(parts) < 2 or any("等" in term.tail for term in parts):
            continue
        ending = _parts_named() if use else _all()
        if not source and ending.match(figures.reading.document.folded, figures.span(parts[-1]).end) is None:
            continue
        added, used = total([figures.rounded(term) for term in parts]), figures.used((whole, *parts))
        if added.meets(figures.rounded(whole)):
            yield Held(figures.span(parts[-1]), "composed", used, exact=True)
        else:
            yield sum_problem(figures, SPLIT, whole, parts, sum_said(figures, parts, whole), parts[-1])


def _listed(figures: Figures, behind: Sequence[Term]) -> list[Term]:
    """The leading figures of one unit that 、, 和 or a comma joins."""
    parts = [behind[0]]
    for term in behind[1:]:
        apart = term.mark == ";" or not figures.alike(term, parts[0])
        if apart or figures.outer(term) != figures.outer(parts[0]) or term.index != parts[-1].index + 1:
            break
        parts.append(term)
    return parts


@cache
def _from() -> re.Pattern[str]:
    return re.compile("^(?:其中|经费|资金|[队成组会]员|团队|队伍)?由(?!于)")


@cache
def _use() -> re.Pattern[str]:
    """All of it is spent on what follows: 经费96万元，全部用于培训38万元和装备58万元两个方面."""
    return re.compile("(?:已|均)?(?:全部|全额|均|都)(?:用于|投向|投入到?)")


@cache
def _sources() -> re.Pattern[str]:
    """资金来源为省级补助1280万元、县级配套1690万元."""
    return re.compile("^(?:其)?(?:资金|经费)?来源(?:分别)?(?:为|是|包括|有)(?!主要)")


@cache
def _parts_named() -> re.Pattern[str]:
    return re.compile("(?:这)?[两二三四五六七八]个?(?:部分|块|大?项|大?方面|领域|用途)")


@cache
def _all() -> re.Pattern[str]:
    return re.compile(
        "[\u4e00-\u9fff]{0,10}?(?:这)?(?:[两二三四五六七八]个?(?:部分|块|项|方面))?(?:共同)?(?:组成|构成)(?![一-鿿]{1,12}(?:组|队|专班|团|委员会|库)(?![一-鿿]))"
    )
