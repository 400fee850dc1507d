"""How far the most and the least lie apart: 最高98.4分，最低86.2分，相差12.2分; 93.2分、91.6分和88.8分，最高与最低相差4.4分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._claim.between_ends import words_with_bound
from lawlint.checks._claim.denied import denied_by
from lawlint.checks._digits import one_key_off
from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words

APART = ("相差", "极差", "差距", "落差")
"""Words without which no text says how far they lie apart."""
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})
_FEWEST = 3
_SHARP = (Approx.EXACT, Approx.ROUNDED)


def spreads(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every such difference of a sentence, right behind the two ends or the row that they are of."""
    for at, gap in enumerate(terms):
        found = _apart().fullmatch(gap.wide) if at > 1 and gap.mark == "," else None
        if found is None or figures[gap].approx not in _SHARP:
            continue
        ends = (
            _of_row(figures, terms[:at], gap) if found["ends"] else _named_ends(figures, terms[at - 2 : at])
        )
        if ends and _in_unit_of(figures, gap, ends[0]):
            yield _judged(figures, case, gap, ends)


@cache
def _apart() -> re.Pattern[str]:
    end = "最[高低多少长短大小快慢好差优]"
    what = "(?:得?分|值|者|的)?[组县区市镇乡所]?"
    both = f"(?P<ends>{end}{what}[与和同]{end}{what}(?:之间)?)"
    return re.compile(f"(?:{both}|两者|二者|首尾|高低)?(?:仅|只)?(?:{'|'.join(APART)})(?:仅|只|为|达|了)*")


def _named_ends(figures: Figures, pair: Sequence[Term]) -> Sequence[Term]:
    """The two figures right before, one of which is said to be the most and the other the least."""
    found = [_end().search(words_with_bound(figures, term)) for term in pair]
    one, two = (each["end"] if each else "" for each in found)
    beside = pair[0].index + 1 == pair[1].index and pair[0].sentence == pair[1].sentence
    return pair if beside and one + two in _OPPOSITE and _alike(figures, *pair) else ()


_OPPOSITE = frozenset({"高低", "低高", "多少", "少多", "长短", "短长", "大小", "小大", "快慢", "慢快"})


@cache
def _end() -> re.Pattern[str]:
    return re.compile("最(?P<end>[高低多少长短大小快慢])[^,;。最]{0,8}$")


def _of_row(figures: Figures, before: Sequence[Term], gap: Term) -> Sequence[Term]:
    """The most and the least of the last row in the unit of their difference, behind which no more than its average stands."""
    row: list[Term] = []
    for term in reversed(before):
        if not row and (not _in_unit_of(figures, gap, term) or "平均" in term.wide):
            continue
        row.insert(0, term)
        if term.wide not in _JOINTS:
            break
    plain = all(_alike(figures, term, row[0]) and figures[term].approx in _SHARP for term in row)
    if len(row) < _FEWEST or not plain:
        return ()
    return max(row, key=lambda term: figures[term].printed), min(row, key=lambda term: figures[term].printed)


def _alike(figures: Figures, one: Term, two: Term) -> bool:
    return figures[one].kind is figures[two].kind and figures[one].unit == figures[two].unit


def _in_unit_of(figures: Figures, gap: Term, end: Term) -> bool:
    percent = figures[end].kind is Kind.PERCENT
    return figures[gap].kind is Kind.POINTS if percent else _alike(figures, gap, end)


def _judged(figures: Figures, case: str, gap: Term, ends: Sequence[Term]) -> Observation:
    high, low = sorted((figures[term] for term in ends), key=lambda each: -each.printed)
    apart, said = high.printed - low.printed, figures[gap]
    if abs(apart - said.printed) <= (high.step + low.step + said.step) / 2:
        return Held(figures.span(gap), "spread", figures.used((*ends, gap)), exact=True)
    of_row = "最" not in "".join(term.wide for term in ends)
    if of_row and apart < said.printed and not one_key_off(said.printed / said.step, apart / said.step):
        return Abstained(figures.span(gap), "最高、最低的可能没有列出", figures.used((*ends, gap)))
    words = Words(
        f"{high.text}与{low.text}相差{number(apart)}", f"{high.text} and {low.text} are {number(apart)} apart"
    )
    return denied_by(figures, case, figures.span(gap), ends, words, (*ends, gap))
