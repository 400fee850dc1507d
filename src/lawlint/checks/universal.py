"""“All” and “none” against explicit counts in the same sentence: 已全部办结 beside 尚未审结3件, 无一败诉
beside 败诉2件, 全覆盖 beside 208个村中已有198个, 均已办结 of 32件 beside 共办结31件, 全部配备 beside 配备率98%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._context import speaks_of
from lawlint.checks._figures import Figures, sentences
from lawlint.checks._universal.beside_count import joined
from lawlint.checks._universal.carried import CARRIED, nothing_carried
from lawlint.checks._universal.claims import (
    ALL,
    IN_TIME,
    NONE,
    RATE,
    Claim,
    all_said,
    claims_all,
    in_time,
    is_less,
    of_the_same,
    plainly_says,
    says,
    says_itself,
)
from lawlint.checks._universal.covered import covered, denied, none_missed
from lawlint.checks._universal.each_of_all import done_fewer, fewer_than_all, rated_less
from lawlint.checks._universal.happened import happened
from lawlint.checks._universal.narrower import clause_of, is_narrower, of_all_before, with_next
from lawlint.checks._universal.still_some import still_some
from lawlint.checks._universal.subject import names_another
from lawlint.checks._universal.uncovered import still_uncovered
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Related, Span, Words
from lawlint.lean import dataclass

CASES = (ALL, NONE, RATE, IN_TIME)
_WHOLE = (
    "全部",
    "均",
    "悉数",
    "全数",
    "全都",
    "覆盖",
    "100%",
    CARRIED,
    "未发生",
    "未出现",
    "没有发生",
    "没有出现",
    "未再发生",
    "无发生",
    "遗漏",
    "清零",
    "不漏",
    "零事故",
    "零发生",
    "未收到",
    "未接到",
    "未发现",
    "事故发生",
    "全员",
    "不落",
    "无漏",
)
PLACEHOLDERS = ("claim", "count")


@dataclass(frozen=True, slots=True)
class Params:
    claims: tuple[Claim, ...] = ()
    """断言。 / The claims."""
    unless: tuple[str, ...] = ()
    """句中出现这些词时不检查。 / Words in the sentence that switch it off."""
    narrow: tuple[str, ...] = ()
    """断言所在分句出现这些词时，断言只指其中一部分，不检查。 / Words in the claim's own clause that narrow it."""


def literals(params: Params) -> tuple[str, ...]:
    """One of the claims must stand in the text."""
    return (*(word for claim in params.claims for word in claim.words), *_WHOLE)


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every sentence that holds a claim and a count."""
    figures = Figures(reading)
    text = reading.document.folded
    made = [claim for claim in params.claims if any(word in text for word in claim.words)]
    for terms in sentences(reading.facts):
        span = _around(reading, terms)
        words = span.of(text)
        seen = [
            each
            for claim in made
            if any(word in words for word in claim.words)
            for each in _claimed(params, figures, terms, span, claim)
        ]
        yield from seen
        further = with_next(figures, terms, span).of(text)
        if not seen and any(word in further for word in _WHOLE):
            yield from _unnamed(params, figures, terms, span)
        if CARRIED in words:
            for place, term in nothing_carried(figures, terms, span):
                yield _problem(figures, Claim(NONE, (place.of(text),), ()), place, term)
        yield from () if seen else _across(params, figures, made, terms, span)


def _across(
    params: Params, figures: Figures, made: Sequence[Claim], terms: Sequence[Term], span: Span
) -> Iterator[Observation]:
    """That there was none, in the sentence before or behind, and a count of it whose words say nothing else: 全年无一败诉。
    法院审结28件，其中败诉1件.
    """
    text = figures.reading.document.folded
    block = figures.reading.document.blocks[terms[0].block].span
    start = max(text.rfind("。", block.start, max(span.start - 1, block.start)) + 1, block.start)
    end = text.find("。", min(span.end + 1, block.end), block.end)
    sides = (Span(start, span.start), Span(span.end, end if end >= 0 else block.end))
    for claim in made:
        told = [each for each in terms if plainly_says(each, claim.against)] if claim.case == NONE else ()
        for side in sides if told else ():
            said = re.split("[,;:。]", side.of(text).strip("。"))
            alone = [clause for clause in said if claims_all().sub("", clause) in claim.words]
            subject = "" if said[0] in alone else said[0]
            if alone and not names_another(subject, re.split("[,;:]", span.of(text))[0]):
                whole = Span(min(side.start, span.start), max(side.end, span.end))
                yield from _claimed(params, figures, told, whole, claim)
                return


def _unnamed(params: Params, figures: Figures, terms: Sequence[Term], span: Span) -> Iterator[Observation]:
    """Claims without a name of their own, whose words the count denies."""
    text = figures.reading.document.folded
    excused = any(speaks_of(each, span.of(text)) for each in params.unless)
    unnamed = (
        *(covered, denied, happened, none_missed, still_uncovered, still_some),
        *(rated_less, fewer_than_all, done_fewer),
    )
    for place, term in (each for find in unnamed for each in find(figures, terms, span)):
        if not excused and not any(each in clause_of(figures, place).of(text) for each in params.narrow):
            yield _problem(figures, Claim(ALL, (place.of(text),), ()), place, term)
            return


def _around(reading: Reading, terms: Sequence[Term]) -> Span:
    """The sentence of ``terms``."""
    text = reading.document.folded
    block = reading.document.blocks[terms[0].block].span
    first = reading.facts.quantities[terms[0].index].span.start
    last = reading.facts.quantities[terms[-1].index].span.end
    start = max((text.rfind(mark, block.start, first) for mark in "。?!"), default=-1) + 1
    ends = [at for mark in "。?!" if (at := text.find(mark, last, block.end)) >= 0]
    return Span(max(start, block.start), min(ends, default=block.end))


def _claimed(
    params: Params, figures: Figures, terms: Sequence[Term], span: Span, claim: Claim
) -> Iterator[Observation]:
    text = figures.reading.document.folded
    said = _said(span.of(text), claim.words)
    if said is None:
        return
    at, word = span.start + said[0], said[1]
    place = Span(at, at + len(word))
    if claim.case in (RATE, IN_TIME):
        all_of_it = all_said(figures, terms, place)
        if all_of_it is None:
            return
        place = all_of_it
    clause = clause_of(figures, place).of(text)
    if any(each in clause for each in params.narrow):
        return
    if claim.case in (RATE, IN_TIME) and in_time().search(clause):
        return
    counts = [term for term in terms if figures.is_count(term) and says(figures, term, claim.against)]
    behind = next((term for term in terms if place.end < figures.span(term).start), None)
    if behind is not None and is_less(figures, behind, claim) and of_all_before(figures, place, behind):
        yield _problem(figures, claim, place, behind)
        return
    for term in counts:
        if figures[term].printed == 0:
            continue
        excused = next((each for each in params.unless if speaks_of(each, span.of(text))), "")
        narrower = is_narrower(figures, terms, place, term)
        if narrower or not of_the_same(term, claim):
            yield Abstained(place, "断言与计数所指的可能不同", (term.index,))
        elif excused:
            yield Abstained(place, f"句中有“{excused}”", (term.index,))
        else:
            yield _problem(figures, claim, place, term)
        return
    if counts:
        yield Held(place, claim.case, figures.used(counts))


def _said(text: str, words: Sequence[str]) -> tuple[int, str] | None:
    """The longest of the words in the text, and where it first stands; not within another word: 平均合格率."""
    for word in sorted(words, key=len, reverse=True):
        place = re.search(f"(?<![平人户日月]){word}" if word.startswith("均") else word, text)
        if place is not None:
            return place.start(), word
    return None


def _problem(figures: Figures, claim: Claim, place: Span, term: Term) -> Problem:
    said = place.of(figures.reading.document.text)
    count = figures.said(term) + ("" if says_itself(term, claim) else "、".join(joined(figures, term)))
    unless = None
    if claim.case == IN_TIME:
        unless = Words("这里的比率是指按期办结率", "the rate is that of cases concluded in time")
    return Problem(
        figures.span(term),
        Words(
            f"{'前' if place.start < term.start else '后'}文称“{said}”，这里又有“{count}”"
            + (f"；除非{unless.zh}" if unless else ""),
            f'"{said}" contradicts "{count}"' + (f", unless {unless.en}" if unless else ""),
        ),
        claim.case,
        {"claim": said, "count": count},
        Reasoning((said, count), unless=unless),
        (Related(place, Words("断言", "claim")),),
        key=said + count,
        used=(term.index,),
        conflict=True,
    )
