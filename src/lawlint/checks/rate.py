"""Rates against the counts they rest on: 败诉率, 合格率, 调解成功率.

For a rate whose numerator is printed, every count of the paragraph that may be its base is tried, and sums of two (受理 with
结转); so are half-up rounding and truncation.  It is reported only when the proper base is printed in the same
sentence and none fits.  For a rate without numerator, a base that allows no whole number of cases is reported
(58.33% of 50 is nothing), where the base is small enough for that to mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, number, paragraphs, total
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.cues import PARTICLES
from lawlint.facts.model import Approx, Kind, Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval

MISMATCH, IMPOSSIBLE, UNUSUAL = "mismatch", "impossible", "unusual-base"
CASES = (MISMATCH, IMPOSSIBLE, UNUSUAL)
PLACEHOLDERS = ("rate", "computed")
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Ratio:
    of: tuple[str, ...] = ()
    """分子：出现这些词的数字。 / The numerator: words beside it."""
    base: tuple[str, ...] = ()
    """分母：出现这些词的数字；缺省为分子前面最近的同单位数字。 / The base: words beside it."""
    whole: bool = False
    """分子必是整数，可作整数检验。 / The numerator is a whole number of the base's units."""
    skip: bool = False
    """分母不明，不检查。 / The base is not known from the text; never checked."""


@dataclass(frozen=True, slots=True)
class Params:
    rates: Mapping[str, Ratio] = field(default_factory=dict)
    """比率名称的结尾，如“败诉率”。 / Rates by the end of their name."""
    qualifiers: tuple[str, ...] = ()
    """改变分子含义的词，如“按期”；分子须带同样的词。 / Words that change the numerator, which must carry them, too."""


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        r"([\u4e00-\u9fff“”、]{1,14}率)"
        r"(?:均|已|也|都)?(?:高|仅|只)?(?:达到了?|达|为|是|约|超过|保持在?|稳定在?|提升至|提高到|提高至|上升到|上升至|增至|降至|下降到|下降至)?$"
    )


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every rate and share of every paragraph."""
    figures = Figures(reading)
    for terms in paragraphs(reading.facts):
        for at, term in enumerate(terms):
            if figures[term].kind is Kind.PERCENT and figures[term].approx in (Approx.ROUNDED, Approx.EXACT):
                seen = _judged(params, figures, terms, at)
                if seen is not None:
                    yield seen


def _judged(params: Params, figures: Figures, terms: Sequence[Term], at: int) -> Observation | None:
    term = terms[at]
    named = _name().search(term.wide)
    if named is not None:
        return _Rate(params, figures, terms, at, named.group(1)).judged()
    return None


class _Rate:
    def __init__(
        self, params: Params, figures: Figures, terms: Sequence[Term], at: int, name: str
    ) -> None:
        self.figures = figures
        self.term = terms[at]
        self.at = at
        self.terms = terms
        self.name = name
        ending = max((each for each in params.rates if name.endswith(each)), key=len, default="")
        stem = re.split("[、“”]", name)[-1].removesuffix("率")
        self.ratio = params.rates.get(ending, Ratio(of=(stem,)))
        self.listed = bool(ending)
        self.timely = re.search("[办复结改访核审]", name) is not None
        self.qualifiers = [word for word in params.qualifiers if word in name]

    def judged(self) -> Observation | None:
        """The verdict, or None when the text offers nothing to compare."""
        if self.ratio.skip:
            return None
        here = [term for term in self.terms if term.sentence == self.term.sentence]
        numerators = [term for term in here if self._is_numerator(term)]
        numerators = [term for term in numerators if term.index < self.term.index] or numerators
        if not numerators:
            return self._whole_number(here) if self.ratio.whole and not self.qualifiers else None
        fitting = [
            (above, below) for above in numerators for below in self._bases(above) if self._fits(above, below)
        ]
        if not fitting:
            return self._mismatch(numerators, here)
        usual = [each for each in fitting if self._usual(each[1])]
        above, below = (usual or fitting)[0]
        if not usual and len(numerators) == 1 and self._proper(above, here):
            return _problem(self.figures, UNUSUAL, self.term, self.name, above, self._proper(above, here), below[0])
        used = self.figures.used((above, *below, self.term))
        return Held(self.figures.span(self.term), self.name, used, exact=len(below) == 1)

    def _usual(self, below: Sequence[Term]) -> bool:
        """Whether the rate is known to rest on such figures; sums of two (受理 with 结转) are."""
        return (
            not self.ratio.base or len(below) > 1 or any(word in below[0].wide for word in self.ratio.base)
        )

    def _is_numerator(self, term: Term) -> bool:
        if not self.figures.is_count(term) or self.figures.is_change(term):
            return False
        words = term.lead + (term.tail if term.closing else "")
        words = words.replace(self.name, "")
        if not all(word in words for word in self.qualifiers):
            return False
        return any(word in words and f"{word}率" not in words and f"未{word}" not in words and f"不{word}" not in words for word in self.ratio.of)

    def _bases(self, above: Term) -> Iterator[tuple[Term, ...]]:
        """Everything in the paragraph that may be the base: counts of the same unit, then sums of two."""
        counts = [
            term
            for term in self.terms
            if term is not above and self.figures.is_count(term) and self.figures.alike(term, above)
        ]
        yield from ((term,) for term in counts)
        yield from combinations(counts[:12], 2)

    def _fits(self, above: Term, below: Sequence[Term]) -> bool:
        base = total([self.figures.rounded(term) for term in below])
        return (self.figures.rounded(above).scale(100) / base).meets(self.figures.printed(self.term))

    def _proper(self, above: Term, here: Sequence[Term]) -> list[Term]:
        """The counts of the sentence that the rate must rest on, as far as one can tell."""
        counts = [
            term
            for term in here
            if term is not above
            and self.figures.is_count(term)
            and self.figures.alike(term, above)
            and not self.figures.is_change(term)
        ]
        if self.ratio.base:
            return [term for term in counts if any(word in term.wide for word in self.ratio.base)]
        larger = [
            term
            for term in counts
            if term.index < above.index and self.figures[term].printed >= self.figures[above].printed
        ]
        return larger[-1:] if larger and self._one_thing(above, larger[-1]) else []

    def _one_thing(self, above: Term, base: Term) -> bool:
        """Whether the numerator counts some of what the base counts: it names nothing else."""
        words, noun = above.lead, above.tail if above.closing else ""
        for word in (*self.ratio.of, *self.qualifiers):
            words, noun = words.replace(word, ""), noun.replace(word, "")
        if noun and noun[:2] not in base.wide + base.tail:
            return False
        named = [char for char in words if char not in PARTICLES]
        pairs = {words[at : at + 2] for at in range(len(words) - 1)}
        return len(named) < 2 or any(pair in base.wide or pair in base.tail for pair in pairs)

    def _mismatch(self, numerators: Sequence[Term], here: Sequence[Term]) -> Observation | None:
        above = min(numerators, key=lambda term: abs(term.index - self.term.index))
        bases = self._proper(above, here)
        used = (above, *bases, self.term)
        span = self.figures.span(self.term)
        if not bases:
            return Abstained(span, f"{self.name}：分母不在本句", self.figures.used(used))
        if self.figures[self.term].printed == 100 and self.timely:
            return Abstained(span, f"{self.name}：可能指按期完成的比率", self.figures.used(used))
        if not self._near(above, here):
            return Abstained(span, f"{self.name}：分子不确定", self.figures.used(used))
        return _problem(self.figures, MISMATCH, self.term, self.name, above, bases)

    def _near(self, above: Term, here: Sequence[Term]) -> bool:
        """Whether nothing else that could be the numerator stands between it and the rate."""
        low, high = sorted((above.index, self.term.index))
        between = [
            term
            for term in here
            if low < term.index < high and self.figures.is_count(term) and self.figures.alike(term, above)
        ]
        return not between or self.listed

    def _whole_number(self, here: Sequence[Term]) -> Observation | None:
        """Whether some whole number of a base gives the printed rate."""
        rate = self.figures[self.term]
        counts = [term for term in self.terms if self.figures.is_count(term)]
        proper = [
            term
            for term in here
            if self.figures.is_count(term)
            and term.index < self.term.index
            and any(word in term.wide for word in self.ratio.base)
            and not self.figures.is_change(term)
        ]
        if not proper:
            return None
        family = {self.figures[term].unit.family for term in proper}
        bases = [term for term in counts if self.figures[term].unit.family in family]
        used = self.figures.used((*proper, self.term))
        span = self.figures.span(self.term)
        if any(not self.figures[term].exact for term in bases) or rate.approx is not Approx.ROUNDED:
            return Abstained(span, f"{self.name}：分母为约数", used)
        sizes = {self.figures[term].printed for term in bases}
        sizes |= {a + b for a, b in combinations(sorted(sizes)[:12], 2)}
        if any(not _telling(size, rate) or _feasible(size, rate) for size in sizes):
            return Held(span, self.name, used)
        return _problem(self.figures, IMPOSSIBLE, self.term, self.name, None, proper)


def _telling(size: Fraction, rate: Quantity) -> bool:
    """Whether the base is small enough for the whole-number test to have power."""
    return size * 10 < 10 ** (rate.decimals + 2)


def _feasible(size: Fraction, rate: Quantity) -> bool:
    near = Interval(rate.printed - rate.step / 2, rate.printed + rate.step, high_closed=False)
    return size == 0 or near.scale(size / 100).has_integer()


def _problem(
    figures: Figures,
    case: str,
    term: Term,
    name: str,
    above: Term | None,
    bases: Sequence[Term],
    unusual: Term | None = None,
) -> Problem:
    """A rate that no base explains."""
    rate = figures[term]
    tried = []
    nearest = []
    for base in bases[:_TRIED]:
        size = figures[base].printed * figures[base].unit.scale
        if above is not None:
            value = figures[above].printed * figures[above].unit.scale * 100 / size
            result = number(value, max(rate.decimals, 2) if value.denominator != 1 else 0)
            tried.append(f"{figures.said(above)}÷{figures.said(base)}＝{result}%")
            nearest.append(f"{name}{number(value, rate.decimals)}%")
        else:
            close = round(size * rate.printed / 100)
            options = [f"{k}÷{number(size)}＝{number(Fraction(k * 100) / size, rate.decimals)}%" for k in (close - 1, close, close + 1) if 0 <= k <= size]
            tried.append("，".join(options))
            nearest.extend(options)
    shown = number(rate.printed, rate.decimals) + "%"
    words = "；".join(tried)
    zh = (
        f"{name}{shown}与文中数据不符：{words}"
        if above is not None
        else f"{name}{shown}与{figures.said(bases[-1])}不符：没有整数能得出这一比率（{words}）"
    )
    en = (
        f"{shown} does not follow from any figure in this paragraph: {words}"
        if above is not None
        else f"no whole number of {figures[bases[-1]].text} gives {shown}: {words}"
    )
    if unusual is not None:
        zh += f"；只与{figures.said(unusual)}相符，而这不是通常的分母"
        en += f"; it fits {figures[unusual].text} only, which is not the usual base"
    operands = [each for each in (above, *bases) if each is not None]
    return Problem(
        figures.span(term),
        Words(zh, en),
        case,
        {"rate": f"{name}{shown}", "computed": words},
        Reasoning(
            tuple(figures.said(each) for each in (*operands, term)),
            Words(words, words),
            nearest=tuple(Words(each, each) for each in nearest),
            unless=Words("分母是本段未写出的数字", "the base is a figure that the paragraph does not print"),
        ),
        figures.related(operands),
        key="".join(figures.said(each) for each in (*operands, term)),
        used=figures.used((*operands, term)),
        conflict=True,
    )
