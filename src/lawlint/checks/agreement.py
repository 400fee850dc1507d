"""The same indicator stated twice with different figures.

Two figures are compared only when both name their matter themselves, measure the same thing of the same
scope, period and aspect in the same unit, and nothing near one of them says that it is a part, a forecast
or another year's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._lead_in import of_another
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Binding, Indicator, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval
from lawlint.lean import dataclass

PLACEHOLDERS = ("matter", "measure", "first", "second")


@dataclass(frozen=True, slots=True)
class Params:
    measures: tuple[str, ...] = ()
    """只比较这些指标；缺省为全部。 / Only these measures; all when absent."""
    unless: tuple[str, ...] = ()
    """所在分句出现这些词时不比较。 / Words in the clause that switch it off."""
    need: tuple[str, ...] = ()
    """所在分句须有其中之一，以确知是全年总数。 / One of these must stand in the sentence, so that it is the
    year's total.
    """


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Compare all figures of one indicator with the value that is said most often, else first."""
    figures = Figures(reading)
    terms = {term.index: term for term in reading.facts.terms}
    same: dict[tuple[Indicator, str, Kind], list[Term]] = {}
    for binding in reading.facts.bindings:
        term = terms[binding.index]
        if _usable(params, figures, binding, term):
            key = (binding.indicator, figures[term].unit.family, figures[term].kind)
            same.setdefault(key, []).append(term)
    for (about, _, _), found in same.items():
        values = [figures.value(term) for term in found]
        often = _often(values)
        likely = max(range(len(found)), key=lambda at: often[values[at]])  # of several the first
        right = [term for term, value in zip(found, values, strict=True) if value.meets(values[likely])]
        for term in found:
            other = next((each for each in right if each.sentence != term.sentence), None)
            if other is not None and term is not found[likely]:
                yield _compared(figures, other, term, about)


def _often(values: Sequence[Interval]) -> dict[Interval, int]:
    """How many of the values each may be equal to; exact ones are counted, not compared pair by pair."""
    counts = Counter(values)
    wide = [value for value in counts if not value.is_point]
    return {
        value: sum(counts[other] for other in (wide if value.is_point else counts) if other.meets(value))
        + (counts[value] if value.is_point else 0)
        for value in counts
    }


def _usable(params: Params, figures: Figures, binding: Binding, term: Term) -> bool:
    about = binding.indicator
    if binding.reach != "clause" or not about.matter or about.aspect or "其中" in term.wide:
        return False
    if params.measures and about.measure not in params.measures:
        return False
    if figures.is_change(term) or figures[term].kind is Kind.PERCENT or figures.outer(term) is not None:
        return False
    text = figures.clauses[term.clause].span.of(figures.reading.document.folded)
    if any(word in text for word in params.unless):
        return False
    return not params.need or any(word in text for word in params.need)


def _compared(figures: Figures, one: Term, two: Term, about: Indicator) -> Observation:
    used = figures.used((one, two))
    if figures.value(one).meets(figures.value(two)):
        return Held(figures.span(two), "agreement", used)
    if not (figures[one].exact and figures[two].exact):
        return Abstained(figures.span(two), "约数与确数不便比较", used)
    if of_another(figures, one, two, about.matter):
        return Abstained(figures.span(two), "两处的主体、领域或时间不同", used)
    name = about.matter + about.measure
    where, where_en = ("前文", "above") if one.index < two.index else ("后文", "below")
    return Problem(
        figures.span(two),
        Words(
            f"{name}{where}为{figures[one].text}，这里为{figures[two].text}",
            f"{name}: {figures[one].text} {where_en}, {figures[two].text} here",
        ),
        "",
        {
            "matter": about.matter,
            "measure": about.measure,
            "first": figures[one].text,
            "second": figures[two].text,
        },
        Reasoning(
            (figures.said(one), figures.said(two)),
            nearest=(Words(figures[one].text, figures[one].text),),
            unless=Words("两处的统计范围或口径不同", "the two places count different things"),
        ),
        figures.related((one,), where, f"said {where_en}"),
        key=f"{name}{figures[one].text}{figures[two].text}",
        used=used,
        conflict=True,
    )
