"""Which figures the text says are the sum of those before them: 合计, 共计, 三项活动共, 合计解答咨询."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_one_slip
from lawlint.checks._figures import Figures
from lawlint.checks._levels import levels
from lawlint.checks._openers import outcome
from lawlint.checks._sum.as_many_listed import as_many_listed, years_listed
from lawlint.checks._sum.class_names import named_once
from lawlint.checks._sum.counts_some import counts_some, far_more, is_less
from lawlint.checks._sum.left_behind import carried, leaves_some, stage
from lawlint.checks._sum.total_names import says_all
from lawlint.checks._sum.total_runs import listed_before, of_all_there_are
from lawlint.checks._things import names_bodies
from lawlint.facts.model import Term

TotalWords = tuple[Sequence[str], Sequence[str]]
"""The words of totals, and those that others may follow."""


_CLOSE = 4
"""A number of 试点单位 that differs from a row of bodies by no more than a quarter was meant to be all of them."""


@cache
def _all_handled() -> re.Pattern[str]:
    return re.compile("(?:全年)?共(?:计|有)?(?:办理|审理|受理|处理)(?:案件|复议案件|行政复议案件)?")


@cache
def _all_done() -> re.Pattern[str]:
    """分别办结128件、364件，共办结492件."""
    return re.compile("共计?([\u4e00-\u9fff]{2})(?:案件)?")


def is_total(figures: Figures, totals: TotalWords, term: Term, before: Sequence[Term]) -> bool:
    """Whether the words before a figure say that it is the sum of figures before it."""
    words = term.wide.strip("为达 —-")
    if not ("共" in words or "计" in words or any(word in words for word in totals[0])):
        return False
    if (
        "占" in words
        or words.endswith(("由", "从"))
        or (before and _counts_others(figures, before[-1], term))
        or leaves_some(figures, term, words, before)
        or counts_some(figures, term, words, before)
    ):
        return False
    if _all_handled().fullmatch(words) and len(before) > 1:
        old, new = (carried().search(each.lead) is not None for each in before[-2:])
        handled = old != new and all(re.search("新|[本当]年|结转|存|未结", each.lead) for each in before[-2:])
        return handled or _all_classes(figures, term, words, before)
    if before and before[-1].index + 1 == term.index:
        sorts = before[-1].tail + figures[before[-1]].text
        if "类" in sorts or "种" in sorts:
            words = re.sub(
                "^[\u4e00-\u9fff“”]{1,10}(?=合计|共计|总计|共$)", "", words
            )  # 三类案件共计, 两类“双公示”信息合计, 三种方式合计
    if as_many_listed(figures, term, words, before) or years_listed(figures, term, before):
        return True
    done = _all_done().fullmatch(words)
    if done and any("分别" in each.wide and done[1] in each.wide for each in before):
        return True
    if _names_same(figures, term, words, before) or of_joined(figures, term, before):
        return True
    if says_all(figures, term, words, before):
        return True
    if words.startswith("共") and (
        _same_done(figures, term, words, before) or _all_classes(figures, term, words, before)
    ):
        return True
    if words in totals[0] or (words == "共" and term.mark in ("", ",", "、")):
        return True
    if (done := stage().search(words)) and not any(sign in each.lead for each in before for sign in done[0]):
        return False  # 受理投诉117件、举报248件，合计办结336件
    loose = [words.removeprefix(word) for word in totals[1] if words.startswith(word)]
    return any(len(rest) <= 4 and not _of_another_deed(figures, term, rest, before) for rest in loose)


def _of_another_deed(figures: Figures, term: Term, rest: str, before: Sequence[Term]) -> bool:
    """Whether a new sentence, or a total less than one of the figures before it, is of what these do not name: 批捕126人，
    不捕86人。合计决定起诉318人，不起诉42人; 一审26件、二审9件，合计败诉2件.
    """
    text, rest = figures.reading.document.folded, re.sub("^(?:决定|批准|依法)+(?=.)", "", rest)
    if not (rest and before):
        return False
    if "。" not in text[figures.span(before[-1]).end : term.start] and not is_less(figures, term, before):
        return False
    said = [rest[at : at + 2] for at in range(max(len(rest) - 1, 1))]
    return not any(pair in each.wide + each.tail for pair in said for each in before)


def _same_done(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether all that was counted before was done in one way, and the total says so again: 立案前化解38件，立案后
    化解82件，共化解争议120件.
    """
    verb = words.removeprefix("共计").removeprefix("共")[:2]
    if len(verb) < 2 or len(before) < 2 or any(f"共{verb}" in each.lead for each in before):
        return False  # 镇街共享法庭12个，村社共享法庭96个，共享法庭特设点18个
    return all(
        verb in each.lead
        and each.lead.rpartition(verb)[2] == before[0].lead.rpartition(verb)[2]
        and each.mark != "、"
        and figures[each].unit.name == figures[term].unit.name
        and not figures.is_change(each)
        for each in before
    )


def _all_classes(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether the figures before a total are all classes of a whole: 满意812件、基本满意46件、不满意12件，共评价870件;
    维持67件、驳回29件、撤销8件，共审结104件.
    """
    if re.match("共计?(?:审结|结案)", words) and len(before) > 2:
        return all(outcome().match(re.sub("^.*决定", "", each.lead)) is not None for each in before)
    judged = re.match("共计?(?:评价|评议|测评|评查|抽查|抽评|考核|办理|受理|办结)", words) is not None
    return (
        judged
        and not far_more(figures, term, before)
        and (
            levels(figures, before)[1]
            or any(
                form.complete and len(form.words) == len(before) and named_once(form.words, before)
                for form in (figures.reading.vocabulary.exclusive if len(before) > 1 else ())
            )
        )
    )


def of_joined(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a general noun sums up two figures that 和 joins: 53个部门和14个乡镇共67个单位."""
    if (
        len(before) < 2
        or before[-1].index + 1 != term.index
        or term.mark
        or before[-1].mark not in ("", "、")
    ):
        return False
    joint = before[-1].wide.endswith(("和", "及", "与", "、")) or before[-1].wide == before[-2].tail
    joined = before[-2].index + 2 == term.index and joint
    noun = names_bodies().match(term.tail)
    general = noun is not None and not (noun["kind"] and _are_others(figures, term, before[-2:]))
    general = general or _names_both(figures, term, before)
    return joined and general and re.fullmatch("[\u4e00-\u9fff]{1,8}共计?", term.wide) is not None


def _are_others(figures: Figures, term: Term, pair: Sequence[Term]) -> bool:
    """Whether a figure is so far from what two bodies are together that it counts some of them, or what they have."""
    added, said = sum((figures[each].printed for each in pair), start=Fraction(0)), figures[term].printed
    return not is_one_slip(added, said) or abs(added - said) * _CLOSE > added


def _names_both(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a total names the two things that it adds up: 11个镇、6个街道共17个镇（街道）; 11个镇和6个街道共17个镇街."""
    one, two = before[-2].tail.rstrip("和及与"), re.sub("共计?$", "", term.wide)
    text, end = figures.reading.document.folded, figures.span(term).end
    said = re.match(
        "[\u4e00-\u9fff]{1,6}?(?:[(、和][\u4e00-\u9fff]{1,6}?\\)?)?(?=[,。;、均都全]|完成|实现|已|设立|建[立成]|开展)",
        text[end : end + 16],
    )
    if not (one and two) or said is None:
        return False
    return one[-1] in said[0] and two[:1] in said[0] and two[:1] != one[-1]


_ROW = 3


def sums_up_row(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether a noun of its own sums up a row right before it, but for one digit: 中心13个、工作站163个、工作室4286个，
    共5462个平台.
    """
    row = listed_before(term, before)
    if (
        len(row) < _ROW
        or term.wide != "共"
        or of_all_there_are(row)
        or not all(figures[each].exact for each in (*row, term))
    ):
        return False
    return is_one_slip(sum((figures[each].printed for each in row), start=Fraction(0)), figures[term].printed)


def _names_same(figures: Figures, term: Term, words: str, before: Sequence[Term]) -> bool:
    """Whether all that was counted in the clauses before is of one unit, and the total names it again:
    接听咨询3260人次，窗口接待1480人次，合计解答咨询4740人次; 常务会学法6次，中心组学法4次，会前学法合计10次.
    """
    found = _with_noun().fullmatch(words) if "计" in words else None
    if found is None or len(before) < 2 or _names_class(figures, found["before"] or ""):
        return False
    one_unit = all(
        each.mark != "、"
        and figures[each].unit.name == figures[term].unit.name
        and not figures.is_change(each)
        for each in before
    )
    named = [(found["before"] or found["behind"])[-2:] in each.lead for each in before]
    return one_unit and (all(named) or (len(before) == 2 and any(named) and not found["before"]))


def _names_class(figures: Figures, words: str) -> bool:
    """Whether the words before 合计 narrow it to a class: 线下培训合计."""
    vocabulary = figures.reading.vocabulary
    return bool(vocabulary.classes_in(words)) or any(word in words for word in vocabulary.overlapping)


@cache
def _with_noun() -> re.Pattern[str]:
    return re.compile(
        "(?:合计|总计)(?P<behind>[\u4e00-\u9fff]{2,12})|(?P<before>[\u4e00-\u9fff]{2,10})(?:合计|共计|总计)"
    )


@cache
def _of_the_list() -> re.Pattern[str]:
    """What may stand before the number of things that a total is of: 以上三类共计."""
    return re.compile("(?:、|以上|上述|上列|这|该|各|全部)*")


def _counts_others(figures: Figures, number_of: Term, term: Term) -> bool:
    """Whether the number directly before a total names things of its own, or some of those listed: 婚姻家庭、邻里
    两类纠纷合计, 前两项合计.
    """
    beside = number_of.index + 1 == term.index and number_of.clause == term.clause
    number = figures[number_of]
    few = number.exact and number.printed < 10 and number.unit.family != figures[term].unit.family
    return beside and few and not number_of.closing and _of_the_list().fullmatch(number_of.wide) is None
