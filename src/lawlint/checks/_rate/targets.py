"""What was done against its target: 培养7436名，完成7200名培养目标的103.3%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, number
from lawlint.checks._quotient import computed_otherwise, unexplained
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term


def of_target(figures: Figures, case: str, terms: Sequence[Term], term: Term) -> Observation | None:
    """培养7436名，完成7200名培养目标的103.3%; 计划120项，实际完成126项，完成计划的105%."""
    before = [each for each in terms if each.index < term.index and each.sentence == term.sentence]
    if len(before) < 2 or before[-1].index + 1 != term.index:
        return None
    if figures.outer(before[-1]) == figures.outer(
        term
    ):  # 总支出1741万元（其中上年结余95万元），为预算2911万元的59.8%
        before = [each for each in before if figures.outer(each) == figures.outer(term)]
    if len(before) < 2:
        return None
    if seen := _of_unit(figures, case, before, term):
        return seen
    if term.wide == "超额":
        return _exceeded(figures, case, before[-2], before[-1], term)
    named = _planned().search(before[-1].lead) if term.wide == "的" else _names_target().match(term.wide)
    if not named:
        return None
    above, base = before[-2:]
    planned = _planned().search(above.lead) and not _planned().search(base.lead)
    if planned or (re.search("实际[一-鿿]{0,4}$", base.lead) and not _done().search(above.lead)):
        above, base = base, above
    elif not _planned().search(base.lead) and "实际" in base.wide:
        above, base = base, above  # 计划三年建30个，每年10个，实际建成12个
    if term.wide[0] in "为是达" and not _planned().search(base.lead):
        return None
    counts = all(figures.is_count(each) and not figures.is_change(each) for each in (above, base))
    done = _done().search(before[-1].wide)
    if not (counts and figures.alike(above, base) and done and before[-1].mark == ","):
        return None
    whole = figures.rounded(base)
    if whole.low is None or whole.low <= 0 or _only_so_far(figures, above, term):
        return None
    if (figures.rounded(above).scale(100) / whole).meets(figures.printed(term)):
        return Held(figures.span(term), "target", figures.used((above, base, term)), exact=True)
    told = term.clause == base.clause or re.search("每[年月季]$", base.lead)  # 完成40个年度任务的125%
    if not (told or _planned().search(base.lead)):
        return None  # the target may be printed elsewhere
    return unexplained(figures, case, ("完成比例", term), above, [[base]])


def _only_so_far(figures: Figures, above: Term, term: Term) -> bool:
    """Whether what was done by some month stands before the share of the whole year: 截至11月底完成486件，全年完成106.4%."""
    clause = figures.clauses[above.clause].span
    said = figures.reading.document.folded[clause.start : figures.span(above).start]
    return "全年" in term.wide and re.search("截至|前[一-鿿\\d]+[个月季]|\\d月", said) is not None


def _of_unit(figures: Figures, case: str, before: Sequence[Term], term: Term) -> Observation | None:
    """安排20期、1500人次，实际举办26期、1473人次，期数完成130%: the share named by its unit."""
    named = _done_in_units().fullmatch(term.wide)
    pair = [each for each in before if named and figures[each].unit.name == named["unit"]]
    if len(pair) != 2 or not all(figures[each].exact for each in pair):
        return None
    text = figures.reading.document.folded
    start = figures.reading.document.blocks[term.block].span.start
    first = text[max(start, text.rfind("。", start, pair[0].start)) : figures.span(pair[0]).start]
    between = text[figures.span(pair[0]).end : figures.span(pair[1]).start]
    base, above = pair
    if not _planned().search(first) or "实际" not in between or figures[base].printed <= 0:
        return None
    if (figures.rounded(above).scale(100) / figures.rounded(base)).meets(figures.printed(term)):
        return Held(figures.span(term), "target", figures.used((above, base, term)), exact=True)
    return unexplained(figures, case, ("完成比例", term), above, [[base]])


@cache
def _done_in_units() -> re.Pattern[str]:
    return re.compile("(?P<unit>[一-鿿]{1,2}?)数?(?:完成|完成率)(?:了|为|达|达到)?")


def _exceeded(figures: Figures, case: str, base: Term, above: Term, term: Term) -> Observation | None:
    """计划检查320家次，实际检查352家次，超额10%完成计划."""
    counts = all(figures.is_count(each) and not figures.is_change(each) for each in (above, base))
    planned = _planned().search(base.lead) and re.search("完成|实际", above.lead)
    whole = figures.rounded(base)
    if not (counts and planned and figures.alike(above, base)) or whole.low is None or whole.low <= 0:
        return None
    gained = (figures.rounded(above) - whole).scale(100) / whole
    if gained.meets(figures.printed(term)):
        return Held(figures.span(term), "target", figures.used((above, base, term)), exact=True)
    one, two = figures[above], figures[base]
    size = (one.printed * one.unit.scale - two.printed * two.unit.scale) * 100
    value = number(size / (two.printed * two.unit.scale), max(figures[term].decimals, 1)) + "%"
    words = f"（{figures.said(above)}－{figures.said(base)}）÷{two.text}＝{value}"
    return computed_otherwise(figures, case, ("超额比例", term), (above, base), words, value)


@cache
def _planned() -> re.Pattern[str]:
    return re.compile("计划|目标|任务|预算|年初安排|原定")


@cache
def _done() -> re.Pattern[str]:
    return re.compile("完成|^[为占]|达到?|实际")


@cache
def _names_target() -> re.Pattern[str]:
    said = "(?![占为达])[\u4e00-\u9fff]{0,4}|(?:为|是|达到?)(?:年度|全年|年初|原定?|既定)?"
    return re.compile(f"^(?:的)?(?:{said})(?:目标|任务|计划)(?:任务|目标|数)?的?$")
