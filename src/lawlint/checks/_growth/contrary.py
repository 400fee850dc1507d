"""A change that goes the other way than the clause before it says: 收案数逐年上升，由312件降至287件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change import SIGN, opposite
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.moves import is_rank
from lawlint.checks._growth.since import since, since_unlike
from lawlint.checks.base import Problem
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Kind, Term
from lawlint.finding import Reasoning, Related, Span, Words

_UP = "上升|增长|增加|提高|提升|攀升|走高|上涨|扩大|增多|升高|上扬|递增|上行|激增"
_DOWN = "下降|减少|降低|回落|走低|下滑|收窄|下跌|递减|下行|锐减"


def contrary(figures: Figures, terms: Sequence[Term], at: int) -> Problem | None:
    """The change at ``at`` against what the words before it say of the same figure."""
    return _against_trend(figures, terms, at) or _not_again(figures, terms[max(at - 1, 0) : at + 1])


def _not_again(figures: Figures, two: Sequence[Term]) -> Problem | None:
    """在上年下降17.7%的基础上再次上升3.4%: a step on that goes back."""
    text = figures.reading.document.folded
    first, last = two[0], two[-1]
    end = figures.span(first).end
    on = _on_top_of().fullmatch(text, end, figures.span(last).start)
    before = re.search(f"(?:(?P<up>{UP})|{DOWN})了?$", text[first.start : figures.span(first).start])
    if on is None or before is None or (before["up"] is not None) is (on["up"] is not None):
        return None
    way = Span(first.start + before.start(), figures.span(first).start)
    return _problem(figures, way, Span(*on.span("verb")), last)


@cache
def _on_top_of() -> re.Pattern[str]:
    on = "再次|再|继续|进一步|持续"
    return re.compile(f"的?基础上,?(?:同比)?(?:{on})(?:同比)?(?P<verb>(?P<up>{UP})|{DOWN})了?")


def _against_trend(figures: Figures, terms: Sequence[Term], at: int) -> Problem | None:
    term = terms[at]
    verb = _verb(figures, terms, at)
    if verb is None or figures[term].unit.family in DURATIONS or is_rank(figures, term):
        return None
    folded = figures.reading.document.folded
    said = _said_before(figures, folded, terms[at - 1] if _leads(figures, terms, at) else term)
    up = re.fullmatch(UP, verb.of(folded)) is not None
    if said is None or (said["up"] is not None) is up:
        return None
    rate = re.search("(?:率|占比|比例|比重)$", said["of"]) is not None
    if rate and figures[term].kind not in (Kind.PERCENT, Kind.POINTS):
        return None  # 结案率上升，同比减少12件
    return _problem(figures, Span(*said.span("way")), verb, term)


def opposite_ways(figures: Figures, terms: Sequence[Term], at: int) -> Problem | None:
    """与去年相比，死亡人数增加26人，下降14%: a difference since last year and the rate right behind it."""
    if not at or figures[terms[at]].kind is not Kind.PERCENT:
        return None
    change, rate = terms[at - 1 : at + 1]
    way = re.search(f"(?:(?P<up>{UP})|(?:{DOWN}))了?$", change.wide)
    up = direction(rate.wide)
    beside = change.index + 1 == rate.index and change.closing == rate.mark == "," and not change.tail
    apart = way is None or up is None or (way["up"] is not None) is up or since_unlike(change.wide, rate.wide)
    if apart or not beside or not figures.is_count(change) or re.search("新增|净|(?<!减)少|多", change.wide):
        return None
    return opposite(figures, (change,), rate) if _since_last_year(figures, change) else None


def _since_last_year(figures: Figures, change: Term) -> bool:
    """Whether a difference is said to be since last year, in its own words or ahead of all those of the sentence."""
    if since(change.wide) == "last_year":
        return True
    text, start = figures.reading.document.folded, figures.reading.document.blocks[change.block].span.start
    sentence = text[max(text.rfind("。", 0, change.start) + 1, start) : change.start]
    return _than_last_year().search(sentence) is not None


@cache
def _than_last_year() -> re.Pattern[str]:
    ahead = "[与同](?:上一?年度?|去年|(?:19|20)[0-9]{2}年度?)(?:同期)?(?:相比|比较)?,"
    beside = "同比[^,;]{0,10}(?:增加|减少)[^,;%]*[0-9][^,;%]*,(?:上升|增长|下降|减少)[0-9.]+%;"
    return re.compile(f"{ahead}|{beside}")


def _leads(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether the figure before is what this one came from: 由2021年的312件降至287件."""
    if not at or terms[at - 1].index + 1 != terms[at].index or terms[at - 1].clause != terms[at].clause:
        return False
    base = terms[at - 1]
    return base.mark == "," and _led().fullmatch(base.wide) is not None


@cache
def _led() -> re.Pattern[str]:
    return re.compile("[由从](?:上一?年度?|去年|(?:19|20)[0-9]{2}年度?)?(?:同期)?的?")


def _verb(figures: Figures, terms: Sequence[Term], at: int) -> Span | None:
    """The verb of a change that names nothing of its own: 同比上升, 降至, 由2021年的312件降至."""
    term = terms[at]
    leads = _leads(figures, terms, at)
    found = _arrived().fullmatch(term.wide) if leads else _plain().fullmatch(term.wide)
    if found is None or not (leads or term.mark == ","):
        return None
    start = figures.reading.document.folded.find(found["verb"], term.start, figures.span(term).start)
    return None if start < 0 else Span(start, start + len(found["verb"]))


@cache
def _plain() -> re.Pattern[str]:
    """A change since last year, or to a figure."""
    than = "(?:同比|[较比](?:上一?年度?|去年)(?:同期)?)"
    return re.compile(f"(?:{than}(?=.+[^至到]$)|{than}?(?=.+[至到]$))(?P<verb>{UP}|{DOWN})了?[至到]?")


@cache
def _arrived() -> re.Pattern[str]:
    return re.compile(f"(?P<verb>{UP}|{DOWN})了?[至到为](?:(?:19|20)[0-9]{{2}}年度?的?|今年的?|目前的?)?")


def _said_before(figures: Figures, folded: str, term: Term) -> re.Match[str] | None:
    """Which way the clause before the figure says that a count or a rate went; None when it may be meant of another time."""
    block = figures.reading.document.blocks[term.block].span
    end = term.start - 1
    start = max(folded.rfind(mark, block.start, end) for mark in ",;:。()—") + 1
    said = _went().fullmatch(folded, max(start, block.start), end)
    return None if said is None or _reserved().search(said[0]) else said


@cache
def _went() -> re.Pattern[str]:
    """The whole of a clause that says of a count or a rate that it rose or fell: 败诉率逐年走高, 收案数呈下降趋势."""
    of = "[^,;:。()0-9]*?(?:案件|纠纷|警情|(?<!质)(?<!力)(?<!能)量|数|(?<!效)率|占比|比例|比重)"
    how = "逐[年步月季]|年年|连年|持续|不断|稳步|连续[两三四五六]年"
    manner = f"(?:均|都|也|已|呈现?|出现|保持|{how}|明显|大幅|显著|快速|有所|略有)*+"
    state = "(?:明显|较快|较大)?(?:的?(?:趋势|态势|走势))?"
    return re.compile(f"(?P<of>{of}){manner}(?P<way>(?P<up>{_UP})|{_DOWN}){state}")


@cache
def _reserved() -> re.Pattern[str]:
    """What may be meant of another time, of a change of a change or of most: 下半年案件上升, 增幅回落."""
    return re.compile(
        "[增降减涨升跌]幅|(?<![快迅急高加])速|势头|[节假]|半年|季度|月份?(?!季)|期|初|末|暑|[前后]|以来|先|曾|一度|以前|环比|同比|较|比(?![例重上]|重)|总体|整体|大体|大部|基本|多数"
        "|部分|未|没|并非|不再|扭转|遏制|改变|预计|力争|目标|其中|或|因|虽|尽管|但"
    )


def _problem(figures: Figures, way: Span, verb: Span, term: Term) -> Problem:
    """The verb of the change, which contradicts the clause before."""
    text = figures.reading.document.text
    before, said, shown = way.of(text), verb.of(text), text[verb.start : figures.span(term).end]
    computed = Words(f"前文说“{before}”，此处说“{shown}”", f"{before} before, {shown} here")
    return Problem(
        verb,
        Words(
            f"“{said}”与前文方向相反：{computed.zh}",
            f"{said} contradicts what was said before: {computed.en}",
        ),
        SIGN,
        {"change": said, "computed": computed.zh},
        Reasoning((before, shown), computed),
        (Related(way, Words("前文", "said before")),),
        key=f"{before}{shown}",
        used=(term.index,),
        conflict=True,
    )
