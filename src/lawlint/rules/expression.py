"""Relations between measures, as rules write them: ``收到 >= 受理 >= 办结``, ``败诉率 == 败诉 / (办结 |
受理)``.

    relation = sum (op sum)+           op: >= <= == != > <   (also ≥ ≤ = ≠)
    sum      = product (("+" | "-") product)*
    product  = atom (("*" | "/") atom)*
    atom     = name | number ["%"] | "…" | "(" sum ("|" sum)* ")" | "[" name "]"

``…`` is whatever else there may be (at least nothing); ``(a | b)`` is either; ``[a]`` may be counted or
not. Rates are in percent, and so is a division one side of which is a rate's name: ``败诉率 == 败诉 /
办结`` multiplies by 100. Nothing is executed: the text becomes a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from fractions import Fraction
from itertools import product

from lawlint.finding import Words
from lawlint.interval import NON_NEGATIVE, Comparison, Interval
from lawlint.lean import dataclass, field

RATE = "率"
"""The last character of the names of measures that are printed in percent."""


class ExpressionError(ValueError):
    """A relation that cannot be read; ``column`` is 1-based. ``name`` is the unknown name, if that is what
    is wrong.
    """

    def __init__(self, column: int, words: Words, name: str = "") -> None:
        super().__init__(f"第{column}列：{words.zh} / column {column}: {words.en}")
        self.column = column
        self.words = words
        self.name = name


@dataclass(frozen=True, slots=True)
class Name:
    """A measure; ``column`` is where it stands (1-based)."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Rest:
    """Whatever else there may be: ``…``."""


@dataclass(frozen=True, slots=True)
class Operation:
    """``left op right`` with op one of ``+ - * /``."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of ``options`` may be meant."""

    options: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """An addend that may be left out: ``[a]``."""

    name: Name


Expr = Name | Number | Rest | Operation | Choice | Optional


@dataclass(frozen=True, slots=True)
class Link:
    """One comparison of a relation; ``text`` is what a rule calls it: ``收到 >= 受理``."""

    left: Expr
    op: Comparison
    right: Expr
    text: str


def names(expr: Expr) -> Iterator[Name]:
    """The measures of an expression, in order."""
    if isinstance(expr, Name):
        yield expr
    elif isinstance(expr, Operation):
        yield from names(expr.left)
        yield from names(expr.right)
    elif isinstance(expr, Choice):
        for option in expr.options:
            yield from names(option)
    elif isinstance(expr, Optional):
        yield expr.name


def measures_of(left: Expr, right: Expr) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the measures of two sides."""
    return tuple(name.text for name in names(left)), tuple(name.text for name in names(right))


def readings(expr: Expr, printed: Collection[str] = ()) -> Iterator[Expr]:
    """The expression with every choice made, all ways; alternatives of which nothing is ``printed`` only if
    all are so.
    """
    if isinstance(expr, Choice):
        some = [option for option in expr.options if any(name.text in printed for name in names(option))]
        for option in some or expr.options:
            yield from readings(option, printed)
    elif isinstance(expr, Operation):
        for left, right in product(readings(expr.left, printed), readings(expr.right, printed)):
            yield Operation(expr.op, left, right)
    elif isinstance(expr, Optional):
        yield Number(Fraction(0))
        if expr.name.text in printed:
            yield expr.name
    else:
        yield expr


def choices(expr: Expr) -> int:
    """How many readings there may be."""
    if isinstance(expr, Choice):
        return sum(map(choices, expr.options))
    if isinstance(expr, Operation):
        return choices(expr.left) * choices(expr.right)
    return 2 if isinstance(expr, Optional) else 1


@dataclass(frozen=True, slots=True)
class Way:
    """A comparison with its choices made, and the measures of its sides."""

    left: Expr
    right: Expr
    names: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Stated:
    """One comparison of a rule, the measures of its sides, and its ways for the measures that are printed."""

    link: Link
    names: tuple[tuple[str, ...], tuple[str, ...]]
    known: dict[tuple[str, ...], tuple[Way, ...]] = field(default_factory=dict)

    def ways(self, printed: tuple[str, ...]) -> tuple[Way, ...]:
        """All ways to choose between alternatives when these measures are printed."""
        if printed not in self.known:
            both = product(readings(self.link.left, printed), readings(self.link.right, printed))
            self.known[printed] = tuple(Way(left, right, measures_of(left, right)) for left, right in both)
        return self.known[printed]


def evaluate(expr: Expr, value: Callable[[str], Interval | None]) -> Interval:
    """The values an expression without choices may have; a measure of which nothing is known is any number
    from 0.
    """
    if isinstance(expr, Name):
        return value(expr.text) or NON_NEGATIVE
    if isinstance(expr, Number):
        return Interval.point(expr.value)
    if isinstance(expr, Operation):
        left, right = evaluate(expr.left, value), evaluate(expr.right, value)
        if expr.op == "+":
            return left + right
        if expr.op == "-":
            return left - right
        return left * right if expr.op == "*" else left / right
    return NON_NEGATIVE
