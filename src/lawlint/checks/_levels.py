"""Counts of what lies between limits: 35岁以下58名，36至45岁62名; 90分以上的17个、80至90分的24个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._divisions import number_of_sorts
from lawlint.checks._figures import RESTS, Figures
from lawlint.checks._respective import each_named
from lawlint.facts.model import Approx, Term
from lawlint.interval import Interval
from lawlint.lean import replace

_LIMITS = frozenset({Approx.AT_LEAST, Approx.AT_MOST, Approx.RANGE})
_MEASURED = frozenset({"age", "point", "money", "calendar-duration", "duration", "area", "length"})


def counted(figures: Figures, terms: Sequence[Term]) -> list[Term]:
    """The counts among the terms; one that counts what lies between limits has them among its words."""
    found: list[Term] = []
    before: Term | None = None
    scored = any(_full_score(figures, *pair) for pair in pairwise(terms))
    for term in each_named(figures, terms):
        limit = before if before is not None and _limits(figures, before, term) else None
        limit = limit or (before if before is not None and _in_name(figures, before, term) else None)
        term = _with_rest(figures, term)
        before = term
        if not figures.is_count(term) or figures.is_average(term):
            continue
        if figures[term].unit.family == "point" and not scored:
            continue  # scores are not added up but those that make up a full one
        if limit is None:
            if not _names_sort(figures, term):
                found.append(term)
            continue
        if found and found[-1].index == limit.index:
            found.pop()
        words = limit.lead + figures[limit].text + term.lead
        wide = limit.wide + figures[limit].text + term.wide
        found.append(replace(term, start=limit.start, lead=words, wide=wide, mark=limit.mark))
    return found


def _full_score(figures: Figures, whole: Term, first: Term) -> bool:
    """Whether a full score is said to be made up of others: 总分100分，由四部分组成：履职20分."""
    points = figures[whole].unit.family == figures[first].unit.family == "point"
    return (
        points and re.search("总分|满分|分值", whole.lead) is not None and number_of_sorts(figures, first) > 1
    )


def _with_rest(figures: Figures, term: Term) -> Term:
    """The term with the words of the clause before it that say that it counts the rest: 其余转派部门办理，计3.55万件."""
    if term.wide not in ("计", "共", "共计", "合计", "计有", "总计") or term.mark != ",":
        return term
    text = figures.reading.document.folded
    found = _rest_said().search(text, max(0, term.start - _LONGEST_REST), term.start)
    if found is None:
        return term
    words = found["rest"] + term.lead
    return replace(term, start=found.start("rest"), lead=words, wide=words, mark=found["mark"])


_LONGEST_REST = 24


@cache
def _rest_said() -> re.Pattern[str]:
    return re.compile(rf"(?P<mark>[,;])(?P<rest>(?:{'|'.join(RESTS)})(?!.*[等约])[^,;。:\d]{{2,18}}),\s*$")


def _names_sort(figures: Figures, term: Term) -> bool:
    """Whether the figure bounds a sort of things that others count: 其中5人以上司法所由3个增至9个."""
    behind = figures.quantities[term.index + 1 : term.index + 2]
    if figures[term].approx not in _LIMITS or not term.tail or term.closing or not behind:
        return False
    clause = figures.reading.document.folded[figures.span(term).end : behind[0].span.start]
    return re.search("[,;:。()、\n]", clause) is None


def _limits(figures: Figures, limit: Term, term: Term) -> bool:
    """Whether the figure is the limit of what the next one counts."""
    beside = limit.index + 1 == term.index and limit.clause == term.clause
    named = term.wide in ("", "的", "的有")
    named = named or (figures[limit].unit.family == "age" and _people().fullmatch(term.wide) is not None)
    return beside and named and is_limit(figures, limit)


@cache
def _people() -> re.Pattern[str]:
    """Whom an age describes: 60岁及以上人口为."""
    return re.compile("的?(?:人口|人员|干部|党员|青年|老人|老年人|群众|居民)(?:有|为|共|达)?")


def _in_name(figures: Figures, number: Term, term: Term) -> bool:
    """Whether the number is in the name of what a part of a list counts: 低保金356万元、残疾人两项补贴98万元."""
    quantity = figures[number]
    beside = (
        number.index + 1 == term.index and number.clause == term.clause and not figures.alike(number, term)
    )
    worded = quantity.unit.name in ("项", "类", "种") and not quantity.text[0].isdigit() and quantity.exact
    listed = number.mark == "、" or number.wide.startswith("其中")
    return beside and worded and listed and _rest_of_name().fullmatch(term.wide) is not None


@cache
def _rest_of_name() -> re.Pattern[str]:
    return re.compile("(?!.*[共计均各达有为超近约])[\u4e00-\u9fff]{2,5}")


def is_limit(figures: Figures, term: Term) -> bool:
    """Whether the figure bounds what is counted: 35岁以下, 80至90分."""
    return figures[term].approx in _LIMITS and figures[term].unit.family in _MEASURED


def levels(figures: Figures, members: Sequence[Term]) -> tuple[bool, bool]:
    """Whether the members lie between limits that exclude each other, and whether together they are all."""
    limits = [figures.quantities[term.index - 1] for term in members if term.index]
    described = all(limit.text in term.lead for limit, term in zip(limits, members, strict=False))
    if len(limits) != len(members) or not described or len({limit.unit.family for limit in limits}) != 1:
        return False, False
    if any(limit.approx not in _LIMITS or limit.unit.family not in _MEASURED for limit in limits):
        return False, False
    spans = sorted((limit.interval for limit in limits), key=lambda each: (each.low or 0, each.high or 0))
    if any(not apart(*pair) for pair in pairwise(spans)):
        return False, False
    kinds = [limit.approx for limit in limits]
    ends = kinds.count(Approx.AT_LEAST) == kinds.count(Approx.AT_MOST) == 1
    return True, ends and all(touch(*pair) for pair in pairwise(spans))


def whole_range(figures: Figures, counts: Sequence[Term], at: int) -> bool:
    """Whether the counts from ``at`` lie between limits that leave no gap: 90分以上134卷，80至90分25卷，80分以下12卷.

    Not so of money: not every penalty is a fine.
    """
    limit = figures.quantities[counts[at].index - 1] if counts[at].index else None
    if limit is None or limit.unit.family == "money" or not counts[at].lead.startswith(limit.text):
        return False
    stop = at + 1
    while stop < len(counts) and figures.alike(counts[stop], counts[at]):
        stop += 1
    return any(levels(figures, counts[at:end])[1] for end in range(at + 2, stop + 1))


def apart(one: Interval, other: Interval) -> bool:
    """Whether the second begins where the first ends, or behind it."""
    return one.high is not None and other.low is not None and one.high <= other.low


def touch(one: Interval, other: Interval) -> bool:
    """Whether nothing whole lies between: up to 35, from 36."""
    return one.high is not None and other.low is not None and other.low - one.high <= 1
