"""Exact interval arithmetic with open and closed ends, for values that carry their own precision.

An end of None is infinite (and open).  Every operation is exact (``Fraction``) and keeps closedness: the
result is the smallest interval that contains ``x op y`` for all members x, y.  Division by an interval with
zero inside gives the whole line; a zero at the end of a divisor is left out.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from math import ceil, inf
from typing import Literal

from lawlint.lean import dataclass

Comparison = Literal["<=", "<", ">=", ">", "==", "!="]


class Truth(Enum):
    """The three values of a comparison of intervals (``~``: of the opposite comparison)."""

    HOLDS = "holds"  # for all members
    MAY_HOLD = "may hold"  # for some members
    CANNOT_HOLD = "cannot hold"  # for no members

    @classmethod
    def of(cls, always: bool, never: bool) -> Truth:
        """``HOLDS`` if ``always``, ``CANNOT_HOLD`` if ``never``, else ``MAY_HOLD``."""
        if always:
            return cls.HOLDS
        return cls.CANNOT_HOLD if never else cls.MAY_HOLD

    def __invert__(self) -> Truth:
        return Truth.of(self is Truth.CANNOT_HOLD, self is Truth.HOLDS)


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty convex set of rationals.

    Raises ``ValueError`` when the ends leave no member.  An infinite end is always open, whatever was passed.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is high and self.low_closed and self.high_closed and low is not None:
            return
        if low is None or high is None:
            if low is None:
                object.__setattr__(self, "low_closed", False)
            if high is None:
                object.__setattr__(self, "high_closed", False)
        elif not _ordered(low, high, self.low_closed and self.high_closed):
            raise ValueError(f"no value lies between {low} and {high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval whose only member is ``value``."""
        exact = value if isinstance(value, Fraction) else Fraction(value)
        return cls(exact, exact)

    @classmethod
    def around(cls, value: Fraction, step: Fraction) -> Interval:
        """All values that some way of rounding to a multiple of ``step`` may print as ``value``."""
        return cls(value - step, value + step, False, False)

    @property
    def is_point(self) -> bool:
        """Whether there is exactly one member."""
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Fraction | None:
        """Distance of the ends; None when an end is infinite."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, (int, Fraction)):
            return False
        if self.low is not None and (value < self.low or (value == self.low and not self.low_closed)):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_closed)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )

    def __add__(self, other: Interval) -> Interval:
        low, more = self.low, other.low
        if low is not None and more is not None and low is self.high and more is other.high:
            return Interval.point(low + more)
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def shift(self, by: Fraction | int) -> Interval:
        """Every member plus ``by``."""
        return Interval(
            None if self.low is None else self.low + by,
            None if self.high is None else self.high + by,
            self.low_closed,
            self.high_closed,
        )

    def scale(self, by: Fraction | int) -> Interval:
        """Every member times ``by``."""
        if by == 0:
            return Interval.point(0)
        if by < 0:
            return -self.scale(-by)
        return Interval(
            None if self.low is None else self.low * by,
            None if self.high is None else self.high * by,
            self.low_closed,
            self.high_closed,
        )

    def __mul__(self, other: Interval) -> Interval:
        corners = [_corner(a, b) for a in _ends(self) for b in _ends(other)]
        low = min(corner[:2] for corner in corners)
        high = max(corner[:2] for corner in corners)
        return Interval(
            None if low[0] else low[1],
            None if high[0] else high[1],
            any(closed for *end, closed in corners if tuple(end) == low),
            any(closed for *end, closed in corners if tuple(end) == high),
        )

    def __truediv__(self, other: Interval) -> Interval:
        inverse = _reciprocal(other)
        return ALL if inverse is None else self * inverse

    def intersect(self, other: Interval) -> Interval | None:
        """The common members, or None when there are none."""
        if not self.meets(other):
            return None
        return _between(max(_low(self), _low(other)), min(_high(self), _high(other)))

    def meets(self, other: Interval) -> bool:
        """Whether there is a common member."""
        return not (_all_below(self, other) or _all_below(other, self))

    def widen(self, by: Fraction) -> Interval:
        """Both finite ends moved outward by ``by`` (not negative); closedness stays."""
        return Interval(
            None if self.low is None else self.low - by,
            None if self.high is None else self.high + by,
            self.low_closed,
            self.high_closed,
        )

    def smallest_integer(self) -> int | None:
        """The smallest whole number inside; None when there is none or no smallest."""
        if self.low is None:
            return None
        first = ceil(self.low)
        if first == self.low and not self.low_closed:
            first += 1
        return first if first in self else None

    def has_integer(self) -> bool:
        """Whether a whole number is a member."""
        if self.low is None or self.high is None:
            return True
        return self.smallest_integer() is not None

    def compare(self, op: Comparison, other: Interval) -> Truth:
        """Whether ``x op y`` holds for all, some or no members x of this interval and y of ``other``."""
        if op == "<=":
            return Truth.of(_all_at_most(self, other), _all_below(other, self))
        if op == "<":
            return Truth.of(_all_below(self, other), _all_at_most(other, self))
        if op == ">=":
            return other.compare("<=", self)
        if op == ">":
            return other.compare("<", self)
        if op == "==":
            return Truth.of(self.is_point and self == other, not self.meets(other))
        if op == "!=":
            return ~self.compare("==", other)
        raise ValueError(f"unknown comparison {op!r}")


ALL = Interval(None, None, False, False)
"""The whole line: a value of which nothing is known."""

NON_NEGATIVE = Interval(Fraction(0), None)
"""What every count lies in."""

_End = tuple[int, Fraction, bool]  # (-1 or 1 for an infinite end, else 0; value; closed)


def _ends(interval: Interval) -> tuple[_End, _End]:
    zero = Fraction(0)
    low = (-1, zero, False) if interval.low is None else (0, interval.low, interval.low_closed)
    high = (1, zero, False) if interval.high is None else (0, interval.high, interval.high_closed)
    return low, high


def _corner(a: _End, b: _End) -> _End:
    """The product of two ends; zero times infinity is zero, because every member times zero is zero."""
    sign_a, sign_b = (end[0] or (end[1].numerator > 0) - (end[1].numerator < 0) for end in (a, b))
    if sign_a == 0 or sign_b == 0:
        return (0, Fraction(0), (sign_a == 0 and a[2]) or (sign_b == 0 and b[2]))
    if a[0] or b[0]:
        return (sign_a * sign_b, Fraction(0), False)
    return (0, a[1] * b[1], a[2] and b[2])


def _reciprocal(interval: Interval) -> Interval | None:
    """1/x for the members except zero; None when that is not one interval of one sign."""
    low, high = interval.low, interval.high
    if low is not None and low >= 0:
        if high == 0:
            return None
        return Interval(
            Fraction(0) if high is None else 1 / high,
            None if low == 0 else 1 / low,
            high is not None and interval.high_closed,
            interval.low_closed,
        )
    if high is not None and high <= 0:
        mirrored = _reciprocal(-interval)
        return None if mirrored is None else -mirrored
    return None


_Bound = tuple[
    Fraction | float, int
]  # an end (infinite: float) and where next to it the members begin or end


def _low(interval: Interval) -> _Bound:
    return (-inf if interval.low is None else interval.low), 0 if interval.low_closed else 1


def _high(interval: Interval) -> _Bound:
    return (inf if interval.high is None else interval.high), 0 if interval.high_closed else -1


def _between(low: _Bound, high: _Bound) -> Interval:
    lowest, highest = (end if isinstance(end, Fraction) else None for end in (low[0], high[0]))
    return Interval(lowest, highest, low[1] == 0, high[1] == 0)


def _all_at_most(a: Interval, b: Interval) -> bool:
    """Whether x <= y for all members x of a and y of b."""
    return a.high is not None and b.low is not None and _ordered(a.high, b.low, True)


def _all_below(a: Interval, b: Interval) -> bool:
    """Whether x < y for all members x of a and y of b."""
    if a.high is None or b.low is None:
        return False
    return _ordered(a.high, b.low, not (a.high_closed and b.low_closed))


def _ordered(a: Fraction, b: Fraction, equal: bool) -> bool:
    """Whether a < b, or a <= b where ``equal``; on whole numbers, in a fifth of the time of ``Fraction``."""
    left, right = a.numerator * b.denominator, b.numerator * a.denominator
    return left < right or (equal and left == right)
