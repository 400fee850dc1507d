"""What passed and what did not of the figure before the sentence: 抽检1600批次。合格1568批次，不合格42批次; what was answered and
what was passed on of what came in: 受理诉求2495件。直接答复388件，转办2107件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._digits import one_digit_off
from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.class_names import named_once
from lawlint.checks._sum.share_parts import printed_elsewhere
from lawlint.checks._sum.sums import PARTS, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_NEAR = 4
"""A pair that exceeds a figure by less than a quarter was meant to be it."""


def pairs_above(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """A pair at the head of a sentence against the only figure of its unit in the sentence before; it may be less
    than that, for some results may not be known yet.
    """
    pair = counts[:2]
    if len(pair) < 2 or not before or not _stand_alone(figures, counts):
        return
    of = _examined() if _is_pair(pair) else _came_in() if passed_on(figures, pair) else None
    if of is None:
        return
    above = [each for each in before if each.sentence == before[-1].sentence]
    wholes = [each for each in above if figures.alike(each, pair[0])]
    if len(wholes) != 1 or wholes[0].sentence + 1 != pair[0].sentence or not figures.is_count(wholes[0]):
        return
    whole = wholes[0]
    plain = figures[whole].exact and figures.outer(whole) is None and not figures.is_change(whole)
    if not plain or of.search(whole.lead) is None:
        return
    added, size = figures[pair[0]].printed + figures[pair[1]].printed, figures[whole].printed
    used = figures.used((whole, *pair))
    if added == size:
        yield Held(figures.span(pair[1]), "parts", used, exact=True)
        return
    meant = size < added and ((added - size) * _NEAR < size or one_digit_off(added, size))
    if meant and not printed_elsewhere(figures, pair, total([figures.rounded(each) for each in pair])):
        yield sum_problem(figures, PARTS, whole, pair, sum_said(figures, pair, whole), pair[1])


def _is_pair(pair: Sequence[Term]) -> bool:
    """Whether two figures count what passed and what did not, and say nothing more."""
    names = [re.sub("^(?:其中|已|经检测|经检验|检测|检验|结果)+|(?:的|有)+$", "", each.lead) for each in pair]
    quality, lack = sorted(names, key=len)
    return quality != "" and lack in (f"不{quality}", f"未{quality}")


def passed_on(figures: Figures, pair: Sequence[Term]) -> bool:
    """Whether two figures count what was dealt with at once and what was passed on, by the vocabulary."""
    if not any(word in term.lead for term in pair for word in _TO_OTHERS):
        return False
    more = any(_said_more().search(term.wide) for term in pair)
    return not more and any(
        form.bare and len(form.words) == 2 and len(named_once(form.words, pair)) == 2
        for form in figures.reading.vocabulary.sets_with(_TO_OTHERS)
    )


_TO_OTHERS = frozenset({"转办", "转派", "交办"})


@cache
def _said_more() -> re.Pattern[str]:
    """Who passed it on to us, what became of it, and when."""
    return re.compile("领导|上级|[办审]结|化解|[今本去上][年月]|[0-9][年月]|次$")


def _stand_alone(figures: Figures, counts: Sequence[Term]) -> bool:
    """Whether the pair is exact, and no third figure of its unit goes on but behind a semicolon."""
    one, two, *others = counts
    plain = figures.alike(one, two) and all(figures[each].exact and not each.tail for each in (one, two))
    beside = (
        two.index == one.index + 1 and two.mark in (",", "、") and figures.outer(one) == figures.outer(two)
    )
    text = figures.reading.document.folded
    explained = any(text.startswith("(", figures.span(each).end) for each in (one, two))
    goes_on = others[:1] and others[0].mark != ";" and any(figures.alike(each, one) for each in others)
    return plain and beside and not explained and not goes_on


@cache
def _came_in() -> re.Pattern[str]:
    """What comes in and is dealt with or passed on the same day."""
    return re.compile("(?:受理|办理|接听|接收|接到|收到|登记|承接|接待|处理)[^,;。]*$")


@cache
def _examined() -> re.Pattern[str]:
    """What is examined once, with one result each."""
    return re.compile("抽查|抽检|抽样|监测|检测|检验|评查|测试|考核|核查|回访|测评|评议|参考|参加考试|实考")
