"""A second division of a whole behind one that is all of it: 28460件，其中即办19354件、承诺9106件；线上23121件，线下5339件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures
from lawlint.checks._listed import without_listed
from lawlint.checks._part_lists import Parts, part_lists
from lawlint.facts.model import Term
from lawlint.lean import replace


def divided_again(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """The lists behind a semicolon that the names of their classes show to be of the figure before the first list."""
    heads = without_listed(figures, counts)
    for at, term in enumerate(heads[1:], 1) if len(heads) < len(counts) else ():
        if term.mark == ";" and counts[counts.index(term) - 1] not in heads:
            row = [heads[at - 1], replace(term, mark=","), *heads[at + 1 :]]
            first = next(part_lists(figures, row), None)
            if first is not None and first.opener == "类" and first.members[0].index == term.index:
                yield first
