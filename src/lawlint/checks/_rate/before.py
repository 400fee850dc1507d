"""A rate whose figures stand in the sentence before its own: 审结108件。行政机关败诉12件，败诉率11.1%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, reduce

from lawlint.checks._figures import Figures
from lawlint.checks._quotient import is_part
from lawlint.facts.cues import label
from lawlint.facts.model import Term
from lawlint.facts.topic import period_said
from lawlint.finding import Span


def goes_on(figures: Figures, before: Sequence[Term], first: Term, said: Sequence[str]) -> bool:
    """Whether a sentence goes on with what the one before counts: ``first`` is its first figure, at its very
    beginning, and neither speaks of a time, a scope or a sort of its own, or of two things.

    ``said``: words of the figure that need not stand in the sentence before.
    """
    if not before:
        return False
    document, vocabulary = figures.reading.document, figures.reading.vocabulary
    text, home = document.folded, document.blocks[first.block].span
    start = max(text.rfind("。", home.start, first.start) + 1, home.start)
    above = Span(max(text.rfind("。", home.start, before[0].start) + 1, home.start), start).of(text)
    opening = text[start : figures.span(first).start].removeprefix("其中").lstrip(",").strip()
    opening = _by_the_way().sub("", opening)
    own_time = _other_year().sub("", above)
    times = (period_said(words, document.identity.year) for words in (own_time, opening))
    if opening != first.wide.removeprefix("其中") or ";" in above or any(times):
        return False
    named = label(vocabulary, opening)
    own = reduce(lambda words, word: words.replace(word, ""), said, named.rest)
    narrowed = named.scope or named.aspect or named.others or len(named.measures) > 1
    new = any(own[at : at + 2] not in above for at in range(len(own) - 1))
    new = new or any(word not in above for word in _actor().findall(opening))
    about = label(vocabulary, above)
    return not narrowed and not new and named.matter in ("", about.matter, *about.others)


@cache
def _by_the_way() -> re.Pattern[str]:
    """What a sentence may begin with and still go on: 经审查，立案824件; 截至10月底，已整改1153个."""
    return re.compile(
        "^(?:经(?:依法)?(?:审查|审理|调查|核查|审核)|(?:截至)?目前|截至(?:20\\d\\d年|\\d{1,2}月|\\d{1,2}日|年|[底中末上下旬])+),"
    )


@cache
def _other_year() -> re.Pattern[str]:
    """The year that a change is since: 较2023年增长5.2%."""
    return re.compile("[较比](?:上年|去年|20\\d\\d年)")


def bases_before(
    figures: Figures,
    words: Sequence[str],
    before: Sequence[Term],
    above: Term,
    first: Term,
    said: Sequence[str],
) -> list[Term]:
    """The counts of the sentence before that a rate of ``above`` must rest on: beside them stand the ``words``
    of its base.  ``first``: the numerator or the rate, with which the sentence begins; ``said``: what they say of
    themselves.
    """
    counts = [each for each in before if figures.alike(each, above) and not figures.is_change(each)]
    named = [each for each in counts if any(word in each.wide for word in words)]
    if not words:
        named = _only_whole(figures, counts, above, said)
    if not named or not goes_on(figures, before, first, said) or _other_court(figures, named, above):
        return []
    return named if all(figures.outer(each) is None for each in counts) else []


def _only_whole(figures: Figures, counts: Sequence[Term], above: Term, said: Sequence[str]) -> list[Term]:
    """The one count of a sentence, in the very unit of the numerator, that this may be a part of: 评查案卷125卷。评出优秀54卷."""
    one = [each for each in counts if figures[each].unit.name == figures[above].unit.name]
    fits = len(one) == 1 and len(counts) == 1 and figures[one[0]].exact
    return (
        one
        if fits and 0 < figures[above].printed <= figures[one[0]].printed and is_part(above, one[0], said)
        else []
    )


def above_parts(
    figures: Figures, words: Sequence[str], before: Sequence[Term], counts: Sequence[Term]
) -> list[Term]:
    """The counts of the sentence before, with those of one more where it only parts them: 受理400件。教育类120件。"""

    def is_base(term: Term) -> bool:
        return any(word in term.wide for word in words)

    if not before or any(map(is_base, before)):
        return list(before)
    further = [each for each in counts if each.sentence == before[0].sentence - 1]
    whole = [each for each in further if is_base(each)]
    parted = len(whole) == 1 and all(figures[each].printed < figures[whole[0]].printed for each in before)
    return [*further, *before] if parted else list(before)


@cache
def _actor() -> re.Pattern[str]:
    """Who did it: a body that need not have done all that is counted before."""
    return re.compile("组织|机构|委员?会|调委会|部门|中心|政府|平台|网格员?|律师|公安|检察|[局厅院所站]")


@cache
def _of_court() -> re.Pattern[str]:
    return re.compile("[败胜]诉|出庭|应诉")


def _other_court(figures: Figures, bases: Sequence[Term], above: Term) -> bool:
    """Whether what happens in court would be counted of cases that are not said to be there."""
    if not _of_court().search(above.wide + above.tail):
        return False
    text = figures.reading.document.folded
    start = figures.reading.document.blocks[above.block].span.start
    words = text[max(text.rfind("。", start, bases[0].start) + 1, start) : figures.span(bases[-1]).end]
    return re.search("复议|民事|刑事", words) is not None or not re.search(
        "[应行公]诉|诉讼|庭|行政案件", words
    )
