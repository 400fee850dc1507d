"""Two figures that a clause compares by their names: 复议案件数首次超过诉讼案件数; 复议案件数是诉讼案件数的2.4倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, number
from lawlint.checks._growth.change import CHANGE, problem, wrong_sign
from lawlint.checks._growth.moves import Move
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Span, Words
from lawlint.interval import Truth

SAYS_MORE = ("超过", "多于", "高于", "超出", "少于", "低于")
"""Words without which no clause says which of two figures is larger."""

_KIND = "(?:案件|申请|案|受案|收案|受理)?(?:总)?(?:数量|数|量)"
_TWO = "(?:[一二两]审)?(?:行政|民事)?(?P<two>[\u4e00-\u9fff]{2})"


def surpassed(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """复议案件432件，诉讼案件465件，复议案件数首次超过诉讼案件数: which of the two is larger."""
    document, last = figures.reading.document, figures.span(terms[-1]).end
    stop = document.folded.find("。", last, document.blocks[terms[0].block].span.end)
    stop = stop if stop >= 0 else document.blocks[terms[0].block].span.end
    found = _surpasses().search(document.folded, figures.span(terms[0]).end, stop)
    pair = _pair(figures, terms, found) if found else None
    if found is None or pair is None:
        return
    one, two = pair
    above, below = figures.value(one), figures.value(two)
    if above.compare("<=" if found["more"] else ">=", below) is Truth.HOLDS:
        verb = Span(*found.span("more" if found["more"] else "less"))
        yield wrong_sign(figures, Move(two, one, verb, found["more"] is not None))
    else:
        yield Held(figures.span(two), "change", figures.used(pair))


def times_as_many(figures: Figures, terms: Sequence[Term], at: int) -> Observation | None:
    """复议816件，诉讼340件，复议案件数是诉讼案件数的2.4倍: the multiple at ``at``."""
    term = terms[at]
    found = _times().search(term.wide) if term.wide.endswith("的") else None
    if found is not None and _of_other_span(figures, term, found):
        return None  # 近五年复议受案数为诉讼的1.26倍
    pair = _pair(figures, terms[:at], found) if found and figures[term].approx is Approx.ROUNDED else None
    if pair is None or figures[pair[1]].printed <= 0:
        return None
    one, two = pair
    if (figures.rounded(one) / figures.rounded(two)).meets(figures.printed(term)):
        return Held(figures.span(term), "change", figures.used((*pair, term)), exact=True)
    above, below = figures[one], figures[two]
    exact = above.printed * above.unit.scale / (below.printed * below.unit.scale)
    wanted = number(exact, max(figures[term].decimals, 1)) + "倍"
    words = Words(f"{above.text}÷{below.text}＝{wanted}", f"{above.text} / {below.text} = {wanted}")
    return problem(figures, CHANGE, term, pair, words, wanted)


def _of_other_span(figures: Figures, term: Term, found: re.Match[str]) -> bool:
    """Whether words in the clause before the names say that the multiple is of several years, or of a part."""
    end = figures.span(term).start - len(found[0])
    before = re.split("[,;。:\n]", figures.reading.document.folded[max(end - _NEAR, 0) : end])[-1]
    return re.search("年|累计|其中", before) is not None


_NEAR = 12


def _pair(figures: Figures, terms: Sequence[Term], found: re.Match[str]) -> tuple[Term, Term] | None:
    """The only two counts that bear one of the names each; none where one may be a part: 诉讼86件，其中经复议的32件."""
    counts = [each for each in terms if figures[each].kind is Kind.QUANTITY and not figures.is_change(each)]
    one, two = (
        [each for each in counts if found[name] in each.wide and found[other] not in each.wide]
        for name, other in (("one", "two"), ("two", "one"))
    )
    alike = len(one) == len(two) == 1 and figures[one[0]].unit.name == figures[two[0]].unit.name
    if not alike or any(
        "其中" in each.lead for each in terms if each.index <= max(one[0].index, two[0].index)
    ):
        return None
    return one[0], two[0]


@cache
def _surpasses() -> re.Pattern[str]:
    ever = "(?:首次|再次|已|均|年内|连续[两二三四五]年|大幅|明显|远)*"
    return re.compile(
        f"(?P<one>[\u4e00-\u9fff]{{2}}){_KIND}{ever}(?:(?P<more>超过|多于|高于|超出)|(?P<less>少于|低于))了?{_TWO}{_KIND}"
        "(?=[,;。]|$)"
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        f"(?P<one>[\u4e00-\u9fff]{{2}}){_KIND}(?:约?是|为|达到?|相当于)(?![上去前]年|同期){_TWO}(?:{_KIND})?的$"
    )
