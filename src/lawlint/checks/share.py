"""Shares of a whole: 占比48%, 占审结案件的37.55%, 分别占, and shares that add up to more than 100%.

A share is compared with every whole that the paragraph offers and with sums of two.  It is reported when the whole is certain:
the figure that 其中 divides, or the one whose words stand between 占 and 的.  The shares of a list are added up when the
list is complete (a part for the rest, 其他) or its parts exclude each other.  One share may be nudged by one unit of its
last place so that the column adds up to exactly 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby

from lawlint.checks._figures import Figures, number, paragraphs, total
from lawlint.checks._wholes import OTHERS
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval

SHARE, COLUMN = "share", "column"
CASES = (SHARE, COLUMN)
PLACEHOLDERS = ("share", "computed")
_GENERAL = ("总数", "总量", "总额", "全部", "比", "其", "总")


@dataclass(frozen=True, slots=True)
class Params:
    skip: tuple[str, ...] = ("任务", "计划", "目标", "GDP", "生产总值")
    """占的是这些时不检查。 / Wholes that the figures beside do not print."""


@cache
def _share() -> re.Pattern[str]:
    """占比为, 占总数的, 占审结案件的; ``base`` is what stands between 占 and 的."""
    return re.compile(
        r"占(?:全年|全市|全县|全区|全省|同期|所有)?(?P<base>[^,;。:占]{0,14}?)(?:的(?:比例|比重)?|比|比例|比重)?(?:均|约|仅|近)?(?:为|达到?)?$"
    )


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every share of every paragraph, then the columns of shares of every sentence."""
    figures = Figures(reading)
    for terms in paragraphs(reading.facts):
        shares = [term for term in terms if _is_share(figures, term)]
        if not shares:
            continue
        found = [seen for term in shares if (seen := _shared(params, figures, terms, term, shares)) is not None]
        yield from _grouped([*found, *_odd(figures, terms, shares, found)])
        for _, group in groupby(shares, key=lambda term: term.sentence):
            yield from _column(figures, list(group))


def _is_share(figures: Figures, term: Term) -> bool:
    quantity = figures[term]
    rounded = quantity.approx in (Approx.ROUNDED, Approx.EXACT)
    if quantity.kind is not Kind.PERCENT or not rounded or term.wide.endswith(("由", "从")) or "分别" in term.wide:
        return False
    return term.wide.startswith("的") or ("占" in term.wide and _share().search(term.wide) is not None)


def _of(figures: Figures, whole: Term, term: Term) -> bool:
    """Whether the figure before the share is what it is of: 占审结的229件的37.55%."""
    return term.wide.startswith("的") and "占" in whole.lead and figures.is_count(whole)


def _shared(
    params: Params, figures: Figures, terms: Sequence[Term], term: Term, shares: Sequence[Term]
) -> Observation | None:
    """A share against the figure before it and every whole in reach."""
    at = terms.index(term)
    match = _share().search(term.wide)
    base = match["base"] if match else ""
    if match is None and not (at and _of(figures, terms[at - 1], term)):
        return None
    before = [each for each in terms[:at] if figures.is_count(each)]
    if any(word in base for word in params.skip) or not before or before[-1].sentence != term.sentence:
        return None
    explicit = before[-1] if _of(figures, before[-1], term) else None
    if explicit is not None:
        before.pop()
    if not before:
        return None
    above = before[-1]
    if figures.is_change(above) or any(
        figures[each].kind is Kind.PERCENT for each in terms[terms.index(above) + 1 : at]
    ):
        return None
    counts = [each for each in terms if figures.is_count(each) and figures.alike(each, above)]
    if any(_fits(figures, above, (each,), term, shares) for each in counts if each is not above):
        return Held(figures.span(term), "share", figures.used((above, term)), exact=True)
    if any(_fits(figures, above, pair, term, shares) for pair in combinations(counts[:12], 2)):
        return Held(figures.span(term), "share", figures.used((above, term)))
    siblings = [owner for each in shares if (owner := _owner(figures, terms, each)) is not None]
    column = [each for each in siblings if each.sentence == term.sentence and each in counts]
    if len(column) > 1 and _fits(figures, above, column, term, shares):
        return Held(figures.span(term), "share", figures.used((*column, term)), exact=True)
    others = [each for each in before[:-1] if each in counts and each not in siblings]
    whole = explicit or _whole(figures, others, above, base)
    if whole is None:
        return Abstained(figures.span(term), "占比的总数不确定", figures.used((above, term)))
    return _problem(figures, term, above, whole)


def _odd(
    figures: Figures, terms: Sequence[Term], shares: Sequence[Term], found: Sequence[Observation]
) -> Iterator[Observation]:
    """The one share of a list that does not rest on the whole that all others agree on."""
    for _, group in groupby(shares, key=lambda term: term.sentence):
        pairs = [(owner, term) for term in group if (owner := _owner(figures, terms, term)) is not None]
        pairs = [pair for pair in pairs if pair[0].index == pair[1].index - 1 and figures.alike(pair[0], pairs[0][0])]
        if len(pairs) < 3 or any(isinstance(seen, Problem) for seen in found):
            continue
        bases = [figures.rounded(owner).scale(100) / figures.printed(term) for owner, term in pairs]
        if _common_value(bases) is not None:
            continue
        for at, (owner, term) in enumerate(pairs):
            base = _common_value(bases[:at] + bases[at + 1 :])
            if base is not None and base.has_integer():
                yield _odd_one(figures, owner, term, base, [pair[0] for pair in pairs])
                break


def _common_value(values: Sequence[Interval]) -> Interval | None:
    found: Interval | None = values[0]
    for value in values[1:]:
        found = found.intersect(value) if found is not None else None
    return found


def _odd_one(figures: Figures, owner: Term, term: Term, base: Interval, owners: Sequence[Term]) -> Problem:
    size = base.smallest_integer() or 1
    value = number(figures[owner].printed * 100 / size, max(figures[term].decimals, 1)) + "%"
    computed = Words(
        f"其余各项均以约{size}为总数，{figures.said(owner)}÷{size}＝{value}",
        f"the other shares are of about {size}; {figures[owner].text} / {size} = {value}",
    )
    return Problem(
        figures.span(term),
        Words(
            f"占比{figures[term].text}与同列其他占比不一致：{computed.zh}",
            f"the share {figures[term].text} does not agree with the others: {computed.en}",
        ),
        SHARE,
        {"share": figures[term].text, "computed": computed.zh},
        Reasoning((figures.said(owner), figures.said(term)), computed, nearest=(Words(value, value),)),
        figures.related(owners),
        key=figures.said(owner) + figures[term].text,
        used=(owner.index, term.index),
        conflict=True,
    )


def _owner(figures: Figures, terms: Sequence[Term], share: Term) -> Term | None:
    """The figure that a share belongs to: the count before it."""
    counts = [each for each in terms[: terms.index(share)] if figures.is_count(each)]
    return counts[-1] if counts else None


def _fits(
    figures: Figures, above: Term, below: Sequence[Term], term: Term, shares: Sequence[Term]
) -> bool:
    quotient = figures.rounded(above).scale(100) / total([figures.rounded(each) for each in below])
    quantity = figures[term]
    if quotient.meets(figures.printed(term)):
        return True
    column = [each for each in shares if each.sentence == term.sentence]
    forced = len(column) > 1 and sum(figures[each].printed for each in column) == 100
    return forced and quotient.meets(Interval.around(quantity.printed, quantity.step * 3 / 2))


def _whole(figures: Figures, before: Sequence[Term], above: Term, base: str) -> Term | None:
    """The whole that a share certainly rests on."""
    here = [each for each in before if each.sentence == above.sentence]
    larger = [each for each in here if figures[each].printed >= figures[above].printed]
    if base and not base.startswith(_GENERAL):
        named = [each for each in before if _common(base, each.wide) or _common(base, each.tail)]
        return named[-1] if len(named) == 1 else None
    if not larger or len({figures[each].printed for each in larger}) != 1:
        return larger[-1] if larger and "其中" in above.wide else None
    return larger[-1]


def _common(base: str, words: str) -> bool:
    """Whether the words name what the share is said to be of."""
    pairs = {base[at : at + 2] for at in range(len(base) - 1)} - {"案件", "总数", "全部"}
    return any(pair in words for pair in pairs)


def _column(figures: Figures, shares: Sequence[Term]) -> Iterator[Observation]:
    """The shares of one sentence together."""
    if len(shares) < 2 or not any(word in shares[-1].wide for word in OTHERS):
        return
    if any(figures[term].approx is not Approx.ROUNDED for term in shares):
        return
    added = total([figures.rounded(term) for term in shares])
    used = figures.used(shares)
    if 100 in added:
        yield Held(figures.span(shares[-1]), "column", used, exact=True)
        return
    said = "＋".join(figures[term].text for term in shares)
    result = number(sum((figures[term].printed for term in shares), start=figures[shares[0]].printed * 0))
    computed = Words(f"{said}＝{result}%", f"{said} = {result}%")
    yield Problem(
        figures.span(shares[-1]),
        Words(f"各项占比之和不是100%：{computed.zh}", f"the shares do not add up to 100%: {computed.en}"),
        COLUMN,
        {"share": figures.said(shares[-1]), "computed": computed.zh},
        Reasoning(tuple(figures.said(term) for term in shares), computed),
        figures.related(shares[:-1]),
        key=said,
        used=used,
        conflict=True,
    )


def _grouped(found: Sequence[Observation]) -> Iterator[Observation]:
    """Several shares that miss the same whole are one problem: it is the whole, or the base, that is wrong."""
    wholes: dict[int, Problem] = {}
    for seen in found:
        if not isinstance(seen, Problem):
            yield seen
            continue
        whole = seen.used[0]
        first = wholes.get(whole)
        wholes[whole] = seen if first is None else _joined(first, seen)
    yield from wholes.values()


def _joined(first: Problem, other: Problem) -> Problem:
    computed = [each.reasoning.computed for each in (first, other) if each.reasoning.computed is not None]
    return Problem(
        first.span,
        Words(*(" / ".join((one, two)) for one, two in _pairs(first.message, other.message))),
        first.case,
        first.values,
        Reasoning(
            (*first.reasoning.read, *other.reasoning.read),
            first.reasoning.computed,
            tuple(computed[1:]),
            (*first.reasoning.nearest, *other.reasoning.nearest),
            first.reasoning.unless,
        ),
        (*first.related, *other.related),
        key=first.key + other.key,
        used=tuple(dict.fromkeys((*first.used, *other.used))),
        conflict=True,
    )


def _pairs(one: Words, two: Words) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.zh, two.zh.partition("：")[2]), (one.en, two.en.partition(": ")[2])


def _problem(figures: Figures, term: Term, above: Term, whole: Term) -> Problem:
    quantity = figures[term]
    size = figures[whole].printed * figures[whole].unit.scale
    value = figures[above].printed * figures[above].unit.scale * 100 / size
    result = number(value, max(quantity.decimals, 1) if value.denominator != 1 else 0) + "%"
    computed = Words(
        f"{figures.said(above)}÷{figures.said(whole)}＝{result}",
        f"{figures[above].text} / {figures[whole].text} = {result}",
    )
    return Problem(
        figures.span(term),
        Words(
            f"占比{quantity.text}与文中数据不符：{computed.zh}",
            f"the share {quantity.text} does not follow: {computed.en}",
        ),
        SHARE,
        {"share": quantity.text, "computed": computed.zh},
        Reasoning(
            tuple(figures.said(each) for each in (whole, above, term)),
            computed,
            nearest=(Words(result, result),),
            unless=Words("占比所依据的总数不在本段", "the whole is not printed in this paragraph"),
        ),
        figures.related((whole, above)),
        key="".join(figures.said(each) for each in (whole, above, term)),
        used=figures.used((whole, above, term)),
        conflict=True,
    )
