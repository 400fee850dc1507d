"""What a percentage of two counts should be, whether it can be at all, and how to say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Problem
from lawlint.facts.cues import PARTICLES
from lawlint.facts.model import Approx, Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval

_TRIED = 4  # bases that a message shows
Named = tuple[str, Term]
"""The name of a rate and its figure."""


def allows(size: Fraction, rate: Quantity) -> bool:
    """Whether a whole number of ``size`` may print as ``rate``, or ``size`` is too large to tell.

    The test (GRIM, Brown and Heathers 2017) means something only while a whole number more or less is seen in
    the last place.
    """
    if size == 0 or size * 10 >= 10 ** (rate.decimals + 2):
        return True
    return gives(size, rate)


def gives(size: Fraction, rate: Quantity) -> bool:
    """Whether a whole number of ``size`` prints as ``rate``, rounded or cut off."""
    near = Interval(rate.printed - rate.step / 2, rate.printed + rate.step, high_closed=False)
    return near.scale(size / 100).has_integer()


def is_share(figures: Figures, part: Term, share: Term, whole: Interval) -> bool:
    """Whether the share is that of ``part`` in ``whole``, nudged by one unit of its last place or not."""
    if whole.low is None or whole.low <= 0:
        return False
    said = figures.printed(share).widen(figures[share].step)
    return (figures.rounded(part).scale(100) / whole).meets(said)


SAYING_LITTLE = ("完成", "成功", "实现", "全年", "全部", "实际", "考试", "考核", "测试")
"""Words of a numerator that need not stand beside its base."""


_PLACES = frozenset("村镇乡县区市所校院站园店户")


def same_things(one: Term, other: Term) -> bool:
    """Whether two figures count things of one name: 167个行政村, 示范村82个; 190个行政村, 建成的行政村156个."""
    first, second = (_thing(term) for term in (one, other))
    if not first or not second:
        return False
    return first[-2:] == second[-2:] or (first[-1] == second[-1] and first[-1] in _PLACES)


def _thing(term: Term) -> str:
    """The noun of what a figure counts: behind it, else before it."""
    return term.tail if term.tail and term.closing else term.lead


@cache
def _have() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{1,8}(?:中|里)(?:目前|现|已|共)*有")


def some_of(above: Term, base: Term) -> bool:
    """Whether one figure is said to be some of the other: 154个行政村中已有148个建成."""
    return above.clause == base.clause and _have().fullmatch(above.wide) is not None


def some_of_them(above: Term, base: Term) -> bool:
    """Whether one figure is said to be some of what the other counts and names: 200个村现已有160个获评示范村."""
    if above.clause != base.clause or not above.tail or not base.tail:
        return False
    found = re.fullmatch("([一-鿿]{1,8}?)(?:中|里|内)?(?:目前|现|已|共|均|都|就)*有", above.wide)
    same = found is not None and above.tail[0] not in "名位个项件家户处" and _verb_first().match(above.tail)
    return bool(same)


@cache
def _verb_first() -> re.Pattern[str]:
    """What some of them did or became: 获评示范村, 建成文化广场, 达到标准."""
    return re.compile(
        "获|被|达|通过|完成|实现|建成|建立|设立|成立|落实|配备|参加|符合|取得|办结|办理|整改|创建|入选|评为|命名"
    )


def is_part(above: Term, base: Term, said: Sequence[str]) -> bool:
    """Whether a numerator counts some of what the base counts: but for ``said`` it names nothing else."""
    if same_things(above, base) or some_of(above, base):
        return True
    words, noun = above.lead, above.tail if above.closing else ""
    for word in (*said, *SAYING_LITTLE):
        words, noun = words.replace(word, ""), noun.replace(word, "")
    if noun and noun[:2] not in base.wide + base.tail:
        return False
    named = [char for char in words if char not in PARTICLES]
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    return len(named) < 2 or any(pair in base.wide or pair in base.tail for pair in pairs)


def unexplained(
    figures: Figures,
    case: str,
    rate: Named,
    above: Term,
    bases: Sequence[Sequence[Term]],
) -> Problem:
    """A rate that none of its proper bases explains, each one figure or the sum of several."""
    name, term = rate
    decimals = figures[term].decimals
    size = figures.size(above)
    tried, nearest = [], []
    for base in bases[:_TRIED]:
        whole = figures.size(*base)
        value = size * 100 / whole
        result = number(value, 0 if value.denominator == 1 else max(decimals, 2))
        added = "＋".join(figures.said(each) for each in base)
        below = f"（{added}）" if len(base) > 1 else added
        tried.append(f"{figures.said(above)}÷{below}＝{result}%")
        nearest.append(f"{name}{number(value, decimals)}%")
    words = "；".join(tried)
    zh = f"{name}{_shown(figures, term)}与文中数据不符：{words}"
    en = f"{_shown(figures, term)} does not follow from any figure in this paragraph: {words}"
    operands = (above, *(each for base in bases for each in base))
    return _problem(figures, case, rate, operands, Words(zh, en), words, nearest)


def changed_places(
    figures: Figures, case: str, rate: Named, two: tuple[Term, Term], left: Term | None = None
) -> Problem:
    """A rate that the figures right before it give only when the first changes places with the second, or with what is
    said to be ``left``.
    """
    base, above = two
    name, term = rate
    shown, other = _shown(figures, term), above if left is None else left
    value = number(figures.size(above) * 100 / figures.size(base), max(figures[term].decimals, 2))
    first, second = figures[base].text, figures[other].text
    words = f"{figures.said(above)}÷{figures.said(base)}＝{value}%，{first}与{second}对调才得{shown}"
    zh = f"{name}{shown}与文中数据不符：{words}"
    en = f"{shown} follows only when {first} and {second} change places"
    right = (f"{base.lead}{second}", f"{other.lead}{first}")
    operands = (above, base) if left is None else (above, base, left)
    return _problem(figures, case, rate, operands, Words(zh, en), words, right)


def computed_otherwise(
    figures: Figures, case: str, rate: Named, operands: Sequence[Term], words: str, value: str
) -> Problem:
    """A rate of several figures; ``words`` say how ``value`` was computed."""
    name, term = rate
    zh = f"{name}{_shown(figures, term)}与文中数据不符：{words}"
    en = f"{_shown(figures, term)} does not follow from any figure in this paragraph: {words}"
    return _problem(figures, case, rate, operands, Words(zh, en), words, [f"{name}{value}"])


def impossible(figures: Figures, case: str, rate: Named, bases: Sequence[Term]) -> Problem:
    """A rate that no whole number of its base gives."""
    name, term = rate
    base = bases[-1]
    size = figures[base].printed
    close = round(size * figures[term].printed / 100)
    near = [count for count in (close - 1, close, close + 1) if 0 <= count <= size]
    nearest = [
        f"{count}÷{number(size)}＝{number(Fraction(count * 100) / size, figures[term].decimals)}%"
        for count in near
    ]
    words = "，".join(nearest)
    shown = _shown(figures, term)
    zh = f"{name}{shown}与{figures.said(base)}不符：没有整数能得出这一比率（{words}）"
    en = f"no whole number of {figures[base].text} gives {shown}: {words}"
    return _problem(figures, case, rate, bases, Words(zh, en), words, nearest)


def has_base(figures: Figures, rate: Term, above: Term) -> bool:
    """Whether some whole number, printed or not, is the base of a rate: none is of 523件 and 97.29%."""
    part = figures[above]
    if not part.exact or part.printed.denominator != 1 or part.printed == 0 or part.unit.scale != 1:
        return True
    printed = figures[rate]
    if printed.approx is not Approx.ROUNDED or not 0 < printed.printed < 100:
        return True
    return (Interval.point(part.printed * 100) / figures.printed(rate)).has_integer()


def impossible_part(figures: Figures, case: str, rate: Named, above: Term) -> Problem | None:
    """A rate that a count of its numerator has with no whole base."""
    name, term = rate
    if figures[above].unit.family in ("money", "area", "length", "weight") or has_base(figures, term, above):
        return None
    part, printed = figures[above].printed, figures[term]
    near = int(part * 100 / printed.printed)
    bases = [base for base in (near, near + 1) if base >= part]
    nearest = [f"{number(part)}÷{base}＝{number(part * 100 / base, printed.decimals)}%" for base in bases]
    words = "，".join(nearest)
    shown = _shown(figures, term)
    zh = f"{name}{shown}与{figures.said(above)}不符：没有整数作分母能得出这一比率（{words}）"
    en = f"{figures[above].text} is {shown} of no whole number: {words}"
    return _problem(figures, case, rate, [above], Words(zh, en), words, nearest)


def _shown(figures: Figures, term: Term) -> str:
    quantity = figures[term]
    if quantity.approx not in (Approx.EXACT, Approx.ROUNDED) or quantity.text.endswith("成"):
        return quantity.text  # 超过95%, 不足八成
    return number(figures[term].printed, figures[term].decimals) + "%"


def _problem(
    figures: Figures,
    case: str,
    rate: Named,
    operands: Sequence[Term],
    message: Words,
    computed: str,
    nearest: Sequence[str],
) -> Problem:
    name, term = rate
    read = tuple(figures.said(each) for each in (*operands, term))
    return Problem(
        figures.span(term),
        message,
        case,
        {"rate": name + _shown(figures, term), "computed": computed},
        Reasoning(
            read,
            Words(computed, computed),
            nearest=tuple(Words(each, each) for each in nearest),
            unless=Words("分母是本段未写出的数字", "the base is a figure that the paragraph does not print"),
        ),
        figures.related(operands),
        key="".join(read),
        used=figures.used((*operands, term)),
        conflict=True,
    )
