"""The whole that a share is of: one that fits, or the one that it must be of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._levels import is_limit
from lawlint.checks._quotient import impossible_part
from lawlint.checks._share.bare_share import unlike_all
from lawlint.checks._share.claim import Claim
from lawlint.checks._share.classes import complete_set
from lawlint.checks._share.held import held
from lawlint.checks._share.misprint import beside_behind, misprint_of, one_digit_off, total_behind
from lawlint.checks._share.named import narrowing, of_narrower, of_two_classes, owns_alone
from lawlint.checks._share.problem import wrong_share
from lawlint.checks._share.rows import row_of, whole_of_row
from lawlint.checks._share.share_words import said_pairs
from lawlint.checks._share.subject import names_pair
from lawlint.checks._share.unknown_whole import unknown
from lawlint.checks.base import Abstained, Observation, Problem
from lawlint.facts.model import Term
from lawlint.interval import Interval
from lawlint.lean import replace

_TELLING = 100
"""The least number that the digits of a share make, the point left out, that tells its whole."""
_ALL = 100
"""Percent."""
_FAR = 1000
"""How many times too large a share is that no slip makes so large."""


def against(claim: Claim, case: str) -> Observation:
    """The share against every whole in reach; a problem where the whole is certain."""
    if seen := held(claim):
        return seen
    figures, term, above = claim.figures, claim.term, claim.above
    claim = replace(claim, before=[each for each in claim.before if not owns_alone(claim.shares, each, term)])
    if made_up := whole_of_row(claim):
        return wrong_share(figures, case, term, above, [made_up])
    why = "" if claim.sure else unknown(claim)
    named = said_pairs(claim.base)
    whole = None
    if not why and named:
        whole = _named_whole(claim, named)
    elif not why:
        whole = _plain_whole(claim)
        if whole is not claim.explicit and claim.shares.elsewhere(term, above, bool):
            why = "占比的总数在另一段"
    if why:
        slip = one_digit_off(claim)
        if slip:
            return wrong_share(figures, case, term, above, slip)
        return Abstained(figures.span(term), why, figures.used((above, term)))
    whole = whole or claim.sure or claim.shares.made_up(claim.column, above, claim.counts)
    whole = whole or (None if claim.base else total_behind(claim.shares, term, above, claim.counts))
    wholes = [whole] if whole is not None else _less_certain(claim)
    unlikely = _far_from(claim, wholes) or _of_one_unprinted(claim) or _of_more(claim, wholes)
    if wholes and not unlikely:
        return wrong_share(figures, case, term, above, wholes)
    if not wholes and not claim.base and (found := _of_no_whole(claim, case)):
        return found
    if slip := one_digit_off(claim):
        return wrong_share(figures, case, term, above, slip)
    return Abstained(figures.span(term), "占比的总数不确定", figures.used((above, term)))


def _of_more(claim: Claim, wholes: Sequence[Term]) -> bool:
    """Whether no other share of a list is of the list alone, and they leave some of 100%: 男方起诉530件，占比26%；女方起诉
    1390件，占比68%.
    """
    pairs = [(share, owner) for share in claim.shares.all if (owner := claim.shares.owner(share)) in wholes]
    others = [(share, owner) for share, owner in pairs if owner is not None and share is not claim.term]
    made = sum(claim.figures[share].printed for share, _ in pairs)
    return (
        len(wholes) > 1
        and made < _ALL
        and bool(others)
        and not any(claim.shares.fits(share, owner, wholes) for share, owner in others)
    )


def _of_one_unprinted(claim: Claim) -> bool:
    """Whether another figure of the paragraph and its share are of the same whole, to three digits and more: 民企签约6978亿元，占
    总额的73.97%；二产签约6148亿元，占总额的65.18%.
    """
    figures = claim.figures
    beside = {share.index: _beside(claim, share) for share in claim.shares.all}
    named = re.sub("(?:总数|总量|总额|件数|数量)$", "", claim.base)
    wholes = [each for each in claim.counts if each not in beside.values()]
    if len(named) > 2 and named[0] not in "全总" and any(each.lead.endswith(named) for each in wholes):
        return False  # 受理商品类投诉6949件，其中食品类2148件，占商品类投诉总量的20.53%
    own = _whole_of(figures, claim.above, claim.term)
    for share in claim.shares.all:
        part = beside[share.index]
        other = None if part is None or part is claim.above else _whole_of(figures, part, share)
        if own is not None and other is not None and other.meets(own):
            return True
    return False


def _beside(claim: Claim, share: Term) -> Term | None:
    """The last figure of its sentence before a share, changes left out: 10664人，比上年增加210人，占38.9%."""
    before = (each for each in reversed(claim.counts) if each.index < share.index)
    found = next((each for each in before if not claim.figures.is_change(each)), None)
    return found if found is not None and found.sentence == share.sentence else None


def _whole_of(figures: Figures, part: Term, share: Term) -> Interval | None:
    """What a figure is said to be a share of; None where the share has fewer than three digits."""
    said = figures[share]
    if said.printed * 10**said.decimals < _TELLING:
        return None
    return figures.rounded(part).scale(100) / figures.printed(share)


def _far_from(claim: Claim, wholes: Sequence[Term]) -> bool:
    """Whether a share is so much more than that of the wholes that it is of something else: 火灾23000起，其中重大火灾5起，
    占83.3%.
    """
    figures, share = claim.figures, claim.figures[claim.term].printed
    return figures.size(claim.above) * 100 * _FAR < share * figures.size(*wholes)


def _of_no_whole(claim: Claim, case: str) -> Problem | None:
    """A bare share right behind its part that no whole at all gives: 行政处罚43件，占30.33%."""
    figures, term, above = claim.figures, claim.term, claim.above
    plain = re.fullmatch("占比?(?:约|为|达)?", term.wide) is not None
    if not plain or above.index + 1 != term.index or above.closing != "," or above.mark == "、":
        return None
    terms, at = claim.shares.terms, claim.shares.at[above.index]
    beside = at > 0 and terms[at - 1].clause == above.clause  # 有45起集中在3个分局，占62.5%
    if beside or re.search("[在于]$|涉及|涉|覆盖|分布|惠及|平均", above.lead):
        return None
    column = [each for each in claim.shares.all if each.sentence == term.sentence]
    if len(column) > 1 and total([figures.printed(each).widen(figures[each].step) for each in column]).meets(
        Interval.point(100)
    ):
        return None
    return impossible_part(figures, case, ("占比", term), above)


def _named_whole(claim: Claim, named: set[str]) -> Term | None:
    """The only figure whose words are those between 占 and 的."""
    figures, shares, term, above, base = (
        claim.figures,
        claim.shares,
        claim.term,
        claim.above,
        claim.base,
    )
    counts = claim.counts
    behind = _in_bracket_behind(claim) or beside_behind(shares, term, counts)
    beside = shares.column_of(base)
    inside = [*(each for each in claim.before if each in counts and each not in beside), *behind]
    inside = [each for each in inside if not shares.aside(each, term) or each in behind]
    wholes = [each for each in inside if names_pair(named, each.wide) or names_pair(named, each.tail)]
    own = {pair for pair in named if pair in above.wide}  # 其中较大火灾45起，占全部较大火灾的56.25%
    wholes = [each for each in wholes if all(pair in each.wide + each.tail for pair in own)]
    wholes = [each for each in wholes if not of_two_classes(figures, base, each)]
    narrowed = narrowing(figures, base)
    wholes = [each for each in wholes if all(word in each.wide + each.tail for word in narrowed)]
    wholes = [each for each in wholes if not _in_list_with(each, above, base)]
    size = figures[above].printed  # a whole is not smaller than its part
    wholes = [each for each in wholes if figures[each].printed >= size]
    wholes = list({figures[each].printed: each for each in wholes}.values())
    if shares.elsewhere(term, above, lambda words: names_pair(named, words)):
        return None
    if len(wholes) == 1:
        return None if of_narrower(figures, base, wholes[0]) else wholes[0]
    return None if wholes else _handled(claim)


def _in_list_with(each: Term, above: Term, base: str) -> bool:
    """Whether a figure opens the list behind 其中 in which the part stands, and is not called what the share is of:
    其中小学7079人、高中885人；占中小学在校生的73.9%.
    """
    if not each.wide.startswith("其中") or each.sentence != above.sentence or each is above:
        return False
    noun = re.sub("(?:总数|总量|总额|人数|数量|件数|数|量)$", "", base)[-2:]
    return noun not in each.wide + each.tail


def _handled(claim: Claim) -> Term | None:
    """The figure right before its part behind 其中, when no other says 办理 or 受理: 办理法律援助案件4714件，其中刑事2401件，占
    案件受理总数的50.93%; not where 受理 went before 办理, of which there may be less.
    """
    figures, above = claim.figures, claim.above
    whole = claim.before[-1] if claim.before else None
    if (
        whole is None
        or whole.index + 1 != above.index
        or "其中" not in above.wide
        or whole not in claim.counts
    ):
        return None
    document = figures.reading.document
    said = document.folded[document.blocks[whole.block].span.start : claim.term.start]
    verb = _taken_on().search(whole.wide)
    alike = [each for each in figures.reading.facts.terms if figures.alike(each, whole)]
    others = (each for each in alike if each.index not in (whole.index, above.index))
    larger = (each for each in others if figures.size(each) >= figures.size(above))
    again = any(_taken_on().search(each.wide) for each in larger)
    plain = _all_taken_on().fullmatch(claim.base) and "其中" not in whole.wide
    less = "办" in claim.base and "办" not in whole.wide
    return None if not (plain and verb) or less or again or re.search("结转|旧存|往年|历年", said) else whole


def _plain_whole(claim: Claim) -> Term | None:
    """The whole of a share that does not name it."""
    others = [each for each in claim.before if each in claim.counts and each not in claim.owners]
    shares = claim.shares
    return claim.explicit or shares.whole(others, claim.above) or shares.agreed(claim.term, claim.counts)


def _less_certain(claim: Claim) -> Sequence[Term]:
    """The whole where only the form of the list, or how near the share comes, tells it."""
    figures, shares, term, above = claim.figures, claim.shares, claim.term, claim.above
    if row := row_of(claim):
        return row
    pair = [] if claim.base else complete_set(figures, above, claim.counts)
    if pair:
        return pair
    if slip := misprint_of(shares, term, above, claim.counts, claim.base):
        return slip
    unlike = None if claim.base else unlike_all(shares, term, above, claim.before)
    return [unlike] if unlike else []


def _in_bracket_behind(claim: Claim) -> list[Term]:
    """The figure in a bracket behind a share: 占老年人的5.8%（60岁以上老年人1.1万人）."""
    figures, terms = claim.figures, claim.shares.terms
    at = claim.shares.at[claim.term.index] + 1
    if at + 1 < len(terms) and terms[at].mark == "(" and is_limit(figures, terms[at]):
        at += 1
    found = terms[at : at + 1]
    return [each for each in found if each in claim.counts and figures.outer(each) == claim.term.clause]


@cache
def _taken_on() -> re.Pattern[str]:
    return re.compile("办理|受理|承办|受案|办案|收案")


@cache
def _all_taken_on() -> re.Pattern[str]:
    return re.compile(
        f"(?:全部|总)?(?:案件|案|纠纷|申请|诉求|事项)?(?:{_taken_on().pattern})(?:的?案件|的?纠纷)?(?:总?[数量]|总数量)?"
    )
