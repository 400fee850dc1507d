"""What a whole grew by, held against its parts: 立案200件，增长30%，其中行政80件，增长5%，刑事120件，增长10%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawlint.checks._bases import is_base
from lawlint.checks._figures import Figures, number, total
from lawlint.checks._growth.change import CHANGE, LIKELY, SIGN, problem
from lawlint.checks._growth.change_words import direction
from lawlint.checks._growth.since import since
from lawlint.checks.base import Problem
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass, replace

_ALL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Grown:
    """A figure, the rate that it changed by, and whether it rose."""

    term: Term
    rate: Term
    up: bool

    def rise(self, figures: Figures) -> Interval:
        """The rate with its sign, in percent."""
        return figures.printed(self.rate).scale(1 if self.up else -1)

    def base(self, figures: Figures) -> Fraction:
        """The figure before, as near as the printed rate says it."""
        by = figures[self.rate].printed * (1 if self.up else -1)
        return figures.size(self.term) * _ALL / (_ALL + by)

    def before(self, figures: Figures) -> Interval:
        """Everything that the figure may have been before."""
        return figures.rounded(self.term).scale(_ALL) / self.rise(figures).shift(_ALL)


def grown_parts(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """Every whole of a paragraph whose parts add up to it and each say what they changed by."""
    if len(terms) < 6 or any(re.search("口径|扣除|剔除", each.wide + each.tail) for each in terms):
        return
    grown = list(_grown(figures, terms))
    for at, whole in enumerate(grown):
        for parts in _parts(figures, whole, grown[at + 1 :]):
            if len({since(each.rate.wide) or "last_year" for each in (whole, *parts)}) == 1:
                yield from _judged(figures, whole, parts)


def _grown(figures: Figures, terms: Sequence[Term]) -> Iterator[Grown]:
    """The figures that say what they changed by: 立案200件，占40%，同比增加46件，增长30%."""
    for at, term in enumerate(terms):
        if not figures.is_count(term) or figures.is_change(term) or is_base(term) or _is_target(term):
            continue
        if figures.is_average(term) or figures.outer(term) is not None:
            continue  # 同比上年（199件）增长5.1%
        for rate in terms[at + 1 : at + 6]:
            apart = rate.sentence > term.sentence and rate.index != term.index + 1
            up = direction(re.sub("1?\\d[-—~至]1?\\d月份?", "", rate.wide))
            if figures[rate].kind is Kind.PERCENT and up is not None and not apart:
                if not re.search("年均|平均|20\\d\\d|前年", rate.wide) and figures[rate].printed < _ALL * 10:
                    yield Grown(term, rate, up)
                break
            aside = figures.is_change(rate) or _is_target(rate) or figures[rate].kind is Kind.PERCENT
            if apart or not aside:
                break


def _is_target(term: Term) -> bool:
    return re.search("(?:预算|任务|计划|目标)[数值额]?[的为]?$", term.wide) is not None


def _parts(figures: Figures, whole: Grown, behind: Sequence[Grown]) -> Iterator[Sequence[Grown]]:
    """The figures behind a whole, one upon another, that alone add up to it: right behind 其中, or to a long number."""
    alike = [each for each in behind if figures.alike(each.term, whole.term)][:12]
    said, size = figures[whole.term], figures.size(whole.term)
    if said.approx is Approx.ROUNDED and said.printed < 100 * said.step:
        return  # 0.04万件，其中0.03万件、0万件: nearly anything adds up to it
    long = len(str(said.printed.numerator).rstrip("0")) > 3
    begun = range(len(alike) - 1) if long else range(1) if alike and "其中" in alike[0].term.wide else ()
    for start in begun:
        runs = [alike[start:end] for end in range(start + 2, len(alike) + 1)]
        runs = [run for run in runs if figures.size(*(each.term for each in run[:-1])) < size]
        sums = [total([figures.rounded(each.term) for each in run]) for run in runs]
        fit = [run for run, added in zip(runs, sums, strict=True) if added.meets(figures.rounded(whole.term))]
        if len(fit) == 1:
            yield fit[0]


def _judged(figures: Figures, whole: Grown, parts: Sequence[Grown]) -> Iterator[Problem]:
    """The rate of a whole that is beyond those of all its parts, or of counts that leads from another number."""
    beyond = _beyond(figures, whole, parts)
    if not beyond and (not _are_counts(figures, (whole, *parts)) or _fits(figures, whole, parts)):
        return
    operands = [whole.term, *(term for each in parts for term in (each.term, each.rate))]
    turned = [each for each in (whole, *parts) if _fits_turned(figures, each, whole, parts)]
    if len(turned) == 1:
        rate = turned[0].rate
        of = [term for term in (whole.rate, *operands) if term is not rate]
        words = Words("按其余各项推算，方向相反", "by the other figures it goes the other way")
        yield problem(figures, SIGN, rate, of, words, figures[rate].text)
        return
    if beyond:
        words = Words("不在各项增减幅度之间", "it is not between what the parts changed by")
        yield problem(figures, CHANGE, whole.rate, operands, words, figures[whole.rate].text)
        return
    due = figures.size(whole.term) / sum(each.base(figures) for each in parts) * _ALL - _ALL
    wanted = number(abs(due), max(figures[whole.rate].decimals, 1)) + "%"
    words = Words(f"按各项推算，变化约{wanted}", f"by its parts it changed by {wanted}")
    yield problem(figures, LIKELY, whole.rate, operands, words, wanted)


def _beyond(figures: Figures, whole: Grown, parts: Sequence[Grown]) -> bool:
    """Whether a whole rose by more than each of its parts, or by less than each."""
    said, *rises = [each.rise(figures).widen(figures[each.rate].step) for each in (whole, *parts)]
    more = all(said.compare(">", each) is Truth.HOLDS for each in rises)
    return more or all(said.compare("<", each) is Truth.HOLDS for each in rises)


def _are_counts(figures: Figures, grown: Sequence[Grown]) -> bool:
    """Whether all are counted, so that they add up last year, too: no money, nothing rounded."""
    quantities = [figures[each.term] for each in grown]
    return all(
        each.approx is Approx.EXACT and not each.unit.physical and each.unit.family != "money"
        for each in quantities
    )


def _fits(figures: Figures, whole: Grown, parts: Sequence[Grown]) -> bool:
    """Whether the rate of a whole is, but for a unit of its last place, what those of its parts make it."""
    before = total([each.before(figures) for each in parts])
    grown = (figures.rounded(whole.term).scale(_ALL) / before).shift(-_ALL)
    return grown.widen(figures[whole.rate].step).meets(whole.rise(figures))


def _fits_turned(figures: Figures, turned: Grown, whole: Grown, parts: Sequence[Grown]) -> bool:
    """Whether all agree once one of them goes the other way."""
    first, *rest = (replace(each, up=not each.up) if each is turned else each for each in (whole, *parts))
    return _fits(figures, first, rest)
