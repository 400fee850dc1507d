"""Wholes and parts: 合计, 共计, 其中, 分别为, parts in brackets or behind a colon.

A total (合计) must equal some run of the figures before it. A part behind 其中 is not larger than its
whole, and parts that exclude each other (by the vocabulary, or 某某类) not larger together. Parts that make
up the whole (已办结 and 正在办理, a list in brackets, 分别为, counts whose shares make 100%) equal it; so do quarters and half
years beside the year. What is new is not more than what there is by now (累计). Figures
rounded to 万 or decimals may differ by half a unit of the last place each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import RESTS, Figures, paragraphs, sentences, total
from lawlint.checks._levels import counted
from lawlint.checks._sum.apart_rows import rests_of_named, rows_apart
from lawlint.checks._sum.classes import classes
from lawlint.checks._sum.composed import CONSISTS, composed
from lawlint.checks._sum.grand_totals import IN_ALL, grand_totals
from lawlint.checks._sum.known_classes import Classes
from lawlint.checks._sum.left_over import left_over
from lawlint.checks._sum.list_words import in_states
from lawlint.checks._sum.meant_parts import meant, nets, row_total, shares_between
from lawlint.checks._sum.occasions import OCCASIONS, occasions
from lawlint.checks._sum.one_each import EACH, one_each
from lawlint.checks._sum.other_reading import other_reading
from lawlint.checks._sum.remainders import between_units, of_old_and_new, remainders, rest_of_above, some_have
from lawlint.checks._sum.said_overlap import said_to_overlap
from lawlint.checks._sum.said_whole import said_whole
from lawlint.checks._sum.share_parts import complete_parts, printed_elsewhere
from lawlint.checks._sum.stocks import BY_NOW, stocks
from lawlint.checks._sum.sums import PART, PARTS, SPLIT, TOTAL, UNOPENED, sum_problem, sum_said
from lawlint.checks._sum.totals import totals_in
from lawlint.checks._sum.whole_lists import whole_lists
from lawlint.checks._sum.year_parts import NAMED, year_parts
from lawlint.checks._things import other_things, other_units
from lawlint.checks._wholes import Parts, part_lists
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass, replace

CASES = (TOTAL, PART, PARTS, SPLIT, UNOPENED)
PLACEHOLDERS = ("whole", "parts", "computed")
_MEANT = Fraction(1, 2)
"""How far from a whole its parts may be and still be meant to add up to it."""
_NEAR = Fraction(1, 4)
"""The same for a whole in an earlier sentence."""
_MOST_ROWS = 8  # of which every choice is tried


@dataclass(frozen=True, slots=True)
class Params:
    totals: tuple[str, ...] = ("合计", "共计", "总计", "总共", "一共", "加起来", "加在一起", "相加")
    """表示前面各数之和的词。 / Words before a figure that is the sum of those before it."""
    loose: tuple[str, ...] = ("合计", "总计")
    """后面可以再接几个字的求和词，如“合计表彰”。 / Those that other words may follow."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every list of parts and every total, sentence by sentence."""
    figures = Figures(reading)
    for terms in paragraphs(reading.facts) if "占" in reading.document.folded else ():
        yield from complete_parts(figures, terms)
    by_time = any(word in reading.document.folded for word in NAMED)
    by_now = any(word in reading.document.folded for word in BY_NOW)
    consists = any(word in reading.document.folded for word in CONSISTS)
    by_each = EACH in reading.document.folded
    by_occasion = any(word in reading.document.folded for word in OCCASIONS)
    by_row = "分别" in reading.document.folded or "依次" in reading.document.folded
    by_names = "除" in reading.document.folded and "外" in reading.document.folded
    in_all = any(word in reading.document.folded for word in IN_ALL)
    above: list[Term] = []  # the figures of the paragraph so far
    for terms in sentences(reading.facts):
        above = above if above and above[0].block == terms[0].block else []
        before, above = above, [*above, *terms]
        if len(terms) < 2 and not before:
            continue
        found: list[Observation] = []
        counts = counted(figures, terms)
        lists = list(part_lists(figures, counts, before))
        for at, parts in enumerate(lists):
            found.extend(_parts(figures, parts, lists[at + 1 :]))
        for parts, group in whole_lists(figures, counts, lists):
            seen = _together(figures, parts, group)
            other = other_reading(figures, parts, group.members) if isinstance(seen, Problem) else None
            found.append(other or seen)
        rests = list(_rests_above(figures, counts, before) or _remainders(figures, counts))
        found.extend(rests or _left_over(figures, counts))
        found.extend(year_parts(figures, counts, before) if by_time else ())
        found.extend(stocks(figures, counts) if by_now else ())
        found.extend(occasions(figures, counts) if by_occasion else ())
        found.extend(one_each(figures, terms) if by_each else ())
        found.extend(composed(figures, counts) if consists else ())
        found.extend(grand_totals(figures, counts) if in_all else ())
        found.extend(rows_apart(figures, terms) if by_row else ())
        found.extend(rests_of_named(figures, counts) if by_names else ())
        found.extend(said_whole(figures, counts, before))
        broken = {index for each in found if isinstance(each, Problem) for index in each.used}
        found.extend(totals_in((params.totals, params.loose), figures, counts, broken))
        yield from found


def _parts(figures: Figures, parts: Parts, later: Sequence[Parts]) -> Iterator[Observation]:
    """A list of parts against its whole; ``later``: the lists behind it in the sentence."""
    parts = meant(figures, parts)
    too_large: list[Term] = []
    for at, part in enumerate(parts.members):
        if at and part.mark not in ("、", ";"):
            break
        if not figures.is_change(part):
            seen = _part(figures, parts, part)
            if isinstance(seen, Problem):
                too_large.append(part)
            else:
                yield seen
    if too_large and (inner := _ended_before(figures, parts, too_large)):
        parts = inner
    elif too_large:
        yield _too_large(figures, parts, too_large)
        return
    overlap = said_to_overlap(figures, parts, later)
    stages = parts.unopened or bool(in_states(parts.members))
    overlap = overlap or (stages and excused_by(figures, (CARRY_OVER,), parts.members) != "")
    for group in classes(figures, parts):
        seen = _together(figures, parts, group)
        if isinstance(seen, Problem) and parts.partition and parts.members[-1].lead.startswith(RESTS):
            seen = _rest_of_some(figures, parts) or _rest_of_part(figures, parts) or seen
        if overlap and isinstance(seen, Problem):
            yield Abstained(seen.span, "文中说明各项有重叠，或含往期的", seen.used)
        elif isinstance(seen, Problem) and (other := other_reading(figures, parts, group.members)):
            yield other
        elif parts.partition and isinstance(seen, Problem) and shares_between(figures, parts):
            yield Abstained(seen.span, "有的类别只写了占比", seen.used)
        else:
            yield seen


def _ended_before(figures: Figures, parts: Parts, too_large: Sequence[Term]) -> Parts | None:
    """The list without its last figure, when that stands behind a semicolon and alone exceeds the whole: it counts
    something else (羊存栏20409只，其中：山羊1403只；绵羊19006只；禽存栏188399只).
    """
    *members, last = parts.members
    another = list(too_large) == [last] and last.mark == ";" and bool(members)
    return replace(parts, members=tuple(members)) if another else None


def _rest_of_some(figures: Figures, parts: Parts) -> Held | None:
    """其中重大隐患12处，已整改4098处，剩余28处: the rest goes with some of the parts only."""
    *some, rest = parts.members
    for chosen in _choices(some):
        members = (*chosen, rest)
        if total([figures.rounded(term) for term in members]).meets(figures.value(parts.wholes[0])):
            return Held(figures.span(rest), "rest", figures.used((parts.wholes[0], *members)), exact=True)
    return None


def _rest_of_part(figures: Figures, parts: Parts) -> Observation | None:
    """累计审查1580件，其中今年412件，退回23件、暂缓18件，其余371件通过: the rest is of the first part, when it comes
    nearer to that than to the whole.
    """
    first, *rest = parts.members
    inner = Parts("余", (first,), tuple(rest), False)
    if len(rest) < 2 or rest[0].mark != "," or _gap(figures, inner) >= min(_MEANT, _gap(figures, parts)):
        return None
    return _rest_of_some(figures, inner) or _together(figures, inner, Classes(inner.members, True, False))


def _remainders(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """其余N件: with the parts before it, it makes up one of the figures before them."""
    lists = list(remainders(figures, counts))
    others = (*_totals_behind(counts, lists), *_totals_between(lists))
    held = next((seen for parts in (*lists, *others) if (seen := _rest_of_some(figures, parts))), None)
    if held is not None:
        yield held
        return
    if lists and of_old_and_new(figures, lists[0]):
        used = figures.used((*lists[0].wholes, *lists[0].members))
        yield Held(figures.span(lists[0].members[-1]), "rest", used, exact=True)
        return
    if lists and (in_others := between_units(figures, counts, lists[0])):
        used = figures.used((*lists[0].wholes, *in_others, lists[0].members[-1]))
        yield Abstained(figures.span(lists[0].members[-1]), "有的部分以别的量词计", used)
        return
    meant = [parts for parts in lists if _gap(figures, parts) < _MEANT] if len(lists) > 1 else lists
    nearest = min(meant, key=lambda parts: _gap(figures, parts), default=None)
    first = nearest.members[0] if nearest is not None else None
    if nearest and (far := _is_another(figures, nearest)):
        yield far
    elif nearest and first and (first.mark in (",", ";") or some_have(first)):
        if said_to_overlap(figures, nearest, ()):
            used = figures.used((*nearest.wholes, *nearest.members))
            yield Abstained(figures.span(nearest.members[-1]), "文中说明各项有重叠，或含往期的", used)
            return
        yield _together(
            figures, nearest, Classes(nearest.members, True, "未" not in nearest.members[-1].lead)
        )


def _is_another(figures: Figures, parts: Parts) -> Observation | None:
    """What shows that the parts are of another whole: a figure of another sentence that they make up, or that they are more
    than twice this one.
    """
    used = figures.used((*parts.wholes, *parts.members))
    added = total([figures.rounded(term) for term in parts.members])
    if other := printed_elsewhere(figures, parts.members, added):
        return Held(figures.span(parts.members[-1]), "rest", (*used, other.index), exact=True)
    if _gap(figures, parts) > 1:
        return Abstained(figures.span(parts.members[-1]), "其余之数所属的总数不确定", used)
    return None


def _rests_above(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Sequence[Observation]:
    """What is done and the rest of a figure of an earlier sentence."""
    return [
        _together(figures, parts, Classes(parts.members, True, False))
        for parts in rest_of_above(figures, counts, before)
        if _gap(figures, parts) <= _NEAR
    ]


def _left_over(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """What is done and what is not yet are more than the whole."""
    for parts in left_over(figures, counts):
        yield _together(figures, parts, Classes(parts.members, False, True))


def _totals_behind(counts: Sequence[Term], lists: Sequence[Parts]) -> Iterator[Parts]:
    """The same lists with the whole behind them: 优秀38卷，良好62卷，其余20卷合格，共评查120卷."""
    for parts in lists:
        for term in counts:
            if term.index > parts.members[-1].index:
                yield Parts("余", (term,), (*parts.wholes, *parts.members), False)


def _totals_between(lists: Sequence[Parts]) -> Iterator[Parts]:
    """The same lists with the whole behind its first part: 网上申请480件，占全年申请1200件的40.0%，其余720件."""
    for parts in lists:
        for at, whole in enumerate(parts.members[:-1]):
            yield Parts("余", (whole,), (*parts.wholes, *parts.members[:at], parts.members[-1]), False)


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
    if (both := row_total(figures, parts)) and value.compare("<=", both) is not Truth.CANNOT_HOLD:
        return Abstained(
            figures.span(part), "“其中”所分的是前面几项之和", figures.used((*parts.wholes, part))
        )
    if figures.is_change(nearest):  # what others lost makes a net change smaller than some of its parts
        return Abstained(figures.span(part), "总数是增减数", figures.used((nearest, part)))
    if other_things(figures, part, *parts.wholes) or other_units(figures, part, *parts.wholes):
        return Abstained(figures.span(part), "部分与总数所计的不是同一种事物", figures.used((nearest, part)))
    return _too_large(figures, parts, [part])


def _too_large(figures: Figures, parts: Parts, above: Sequence[Term]) -> Problem:
    """Parts larger than their whole; when there are several it is the whole that is wrong."""
    nearest, part = parts.wholes[0], max(above, key=lambda term: figures[term].printed)
    computed = Words(
        f"{figures.said(part)}大于{figures.said(nearest)}", f"{figures[part].text} > {figures[nearest].text}"
    )
    case = UNOPENED if parts.unopened else PART
    return sum_problem(figures, case, nearest, (part,), computed, nearest if len(above) > 1 else part)


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
    if not all_members and total([figures.rounded(term) for term in parts.members]).meets(
        figures.value(wholes[0])
    ):  # 建议和提案437件，其中省级36件、建议184件、提案217件
        return Held(figures.span(members[-1]), "parts", figures.used((wholes[0], *parts.members)))
    runs = (members[:end] for end in range(2, len(members)))
    sharp = figures[wholes[0]].approx in (Approx.EXACT, Approx.ROUNDED)  # others meet many sums
    if (
        not group.complete
        and sharp
        and any(
            total([figures.rounded(term) for term in run]).meets(figures.value(wholes[0])) for run in runs
        )
    ):  # 举报401件，其中初次举报362件，重复举报39件，署名举报99件
        return Abstained(figures.span(members[-1]), "前几项已是全部", figures.used((wholes[0], *members)))
    both = row_total(figures, parts)
    fits = both and (added.meets(both) or (not equal and added.compare("<=", both) is not Truth.CANNOT_HOLD))
    if fits or nets(figures, wholes[0], members):
        return Held(figures.span(members[-1]), "parts", figures.used((*wholes, *members)))
    above = group.known and added.compare("<=", figures.value(wholes[0])) is Truth.CANNOT_HOLD
    case = UNOPENED if parts.unopened else SPLIT if group.some or (equal and not above) else PARTS
    return sum_problem(figures, case, wholes[0], members, sum_said(figures, members, wholes[0]), members[-1])
