"""A claim by the words of the rule, and what a count or a rate beside it says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._universal.beside_count import joined, says_nothing, tells
from lawlint.checks._universal.covered import there_are
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span
from lawlint.lean import dataclass

ALL, NONE, RATE, IN_TIME = "all", "none", "rate", "in-time"


@dataclass(frozen=True, slots=True)
class Claim:
    case: str
    """all、none、rate 或 in-time。 / Which sort of claim it is."""
    words: tuple[str, ...]
    """断言的写法，如“全部办结”“无一败诉”。 / How the claim is worded."""
    against: tuple[str, ...]
    """与之矛盾的计数前面的词，如“尚未办结”。 / Words before a count that contradicts it."""
    rates: tuple[str, ...] = ()
    """与之矛盾的比率名称，应为100%。 / Names of rates that must then be 100%."""


def plainly_says(term: Term, words: Sequence[str]) -> bool:
    """Whether the words before a figure are just those of the count: 其中败诉, 全年败诉."""
    return _beside().sub("", term.lead) in words


@cache
def _beside() -> re.Pattern[str]:
    return re.compile("^(?:其中|全年|共|年内|本年度?|当年|有|被)+|(?:案件)?的?(?:有|共|为)?$")


@cache
def claims_all() -> re.Pattern[str]:
    """Words beside a claim that single out nobody: 全县行政机关无一败诉."""
    return re.compile(
        "^(?:全[年省市县区州]|我[省市县区]|年内|本年度?|各级|行政机关|行政应诉|行政诉讼|行政复议|案件|办理|做到|实现|的)+|案件$|情况$"
    )


def of_the_same(term: Term, claim: Claim) -> bool:
    """Whether the count goes on with what the claim is about: not so in 县政府无一败诉，乡镇政府败诉2件; 正在推进3个
    中心建设.
    """
    if term.lead.startswith("其中"):
        return True
    if term.lead.endswith("推进") and re.search("(?:建设|创建|改造|试点|升级|打造|培育)$", term.tail):
        return False
    rest = re.sub("|".join(map(re.escape, sorted(claim.against, key=len, reverse=True))), "", term.lead)
    return len(says_nothing().sub("", rest)) < 2


def says(figures: Figures, term: Term, words: Sequence[str]) -> bool:
    """Whether the words end the label of the figure or stand behind it, so that it counts just that."""
    behind = joined(figures, term) if there_are().fullmatch(term.lead) else ()
    return any(
        word in term.lead[-len(word) - 6 :] or any(tells(each, word) for each in behind) for word in words
    )


def says_itself(term: Term, claim: Claim) -> bool:
    """Whether the words before the figure say what it counts."""
    return any(word in term.lead for word in (*claim.against, *claim.rates))


def is_less(figures: Figures, term: Term, claim: Claim) -> bool:
    """Whether the figure is a rate of what is claimed of all, and below 100%."""
    quantity = figures[term]
    named = quantity.kind is Kind.PERCENT and re.sub("(?:为|达到?|是)$", "", term.wide).endswith(claim.rates)
    return bool(claim.rates) and named and quantity.printed < 100 and not in_time().search(term.wide)


@cache
def in_time() -> re.Pattern[str]:
    """按期办结率, 法定期限内办结率: says itself that it is not a rate of all."""
    return re.compile("(?:按[期时]|及时|限期|[期时审]限内?|[日天]内|当[日天场])[^,;]{0,4}率")


def all_said(figures: Figures, terms: Sequence[Term], place: Span) -> Span | None:
    """The claim with its 100%, when the rate named at ``place`` is 100%."""
    for term in terms:
        quantity = figures[term]
        if quantity.kind is Kind.PERCENT and 0 <= quantity.span.start - place.end <= 8:
            return Span(place.start, quantity.span.end) if quantity.printed == 100 else None
    return None
