"""Lists in brackets beside others that are all of their wholes: 甲所46人（民警18人、
辅警28人），乙所52人（民警21人、辅警41人）.
"""

from __future__ import annotations

from itertools import groupby

from lawlint.checks._figures import Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._sum.list_words import bare


def beside_whole_list(figures: Figures, parts: Parts) -> tuple[bool, bool]:
    """Whether another list in brackets of the sentence makes up the figure before it and has names of this one, and
    whether it has all of them and no other: what is counted once there is counted once here.
    """
    first, names = parts.members[0], {bare(term) for term in parts.members}
    overlapping = figures.reading.vocabulary.overlapping
    if parts.opener != "(" or any(word in name for name in names for word in overlapping):
        return False, False
    here = [term for term in figures.paragraph(first) if term.sentence == first.sentence]
    shared = False
    for bracket, group in groupby(here, key=figures.outer):
        row = [term for term in group if figures.is_count(term) and figures.alike(term, first)]
        others = {bare(term) for term in row}
        before = next((term for term in reversed(here) if row and term.index < row[0].index), None)
        if bracket in (None, figures.outer(first)) or before is None or len(names & others) < 2:
            continue
        sharp = all(figures[term].exact for term in (before, *row))
        if (
            sharp
            and figures.alike(before, first)
            and total([figures.value(each) for each in row]) == figures.value(before)
        ):
            if others == names:
                return True, True
            shared = True
    return shared, False
