"""Shares of one whole together: do they add up, do they agree on the whole, and how to say that they do
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._wholes import OTHERS
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import replace


def adds_up(figures: Figures, case: str, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of a sentence whose last is that of the rest (其他) add up to 100%."""
    if len(shares) > 1 and any(word in shares[-1].wide for word in OTHERS):
        yield from added(figures, case, shares, Interval.point(100))


def listed(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """四类渠道占比分别为42.6%、31.8%…: the shares of classes are 100% at most."""
    for run in share_lists(figures, terms):
        words = _clause_before(figures, run[0])
        rest = any(word in words for word in OTHERS)
        if len(run) > 2 and (rest or _class_nouns().search(words)) and "其中" not in words:
            yield from added(figures, case, run, Interval(Fraction(100 if rest else 0), Fraction(100)))


def share_lists(figures: Figures, terms: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """The lists of percentages behind 占比分别为, 分别占."""
    for at, first in enumerate(terms):
        if not _opens_list().search(first.wide):
            continue
        stop = at + 1
        while stop < len(terms) and terms[stop].wide in _JOINTS and terms[stop].clause == first.clause:
            stop += 1
        run = terms[at:stop]
        if all(figures[term].kind is Kind.PERCENT for term in run):
            yield run


def joint(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """公安、市场监管分别占32.4%、19.7%，两类合计占52.1%: a share of as many as were listed before it."""
    for at, term in enumerate(terms):
        if at < 3 or not _together().search(term.wide) or figures[term].kind is not Kind.PERCENT:
            continue
        number_of = figures[terms[at - 1]]
        start = at - 1 - int(number_of.printed)
        if not number_of.exact or not 0 <= start < at - 2 or terms[start].sentence != term.sentence:
            continue
        listed_before = terms[start : at - 1]
        if all(
            figures[each].kind is Kind.PERCENT and "占" in _words_of(terms, each) for each in listed_before
        ):
            wanted = Interval.around(figures[term].printed, figures[term].step * 3 / 2)
            yield from added(figures, case, listed_before, wanted, term)


def _words_of(terms: Sequence[Term], term: Term) -> str:
    """The words before a figure, or before the list that it goes on."""
    at = terms.index(term)
    while at and terms[at].wide in _JOINTS:
        at -= 1
    return terms[at].wide


@cache
def _together() -> re.Pattern[str]:
    return re.compile("(?:合计|共|累计)占比?(?:总数|总量|全部)?的?(?:达|为)?$")


_JOINTS = frozenset({"、", "和", "及", "以及", "、和"})


@cache
def _opens_list() -> re.Pattern[str]:
    return re.compile("(?:占比?.{0,8}分别|分别占).{0,8}$")


@cache
def _class_nouns() -> re.Pattern[str]:
    return re.compile("类|种|渠道|途径|方式|来源|程序|等级|档次|阶段")


def _clause_before(figures: Figures, first: Term) -> str:
    """The words of the clause before the first share of a list."""
    start = figures.clauses[first.clause].span.start
    return figures.reading.document.folded[start : figures.span(first).start]


def added(
    figures: Figures, case: str, shares: Sequence[Term], wanted: Interval, stated: Term | None = None
) -> Iterator[Observation]:
    """The sum of shares against what it must be, or against the sum that the text states."""
    if any(figures[term].approx is not Approx.ROUNDED for term in shares):
        return
    if total([figures.rounded(term) for term in shares]).meets(wanted):
        exact = stated is not None or wanted.is_point
        yield Held(figures.span(shares[-1]), "column", figures.used(shares), exact=exact)
        return
    last = stated or shares[-1]
    of = figures[stated].text if stated else "100%"
    fault, fault_en = (f"不是{of}", f"do not add up to {of}")
    if stated is None and not wanted.is_point:
        fault, fault_en = "超过100%", "exceed 100%"
    read = tuple(figures.said(term) for term in shares)
    result = number(sum((figures[term].printed for term in shares), start=Fraction(0))) + "%"
    said = "＋".join(figures[term].text for term in shares)
    computed = Words(f"{said}＝{result}", f"{said} = {result}")
    yield Problem(
        figures.span(last),
        Words(f"各项占比之和{fault}：{computed.zh}", f"the shares {fault_en}: {computed.en}"),
        case,
        {"share": figures.said(last), "computed": computed.zh},
        Reasoning(read, computed),
        figures.related([term for term in shares if term is not last]),
        key=said + of,
        used=figures.used(shares if stated is None else (*shares, stated)),
        conflict=True,
    )


def odd_ones(figures: Figures, case: str, pairs: Sequence[tuple[Term, Term]]) -> Iterator[Problem]:
    """The counts with their shares that the whole of all others does not explain: one of three or more, two
    of five or more.
    """
    wholes = [figures.rounded(owner).scale(100) / figures.printed(share) for owner, share in pairs]
    if len(pairs) < 3 or _common(wholes) is not None or _nudged(figures, pairs):
        return
    for many in (1, 2)[: 1 + (len(pairs) > 4)]:
        for odd in combinations(range(len(pairs)), many):
            whole = _common([each for at, each in enumerate(wholes) if at not in odd])
            size = None if whole is None else whole.smallest_integer()
            if whole is None or size is None or size not in whole:
                continue
            if many > 1 and not _told(figures, pairs, whole):
                continue
            if all(whole.intersect(wholes[at]) is None for at in odd):
                yield from (_odd_share(figures, case, pairs, at, size) for at in odd)
                return


def _nudged(figures: Figures, pairs: Sequence[tuple[Term, Term]]) -> bool:
    """Whether the shares agree when each may be off by one unit, so that the column makes 100%."""
    shares = [figures[share] for _, share in pairs]
    near = [Interval.around(share.printed, share.step * 3 / 2) for share in shares]
    wholes = [
        figures.rounded(owner).scale(100) / each
        for (owner, _), each in zip(pairs, near, strict=True)
        if each.low is not None and each.low > 0
    ]
    return sum(share.printed for share in shares) == 100 and bool(wholes) and _common(wholes) is not None


def _told(figures: Figures, pairs: Sequence[tuple[Term, Term]], whole: Interval) -> bool:
    """Whether the document prints the whole, or the counts add up to it."""
    first = pairs[0][0]
    counts = (term for term in figures.reading.facts.terms if figures.is_count(term))
    printed = (figures.rounded(term) for term in counts if figures.alike(term, first))
    added = total([figures.rounded(owner) for owner, _ in pairs])
    return any(each.meets(whole) for each in (added, *printed))


def _odd_share(
    figures: Figures, case: str, pairs: Sequence[tuple[Term, Term]], at: int, size: int
) -> Problem:
    owner, share = pairs[at]
    value = number(figures[owner].printed * 100 / size, max(figures[share].decimals, 1)) + "%"
    computed = Words(
        f"其余各项均以约{size}为总数，{figures.said(owner)}÷{size}＝{value}",
        f"the other shares are of about {size}; {figures[owner].text} / {size} = {value}",
    )
    return share_problem(figures, case, share, (owner,), [pair[0] for pair in pairs], computed, value)


def _common(values: Sequence[Interval]) -> Interval | None:
    found: Interval | None = values[0]
    for value in values[1:]:
        found = None if found is None else found.intersect(value)
    return found


def wrong_share(figures: Figures, case: str, share: Term, above: Term, wholes: Sequence[Term]) -> Problem:
    """A share that does not follow from its part and the whole, or the sum of several."""
    size = sum((figures[each].printed * figures[each].unit.scale for each in wholes), start=Fraction(0))
    value = figures[above].printed * figures[above].unit.scale * 100 / size
    result = number(value, 0 if value.denominator == 1 else max(figures[share].decimals, 1)) + "%"
    said, said_en = (mark.join(figures.said(each) for each in wholes) for mark in ("＋", " + "))
    said, said_en = (f"（{said}）", f"({said_en})") if len(wholes) > 1 else (said, figures[wholes[0]].text)
    computed = Words(
        f"{figures.said(above)}÷{said}＝{result}", f"{figures[above].text} / {said_en} = {result}"
    )
    operands = tuple(dict.fromkeys((*wholes, above)))
    return share_problem(figures, case, share, operands, operands, computed, result)


def share_problem(
    figures: Figures,
    case: str,
    share: Term,
    operands: Sequence[Term],
    related: Sequence[Term],
    computed: Words,
    wanted: str,
) -> Problem:
    read = tuple(figures.said(each) for each in (*operands, share))
    shown = figures[share].text
    return Problem(
        figures.span(share),
        Words(
            f"占比{shown}与文中数据不符：{computed.zh}", f"the share {shown} does not follow: {computed.en}"
        ),
        case,
        {"share": shown, "computed": computed.zh},
        Reasoning(
            read,
            computed,
            nearest=(Words(wanted, wanted),),
            unless=Words("占比所依据的总数不在本段", "the whole is not printed in this paragraph"),
        ),
        figures.related(related),
        key="".join(read),
        used=figures.used((*operands, share)),
        conflict=True,
    )


def grouped(found: Sequence[Observation]) -> Iterator[Observation]:
    """Several shares that miss the same whole are one problem: it is the whole that is wrong."""
    by_whole: dict[int, Problem] = {}
    for seen in found:
        if not isinstance(seen, Problem):
            yield seen
            continue
        first = by_whole.get(seen.used[0])
        by_whole[seen.used[0]] = seen if first is None else _joined(first, seen)
    yield from by_whole.values()


def _joined(first: Problem, other: Problem) -> Problem:
    message, more = first.message, other.message
    one, two = first.reasoning, other.reasoning
    tried = () if two.computed is None else (two.computed,)
    return replace(
        first,
        message=Words(
            f"{message.zh}；{more.zh.partition('：')[2]}", f"{message.en}; {more.en.partition(': ')[2]}"
        ),
        reasoning=replace(
            one,
            read=(*one.read, *two.read),
            tried=(*one.tried, *tried),
            nearest=(*one.nearest, *two.nearest),
        ),
        related=(*first.related, *other.related),
        key=first.key + other.key,
        used=tuple(dict.fromkeys((*first.used, *other.used))),
    )
