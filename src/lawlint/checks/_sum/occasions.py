"""Lists that name each of several occasions: 举办培训4期，各期参训人数依次为215人、198人、270人和180人; 第一轮8个，第二轮、
第三轮各6个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_swapped
from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.said_overlap import overlap_near
from lawlint.checks._sum.sums import SPLIT, TOTAL, sum_problem, sum_said
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.dates import number
from lawlint.facts.model import Term
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass

OCCASIONS = ("分别", "依次", "第一轮", "第一批", "第一期", "第一阶段", "首轮", "首批", "首期")
"""Words without which no text names each of several occasions."""

_UNITS = frozenset({"期", "场", "轮", "批", "批次", "次", "届"})
_RECURRING = frozenset({"person", "household", "organisation", "department", "place", "piece"})
"""Families of what several occasions may have had in common."""
_VISITS = (("person", "person-time"), ("organisation", "organisation-time"), ("household", "household-time"))
"""What is counted on each occasion, and all of it together."""
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures of a list, how often each counts, what the list says that it counts, and whether it is all."""

    members: tuple[Term, ...]
    times: tuple[int, ...]
    words: str
    every: bool


def occasions(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every such list against the figure before it, or the total behind it."""
    for at in range(1, len(counts)):
        row = _of_each(figures, counts, at) or _by_ordinal(figures, counts, at)
        if row is None:
            continue
        whole = _whole_before(figures, counts[:at], row)
        if whole is not None:
            yield _verdict(figures, row, whole, SPLIT)
        behind = next((term for term in counts if term.index == row.members[-1].index + 1), None)
        if row.every and behind is not None and _is_total(figures, row, behind):
            yield _verdict(figures, row, behind, TOTAL)


def _of_each(figures: Figures, counts: Sequence[Term], at: int) -> _Row | None:
    """A row behind 分别为 or 依次为 of as many figures as there were occasions."""
    first = counts[at]
    found = _each().search(first.wide) if "分别" in first.wide or "依次" in first.wide else None
    if found is None:
        return None
    members = [first]
    for term in counts[at + 1 :]:
        if term.wide not in _JOINTS or not figures.alike(term, first) or term.index != members[-1].index + 1:
            break
        members.append(term)
    named = found["unit"]
    sizes = [
        term
        for term in counts[:at]
        if (figures[term].unit.name == named if named else term.index == first.index - 1)
        and figures[term].unit.name in _UNITS
    ]
    every = bool(sizes) and figures[sizes[-1]].exact and figures[sizes[-1]].printed == len(members)
    if len(members) < 2 or not every:
        return None
    return _Row(tuple(members), (1,) * len(members), found["words"], True)


@cache
def _each() -> re.Pattern[str]:
    return re.compile(
        "^(?:[各每](?P<unit>期|场|轮|批次?|次|届))?(?P<words>[\u4e00-\u9fff]{0,8}?)(?:人数|数量|[件次]数)?(?:依次|分别)(?:为|是|有|达|培训|参训|参加|发现|检查|督察)?$"
    )


def _by_ordinal(figures: Figures, counts: Sequence[Term], at: int) -> _Row | None:
    """第一轮督察853件、第二轮督察627件; 第一轮8个，第二轮、第三轮各6个."""
    members: list[Term] = []
    times: list[int] = []
    unit = words = ""
    for term in counts[at : at + _MOST]:
        found = _ordinals().fullmatch(term.wide.removeprefix("其中").strip("、和及"))
        if found is None or not figures.alike(term, counts[at]) or (unit and found["unit"] != unit):
            break
        names = _name().findall(found["names"])
        numbers = [_number(name) for name in names]
        due = list(range(sum(times) + 1, sum(times) + 1 + len(names)))
        if (
            numbers != due
            or (len(names) > 1) != bool(found["each"])
            or (members and found["words"] not in ("", words))
        ):
            break
        unit, words = found["unit"], words or found["words"]
        members.append(term)
        times.append(len(names))
    if sum(times) < 2:
        return None
    sizes = [term for term in counts[:at] if figures[term].unit.name[:1] == unit[:1] and figures[term].exact]
    every = bool(sizes) and figures[sizes[-1]].printed == sum(times)
    return _Row(tuple(members), tuple(times), words, every)


@cache
def _ordinals() -> re.Pattern[str]:
    one = "(?:第[一二三四五六七八九十]|首)(?:轮次?|批次?|期|阶段)"
    return re.compile(
        f"(?P<names>{one}(?:[、和及与]{one})*)(?<=(?P<unit>轮|期|段|批|次))(?P<words>[\u4e00-\u9fff]{{0,8}}?)(?P<each>各?)(?:为|有|是)?"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile("第([一二三四五六七八九十])|首")


def _number(name: str) -> int:
    return number(name) or 0 if name else 1


def _whole_before(figures: Figures, before: Sequence[Term], row: _Row) -> Term | None:
    """The nearest figure of the unit before the row, if its words are those of the row or the row has none."""
    first = row.members[0]
    found = [term for term in before if figures.alike(term, first) and figures.outer(term) is None]
    if not found or figures.is_change(found[-1]) or figures.is_average(found[-1]):
        return None
    said = found[-1].wide + found[-1].tail
    shared = any(row.words[at : at + 2] in said for at in range(len(row.words) - 1))
    return found[-1] if shared or not row.words or first.wide.startswith("其中") else None


def _is_total(figures: Figures, row: _Row, term: Term) -> bool:
    """Whether the figure behind a row sums it up: 累计447人次."""
    first = row.members[0]
    families = (figures[first].unit.family, figures[term].unit.family)
    return (
        (families[0] == families[1] or families in _VISITS)
        and term.mark in (",", ";", "")
        and _total().fullmatch(term.wide) is not None
    )


@cache
def _total() -> re.Pattern[str]:
    return re.compile(
        "(?:累计|合计|共计|总计|总共|一共|共)(?:培训|参训|参加|参与|检查|抽查|督察|督导|评查|走访)?(?:人员|学员|人数|单位|企业)?(?:为|达|达到)?"
    )


def _verdict(figures: Figures, row: _Row, whole: Term, case: str) -> Observation:
    added = total(
        [figures.rounded(term).scale(times) for term, times in zip(row.members, row.times, strict=True)]
    )
    value, used = figures.rounded(whole), figures.used((whole, *row.members))
    span = figures.span(row.members[-1])
    above = added.compare("<=", value) is Truth.CANNOT_HOLD
    if added.meets(value) or not (row.every or above):
        return Held(span, "occasions", used, exact=row.every)
    if overlap_near(figures, whole, row.members[0]):
        return Abstained(span, "文中说明有的没有计入总数", used)
    if above and _may_recur(figures, row, whole, added):
        return Abstained(span, "同一对象可能计入几次", used)
    members = [term for term, times in zip(row.members, row.times, strict=True) for _ in range(times)]
    primary = whole if case == TOTAL else members[-1]
    return sum_problem(figures, case, whole, members, sum_said(figures, members, whole), primary)


@cache
def _parted() -> re.Pattern[str]:
    """Who takes turns, so that nobody comes twice: 分4批对895名执法人员进行轮训."""
    return re.compile("分(?:为|成)?(?:\\d|[两二三四五六七八九十])个?[批期轮](?:次|次?对|次?组织)?$")


def _may_recur(figures: Figures, row: _Row, whole: Term, added: Interval) -> bool:
    """Whether the same may have been counted on several occasions, and no two digits that changed places explain it."""
    said = whole.wide + whole.tail + row.members[0].wide
    if figures[whole].unit.family not in _RECURRING or re.search("问题|隐患|线索|短板|风险", said):
        return False
    start = figures.reading.document.blocks[whole.block].span.start
    text = figures.reading.document.folded[start : figures.span(row.members[-1]).end + 40]
    if row.every and _parted().search(text[: whole.start - start + len(whole.wide)]):
        return False
    if re.search("无重复|不重复|未重复|没有重复|互不重|无重叠", text):
        return False
    sizes = [figures[term] for term in (whole, *row.members)]
    if any(not each.exact or each.decimals for each in sizes) or any(times > 1 for times in row.times):
        return True
    result = sum((each.printed for each in sizes[1:]), start=Fraction(0))
    return not is_swapped(result - sizes[0].printed, *sizes)
