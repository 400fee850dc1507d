"""A count that is told again with other digits: 承办建议246件……264件建议全部办结; 检查1864家次……在这1846家次检查中.

A figure that speaks of all of a set told before (N件建议全部, 上述N件, 受理的N件全部) must be a count of the
document in its unit, or a sum or difference of counts near it.  It is reported only when it is none and its
digits are those of a count before but for two that changed places or one that is wrong, or when it is more
than everything counted before.  In other parts of the report only a figure with the same words (县政府常务会议会前学法12次 ……
县长主持县政府常务会议会前学法13次) or of a set of its own name (对督察发现的421个问题) is compared, with the only count
there is of it.  The paragraphs before and behind a table are held against it in the same way,
and so is a bound against the figure that it is said of (占63.4%，超过七成); a sum of money with the same digits in another
unit (归集2.35亿元 …… 对归集的2.35万元) is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, groupby
from operator import attrgetter

from lawlint.checks._digits import one_wrong, turned
from lawlint.checks._figures import Figures, sentences
from lawlint.checks._fitting import MOST
from lawlint.checks._retold.again import Again, generic, is_base, is_named, of_everyone, told_again
from lawlint.checks._retold.both import both_told
from lawlint.checks._retold.elsewhere import Elsewhere
from lawlint.checks._retold.far import Earlier, next_of_row, of_far_set, things_alike, worded_alike
from lawlint.checks._retold.lost_cases import lost_cases
from lawlint.checks._retold.other_year import of_other_year
from lawlint.checks._retold.parts import parts_make
from lawlint.checks._retold.round import retold_round
from lawlint.checks._retold.scale import in_other_unit
from lawlint.checks._retold.sum import retold_sum, told_otherwise
from lawlint.checks._retold.tables import retold_of_tables
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("first", "second")
_CASES = frozenset("件起宗案")
"""Units of which few are told again with 这: 这3起案件."""


@dataclass(frozen=True, slots=True)
class Params:
    unless: tuple[str, ...] = ()
    """两数之间出现这些词时不比较。 / Words between the two figures that switch it off."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every figure of a set told before, against the paragraph and the one before it."""
    figures = Figures(reading)
    for label, cell, term in retold_of_tables(figures):
        yield _problem(figures, cell, term, f"表中{label}", f"in the table ({label})")
    for terms in sentences(reading.facts):
        yield from retold_round(figures, terms)
    above: list[Term] = []
    earlier, elsewhere = Earlier(figures), Elsewhere(figures)
    for _, group in groupby(reading.facts.terms, key=attrgetter("block")):
        terms = list(group)
        if reading.document.blocks[terms[0].block].cell is not None:
            above = []
            continue
        for this, term in of_other_year(figures, terms):
            yield _problem(figures, this, term)
        for one, other, term in both_told(figures, terms):
            yield told_otherwise(figures, term, (one, other))
        for base, term in in_other_unit(figures, terms):
            yield _problem(figures, base, term)
        for lost, term in lost_cases(figures, terms):
            yield told_otherwise(figures, term, lost)
        for at, term in enumerate(terms):
            again, seen = told_again(figures, term), None
            if again is not None and (at or above):
                told = elsewhere.told(term)
                seen = _judged(params, figures, again, [*above, *terms[:at]], [*above, *terms], told)
            seen = seen or _far(figures, terms, at, again, earlier, elsewhere)
            if seen is not None:
                yield seen
        earlier.add(terms)
        above = terms


def _far(
    figures: Figures,
    terms: Sequence[Term],
    at: int,
    again: Again | None,
    earlier: Earlier,
    elsewhere: Elsewhere,
) -> Problem | None:
    """A figure against one of other parts of the report that it tells again."""
    term = terms[at]
    base = worded_alike(figures, term, earlier) or things_alike(figures, term, earlier)
    if base is None and at:
        base = next_of_row(figures, terms[at - 1], term, earlier)
    if base is None and again is not None:
        base = of_far_set(figures, again, earlier, elsewhere.told(term))
    return None if base is None else _problem(figures, base, term)


def _judged(
    params: Params,
    figures: Figures,
    again: Again,
    before: Sequence[Term],
    near: Sequence[Term],
    told: bool,
) -> Observation | None:
    term = again.term
    unit, value = figures[term].unit.name, figures[term].printed
    counts = [each for each in before if is_base(figures, each, unit)]
    named = [each for each in counts if is_named(figures, again, each)]
    if not named:
        return None
    used = figures.used((term, named[-1]))
    beside = [each for each in near if each is not term and figures[each].unit.name == unit]
    sure = again.definite and parts_make(figures, term, figures[named[-1]].printed)
    if told or (not sure and _computed(figures, term, beside)):
        return Held(figures.span(term), "retold", used)
    largest = max(figures[each].printed for each in named)
    if again.treated and not (
        (value > largest or again.everyone) and any(turned(figures[each].printed, value) for each in named)
    ):
        return None
    if again.everyone and not all(of_everyone(each, again) for each in named):
        return None
    all_of_it = sum((figures[each].printed for each in counts), start=Fraction(0))
    for base in reversed(named):
        size = figures[base].printed
        more = value > largest and (again.all or again.definite)
        slip = turned(size, value) or ((more or again.definite) and value >= 10 and one_wrong(size, value))
        named_whole = again.definite and len(again.noun) > 3 and generic().sub("", again.noun) in base.lead
        named_whole = named_whole or _alone(figures, again, base, counts)
        slip = slip or (named_whole and len(named) == 1 and value != size and value < 100)
        exceeds = again.definite and more and value > all_of_it and len(again.noun) > 1
        if (slip or (exceeds and (value >= 10 or unit in _CASES))) and not _apart(
            params, figures, base, term
        ):
            return None if _may_be_some(figures, again, base) else _problem(figures, base, term)
    return retold_sum(figures, term, counts) if again.definite and len(again.noun) != 1 else None


def _alone(figures: Figures, again: Again, base: Term, counts: Sequence[Term]) -> bool:
    """Whether nothing else of the kind was counted before: 召开会议3次，审议文件11份。上述4次会议."""
    value, size = figures[again.term].printed, figures[base].printed
    if not again.definite or len(again.noun) < 2 or list(counts) != [base] or again.done:
        return False
    between = figures.reading.document.folded[figures.span(base).end : figures.span(again.term).start]
    others = (each.printed for each in figures.quantities[base.index + 1 : again.term.index])
    same = again.noun in base.lead + base.tail and again.term.sentence - base.sentence == 1
    return same and value - size not in others and re.search("第|其中|分别|[、和]", between[-40:]) is None


def _may_be_some(figures: Figures, again: Again, base: Term) -> bool:
    """Whether a small figure of the same sentence may be of some only: 收到建议86条，68条建议均已采纳."""
    one, two = figures[base], figures[again.term]
    between = figures.reading.document.folded[one.span.end : two.span.start]
    some = two.printed < min(one.printed, Fraction(100)) and not again.definite and not again.done
    behind = figures.reading.document.folded[two.span.end : two.span.end + 16]
    return some and "。" not in between and re.search("全部|全都|悉数|全数|100%", behind) is None


def _computed(figures: Figures, term: Term, beside: Sequence[Term]) -> bool:
    """Whether counts near the figure give it: a row of them added up, two added, one less others."""
    value = figures[term].printed
    sizes = [figures[each].printed for each in beside[-2 * MOST :]]
    rows: set[Fraction] = {
        sum(sizes[start:stop], start=Fraction(0))
        for start in range(len(sizes))
        for stop in range(start + 1, len(sizes) + 1)
    }
    sums = rows | {one + two for one, two in combinations(sizes, 2)}
    return value in sums or any(one - value in sums for one in rows)


def _apart(params: Params, figures: Figures, base: Term, term: Term) -> bool:
    """Whether words between the two figures may add to the set, or speak of another time."""
    between = figures.reading.document.folded[figures.span(base).end : figures.span(term).start]
    between = _compared().sub("", between)
    between = re.sub("参加(?=上述|以上)", "", between)  # no 加上 in it
    if _above().search(between[-8:]) and "。" in between:  # 12月份，我们对上述621名: no others can be meant
        between = re.sub("\\d{1,2}月份?", "", between)
    return any(word in between for word in params.unless) or _time_between().search(between) is not None


@cache
def _above() -> re.Pattern[str]:
    return re.compile("(?:上述|以上|前述)的?$")


@cache
def _compared() -> re.Pattern[str]:
    """How the figure differs from that of the year before, which adds nothing to it: 比上年增加36件, 上年为232件."""
    than = "同比|[比较](?:上一?年度?|去年)(?:同期)?的?"
    last = "(?:上年|去年)(?:同期)?[为是][0-9]+[\u4e00-\u9fff](?=[,;。)])"
    return re.compile(f"(?:{than})净?(?:[增多]|上升|[减少]|下降)[^,;。()]{{0,12}}|{last}")


@cache
def _time_between() -> re.Pattern[str]:
    return re.compile(r"上一?年|去年|前年|今年|[上下]半年|季度|20\d\d年(?!底|末|\d{1,2}月)|\d月份")


def _problem(
    figures: Figures, base: Term, term: Term, where: str = "前文", where_en: str = "above"
) -> Problem:
    first, second = figures[base].text, figures[term].text
    read = (figures.said(base), figures.said(term))
    if parts_make(figures, term, figures[base].printed):
        why = Words(f"后面各数之和也是{first}", f"the figures behind it come to {first}")
    else:
        why = Words("这里的数也不是文中各数之和或者差", "no sum or difference of figures gives it")
    return Problem(
        figures.span(term),
        Words(
            f"这里的{second}与{where}不符：{where}为{read[0]}；{why.zh}",
            f"{second} differs from {first} {where_en}, which it tells again; {why.en}",
        ),
        "",
        {"first": first, "second": second},
        Reasoning(
            read,
            nearest=(Words(first, first),),
            unless=Words("两处所指不是同一批", "the two speak of different sets"),
        ),
        figures.related((base,), where, f"said {where_en}"),
        key="".join(read),
        used=figures.used((base, term)),
        conflict=True,
    )
