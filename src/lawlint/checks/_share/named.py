"""Whether a figure can be the whole that a share names: 占投诉的55.5%."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._share.share_words import in_full
from lawlint.checks._share.shares import Shares
from lawlint.facts.cues import label
from lawlint.facts.model import Term


def of_two_classes(figures: Figures, base: str, whole: Term) -> bool:
    """Whether a figure counts the class that a share is of together with another: 投诉举报2096件，占投诉的55.5%."""
    words = whole.wide + whole.tail
    kind = re.sub("^(?:全部|全[国省市县区]|总|其)|(?:总数|总量|总额|起数|件数|人数|户数)$", "", base)
    sets = (form.words for form in figures.reading.vocabulary.sets.get(kind, ()))
    return any(
        kind + other in words or other + kind in words for form in sets for other in form if other != kind
    )


def narrowing(figures: Figures, base: str) -> list[str]:
    """The words of a base that make it a part of what was counted: 举报413起，占有效举报的76%, 占专职调解员的51%."""
    vocabulary = figures.reading.vocabulary
    narrowed = _narrowed().match(base)
    aspect = label(vocabulary, base).aspect
    said = vocabulary.classes_in(base)
    return [*said, *([aspect] if aspect else ()), *([narrowed[0]] if narrowed else ())]


def of_narrower(figures: Figures, base: str, whole: Term) -> bool:
    """Whether a share is of a class of what a figure counts: 执法人员420人，占一线执法人员的30%."""
    vocabulary, words = figures.reading.vocabulary, in_full(whole.wide + whole.tail)
    core = in_full(re.sub("(?:总?[起件人户家条次场部名例宗个]?[数量额]|数量|总)$", "", base))
    noun = next((size for size in range(len(core), 1, -1) if core[-size:] in words), 0)
    rest = re.sub("^(?:全部|所有|各类|已|总|其)+", "", core[: len(core) - noun])
    same = rest in words or bool(label(vocabulary, rest).measures)
    return noun > 0 and len(rest) > 1 and not same


@cache
def _narrowed() -> re.Pattern[str]:
    return re.compile("有效|实有|合格|符合|真实|属实|生效|应[^,]")


def owns_alone(shares: Shares, each: Term, term: Term) -> bool:
    """Whether a figure before a semicolon is an item of the list itself and no whole of the shares behind: it has a
    share of its own, with figures of another sort between (甲112件，货值3万元，占22%；乙86件，占17%), or stands between two
    semicolons.
    """
    figures, text = shares.figures, shares.figures.reading.document.folded
    end = text.find(";", figures.span(each).end, term.start)
    first = min(other.start for other in shares.terms if other.sentence == each.sentence)
    if end >= 0 and ";" in text[first : each.start + 1]:
        return True  # an item between two semicolons: 甲938件，占26%；乙598件，增长2%；丙483件，占13%
    own = [share for share in shares.all if each.index < share.index and share.start < end]
    if end < 0 or not own:
        return False
    between = (other for other in shares.terms if each.index < other.index < own[0].index)
    return not any(figures.is_count(other) and figures.alike(other, each) for other in between)
