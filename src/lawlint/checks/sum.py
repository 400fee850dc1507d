"""Wholes and parts: 合计, 共计, 其中, 分别为, parts in brackets or behind a colon.

A total (合计) must equal some run of the figures before it. A part behind 其中 is not larger than its
whole, and parts that exclude each other (by the vocabulary, or 某某类) not larger together. Parts that make
up the whole (已办结 and 正在办理, a list in brackets, 分别为) equal it. Figures rounded to 万 or decimals
may differ by half a unit of the last place each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import accumulate, combinations

from lawlint.checks._classes import Classes, classes, said_to_overlap
from lawlint.checks._figures import Figures, amount, sentences, total
from lawlint.checks._levels import counted
from lawlint.checks._things import other_things
from lawlint.checks._wholes import Parts, part_lists, remainders
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass

TOTAL, PART, PARTS, SPLIT = "total", "part", "parts", "split"
CASES = (TOTAL, PART, PARTS, SPLIT)
PLACEHOLDERS = ("whole", "parts", "computed")
_MEANT = Fraction(1, 2)
"""How far from a whole its parts may be and still be meant to add up to it."""
_MOST_ROWS = 8  # of which every choice is tried


@dataclass(frozen=True, slots=True)
class Params:
    totals: tuple[str, ...] = ("合计", "共计", "总计", "总共", "一共")
    """表示前面各数之和的词。 / Words before a figure that is the sum of those before it."""
    loose: tuple[str, ...] = ("合计", "总计")
    """后面可以再接几个字的求和词，如“合计表彰”。 / Those that other words may follow."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every list of parts and every total, sentence by sentence."""
    figures = Figures(reading)
    last: list[Term] = []
    for terms in sentences(reading.facts):
        previous = last if last and last[0].block == terms[0].block else []
        last = terms
        if len(terms) < 2 and not previous:
            continue
        found: list[Observation] = []
        counts = counted(figures, terms)
        lists = list(part_lists(figures, counts, previous))
        for at, parts in enumerate(lists):
            found.extend(_parts(figures, parts, lists[at + 1 :]))
        found.extend(_remainders(figures, counts))
        broken = {index for each in found if isinstance(each, Problem) for index in each.used}
        found.extend(_totals(params, figures, counts, broken))
        yield from found


def _parts(figures: Figures, parts: Parts, later: Sequence[Parts]) -> Iterator[Observation]:
    """A list of parts against its whole; ``later``: the lists behind it in the sentence."""
    too_large = False
    for at, part in enumerate(parts.members):
        if at and part.mark != "、":
            break
        if not figures.is_change(part):
            seen = _part(figures, parts, part)
            too_large = too_large or isinstance(seen, Problem)
            yield seen
    if too_large:
        return
    overlap = said_to_overlap(figures, parts, later)
    for group in classes(figures, parts):
        seen = _together(figures, parts, group)
        if isinstance(seen, Problem) and parts.partition:
            seen = _rest_of_some(figures, parts) or seen
        if overlap and isinstance(seen, Problem):
            yield Abstained(seen.span, "文中说明各项有重叠", seen.used)
        else:
            yield seen


def _rest_of_some(figures: Figures, parts: Parts) -> Held | None:
    """其中重大隐患12处，已整改4098处，剩余28处: the rest goes with some of the parts only."""
    *some, rest = parts.members
    for chosen in _choices(some):
        members = (*chosen, rest)
        if total([figures.rounded(term) for term in members]).meets(figures.value(parts.wholes[0])):
            return Held(figures.span(rest), "rest", figures.used((parts.wholes[0], *members)), exact=True)
    return None


def _remainders(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """其余N件: with the parts before it, it makes up one of the figures before them."""
    lists = list(remainders(figures, counts))
    held = next((seen for parts in lists if (seen := _rest_of_some(figures, parts))), None)
    if held is not None:
        yield held
        return
    meant = [parts for parts in lists if _gap(figures, parts) < _MEANT] if len(lists) > 1 else lists
    nearest = min(meant, key=lambda parts: _gap(figures, parts), default=None)
    if nearest is not None and nearest.members[0].mark in (",", ";"):
        yield _together(figures, nearest, Classes(nearest.members, True, True))


def _choices(parts: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """All parts, then some of them: 受理120件，办结90件，满意85件，其余30件.  A row joined by 、 stays together."""
    rows: list[list[Term]] = []
    for term in parts:
        if rows and term.mark == "、":
            rows[-1].append(term)
        else:
            rows.append([term])
    for size in range(len(rows), 0, -1) if len(rows) <= _MOST_ROWS else (len(rows),):
        for chosen in combinations(rows, size):
            yield tuple(term for row in chosen for term in row)


def _gap(figures: Figures, parts: Parts) -> Fraction:
    """How far the parts are from the whole, as a share of it."""
    added = sum((figures[term].printed for term in parts.members), start=Fraction(0))
    whole = figures[parts.wholes[0]].printed
    return abs(added - whole) / whole if whole else _MEANT


def _part(figures: Figures, parts: Parts, part: Term) -> Observation:
    value, nearest = figures.value(part), parts.wholes[0]
    fitting = [whole for whole in parts.wholes if not _exceeds(figures, value, whole)]
    if fitting:
        if fitting[0] is nearest:
            return Held(figures.span(part), "part", figures.used((nearest, part)))
        return Abstained(figures.span(part), "“其中”所指的总数不止一种可能", figures.used((nearest, part)))
    if other_things(figures, part, *parts.wholes):
        return Abstained(figures.span(part), "部分与总数所计的不是同一种事物", figures.used((nearest, part)))
    computed = Words(
        f"{figures.said(part)}大于{figures.said(nearest)}", f"{figures[part].text} > {figures[nearest].text}"
    )
    return _problem(figures, PART, nearest, (part,), computed, part)


def _exceeds(figures: Figures, value: Interval, whole: Term) -> bool:
    return value.compare("<=", figures.value(whole)) is Truth.CANNOT_HOLD


def _together(figures: Figures, parts: Parts, group: Classes) -> Observation:
    """Parts that exclude each other against the whole."""
    members = group.members
    all_members = len(members) == len(parts.members)
    equal = (group.complete or (parts.closed and all_members and not group.some)) and not parts.more
    added = total([figures.rounded(term) for term in members])
    wholes = parts.wholes
    for whole in wholes:
        value = figures.value(whole)
        if added.meets(value):
            used = figures.used((whole, *members))
            return Held(figures.span(members[-1]), "parts", used, exact=all_members or group.complete)
        if not equal and added.compare("<=", value) is not Truth.CANNOT_HOLD:
            return Held(figures.span(members[-1]), "parts", figures.used((whole, *members)))
    above = group.known and added.compare("<=", figures.value(wholes[0])) is Truth.CANNOT_HOLD
    case = SPLIT if group.some or (equal and not above) else PARTS
    return _problem(figures, case, wholes[0], members, _sum_said(figures, members, wholes[0]), members[-1])


def _totals(
    params: Params, figures: Figures, counts: Sequence[Term], broken: set[int]
) -> Iterator[Observation]:
    for at, term in enumerate(counts):
        if not _is_total(params, term, counts[:at]):
            continue
        level = figures.outer(term)
        mixed = _names_all(term, counts[:at])
        before = [
            each
            for each in counts[:at]
            if (mixed or figures.alike(each, term))
            and figures.outer(each) == level
            and figures.is_change(each) == figures.is_change(term)
        ]
        if len(before) < 2 or _of_its_own(figures, term, before[-1]):
            continue
        yield from _total(figures, term, before, broken)


def _of_its_own(figures: Figures, term: Term, before: Term) -> bool:
    """Whether 共 counts what its own part of the sentence names: 第二类是……，共15项；第三类是……，共9项."""
    if term.wide.strip("为达 ") != "共":
        return False
    between = figures.reading.document.folded[figures.span(before).end : figures.span(term).start]
    return ";" in between


@cache
def _all_handled() -> re.Pattern[str]:
    return re.compile("(?:全年)?共(?:计|有)?(?:办理|审理|受理|处理)(?:案件|复议案件|行政复议案件)?")


@cache
def _carried() -> re.Pattern[str]:
    return re.compile("结转|旧存|存|未结")


def _is_total(params: Params, term: Term, before: Sequence[Term]) -> bool:
    words = term.wide.strip("为达 ")
    if _all_handled().fullmatch(words) and len(before) > 1:
        old, new = (_carried().search(each.lead) is not None for each in before[-2:])
        return old != new and all(re.search("新|[本当]年|结转|存|未结", each.lead) for each in before[-2:])
    if words in params.totals or (words == "共" and term.mark in ("", ",", "、")):
        return True
    return any(words.startswith(word) and len(words) <= len(word) + 4 for word in params.loose)


def _names_all(term: Term, before: Sequence[Term]) -> bool:
    """Whether the total names what was counted in several units: 集体10个、个人20名，合计40个集体和个人."""
    parts = [part for part in term.tail.replace("、", "和").split("和") if len(part) > 1]
    listed = before[-len(parts) :]
    return (
        len(parts) > 1
        and len(listed) == len(parts)
        and all(each.lead.endswith(part) for each, part in zip(listed, parts, strict=True))
    )


def _total(figures: Figures, term: Term, before: Sequence[Term], broken: set[int]) -> Iterator[Observation]:
    """A total against every run of figures that may be its addends."""
    value = figures.value(term)
    runs = list(_runs(before))
    for run, added in zip(runs, _added(figures, runs), strict=True):
        if added.meets(value):
            yield Held(figures.span(term), "total", figures.used((*run, term)), exact=True)
            return
    same = next((each for each in before if figures.value(each) == value), None)
    if same is not None:
        yield Held(figures.span(term), "total", figures.used((same, term)), exact=True)
        parts = before[before.index(same) + 1 :]
        if broken & {each.index for each in before}:
            return
        if len(parts) > 1:  # the total is stated twice: it is the parts that do not fit
            yield _problem(figures, TOTAL, term, parts, _sum_said(figures, parts, term), parts[-1])
            return
    if other_things(figures, term, *before):
        yield Abstained(figures.span(term), "合计与各项所计的不是同一种事物", figures.used((*before, term)))
        return
    nearest = min(
        runs, key=lambda run: abs(sum(figures[each].printed for each in run) - figures[term].printed)
    )
    yield _problem(figures, TOTAL, term, nearest, _sum_said(figures, nearest, term), term)


def _added(figures: Figures, runs: Sequence[Sequence[Term]]) -> list[Interval]:
    """The sum of every run; each run that is the one before it without its first term costs nothing."""
    sums: list[Interval] = []
    tails: list[Interval] = []
    for at, run in enumerate(runs):
        if not at or len(run) != len(runs[at - 1]) - 1 or run[0] is not runs[at - 1][1]:
            backwards = accumulate((figures.rounded(each) for each in reversed(run)), Interval.__add__)
            tails = list(backwards)[::-1]
        sums.append(tails[len(tails) - len(run)])
    return sums


def _runs(before: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The runs of at least two figures that end before the total; then the same without parts behind 其中."""
    for start in range(len(before) - 1):
        yield before[start:]
    outside: list[Term] = []
    inside = False
    for term in before:
        inside = "其中" in term.wide or (inside and term.mark == "、")
        if not inside:
            outside.append(term)
    if 1 < len(outside) < len(before):
        for start in range(len(outside) - 1):
            yield outside[start:]


def _sum_said(figures: Figures, members: Sequence[Term], whole: Term) -> Words:
    first = figures[members[0]]
    added = sum(
        (figures[term].printed * figures[term].unit.scale for term in members), start=first.printed * 0
    )
    said = "＋".join(figures[term].text for term in members)
    result = amount(added, figures[whole])
    return Words(
        f"{said}＝{result}，文中为{figures[whole].text}",
        f"{said} = {result}, the text says {figures[whole].text}",
    )


def _problem(
    figures: Figures, case: str, whole: Term, parts: Sequence[Term], computed: Words, primary: Term
) -> Problem:
    added = sum(
        (figures[term].printed * figures[term].unit.scale for term in parts), start=figures[whole].printed * 0
    )
    lead = {
        TOTAL: ("合计数与各分项之和不符", "the total is not the sum of the figures before it"),
        PART: ("部分大于总数", "a part is larger than its whole"),
        PARTS: ("各分项之和大于总数", "the parts together are larger than the whole"),
        SPLIT: ("各分项之和与总数不等", "the parts do not add up to the whole"),
    }[case]
    others = [term for term in (whole, *parts) if term is not primary]
    nearest = [Words(f"总数为{amount(added, figures[whole])}", f"whole = {amount(added, figures[whole])}")]
    rest = figures[whole].printed * figures[whole].unit.scale - added
    if case != PART:
        last = parts[-1]
        value = figures[last].printed * figures[last].unit.scale + rest
        if value > 0:
            bound, sign = ("不大于", "<=") if case == PARTS else ("为", "=")
            said = amount(value, figures[last])
            nearest.append(
                Words(f"{last.lead or '末项'}{bound}{said}", f"{figures[last].text} {sign} {said}")
            )
    return Problem(
        figures.span(primary),
        Words(f"{lead[0]}：{computed.zh}", f"{lead[1]}: {computed.en}"),
        case,
        {
            "whole": figures.said(whole),
            "parts": "、".join(figures.said(term) for term in parts),
            "computed": computed.zh,
        },
        Reasoning(tuple(figures.said(term) for term in (whole, *parts)), computed, nearest=tuple(nearest)),
        figures.related(others),
        key="".join(figures.said(term) for term in (whole, *parts)),
        used=figures.used((whole, *parts)),
        conflict=True,
    )
