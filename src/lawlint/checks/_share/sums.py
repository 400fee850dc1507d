"""Shares of one whole together: whether they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._wholes import OTHERS
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval


def adds_up(figures: Figures, case: str, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of a sentence whose last is that of the rest (其他) add up to 100%."""
    if len(shares) < 2 or not any(word in shares[-1].wide for word in OTHERS):
        return
    inside = [
        term
        for term in figures.between(shares[0], shares[-1])
        if figures[term].kind is Kind.PERCENT and not figures.is_change(term)
    ]
    several = any(_of_each().search(term.wide) for term in shares)
    others = [shares[0], *inside]  # 价格问题占9.6%，虚假宣传1.3%，其他占14.3%
    if not several and _is_rest(figures, others, shares[-1]):
        yield from added(figures, case, [*others, shares[-1]], Interval.point(100))


def _is_rest(figures: Figures, others: Sequence[Term], last: Term) -> bool:
    """Whether the last share is that of the rest: not so 涉及其他县区的占4.5%, nor what follows shares that are all, nor where
    the last ones are all of another division: 从渠道看…；从事项看，劳动占35%、其他占65%.
    """
    if not _names_rest().search(last.lead):
        return False
    shares = [figures.rounded(term) for term in (*others, last)]
    whole = Interval.point(100)
    alone = _rest_alone().match(last.lead) is not None
    before = len(others) > 1 and not alone and total(shares[:-1]).meets(whole)
    return not before and not any(total(shares[start:]).meets(whole) for start in range(1, len(others)))


@cache
def _names_rest() -> re.Pattern[str]:
    """其他, at the head of the words or behind what joins it: 信息公开及其他占; not 涉及其他县区."""
    rest = "|".join(OTHERS)
    return re.compile(f"(?:^|[,;、“及和与以]|而|属于|为|等)[“,]*(?:{rest})")


@cache
def _rest_alone() -> re.Pattern[str]:
    return re.compile(
        f"[、,;及和“]*(?:{'|'.join(OTHERS)})”?(?:类|类别|类型|案件|事项|问题|情形|原因|方面|领域|方式|情况)?(?:的|均|仅)?(?:占|$)"
    )


@cache
def _of_each() -> re.Pattern[str]:
    """A share that several have: 强制和许可各占15.0%."""
    return re.compile("(?:各|均|都|同样|并列)占")


def listed(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """四类渠道占比分别为42.6%、31.8%…: the shares of classes are 100% at most."""
    for run in share_lists(figures, terms):
        words = _clause_before(figures, run[0])
        alone = words.lstrip(",;").startswith(OTHERS)  # 其余分别为10例、12例、8例，占比分别为10%、12%、8%
        rest = any(word in words for word in OTHERS) and not alone and not _others_beside(figures, terms, run)
        if len(run) > 2 and (rest or _class_nouns().search(words)) and not _within_each().search(words):
            yield from added(figures, case, run, Interval(Fraction(100 if rest else 0), Fraction(100)))


def _others_beside(figures: Figures, terms: Sequence[Term], run: Sequence[Term]) -> bool:
    """Whether the sentence has shares of others before or behind the list: 大气占37%；噪声、其他分别占34.9%、28.1%."""
    return any(
        figures[each].kind is Kind.PERCENT and "占" in each.wide and each.sentence == run[0].sentence
        for each in terms
        if each not in run
    )


def share_lists(figures: Figures, terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The lists of percentages behind 占比分别为, 分别占."""
    for at, first in enumerate(terms):
        if not _opens_list().search(first.wide):
            continue
        stop = at + 1
        while stop < len(terms) and terms[stop].wide in _JOINTS and terms[stop].clause == first.clause:
            stop += 1
        run = terms[at:stop]
        if all(figures[term].kind is Kind.PERCENT for term in run):
            yield run


def begins_row(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether another share is joined to this one: 分别为521元、394元，占标准的69.9%和69.4%."""
    behind = terms[at + 1 : at + 2]
    return any(
        figures[term].kind is Kind.PERCENT and term.wide in _JOINTS and term.clause == terms[at].clause
        for term in behind
    )


def joint(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """公安、市场监管分别占32.4%、19.7%，两类合计占52.1%: a share of as many as were listed before it."""
    for at, term in enumerate(terms):
        if at < 3 or not _together().search(term.wide) or figures[term].kind is not Kind.PERCENT:
            continue
        if not _of_all_listed(figures, terms[:at], term):
            continue
        run = next((each for each in share_lists(figures, terms[:at]) if each[-1] is terms[at - 1]), ())
        if len(run) > 1 and terms[at - 1].sentence == term.sentence:
            wanted = Interval.around(figures[term].printed, figures[term].step * 3 / 2)
            yield from added(figures, case, run, wanted, term)
            continue
        column = [each for each in terms[: at + 1] if each.sentence == term.sentence]
        column = [each for each in column if figures[each].kind is Kind.PERCENT]
        if total([figures.rounded(each) for each in column]).meets(Interval.point(100)):
            continue  # 公安占32.4%、城管占31.8%，2个街道合计占35.8%
        number_of = figures[terms[at - 1]]
        start = at - 1 - int(number_of.printed)
        if not number_of.exact or not 0 <= start < at - 2 or terms[start].sentence != term.sentence:
            continue
        listed_before = terms[start : at - 1]
        if all(
            figures[each].kind is Kind.PERCENT and "占" in _words_of(terms, each) for each in listed_before
        ):
            wanted = Interval.around(figures[term].printed, figures[term].step * 3 / 2)
            yield from added(figures, case, listed_before, wanted, term)


def _of_all_listed(figures: Figures, before: Sequence[Term], term: Term) -> bool:
    """Whether the words between the list and 合计 name none of its items: not so 乡村两级合计占, 前两类合计占."""
    last = next((each for each in reversed(before) if figures[each].kind is Kind.PERCENT), None)
    if last is None:
        return False
    between = figures.reading.document.folded[figures.span(last).end : figures.span(term).start]
    return _plain_number().match(between) is not None


@cache
def _plain_number() -> re.Pattern[str]:
    return re.compile(
        "[,;、]*(?:以上|上述|这|该|其)*(?:[二两三四五六七八九十\\d][^,;。、合共累]{0,5})?(?:合计|共|累计)"
    )


def _words_of(terms: Sequence[Term], term: Term) -> str:
    """The words before a figure, or before the list that it goes on."""
    at = terms.index(term)
    while at and terms[at].wide in _JOINTS:
        at -= 1
    return terms[at].wide


@cache
def _together() -> re.Pattern[str]:
    return re.compile("(?:合计|共|累计)占比?(?:总数|总量|全部)?的?(?:达|为)?$")


_JOINTS = frozenset({"、", "和", "及", "以及", "、和"})


@cache
def _opens_list() -> re.Pattern[str]:
    return re.compile("(?:占比?.{0,8}(?:分别|依次|各自|各)|(?:分别|依次|各自|各)占).{0,8}$")


@cache
def _within_each() -> re.Pattern[str]:
    """What says that each share is one of something within its class: 三类调解员中女性占比分别为, 三个渠道的满意评价占比."""
    return re.compile(
        "其中|(?:类|种|个)[^,;的中]{0,8}(?:中的?|的)(?!案件|数量|受理|诉求)[\u4e00-\u9fff]{2,}占"
    )


@cache
def _class_nouns() -> re.Pattern[str]:
    return re.compile("类|种|渠道|途径|方式|来源|程序|等级|档次|阶段")


def _clause_before(figures: Figures, first: Term) -> str:
    """The words of the clause before the first share of a list; with those before a comma where it names nothing:
    分为城市管理、民生保障、其他三大类，占比分别为45.2%….
    """
    text, start = figures.reading.document.folded, figures.clauses[first.clause].span.start
    own = text[start : figures.span(first).start]
    if _names_nothing().fullmatch(own) and text[:start].endswith(","):
        opening = max(text.rfind(mark, 0, start - 1) for mark in "。;,\n")
        return text[opening + 1 : start] + own
    return own


@cache
def _names_nothing() -> re.Pattern[str]:
    return re.compile("(?:各|所)?占(?:比|总数的?|全部的?)?(?:例|重)?(?:分别|依次|各自)(?:为|占|达)?")


def added(
    figures: Figures, case: str, shares: Sequence[Term], wanted: Interval, stated: Term | None = None
) -> Iterator[Observation]:
    """The sum of shares against what it must be, or against the sum that the text states."""
    if any(figures[term].approx is not Approx.ROUNDED for term in shares):
        return
    if total([figures.rounded(term) for term in shares]).meets(wanted):
        exact = stated is not None or wanted.is_point
        yield Held(figures.span(shares[-1]), "column", figures.used(shares), exact=exact)
        return
    last = stated or shares[-1]
    of = figures[stated].text if stated else "100%"
    fault, fault_en = (f"不是{of}", f"do not add up to {of}")
    if stated is None and not wanted.is_point:
        fault, fault_en = "超过100%", "exceed 100%"
    read = tuple(figures.said(term) for term in shares)
    result = number(sum((figures[term].printed for term in shares), start=Fraction(0))) + "%"
    said = "＋".join(figures[term].text for term in shares)
    computed = Words(f"{said}＝{result}", f"{said} = {result}")
    yield Problem(
        figures.span(last),
        Words(f"各项占比之和{fault}：{computed.zh}", f"the shares {fault_en}: {computed.en}"),
        case,
        {"share": figures.said(last), "computed": computed.zh},
        Reasoning(read, computed),
        figures.related([term for term in shares if term is not last]),
        key=said + of,
        used=figures.used(shares if stated is None else (*shares, stated)),
        conflict=True,
    )
