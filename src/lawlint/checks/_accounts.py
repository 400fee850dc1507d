"""Brackets that tell how a figure came about, and do not divide it: 受理96件（收到申请104件、不予受理8件）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Term

_MOST = 4  # figures of an account
_SHARP = frozenset({Approx.EXACT, Approx.ROUNDED})


def is_account(figures: Figures, whole: Term, behind: Sequence[Term]) -> bool:
    """Whether what stands in a bracket behind a figure makes it up by what came less what went: 未结12件（上年结转8件、新收86件、
    审结82件), or tells what of a stock came and went in the year: 现行有效128件（年内新制定16件、废止9件).
    """
    listed: list[Term] = []
    for term in behind[:_MOST]:
        if figures.outer(term) != figures.outer(behind[0]) or not figures.alike(term, whole):
            break
        listed.append(term)
    sharp = all(figures[term].approx in _SHARP for term in (whole, *listed))
    if len(listed) < 2 or not sharp or figures.size(*listed) == figures.size(whole):
        return False
    return _balances(figures, whole, listed) or (len(listed) == 2 and came_and_went(listed))


def _balances(figures: Figures, whole: Term, listed: Sequence[Term]) -> bool:
    """Whether the first figures less the others are the whole."""
    size = figures.size(whole)
    ends = range(1, len(listed))
    return any(figures.size(*listed[:end]) - figures.size(*listed[end:]) == size for end in ends)


def came_and_went(listed: Sequence[Term]) -> bool:
    """Whether some of a row were added in the year and others taken away: 新建司法所2个、撤并司法所1个."""
    return any(_added().search(term.lead) for term in listed) and any(
        _taken_away().search(term.lead) for term in listed
    )


@cache
def _added() -> re.Pattern[str]:
    year = "(?:年内|[本当今]年|年度|全年)"
    verb = "(?:制定|出台|印发|设立|登记|成立|招录|任命|增|建|聘|收|发|批)"
    return re.compile(f"^(?:{year}新?|新){verb}")


@cache
def _taken_away() -> re.Pattern[str]:
    return re.compile(
        "^(?:废止|失效|注销|吊销|撤销|撤并|退出|退休|辞职|离职|调离|调出|解聘|核减|减少|关闭|停用)"
    )
