"""What came in a year against what there is by now of the same: 全年新建站点46个，累计建成138个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import PART, TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term
from lawlint.finding import Words
from lawlint.interval import Truth

BY_NOW = ("累计", "总数", "总量")
"""Words without which no text says how many there are by now."""


def stocks(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every new figure that the figure of all so far directly follows."""
    for at, (new, whole) in enumerate(pairwise(counts)):
        if _part_of_stock(figures, new, whole):
            yield from _within(figures, whole, new)
            continue
        if not _of_same(figures, new, whole):
            continue
        if at and _is_basis(figures, counts[at - 1], new):
            yield _from_basis(figures, counts[at - 1], new, whole)
            continue
        yield from _within(figures, new, whole)


def _within(figures: Figures, new: Term, whole: Term) -> Iterator[Observation]:
    """What is new against all that there is by now, told at the one that stands behind the other."""
    last = max(new, whole, key=lambda term: term.index)
    if figures.value(new).compare("<=", figures.value(whole)) is not Truth.CANNOT_HOLD:
        yield Held(figures.span(last), "stock", figures.used((new, whole)))
        return
    one, two = figures[new].text, figures[whole].text
    said = Words(f"{figures.said(new)}大于{figures.said(whole)}", f"{one} > {two}")
    yield sum_problem(figures, PART, whole, (new,), said, last)


def _part_of_stock(figures: Figures, whole: Term, new: Term) -> bool:
    """Whether a figure of what is new, in the verb of the figure of all so far before it, names nothing else: 累计培育“法律
    明白人”1836名，2024年新培育312名.
    """
    all_so_far, added = _so_far().match(whole.lead), _added_then().fullmatch(new.lead)
    if all_so_far is None or added is None or all_so_far["verb"] != added["verb"]:
        return False
    beside = whole.index + 1 == new.index and new.mark == "," and figures.outer(new) == figures.outer(whole)
    same = figures[new].unit.name == figures[whole].unit.name and not new.tail and not whole.tail
    document = figures.reading.document
    start = max(document.blocks[whole.block].span.start, document.folded.rfind("。", 0, whole.start))
    return beside and same and _of_then().search(document.folded, start, figures.span(whole).start) is None


@cache
def _so_far() -> re.Pattern[str]:
    return re.compile(f"(?:目前|现已|现|已|全[省市县区])*累计(?:已|共)?(?P<verb>{_MADE})(?!.*新)")


@cache
def _added_then() -> re.Pattern[str]:
    return re.compile(f"(?:20\\d\\d年度?|今年|本年度?|当年|全年|年内|其中)?新(?P<verb>{_MADE})了?")


@cache
def _of_then() -> re.Pattern[str]:
    """What makes the figure of all so far one of another time: 截至上年底，累计培育."""
    return re.compile("20\\d\\d|年[初底末]|[上去前]年|此前|之前|以前|月底")


def _is_basis(figures: Figures, old: Term, new: Term) -> bool:
    """Whether the new came on top of what there was: 在上年已上线13个主题的基础上，新上线8个."""
    exact = figures[old].exact and figures[new].exact and figures[old].unit.name == figures[new].unit.name
    between = figures.reading.document.folded[figures.span(old).end : figures.span(new).start]
    return exact and old.index + 1 == new.index and _on_basis().match(between) is not None


@cache
def _on_basis() -> re.Pattern[str]:
    return re.compile("[^,;。:\\d]{0,14}的?基础上,(?:20\\d\\d年度?|今年|全年|本年度?|再|又|继续)*新")


def _from_basis(figures: Figures, old: Term, new: Term, whole: Term) -> Observation:
    """The figure of all so far against what there was and what came."""
    if figures.size(old, new) == figures.size(whole) or not figures[whole].exact:
        return Held(figures.span(whole), "stock", figures.used((old, new, whole)))
    said = sum_said(figures, (old, new), whole)
    return sum_problem(figures, TOTAL, whole, (old, new), said, whole)


def _of_same(figures: Figures, new: Term, whole: Term) -> bool:
    """Whether one figure counts what was added to the other, and neither names anything that the other does not."""
    beside = new.index + 1 == whole.index and whole.mark == "," and figures.outer(new) == figures.outer(whole)
    if not beside or figures[new].unit.name != figures[whole].unit.name or figures.is_change(whole):
        return False
    flow, stock = _new().search(new.lead), _by_now().fullmatch(whole.lead)
    if flow is None or stock is None or (whole.tail and whole.tail not in new.lead + new.tail):
        return False
    verb, noun = stock["verb"] or "", stock["noun"] or ""
    plain = not verb or verb in _EXIST or flow[1] in _ANY or any(char in flow[1] for char in verb)
    return plain and noun in new.lead + new.tail


_EXIST = ("有", "拥有", "达", "共有")
_ANY = ("增", "建")


@cache
def _new() -> re.Pattern[str]:
    return re.compile(
        "新(增|建|上线|开通|推出|打造|纳入|入驻|聘请?|设立?|培养|培育|建成|制定|评选|创建|发展|吸纳|配备|选聘|招募|认定|命名|成立)"
    )


_MADE = (
    "建成|建立|建设|设立|创建|制定|成立|推出|打造|出台|开通|设置|上线|纳入|入驻"
    "|培养|培育|聘请|聘任|配备|选聘|认定|命名|评选|招募|发展|吸纳"
)


@cache
def _by_now() -> re.Pattern[str]:
    verbs = f"{_MADE}|拥有|共有|有|达"
    return re.compile(
        f"(?:目前|现已|现)?(?:累计(?:已|共)?(?P<verb>{verbs})?(?:了|到|为|达)?|(?P<noun>[\u4e00-\u9fff]{{2,6}})总[数量](?:已|达|为|到)*)"
    )
