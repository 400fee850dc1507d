"""Rates without a numerator: whether some whole number of their base gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._fitting import MOST
from lawlint.checks._graded import all_graded, is_grade
from lawlint.checks._quotient import allows, gives, has_base, impossible, impossible_part
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import MOST_CARRIED
from lawlint.checks._rate.words import DENIALS
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.cues import label
from lawlint.facts.model import Approx, Term

_FEW = 200
"""Of more, some whole number gives any rate."""


def of_no_base(rate: RateFigures, above: Term, case: str) -> Observation | None:
    """A rate right behind its only numerator that no base at all gives: 败诉7件，败诉率16.53%."""
    term = rate.term
    named = rate.name == rate.ending or not rate.listed
    if not named or above.index + 1 != term.index or above.closing != "," or above.mark == "、":
        return None
    words = _of_all().sub("", above.lead)
    if _gathers(rate, above) or words not in ("", *rate.ratio.of):
        return None  # 补考合格24名，合格率96.9%
    if any(each.index != above.index and rate.is_numerator(each) for each in rate.counts):
        return None
    return impossible_part(rate.figures, case, (rate.name, term), above)


@cache
def _of_all() -> re.Pattern[str]:
    """What may stand before a numerator and makes it no smaller."""
    scope = "全[年市县区省国]|[我本][年市县区省局]|各级|各地|20\\d\\d年|年内|去年|今年"
    who = "行政机关|机关|法院|公安|部门|单位|负责人|行政复议|执法人员"
    return re.compile(f"{scope}|{who}|累计|合计|总?共计?|依法|[已经实]|其中|案件|命案|规范性文件|[的为,、]")


@cache
def _sort_named() -> re.Pattern[str]:
    """公安类案件, 住建领域."""
    return re.compile("[\u4e00-\u9fff]{2}(?:类|领域|系统)")


def _gathers(rate: RateFigures, term: Term) -> bool:
    """Whether a figure counts what holds several things of the rate: 督办单4批，办结率97.2%; 4类问题，整改率98.6%;
    安排项目6个，预算执行率98.7%.
    """
    unit = rate.figures[term].unit.name
    batches = unit == "批次" and "合格" not in rate.name
    return batches or (_holds_several().match(unit + term.tail) or _of_money().search(rate.name)) is not None


@cache
def _holds_several() -> re.Pattern[str]:
    return re.compile("批(?!次)|大?类|方面|轮|期|笔|[次场]|种|个?(?:品类|品种|类别|方面|领域|批次)")


@cache
def _of_money() -> re.Pattern[str]:
    return re.compile("预算|资金|支付|投资|执行率")


def impossible_rate(rate: RateFigures, case: str) -> Observation | None:
    """The verdict on a rate with nothing but its base before it."""
    return _tiny(rate, case) or _of_sample(rate, case)


def _of_sample(rate: RateFigures, case: str) -> Observation | None:
    """A rate of what was drawn or marked right before it (抽取案卷45卷，优秀率63.50%; 48名人员参加考试，合格率97.29%), or said
    to be reckoned by it (开庭审理32件，按开庭件数计算，负责人出庭应诉率95.24%); those who sat a test may be some of those who
    had to (119名人员参加考试，参考率99.17%).
    """
    printed = rate.figures[rate.term]
    base = next((term for term in rate.here if term.index + 1 == rate.term.index), None)
    if base is None or base.closing not in (",", "、") or printed.approx is not Approx.ROUNDED:
        return None
    text = rate.figures.reading.document.folded
    between = text[rate.figures.span(base).end : rate.figures.span(rate.term).start]
    reckoned = _reckoned_by().search(between)
    by_name = reckoned is not None and any(
        word in reckoned["of"] and word in base.wide for word in rate.ratio.base
    )
    sat = rate.name == "参考率" and not has_base(rate.figures, rate.term, base)
    drawn = (is_grade(rate.name) or sat) and all_graded(rate.figures, base, rate.term)
    if not (by_name or drawn) or not rate.figures[base].exact or rate.figures.is_change(base):
        return None
    sizes = [rate.figures[term].printed for term in (base, *rate.alike(base, rate.counts))]
    if any(allows(size, printed) for size in sizes):
        return None
    return impossible(rate.figures, case, (rate.name, rate.term), [base])


@cache
def _reckoned_by() -> re.Pattern[str]:
    """按开庭件数计算, 以审结案件数为分母."""
    return re.compile("(?:按照?|以)(?P<of>[一-鿿]{2,10}?)(?:为(?:分母|基数)|作(?:分母|基数)|计算|统计|口径)")


def _of_wider(rate: RateFigures, bases: Sequence[Term]) -> bool:
    """Whether the rate is an average, or of a scope or a sort that none of its bases has: 全市审结40件，全省平均败诉率
    8.3%.
    """
    scope = label(rate.figures.reading.vocabulary, rate.name).scope
    wider = "平均" in rate.name or bool(scope and not any(scope in base.wide for base in bases))
    return wider or _of_a_sort(rate, bases)


def _of_a_sort(rate: RateFigures, bases: Sequence[Term]) -> bool:
    """Whether the rate is of a sort of cases, a field or a time that none of its bases names: 审结48件，涉企案件败诉率5.3%;
    近三年败诉率7.4%.
    """
    said = "".join(base.wide + base.tail for base in bases)
    start = rate.figures.clauses[rate.term.clause].span.start
    clause = rate.figures.reading.document.folded[start : rate.figures.span(rate.term).start]
    named = clause.rpartition("、")[2].rpartition(rate.ending)[0]
    words = _of_all().sub(" ", named).split()
    return _sort_named().search(named) is not None or any(
        word[at : at + 2] not in said for word in words for at in range(len(word) - 1)
    )


def _tiny(rate: RateFigures, case: str) -> Observation | None:
    """Whether some whole number gives the rate of a base that stands right before it, be the base smaller than
    printed (应出庭) or larger by cases of former years: 受理9件，办结率95%.
    """
    printed = rate.figures[rate.term]
    base = _before(rate)
    plain = rate.name == rate.ending and base is not None and base.mark != "、" and base.closing == ","
    if base is None or not plain or not any(word in base.wide for word in rate.ratio.base):
        return None
    whole = rate.figures[base].exact and not _gathers(rate, base) and not rate.figures.is_change(base)
    if not whole or printed.approx is not Approx.ROUNDED:
        return None
    most = rate.figures[base].printed * MOST_CARRIED
    others = (term for term in rate.counts if not base.index < term.index < rate.term.index)
    sizes = [rate.figures[term].printed for term in others]
    sizes += [one + two for one, two in combinations(sizes[:MOST], 2)]
    smaller = range(1, int(most) + 2) if most < _FEW else ()
    if not smaller or any(gives(Fraction(size), printed) for size in (*smaller, *sizes)):
        return None
    return impossible(rate.figures, case, (rate.name, rate.term), [base])


def _before(rate: RateFigures) -> Term | None:
    """The count right before the rate, or before what was done in time and so is no numerator: 制发25件，按期备案24件，
    备案率98%.
    """
    last = {rate.term.index - term.index: term for term in rate.here}
    done = last.get(1)
    in_time = done is not None and done.closing == "," and done.mark == ","
    if done is None or not in_time or not any(word in done.lead for word in rate.every_qualifier):
        return done
    named = any(
        word in done.lead and not any(no + word in done.lead for no in DENIALS) for word in rate.ratio.of
    )
    return last.get(2) if named else done


def whole_number(rate: RateFigures, case: str) -> Observation | None:
    """Whether some whole number of a base gives the printed rate."""
    printed = rate.figures[rate.term]
    proper = [
        term
        for term in rate.here
        if term.index < rate.term.index
        and not _gathers(rate, term)
        and any(word in term.wide for word in rate.ratio.base)
        and not rate.figures.is_change(term)
    ]
    if not proper:
        return None
    bases = [term for term in rate.counts if any(rate.figures.alike(term, each) for each in proper)]
    used = rate.figures.used((*proper, rate.term))
    span = rate.figures.span(rate.term)
    if printed.approx is not Approx.ROUNDED or not all(rate.figures[term].exact for term in bases):
        return Abstained(span, f"{rate.name}：分母为约数", used)
    if _of_wider(rate, proper):
        return Abstained(span, f"{rate.name}：范围与分母不同", used)
    sizes = [rate.figures[term].printed for term in bases]
    sizes += [one + two for one, two in combinations(sizes[:MOST], 2)]
    if any(allows(size, printed) for size in sizes):
        return Held(span, rate.name, used)
    return impossible(rate.figures, case, (rate.name, rate.term), proper)
