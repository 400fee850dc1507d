"""Shares of a class that is named before 中: 审结案件中调解和解87件，占31.4%; 专职调解员中大专以上占78.5%."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._share.claim import Claim
from lawlint.facts.model import Term


def class_before(words: str) -> str:
    """The class that the words name before 中, or ``""``: 审结案件 of 在已审结案件中，调解; not 其中, 集中, 中心."""
    found = _within().search(words)
    return "" if found is None else _all().sub("", found["name"])


@cache
def _within() -> re.Pattern[str]:
    inside = "(?<![其集当之年期事空居适])中(?![心央国小学型期医药院队级层旬等华高共])"
    return re.compile(f"(?P<name>[\u4e00-\u9fff“”]{{2,}}){inside},?(?=[\u4e00-\u9fff“\\d])")


@cache
def _all() -> re.Pattern[str]:
    """Words before a class that leave it what it is."""
    return re.compile("^(?:在|从|全部|所有|上述|这些|以上|全[年省市县区]|我[省市县区]|已|的|该|此)+")


def of_class(figures: Figures, owner: Term) -> str:
    """The class named before 中 in the clause of a figure."""
    text, start = (figures.reading.document.folded, figures.clauses[owner.clause].span.start)
    return class_before(text[start : figures.span(owner).end])


def of_uncounted_class(claim: Claim) -> bool:
    """Whether a part is of a class that no figure of the paragraph before it counts: 受理320件，审结案件中调解和解87件."""
    figures, above = claim.figures, claim.above
    text = figures.reading.document.folded
    if not claim.before:
        return False
    last = max(figures.span(each).end for each in claim.before)
    start = max(*(text.rfind(mark, 0, above.start) + 1 for mark in "。;\n"), last)
    name = class_before(text[start : figures.span(above).end])
    return bool(name) and not any(_counts(name, each.wide + each.tail) for each in claim.before)


def _counts(name: str, words: str) -> bool:
    """Whether a figure with the words counts the class: 受理案件 of 受理行政复议案件320件."""
    noun = next((size for size in range(len(name), 1, -1) if name[-size:] in words), 0)
    rest = name[: len(name) - noun] if noun else re.sub("(?:案件|人员|事项|总数)$", "", name)
    return len(rest) < 2 or rest in words
