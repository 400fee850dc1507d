"""Why nothing is said of a rate that no printed figure gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by, former_held, said_none_before
from lawlint.checks._fitting import fitting
from lawlint.checks._quotient import has_base
from lawlint.checks._rate.aside import counted_twice
from lawlint.checks._rate.bases import brought_forward, excludes, pending
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.finished import finished
from lawlint.checks._rate.narrower import is_narrower, of_one_way
from lawlint.checks._rate.words import DENIALS, outside
from lawlint.checks._rate.words import pending as still_pending
from lawlint.facts.cues import label
from lawlint.facts.model import Term

MOST_CARRIED = Fraction(7, 5)
"""How much of the new cases a court may have with the old ones."""
_TELLING = 3
"""Digits of a rate that two figures rarely give by chance."""


NO_BASE = "分母不在本句"
SEVERAL = "分子不止一个"
PARTLY = ("分子只是其中一部分", "分子只是其中一类", "分子不确定", SEVERAL)
"""Reasons that hold unless the rate is the misprinted quotient of the two figures right before it."""


def reason(rate: RateFigures, above: Term, bases: Sequence[Term]) -> str:
    """Why nothing is said of a rate that no figure gives, or ``""``."""
    if not bases:
        return NO_BASE
    if _outside_too(rate, above, bases):
        return "比率可能把案外、诉前的计算在内"
    if rate.figures[rate.term].printed == 100 and _of_time().search(rate.name) and not finished(rate, above):
        return "可能指按期完成的比率"
    if (
        rate.figures[rate.term].printed == 100
        and rate.name.endswith("完成率")
        and _all_done(rate, above, bases)
    ):
        return "完成率只写到100%"
    if not rate.listed and _parted(rate, above) and not _is_class(rate, above):
        return "分子不确定"
    if is_narrower(rate, above, bases):
        return "分子只是其中一类"
    if _of_old_cases_too(rate, above, bases):
        return "分母可能含未写明的旧存案件"
    if "其中" in rate.term.wide and above.index < rate.term.index:
        return "比率说的是其中一部分"
    if in_another_item(rate, above):
        return "分子不确定"
    if any("其中" in term.wide for term in rate.here if term.index <= above.index) and _told_before(
        rate, above
    ):
        return "分子只是其中一部分"
    if len(bases) > 1 and re.search("累计|规划", rate.name):
        return "比率可能是累计的"
    if counted_twice(rate):
        return "文中数字含比率所说的一类"
    if _of_other_cases(rate) or of_one_way(rate, bases) or _names_more(rate, above, bases):
        return "比率说的是其中一类案件"
    return ""


def given_by_others(rate: RateFigures) -> tuple[Term, ...]:
    """Two figures of the sentence, the smaller behind the larger, that give the rate to three digits or more, whatever they
    are called: 申请14300份，其中审查通过11785份，不合格2508份，合格率82.41%.
    """
    if (
        len(rate.figures[rate.term].number.of(rate.figures.reading.document.folded).replace(".", ""))
        < _TELLING
    ):
        return ()
    exact = [each for each in rate.here if rate.figures[each].exact]
    found = fitting(rate.figures, rate.term, exact, exact)
    return next((pair for pair in found if len(pair) == 2 and pair[1].index < pair[0].index), ())


def of_other_part(rate: RateFigures, above: Term, others: Sequence[Term]) -> bool:
    """Whether the figures that give a rate are not the part it names but the other one, the two together being the
    whole: 办结3389件，其中裁决2172件，调解1217件，调解率64.09%; or a class that excludes it: 审结168件，其中维持15件、驳回38件、
    撤销94件、终止21件，维持率56.0%.
    """
    if len(others) != 2 or not above.lead.endswith(rate.name.removesuffix("率")):
        return False
    other, whole = others
    figures = rate.figures
    if whole.index > min(other.index, above.index) or other.mark == ";":
        return False
    if figures.alike(other, above) and excludes(rate, above, other):
        return rate.in_one_item(whole, rate.term)
    return abs(other.index - above.index) == 1 and figures.size(other, above) == figures.size(whole)


def of_one_base(rate: RateFigures, above: Term, bases: Sequence[Term]) -> tuple[Term, ...]:
    """A figure and its own rate that rest on the same unprinted base as this one: 竣工64645户、竣工率89.57%，入住63557户、入住率
    88.07%.
    """
    for one, other in ((base, rate.figures.after(base)) for base in bases):
        if other is None or other not in rate.rates or other is rate.term:
            continue
        sizes = [
            rate.figures.rounded(top).scale(100) / rate.figures.printed(share)
            for top, share in ((one, other), (above, rate.term))
            if rate.figures[share].printed > 0
        ]
        if len(sizes) == 2 and sizes[0].meets(sizes[1]):
            return one, other
    return ()


def in_row(rate: RateFigures, above: Term) -> bool:
    """Whether a figure joined to the numerator may count, too: 参加线上培训850人、线下培训620人，参训率100%."""
    behind = next((term for term in rate.here if term.index == above.index + 1), None)
    if behind is None or behind.mark != "、" or not rate.figures.alike(behind, above):
        return False
    return not (_is_class(rate, above) or is_undone(rate, behind))


def is_undone(rate: RateFigures, term: Term) -> bool:
    """Whether a figure counts what the rate is not of: 办结833件、未结17件; 整改61个、尚未整改3个."""
    denied = (f"{other}{word}" in term.lead for word in rate.ratio.of for other in DENIALS)
    return still_pending().search(term.lead + term.tail) is not None or any(denied)


def in_another_item(rate: RateFigures, above: Term) -> bool:
    """Whether a semicolon and a figure of its own stand between numerator and rate (结案5件，结案率22.7%；其他来源5件，
    按期办结5件，结案率100%).
    """
    low, high = sorted((above.index, rate.term.index))
    counts = [term for term in rate.alike(above, rate.here) if low < term.index < high]
    return ";" in _between(rate, above) and bool(counts)


def _outside_too(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether cases settled before they are taken in are counted by the numerator or between it and the rate (案外调解111起),
    and neither by the base nor by the name of the rate.
    """
    if outside().search("".join((rate.name, *(base.wide for base in bases)))):
        return False
    return outside().search(above.lead + _between(rate, above)) is not None


def _between(rate: RateFigures, above: Term) -> str:
    """The words between the numerator and the rate, in whatever order they stand."""
    first, last = sorted(
        (rate.figures.span(above), rate.figures.span(rate.term)), key=lambda span: span.start
    )
    return rate.figures.reading.document.folded[first.end : last.start]


def _told_before(rate: RateFigures, above: Term) -> bool:
    """Whether what the rate is of was counted before its parts: 不起诉67件70人，其中…，证据不足不起诉5人，不起诉率19.3%."""
    heads = [term for term in rate.here if term.index < above.index and "其中" not in term.wide]
    return any(re.sub("^(?:全年)?共?", "", term.lead) in rate.ratio.of for term in heads)


def _all_done(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether as much as was planned was done, or more: 计划抽查400户，实际抽查412户，完成率100%."""
    return all(rate.figures[above].printed >= rate.figures[base].printed for base in bases)


def _parted(rate: RateFigures, above: Term) -> bool:
    """Whether another count stands between the numerator and the rate."""
    low, high = sorted((above.index, rate.term.index))
    between = [term for term in rate.alike(above, rate.here) if low < term.index < high]
    return not all(term.lead.startswith(("正在", "尚")) for term in between)


def _of_other_cases(rate: RateFigures) -> bool:
    """Whether the name of the rate speaks of a class of cases that no figure of the sentence counts:
    受理各类案件1008件，结案927件，审判案件结案率92.3%.
    """
    folded = rate.figures.reading.document.folded
    if re.search("[一二三四五六七八九十0-9][类种]$", folded[max(rate.term.start - 4, 0) : rate.term.start]):
        return True  # 破案812起，八类案件破案率保持100%
    named = re.search("([\u4e00-\u9fff]{2})类?案件", rate.name)
    return named is not None and not any(named[1] in term.wide + term.tail for term in rate.here)


def _names_more(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether the name of the rate names a sort that neither of its figures has: 审结64件，败诉4件，判决败诉率8.33%."""
    stem = rate.name.removesuffix(rate.ending) if rate.listed else ""
    rest = label(rate.figures.reading.vocabulary, _general().sub("", stem)).rest
    words = "".join(term.wide + term.tail for term in (above, *bases))
    words = ",".join((words, *rate.ratio.of))  # 负责人到庭251件，出庭应诉率
    return len(rest) > 1 and not any(rest[at : at + 2] in words for at in range(len(rest) - 1))


@cache
def _general() -> re.Pattern[str]:
    """What narrows no rate: 总体满意率, 群众满意率."""
    return re.compile("总体|整体|综合|平均|群众|公众|社会|企业|当事人|服务对象|办事人|回访|实际|最终|总")


def _of_old_cases_too(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether cases of former years that are not printed may lower the rate: 新收2106件，结案2089件，结案率97.6%.

    Not so where those of former years are printed, or those still pending, or where no number of cases at all gives
    the rate.
    """
    if _of_cases_done().search(rate.name) is None:
        return False
    new = all(new_cases().search(base.wide) for base in bases)
    if any(former_held(rate.figures, base) for base in bases):
        return False
    new = new and not said_none_before(rate.figures, above)
    if not new and not excused_by(rate.figures, (CARRY_OVER,), (above, rate.term)):
        return False
    if not has_base(rate.figures, rate.term, above) or brought_forward(rate, above) or pending(rate, above):
        return False
    whole = sum(rate.figures[base].printed for base in bases)
    implied = rate.figures[above].printed * 100 / rate.figures[rate.term].printed
    return whole < implied <= whole * MOST_CARRIED


def _is_class(rate: RateFigures, above: Term) -> bool:
    """Whether the rate has the name of a class in a list (优秀18个、良好25个，优秀率39.1%)."""
    return _rated_as().sub("", above.lead) in rate.ratio.of


@cache
def _rated_as() -> re.Pattern[str]:
    return re.compile("^(?:其中|经评[查议定])*(?:评出|(?:被?评[定为]*|认定|确定|判定)为)?|的$")


@cache
def _of_time() -> re.Pattern[str]:
    """Rates that may be meant of what was done in time."""
    return re.compile("[办复结改访核审]")


@cache
def _of_cases_done() -> re.Pattern[str]:
    return re.compile("(?:办结|结案|审结|执结)率$")


@cache
def new_cases() -> re.Pattern[str]:
    return re.compile("新(?:收|受理|立案)")
