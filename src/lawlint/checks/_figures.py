"""What the checks on figures share: walking the terms of a document, comparing units, saying numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from lawlint.checks._named import name_of
from lawlint.facts.lost_units import mended
from lawlint.facts.model import Approx, Facts, Kind, Quantity, Term
from lawlint.finding import Related, Span, Words
from lawlint.interval import Interval

if TYPE_CHECKING:
    from lawlint.checks.base import Reading

UP = (
    "增[收支产]|增长|增加|增多|上升|提高|提升|增至|增|上涨|扩大|扩容|扩围|扩面|扩充|扩(?=[至到])|攀升|跃升|飙升|走高|上扬|递增|[猛激骤陡剧]增"
    "|上调|调增|多|升|增幅|涨幅|升幅|增速|延长"
)
DOWN = (
    "减[收支产]|下降|减少|降低|缩短|压缩|压减|缩减|精简|减|回落|下滑|降|少|跌|降幅|减幅|压降|缩小|收窄"
    "|调减|核减|下跌|走低|递减|下调|削减|裁减|[锐骤]减|[锐骤陡]降"
)
"""Verbs beside a figure that say how much something changed, for use in patterns."""


@cache
def _is_change() -> re.Pattern[str]:
    """同比增长; 较上年多办, 比去年增加受理."""
    than = f"[较比](?:上一?年度?|去年|前年|20\\d\\d年度?)(?:同期)?(?:{UP}|{DOWN})[\u4e00-\u9fff]{{0,4}}$"
    return re.compile(f"(?:{UP}|{DOWN})(?:了|率|近|约|超过?|达|为|幅度?)*$|同比|环比|{than}")


@cache
def _became() -> re.Pattern[str]:
    """What something changed to, not by how much: 由13件降为9件."""
    return re.compile("(?:上升|下降|增加|减少|[升降增减])为$|增至$")


@cache
def _is_average() -> re.Pattern[str]:
    """人均41平方米; 86所学校各配备法治副校长1名; 5月、9月各举办1期."""
    each = (
        "各(?:自|至少|均|随机)*(?:[配组]备|配|设|建|组[织建成]|成立|聘|选[聘派配取]|派(?!出[所法机])|安排|明确|指定|确定|落实"
        "|[举开]办|开展|召开|抽[取查选调])了?[\u4e00-\u9fff]{0,12}$"
    )
    return re.compile(
        f"预期寿命|平均年龄|(?:中位数|均值|众数|平均[数值])(?:约?为|是|达到?)?$|[单亩]产|(?:[人户平日月年宗]|(?<!案)件|(?<!办)案)均|[均单]价|每(?!.{{1,12}}(?:依次|分别)为?$)|{each}"
    )


@cache
def _is_average_of_places() -> re.Pattern[str]:
    """村均6名 at the head of a clause; 12个村均6名 are six each."""
    return re.compile("(?:其中|平均)?[村镇乡县校所站队件案场宗次企]均")


@cache
def compared_with() -> re.Pattern[str]:
    """Before the figure of last year, which nothing divides or adds to: 较2024年23件减少5件，其中…."""
    return re.compile(
        "[较比与](?:上一?年度?|去年|前年|20\\d\\d年度?)(?:同期|全年)?的?$|^(?:上年|去年|20\\d\\d年度?)(?:同期)?[为是]$"
    )


RESTS = (
    *("其余", "剩余", "余下", "剩下", "尚余", "仅余", "还余"),
    *("仅剩", "还剩", "尚剩", "只剩", "下剩"),
)
"""How the words before a figure begin that counts what is left of a whole."""

_JOINTS = frozenset({"和", "及", "与", "、", "、和"})


def sentences(facts: Facts) -> Iterator[list[Term]]:
    """The terms of each sentence, in text order."""
    for _, group in groupby(facts.terms, key=attrgetter("sentence")):
        yield list(group)


def paragraphs(facts: Facts) -> Iterator[list[Term]]:
    """The terms of each block, in text order."""
    for _, group in groupby(facts.terms, key=attrgetter("block")):
        yield list(group)


class Figures:
    """The quantities of a reading by term, with what is asked of them again and again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.quantities = mended(reading.facts)
        self.clauses = reading.facts.clauses

    def __getitem__(self, term: Term) -> Quantity:
        return self.quantities[term.index]

    def is_count(self, term: Term) -> bool:
        """Whether the figure counts or measures something in a unit."""
        quantity = self.quantities[term.index]
        of_ratio = term.lead.endswith("每")  # 每10万人拥有律师32名
        return quantity.kind is Kind.QUANTITY and bool(quantity.unit.family) and not of_ratio

    def is_change(self, term: Term) -> bool:
        """Whether the words before the figure say that it is a difference."""
        if _is_change().search(term.lead) is not None:
            return _became().search(term.lead) is None
        before = self._before(term) if term.wide in _JOINTS else None  # 分别减少4件和11件
        return before is not None and "分别" in before.wide and self.is_change(before)

    def _before(self, term: Term) -> Term | None:
        """The term of the figure before."""
        at = bisect_left(self.reading.facts.terms, term.index, key=lambda each: each.index)
        return self.reading.facts.terms[at - 1] if at else None

    def after(self, term: Term) -> Term | None:
        """The term of the figure behind."""
        terms = self.reading.facts.terms
        at = bisect_right(terms, term.index, key=lambda each: each.index)
        return terms[at] if at < len(terms) else None

    def paragraph(self, term: Term) -> Sequence[Term]:
        """The terms of its block."""
        terms = self.reading.facts.terms
        start = bisect_left(terms, term.block, key=lambda each: each.block)
        return terms[start : bisect_right(terms, term.block, key=lambda each: each.block)]

    def words_of(self, term: Term) -> str:
        """The folded text of its block."""
        document = self.reading.document
        return document.blocks[term.block].span.of(document.folded)

    def between(self, first: Term, last: Term) -> Sequence[Term]:
        """The terms between two figures."""
        terms = self.reading.facts.terms
        start = bisect_right(terms, first.index, key=lambda each: each.index)
        return terms[start : bisect_left(terms, last.index, key=lambda each: each.index)]

    def measure(self, term: Term) -> str:
        """What the figure is known to measure: ``受理``; else ``""``."""
        bindings = self.reading.facts.bindings
        at = bisect_left(bindings, term.index, key=lambda each: each.index)
        known = at < len(bindings) and bindings[at].index == term.index
        return bindings[at].indicator.measure if known else ""

    def is_average(self, term: Term) -> bool:
        """Whether the figure is an average or a price, which nobody adds up."""
        if _is_average().search(term.wide) is not None:
            return True
        return term.mark != "" and _is_average_of_places().match(term.wide) is not None

    def outer(self, term: Term) -> int | None:
        """The clause around the parenthesis that the term stands in."""
        return self.clauses[term.clause].outer

    def alike(self, first: Term, second: Term) -> bool:
        """Whether two figures count in comparable units."""
        return self[first].unit.family == self[second].unit.family

    def value(self, term: Term) -> Interval:
        """Everything the figure may stand for, in the base unit of its family."""
        quantity = self[term]
        scale = quantity.unit.scale
        return quantity.interval if scale == 1 else quantity.interval.scale(scale)

    def rounded(self, term: Term) -> Interval:
        """What the figure may stand for if it was rounded to the nearest, in the base unit of its family."""
        quantity = self[term]
        if quantity.approx is not Approx.ROUNDED:
            return self.value(term)
        half = quantity.step / 2
        return Interval(quantity.printed - half, quantity.printed + half).scale(quantity.unit.scale)

    def printed(self, term: Term) -> Interval:
        """What an exact result may be that was printed as a percentage: rounded half up, or cut off."""
        quantity = self[term]
        if quantity.approx is not Approx.ROUNDED:
            return quantity.interval
        half = quantity.step / 2
        return Interval(quantity.printed - half, quantity.printed + quantity.step, high_closed=False)

    def size(self, *terms: Term) -> Fraction:
        """The sum of figures as printed, in the base unit of their family."""
        return sum((self[term].printed * self[term].unit.scale for term in terms), start=Fraction(0))

    def span(self, term: Term) -> Span:
        """The figure with its unit."""
        return self[term].span

    def said(self, term: Term) -> str:
        """The figure with its words, as printed: ``办结62件``."""
        quantity = self[term]
        text = self.reading.document.text
        above = self.quantities[term.index - 1] if term.index else None
        figure = above.text if above is not None and above.span.end == term.start and not term.mark else ""
        return name_of(term.lead, term.wide, figure) + text[quantity.span.start : quantity.span.end]

    def related(
        self, terms: Iterable[Term], zh: str = "参与计算", en: str = "operand"
    ) -> tuple[Related, ...]:
        """The other figures of a finding."""
        return tuple(Related(self.span(term), Words(zh, en)) for term in terms)

    def used(self, terms: Iterable[Term]) -> tuple[int, ...]:
        """Indices of the quantities of ``terms``."""
        return tuple(dict.fromkeys(term.index for term in terms))


def total(values: Sequence[Interval]) -> Interval:
    """The sum of intervals."""
    found = Interval.point(0)
    for value in values:
        found += value
    return found


def number(value: Fraction, places: int | None = None) -> str:
    """A number in figures: whole as it is, else to ``places`` (as many as needed up to 4) rounded half up."""
    if places is None:
        places = next((n for n in range(4) if (value * 10**n).denominator == 1), 4)
    scaled = value * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}")


def amount(value: Fraction, like: Quantity) -> str:
    """A number in the manner of ``like``: the same 万 or 亿 and unit (``1.4亿元``)."""
    text = like.text
    big, word = next(((10**n, word) for n, word in ((8, "亿"), (4, "万")) if word in text), (1, ""))
    scaled = value / like.unit.scale / big
    whole = scaled.denominator == 1
    return number(scaled, None if whole else max(like.decimals, 1)) + word + like.unit.name
