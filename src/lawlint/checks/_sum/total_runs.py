"""The runs of figures before a total that it may add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from lawlint.checks._figures import Figures, total
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Term
from lawlint.interval import Interval


def runs_before(before: Sequence[Term]) -> list[Sequence[Term]]:
    """The runs of at least two figures that a total may add up, those that begin inside one list left out."""
    return _of_whole_row(list(_runs(before)), before)


def listed_before(end: Term, before: Sequence[Term]) -> list[Term]:
    """The list joined by 、 and 和 that ends right before a figure; empty where other figures stand in it."""
    row: list[Term] = []
    for each in reversed(before):
        if each.index + 1 != (row[0] if row else end).index:
            return []
        row.insert(0, each)
        if each.mark != "、" and each.wide not in ("和", "及", "与"):
            return row
    return []


def of_one_kind(term: Term, before: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The figures of the kind that a total names: 主办71件、协办25件；主办102件、协办41件；合计主办173件."""
    named = re.fullmatch("(?:合计|共计|总计|共)([\u4e00-\u9fff]{2,6})", term.wide.strip("为达 "))
    run = [each for each in before if named is not None and named[1][-2:] in each.lead]
    if 1 < len(run) < len(before):
        yield run
    came = [each for each in before if not _done().search(each.lead)]
    if named is not None and 1 < len(came) < len(before):  # 新收512件，上年结转47件，审结498件，合计办理559件
        yield came


@cache
def _done() -> re.Pattern[str]:
    return re.compile("审结|办结|结案|作出")


def of_all_there_are(row: Sequence[Term]) -> bool:
    """Whether a noun behind a list may count more than came with it, or less than all titles together: 新建中心1个、站12个,
    三级机构共141个; 省级示范村12个、市级46个, each of which may bear both titles.
    """
    return _came_or_titled().search("".join(each.lead for each in row)) is not None


@cache
def _came_or_titled() -> re.Pattern[str]:
    return re.compile(
        "新|增|补充|提升|升级|改[造建扩]|扩建|命名|授予|评[为选定]|认定|示范|称号|先进|文明|荣誉"
    )


def added_up(figures: Figures, runs: Sequence[Sequence[Term]]) -> list[Interval]:
    """The sum of every run; each run that is the one before it without its first term costs nothing."""
    sums: list[Interval] = []
    tails: list[Interval] = []
    for at, run in enumerate(runs):
        if not at or len(run) != len(runs[at - 1]) - 1 or run[0] is not runs[at - 1][1]:
            backwards = accumulate((figures.rounded(each) for each in reversed(run)), Interval.__add__)
            tails = list(backwards)[::-1]
        sums.append(tails[len(tails) - len(run)])
    return sums


def _of_whole_row(runs: list[Sequence[Term]], before: Sequence[Term]) -> list[Sequence[Term]]:
    """The runs that do not begin inside the row before a total, if its words show that it is one list: 县级1个、乡级14个、
    村级168个，共计183个.
    """
    first = len(before) - 1
    while first and before[first].mark == "、":
        first -= 1
    row = before[first:]
    levels = all(_of_level().match(each.lead) for each in row)
    if len(row) < 2 or not (levels or re.search("分别|依次", row[0].wide)):
        return runs
    inside = {each.index for each in row[1:]}
    return [run for run in runs if run[0].index not in inside]


@cache
def _of_level() -> re.Pattern[str]:
    return re.compile("(?:其中)?(?:国家|[省市州县区乡镇村社街道屯组]{1,4})(?:级|本级|直)")


def _runs(before: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The runs of at least two figures that end before the total; then the first figures between semicolons and
    those that others are among (失效的76件中，甲类31件；废止的29件中，甲类12件；两类合计105件), and the same without
    parts behind 其中.
    """
    for start in range(len(before) - 1):
        yield before[start:]
    for heads in (
        [term for at, term in enumerate(before) if not at or term.mark == ";"],
        [term for term in before if re.search("中$|^中", term.tail)],
    ):
        if 1 < len(heads) < len(before):
            yield heads
    ends = [term for term in before if re.search("[由从][^,;]{0,8}$", term.wide) is None]
    if 1 < len(ends) < len(before):  # 道路1950件、水路88件，工程由上年的13件降为9件
        yield ends
    done = [term for term in before if re.search("计划|拟|预计", term.lead) is None]
    if 1 < len(done) < len(before):  # 第一批120人，第二批86人，第三批计划90人
        yield done
    outside: list[Term] = []
    inside = False
    for term in before:
        inside = "其中" in term.wide or (inside and term.mark == "、")
        if not inside:
            outside.append(term)
    if 1 < len(outside) < len(before):
        for start in range(len(outside) - 1):
            yield outside[start:]


def with_further_up(figures: Figures, term: Term, before: Sequence[Term]) -> Sequence[Term]:
    """The figures of the sentences before that a total adds up with those beside it: 本级支出合计1504万元，增长4.5%。转移支出
    1130万元，还本支出210万元。支出总计2844万元.
    """
    above = [
        each
        for each in figures.paragraph(term)
        if each.index < before[0].index and figures.alike(each, term) and figures.outer(each) is None
    ]
    above = [each for each in above if not figures.is_change(each)]
    runs = [[*run, *before] for at, each in enumerate(above) for run in ([each], above[at:])]
    value = figures.value(term)
    return next((run for run in runs if total([figures.rounded(each) for each in run]).meets(value)), ())


_BESIDE = DURATIONS | {"money"}


def in_one_list(figures: Figures, run: Sequence[Term], others: Sequence[Term]) -> bool:
    """Whether counts in other measure words stand in the list of ``run``: 简报14期、通报9份、专报4份."""
    first = run[0]
    heads = {each.index - 1 for each in run if not each.mark}  # 18个村18人、2个社区2人
    paired = all(each.index - 1 in heads for each in run)
    return any(
        figures[each].unit.family not in _BESIDE
        and not (paired and each.index in heads)
        and (
            (each.mark == "、" and first.index < each.index <= run[-1].index + 1)
            or (first.mark == "、" and each.index == first.index - 1)
        )
        for each in others
    )
