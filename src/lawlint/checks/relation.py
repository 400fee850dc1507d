"""A relation between the measures of one matter: ``收到 >= 受理 >= 办结``, ``新收 + 上年结转 == 办结 + 结转下年``.

The figures of a paragraph that are bound to one matter, scope, period and aspect are compared, in one sentence first, else
across the sentences of the paragraph.  Measures that are not printed may have any value; where a measure is printed
more than once, one assignment that holds is enough.  Words of ``unless`` anywhere in the paragraph switch it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from typing import TYPE_CHECKING

from lawlint.checks._figures import Figures, amount
from lawlint.checks.base import Abstained, Complaint, Held, Observation, Problem, Reading
from lawlint.facts.model import Binding, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Comparison, Interval, Truth
from lawlint.rules.expression import (
    RATE,
    Expr,
    ExpressionError,
    Link,
    Name,
    Number,
    Operation,
    check_names,
    evaluate,
    names,
    parse,
    readings,
)

if TYPE_CHECKING:
    from lawlint.rules.vocabulary import Vocabulary

APART = "apart"
"""The case of figures that stand in different sentences of a paragraph."""

PLACEHOLDERS = ("left", "right", "relation", "matter", "computed")
_HUNDRED = Fraction(100)
_MOST = 64  # assignments tried
_ZERO = Interval.point(0)
_RATES = frozenset({Kind.PERCENT})
_COUNTS = frozenset({Kind.QUANTITY})
_SAID = {">=": "小于", ">": "不大于", "<=": "大于", "<": "不小于", "==": "不等于", "!=": "等于"}
_SIGN = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "＝", "!=": "≠"}
_SHOWN = {"+": "＋", "-": "－", "*": "×", "/": "÷"}
_SAID_EN = {">=": "<", ">": "<=", "<=": ">", "<": ">=", "==": "!=", "!=": "=="}


@dataclass(frozen=True, slots=True)
class Params:
    holds: str | tuple[str, ...]
    """应当成立的关系，如“收到 >= 受理 >= 办结”。 / The relation, or relations, that must hold."""
    matter: str = ""
    """事项；缺省为任何事项。 / The matter; any when absent."""
    unless: tuple[str, ...] = ()
    """段落中出现这些词时不检查；carry-over 代表词汇表中的结转类词语。 / Words that switch it off; "carry-over" stands for a list."""
    complete: bool = False
    """只在各项指标都写出时检查。 / Only where every measure is printed."""
    excuse: str = ""
    """文中未说明、但足以解释不一致的情形。 / What the text may have left unsaid that would explain it."""
    excuse_en: str = ""
    """英文说明。 / The same in English."""


def cases(params: Params) -> tuple[str, ...]:
    """The comparisons of the relation, and ``apart``."""
    try:
        return (*(link.text for link in _links(params)), APART)
    except ExpressionError:
        return (APART,)


def _links(params: Params) -> list[Link]:
    return [link for text in _texts(params) for link in parse(text)]


def _texts(params: Params) -> tuple[str, ...]:
    return (params.holds,) if isinstance(params.holds, str) else params.holds


def verify(params: Params, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A matter or measure that the vocabulary does not know, or a relation that cannot be read."""
    if params.matter and params.matter not in vocabulary.matters:
        words = Words(f"没有“{params.matter}”这个事项", f'there is no matter "{params.matter}"')
        yield Complaint(("matter",), words, params.matter, tuple(vocabulary.matters))
        return
    known = vocabulary.names(params.matter)
    for at, text in enumerate(_texts(params)):
        try:
            check_names(text, known)
        except ExpressionError as error:
            said = Words(f"{error.words.zh}（第{error.column}列）", f"{error.words.en} (column {error.column})")
            path = ("holds",) if isinstance(params.holds, str) else ("holds", at)
            yield Complaint(path, said, error.name, known)


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Compare every group of figures of one indicator."""
    figures = Figures(reading)
    links = _links(params)
    terms = {term.index: term for term in reading.facts.terms}
    for group in _groups(params, reading):
        checker = _Checker(params, figures, group, terms)
        for link in links:
            yield from checker.link(link)


def _groups(params: Params, reading: Reading) -> Iterable[list[Binding]]:
    """The bindings that speak of one thing in one paragraph."""
    groups: dict[tuple[int, str, str, str, str], list[Binding]] = {}
    for binding in reading.facts.bindings:
        about = binding.indicator
        if not params.matter or about.matter == params.matter:
            key = (binding.block, about.matter, about.aspect, about.scope, about.period)
            groups.setdefault(key, []).append(binding)
    return (group for group in groups.values() if len(group) > 1)


@dataclass(frozen=True, slots=True)
class _Assigned:
    """One way of reading a link: its sides, the terms that stand for the names, and the verdict."""

    left: Expr
    right: Expr
    terms: Mapping[str, Term]
    truth: Truth


class _Checker:
    def __init__(
        self, params: Params, figures: Figures, group: list[Binding], terms: Mapping[int, Term]
    ) -> None:
        self.params = params
        self.figures = figures
        self.terms = terms
        self.matter = group[0].indicator.matter
        self.found: dict[str, list[Binding]] = {}
        for binding in group:
            self.found.setdefault(binding.indicator.measure, []).append(binding)

    def link(self, link: Link) -> Iterator[Observation]:
        """The verdict on one comparison, sentence by sentence, else over the paragraph."""
        sides = [[name.text for name in names(side)] for side in (link.left, link.right)]
        bound = [binding for side in sides for name in side for binding in self.found.get(name, ())]
        if not all(any(name in self.found for name in side) for side in sides):
            return
        together = False
        for sentence in dict.fromkeys(binding.sentence for binding in bound):
            here = {
                name: [self.terms[each.index] for each in self.found.get(name, ()) if each.sentence == sentence]
                for side in sides
                for name in side
            }
            if all(any(here[name] for name in side) for side in sides):
                together = True
                yield from self._verdict(link, here, link.text)
        if not together:
            apart = {name: [self.terms[each.index] for each in self.found.get(name, ())] for side in sides for name in side}
            yield from self._verdict(link, apart, APART)

    def _verdict(self, link: Link, candidates: Mapping[str, list[Term]], case: str) -> Iterator[Observation]:
        tried = list(self._assignments(link, candidates))
        if not tried:
            return
        last = max(tried[0].terms.values(), key=lambda term: term.index)
        good = next((each for each in tried if each.truth is not Truth.CANNOT_HOLD), None)
        if good is not None:
            used = self.figures.used(good.terms.values())
            if good.truth is Truth.HOLDS:
                yield Held(self.figures.span(last), link.text, used, exact=link.op == "==")
            elif link.op != "==" and self._truth(link, good.left, good.right, good.terms, _ZERO) is Truth.HOLDS:
                yield Held(self.figures.span(last), link.text, used)
            return
        excused = self._excuse(last)
        if excused:
            reason = f"{link.text}：段中有“{excused}”"
            yield Abstained(self.figures.span(last), reason, self.figures.used(tried[0].terms.values()))
            return
        yield self._problem(link, tried[0], case)

    def _assignments(self, link: Link, candidates: Mapping[str, list[Term]]) -> Iterator[_Assigned]:
        """All ways of standing terms for names and of choosing between alternatives."""
        printed = [name for name, terms in candidates.items() if terms]
        for left, right in product(readings(link.left, printed), readings(link.right, printed)):
            wanted = list(dict.fromkeys(name.text for side in (left, right) for name in names(side)))
            choices: list[list[Term | None]] = [[*candidates.get(name, ())] or [None] for name in wanted]
            for chosen in islice(product(*choices), _MOST):
                terms = {name: term for name, term in zip(wanted, chosen, strict=True) if term is not None}
                if self._comparable(left, right, terms):
                    yield _Assigned(left, right, terms, self._truth(link, left, right, terms))

    def _comparable(self, left: Expr, right: Expr, terms: Mapping[str, Term]) -> bool:
        sides = [any(name.text in terms for name in names(side)) for side in (left, right)]
        families = {self.figures[term].unit.family for name, term in terms.items() if not name.endswith(RATE)}
        if self.params.complete and len(terms) < len({name.text for side in (left, right) for name in names(side)}):
            return False
        kinds = all(
            self.figures[term].kind in (_RATES if name.endswith(RATE) else self._counts(term))
            for name, term in terms.items()
        )
        return all(sides) and len(families) <= 1 and kinds

    def _counts(self, term: Term) -> frozenset[Kind]:
        """The kinds of figures that count: in a table the unit may stand in the header."""
        cell = self.figures.reading.document.blocks[term.block].cell
        return _COUNTS if cell is None else _COUNTS | {Kind.ORDINARY}

    def _truth(
        self,
        link: Link,
        left: Expr,
        right: Expr,
        terms: Mapping[str, Term],
        unknown: Interval | None = None,
    ) -> Truth:
        """The verdict; a measure that is not printed has any value, or ``unknown``."""

        def value(name: str) -> Interval | None:
            term = terms.get(name)
            return unknown if term is None else self.figures.value(term)

        if _is_rate(left) != _is_rate(right):
            left, right = _in_percent(left), _in_percent(right)
        return evaluate(left, value).compare(link.op, evaluate(right, value))

    def _excuse(self, term: Term) -> str:
        """The first word of ``unless`` that stands in the paragraph of ``term``."""
        document = self.figures.reading.document
        home = document.blocks[term.block]
        text = home.span.of(document.folded)
        if home.cell is not None:
            table = home.cell.table
            cells = [block.span for block in document.blocks if block.cell and block.cell.table == table]
            text = document.folded[cells[0].start : cells[-1].end]
        for word in self.params.unless:
            words = self.figures.reading.vocabulary.carry_over if word == "carry-over" else (word,)
            found = next((each for each in words if each in text), "")
            if found:
                return found
        return ""

    def _problem(self, link: Link, broken: _Assigned, case: str) -> Problem:
        figures = self.figures
        terms = sorted(broken.terms.values(), key=lambda term: term.index)
        left, right = (_printed(side, broken.terms, figures) for side in (broken.left, broken.right))
        names_left, names_right = (_named(side, broken.terms) for side in (broken.left, broken.right))
        op = self._effective(link, broken)
        computed = Words(f"{left}{_SAID[op]}{right}", f"{left} {_SAID_EN[op]} {right}")
        expected = f"{names_left}{_SIGN[op]}{names_right}"
        excuse = Words(self.params.excuse, self.params.excuse_en or self.params.excuse)
        about = self.matter + "：" if self.matter else ""
        zh = f"{about}{computed.zh}，应有{expected}" + (f"；除非{excuse.zh}" if excuse.zh else "")
        en = f"{computed.en}, but {expected} is expected" + (f", unless {excuse.en}" if excuse.en else "")
        return Problem(
            figures.span(terms[-1]),
            Words(zh, en),
            case,
            {
                "left": left,
                "right": right,
                "relation": expected,
                "matter": self.matter,
                "computed": computed.zh,
            },
            Reasoning(
                tuple(figures.said(term) for term in terms),
                computed,
                nearest=tuple(self._nearest(op, broken)),
                unless=excuse if excuse.zh else None,
            ),
            figures.related(terms[:-1]),
            key="".join(figures.said(term) for term in terms),
            used=figures.used(terms),
            conflict=True,
        )

    def _effective(self, link: Link, broken: _Assigned) -> Comparison:
        """What an equation amounts to when a measure of one side is not printed: that side may be larger."""
        if link.op != "==":
            return link.op
        missing = [any(name.text not in broken.terms for name in names(side)) for side in (broken.left, broken.right)]
        return {(True, False): "<=", (False, True): ">="}.get((missing[0], missing[1]), "==")  # type: ignore[return-value]

    def _nearest(self, op: Comparison, broken: _Assigned) -> Iterator[Words]:
        """For each figure the value that would mend a sum, all others being right; what is not printed is 0."""
        weights: dict[str, int] = {}
        if not (_weigh(broken.left, 1, weights) and _weigh(broken.right, -1, weights)):
            return
        for name, term in broken.terms.items():
            others = Fraction(0)
            for other, each in broken.terms.items():
                if other != name:
                    others += weights[other] * self.figures[each].printed
            value = -others * weights[name]
            if value <= 0:
                continue
            said = amount(value, self.figures[term])
            at_most = (weights[name] < 0) == (op in (">=", ">"))
            bound, sign = ("为", "=") if op == "==" else ("不大于", "<=") if at_most else ("不小于", ">=")
            yield Words(f"{name}{bound}{said}", f"{name} {sign} {said}")


def _is_rate(expr: Expr) -> bool:
    return isinstance(expr, Name) and expr.text.endswith(RATE)


def _in_percent(expr: Expr) -> Expr:
    return expr if _is_rate(expr) else Operation("*", expr, Number(_HUNDRED))


def _printed(expr: Expr, terms: Mapping[str, Term], figures: Figures) -> str:
    """The side with its figures: ``维持30件+撤销12件``."""
    if isinstance(expr, Name):
        term = terms.get(expr.text)
        return "" if term is None else expr.text + figures[term].text
    if isinstance(expr, Operation):
        parts = [_printed(side, terms, figures) for side in (expr.left, expr.right)]
        return _SHOWN.get(expr.op, expr.op).join(part for part in parts if part)
    return str(expr.value) if isinstance(expr, Number) and expr.value else ""


def _named(expr: Expr, terms: Mapping[str, Term]) -> str:
    """The side in words, without what is not printed."""
    if isinstance(expr, Operation):
        parts = [_named(side, terms) for side in (expr.left, expr.right)]
        return _SHOWN.get(expr.op, expr.op).join(part for part in parts if part)
    if isinstance(expr, Name):
        return expr.text if expr.text in terms else ""
    return str(expr.value) if isinstance(expr, Number) and expr.value else ""


def _weigh(expr: Expr, sign: int, weights: dict[str, int]) -> bool:
    """Collect the signs of a plain sum; False when it is not one."""
    if isinstance(expr, Name):
        weights[expr.text] = sign
        return not expr.text.endswith(RATE)
    if isinstance(expr, Number):
        return expr.value == 0
    if isinstance(expr, Operation) and expr.op in "+-":
        return _weigh(expr.left, sign, weights) and _weigh(
            expr.right, sign if expr.op == "+" else -sign, weights
        )
    return False
