"""Averages of another thing than the total beside them: 全年受理73200件，汛期日均310件; 减免税费8600万元，人均增收720元."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._average.operands import of_other_stage
from lawlint.checks._average.words import of_undone
from lawlint.checks._figures import Figures
from lawlint.facts.model import Approx, Term


def not_of_total(figures: Figures, whole: Term, parts: Term, term: Term, found: re.Match[str]) -> str:
    """Why the average may be of something else than ``whole`` over ``parts``, or ``""``; ``found``: its words."""
    if (of_undone().search(whole.lead) and "未" not in term.wide) or of_other_stage(figures, whole, term):
        return "所平均的不是这个数"
    if "其中" in parts.wide and whole.index < parts.index:
        return "总数与份数范围不同"
    document, clause = figures.reading.document.folded, figures.clauses[term.clause].span
    start = max(document.rfind(mark, 0, clause.start) for mark in "。\n") + 1
    if term.mark and of_some_only(term.wide[: found.start()], document[start : clause.start]):
        return "平均的只是其中一部分"
    if _of_those_above(figures, term):
        return "平均的只是其中一部分"
    if figures[term].unit.family == "money" and found["c"]:
        named = term.wide[found.end("c") :].removeprefix("均")
        return "平均的是另一种金额" if _of_others(named, whole, term) else ""
    return ""


def _of_those_above(figures: Figures, term: Term) -> bool:
    """Whether a limit before an average names a class: 标的额超千万元合同平均每份6800万元."""
    limits = (Approx.AT_LEAST, Approx.AT_MOST)
    before = (each for each in figures.paragraph(term) if each.index + 1 == term.index)
    return not term.mark and any(figures[each].approx in limits for each in before)


def of_some_only(words: str, said: str) -> bool:
    """Whether the words before an average name some only of what the total counts: 汛期日均, 夜班坐席平均每个; ``said``: the
    words of the total, where what the average is of may be named, too.
    """
    subject = _of_all().sub("", words)
    return len(subject) > 1 and subject not in said


@cache
def _of_all() -> re.Pattern[str]:
    """Words that leave an average what it is: 全市日均, 全年案均, 目前平均每村, 工作日日均."""
    places = "全[国省市县区镇乡州旗盟院局所]|[我本][国省市县区镇乡州旗盟院局所]"
    times = "20\\d\\d年度?|[全本今当]年度?|年度?[内均]?|一年来|目前|现有?|工作日|每天"
    return re.compile(f"^(?:其中|{places}|{times}|平均|总体上?|据统计|累计|共计?|也|则|均|约|即|[,、])+")


def _of_others(named: str, whole: Term, term: Term) -> bool:
    """Whether the total is of other money: behind the average it is of the same when it names none, and of another when it
    names what the average does not (人均追回1.2万元，共计发放救助金560.4万元).
    """
    if whole.index != term.index + 1:
        return of_other_money(named, whole)
    words = _in_all().sub("", whole.wide)
    shared = any(words[at : at + 2] in term.wide for at in range(len(words) - 1))
    return bool(named) and len(words) > 1 and not shared


@cache
def _in_all() -> re.Pattern[str]:
    """Words of a total that name nothing."""
    return re.compile("(?:共计|合计|总计|总共|累计|共)(?:达到?|为)?")


def of_other_money(words: str, whole: Term) -> bool:
    """Whether what stands between 均 and an amount names other money than the total: 减免税费…，人均增收; not
    罚款合计…，案均罚款.
    """
    named = _received().sub("", words)
    if len(named) < 2 or _price().search(named):
        return False
    said = whole.wide + whole.tail
    return not any(named[at : at + 2] in said for at in range(len(named) - 1))


@cache
def _received() -> re.Pattern[str]:
    return re.compile("(?:实际)?(?:获得|[追讨挽]回|领取|领到|得到|达到?|约|为|近|超过?|了|有)")


@cache
def _price() -> re.Pattern[str]:
    """What the money spent comes to: 完成投资18300万元，平均每公里造价589万元."""
    return re.compile("造价|单价|价格|成本|花费|费用|金额|资金")
