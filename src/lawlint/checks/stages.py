"""Stages that each draw on the one before: 报名386人，参考397人; 摸排线索73件，从中立案85件.

A stage is known by its verb in the words beside a figure, whatever the matter. The later figure must be of
the same unit, name no other object than the earlier one, and stand behind it in one sentence, or at the head
of the next one with 经审查, 从中 or the like. What stands between them may excuse it: cases of former years,
others added, another time. A set named again (在调解成功的纠纷中) is held against its own figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import excused_by, unlike
from lawlint.checks._figures import Figures, paragraphs
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Truth
from lawlint.lean import dataclass

DRAWN, LATER = "drawn", "later"
CASES = (DRAWN, LATER)
PLACEHOLDERS = ("first", "second")

_MOST = 8
"""How many figures back the earlier stage may stand."""
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
    return {word: at for at, stage in enumerate(flow) for word in stage.split("|")}


@cache
def _words(flow: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_ranks(flow), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class _Stage:
    """A figure of a stage: ``rank`` in its flow, and what the words say besides the stages of the flow."""

    term: Term
    rank: int
    rest: str


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure of a stage against the nearest one of a stage before it."""
    figures = Figures(reading)
    text = reading.document.folded
    told = [
        flow
        for flow in params.flows
        if sum(any(word in text for word in stage.split("|")) for stage in flow) > 1
    ]
    for terms in paragraphs(reading.facts):
        if len(terms) < 2 or reading.document.blocks[terms[0].block].cell is not None:
            continue
        for flow in told:
            yield from _of_flow(params, figures, terms, flow)
        yield from _of_sets(params, figures, terms)


def _of_flow(
    params: Params, figures: Figures, terms: Sequence[Term], flow: tuple[str, ...]
) -> Iterator[Observation]:
    ranks, pattern = _ranks(flow), _words(flow)
    found: list[_Stage | None] = [_stage(figures, term, ranks, pattern) for term in terms]
    for at, later in enumerate(found):
        if later is None or later.rank == 0:
            continue
        before = range(at - 1, max(at - _MOST, 0) - 1, -1)
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
            for place, each in zip(range(max(at - _MOST, 0), at), terms[max(at - _MOST, 0) :], strict=False)
            if place != start and _may_belong(figures, each, found[place], earlier)
        ]
        if _goes_on(figures, earlier, later) and not _more(figures, earlier.term, later.term, beside):
            yield from _judged(params, figures, earlier.term, later.term)


def _stage(figures: Figures, term: Term, ranks: dict[str, int], pattern: re.Pattern[str]) -> _Stage | None:
    """The stage that the words before a figure end with, or, where they say nothing, those behind it begin with."""
    if not figures.is_count(term) or figures.is_change(term) or figures.is_average(term):
        return None
    of_others = term.lead.endswith("的") and term.tail  # 采纳的42条意见中有15条来自专家
    if "分别" in term.wide or term.mark == "、" or of_others:
        return None
    before = pattern.findall(term.lead)
    if before:
        return _Stage(term, ranks[before[-1]], _rest(pattern, f"{term.lead} {term.tail}"))
    behind = pattern.search(term.tail)
    if behind is None or behind.start() > 4 or not term.closing:
        return None
    if _rest(pattern, term.lead) and (behind.start() or not term.lead.endswith(("有", "共", "计"))):
        return None
    return _Stage(term, ranks[behind[0]], _rest(pattern, term.tail[: behind.end()]))


def _rest(pattern: re.Pattern[str], words: str) -> str:
    """What the words say besides the stages and what narrows nothing."""
    return _neutral().sub("", pattern.sub(" ", words)).strip()


@cache
def _neutral() -> re.Pattern[str]:
    """Words beside a later stage that name no other set than the one of the earlier stage."""
    return re.compile(
        "表示|裁定|评价|认为|被(?:国家|中央|省|市|县|上)级?(?:媒体|部门|机关)?|经过?|依法|依规|审查|审核|评估|研判|核查|初核|筛查|甄别|审批|评审|考核|考试|成绩|[之以]?后|从中|其中|人工|实际|最终|最后|正式|当场|现场|有效"
        "|已经?|[共均仍并由被对其的了到出率为有达中]|全年|年内|年度|当年|本年度?|今年|案件|申请人?|事项|材料|人员|考生|学员|予以|决定|进行|完成|顺利"
        "|累计|目前|截至|截止|[年月]底|成功|人[数次]|件数|数量|总数|确定|及时|按期|按时|逾期|未|不|全部|合计|法院|向|人民|负责人|行政机关|合格|申请"
    )


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
    if any(pair not in said for pair in _pairs(later.rest)) or _other().search(between):
        return False
    if _part().search(one.wide) and not _part().search(two.wide):
        return False
    vocabulary = figures.reading.vocabulary
    if any(word in one.lead and word not in two.lead for word in vocabulary.overlapping):
        return False
    if "。" not in between:
        return ";" not in between or _drawn().search(two.wide) is not None
    opening = between.rpartition("。")[2]
    return between.count("。") == 1 and len(opening) < _NEAR and _next().match(opening) is not None


def _pairs(words: str) -> list[str]:
    """The pairs of neighbouring characters in each word, or the character that stands alone."""
    return [piece[at : at + 2] for piece in words.split() if len(piece) > 1 for at in range(len(piece) - 1)]


@cache
def _other() -> re.Pattern[str]:
    """Between the figures: another time, others added, or another subject."""
    return re.compile(
        "上一?年|去年|前年|往年|历年|同期|[上下]半年|季度|\\d月(?!底)|累计|以来|另|此外|同时|加上|连同|还|新增|追加|补|各级|每|涉及|带动|其他|20\\d\\d年"
    )


@cache
def _part() -> re.Pattern[str]:
    """An earlier figure that counts some only."""
    return re.compile(
        "其中|另|还|此外|线上|网上|网络|窗口|现场|首批|第[一二三]批|新增|[行民刑][政事](?:公益|附带)|本级|重点|重大|主动|自行|直接|移[送交]|\\d月|季度|半年|去年|上年"
    )


@cache
def _drawn() -> re.Pattern[str]:
    """What says that the later figure is of those of the earlier one."""
    return re.compile("从中|其中")


@cache
def _next() -> re.Pattern[str]:
    """How a sentence begins that goes on with the figures of the one before."""
    return re.compile(
        "从中|其中|经(?:依法)?(?:审[查核]|研判|评估|核查|筛查|初查|调解|整改)|实际|最终|受理后|审[查核]后"
    )


def _may_belong(figures: Figures, term: Term, known: _Stage | None, earlier: _Stage) -> bool:
    """Whether a figure may count more of what the earlier stage counts: one of its unit, or of its verb."""
    if known is not None and known.rank <= earlier.rank:
        return known.rank == earlier.rank
    return figures[term].unit.name == figures[earlier.term].unit.name


def _more(figures: Figures, earlier: Term, later: Term, beside: Sequence[Term]) -> bool:
    """Whether other figures, but those that the earlier one draws on, may belong to it: 收到120件，上级转来30件，
    受理145件; 当场整改18家，限期整改46家，完成整改64家.
    """
    most = figures[earlier].printed
    for each in beside:
        if "其中" not in each.wide:
            most += figures[each].printed
    return figures[earlier].printed < figures[later].printed <= most


def _judged(params: Params, figures: Figures, one: Term, two: Term) -> Iterator[Observation]:
    used = figures.used((one, two))
    truth = figures.value(two).compare("<=", figures.value(one))
    if truth is Truth.HOLDS:
        yield Held(figures.span(two), "stages", used)
    elif truth is Truth.CANNOT_HOLD:
        if word := excused_by(figures, params.unless, (one, two)):
            yield Abstained(figures.span(two), f"附近有“{word}”", used)
        elif why := unlike(figures, (one, two)):
            yield Abstained(figures.span(two), why, used)
        else:
            yield _problem(figures, one, two)


def _of_sets(params: Params, figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """在调解成功的纠纷中，达成书面协议3186件: the first figure behind such words against the set's own."""
    text = figures.reading.document.folded
    for at, term in enumerate(terms[1:], 1):
        start = max(figures.span(terms[at - 1]).end, figures.span(term).start - 48)
        found = _set().search(text, start, figures.span(term).start)
        if found is None or not figures.is_count(term) or figures.is_change(term):
            continue
        named = [
            each
            for each in terms[max(at - _MOST, 0) : at]
            if re.search(f"{found['verb']}(?:的?{found['noun']})?(?:共|为|达|有)?$", each.lead)
            and figures[each].unit.name == figures[term].unit.name
            and figures.is_count(each)
            and not figures.is_change(each)
        ]
        if len(named) == 1 and not _part().search(named[0].wide) and not _other().search(found[0]):
            yield from _judged(params, figures, named[0], term)


@cache
def _set() -> re.Pattern[str]:
    return re.compile(
        "(?<=[,。;])在?(?:上述|这些|所有|全部)?已?(?P<verb>[\u4e00-\u9fff]{2,6})的(?P<noun>[\u4e00-\u9fff]{0,8}?)[当之]?中,?[^,。;:、]{0,16}$"
    )


def _problem(figures: Figures, one: Term, two: Term) -> Problem:
    read = (figures.said(one), figures.said(two))
    case = DRAWN if _drawn().search(two.wide) else LATER
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
