"""Rates against the counts they rest on: 败诉率, 合格率, 调解成功率.

For a rate whose numerator is printed, every count of the paragraph that may be its base is tried, and sums
of two (受理 with 结转); so are half-up rounding and truncation.  It is reported only when the proper base
is printed in the same sentence and no figure fits.  For a rate without numerator, a base that allows no
whole number of cases is reported (58.33% of 50 is nothing), where the base is small enough for that to mean
something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lawlint.checks._figures import Figures, paragraphs
from lawlint.checks._fitting import fitting, together, with_rest
from lawlint.checks._quotient import unexplained
from lawlint.checks._rate.aside import (
    leaves_out,
    of_all_items,
    of_last_year,
    of_others,
    told_apart,
    with_outside,
)
from lawlint.checks._rate.bases import (
    beside,
    brought_forward,
    nearest_before,
    pending,
    proper_bases,
    proper_before,
)
from lawlint.checks._rate.chain import in_chain
from lawlint.checks._rate.combined import combined, mediated
from lawlint.checks._rate.complement import complements
from lawlint.checks._rate.corrected import corrected
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.named_in_row import named_in_row
from lawlint.checks._rate.plausible import gap, plausible
from lawlint.checks._rate.rates_of_list import rates_of_list
from lawlint.checks._rate.reasons import (
    NO_BASE,
    SEVERAL,
    given_by_others,
    in_row,
    new_cases,
    of_one_base,
    of_other_part,
    reason,
)
from lawlint.checks._rate.rows import of_part_of_row
from lawlint.checks._rate.satisfied import SATISFIED, satisfied
from lawlint.checks._rate.surely import quotient_of, surely
from lawlint.checks._rate.swapped import left_for_whole, swapped
from lawlint.checks._rate.targets import of_target
from lawlint.checks._rate.together import rates_together
from lawlint.checks._rate.whole_numbers import impossible_rate, of_no_base, whole_number
from lawlint.checks._rate.words import Ratio
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.lean import dataclass, field

MISMATCH, IMPOSSIBLE = "mismatch", "impossible"
CASES = (MISMATCH, IMPOSSIBLE)
PLACEHOLDERS = ("rate", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    rates: Mapping[str, Ratio] = field(default_factory=dict)
    """比率名称的结尾，如“败诉率”。 / Rates by the end of their name."""
    qualifiers: tuple[str, ...] = ()
    """改变分子含义的词，如“按期”；分子须带同样的词。 / Words that the numerator must carry, too."""


@cache
def _name() -> re.Pattern[str]:
    """The name of a rate at the end of the words before a percentage."""
    verbs = "达到了?|达|为|是|约|超过|不足|保持在?|稳定在?|(?:提升|提高|上升|下降|回升|回落)[至到为]|[增降升]至|[降升]到"
    return re.compile(
        rf"([\u4e00-\u9fff“”、]{{1,14}}(?:率|天数比例)|^(?:随机|实际)?抽[查检取评]比例)(?:均|已|也|都)?(?:高|仅|只)?(?:{verbs})?$"
    )


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every rate of every paragraph."""
    figures = Figures(reading)
    asked = any(word in reading.document.folded for word in SATISFIED)
    rated = "率" in reading.document.folded
    for terms in paragraphs(reading.facts):
        yield from complements(figures, MISMATCH, terms)
        if asked:
            yield from satisfied(figures, MISMATCH, terms)
        if rated:
            yield from rates_together(figures, MISMATCH, terms)
            yield from rates_of_list(figures, MISMATCH, terms)
        row = named_in_row(figures, terms) if rated else {}
        for at, term in enumerate(terms):
            quantity = figures[term]
            if quantity.kind is not Kind.PERCENT:
                continue
            precise = quantity.approx in (Approx.ROUNDED, Approx.EXACT)
            named = _name().search(term.wide) if precise else None
            name = named[1].lstrip("、") if named else row.get(term.index, "")
            if not precise or not name:
                seen = of_target(figures, MISMATCH, terms, term) if precise else None
                seen = seen or in_chain(figures, MISMATCH, terms, at, params.qualifiers)
            else:
                seen = _each_judged(params, figures, terms, term, name)
            if seen is not None:
                yield seen


def _each_judged(
    params: Params, figures: Figures, terms: Sequence[Term], term: Term, name: str
) -> Observation | None:
    """The verdict on a rate, or on the first of several of one size that does not fit: 报备率、及时率均为100%."""
    names = name.split("、")
    names = names if all(each.endswith("率") for each in names) else [name]
    seen = [
        _judged(RateFigures(params.rates, params.qualifiers, figures, terms, term, each)) for each in names
    ]
    return next((each for each in seen if isinstance(each, Problem)), seen[-1])


def _judged(rate: RateFigures) -> Observation | None:
    """The verdict, or None when the text offers nothing to compare."""
    if of_last_year(rate) or of_others(rate) or leaves_out(rate) or told_apart(rate):
        return None
    if rate.ratio.skip:
        return _misprint(rate) if rate.name.endswith("满意率") else corrected(rate, MISMATCH)
    numerators = rate.numerators()
    if not numerators and (found := _misprint(rate)):
        return found
    if not numerators:
        if rate.ratio.whole and not rate.qualifiers:
            return whole_number(rate, IMPOSSIBLE)
        return combined(rate, MISMATCH) or impossible_rate(rate, IMPOSSIBLE)
    found_bases = fitting(rate.figures, rate.term, numerators, rate.counts)
    if own := rate.own_item():  # a numerator of another item over the sum of any two is chance
        found_bases = [each for each in found_bases if len(each) == 2 or each[0] in own]
    if not found_bases:
        if turned := swapped(rate, MISMATCH, numerators):
            return turned
        if several := _several(rate, numerators):
            used = rate.figures.used((*several, rate.term))
            return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
        return _mismatch(rate, numerators)
    if turned := left_for_whole(rate, MISMATCH, found_bases):
        return turned
    above, *below = next(filter(rate.is_usual, found_bases), found_bases[0])
    used = rate.figures.used((above, *below, rate.term))
    return Held(rate.figures.span(rate.term), rate.name, used, exact=len(below) == 1)


def _several(rate: RateFigures, numerators: Sequence[Term]) -> Sequence[Term]:
    """Several figures that give the rate together; where its own item has all it needs, any others do so by chance but for
    numerators of several items.
    """
    own = rate.own_item()
    added = [*numerators, *own] if own else rate.counts
    several = together(rate.figures, rate.term, numerators, rate.here, added)
    if len(numerators) > 1:  # 交办1427件。已办结492件，阶段性办结291件，办结率54.9%
        several = several or together(rate.figures, rate.term, numerators, rate.counts, added)
    tops = [each for each in numerators if each in own] or numerators
    for above in tops:  # 受理审查起诉97人，起诉53人，起诉率94.64%；不起诉3人
        rest = [*pending(rate, above), *beside(rate, above)]
        several = several or with_rest(rate.figures, rate.term, [above], rest)
    return several or with_outside(rate, numerators) or of_all_items(rate, numerators)


def _misprint(rate: RateFigures) -> Observation | None:
    found = quotient_of(rate)
    return _told(rate, found) if found else None


def _told(rate: RateFigures, found: Sequence[Term]) -> Problem:
    """A rate that is not that of the last of some figures over the others."""
    return unexplained(rate.figures, MISMATCH, (rate.name, rate.term), found[-1], [found[:-1]])


def _mismatch(rate: RateFigures, numerators: Sequence[Term]) -> Observation:
    called = [each for each in numerators if each.lead.endswith(rate.name.removesuffix("率"))]
    above = min(called or numerators, key=lambda term: abs(term.index - rate.term.index))
    bases = proper_bases(rate, above) or proper_before(rate, above)
    used = rate.figures.used((above, *bases, rate.term))
    others: Sequence[Term] = given_by_others(rate)
    if of_other_part(rate, above, others):
        return unexplained(rate.figures, MISMATCH, (rate.name, rate.term), above, [others[1:]])
    others = others or of_one_base(rate, above, bases) or of_part_of_row(rate, above)
    if others:
        used = rate.figures.used((*others, rate.term))
        return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
    if both := mediated(rate, above, MISMATCH):
        return both
    why = reason(rate, above, bases) or (SEVERAL if in_row(rate, above) else "")
    if why and (sure := surely(rate, numerators, above, why)):
        return _told(rate, sure)
    if why == NO_BASE and (found := of_no_base(rate, above, IMPOSSIBLE)):
        return found
    if why:
        return Abstained(rate.figures.span(rate.term), f"{rate.name}：{why}", used)
    old = brought_forward(rate, above) if all(new_cases().search(base.wide) for base in bases) else []
    tried: list[Sequence[Term]] = [[base, *old] for base in bases]
    closer = [
        each for each in nearest_before(rate, above) if gap(rate, above, [each]) < gap(rate, above, bases[:1])
    ]
    tried = plausible(rate, above, [closer, *tried] if closer else tried)
    return unexplained(rate.figures, MISMATCH, (rate.name, rate.term), above, tried)
