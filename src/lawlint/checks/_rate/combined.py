"""Rates whose numerator is not printed as one figure: 优秀57卷、良好206卷，优良率73.1%; 不合格61批次，合格率98.1%; 发现215处，
整改率91.1%，尚有17处正在整改.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import RESTS, Figures, number, total
from lawlint.checks._quotient import computed_otherwise
from lawlint.checks._rate.figures import RateFigures
from lawlint.checks._rate.reasons import given_by_others
from lawlint.checks.base import Abstained, Held, Observation
from lawlint.facts.model import Term
from lawlint.interval import Interval


def combined(rate: RateFigures, case: str) -> Observation | None:
    """The verdict on a rate of two classes together, or of all but those denied; None without such figures."""
    before = [term for term in rate.here if term.index < rate.term.index and not rate.figures.is_change(term)]
    denied = "" if rate.ratio.both else f"不{rate.name.removesuffix('率')[-2:]}"
    parts = [_only(before, word) for word in rate.ratio.both or (denied,)]
    found = [term for term in parts if term is not None]
    if len(found) < len(parts):
        return _left(rate, case)
    if _parted(rate, found[-1], denied != "") or (denied and _of_other_things(rate)):
        return None
    ahead = [term for term in rate.alike(found[0], before) if term.index < found[0].index]
    sizes = [rate.figures[term].printed for term in found]
    bases = [term for term in ahead if rate.figures[term].printed >= sum(sizes)]
    if not bases:
        return None
    whole = rate.alike(found[0], rate.counts)
    fits = any(_gives(rate, found, base, bool(denied)) for base in whole if base not in found)
    used = rate.figures.used((*found, bases[-1], rate.term))
    if fits or given_by_others(rate):
        return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
    if rate.figures[rate.term].printed == 100:
        return Abstained(rate.figures.span(rate.term), f"{rate.name}：可能经复查、补考", used)
    return problem_of(rate, case, found, bases[-1], bool(denied))


def _only(terms: Sequence[Term], word: str) -> Term | None:
    """The only figure with the word, and at most what it is said of, at the end of the words before it."""
    found = [term for term in terms if word in term.lead and _ends(word).search(term.lead)]
    return found[0] if len(found) == 1 else None


def _left(rate: RateFigures, case: str) -> Observation | None:
    """The verdict on a rate with its base and what is left of it, and no other figure in the sentence."""
    here = [term for term in rate.here if not rate.figures.is_change(term)]
    done = [word for word in ("整改", "办结", "办理", "审结", "化解", "销号") if word[0] in rate.name]
    if len(here) != 2 or rate.qualifiers or rate.figures[rate.term].printed == 100 or not rate.ratio.base:
        return None
    base, left = here
    named = any(word in base.wide for word in rate.ratio.base) and rate.figures.alike(base, left)
    still = left.lead.startswith((*RESTS, "尚有", "仍有", "还有", "尚未", "仍未", "未"))
    undone = any(
        re.search(f"(?:未|正在|正|尚在|仍在)[^,;。]{{0,4}}{word}", left.lead + left.tail) for word in done
    )
    if not (named and still and undone) or rate.figures[left].printed >= rate.figures[base].printed:
        return None
    if base.index > rate.term.index or not rate.figures[left].exact:
        return None
    used = rate.figures.used((base, left, rate.term))
    counts = rate.alike(left, rate.counts)
    if any(_gives(rate, [left], each, True) for each in counts):
        return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
    return problem_of(rate, case, [left], base, True)


def _of_other_things(rate: RateFigures) -> bool:
    """Whether the name of the rate speaks of what no figure of the sentence counts: 不合格24批次，蔬菜类合格率99.5%."""
    named = re.sub("^(?:总体|整体|综合|平均|全[年省市县区])+", "", rate.name.removesuffix("率")[:-2])
    words = "".join(term.wide + term.tail for term in rate.here)
    return any(named[at : at + 2] not in words for at in range(len(named) - 1))


@cache
def _ends(word: str) -> re.Pattern[str]:
    """不合格, 不合格产品, 检出不合格样品."""
    return re.compile(f"{word}(?:等次|案卷|产品|样品|食品|药品|商品|批次|项目)?(?:数量?)?(?:为|共|有)?$")


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


def mediated(rate: RateFigures, above: Term, case: str) -> Observation | None:
    """The verdict on a 调撤率 behind what was settled and what was withdrawn: 撤诉结案10件，调解结案180件; 调解41件、
    裁决29件、撤回13件.
    """
    if rate.name != "调撤率":
        return None
    item = rate.figures.reading.document.folded.rfind(";", 0, rate.term.start)
    row = [term for term in (above, *rate.alike(above, rate.here)) if term.start > item]
    kinds = [[term for term in row if word.search(term.lead)] for word in _settled_or_withdrawn()]
    if any(len(set(kind)) != 1 for kind in kinds) or kinds[0][0] is kinds[1][0]:
        return None
    pair = sorted((kind[0] for kind in kinds), key=lambda term: term.index)
    whole = [each for each in rate.alike(above, rate.counts) if each.index < pair[0].index]
    whole = [each for each in whole if each.start > item] or whole
    whole = [each for each in whole if rate.figures.size(each) >= rate.figures.size(*pair)]
    for base in whole:
        if _gives(rate, pair, base, False):
            used = rate.figures.used((*pair, base, rate.term))
            return Held(rate.figures.span(rate.term), rate.name, used, exact=True)
    return problem_of(rate, case, pair, min(whole, key=rate.figures.size), False) if whole else None


@cache
def _settled_or_withdrawn() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("调解|和解"), re.compile("撤[诉回]")


def problem_of(rate: RateFigures, case: str, parts: Sequence[Term], base: Term, denied: bool) -> Observation:
    figures = rate.figures
    size = sum((figures[term].printed for term in parts), start=Fraction(0))
    share = size * 100 / figures[base].printed
    value = number(100 - share if denied else share, max(figures[rate.term].decimals, 2)) + "%"
    said = "＋".join(figures.said(term).removeprefix("其中") for term in parts)
    said = f"（{said}）" if len(parts) > 1 else said
    words = f"{'1－' if denied else ''}{said}÷{figures.said(base)}＝{value}"
    return computed_otherwise(figures, case, (rate.name, rate.term), (*parts, base), words, value)
