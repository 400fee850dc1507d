"""Rates and shares above 100%, and 100%以上 of what cannot exceed it.

A rate of something done out of something given (办结率, 合格率, 满意度, 占比) lies between 0 and 100%.
Growth, completion of a target and the like may exceed it; so may rates whose name is not known to be a
share.  What 其中 singles out does not take up (占) more than all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

ABOVE, CARRIED, OVER_ALL = "above", "carried", "over-all"
CASES = (ABOVE, CARRIED, OVER_ALL)
PLACEHOLDERS = ("rate",)


@dataclass(frozen=True, slots=True)
class Params:
    unless: tuple[str, ...] = ()
    """比率名称或分句中出现这些词时可以超过100%。 / Words in the clause that allow more than 100%."""
    names: tuple[str, ...] = ("率", "满意度", "知晓度", "占比", "占总数", "比重", "覆盖面")
    """不能超过100%的比率名称的结尾。 / How the names of such rates end."""
    carried: tuple[str, ...] = ()
    """办结上年结转的案件时可能超过100%的比率。 / Rates that exceed 100% where carried-over cases are closed."""


@cache
def _after() -> re.Pattern[str]:
    rising = "(?:提升|提高|上升|攀升|回升|跃升|增加|增长|上涨|增|升|涨)[至到为]了?"
    reached = "达到了?|达|为|是|约|到了?|超过|突破|(?:保持|稳定|维持)在?"
    return re.compile(rf"(?:均|都|已|也|高|仅|仍|一直|总体)*(?:{reached}|{rising}|的)*$")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every percentage that has the name of a rate before it."""
    figures = Figures(reading)
    before: Term | None = None
    words = ""
    for term in reading.facts.terms:
        quantity = figures[term]
        if quantity.kind is not Kind.PERCENT:
            continue
        if before is None or not _goes_on(before, words, term):
            words = _words(figures, before, term)
        before, row = term, _row_of_one().fullmatch(words)
        name = row[1] if row else words[: _found(words)]
        part = "其中" in name and name.endswith("占") and not name.endswith(("比占", "是占"))
        if not (part or name.endswith(params.names) or _of_all().search(name)):
            continue
        if any(
            word in said for word in params.unless for said in (term.wide, term.tail, row[0] if row else "")
        ):
            continue
        high = quantity.interval.low
        nearly = quantity.text.startswith(("近", "将近", "接近")) and quantity.printed >= 105
        if quantity.printed > 100 and (high is None or high >= 100 or nearly):
            yield _above(figures, term, name.endswith(params.carried))
        elif quantity.printed == 100 and quantity.approx is Approx.AT_LEAST:
            zh = "比率不能超过100%，“以上”“超过”多余"
            yield _problem(figures, OVER_ALL, term.index, quantity.text, zh, "nothing can be above 100% here")
        else:
            yield Held(quantity.span, name[-8:], (term.index,))


@cache
def _of_all() -> re.Pattern[str]:
    """A part of all that were counted, of the same time: 占法律援助案件总量."""
    whose = "案件|纠纷|人员|人|事项|投诉|举报|件|户|起"
    return re.compile(
        f"占(?![^,]*(?:[上去前往同]年|同期|20[0-9]|计划|任务|目标))[^占,]{{0,12}}(?:{whose})总[数量]$"
    )


def _goes_on(before: Term, words: str, term: Term) -> bool:
    """Whether a percentage goes on with the row of the one before: 覆盖率分别为94.3%、96.8%."""
    beside = before.index + 1 == term.index and before.clause == term.clause
    return beside and term.wide in ("", "、", "和", "、和") and _row_of_one().fullmatch(words) is not None


@cache
def _row_of_one() -> re.Pattern[str]:
    """The words before a row of one rate of several: 覆盖率分别为; not 完成率、满意率分别为."""
    return re.compile("([^、和及与]*)(?:分别|依次)(?:均)?(?:[为是有]|达到?)")


def _words(figures: Figures, before: Term | None, term: Term) -> str:
    """The words before a percentage, before the one that it rose from (应诉率从96%上升到104%), or before the years that it
    lasted: 满意度连续6年保持在108%.
    """
    lasted = _lasted().search(
        figures.reading.document.folded[figures.clauses[term.clause].span.start : term.start]
    )
    if lasted and not term.wide[: _found(term.wide)]:
        return lasted["words"]
    moved = before is not None and before.clause == term.clause and not term.wide[: _found(term.wide)]
    if before is None or not moved or figures[before].kind is not Kind.PERCENT:
        return term.wide
    led = _led().search(before.wide)
    return before.wide[: led.start()] if led and before.index + 1 == term.index else term.wide


@cache
def _lasted() -> re.Pattern[str]:
    return re.compile("(?P<words>.*?)(?:已?连续|近|最近)[0-9两二三四五六七八九十]{1,2}年$")


@cache
def _led() -> re.Pattern[str]:
    return re.compile("[由从](?:上年|去年|年初|上一年|20[0-9][0-9]年)?(?:同期)?的?$")


@cache
def _of_cases_done() -> re.Pattern[str]:
    return re.compile("(?:办结|结案|审结|执结)率$")


def _above(figures: Figures, term: Term, carried: bool) -> Observation:
    """A rate above 100%; ``carried``: one that cases of former years lift above it without a word."""
    shown = figures[term].text
    done = _of_cases_done().search(term.wide[: _found(term.wide)])
    if done and (excuse := excused_by(figures, (CARRY_OVER,), (term,))):
        return Abstained(figures.span(term), f"文中说到“{excuse}”", (term.index,))
    if "覆盖率" in term.wide and _by_visits(figures, term):
        return Abstained(figures.span(term), "按次数计算，同一对象可能不止一次", (term.index,))
    if _of_older_too().search(term.wide[: _found(term.wide)]) and (older := _older_counted(figures, term)):
        return Abstained(figures.span(term), f"文中说到“{older}”", (term.index,))
    if done and _is_quotient(figures, term):
        return Abstained(figures.span(term), "与文中两数之比相合，两数是否合理另行核对", (term.index,))
    if carried:
        zh, en = "超过100%，除非办结的含上年结转的案件", "above 100%, unless cases carried over were closed"
        return _problem(figures, CARRIED, term.index, shown, zh, en)
    return _problem(figures, ABOVE, term.index, shown, "比率不能超过100%", "a rate cannot exceed 100%")


@cache
def _of_older_too() -> re.Pattern[str]:
    return re.compile("(?:破案|化解|解决|履行|执行|归档|整改|兑现|息诉)率$")


def _by_visits(figures: Figures, rate: Term) -> bool:
    """Whether what is covered was counted by visits: 监察矿井314矿次，覆盖率249%."""
    start = figures.span(rate).start
    return _visits().search(figures.reading.document.folded, max(0, start - _REACH), start) is not None


_REACH = 20


@cache
def _visits() -> re.Pattern[str]:
    return re.compile("\\d(?!个)[\u4e00-\u9fff]次,[^;。\n]*$")


def _older_counted(figures: Figures, rate: Term) -> str:
    """The words before a figure of the sentence that counts what is left of former years: 破获往年积案18起; else ``""``."""
    counted = (
        term.wide
        for term in figures.paragraph(rate)
        if term.sentence == rate.sentence and figures.is_count(term) and _older().search(term.wide)
    )
    return next(counted, "")


@cache
def _older() -> re.Pattern[str]:
    return re.compile("(?:往年|历年|以前年度|上年|历史|此前)[^,;。]{0,8}$")


def _is_quotient(figures: Figures, rate: Term) -> bool:
    """Whether two figures of the sentence give the rate: what is odd is between them (收到412件，办结427件，办结率103.64%)."""
    counts = [
        term
        for term in figures.reading.facts.terms
        if term.sentence == rate.sentence and figures.is_count(term) and not figures.is_change(term)
    ]
    return any(
        figures.alike(base, done)
        and figures[base].printed > 0
        and figures[done].printed in figures.printed(rate).scale(figures[base].printed / 100)
        for base in counts
        for done in counts
    )


def _found(words: str) -> int:
    match = _after().search(words)
    return match.start() if match else len(words)


def _problem(figures: Figures, case: str, index: int, shown: str, zh: str, en: str) -> Problem:
    quantity = figures.quantities[index]
    return Problem(
        quantity.span,
        Words(f"{shown}：{zh}", f"{shown}: {en}"),
        case,
        {"rate": shown},
        Reasoning((shown,)),
        used=(index,),
        conflict=True,
    )
