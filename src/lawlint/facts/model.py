"""The facts of a document: what was read from it once, shared by all checks.

Everything here is a plain value.  Figures are exact: ``Fraction`` inside ``Interval``, never ``float``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lawlint.finding import Span
from lawlint.interval import Interval
from lawlint.lean import dataclass, field

COUNT = "数量"
"""The measure of a figure that stands beside the matter alone: 行政诉讼案件5件."""


class Kind(StrEnum):
    """What sort of value a quantity is."""

    QUANTITY = "quantity"  # 80件, 1.2亿元, 三十余次
    PERCENT = "percent"  # 66.13%, 百分之六十, 九成, 千分之三 (all in percent)
    POINTS = "points"  # 3.5个百分点
    MULTIPLE = "multiple"  # 2倍, 翻一番
    FRACTION = "fraction"  # 三分之二
    ORDINARY = "number"  # a bare number with no unit


class Approx(StrEnum):
    """Why the interval of a quantity is wider than its figures."""

    EXACT = "exact"
    ROUNDED = "rounded"  # 8.92万, 66.13%
    SOME_MORE = "some-more"  # 余, 多, 几
    NEARLY = "nearly"  # 近, 将近, 接近
    ABOUT = "about"  # 约, 左右, 上下
    AT_LEAST = "at-least"  # 超过, 以上, 不少于, 至少
    AT_MOST = "at-most"  # 不足, 以下, 以内, 不超过
    RANGE = "range"  # 3%—5%, 三四十


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed and what it may be compared with.

    ``name``: as printed without 万/亿 (``件``, ``元``, ``平方公里``; ``""`` for a bare number). ``family``:
    quantities are comparable only within one family (``case``, ``document``, ``money``, …; ``""`` for a bare
    number).  ``scale``: factor to the base unit of the family.  ``physical``: measured, not counted, so that
    a whole figure is a rounded one.
    """

    name: str
    family: str
    scale: Fraction = Fraction(1)
    physical: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of the text.

    ``span``: everything that belongs to it, approximators and unit included (``近3000万元``).  ``number``:
    the span of its figures only (``3000万``).  ``interval``: the hard interval that never excludes a true
    value, in the unit as printed with 万/亿 multiplied out (percent in percent, 九成 is 90, 翻两番 is 4).
    ``printed``: the value of the figures themselves, negative when the text says so (负增长3.2%), the lower
    end of a range. ``step``: the value of one unit of the last printed place (0.01 for 66.13, 100 for
    8.92万, 1 for 80件). ``decimals``: digits after the point, before any 万/亿.
    """

    span: Span
    number: Span
    kind: Kind
    text: str
    printed: Fraction
    interval: Interval
    step: Fraction
    decimals: int
    approx: Approx
    unit: Unit
    weak: bool = False  # a lone 一 before a measure word: may be no more than an article

    @property
    def exact(self) -> bool:
        """Whether the figures are the value: a plain count."""
        return self.approx is Approx.EXACT


@dataclass(frozen=True, slots=True)
class DateFact:
    """A calendar date, part of one, or a time of day.

    ``value`` is None when there is no such day (2月30日) or the text does not say the whole date.
    """

    span: Span
    text: str
    year: int | None
    month: int | None
    day: int | None
    value: date | None
    possible: bool = True  # False: no such date in any calendar year, or no such time of day
    hour: int | None = None  # 24 is the end of the day
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodFact:
    """A stretch of time: 2021—2025年, 2024年上半年, 2024年1月至6月, “十四五”时期, 2024年度.

    ``start`` and ``end`` are inclusive dates; None when the text leaves them open or does not name the year.
    ``turned`` is True when the text gives the end before the start.
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    turned: bool = False
    cumulative: bool = False  # 累计, 截至


@dataclass(frozen=True, slots=True)
class TitleFact:
    """A title in 《》, outermost pair; ``inner`` without the marks; ``closed``: it has its closing mark."""

    span: Span
    inner: Span
    text: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class OrdinalItem:
    """One item of a chain inside running text: ``一是``, ``其二``, ``第三，``."""

    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class OrdinalChain:
    """Items of one form, in one block or in paragraphs that begin with them; 一是 starts a new chain."""

    form: str  # 是, 要, 第, 其, …
    items: tuple[OrdinalItem, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """The text between two of ``，；。：`` and line ends; ``sentence`` numbers the sentence it belongs to.

    The content of a parenthesis makes clauses of its own; the clause around it covers it, and is their
    ``outer`` (an index into ``Facts.clauses``; None for a clause that stands in no other).
    """

    span: Span
    sentence: int
    block: int
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A quantity with the words around it, all folded and without what stands in brackets.

    ``index``: of the quantity.  ``start``: where the words before it begin: behind the clause mark or the
    figure before. ``wide``: the words from there, and 其中 before them though a mark stands between; ``lead``:
    those behind the last 、 of them.  ``tail``: the words behind the figure up to the next figure or mark.
    ``mark`` and ``closing``: the marks that bound ``lead`` and ``tail`` (``""``: a figure). ``clause``: index
    of its clause.
    """

    index: int
    start: int
    lead: str
    wide: str
    tail: str
    mark: str
    closing: str
    clause: int
    sentence: int
    block: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a quantity measures.

    ``matter`` (行政复议) and ``measure`` (受理) are names of the vocabulary.  ``scope``: whose figures
    (``全市``, ``市本级``, ``""`` unsaid).  ``period``: which time (``2024``, ``2024上半年``, ``累计``,
    ``""`` the report year).  ``aspect``: words that narrow the measure further (``其中``'s class, e.g.
    行政处罚类); ``""`` for the whole.
    """

    matter: str
    measure: str
    scope: str = ""
    period: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """A quantity and what it was found to measure.

    ``index``: index of the quantity in ``Facts.quantities``.  ``cue``: the words that decided the measure.
    ``reach``: where the matter was found: ``clause``, ``sentence``, ``paragraph``, ``heading`` or ``table``.
    """

    index: int
    indicator: Indicator
    cue: Span
    reach: str
    sentence: int
    block: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was read from one document, in text order."""

    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateFact, ...]
    periods: tuple[PeriodFact, ...]
    titles: tuple[TitleFact, ...]
    chains: tuple[OrdinalChain, ...]
    bindings: tuple[Binding, ...]
    terms: tuple[Term, ...] = ()
    lost: Mapping[int, Unit] = field(default_factory=dict)  # measure words that figures lack, by quantity
    crowded: int = 0  # quantities that are compared with nothing, for too many stand in one sentence
