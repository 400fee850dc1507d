"""Stages that each draw on the one before: 报名386人，参考397人; 摸排线索73件，从中立案85件.

A stage is known by its verb in the words beside a figure, whatever the matter. The later figure must be of
the same unit, name no other object than the earlier one, and stand behind it in one sentence, or at the head
of the next one with 经审查, 从中 or the like. What stands between them may excuse it: cases of former years,
others added, another time. A set named again (在调解成功的纠纷中) is held against its own figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import excused_by, holds_more, makes_up, of_year, unlike
from lawlint.checks._figures import Figures, paragraphs
from lawlint.checks._outcomes import other_source
from lawlint.checks._stages.named_sets import MOST, of_due, of_sets
from lawlint.checks._stages.words import (
    drawn,
    neutral,
    next_sentence,
    other_set,
    pairs_of,
    several_of,
    some_only,
    these,
)
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Truth
from lawlint.lean import dataclass

DRAWN, LATER = "drawn", "later"
CASES = (DRAWN, LATER)
PLACEHOLDERS = ("first", "second")

_NEAR = 30
"""Characters before a figure at the head of a sentence."""


@dataclass(frozen=True, slots=True)
class Params:
    flows: tuple[tuple[str, ...], ...]
    """各种流程；每一环节的几种说法用“|”隔开。 / Flows, each stage with its wordings between “|”."""
    unless: tuple[str, ...] = ()
    """附近有这些词时不检查；carry-over 代表结转类词语。 / Words nearby that switch it off."""


@cache
def _ranks(flow: tuple[str, ...]) -> dict[str, int]:
    """The place of each word in its flow."""
    return {word: at for at, stage in enumerate(flow) for word in stage.split("|") if word}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds one of the words, but not where it is denied (不予受理), nor across two others (协调解决)."""
    any_word = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(f"(?<![不未])(?<![不未]予)(?!(?<=协)调解决)(?:{any_word})" if any_word else "(?!)")


@cache
def _words(flow: tuple[str, ...]) -> re.Pattern[str]:
    return _any_of(_ranks(flow))


@cache
def _flows_by_word(flows: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    """What finds a word of any flow, and the flows that such a word, or one within it, is of."""
    words = {word for flow in flows for word in _ranks(flow)}
    found = {
        word: frozenset(at for at, flow in enumerate(flows) if any(each in word for each in _ranks(flow)))
        for word in words
    }
    return _any_of(found), found


@dataclass(frozen=True, slots=True)
class _Stage:
    """A figure of a stage: ``rank`` in its flow, what the words say besides the stages of the flow, and what they say
    before the first of these (网格员, of 网格员排查纠纷).
    """

    term: Term
    rank: int
    rest: str
    whose: str = ""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure of a stage against the nearest one of a stage before it."""
    figures = Figures(reading)
    pattern, owners = _flows_by_word(params.flows)
    for terms in paragraphs(reading.facts):
        if len(terms) < 2 or reading.document.blocks[terms[0].block].cell is not None:
            continue
        counting = [_counts_stage(figures, term) for term in terms]
        told = Counter(
            flow
            for term, may in zip(terms, counting, strict=True)
            if may
            for flow in frozenset().union(
                *(owners[word] for word in pattern.findall(f"{term.lead} {term.tail}"))
            )
        )
        for flow in sorted(flow for flow, times in told.items() if times > 1):
            yield from _of_flow(params, figures, (terms, counting), params.flows[flow])
        for one, two in (*of_sets(figures, terms), *of_due(figures, terms)):
            yield from _judged(params, figures, one, two)


def _of_flow(
    params: Params,
    figures: Figures,
    paragraph: tuple[Sequence[Term], Sequence[bool]],
    flow: tuple[str, ...],
) -> Iterator[Observation]:
    """One flow in one paragraph: its terms, and whether each may count a stage."""
    (terms, counting), ranks, pattern = paragraph, _ranks(flow), _words(flow)
    found = [_stage(term, ranks, pattern) if may else None for term, may in zip(terms, counting, strict=True)]
    for at, later in enumerate(found):
        if later is None or later.rank == 0:
            continue
        before = range(at - 1, max(at - MOST, 0) - 1, -1)
        start = next(
            (
                place
                for place in before
                if (each := found[place]) is not None
                and each.rank < later.rank
                and figures[each.term].unit.name == figures[later.term].unit.name
            ),
            None,
        )
        earlier = None if start is None else found[start]
        if start is None or earlier is None:
            continue
        beside = [
            each
            for place, each in zip(range(max(at - MOST, 0), at), terms[max(at - MOST, 0) :], strict=False)
            if place != start and _may_belong(figures, each, found[place], earlier)
        ]
        alone = these().search(later.term.wide) or not makes_up(figures, earlier.term, later.term, beside)
        if _goes_on(figures, earlier, later) and alone:
            yield from _judged(params, figures, earlier.term, later.term)


def _counts_stage(figures: Figures, term: Term) -> bool:
    """Whether a figure may count a stage at all: no change, no average, no part of a row."""
    of_others = term.lead.endswith("的") and "中" in term.tail  # 采纳的42条意见中有15条来自专家
    of_kinds = term.tail.startswith(("方面", "类", "大类"))  # 反馈4个方面问题
    if "分别" in term.wide or term.mark == "、" or of_others or of_kinds or not figures.is_count(term):
        return False
    return not (figures.is_change(term) or figures.is_average(term))


def _stage(term: Term, ranks: dict[str, int], pattern: re.Pattern[str]) -> _Stage | None:
    """The stage that the words before a figure end with, or, where they say nothing, those behind it begin with."""
    before = pattern.findall(term.lead)
    if before:
        rest, first = _rest(pattern, f"{term.lead} {term.tail}"), pattern.search(term.lead)
        return _Stage(
            term, ranks[before[-1]], rest, _rest(pattern, term.lead[: first.start()]) if first else ""
        )
    behind = pattern.search(term.tail)
    if behind is None or behind.start() > 4 or not term.closing:
        return None
    if _rest(pattern, term.lead) and (behind.start() or not term.lead.endswith(("有", "共", "计"))):
        return None
    return _Stage(term, ranks[behind[0]], _rest(pattern, term.tail[: behind.end()]))


def _rest(pattern: re.Pattern[str], words: str) -> str:
    """What the words say besides the stages and what narrows nothing."""
    return neutral().sub("", pattern.sub(" ", words)).strip()


def _goes_on(figures: Figures, earlier: _Stage, later: _Stage) -> bool:
    """Whether nothing says that the later figure is of another set than the earlier one; a part behind 其中 is
    held against its whole elsewhere.
    """
    one, two = earlier.term, later.term
    text = figures.reading.document.folded
    between = text[figures.span(one).end : figures.span(two).start]
    if "其中" in between + two.wide and ";" not in between:
        return False
    said = one.lead + one.tail
    if any(pair not in said for pair in pairs_of(later.rest)) or other_set().search(between):
        return False
    if other_source(between):
        return False
    if some_only().search(one.wide) and not (some_only().search(two.wide) or these().search(two.wide)):
        return False
    if several_of().search(two.lead) and not several_of().search(one.lead):
        return False  # 发现问题32个，落实整改事项58个
    if earlier.whose and of_year().search(two.wide) and not of_year().search(one.wide):
        return False  # 网格员排查纠纷320件，全年化解纠纷1280件
    vocabulary, earlier_words = figures.reading.vocabulary, one.lead.replace("困难问题", "问题")
    if any(word in earlier_words and word not in two.lead for word in vocabulary.overlapping):
        return False
    if "。" not in between:
        return ";" not in between or drawn().search(two.wide) is not None
    opening = between.rpartition("。")[2]
    return between.count("。") == 1 and len(opening) < _NEAR and next_sentence().match(opening) is not None


def _may_belong(figures: Figures, term: Term, known: _Stage | None, earlier: _Stage) -> bool:
    """Whether a figure may count more of what the earlier stage counts: one of its verb, or of its unit in its sentence."""
    if known is not None and known.rank <= earlier.rank:
        return known.rank == earlier.rank
    near = term.sentence == earlier.term.sentence
    return near and figures[term].unit.name == figures[earlier.term].unit.name


def _judged(params: Params, figures: Figures, one: Term, two: Term) -> Iterator[Observation]:
    used = figures.used((one, two))
    truth = figures.value(two).compare("<=", figures.value(one))
    if truth is Truth.HOLDS:
        yield Held(figures.span(two), "stages", used)
    elif truth is Truth.CANNOT_HOLD:
        if word := excused_by(figures, params.unless, (one, two)):
            yield Abstained(figures.span(two), f"附近有“{word}”", used)
        elif holds_more(figures, two):
            yield Abstained(figures.span(two), "括号中说明另含的数", used)
        elif why := unlike(figures, (one, two)):
            yield Abstained(figures.span(two), why, used)
        else:
            yield _problem(figures, one, two)


def _problem(figures: Figures, one: Term, two: Term) -> Problem:
    read = (figures.said(one), figures.said(two))
    case = DRAWN if drawn().search(two.wide) else LATER
    excuse = Words("后一数另有来源", "the later figure has other sources as well")
    return Problem(
        figures.span(two),
        Words(
            f"后一环节多于前一环节：{read[1]}大于{read[0]}" + (f"；除非{excuse.zh}" if case == LATER else ""),
            f"a later stage exceeds the one before: {read[1]} > {read[0]}",
        ),
        case,
        {"first": read[0], "second": read[1]},
        Reasoning(
            read,
            Words(f"{figures[two].text}＞{figures[one].text}", f"{figures[two].text} > {figures[one].text}"),
            nearest=(Words(f"不大于{figures[one].text}", f"<= {figures[one].text}"),),
            unless=excuse if case == LATER else None,
        ),
        figures.related((one,)),
        key="".join(read),
        used=figures.used((one, two)),
        conflict=True,
    )
