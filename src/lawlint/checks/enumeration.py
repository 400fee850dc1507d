"""Lists beside the number of their items: 《》《》等3部, 教育、医疗、养老三个领域, “”“”两大品牌, 以下3项.

More items than the number says are wrong. Fewer are fine with 等 and wrong without it. Only lists whose
ends are certain are counted: titles and quotations that touch each other or are joined by 、 or 和, and
plain 、 lists directly before a number with 个领域, 大类, 个方面 and the like; and lists behind 即 or a colon
whose items all show that they are what is counted (“四公开”，即身份公开、依据公开…), and bodies by their names
(由司法局、财政局、审计局3个部门组成); steps in quotation marks (“初审、复核、审议”三级审核), and classes, of which there
are not more than things (3类18个问题).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.checks._enumeration.bodies_listed import bodies
from lawlint.checks._enumeration.chain_words import in_names, in_words, summed_up
from lawlint.checks._enumeration.chains import FEWER, MORE, announced, differs, numbered, titled
from lawlint.checks._enumeration.days_listed import days, numbers
from lawlint.checks._enumeration.fewer_than_classes import of_classes
from lawlint.checks._enumeration.first_ones import first_ones, told_apart, two_named
from lawlint.checks._enumeration.forward import behind
from lawlint.checks._enumeration.kinds_counted import kinds, kinds_added
from lawlint.checks._enumeration.matters_listed import matters
from lawlint.checks._enumeration.ordinals_listed import ordinals
from lawlint.checks._enumeration.places_listed import places
from lawlint.checks._enumeration.plain_lists import NOUNS, countable, more_of_one_kind, plain
from lawlint.checks._enumeration.scopes import held_against, is_far_more, of_their_parts
from lawlint.checks._enumeration.sites_listed import sites
from lawlint.checks._enumeration.steps_quoted import steps
from lawlint.checks._enumeration.times_listed import times
from lawlint.checks._enumeration.titles_next import titles_next
from lawlint.checks._figures import Figures
from lawlint.checks.base import Abstained, Held, Observation, Reading
from lawlint.document.model import Document
from lawlint.facts.model import Kind, Term
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass

CASES = (MORE, FEWER)
PLACEHOLDERS = ("listed", "stated", "items")

_MOST = 30
_REACH = 600  # characters that a list may take
_LIST_ENDS = frozenset("》”) ")


@dataclass(frozen=True, slots=True)
class Params:
    nouns: tuple[str, ...] = tuple(NOUNS.split("|"))
    """数字后面的这些词表明前面的顿号列举可以计数。 / Nouns behind the number that make a plain 、 list
    countable.
    """


@cache
def _titles() -> re.Pattern[str]:
    """Titles that touch or are joined, up to the number."""
    title = r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})*》(?:\([^()《》]{0,30}\))?"
    return re.compile(rf"(?:{title}(?:、|和|及|以及|与)?)*{title}$")


@cache
def _quoted() -> re.Pattern[str]:
    item = r"“[^“”\n]{1,30}”"
    return re.compile(rf"(?:{item}(?:、|和|及|以及|与)?)*{item}$")


_TIMES = frozenset({"event", "person-time", "duration", "calendar-duration"})
"""Families of how often and how long something is done, which count nothing that is listed."""


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"《(?:[^《》]|《[^《》]*》)*》|“[^“”]*”")


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between the list and the number."""
    return re.compile(
        r"(?P<etc>等)?(?:一?共|共计|这|的|(?P<apart>(?<=[》等])[,。;]?(?:上述|以上|前述|这|一?共计?|合计|总计)的?))?$"
    )


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every number that a list stands before, then every number that announces 一是…二是…."""
    figures = Figures(reading)
    yield from announced(figures)
    yield from numbered(figures)
    yield from in_names(figures)
    yield from in_words(figures)
    yield from summed_up(figures)
    yield from titled(figures)
    yield from behind(figures)
    yield from first_ones(figures)
    yield from told_apart(figures)
    yield from two_named(figures)
    yield from places(figures)
    yield from bodies(figures)
    yield from sites(figures)
    yield from days(figures)
    yield from numbers(figures)
    yield from titles_next(figures)
    yield from kinds(figures)
    yield from kinds_added(figures)
    yield from times(figures)
    yield from ordinals(figures)
    yield from matters(figures)
    yield from steps(figures)
    yield from of_classes(figures)
    text = reading.document.folded
    for term in reading.facts.terms:
        quantity = figures[term]
        if quantity.kind is not Kind.QUANTITY or not quantity.exact or not 0 < quantity.printed <= _MOST:
            continue
        if quantity.printed.denominator != 1:
            continue
        end = quantity.span.start
        between = _behind().search(text, max(0, end - 6), end)
        etc = bool(between and between["etc"])
        end = between.start() if between else end
        apart = bool(between and between["apart"])
        if apart and _titles_before(reading.document, end):
            continue
        start = reading.document.blocks[term.block].span.start
        before = text[max(start, end - _REACH) : end]
        if text[end - 1 : end] in _LIST_ENDS or countable(
            params.nouns, reading.facts.quantities[term.index], term, etc
        ):
            found = _listed(params, reading, term, before.rstrip(), etc)
            if found is not None:
                yield found
        elif etc and (items := more_of_one_kind(quantity, term, before)):
            yield differs(figures, term, items, len(items), _places(figures, term, items))


def _titles_before(document: Document, end: int) -> bool:
    """Whether the sentence has titles besides those that touch each other up to ``end``: 出台《甲》，修订《乙》《丙》，
    上述2件.
    """
    start = max(document.folded.rfind("。", 0, end), document.folded.rfind("\n", 0, end)) + 1
    run = _titles().search(document.folded[start:end])
    return run is None or "《" in document.folded[start : start + run.start()]


def _listed(params: Params, reading: Reading, term: Term, before: str, etc: bool) -> Observation | None:
    figures = Figures(reading)
    if before[-1:] in "》”)" and _mark_lost(before):
        return Abstained(figures.span(term), "列举项的书名号、引号不成对", (term.index,))
    if before[-1:] in "》”)" and figures[term].unit.family in _TIMES:
        return None  # 学习《甲法》及《乙法》5场
    if before.endswith("》") or (before.endswith(")") and "》" in before):
        run = _titles().search(before)
        if run is None or held_against(figures[term], run, before):
            return None  # 依据《甲法》《乙条例》10项规定清理证明事项
        return _marked(figures, term, run.group(), etc)
    if before.endswith("”"):
        run = _quoted().search(before)
        if run is None or before[: run.start()].endswith(("、", "和", "及", "”")):
            return None
        return _marked(figures, term, run.group(), etc)
    if countable(params.nouns, reading.facts.quantities[term.index], term, etc):
        found = plain(figures, term, before, etc)
        return _verdict(figures, term, found, etc) if isinstance(found, list) else found
    return None


def _mark_lost(before: str) -> bool:
    """Whether a title or quotation mark of the sentence lacks its partner, so that items run together."""
    sentence = before[before.rfind("。") + 1 :]
    return any(sentence.count(opening) != sentence.count(closing) for opening, closing in ("《》", "“”"))


def _marked(figures: Figures, term: Term, run: str, etc: bool) -> Observation | None:
    items, quantity = _item().findall(run), figures[term]
    quoted = items[-1].startswith("“")
    if len(items) < 2 or (not quoted and of_their_parts(quantity, term)):
        return None
    if quoted and is_far_more(len(items), int(quantity.printed)):
        return None  # 打造“法治小院”“法治驿站”12个
    return _verdict(figures, term, items, etc)


def _verdict(figures: Figures, term: Term, items: list[str], etc: bool) -> Observation | None:
    quantity = figures[term]
    listed, stated = len(items), int(quantity.printed)
    span = figures.span(term)
    if listed == stated or (etc and listed < stated):
        return Held(span, "list", (term.index,))
    return differs(figures, term, items, listed, _places(figures, term, items))


def _places(figures: Figures, term: Term, items: list[str]) -> tuple[Related, ...]:
    """Where the items stand, last to first from the number."""
    text = figures.reading.document.folded
    at = figures.span(term).start
    places: list[Related] = []
    for item in reversed(items):
        at = text.rfind(item, 0, at)
        if at < 0:
            break
        places.append(Related(Span(at, at + len(item)), Words("列举项", "item")))
    return tuple(reversed(places))
