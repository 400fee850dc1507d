"""Counts whose shares make 100%: they are all of the whole that stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.interval import Interval

Pair = tuple[Term, Term]
"""A count and the share behind it."""


def pairs_of(figures: Figures, terms: Sequence[Term]) -> Iterator[list[Pair]]:
    """The counts of each sentence with their shares: 直办3752件，占52.7%，转办3366件，占47.3%."""
    for _, group in groupby(terms, key=lambda term: term.sentence):
        here = list(group)
        pairs = [
            (owner, share)
            for before, share in pairwise(here)
            if figures[share].kind is Kind.PERCENT
            and figures[share].approx is Approx.ROUNDED
            and "占" in share.wide
            and (owner := _outside(figures, here, before, share)) is not None
            and figures.is_count(owner)
            and figures[owner].exact
        ]
        if len(pairs) > 1 and all(figures.alike(owner, pairs[0][0]) for owner, _ in pairs):
            yield pairs


def rows_of(figures: Figures, terms: Sequence[Term]) -> Iterator[list[Pair]]:
    """The counts of each row with the shares of the row behind it: 直办3752件、转办3366件，分别占52.7%和47.3%."""
    for at, first in enumerate(terms):
        if figures[first].kind is not Kind.PERCENT or _each_is().search(first.wide) is None:
            continue
        stop = next(
            (n for n in range(at + 1, len(terms)) if not _joined(figures, terms[n], first)), len(terms)
        )
        shares, owners = terms[at:stop], terms[max(2 * at - stop, 0) : at]
        alike = len(owners) == len(shares) > 1 and all(
            figures.is_count(each) and figures[each].exact and figures.alike(each, owners[0])
            for each in owners
        )
        beside = alike and all(
            each.mark == "、" and each.index == owners[0].index + n for n, each in enumerate(owners[1:], 1)
        )
        rounded = all(figures[each].approx is Approx.ROUNDED for each in shares)
        if beside and rounded and shares[0].index == owners[-1].index + 1:
            yield list(zip(owners, shares, strict=True))


@cache
def _each_is() -> re.Pattern[str]:
    return re.compile("^(?:占比?|比[例重])?(?:分别|依次)(?:为|占(?:比|总[数量件])?)$")


def _joined(figures: Figures, term: Term, first: Term) -> bool:
    return (
        figures[term].kind is Kind.PERCENT
        and term.wide in ("、", "和", "及", "与")
        and term.clause == first.clause
    )


def share_behind(figures: Figures, term: Term) -> Term | None:
    """The percentage right behind a figure that says what it 占: 咨询类120件，占63.7%."""
    share = figures.after(term)
    if share is None or share.index != term.index + 1 or figures[share].kind is not Kind.PERCENT:
        return None
    return share if share.wide.startswith(("占", "、占")) else None


def _outside(figures: Figures, here: Sequence[Term], before: Term, share: Term) -> Term | None:
    """The figure that a share belongs to: the one before it, or before the bracket that was closed before the share
    (其他41件（含撤回36件），占49.40%).
    """
    inner = figures.outer(before)
    if inner is None or before.clause == share.clause or figures.outer(share) == inner:
        return before
    outside = (each for each in here if each.index < before.index and figures.outer(each) != inner)
    return max(outside, key=lambda each: each.index, default=None)


def complete_parts(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Such counts add up to the whole before them on which one of the shares rests."""
    for pairs in (*pairs_of(figures, terms), *rows_of(figures, terms)):
        if not total([figures.rounded(share) for _, share in pairs]).meets(Interval.point(100)):
            continue
        parts = [owner for owner, _ in pairs]
        before = [
            term
            for term in terms
            if term.index < parts[0].index
            and figures.is_count(term)
            and figures.alike(term, parts[0])
            and _may_be_meant(figures, term, parts[0])
        ]
        named = [] if before else _named_above(figures, pairs)
        wholes = [
            term
            for term in (*before, *named)
            if any(_rests(figures, owner, share, term) for owner, share in pairs)
        ]
        added = total([figures.rounded(owner) for owner in parts])
        more = [term for term in terms if term.index > parts[-1].index and _goes_on(figures, parts[-1], term)]
        sums = [added, *([total([added, figures.rounded(more[0])])] if more else [])]  # 咨询1件 has no share
        fitting = [whole for whole in wholes if any(each.meets(figures.rounded(whole)) for each in sums)]
        if (named or pairs[0][1].index > parts[1].index) and _agree(figures, pairs, added):
            continue  # of another scope than the paragraph before
        if fitting:
            yield Held(figures.span(parts[-1]), "parts", figures.used((fitting[-1], *parts)))
        elif len({figures[whole].printed for whole in wholes}) == 1:
            whole = wholes[-1]
            odd = [owner for owner, share in pairs if not _rests(figures, owner, share, whole)]
            said = sum_said(figures, parts, whole)
            yield sum_problem(figures, SPLIT, whole, parts, said, odd[-1] if odd else parts[-1])
        elif (
            not wholes and (divided := _divided(figures, before, parts[0])) and _agree(figures, pairs, added)
        ):
            if other := printed_elsewhere(figures, parts, added):
                yield Held(figures.span(parts[-1]), "parts", figures.used((other, *parts)))
                continue
            yield sum_problem(figures, SPLIT, divided, parts, sum_said(figures, parts, divided), divided)


def _named_above(figures: Figures, pairs: Sequence[Pair]) -> list[Term]:
    """The figure of the paragraph before that the first share names: 咨询5780件，投诉3046件。 (next) 商品类
    1782件，占投诉总量的59%.
    """
    first, share = pairs[0]
    found = _of_all().search(share.wide)
    above = figures.reading.document.blocks[first.block].index - 1
    same = [
        term
        for term in (figures.reading.facts.terms if found else ())
        if term.block == above and found and term.lead.endswith(found["name"]) and figures.is_count(term)
    ]
    plain = len(same) == 1 and figures.alike(same[0], first) and not figures.is_change(same[0])
    return same if plain else []


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile("占(?:全部)?(?P<name>[\u4e00-\u9fff]{2,6}?)总[数量件]")


def _may_be_meant(figures: Figures, whole: Term, first: Term) -> bool:
    """Whether a figure counts the set that the words before its parts name, if they do: 收到提案134件。在立案的提案中，…."""
    block = figures.reading.document.blocks[first.block].span.start
    text = figures.reading.document.folded
    named = _set_named().search(text, max(text.rfind("。", block, first.start), block), first.start)
    verb = named["verb"] if named and whole.start < named.start() else ""
    said = whole.lead + whole.tail
    return not verb or any(verb[at : at + 2] in said for at in range(len(verb) - 1))


@cache
def _set_named() -> re.Pattern[str]:
    return re.compile(
        "[,;。]在?(?:已|全部|所有)*(?P<verb>[\u4e00-\u9fff]{2,6})的[\u4e00-\u9fff]{2,8}[当之]?中,"
    )


def _goes_on(figures: Figures, last: Term, term: Term) -> bool:
    """Whether one more count of the sentence follows, without a share."""
    same = term.sentence == last.sentence and figures.is_count(term) and not figures.is_change(term)
    return same and figures.alike(term, last) and term.mark in (";", "、", ",")


def _divided(figures: Figures, before: Sequence[Term], first: Term) -> Term | None:
    """The figure that 其中 divides into all of the parts: the last one outside brackets of the sentence."""
    if "其中" not in first.wide:
        return None
    level = figures.outer(first)
    here = [term for term in before if term.sentence == first.sentence and figures.outer(term) == level]
    return here[-1] if here and figures[here[-1]].exact and not figures.is_change(here[-1]) else None


def printed_elsewhere(figures: Figures, parts: Sequence[Term], added: Interval) -> Term | None:
    """The figure of another sentence that the parts make up: 办理提案458件。立案517件，其中经济类151件，占提案总数的32.97%，…."""
    return next(
        (
            each
            for each in figures.reading.facts.terms
            if figures.alike(each, parts[0])
            and each.sentence != parts[0].sentence
            and added.meets(figures.rounded(each))
        ),
        None,
    )


def divided_elsewhere(figures: Figures, parts: Parts, members: Sequence[Term]) -> Term | None:
    """The figure of another sentence of the paragraph that a division is all of: 新受理6845件。比上年增加453件，按类型分，…."""
    if parts.opener not in ("分", "按"):
        return None
    found = printed_elsewhere(figures, members, total([figures.rounded(term) for term in members]))
    return found if found is not None and found.block == members[0].block else None


def _agree(figures: Figures, pairs: Sequence[Pair], added: Interval) -> bool:
    """Whether every share is that of its count in the sum of all counts."""
    return all(
        (figures.rounded(owner).scale(100) / added).meets(figures.rounded(share)) for owner, share in pairs
    )


def _rests(figures: Figures, owner: Term, share: Term, whole: Term) -> bool:
    """Whether the share is that of the count in the whole."""
    return (figures.rounded(owner).scale(100) / figures.rounded(whole)).meets(figures.rounded(share))
