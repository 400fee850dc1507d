"""Figures of the quarters or half years of a year against that of the whole year beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.said_overlap import overlap_near
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks._sum.year_runs import FIRST, HALVES, names_whose, year_run
from lawlint.checks._things import RECURRING
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.interval import Interval, Truth

NAMED = ("季度", "半年", "12月", "2个月", "二个月", "月底", "月末")
"""Words without which no text has figures of parts of a year."""


def year_parts(
    figures: Figures, counts: Sequence[Term], before: Sequence[Term] = ()
) -> Iterator[Observation]:
    """四个季度分别办理48件、52件、61件、57件，全年合计218件; 上半年审查68份，下半年81份，全年共审查149份; 截至11月底办理1082件，
    12月又办理97件。全年共办理1179件.
    """
    if counts and counts[0].wide.startswith("全年"):
        near = [term for term in before if figures.is_count(term) and term.sentence + 1 == counts[0].sentence]
        counts = [*near[-2:], *counts]
    for at in range(len(counts)):
        run, words = year_run(figures, counts, at) or ((), "")
        if not run or _stock().search(words) or not _same(figures, run):
            continue
        whole = _whole(figures, counts, run, words)
        if whole is None:
            continue
        added = total([figures.rounded(term) for term in run])
        if added.meets(figures.value(whole)) or _told_apart(figures, run, whole):
            yield Held(figures.span(whole), "total", figures.used((*run, whole)), exact=True)
        elif (
            excused := excused_by(figures, (CARRY_OVER, "去重", "去除重复", "剔除重复"), (*run, whole))
        ) and excused != "积案":  # 积案 are what is counted here
            yield Abstained(figures.span(whole), f"附近有“{excused}”", figures.used((*run, whole)))
        elif _counts_others(figures, whole, run, words):
            yield Abstained(figures.span(whole), "全年的数另有所指", figures.used((*run, whole)))
        elif overlap_near(figures, whole, run[0]) or _may_recur(figures, run, words, whole, added):
            yield Abstained(figures.span(whole), "同一单位可能计入几个时段", figures.used((*run, whole)))
        else:
            yield sum_problem(figures, TOTAL, whole, run, sum_said(figures, run, whole), whole)


_QUARTERS, _HALVES = 4, 2


def halves_of_quarters(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Each half of a sentence against its quarters, the first that differs: 一季度38件，二季度52件，三季度47件，四季度61件，
    上半年90件、下半年108件; behind 其中 they may be of a class (其中上半年62件为简易程序).
    """
    if len(counts) < _QUARTERS + _HALVES:
        return
    found = [run for at in range(len(counts)) if (run := year_run(figures, counts, at))]
    quarters, words = next((run for run in found if len(run[0]) == _QUARTERS), ((), ""))
    halves, said = next((run for run in found if len(run[0]) == _HALVES and _are_halves(run[0])), ((), ""))
    both = (*quarters, *halves)
    if not (quarters and halves) or said not in ("", words) or quarters[-1].index > halves[0].index:
        return
    plain = all(figures[term].exact for term in both) and len({figures[term].unit.name for term in both}) == 1
    if (
        not plain
        or (halves[0].wide.startswith("其中") and halves[1].tail)
        or _stock().search(words)
        or figures[both[0]].unit.family in RECURRING
    ):
        return
    for half, parts in zip(halves, (quarters[:2], quarters[2:]), strict=True):
        if figures.size(*parts) != figures.size(half):
            yield sum_problem(figures, TOTAL, half, parts, sum_said(figures, parts, half), half)
            return
    yield Held(figures.span(halves[-1]), "total", figures.used(both), exact=True)


def _are_halves(run: Sequence[Term]) -> bool:
    return all(name in term.lead for name, term in zip(HALVES, run, strict=True))


def _told_apart(figures: Figures, run: Sequence[Term], whole: Term) -> bool:
    """Whether a figure right behind the halves counts just what they lack: 上半年15期，下半年18期，另编发专刊3期."""
    behind = figures.after(run[-1])
    if behind is None or whole.index > run[0].index or behind.sentence != run[0].sentence:
        return False
    lacking = figures.size(whole) - figures.size(*run)
    return figures.alike(behind, whole) and figures.size(behind) == lacking


def _counts_others(figures: Figures, whole: Term, run: Sequence[Term], words: str) -> bool:
    """Whether words behind the year's figure tell of those there are, not of the new ones: 新增副校长分别为12名…，全年386名副校长
    到校授课.
    """
    told = "新" in words and "新" not in whole.wide and not any(term.tail for term in run)
    return told and len(whole.tail) > len(words.partition("新")[2])


def _may_recur(figures: Figures, run: Sequence[Term], words: str, whole: Term, added: Interval) -> bool:
    """Whether the same may have been counted in several quarters: 四季度分别检查企业86家、92家…, 全年共286家."""
    value = figures.value(whole)
    counted = words + whole.lead + "".join(term.tail for term in (whole, *run))
    family = figures[whole].unit.family
    each_time = family.endswith("-time")  # 家次, 人次: the same is counted each time
    recurring = family in RECURRING or (not each_time and _bodies().search(counted) is not None)
    counted_twice = recurring and value.compare("<", added) is Truth.HOLDS
    return counted_twice and all(
        figures.value(term).compare("<=", value) is not Truth.CANNOT_HOLD for term in run
    )


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("单位|部门|乡镇|街道|社区|村|企业|机构|组织|网格|主体|商户|学校")


@cache
def _stock() -> re.Pattern[str]:
    """What stands at the end of each quarter, or how it differs, which nobody adds up."""
    return re.compile(
        "[末底]|现有|在(?:册|岗|办|审|建|押|矫|库|案|执)|挂牌|未[办审]?结|累计|存量|平均|[人户日月]均|同比|环比|(?<!新)增|减|升|降|比|涉及|覆盖|重复"
    )


def _same(figures: Figures, run: Sequence[Term]) -> bool:
    """Whether the figures stand next to each other, in one bracket level and one unit."""
    first = run[0]
    return all(
        term.index == first.index + place
        and figures[term].unit.name == figures[first].unit.name
        and figures.outer(term) == figures.outer(first)
        for place, term in enumerate(run)
    )


def _whole(figures: Figures, counts: Sequence[Term], run: Sequence[Term], words: str) -> Term | None:
    """The figure directly behind or before the parts that says what all of the year had."""
    whose = names_whose(run[0], words)
    if whose and _others_too(figures, run[0]):
        return None
    for term in counts:
        beside = term.index == run[-1].index + 1 or (
            term.mark != "、" and _before(figures, counts, term, run)
        )
        beside = beside and (not whose or term.sentence == run[0].sentence)
        if beside and not words and term.index < run[0].index and _said_all(figures, term, run):
            return term
        found = _all_year().fullmatch(term.wide) if beside else None
        if found is None or figures[term].unit.name != figures[run[0]].unit.name:
            continue
        if not words and run[0].mark not in (",", ";", ":", "、", "(") and not _stock().search(term.wide):
            return term  # 一季度21件，二季度26件，…，全年共立案98件
        said = re.sub("^的", "", found["words"])
        if said in words and not (said and _narrows(figures, words.partition(said)[0])):
            return term
        core = _amount().sub("", words)
        if core in said and term.index < run[0].index and not _stock().search(said):
            return term
    return None


def _narrows(figures: Figures, words: str) -> bool:
    """Whether words before the name of the whole leave a sort of it only: 涉企 of 行政检查."""
    return any(word in words for word in figures.reading.vocabulary.overlapping)


def _others_too(figures: Figures, first: Term) -> bool:
    """Whether others may have had theirs before: 乙区全年174件，甲区上半年112件，下半年134件，合计420件."""
    before = [term for term in figures.paragraph(first) if term.index < first.index]
    return any(
        (term.sentence == first.sentence and figures.alike(term, first))
        or any(name in term.lead for name in FIRST)
        for term in before
    )


def _said_all(figures: Figures, whole: Term, run: Sequence[Term]) -> bool:
    """Whether halves named by nothing else divide the figure before them: 共编发简报36期，上半年15期，下半年21期."""
    plain = _stock().search(whole.wide) is None and not figures.is_change(whole)
    same = figures[whole].unit.name == figures[run[0]].unit.name
    plain = plain and re.search("季度|月", whole.wide) is None  # 四季度61家，上半年80家、下半年100家
    return plain and same and whole.mark != "、" and run[0].mark == "," and run[0].lead in HALVES


@cache
def _amount() -> re.Pattern[str]:
    return re.compile("(?:数量|总[数量]|[件份场]数|[数量])$")


def _before(figures: Figures, counts: Sequence[Term], term: Term, run: Sequence[Term]) -> bool:
    """Whether no other count stands between a figure and the parts."""
    between = [each for each in counts if term.index < each.index < run[0].index]
    return term.index < run[0].index and all(
        figures[each].unit.family == "calendar-duration" for each in between
    )


@cache
def _all_year() -> re.Pattern[str]:
    return re.compile(
        "(?:(?:全年度?|年度)(?:合计|共计|总计|累计|共|总共)?|合计|总计|共计)(?P<words>[^,;]*?)(?:为|达)?"
    )
