"""One way of reading a comparison of measures: which figure stands for which name, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from lawlint.checks._figures import Figures, amount
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.interval import Comparison, Interval, Truth
from lawlint.lean import dataclass
from lawlint.rules.expression import RATE, Expr, Name, Number, Operation, evaluate

_HUNDRED = Fraction(100)
_NONE = Fraction(0)
_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}


@dataclass(frozen=True, slots=True)
class Sides:
    """``left op right`` without choices, the measures that each side names, and the figures that stand for them."""

    left: Expr
    op: Comparison
    right: Expr
    measures: tuple[tuple[str, ...], tuple[str, ...]]
    terms: Mapping[str, Term]

    def unprinted(self) -> tuple[bool, bool]:
        """Whether a measure of the left and of the right side is not printed."""
        left, right = (any(name not in self.terms for name in side) for side in self.measures)
        return left, right

    def effective(self) -> Comparison:
        """What an equation amounts to where a measure is not printed: that side may be larger."""
        if self.op != "==":
            return self.op
        left, right = self.unprinted()
        return "==" if left == right else "<=" if left else ">="

    def truth(self, figures: Figures, unknown: Interval | None = None) -> Truth:
        """The verdict; a measure that is not printed has any value from 0, or ``unknown``."""

        def value(name: str) -> Interval | None:
            term = self.terms.get(name)
            return unknown if term is None else figures.value(term)

        if self.op == "==" and unknown is None and all(self.unprinted()):
            return Truth.MAY_HOLD  # both sides may be as large as one likes
        left, right = self.left, self.right
        if _is_rate(left) != _is_rate(right):
            left, right = _in_percent(left), _in_percent(right)
        return evaluate(left, value).compare(self.op, evaluate(right, value))

    def printed(self, figures: Figures) -> tuple[str, str]:
        """Both sides with their figures: ``维持30件＋撤销12件``."""
        named = {name: name + figures[term].text for name, term in self.terms.items()}
        return _said(self.left, named), _said(self.right, named)

    def named(self) -> tuple[str, str]:
        """Both sides in words, without what is not printed."""
        named = {name: name for name in self.terms}
        return _said(self.left, named), _said(self.right, named)

    def gap(self, figures: Figures) -> Fraction:
        """How far apart the sides of a sum are; 0 when they are something else."""
        return abs(self.excess(figures))

    def excess(self, figures: Figures) -> Fraction:
        """By how much the left side of a sum is larger than the right; 0 when they are something else."""
        weights, sizes = self._weights(), self._sizes(figures)
        if not weights:
            return _NONE
        return sum((weights[name] * size for name, size in sizes.items()), start=Fraction(0))

    def _weights(self) -> Mapping[str, int]:
        """With which sign each measure of a plain sum counts; empty when it is none."""
        weights: dict[str, int] = {}
        plain = _weigh(self.left, 1, weights) and _weigh(self.right, -1, weights)
        return weights if plain else {}

    def _sizes(self, figures: Figures) -> Mapping[str, Fraction]:
        return {name: figures[term].printed * figures[term].unit.scale for name, term in self.terms.items()}

    def nearest(self, figures: Figures) -> Iterator[Words]:
        """For each figure the value that would mend a sum, all others being right."""
        weights, sizes = self._weights(), self._sizes(figures)
        if not weights:
            return
        op = self.effective()
        rest = sum((weights[name] * size for name, size in sizes.items()), start=_NONE)
        for name, term in self.terms.items():
            value = sizes[name] - rest * weights[name]
            if value <= 0:
                continue
            said = amount(value, figures[term])
            at_most = (weights[name] < 0) == (op in (">=", ">"))
            bound, sign = ("为", "=") if op == "==" else ("不大于", "<=") if at_most else ("不小于", ">=")
            yield Words(f"{name}{bound}{said}", f"{name} {sign} {said}")


def _is_rate(expr: Expr) -> bool:
    return isinstance(expr, Name) and expr.text.endswith(RATE)


def _in_percent(expr: Expr) -> Expr:
    return expr if _is_rate(expr) else Operation("*", expr, Number(_HUNDRED))


def _said(expr: Expr, named: Mapping[str, str]) -> str:
    if isinstance(expr, Operation):
        parts = [_said(side, named) for side in (expr.left, expr.right)]
        return _SIGNS[expr.op].join(part for part in parts if part)
    if isinstance(expr, Name):
        return named.get(expr.text, "")
    return str(expr.value) if isinstance(expr, Number) and expr.value else ""


def _weigh(expr: Expr, sign: int, weights: dict[str, int]) -> bool:
    """Collects the signs of a plain sum; False when it is not one."""
    if isinstance(expr, Name):
        weights[expr.text] = sign
        return not expr.text.endswith(RATE)
    if isinstance(expr, Number):
        return expr.value == 0
    if isinstance(expr, Operation) and expr.op in "+-":
        behind = sign if expr.op == "+" else -sign
        return _weigh(expr.left, sign, weights) and _weigh(expr.right, behind, weights)
    return False
