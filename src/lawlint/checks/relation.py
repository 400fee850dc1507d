"""A relation between the measures of one matter: ``收到 >= 受理 >= 办结``, ``新收 + 上年结转 == 办结 +
结转下年``.

The figures of a paragraph that are bound to one matter, scope, period and aspect are compared, in one
sentence first, else across the sentences of the paragraph. Measures that are not printed may have any
value; where a measure is printed more than once, one assignment that holds is enough. Words of ``unless``
anywhere in the paragraph switch it off.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from lawlint.checks._figures import Figures
from lawlint.checks._months import of_month
from lawlint.checks._relation.continued import continued
from lawlint.checks._relation.groups import begun, groups, is_difference, stated_of, unit_above
from lawlint.checks._relation.problem import problem
from lawlint.checks._relation.sides import Sides
from lawlint.checks._relation.stage_excuses import excuse_for
from lawlint.checks.base import Abstained, Complaint, Held, Observation, Reading
from lawlint.facts.model import Binding, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval, Truth
from lawlint.lean import dataclass
from lawlint.rules.expression import (
    RATE,
    ExpressionError,
    Link,
    Stated,
    measures_of,
)

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

APART = "apart"
"""The case of figures that stand in different sentences of a paragraph."""

PLACEHOLDERS = ("left", "right", "relation", "matter", "computed")
_MOST = 64  # assignments tried
_ZERO = Interval.point(0)
_RATES = frozenset({Kind.PERCENT})
_COUNTS = frozenset({Kind.QUANTITY})


@dataclass(frozen=True, slots=True)
class Params:
    holds: str | tuple[str, ...]
    """应当成立的关系，如“收到 >= 受理 >= 办结”。 / The relation, or relations, that must hold."""
    matter: str = ""
    """事项；缺省为任何事项。 / The matter; any when absent."""
    unless: tuple[str, ...] = ()
    """附近有这些词时不检查；carry-over 代表结转类词语。 / Words nearby that switch it off."""
    complete: bool = False
    """只在各项指标都写出时检查。 / Only where every measure is printed."""
    excuse: str = ""
    """文中未说明、但足以解释不一致的情形。 / What the text may have left unsaid that would explain it."""
    excuse_en: str = ""
    """英文说明。 / The same in English."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The rule with its relations read."""

    params: Params
    links: tuple[Stated, ...]
    measures: frozenset[str]


@cache
def prepare(params: Params) -> Prepared:
    """Reads the relations."""
    links = tuple(Stated(link, measures_of(link.left, link.right)) for link in _links(params))
    return Prepared(params, links, frozenset(name for each in links for side in each.names for name in side))


def cases(params: Params) -> tuple[str, ...]:
    """The comparisons of the relation, and ``apart``."""
    try:
        return (*(link.text for link in _links(params)), APART)
    except ExpressionError:
        return (APART,)


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A matter or measure that the vocabulary does not know, or a relation that cannot be read."""
    if params.matter and params.matter not in vocabulary.matters:
        words = Words(f"没有“{params.matter}”这个事项", f'there is no matter "{params.matter}"')
        yield Complaint(("matter",), words, params.matter, tuple(vocabulary.matters))
        return
    from lawlint.rules.expression_parser import check_names

    known = vocabulary.names(params.matter)
    for at, text in enumerate(_texts(params)):
        try:
            check_names(text, known)
        except ExpressionError as error:
            said = Words(
                f"{error.words.zh}（第{error.column}列）", f"{error.words.en} (column {error.column})"
            )
            path = ("holds",) if isinstance(params.holds, str) else ("holds", at)
            yield Complaint(path, said, error.name, known)


def _links(params: Params) -> list[Link]:
    from lawlint.rules.expression_parser import parse

    return [link for text in _texts(params) for link in parse(text)]


def _texts(params: Params) -> tuple[str, ...]:
    return (params.holds,) if isinstance(params.holds, str) else params.holds


def check(prepared: Prepared, reading: Reading) -> Iterator[Observation]:
    """Compare every group of figures of one indicator."""
    work = [
        (group, links)
        for group in groups(prepared.params.matter, reading, prepared.measures)
        if len(group) > 1 and (links := stated_of(prepared.links, group))
    ]
    if not work:
        return
    figures = Figures(reading)
    terms = {term.index: term for term in reading.facts.terms}
    new = begun(reading)
    checkers = [(_Checker(prepared.params, figures, group, terms, new), links) for group, links in work]
    every = [(checker, link) for checker, links in checkers for link in links]
    months = {(checker.matter, link.link) for checker, link in every if checker.holds_in_month(link)}
    for checker, link in every:
        yield from checker.link(link, by_month=(checker.matter, link.link) not in months)


class _Checker:
    """The figures of one group, by measure."""

    def __init__(
        self,
        params: Params,
        figures: Figures,
        group: Sequence[Binding],
        terms: Mapping[int, Term],
        new: Container[int],
    ) -> None:
        self.params = params
        self.figures = figures
        self.new = new
        self.matter = group[0].indicator.matter
        self.above = {each.index: unit_above(figures.reading.document, each) for each in group}
        self.found: dict[str, list[tuple[int, Term]]] = {}
        for binding in group:
            placed = (binding.sentence, terms[binding.index])
            self.found.setdefault(binding.indicator.measure, []).append(placed)

    def holds_in_month(self, stated: Stated) -> bool:
        """Whether an equation of three figures of a month holds, so that they are not of the cases of other months."""
        printed = {name: [term for _, term in placed] for name, placed in self.found.items()}
        return stated.link.op == "==" and any(
            len(sides.terms) > 2
            and sides.truth(self.figures, _ZERO) is not Truth.CANNOT_HOLD
            and all(of_month(self.figures, term) for term in sides.terms.values())
            for sides in self._assignments(stated, printed)
        )

    def link(self, stated: Stated, by_month: bool) -> Iterator[Observation]:
        """The verdict on one comparison, sentence by sentence, else over the paragraph; ``by_month``: see excuse_for."""
        left, right = ([name for name in side if name in self.found] for side in stated.names)
        named = dict.fromkeys((*left, *right))
        together = False
        for sentence in dict.fromkeys(place for name in named for place, _ in self.found[name]):
            here = self._printed(named, sentence)
            if not (here.keys().isdisjoint(left) or here.keys().isdisjoint(right)):
                together = True
                ways = self._assignments(stated, here)
                yield from self._verdict(stated.link, ways, stated.link.text, by_month)
        goes_on = not together or stated.link.op == "=="
        if self.matter and goes_on:  # without a word for it, two sentences need not speak of one thing
            ways = self._assignments(stated, self._printed(named))
            ways = continued(self.figures, self.found, ways) if together else ways
            yield from self._verdict(stated.link, ways, APART, by_month)

    def _printed(self, named: Iterable[str], sentence: int | None = None) -> dict[str, list[Term]]:
        """The figures of measures in a sentence, or in all without those that may begin something of their own."""
        found = dict[str, list[Term]]()
        for name in named:
            for at, term in self.found[name]:
                if at == sentence or (sentence is None and term.index not in self.new):
                    found.setdefault(name, []).append(term)
        return found

    def _verdict(self, link: Link, ways: Iterator[Sides], case: str, by_month: bool) -> Iterator[Observation]:
        refuted: list[Sides] = []
        for sides in ways:
            truth = sides.truth(self.figures)
            if truth is not Truth.CANNOT_HOLD:
                break
            refuted.append(sides)
        else:
            if not refuted:
                return
            sides, truth = min(refuted, key=lambda each: each.gap(self.figures)), Truth.CANNOT_HOLD
        used = self.figures.used(sides.terms.values())
        span = self.figures.span(max(sides.terms.values(), key=lambda term: term.index))
        if truth is not Truth.CANNOT_HOLD:
            sure = truth is Truth.HOLDS
            if sure or (link.op != "==" and sides.truth(self.figures, _ZERO) is Truth.HOLDS):
                yield Held(span, link.text, used, exact=sure and link.op == "==")
            elif not any(sides.unprinted()):
                yield Abstained(span, f"{link.text}：约数不足以判断", used)
        elif why := excuse_for(self.figures, sides, link.op, self.params.unless, by_month):
            yield Abstained(span, f"{link.text}：{why}", used)
        else:
            yield problem(self.figures, sides, case, (self.matter, self._excuse()))

    def _assignments(self, stated: Stated, printed: Mapping[str, list[Term]]) -> Iterator[Sides]:
        """All ways of standing terms for names and of choosing between alternatives."""
        for way in stated.ways(tuple(printed)):
            left, right = way.names
            wanted = [name for name in dict.fromkeys((*left, *right)) if name in printed]
            if printed.keys().isdisjoint(left) or printed.keys().isdisjoint(right):
                continue
            if self.params.complete and not printed.keys() >= {*left, *right}:
                continue
            for chosen in islice(product(*(printed[name] for name in wanted)), _MOST):
                terms = dict(zip(wanted, chosen, strict=True))
                if self._comparable(terms):
                    yield Sides(way.left, stated.link.op, way.right, way.names, terms)

    def _comparable(self, terms: Mapping[str, Term]) -> bool:
        """Whether the figures are of the right kind and in one unit, be it that of a heading: 开庭（件）, 出庭（人次）."""
        families = set()
        for name, term in terms.items():
            quantity, rate = self.figures[term], name.endswith(RATE)
            if is_difference(term) or term.tail.startswith("方面"):
                return False  # 反馈3个方面问题 counts none
            if quantity.kind not in (_RATES if rate else self._counts(term)):
                return False
            if not rate:
                families.add(quantity.unit.family)
        above = {self.above[term.index] for term in terms.values()} - {""}
        return len(families) <= 1 and len(above) <= 1

    def _counts(self, term: Term) -> frozenset[Kind]:
        """The kinds of figures that count: in a table the unit may stand in the header."""
        cell = self.figures.reading.document.blocks[term.block].cell
        return _COUNTS if cell is None else _COUNTS | {Kind.ORDINARY}

    def _excuse(self) -> Words:
        return Words(self.params.excuse, self.params.excuse_en or self.params.excuse)
