"""Which parts of a list exclude each other, and whether together they are the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._levels import levels
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.all_named import (
    all_behind_colon,
    below,
    bracket_but_slip,
    exceeds,
    kinds_numbered,
    levels_named,
    named_beside,
    named_in_front,
    names_whole,
    pair_but_swapped,
    published,
    said_to_be,
    sorted_but_swapped,
)
from lawlint.checks._sum.beside_brackets import beside_whole_list
from lawlint.checks._sum.class_names import (
    BODIES,
    bodies_apart,
    ending,
    field_name,
    in_whose_name,
    is_plain_list,
    same_ending,
)
from lawlint.checks._sum.denied_parts import decided_or_pending, denied, refused
from lawlint.checks._sum.done_words import denies, in_states
from lawlint.checks._sum.known_classes import Classes, known_classes
from lawlint.checks._sum.list_words import each_behind_colon, none_else, through_channels
from lawlint.checks._sum.said_overlap import said_apart
from lawlint.checks._sum.sorts import (
    exceed_by_slip,
    given_by_levels,
    hardly_overlap,
    pair_of_sorts,
    printed_apart,
    same_noun,
    spent_apart,
    wan_lost,
)
from lawlint.checks._sum.year_classes import of_years


def classes(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """The sets of members that exclude each other, at least two each."""
    found = [*_all_there_is(figures, parts), *_by_words(figures, parts), *_by_form(figures, parts)]
    yield from _largest(found)


def _all_there_is(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """Lists that are all of their whole, whatever they count."""
    members = parts.members
    if parts.partition and parts.opener != "双":
        yield Classes(members, True, True)
    if none_else(figures, members):
        yield Classes(members, True, True)
    if parts.more and len(members) > 1 and members[-1].lead.startswith("其他"):
        yield Classes(members, False, True)  # 38份（含合同37份、案卷6件、其他文书5份）
    if parts.opener == ":" and each_behind_colon(figures, members[0]) and below(figures, parts):
        yield Classes(members, True, False)
    if sorted_but_swapped(figures, parts) or all_behind_colon(figures, parts) or said_to_be(figures, parts):
        yield Classes(members, True, False)
    if pair_but_swapped(figures, parts) or bracket_but_slip(figures, parts) or wan_lost(figures, parts):
        yield Classes(members, True, True)
    if parts.opener == "其中" and kinds_numbered(figures, parts):
        yield Classes(members, True, True, some=True)
    apart, every = beside_whole_list(figures, parts)
    if apart:
        yield Classes(members, every, True, some=not every)
    apart, every = levels(figures, members)
    size = levels_named(parts)
    if apart or size:
        yield Classes(members, every or size == len(members), True)


def _by_words(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """Members whose words show that they exclude each other."""
    members = parts.members
    yield from sorted(known_classes(figures, parts), key=lambda each: not each.complete)
    if years := of_years(figures, parts.wholes[0], members):
        yield Classes(members, years.every, years.new, some=not years.new)
    if pair := in_states(members):
        yield Classes(pair, False, True)
    if len(members) > 1 and (apart_said := said_apart(figures, parts)):
        yield Classes(members, apart_said.startswith("无其他"), True)
    if pair := denied(members):
        yield Classes(pair, len(members) == 2 or not denies(pair), True)
    if printed_apart(members):
        yield Classes(members, False, True)
    if named_beside(figures, parts) or named_in_front(figures, parts):
        yield Classes(members, True, True)
    if row := names_whole(figures, parts):
        yield Classes(row, True, False)
    if pair := refused(members):
        yield Classes(pair, False, True)
    if trio := decided_or_pending(members):
        yield Classes(trio, exceeds(figures, parts.wholes[0], trio), True)  # others may have been sent back


def _by_form(figures: Figures, parts: Parts) -> Iterator[Classes]:
    """Members that are called alike, or that hardly overlap by what they are."""
    members, overlapping = parts.members, figures.reading.vocabulary.overlapping
    run = same_ending(members, ending())
    if len(run) > 1 and not any(word in term.lead for term in run for word in overlapping):
        yield Classes(tuple(run), False, False)
    if is_plain_list(members, parts.opener == "(") and hardly_overlap(figures, parts):
        yield Classes(members, False, False, some=True)
    named_apart = hardly_overlap(figures, parts, 2) or spent_apart(figures, parts)
    named_apart = named_apart or through_channels([term.lead for term in members])
    if parts.opener == "其中" and named_apart and exceed_by_slip(figures, parts):
        yield Classes(members, False, False, some=True)
    fewest = {"中": 2, "其中": 2 if pair_of_sorts(figures, parts) else 3}.get(parts.opener, 0)
    run = same_noun(members) if fewest and hardly_overlap(figures, parts, fewest) else []
    if len(run) > 1:
        yield Classes(tuple(run), False, False, some=True)
    if published(parts) or given_by_levels(figures, members):
        yield Classes(members, False, False, some=True)
    if bodies_apart(figures, parts.wholes[0], members):
        of_bodies = parts.wholes[0].lead.endswith(BODIES)
        yield Classes(members, False, of_bodies, some=not of_bodies)
    for form in (field_name(), in_whose_name()):
        run = same_ending(members, form)
        if len(run) > 1:
            yield Classes(tuple(run), False, False, some=True)
    if parts.partition and parts.opener == "双":
        yield Classes(members, True, False)


def _largest(found: Sequence[Classes]) -> Iterator[Classes]:
    """The sets whose members are not all members of a larger or earlier one."""
    members = [frozenset(term.index for term in each.members) for each in found]
    for at, each in enumerate(found):
        larger = any(members[at] < other for other in members)
        if not larger and members[at] not in members[:at]:
            yield each
