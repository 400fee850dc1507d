"""Rates whose numerator is not printed as one figure: 优秀57卷、良好206卷，优良率73.1%; 不合格61批次，合格率98.1%."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks._rate_figures import RateFigures
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.interval import Interval


def combined(rate: RateFigures, case: str) -> Observation | None:
    """The verdict on a rate of two classes together, or of all but those denied; None without such figures."""
    before = [term for term in rate.here if term.index < rate.term.index and not rate.figures.is_change(term)]
    denied = "" if rate.ratio.both else f"不{rate.name.removesuffix('率')[-2:]}"
    parts = [_only(before, word) for word in rate.ratio.both or (denied,)]
    found = [term for term in parts if term is not None]
    if len(found) < len(parts) or _parted(rate, found[-1], denied != ""):
        return None
    ahead = [term for term in rate.alike(found[0], before) if term.index < found[0].index]
    sizes = [rate.figures[term].printed for term in found]
    bases = [term for term in ahead if rate.figures[term].printed >= sum(sizes)]
    if not bases:
        return None
    whole = rate.alike(found[0], rate.counts)
    fits = any(_gives(rate, found, base, bool(denied)) for base in whole if base not in found)
    used = rate.figures.used((*found, bases[-1], rate.term))
    if fits:
        return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
    if rate.figures[rate.term].printed == 100:
        return Abstained(rate.figures.span(rate.term), f"{rate.name}：可能经复查、补考", used)
    return _problem(rate, case, found, bases[-1], bool(denied))


def _only(terms: Sequence[Term], word: str) -> Term | None:
    """The only figure with the word at the end of the words before it."""
    found = [term for term in terms if term.lead.endswith((word, f"{word}等次", f"{word}案卷"))]
    return found[0] if len(found) == 1 else None


def _parted(rate: RateFigures, last: Term, denied: bool) -> bool:
    """Whether the rate may be of what is counted behind the figures: 不合格61批次；监测800批次，合格率98.1%."""
    text = rate.figures.reading.document.folded
    semicolon = ";" in text[rate.figures.span(last).end : rate.figures.span(rate.term).start]
    between = [term for term in rate.alike(last, rate.here) if last.index < term.index < rate.term.index]
    return semicolon or (denied and bool(between))


def _gives(rate: RateFigures, parts: Sequence[Term], base: Term, denied: bool) -> bool:
    figures: Figures = rate.figures
    below = figures.rounded(base)
    if below.low is None or below.low <= 0:
        return False
    share = total([figures.rounded(term) for term in parts]).scale(100) / below
    if denied:
        share = Interval.point(Fraction(100)) + share.scale(-1)
    return share.meets(figures.printed(rate.term))


def _problem(rate: RateFigures, case: str, parts: Sequence[Term], base: Term, denied: bool) -> Observation:
    figures = rate.figures
    size = sum((figures[term].printed for term in parts), start=Fraction(0))
    share = size * 100 / figures[base].printed
    value = number(100 - share if denied else share, max(figures[rate.term].decimals, 2)) + "%"
    said = "＋".join(figures.said(term) for term in parts)
    said = f"（{said}）" if len(parts) > 1 else said
    words = f"{'1－' if denied else ''}{said}÷{figures.said(base)}＝{value}"
    return computed_otherwise(figures, case, (rate.name, rate.term), (*parts, base), words, value)
