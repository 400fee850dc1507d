"""Kinds before their number, each counted behind it or before it: 甲、乙、丙等4类活动52场次，其中甲18场次、乙16场次、丙18场次;
甲清单83项、乙清单26项、丙清单17项，三张清单共126项.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from lawlint.checks._enumeration.chains import differs
from lawlint.checks._figures import Figures
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

_UNITS = frozenset({"类", "项", "种", "个"})


def kinds(figures: Figures) -> Iterator[Observation]:
    """Every number of kinds with 等 whose named kinds leave nothing of what is counted: there are no others."""
    terms = figures.reading.facts.terms
    for at, term in enumerate(terms[:-3]):
        whole = terms[at + 1]
        if (
            figures[term].unit.name not in _UNITS
            or not figures[term].exact
            or whole.sentence != term.sentence
        ):
            continue
        parts = _behind(figures, whole, terms[at + 2 :])
        names = [part.lead.removeprefix("其中") for part in parts]
        if len(parts) < 2 or not _named(figures, term, names):
            continue
        added = sum((figures.size(part) for part in parts), start=Fraction(0))
        if added != figures.size(whole):
            continue
        if len(parts) == figures[term].printed:
            yield Held(figures.span(term), "list", (term.index,))
        else:
            yield differs(figures, term, names, len(names), figures.related(parts, "列举项", "item"))


def kinds_added(figures: Figures) -> Iterator[Observation]:
    """Every number of kinds right behind a list that its total is exactly the sum of."""
    terms = figures.reading.facts.terms
    for at, (term, whole) in enumerate(pairwise(terms)):
        found = _in_all().fullmatch(whole.wide) if not term.wide and term.mark == "," else None
        if found is None or term.clause != whole.clause or not figures[term].exact or at < 2:
            continue
        parts = _before(figures, whole, terms[max(at - _MOST, 0) : at])
        names = [part.lead for part in parts]
        if len(parts) < 2 or not all(name.endswith(found["noun"]) for name in names):
            continue
        if re.search("[和及与或并含]", "".join(names)):
            continue  # 民事和行政案件12件、刑事案件3件，三类案件共15件
        if not (found["noun"] or figures[term].unit.name in ("类", "种")) or _between(
            figures, parts[-1], term
        ):
            continue
        if sum((figures.size(part) for part in parts), start=Fraction(0)) != figures.size(whole):
            continue
        if len(parts) == figures[term].printed:
            yield Held(figures.span(term), "list", (term.index,))
        elif figures[term].unit.name in ("类", "种") or _are_the_listed(names, int(figures[term].printed)):
            yield differs(figures, term, names, len(names), figures.related(parts, "列举项", "item"))


def _are_the_listed(names: list[str], stated: int) -> bool:
    """Whether a number of things can be that of the names: one more or less than three or more names, which are not groups
    of several (县直单位213件、乡镇单位468件，36个单位共681件).
    """
    return len(names) > 2 and abs(stated - len(names)) == 1


_MOST = 12


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile("(?P<noun>(?:[\u4e00-\u9fff]{2,4}?)?)(?:合计|共计|总计|共)(?:为|有|达)?")


def _between(figures: Figures, last: Term, term: Term) -> str:
    """What stands between a list and the number of its parts but a comma."""
    text = figures.reading.document.folded
    return text[figures.span(last).end : figures.span(term).start].strip(", ")


def _before(figures: Figures, whole: Term, before: tuple[Term, ...]) -> list[Term]:
    """The exact figures of the unit of the whole that 、 joins, up to the last one; none where others stand before them."""
    parts: list[Term] = []
    for term in reversed(before):
        if not figures.alike(term, whole) or not figures[term].exact or term.sentence != whole.sentence:
            return []
        parts.insert(0, term)
        if term.mark != "、":
            return parts
    return []


def _behind(figures: Figures, whole: Term, behind: tuple[Term, ...]) -> list[Term]:
    """The parts behind 其中 right after the whole, joined by 、 and exact."""
    parts: list[Term] = []
    for term in behind:
        begins = not parts and term.mark == "," and term.wide.startswith("其中")
        if not (begins or (parts and term.mark == "、")) or not figures.alike(term, whole):
            break
        if not figures[term].exact or term.sentence != whole.sentence:
            return []
        parts.append(term)
    return parts if figures[whole].exact else []


def _named(figures: Figures, number: Term, names: list[str]) -> bool:
    """Whether the list with 等 right before the number is that of the names, in their order."""
    text, end = figures.reading.document.folded, figures.span(number).start
    listed = "、".join(names) + "等"
    return all(len(name) > 1 for name in names) and text.endswith(listed, 0, end)
