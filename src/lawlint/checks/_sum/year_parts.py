"""Figures of the quarters or half years of a year against that of the whole year beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.interval import Interval, Truth

NAMED = ("季度", "半年", "12月", "2个月", "二个月", "月底", "月末")
"""Words without which no text has figures of parts of a year."""

_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_HALVES = ("上半年", "下半年")
_REST = ("前三季度", "四季度")
_RECURRING = frozenset({"person", "household", "organisation", "department", "place", "administrative"})
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})


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
        run, words = (
            _listed(figures, counts, at) or _named(counts, at) or _to_month(counts[at : at + 2]) or ((), "")
        )
        if not run or _stock().search(words) or not _same(figures, run):
            continue
        whole = _whole(figures, counts, run, words)
        if whole is None:
            continue
        added = total([figures.rounded(term) for term in run])
        if added.meets(figures.value(whole)):
            yield Held(figures.span(whole), "total", figures.used((*run, whole)), exact=True)
        elif (
            excused := excused_by(figures, (CARRY_OVER, "去重", "去除重复", "剔除重复"), (*run, whole))
        ) and excused != "积案":  # 积案 are what is counted here
            yield Abstained(figures.span(whole), f"附近有“{excused}”", figures.used((*run, whole)))
        elif _may_recur(figures, run, whole, added):
            yield Abstained(figures.span(whole), "同一单位可能计入几个时段", figures.used((*run, whole)))
        else:
            yield sum_problem(figures, TOTAL, whole, run, sum_said(figures, run, whole), whole)


def _may_recur(figures: Figures, run: Sequence[Term], whole: Term, added: Interval) -> bool:
    """Whether the same may have been counted in several quarters: 四季度分别检查企业86家、92家…, 全年共286家."""
    value = figures.value(whole)
    recurring = figures[whole].unit.family in _RECURRING or any(
        _bodies().search(term.lead + term.tail) for term in (whole, *run)
    )
    counted_twice = recurring and value.compare("<", added) is Truth.HOLDS
    return counted_twice and all(
        figures.value(term).compare("<=", value) is not Truth.CANNOT_HOLD for term in run
    )


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("单位|部门|乡镇|街道|社区|村|企业|机构|组织|网格|主体|商户|学校")


def _listed(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Sequence[Term], str] | None:
    """The figures behind 四个季度分别 or 上、下半年受理申请分别为, and the words that say what they count."""
    first = counts[at]
    if "分别" not in first.wide and "依次" not in first.wide:
        return None
    clause = figures.clauses[first.clause].span
    said = figures.reading.document.folded[clause.start : figures.span(first).start]
    found = _each_part().search(said)
    stop = at + 1
    while stop < len(counts) and counts[stop].wide in _JOINTS and counts[stop].clause == first.clause:
        stop += 1
    if found is None or stop == at + 1:
        return None
    said_before = found["before"].removeprefix("的")
    size = 2 if found["halves"] else 12 if found["months"] else 4
    if stop - at != size and (said_before or size > 4):
        return None
    return counts[at:stop], said_before + found["words"]


@cache
def _each_part() -> re.Pattern[str]:
    numbers = "[一1][、,至到—-]+(?:[二2]、[三3]、)?"
    quarters = f"(?:[四4] ?个季度|第?[一1]季度[至到—-]+第?[四4]季度|第?{numbers}[四4]季度|(?<![前后末])各季度|每个?季度)"
    halves = "(?P<halves>上(?:半年)?[、和及与]下半年|上下半年|两个半年)"
    months = "(?P<months>[一1]月?份?[至到—-]+(?:12|十二)月份?|(?:12|十二)个月)"
    before = r"(?P<before>[^\d,;:()]{0,20}?)"
    return re.compile(
        rf"(?<![\d第])(?:{quarters}|{halves}|{months}){before}(?:分别|依次)(?:为|是|达)?(?P<words>[^\d,;:]*)$"
    )


def _named(counts: Sequence[Term], at: int) -> tuple[Sequence[Term], str] | None:
    """Figures each of which names its quarter or half year, and the words that say what they count."""
    for names in (_QUARTERS, _HALVES, _REST):
        if names[0] not in counts[at].lead:
            continue
        run = counts[at : at + len(names)]
        said = [_said_of(name, term) for name, term in zip(names, run, strict=False)]
        first = said[0] if said else None
        same = all(words is not None and (first or "").startswith(words) for words in said)
        if len(run) == len(names) and first is not None and same:
            return run, first
    return None


def _to_month(pair: Sequence[Term]) -> tuple[Sequence[Term], str] | None:
    """What was done up to a month and in the months that were left: 截至11月底办理1082件，12月又办理97件."""
    found = [pattern.fullmatch(term.lead) for pattern, term in zip(_months(), pair, strict=False)]
    first, rest = found if len(found) == 2 else (None, None)
    if first is None or rest is None or int(first["to"]) + 1 != int(rest["since"]):
        return None
    to = int(rest["until"] or rest["since"])
    same = rest["words"] in ("", first["words"]) or first["words"].startswith(rest["words"])
    return (pair, first["words"]) if to == 12 and same else None


@cache
def _months() -> tuple[re.Pattern[str], re.Pattern[str]]:
    since = "(?:截至|截止|到|至|1月?[至到—-]+|前)(?P<to>\\d{1,2})(?:月份?|个月)[底末]?,?"
    return (
        re.compile(f"(?:今年|本年|全[市县区省])?{since}(?:已|共|累计)*(?P<words>[^,;]*)"),
        re.compile(
            "(?P<since>\\d{1,2})(?:月?[至到、—-]+(?P<until>12))?月份?(?:又|再|还|当月|新|共)*(?P<words>[^,;]*)"
        ),
    )


def _said_of(name: str, term: Term) -> str | None:
    """What stands between the name of the part of the year and its figure."""
    who = f"{_OF_ALL}|{_WHOSE}" if name in _FIRST else _OF_ALL
    found = re.fullmatch(f"(?:{who})第?{name}(?:为|是)?(?P<words>[^,;]*)", term.lead)
    return found["words"] if found else None


_FIRST = frozenset({_QUARTERS[0], _HALVES[0], _REST[0]})
_OF_ALL = "(?:其中)?(?:全[省市县区])?"
_WHOSE = (
    "(?:(?![上去前往历]年|同期|[比较与至到底末各每]|计划|目标|累计)[\u4e00-\u9fff]){1,14}"
    "(?:机构|机关|部门|单位|系统|组织|中心|窗口|平台|热线|政府|法院|仲裁委|[省市县区镇乡局院所站处办])"
)
"""Whose figures all those are, named with the first: 全市复议机构上半年新收48件，下半年新收52件，全年合计100件."""


@cache
def _stock() -> re.Pattern[str]:
    """What stands at the end of each quarter, or how it differs, which nobody adds up."""
    return re.compile(
        "[末底]|现有|在册|在岗|累计|存量|平均|[人户日月]均|同比|环比|增|减|升|降|比|涉及|覆盖|重复"
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
    whose = _names_whose(run[0])
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
        if said in words:
            return term
        core = _amount().sub("", words)
        if core in said and term.index < run[0].index and not _stock().search(said):
            return term
    return None


def _names_whose(first: Term) -> bool:
    """Whether the first part names whose it is."""
    return any(re.match(f"(?!{_OF_ALL}第?{name}){_WHOSE}第?{name}", first.lead) for name in _FIRST)


def _others_too(figures: Figures, first: Term) -> bool:
    """Whether others may have had theirs before: 乙区全年174件，甲区上半年112件，下半年134件，合计420件."""
    before = [term for term in figures.paragraph(first) if term.index < first.index]
    return any(
        (term.sentence == first.sentence and figures.alike(term, first))
        or any(name in term.lead for name in _FIRST)
        for term in before
    )


def _said_all(figures: Figures, whole: Term, run: Sequence[Term]) -> bool:
    """Whether halves named by nothing else divide the figure before them: 共编发简报36期，上半年15期，下半年21期."""
    plain = _stock().search(whole.wide) is None and not figures.is_change(whole)
    same = figures[whole].unit.name == figures[run[0]].unit.name
    return plain and same and whole.mark != "、" and run[0].mark == "," and run[0].lead in _HALVES


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
