"""Totals (合计, 共计) against the figures before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, compared_with, total
from lawlint.checks._sum.bodies_together import bodies_together
from lawlint.checks._sum.mixed_totals import numbered_total, row_before, row_total, second_total
from lawlint.checks._sum.named_totals import named_total, so_far
from lawlint.checks._sum.part_missing import part_missing
from lawlint.checks._sum.past_rows import without_past_rows
from lawlint.checks._sum.plain_totals import plain_total
from lawlint.checks._sum.said_overlap import overlap_near
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks._sum.total_names import levels_added
from lawlint.checks._sum.total_runs import added_up, in_one_list, of_one_kind, runs_before, with_further_up
from lawlint.checks._sum.total_words import TotalWords, is_total, of_joined, sums_up_row
from lawlint.checks._things import other_things
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Kind, Term


def totals_in(
    words: TotalWords, figures: Figures, counts: Sequence[Term], broken: set[int]
) -> Iterator[Observation]:
    """Every total; ``broken``: figures of sums that were told already."""
    for at, term in enumerate(counts):
        yield from _with_additions(figures, term, counts[:at])
        earlier = without_past_rows(figures, counts[:at], term)
        named = (
            named_total(figures, term, earlier)
            or numbered_total(figures, term, earlier)
            or so_far(figures, term, earlier)
            or bodies_together(figures, term, earlier)
        )
        named = named or part_missing(figures, term, earlier) or plain_total(figures, term, earlier)
        if named is not None:
            yield named
            continue
        if not is_total(figures, words, term, earlier):
            continue
        level = _level(figures, counts, at)
        mixed = _names_all(term, earlier)
        before = [
            each
            for each in earlier
            if (mixed or figures.alike(each, term))
            and figures.outer(each) == level
            and figures.is_change(each) == figures.is_change(term)
            and not compared_with().search(each.wide)
        ]
        if len(before) < 2 or _of_its_own(figures, term, before[-1]):
            continue
        if any(_of_each().search(each.lead) for each in before) or _ends_of_move(figures, term, counts[:at]):
            continue
        if row := _bare_row(figures, before[-1]):
            yield row_total(figures, term, row)
            continue
        others = [each for each in earlier if each not in before and figures.outer(each) == level]
        yield from _total(figures, term, before, others, broken)
        if beside := second_total(figures, term, before):
            yield beside


def _level(figures: Figures, counts: Sequence[Term], at: int) -> int | None:
    """The bracket level of what a total adds up; alone in brackets it adds up what stands before them: 合同86件、文件45件（合计
    131件）.
    """
    term = counts[at]
    before = counts[at - 1] if at else term
    alone = term.mark == "(" and figures.outer(term) == before.clause
    return figures.outer(before if alone and term.wide.startswith(("合计", "总计", "小计")) else term)


def _with_additions(figures: Figures, term: Term, before: Sequence[Term]) -> Iterator[Observation]:
    """收入15亿元，加上补助3亿元、结余1亿元，收入合计19亿元: what 加上 names and one of the figures before it."""
    if not term.wide.strip("为达 ").endswith(("合计", "总计")):
        return
    level = figures.outer(term)
    same = [each for each in before if figures.alike(each, term) and figures.outer(each) == level]
    first = next((at for at in range(len(same) - 1, 0, -1) if same[at].wide.startswith("加上")), 0)
    added = same[first:]
    if not first or any(re.search("减|扣|合计|总计|其中", each.wide) for each in added):
        return
    runs = [[base, *added] for base in same[:first]]
    fitting = [
        run for run in runs if total([figures.rounded(each) for each in run]).meets(figures.value(term))
    ]
    if fitting:
        yield Held(figures.span(term), "total", figures.used((*fitting[-1], term)), exact=True)
        return
    nearest = min(
        runs, key=lambda run: abs(sum(figures[each].printed for each in run) - figures[term].printed)
    )
    yield sum_problem(figures, TOTAL, term, nearest, sum_said(figures, nearest, term), term)


def _bare_row(figures: Figures, last: Term) -> list[Term]:
    """The list before a total of which only the last figure has a measure word: 分别为3218、3051、2821起，共计9090起."""
    row, terms = [last], figures.reading.facts.terms
    at = bisect_left(terms, last.index, key=lambda each: each.index)
    while at and row[0].wide == "、" and figures[terms[at - 1]].kind is Kind.ORDINARY:
        at -= 1
        row.insert(0, terms[at])
    return row if len(row) > 1 and "分别" in row[0].wide else []


def _ends_of_move(figures: Figures, term: Term, before: Sequence[Term]) -> bool:
    """Whether the total adds up both ends of a move: 上半年优秀54卷，下半年由54卷增至64卷，合计118卷."""
    ends = [each for each in before if figures.alike(each, term)][-2:]
    if (
        len(ends) < 2
        or not re.search("[由从]$", ends[0].wide)
        or not ends[1].wide.endswith(("至", "到", "为"))
    ):
        return False
    return total([figures.rounded(each) for each in ends]).meets(figures.value(term))


def _of_its_own(figures: Figures, term: Term, before: Term) -> bool:
    """Whether 共 counts what its own part of the sentence names: 第二类是……，共15项；第三类是……，共9项;
    住宅火灾占45%，共18起，电气火灾占35%，共14起; or what the figure before counts in the same words: 对甲类，
    共批捕75人；对乙类，共批捕17人.
    """
    if term.wide.startswith("共") and before.wide == term.wide:
        return True
    if term.wide.strip("为达 ") != "共":
        return False
    between = figures.reading.document.folded[figures.span(before).end : figures.span(term).start]
    return ";" in between or ("%" in between and _has_share().search(between) is not None)


@cache
def _has_share() -> re.Pattern[str]:
    """Words before a share that say what it is of, no mere 占 or 分别占."""
    return re.compile("(?!分别|各自)[\u4e00-\u9fff]{2,8}占")


@cache
def _two_units() -> re.Pattern[str]:
    """Behind a total of several units: 合计1874件(批)."""
    return re.compile(r"[(/](?:人次?|批次?|件次?|户次?|场次?|次|项|个)\)?")


def _names_all(term: Term, before: Sequence[Term]) -> bool:
    """Whether the total names what was counted in several units: 集体10个、个人20名，合计40个集体和个人."""
    parts = [part for part in term.tail.replace("、", "和").split("和") if len(part) > 1]
    listed = before[-len(parts) :]
    return (
        len(parts) > 1
        and len(listed) == len(parts)
        and all(each.lead.endswith(part) for each, part in zip(listed, parts, strict=True))
    )


def _total(
    figures: Figures, term: Term, before: Sequence[Term], others: Sequence[Term], broken: set[int]
) -> Iterator[Observation]:
    """A total against every run of figures that may be its addends; ``others``: counts in other units."""
    value = figures.value(term)
    levels = levels_added(figures, term, term.wide.strip("为达"), before) if "级" in term.wide else ()
    runs = [levels] if levels else [*runs_before(before), *of_one_kind(term, before)]
    for run, added in zip(runs, added_up(figures, runs), strict=True):
        if added.meets(value):
            yield Held(figures.span(term), "total", figures.used((*run, term)), exact=True)
            return
    if run := with_further_up(figures, term, before):
        yield Held(figures.span(term), "total", figures.used((*run, term)), exact=True)
        return
    same = next((each for each in before if figures.value(each) == value), None)
    if same is not None:
        yield Held(figures.span(term), "total", figures.used((same, term)), exact=True)
        parts = before[before.index(same) + 1 :]
        if broken & {each.index for each in before}:
            return
        if len(parts) > 1:  # the total is stated twice: it is the parts that do not fit
            yield sum_problem(figures, TOTAL, term, parts, sum_said(figures, parts, term), parts[-1])
            return
    size = _number_of_addends(figures, others, term)
    if unclear := _unclear(figures, term, before, size):
        yield Abstained(figures.span(term), unclear, figures.used((*before, term)))
        return
    nearest = min(
        runs if size is None else [before[-size:]],
        key=lambda run: abs(sum(figures[each].printed for each in run) - figures[term].printed),
    )
    one_verb = all(each.mark == "、" for each in nearest[1:])  # 现有行政编制32人、事业编制45人
    if not one_verb and len({_stock().search(each.lead) is None for each in nearest}) > 1:
        yield Abstained(figures.span(term), "所列有增量也有总量", figures.used((*nearest, term)))
        return
    if figures[term].printed < max(figures[each].printed for each in before) and _one_of_all(term, before):
        yield Abstained(figures.span(term), "合计只说自己一项", figures.used((*before, term)))
        return
    row = row_before(figures, term, (*before, *others))
    if row:
        yield row_total(figures, term, row)
        return
    if in_one_list(figures, nearest, others):
        yield Abstained(figures.span(term), "所列各项的量词不同", figures.used((*nearest, term)))
        return
    case = SPLIT if re.match("全[省市县区州盟旗镇乡]", term.wide) else TOTAL  # other places may be unsaid
    yield sum_problem(figures, case, term, nearest, sum_said(figures, nearest, term), term)


def _unclear(figures: Figures, term: Term, before: Sequence[Term], size: int | None) -> str:
    """Why a total may be that of other things than the figures before it, in words for the trace; ``size``: of how
    many it says that it is.
    """
    text = figures.reading.document.folded
    if _two_units().match(text, figures.span(term).end):
        return "合计的单位不止一种"
    if overlap_near(figures, term, before[0]):
        return "文中说明各项有重叠"
    named = of_joined(figures, term, before) or sums_up_row(figures, term, before)
    if other_things(figures, term, *before) and not named:
        return "合计与各项所计的不是同一种事物"
    one_list = all(each.mark == "、" for each in before[1:])
    between = text[figures.span(before[-1]).end : figures.span(term).start]
    apart = "。" in between and size != len(before)  # of sentences further above
    if size is not None and (apart or size > len(before) or not (size > 1 or one_list)):
        return "所说的项数与所列的不同"
    return ""


def _one_of_all(term: Term, before: Sequence[Term]) -> bool:
    """Whether 共计 counts a sort like those before it: 信息披露案件228起，内幕交易案件98起，操纵市场案件共计15起."""
    named, *_ = re.split("共计|合计|总计|一共|共", term.lead)
    return len(named) > 3 and all(named[-2:] in each.lead for each in before)


@cache
def _of_each() -> re.Pattern[str]:
    """What several have each: 其余9535件各发一本."""
    return re.compile("各(?:自|发放?|配备?|设立?|建成?|派出?|办理?|有|得|选聘?|聘请?|组织|举办|开展)?了?$")


@cache
def _stock() -> re.Pattern[str]:
    """Words of what there is by now, which nobody adds to what came: 新增8名，累计64名."""
    return re.compile("累计|总量|总数|存量|现有")


def _number_of_addends(figures: Figures, others: Sequence[Term], term: Term) -> int | None:
    """Of how many things the total says that it is: 上述三类纠纷合计, 五年合计."""
    beside = [each for each in others if each.index + 1 == term.index and each.clause == term.clause]
    return int(figures[beside[0]].printed) if beside else None
