"""Totals that lost their 万, or have it for 亿, beside how many there were and what each came to: 处罚137件，罚款27.4元，平均每件
2000元; 成交1836宗，交易额64.26万元，平均每宗350万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._average.operands import PRECISE, printed
from lawlint.checks._figures import Figures, number
from lawlint.checks.base import Problem
from lawlint.facts.model import Quantity, Term
from lawlint.finding import Reasoning, Words
from lawlint.interval import Interval

_MEASURED = frozenset({"money", "area"})
"""Families of what has decimals by nature; broken counts are told as such."""
_WAN = 10_000


def lost_wan(figures: Figures, terms: Sequence[Term]) -> Iterator[Problem]:
    """Every total of a sentence that is 万 times too small for the only number of what each is said of."""
    for term in terms:
        found = _of_each().search(term.wide)
        if found is None or figures[term].unit.family not in _MEASURED:
            continue
        if figures[term].approx not in PRECISE:
            continue
        per = found["per"]
        counts = [each for each in terms if each is not term and _counts(figures, each, per)]
        wholes = [each for each in terms if each is not term and _may_lack(figures, each, term)]
        if len(counts) != 1 or any(_fits(figures, each, counts[0], term, 1) for each in wholes):
            continue
        small = [each for each in wholes if _fits(figures, each, counts[0], term, _WAN)]
        if len(small) == 1:
            yield _problem(figures, small[0], counts[0], term)


@cache
def _of_each() -> re.Pattern[str]:
    """What names each before the figure: 平均每件, 件均, 每套按."""
    return re.compile(
        "(?:每一?|(?=[件户人家宗起套笔栋亩]均))(?P<per>[\u4e00-\u9fff]{1,3}?)"
        "(?:平均|均|按|补助|补贴|奖励|标准)?(?:罚款|金额|(?:挽回|避免|减少)(?:经济)?损失|追回|涉及|涉案|标的)?(?:金?额)?(?:为|约)?$"
    )


def _plain(quantity: Quantity) -> bool:
    return quantity.approx in PRECISE and "亿" not in quantity.text


def _counts(figures: Figures, term: Term, per: str) -> bool:
    """Whether the figure is the number of what 每 names."""
    quantity = figures[term]
    thing = per.removeprefix("个")
    named = quantity.unit.name == per or (bool(thing) and term.tail.startswith(thing))
    return named and quantity.exact and "每" not in term.wide


def _may_lack(figures: Figures, term: Term, each: Term) -> bool:
    """Whether a total is in 元, or in 万元 as what each came to."""
    one, two = figures[term], figures[each]
    return one.unit.name == two.unit.name and _plain(one) and ("万" not in one.text or "万" in two.text)


def _fits(figures: Figures, whole: Term, count: Term, each: Term, times: int) -> bool:
    """Whether so many times the total over the number prints as what each came to."""
    size = figures[whole].interval.scale(times)
    base = Interval.point(figures[count].printed * figures[count].unit.scale)
    return (size / base).scale(figures[whole].unit.scale).meets(printed(figures[each]))


def _problem(figures: Figures, whole: Term, count: Term, each: Term) -> Problem:
    one, many, shown = figures[each], figures[count], figures[whole].text
    in_wan, name = "万" in shown, one.unit.name
    word, size = ("亿", _WAN * _WAN) if in_wan else ("万", _WAN)
    zh, en = ("“万”疑为“亿”", "亿 may be meant") if in_wan else ("疑漏“万”字", "万 may be missing")
    said = f"{number(one.printed * many.printed * many.unit.scale / size)}{word}{name}"
    computed = Words(f"{many.text}×{one.text}＝{said}", f"{many.text} x {one.text} = {said}")
    meant = f"{number(figures[whole].printed * _WAN / size)}{word}{name}"
    used = figures.used((count, whole, each))
    return Problem(
        figures.span(whole),
        Words(
            f"总数{shown}与文中数据不符，{zh}：{computed.zh}",
            f"the total {shown} does not follow, {en}: {computed.en}",
        ),
        "",
        {"average": shown, "computed": computed.zh},
        Reasoning(
            tuple(figures.said(term) for term in (count, whole, each)),
            computed,
            nearest=(Words(meant, meant),),
        ),
        figures.related((count, each)),
        key=figures.said(whole) + figures.said(each),
        used=used,
        conflict=True,
    )
