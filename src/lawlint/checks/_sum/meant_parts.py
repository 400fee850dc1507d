"""What a list of parts is meant to divide: which figure, several in a row, or a net change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.facts.cues import label
from lawlint.facts.model import Kind, Term
from lawlint.interval import Interval, Truth
from lawlint.lean import replace

_MOST = 6  # parts of which every choice is tried
_MUCH = 10
"""How many times its parts a figure before a change may be, for the parts behind the change to be of it."""


def row_total(figures: Figures, parts: Parts) -> Interval | None:
    """The sum of figures in a row that 其中 or the names of classes may divide together: 2个县、5个项目获评示范，其中2020年
    3个，2021年4个; 评议8个县和41个部门，优秀12个、良好37个.

    Not so of stages: 受理54件、办结51件; one verb may open the row: 评查处罚案卷80卷、许可案卷40卷;
    all may have it: 东城所受理120件、西城所受理100件.
    """
    vocabulary = figures.reading.vocabulary
    nearest, *others = parts.wholes
    row = [nearest]
    for term in others if parts.opener in ("其中", "类") else ():
        joined = row[-1].mark == "、" or row[-1].wide.endswith(("和", "及", "与"))
        if not joined or term.index + 1 != row[-1].index:
            break
        row.append(term)
    said = [label(vocabulary, term.lead) for term in row[:-1]]
    if not said or any(word not in row[-1].lead for each in said for word in each.decided or each.measures):
        return None
    return total([figures.value(term) for term in row])


def meant(figures: Figures, parts: Parts) -> Parts:
    """The parts without those inside others; in brackets with the one whole that they make up, else the nearest:
    61人，比年初增加4人（男33人、女28人）.
    """
    members = tuple(
        term
        for at, term in enumerate(parts.members)
        if not (at and _is_inside(figures, term, parts.members[at - 1]))
    )
    if members[0].mark != "(" or len(parts.wholes) < 2:
        return replace(parts, members=members)
    added = total([figures.rounded(term) for term in members])
    if parts.opener == "(":
        wholes = [term for term in parts.wholes if added.meets(figures.value(term))] or [parts.wholes[0]]
        return replace(parts, wholes=(wholes[0],), members=members)
    much = added.scale(_MUCH)
    wholes = [
        term
        for term in parts.wholes
        if figures.is_change(term) or figures.value(term).compare("<=", much) is not Truth.CANNOT_HOLD
    ]
    return replace(parts, wholes=tuple(wholes) or parts.wholes, members=members)


def _is_inside(figures: Figures, term: Term, before: Term) -> bool:
    """Whether the name of a class says that it is a sort of the one before: 汽车72万辆，新能源汽车6万辆; not so of
    what excludes it (受理, 不予受理).
    """
    name = before.lead.removeprefix("其中")
    if len(name) < 2 or term.lead == name or not term.lead.endswith(name):
        return False
    sets = figures.reading.vocabulary.sets
    forms = [(word, form) for word in sets if word in term.lead for form in sets[word]]
    apart = any(other in name and other != word for word, form in forms for other in form.words)
    denied = re.search("[不未非]|部分|基本", term.lead.removesuffix(name)) is not None
    return not (apart or denied) and figures.value(term).compare("<=", figures.value(before)) is Truth.HOLDS


def shares_between(figures: Figures, parts: Parts) -> bool:
    """Whether classes are given by their shares, with counts in brackets: 已解决的占75%（90件），其余30件."""
    first, last = parts.members[0], parts.members[-1]
    return any(
        term.mark == "("
        and figures.alike(term, last)
        and figures.quantities[term.index - 1].kind is Kind.PERCENT
        for term in figures.between(first, last)
    )


def nets(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether a change is what some parts make less the others: 减少184项（其中取消96项、下放113项、承接25项）."""
    if not figures.is_change(whole) or not 1 < len(members) <= _MOST:
        return False
    added, value = total([figures.value(term) for term in members]), figures.value(whole)
    return any(
        (added + total([figures.value(term) for term in taken]).scale(-2)).meets(value)
        for size in range(1, len(members))
        for taken in combinations(members, size)
    )


def of_more_years(figures: Figures, part: Term, whole: Term) -> bool:
    """Whether a part is said to be of several years, its whole of none: 2024年审结486件，近三年审结案件中调解结案520件."""
    text = figures.reading.document.folded
    said = text[figures.span(whole).end : figures.span(part).start]
    return _years().search(said) is not None and _years().search(whole.wide) is None


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        "近[两二三四五六七八九十]年|[两二三四五六七八九十]年[来间内]|20\\d\\d年?[-—至到]20\\d\\d年"
        "|自20\\d\\d年(?:起|开始|以来)"
    )
