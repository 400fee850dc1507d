"""Averages beside total and count: 3批次、共360人，平均每批120人; by month or day of a year.

Every quotient of two figures of the sentence in the right units is tried, counts added up where several of
one kind stand before the average. It is reported only when the sentence prints exactly one total in the
average's unit and one or two figures to divide it by in the unit that 每 names, neither of which fits.
In the same way a total is held against how many there were and what each took (12期，每期120人，累计1140人), and
attendances against the sessions, of which there are not more (学习33次，参与270人次).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._average.at_least_each import (
    attended,
    by_standard,
    each_at_least,
    each_at_most,
    standard_met,
)
from lawlint.checks._average.each_behind import each_behind
from lawlint.checks._average.lost_wan import lost_wan
from lawlint.checks._average.narrower import not_of_total
from lawlint.checks._average.number_above import number_above
from lawlint.checks._average.operands import (
    PRECISE,
    gives,
    of_item,
    operands,
    pairs,
    printed,
    the_whole,
    without_later_parts,
    without_parts,
)
from lawlint.checks._average.parts_named import is_number_of
from lawlint.checks._average.per_time import of_year
from lawlint.checks._average.products import products
from lawlint.checks._average.sessions import attended_less
from lawlint.checks._average.words import each as each_name
from lawlint.checks._figures import Figures, amount, sentences, total
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass

PLACEHOLDERS = ("average", "computed")
_BY_TIME = "average by time"


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


@cache
def _by_both() -> re.Pattern[str]:
    """What divides by bodies and by time: 每个村平均每月1次, 平均每村每月1次, 人均每月2件."""
    return re.compile("每[^每,]{1,10}(?:平均)?每|[人户件村站所]均每[月季周天日]")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every average of every sentence."""
    figures = Figures(reading)
    for terms in sentences(reading.facts):
        yield from _told_once(_averages(figures, terms))
        if any("每" in term.wide for term in terms):
            yield from each_at_least(figures, terms)
            yield from each_at_most(figures, terms)
            yield from standard_met(figures, terms)
            yield from attended(figures, terms)
            yield from by_standard(figures, terms)
            yield from products(figures, terms)
            yield from each_behind(figures, terms)
        yield from lost_wan(figures, terms)
        yield from attended_less(figures, terms)


def _told_once(found: Iterator[Observation]) -> Iterator[Observation]:
    """All of a sentence; beside an average that fits, another by the same number is of another time or place
    (较上年人均2.6件).
    """
    seen = list(found)
    fitting = [{*each.used[:-1]} for each in seen if isinstance(each, Held) and each.note != _BY_TIME]
    for each in seen:
        if isinstance(each, Problem) and any({*each.used[:2]} <= fits for fits in fitting):
            yield Abstained(each.span, "句中另有与总数相符的平均数", each.used)
        else:
            yield each


def _averages(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    for term in terms:
        if not ("均" in term.wide or "每" in term.wide) or not figures.is_count(term):
            continue
        if re.search("[由从](?:上年|去年|上一年|年初|20\\d\\d年)?(?:同期)?的?$", term.wide):
            continue  # 人均由2.6件提高到3件
        if figures.is_change(term) or _leaves_out().match(
            figures.reading.document.folded, figures.span(term).end
        ):
            continue  # 平均每人比上年多办5件; 平均每队96件（不含机关办理的864件）
        if _by_both().search(term.wide):
            yield Abstained(figures.span(term), "既按份数又按时间平均", figures.used((term,)))
            continue
        year = of_year(figures, terms, term, printed(figures[term]))
        if year is not None:
            yield _of_year(figures, term, *year)
            continue
        found = each_name().search(term.wide)
        if found is not None and found["d"] and not term.mark:
            continue  # 12个镇均为5人
        if found is not None and len(terms) > 1:
            seen = (_judged if len(terms) > 2 else _of_number_above)(figures, terms, term, found)
            if seen is not None:
                yield seen


@cache
def _leaves_out() -> re.Pattern[str]:
    return re.compile("\\((?:不含|未含|不包括|不计|扣除)")


def _of_number_above(
    figures: Figures, terms: Sequence[Term], term: Term, found: re.Match[str]
) -> Problem | None:
    """An average right behind its total, over the number of parts in the sentence before."""
    above = number_above(figures, terms, found) if term is terms[1] else None
    if above is None:
        return None
    return _problem(figures, (terms[0], above), term, figures.size(above), figures[above].text)


def _judged(figures: Figures, terms: Sequence[Term], term: Term, found: re.Match[str]) -> Observation | None:
    per = found[found.lastgroup or 0]
    others = operands(figures, terms, term)
    wholes = [each for each in others if figures.alike(each, term)]
    divisors = [each for each in others if each not in wholes]
    if not wholes or not divisors:
        return None
    if _changed().search(term.wide):
        return Abstained(figures.span(term), "平均的是变化的数", figures.used((term,)))
    times = [each for each in others if figures[each].unit.name == f"{per}{figures[term].unit.name}"]
    if times:
        return Abstained(
            figures.span(term), "总数以复合量词计", figures.used((*times, term))
        )  # 检查296家次，平均每家4次
    average, spent = printed(figures[term]), re.search("消费|花费", term.wide) is not None
    named = [each for each in divisors if is_number_of(figures, each, per, spent)]
    for whole, run in pairs(figures, term, wholes, named or divisors):
        base = total([_parts(figures, each, per) for each in run])
        if gives(figures, whole, base, figures[term]):
            exact = all(figures[each].approx in PRECISE for each in (whole, *run))
            exact = exact and any(is_number_of(figures, each, per, spent) for each in run)
            used = figures.used((whole, *run, term))
            return Held(figures.span(term), "average", used, exact=exact)
    wholes = [
        each
        for each in without_later_parts(terms, term, wholes)
        if figures.value(each).compare(">=", figures.value(term)) is Truth.HOLDS
    ]
    if not wholes:
        return None  # 人均1.2元，超出0.8元的标准50%
    named = [each for each in named if each.index < term.index] or named
    wholes, named = of_item(figures, term, wholes, named)
    if wholes[0].lead.endswith(per) or not _of_one_name(figures[wholes[0]], figures[term]):
        return Abstained(figures.span(term), "总数不确定", figures.used((term,)))
    if _given_above(figures, term, wholes, per, spent):
        return Abstained(figures.span(term), "份数在前面的句子里", figures.used((term,)))
    certain = the_whole(figures, wholes, named, term, average)
    precise = all(figures[each].approx in PRECISE for each in named)
    if certain is None or not named or not precise:
        return Abstained(figures.span(term), "总数或份数不确定", figures.used((term,)))
    if why := not_of_total(figures, certain, named[-1], term, found):
        return Abstained(figures.span(term), why, figures.used((certain, term)))
    divisor = figures[(named := without_parts(named))[-1]]
    size = divisor.printed if divisor.unit.name.startswith(per) else divisor.printed * divisor.unit.scale
    return _problem(figures, (certain, named[-1]), term, size, divisor.text)


def _given_above(figures: Figures, term: Term, wholes: Sequence[Term], per: str, spent: bool) -> bool:
    """Whether a number of parts of the paragraph's sentences before gives the average: 抽取案卷270宗…；问题743处，宗均2.75处."""
    above = [each for each in figures.paragraph(term) if each.sentence < term.sentence]
    numbers = [each for each in above if figures.is_count(each) and is_number_of(figures, each, per, spent)]
    return any(
        gives(figures, whole, _parts(figures, each, per), figures[term])
        for whole in wholes
        for each in numbers
    )


@cache
def _changed() -> re.Pattern[str]:
    """What is averaged is how much something changed: 平均每年增加22.8万人."""
    return re.compile("(?:增加|增长|减少|下降|降低|减贫|脱贫|压减|压缩|净增|提高)(?:约|了)?$")


def _of_one_name(whole: Quantity, average: Quantity) -> bool:
    """Whether both are counted in one unit; people are 人, 名 and 位."""
    return whole.unit.name == average.unit.name or whole.unit.family == average.unit.family == "person"


def _parts(figures: Figures, term: Term, per: str) -> Interval:
    """The number of parts the figure stands for: two for 两年 and 每年, 24 months for 两年 and 每月; ``per`` may be
    the beginning of the unit (每公里).
    """
    return figures[term].interval if figures[term].unit.name.startswith(per) else figures.value(term)


def _of_year(figures: Figures, term: Term, whole: Term, parts: int, fits: bool) -> Observation:
    """An average by month or day."""
    if fits:
        return Held(figures.span(term), _BY_TIME, figures.used((whole, term)), exact=True)
    return _problem(figures, (whole,), term, Fraction(parts), str(parts))


def _problem(figures: Figures, operands: Sequence[Term], term: Term, size: Fraction, by: str) -> Problem:
    """``operands``: the total first; ``size``: the number it is divided by, printed as ``by``."""
    whole = figures[operands[0]]
    said = amount(whole.printed * whole.unit.scale / size, figures[term])
    computed = Words(f"{whole.text}÷{by}＝{said}", f"{whole.text} / {by} = {said}")
    read = tuple(figures.said(each) for each in (*operands, term))
    shown = figures[term].text
    return Problem(
        figures.span(term),
        Words(
            f"平均数{shown}与文中数据不符：{computed.zh}",
            f"the average {shown} does not follow: {computed.en}",
        ),
        "",
        {"average": shown, "computed": computed.zh},
        Reasoning(read, computed, nearest=(Words(said, said),)),
        figures.related(operands),
        key="".join(read),
        used=figures.used((*operands, term)),
        conflict=True,
    )
