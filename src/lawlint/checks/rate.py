"""Rates against the counts they rest on: 败诉率, 合格率, 调解成功率.

For a rate whose numerator is printed, every count of the paragraph that may be its base is tried, and sums
of two (受理 with 结转); so are half-up rounding and truncation.  It is reported only when the proper base
is printed in the same sentence and none fits, or only one fits that is not usual.  For a rate without
numerator, a base that allows no whole number of cases is reported (58.33% of 50 is nothing), where the base
is small enough for that to mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._combined import combined
from lawlint.checks._complement import complements
from lawlint.checks._figures import Figures, paragraphs, total
from lawlint.checks._fitting import MOST, fitting, together, with_rest
from lawlint.checks._quotient import allows, gives, impossible, unexplained
from lawlint.checks._rate_figures import RateFigures
from lawlint.checks._rate_words import Ratio
from lawlint.checks._rates_together import rates_together
from lawlint.checks._satisfied import satisfied
from lawlint.checks._targets import of_target
from lawlint.checks.base import Abstained, Held, Observation, Reading
from lawlint.facts.cues import label
from lawlint.facts.model import Approx, Kind, Term
from lawlint.lean import dataclass, field

MISMATCH, IMPOSSIBLE, UNUSUAL = "mismatch", "impossible", "unusual-base"
CASES = (MISMATCH, IMPOSSIBLE, UNUSUAL)
PLACEHOLDERS = ("rate", "computed")


_MOST_CARRIED = Fraction(7, 5)
"""How much of the new cases a court may have with the old ones."""
_FEW = 200
"""Of more, some whole number gives any rate."""


@dataclass(frozen=True, slots=True)
class Params:
    rates: Mapping[str, Ratio] = field(default_factory=dict)
    """比率名称的结尾，如“败诉率”。 / Rates by the end of their name."""
    qualifiers: tuple[str, ...] = ()
    """改变分子含义的词，如“按期”；分子须带同样的词。 / Words that the numerator must carry, too."""


@cache
def _name() -> re.Pattern[str]:
    """The name of a rate at the end of the words before a percentage."""
    verbs = "达到了?|达|为|是|约|超过|保持在?|稳定在?|(?:提升|提高|上升|下降)[至到]|增至|降至"
    return re.compile(rf"([\u4e00-\u9fff“”、]{{1,14}}率)(?:均|已|也|都)?(?:高|仅|只)?(?:{verbs})?$")


@cache
def _of_time() -> re.Pattern[str]:
    """Rates that may be meant of what was done in time."""
    return re.compile("[办复结改访核审]")


@cache
def _of_cases_done() -> re.Pattern[str]:
    return re.compile("(?:办结|结案|审结|执结)率$")


@cache
def _new() -> re.Pattern[str]:
    return re.compile("新(?:收|受理|立案)")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every rate of every paragraph."""
    figures = Figures(reading)
    for terms in paragraphs(reading.facts):
        yield from complements(figures, MISMATCH, terms)
        if "满意率" in reading.document.folded:
            yield from satisfied(figures, MISMATCH, terms)
        if "率" in reading.document.folded:
            yield from rates_together(figures, MISMATCH, terms)
        for term in terms:
            quantity = figures[term]
            if quantity.kind is not Kind.PERCENT or quantity.approx not in (Approx.ROUNDED, Approx.EXACT):
                continue
            named = _name().search(term.wide)
            if named is None:
                seen = of_target(figures, MISMATCH, terms, term)
            else:
                rate = RateFigures(params.rates, params.qualifiers, figures, terms, term, named[1])
                seen = _judged(rate)
            if seen is not None:
                yield seen


@cache
def _sort_of_case() -> re.Pattern[str]:
    """A sort of cases behind the verb: 成功调解家事纠纷, 办结涉企案件."""
    verbs = "调解|化解|办结|结案|审结|整改|完成|执结"
    return re.compile(
        f"(?:{verbs})([\\u4e00-\\u9fff]{{2,6}})(?:纠纷|案件|企业|事项|项目|问题|隐患|线索|投诉|矛盾|申请)$"
    )


def _judged(rate: RateFigures) -> Observation | None:
    """The verdict, or None when the text offers nothing to compare."""
    if rate.ratio.skip or _of_last_year(rate) or _leaves_out(rate):
        return None
    numerators = rate.numerators()
    if not numerators:
        if rate.ratio.whole and not rate.qualifiers:
            return _whole_number(rate)
        return combined(rate, MISMATCH) or _tiny(rate)
    found_bases = fitting(rate.figures, rate.term, numerators, rate.counts)
    if not found_bases:
        several = together(rate.figures, rate.term, numerators, rate.here)
        for above in numerators:  # 受理审查起诉97人，起诉53人，起诉率94.64%；不起诉3人
            rest = [*rate.pending(above), *rate.beside(above)]
            several = several or with_rest(rate.figures, rate.term, [above], rest)
        if several:
            used = rate.figures.used((*several, rate.term))
            return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
        return _mismatch(rate, numerators)
    usual = [
        each for each in found_bases if rate.is_usual(each) or rate.is_beside(each) or rate.is_named(each)
    ]
    above, *below = (usual or found_bases)[0]
    proper = rate.proper(above)
    old = rate.brought_forward(above) if proper else []
    parts = [rate.figures.rounded(each) for each in (*proper, *old)]
    if old and total(parts).meets(
        rate.figures.rounded(below[0])
    ):  # 共办理1035件，其中上年结转88件、新收947件
        proper = []
    if not usual and len(numerators) == 1 and proper and not _in_another_item(rate, above):
        tried = [[each] for each in proper]
        return unexplained(rate.figures, UNUSUAL, (rate.name, rate.term), above, tried, below[0])
    used = rate.figures.used((above, *below, rate.term))
    return Held(rate.figures.span(rate.term), rate.name, used, exact=len(below) == 1)


def _leaves_out(rate: RateFigures) -> bool:
    """Whether the words before the rate take something out of its base: 剔除撤诉案件后，败诉率14.86%."""
    folded = rate.figures.reading.document.folded
    start = max(folded.rfind(mark, 0, rate.term.start) for mark in ";。\n(")
    words = folded[max(start, 0) : rate.figures.span(rate.term).start]
    return re.search("(?:剔除|扣除|除去|去除|不[计含])[^,;]{1,16}(?:后|外|,)", words) is not None


def _of_last_year(rate: RateFigures) -> bool:
    """Whether the rate is last year's, of which the sentence counts nothing: 审结41件，败诉4件，上年败诉率13.5%."""
    return _last_year().match(rate.name) is not None and not any(
        _last_year().search(term.wide) for term in rate.here
    )


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("(?:而)?(?:上年|去年|上一年|前年)")


def _mismatch(rate: RateFigures, numerators: Sequence[Term]) -> Observation:
    above = min(numerators, key=lambda term: abs(term.index - rate.term.index))
    bases = rate.proper(above) or rate.proper_before(above)
    used = rate.figures.used((above, *bases, rate.term))
    reason = _reason(rate, above, bases) or ("分子不止一个" if _in_row(rate, above) else "")
    if reason:
        return Abstained(rate.figures.span(rate.term), f"{rate.name}：{reason}", used)
    old = rate.brought_forward(above) if all(_new().search(base.wide) for base in bases) else []
    tried = [[base, *old] for base in bases]
    return unexplained(rate.figures, MISMATCH, (rate.name, rate.term), above, tried)


def _in_row(rate: RateFigures, above: Term) -> bool:
    """Whether a figure joined to the numerator may count, too: 参加线上培训850人、线下培训620人，参训率100%."""
    behind = next((term for term in rate.here if term.index == above.index + 1), None)
    joined = behind is not None and behind.mark == "、" and rate.figures.alike(behind, above)
    return joined and not _is_class(rate, above)


def _reason(rate: RateFigures, above: Term, bases: Sequence[Term]) -> str:
    """Why nothing is said of a rate that no figure gives, or ``""``."""
    if not bases:
        return "分母不在本句"
    if rate.figures[rate.term].printed == 100 and _of_time().search(rate.name):
        return "可能指按期完成的比率"
    if (
        rate.figures[rate.term].printed == 100
        and rate.name.endswith("完成率")
        and _all_done(rate, above, bases)
    ):
        return "完成率只写到100%"
    if not rate.listed and _parted(rate, above) and not _is_class(rate, above):
        return "分子不确定"
    if rate.listed and _is_narrower(rate, above, bases):
        return "分子只是其中一类"
    if _of_old_cases_too(rate, above, bases):
        return "分母可能含未写明的旧存案件"
    if "其中" in rate.term.wide and above.index < rate.term.index:
        return "比率说的是其中一部分"
    if _in_another_item(rate, above):
        return "分子不确定"
    if any("其中" in term.wide for term in rate.here if term.index <= above.index) and _told_before(
        rate, above
    ):
        return "分子只是其中一部分"
    if len(bases) > 1 and re.search("累计|规划", rate.name):
        return "比率可能是累计的"
    if _of_other_cases(rate):
        return "比率说的是其中一类案件"
    return ""


def _in_another_item(rate: RateFigures, above: Term) -> bool:
    """Whether a semicolon and a figure of its own stand between numerator and rate (结案5件，结案率22.7%；其他来源5件，
    按期办结5件，结案率100%), or cases settled before they are taken in (案外调解111起).
    """
    low, high = sorted((above.index, rate.term.index))
    text = rate.figures.reading.document.folded
    first, last = (rate.figures.quantities[index].span for index in (low, high))
    between = text[first.end : last.start]
    counts = [term for term in rate.alike(above, rate.here) if low < term.index < high]
    return (";" in between and bool(counts)) or re.search("案外|庭外|诉前|裁前", between) is not None


def _told_before(rate: RateFigures, above: Term) -> bool:
    """Whether what the rate is of was counted before its parts: 不起诉67件70人，其中…，证据不足不起诉5人，不起诉率19.3%."""
    heads = [term for term in rate.here if term.index < above.index and "其中" not in term.wide]
    return any(term.lead in rate.ratio.of for term in heads)


def _all_done(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether as much as was planned was done, or more: 计划抽查400户，实际抽查412户，完成率100%."""
    return all(rate.figures[above].printed >= rate.figures[base].printed for base in bases)


def _parted(rate: RateFigures, above: Term) -> bool:
    """Whether another count stands between the numerator and the rate."""
    low, high = sorted((above.index, rate.term.index))
    between = [term for term in rate.alike(above, rate.here) if low < term.index < high]
    return not all(term.lead.startswith(("正在", "尚")) for term in between)


def _is_narrower(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether the numerator names a sort that no base names: 调解486件，成功调解家事纠纷213件，成功率98%."""
    found = _sort_of_case().search(above.lead)
    words = "".join(base.wide + base.tail for base in bases)
    sort = label(rate.figures.reading.vocabulary, found[1]).rest if found else ""
    return len(sort) > 1 and any(sort[at : at + 2] not in words for at in range(len(sort) - 1))


def _of_other_cases(rate: RateFigures) -> bool:
    """Whether the name of the rate speaks of a class of cases that no figure of the sentence counts:
    受理各类案件1008件，结案927件，审判案件结案率92.3%.
    """
    folded = rate.figures.reading.document.folded
    if re.search("[一二三四五六七八九十0-9][类种]$", folded[max(rate.term.start - 4, 0) : rate.term.start]):
        return True  # 破案812起，八类案件破案率保持100%
    named = re.search("([\u4e00-\u9fff]{2})类?案件", rate.name)
    return named is not None and not any(named[1] in term.wide + term.tail for term in rate.here)


def _of_old_cases_too(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether cases of former years that are not printed may lower the rate: 新收2106件，结案2089件，结案率97.6%.

    Not so where those of former years are printed, or those still pending.
    """
    if not _of_cases_done().search(rate.name) or not all(_new().search(base.wide) for base in bases):
        return False
    if rate.brought_forward(above) or rate.pending(above):
        return False
    whole = sum(rate.figures[base].printed for base in bases)
    implied = rate.figures[above].printed * 100 / rate.figures[rate.term].printed
    return whole < implied <= whole * _MOST_CARRIED


def _is_class(rate: RateFigures, above: Term) -> bool:
    """Whether the rate has the name of a class in a list (优秀18个、良好25个，优秀率39.1%)."""
    return above.lead.removeprefix("其中").removeprefix("评出") in rate.ratio.of


def _of_wider(rate: RateFigures, bases: Sequence[Term]) -> bool:
    """Whether the rate is an average, or of a scope that none of its bases has: 全市审结40件，全省平均败诉率8.3%."""
    scope = label(rate.figures.reading.vocabulary, rate.name).scope
    return "平均" in rate.name or bool(scope and not any(scope in base.wide for base in bases))


def _tiny(rate: RateFigures) -> Observation | None:
    """Whether some whole number gives the rate of a base that stands right before it, be the base smaller than
    printed (应出庭) or larger by cases of former years: 受理9件，办结率95%.
    """
    printed = rate.figures[rate.term]
    base = next((term for term in rate.here if term.index + 1 == rate.term.index), None)
    plain = rate.name == rate.ending and base is not None and base.mark != "、" and base.closing == ","
    if base is None or not plain or not any(word in base.wide for word in rate.ratio.base):
        return None
    whole = rate.figures[base].exact and not rate.figures.is_change(base)
    if not whole or printed.approx is not Approx.ROUNDED:
        return None
    most = rate.figures[base].printed * _MOST_CARRIED
    sizes = [rate.figures[term].printed for term in rate.counts]
    sizes += [one + two for one, two in combinations(sizes[:MOST], 2)]
    smaller = range(1, int(most) + 2) if most < _FEW else ()
    if not smaller or any(gives(Fraction(size), printed) for size in (*smaller, *sizes)):
        return None
    return impossible(rate.figures, IMPOSSIBLE, (rate.name, rate.term), [base])


def _whole_number(rate: RateFigures) -> Observation | None:
    """Whether some whole number of a base gives the printed rate."""
    printed = rate.figures[rate.term]
    proper = [
        term
        for term in rate.here
        if term.index < rate.term.index
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
    return impossible(rate.figures, IMPOSSIBLE, (rate.name, rate.term), proper)
