"""Totals of cases that may leave some of those that came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def leaves_some(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether what was done with cases that came in and were brought over leaves some of them: 新收214件，上年结转9件，
    共办理答复211件; 共处理211件，结转下年12件.
    """
    old = [each for each in before if figures.alike(each, term) and carried().search(each.lead)]
    done = stage().search(words) or re.search("完毕|完成|了结", words)
    if not old or (done and any(done[0] in each.lead for each in before)):
        return False
    behind = [
        each for each in figures.paragraph(term) if each.index > term.index and figures.alike(each, term)
    ]
    left = [each for each in behind if _pending().search(each.wide)]
    came = sum(figures[each].printed for each in before[-2:])
    if done is None and _balanced_behind(figures, behind[:2], (came, figures[term].printed)):
        return False  # 旧存23件，新收206件，共办理219件。审结201件，结转28件: all of them are told apart
    if done is None and _says_sum(term, words):
        return any(figures[term].printed + figures[each].printed == came for each in left)
    return done is not None or (bool(left) and figures[term].printed < came)


def _says_sum(term: Term, words: str) -> bool:
    """Whether the words say no more than that the figure is a sum: 上年结转42件，新收156件，合计198件."""
    bare = re.fullmatch("合计|共计|总计|共", words) is not None and term.tail == ""
    return bare and term.mark == "," and term.closing in (",", ";")


def _balanced_behind(figures: Figures, behind: Sequence[Term], wholes: Sequence[Fraction | int]) -> bool:
    """Whether the two figures behind a total are what was decided and what is left of one of the ``wholes``: all that came,
    or the total itself.
    """
    if len(behind) < 2 or not stage().search(behind[0].wide) or not _pending().search(behind[1].wide):
        return False
    return sum(figures[each].printed for each in behind) in wholes


@cache
def _pending() -> re.Pattern[str]:
    return re.compile("结转|未结|在办|正在|其余|尚[在有未余]")


@cache
def carried() -> re.Pattern[str]:
    return re.compile("结转|旧存|存|未结")


@cache
def stage() -> re.Pattern[str]:
    """What is done in the end of cases that came in."""
    return re.compile("办结|审结|结案|执结|整改|化解|采纳|答复|销号")
