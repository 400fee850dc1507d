"""The figures that a relation compares: those of one thing in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from lawlint.checks.base import Reading
from lawlint.document.model import Document
from lawlint.facts.model import Binding, Term
from lawlint.rules.expression import Stated


def stated_of(links: Sequence[Stated], group: Sequence[Binding]) -> list[Stated]:
    """The comparisons of which both sides are printed in the group, at least in part."""
    printed = {binding.indicator.measure for binding in group}
    return [link for link in links if not any(printed.isdisjoint(side) for side in link.names)]


def groups(matter: str, reading: Reading, measures: frozenset[str]) -> Iterable[list[Binding]]:
    """The bindings that speak of one thing in one paragraph."""
    groups: dict[tuple[int, str, str, str, str], list[Binding]] = {}
    opened = _scopes(reading.facts.bindings)
    for binding in reading.facts.bindings:
        about = binding.indicator
        if about.measure in measures and matter in ("", about.matter):
            scope = about.scope or opened[binding.block, about.matter]
            key = (binding.block, about.matter, about.aspect, scope, about.period)
            groups.setdefault(key, []).append(binding)
    return groups.values()


def _scopes(bindings: Sequence[Binding]) -> Mapping[tuple[int, str], str]:
    """Whose figures those of a matter are where a paragraph names it with the first and nobody else behind:
    全市收到复议申请120件。全年审结98件.
    """
    said: dict[tuple[int, str], dict[str, None]] = {}
    for binding in bindings:
        said.setdefault((binding.block, binding.indicator.matter), {})[binding.indicator.scope] = None
    return {place: next(iter(scopes)) if len({*scopes} - {""}) == 1 else "" for place, scopes in said.items()}


def unit_above(document: Document, binding: Binding) -> str:
    """The unit in brackets that ends the heading of a figure in a table: 件, of 开庭（件）."""
    found = _bracketed().search(binding.cue.of(document.folded)) if binding.reach == "table" else None
    return found[1] if found else ""


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\((?:单位:)?([\u4e00-\u9fff]{1,3})\)$")


def is_difference(term: Term) -> bool:
    """Whether a figure says by how much two stages differ: 审结345件，比新受理数多1件; 比上半年多受理21件."""
    return _by_how_much().search(term.wide) is not None


@cache
def _by_how_much() -> re.Pattern[str]:
    return re.compile("[比较][^,;。]{1,12}[多少](?:新?[收受立审办][到理案结])?$")


def begun(reading: Reading) -> frozenset[int]:
    """Figures with which a sentence may begin something of its own, where another says what it counts:
    12345热线受理诉求2525件，办结2484件。立案48件…….
    """
    opening, bindings = reading.vocabulary.opening, reading.facts.bindings
    said = {(each.block, each.indicator.matter) for each in bindings if each.reach == "clause"}
    return frozenset(
        each.index
        for each in bindings
        if each.reach == "paragraph"
        and each.indicator.measure in opening
        and (each.block, each.indicator.matter) in said
        and not _examined(reading, each)
    )


def _examined(reading: Reading, binding: Binding) -> bool:
    """Whether the sentence says that what came before was examined: 收到申请120件。经审查，受理112件."""
    start = reading.facts.quantities[binding.index].span.start
    words = reading.document.folded[max(start - 12, 0) : start]
    return re.search("。经(?:依法)?(?:审查|审核)后?,[^,;。]{2,4}$", words) is not None
