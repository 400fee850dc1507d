"""Movements of a figure in time: 由A…到B, this year's beside last year's, the verbs that say which way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._bases import (
    came_in,
    compares_with,
    is_base,
    is_named,
    is_past,
    is_since_last,
    named_behind_colon,
    only_year,
    said_aside,
)
from lawlint.checks._figures import DOWN, UP, Figures, compared_with, total
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.same_words import same_subject, same_words
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span
from lawlint.interval import Interval
from lawlint.lean import dataclass

_LONGEST = 14  # characters between A and B
_RANKS = frozenset({"级", "等", "档", "类", "位", "期", "届", "版", "号"})


@dataclass(frozen=True, slots=True)
class Move:
    """From one figure to another; ``verb`` as printed and its direction, when one stands between them."""

    base: Term
    result: Term
    verb: Span | None = None
    up: bool | None = None


@cache
def _between() -> re.Pattern[str]:
    """What may stand between A and B: 户增加到, 下降至, 变为, 到; not 个部门组成 or 名律师为, of two different things."""
    becomes = "变|调整|优化|改|整合|合并|归并|[拓扩发]展|壮大|压|缩|提|核定|达"
    when = "目前|现在|当前|[今本去]年|年末|年底|(?:19|20)\\d\\d年(?:底|末|年底)?|第?[一二三四]季度|[上下]半年|\\d{1,2}月[份末底]?"
    return re.compile(
        rf"(?:[^,;。0-9]{{0,8}}?(?:(?P<up>{UP})|(?P<down>{DOWN})|{becomes})了?,?(?:至|到|为|成)|至|到)"
        f"(?:(?:{when})的?|每[年月次]|了)?(?:只有|仅有?|仅为|只剩|达到?|高达)?"
    )


@cache
def _ranked() -> re.Pattern[str]:
    """Places in a ranking, where less is more."""
    return re.compile("排名|位次|名次|位列|排位|等级|评级|列全|居全")


@cache
def year_said() -> re.Pattern[str]:
    return re.compile(r"(20\d\d)年")


def is_rank(figures: Figures, term: Term) -> bool:
    """Whether the figure is a place in a ranking."""
    return _ranked().search(term.wide) is not None or figures[term].unit.name in _RANKS


def comparable(figures: Figures, base: Term, result: Term) -> bool:
    """Whether one figure can become the other: both percentages, or counts in one unit."""
    one, two = figures[base], figures[result]
    if one.kind is Kind.PERCENT or two.kind is Kind.PERCENT:
        return one.kind is two.kind
    return one.kind is two.kind is Kind.QUANTITY and one.unit.family == two.unit.family


def move_to(figures: Figures, terms: Sequence[Term], at: int) -> Move | None:
    """由A…到B, when the figure at ``at`` is B."""
    if at == 0:
        return None
    base, result = terms[at - 1], terms[at]
    if not comparable(figures, base, result) or not re.search("[由从自]", base.wide):
        return None
    if is_rank(figures, base):
        return None
    start, end = figures.span(base).end, figures.span(result).start
    found = _between().fullmatch(figures.reading.document.folded, start, end)
    if found is None or end - start > _LONGEST:
        return None
    if group := "up" if found["up"] else "down" if found["down"] else "":
        return Move(base, result, Span(*found.span(group)), group == "up")
    return Move(base, result)


def move_of_years(figures: Figures, before: Sequence[Term], change: Term) -> Move | None:
    """The figures of this year and of last year that stand directly before a change."""
    own = len(before) > 2 and _is_rate_of_change(figures, before[-2])
    if own and is_base(before[-1]) and is_base(before[-3]):
        before = [*before[:-3], before[-1]]  # 受理200件，比上年的160件增长25%，比2022年的100件增长100%
    elif own:
        before = [*before[:-2], before[-1]]  # 受理328件，同比下降12.8%，比2023年的376件减少48件
    before = [*(each for each in before[:-1] if not _stands_aside(figures, each, before[-1])), *before[-1:]]
    if before and is_since_last(before[-1]):
        before = _levels(figures, before)
    if len(before) < 2:
        return None
    one, two = before[-2], before[-1]
    if named := _than_year().search(change.wide):
        one = next((each for each in reversed(before[:-1]) if named[1] in each.wide), one)
    if not comparable(figures, one, two) or change.index != two.index + 1:
        return None
    years = [year_said().search(each.wide) for each in (one, two)]
    if years[0] and years[1] and not is_base(two):
        first, second = int(years[0][1]), int(years[1][1])
        if own and first > second:
            return None  # 2024年评选13个，增长6.8%；2023年评选11个，增长6.1%
        if named and named[1] not in one.wide:
            return None  # 2023年26次，2024年9次，较2022年减少78%
        led = one.tail == "相比" and is_base(one)  # 与2020年的156件相比，2024年的312件
        if (named or led or abs(first - second) == 1) and same_words(one, two):
            return Move(one, two) if first < second else Move(two, one)
        return None
    past = is_past(one) or _last_year().match(one.wide) is not None
    if past and not is_past(two) and _this_year().search(two.wide) and same_words(one, two):
        return Move(one, two)  # 上年受理286件，今年受理312件
    if _is_aside(figures, one, two):
        return Move(two, one)  # 经费支出1386万元，2023年为1152万元，增加171万元
    alone = len([each for each in before if comparable(figures, each, two)]) == 2
    if alone and one.tail == "相比" and is_named(one) and two.mark == "," and not figures.is_change(two):
        return Move(one, two)  # 与上年的286件相比，今年受理312件
    if (
        is_past(one)
        or is_base(one)
        or figures.is_change(one)
        or (figures.is_change(two) and not is_since_last(two))
        or not same_subject(one, two)
    ):
        return (
            None  # 较2024年的131件增长16.03%，较2023年的86件增长76.74%: both led to a figure further before
        )
    others = [each for each in before[:-2] if comparable(figures, each, two) and not came_in(each, one)]
    alone = not others and "平均" not in change.wide  # 较法定时限20天平均压缩60%: of many
    alone = alone and compares_with().match(two.wide) is not None  # 保留87项，比清理前的214项减少127项
    return Move(two, one) if is_past(two) or (is_base(two) and years[1]) or alone else None


def _levels(figures: Figures, before: Sequence[Term]) -> list[Term]:
    """The figures that can be compared with the last: 1407万元，环比上季度1376万元增长2.3%，同比去年1368万元."""
    last = before[-1]
    levels = [each for each in before[:-1] if comparable(figures, each, last) and not is_since_last(each)]
    return [*(each for each in levels if not figures.is_change(each)), last]


def _stands_aside(figures: Figures, term: Term, base: Term) -> bool:
    """Whether a figure is but a level, or the share of a count before its base: 受理200件，占40%，比上年的160件增长25%."""
    share = figures[term].kind is Kind.PERCENT and "占" in term.wide and figures.is_count(base)
    return share or _is_level().search(term.wide) is not None


@cache
def _is_level() -> re.Pattern[str]:
    """Before a figure that another is only held against: 虽然仍低于全国40%的水平."""
    return re.compile("(?:低于|高于|落后于?|领先于?|高出|高过|好于|优于)[^,;]*$")


def _is_aside(figures: Figures, result: Term, base: Term) -> bool:
    """Whether the second figure is but that of the year before the first: 2023年为1152万元, 上年同期1152万元, or in
    brackets 2023年1152万元.
    """
    said = said_aside().fullmatch(named_behind_colon(figures, base))
    if said is None and base.mark == "(":
        said = only_year().fullmatch(base.wide)
    if said is None or base.mark not in (",", "(", ";", ":") or base.index != result.index + 1 or result.tail:
        return False
    if is_past(result) or is_base(result) or figures.is_change(result):
        return False
    report, year = figures.reading.document.identity.year, year_said().search(result.wide)
    this = int(year[1]) if year else report
    return said["year"] is None or (this is not None and int(said["year"]) + 1 == this)


@cache
def _than_year() -> re.Pattern[str]:
    """The year that a change names: 较2022年减少."""
    return re.compile(r"[较比与](20\d\d)年")


def _is_rate_of_change(figures: Figures, term: Term) -> bool:
    return figures[term].kind is Kind.PERCENT and direction(term.wide) is not None


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile("[上去]年(?!(?:以来|[初末底]|结转|遗留|旧存|同期))")


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile("^(?:而)?(?:今年|本年度?|当年)")


def fits_another(figures: Figures, terms: Sequence[Term], move: Move, change: Term, up: bool) -> bool:
    """Whether the change leads from the base to another figure before it, to several of them together, or to one
    behind it: 计划内检查2451次、计划外检查412次，比上年的3764次减少901次; 注销4家，比上年末的38家减少4家，现有34家.
    """
    near = [term for term in terms if term.index != change.index and comparable(figures, term, move.base)]
    values = [figures.rounded(term) for term in near if term.index < move.base.index]
    behind = [
        figures.rounded(term) for term in near if term.index > change.index and not term.wide[-8:].count("率")
    ]
    runs = [values[start:] for start in range(len(values))] + [[value] for value in (*values, *behind)]
    base = figures.rounded(move.base)
    for run in runs:
        moved = (total(run) - base).scale(1 if up else -1)
        if figures[change].kind is Kind.PERCENT:
            moved, said = moved.scale(100) / base, figures.printed(change)
        else:
            said = figures.rounded(change)
        if moved.meets(said):
            return True
    return False


def turned(figures: Figures, move: Move, term: Term, moved: Interval) -> bool:
    """Whether the size of the change is right, of whichever figure, and its direction wrong."""
    if moved.high is None or moved.high >= 0 or verb_of(figures, term) is None:
        return False
    if figures[term].kind is Kind.PERCENT:
        ends = (figures.rounded(each) for each in (move.base, move.result))
        return any((moved.scale(-100) / end).meets(figures.printed(term)) for end in ends)
    return moved.scale(-1).meets(figures.rounded(term))


def verb_of(figures: Figures, term: Term) -> Span | None:
    """The word before a change that says which way it goes."""
    start, end = term.start, figures.span(term).start
    found = re.search(f"(?:{UP}|{DOWN})", figures.reading.document.folded[start:end])
    return None if found is None else Span(start + found.start(), start + found.end())


def is_alone(figures: Figures, before: Sequence[Term], move: Move) -> bool:
    """Whether nothing else can be compared: 调解3120件，较上年3600件上升20%, no other figure of that sort before."""
    others = [each for each in before if comparable(figures, each, move.base)]
    beside = move.base.index == move.result.index + 1 and move.base.mark == ","
    return beside and len(others) == 2 and compared_with().fullmatch(move.base.wide) is not None
