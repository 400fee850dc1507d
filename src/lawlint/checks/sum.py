"""Wholes and parts: 合计, 共计, 其中, 分别为, parts in brackets or behind a colon.

A total (合计) must equal some run of the figures before it. A part behind 其中 is not larger than its
whole, and parts that exclude each other (by the vocabulary, or 某某类) not larger together. Parts that make
up the whole (已办结 and 正在办理, a list in brackets, 分别为, counts whose shares make 100%) equal it; so do quarters and half
years beside the year. What is new is not more than what there is by now (累计). Figures
rounded to 万 or decimals may differ by half a unit of the last place each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from lawlint.checks._excuses import CARRY_OVER, excused_by
from lawlint.checks._figures import RESTS, Figures, paragraphs
from lawlint.checks._levels import counted
from lawlint.checks._part_lists import Parts, part_lists
from lawlint.checks._sum.answers import ANSWERS, answers
from lawlint.checks._sum.apart_rows import rests_of_named, rows_apart
from lawlint.checks._sum.bodies_above import TOGETHER, bodies_above
from lawlint.checks._sum.carried_in import carried_in
from lawlint.checks._sum.classes import classes
from lawlint.checks._sum.composed import CONSISTS, composed
from lawlint.checks._sum.denied_parts import decided_or_pending
from lawlint.checks._sum.divided_again import divided_again
from lawlint.checks._sum.done_words import at_once_or_later, in_states
from lawlint.checks._sum.far_off import FAR, VERY_FAR, near_enough
from lawlint.checks._sum.fates import fates_of_list
from lawlint.checks._sum.grand_totals import IN_ALL, grand_totals
from lawlint.checks._sum.item_totals import item_totals
from lawlint.checks._sum.list_words import in_parallel
from lawlint.checks._sum.meant_parts import meant, shares_between
from lawlint.checks._sum.named_as_whole import named_as_whole
from lawlint.checks._sum.named_states import named_states
from lawlint.checks._sum.occasions import OCCASIONS, occasions
from lawlint.checks._sum.one_each import EACH, one_each
from lawlint.checks._sum.other_reading import other_reading
from lawlint.checks._sum.pairs_above import pairs_above
from lawlint.checks._sum.part_rows import part_rows
from lawlint.checks._sum.rests import left_over_told, remainders_told, rest_of_part, rest_of_some, rests_above
from lawlint.checks._sum.row_of_years import EACH_YEAR, rows_of_years
from lawlint.checks._sum.said_overlap import overlap_counted, overlap_known, said_to_overlap
from lawlint.checks._sum.said_whole import said_whole
from lawlint.checks._sum.share_parts import complete_parts, divided_elsewhere
from lawlint.checks._sum.shortfall import LACKS, shortfalls
from lawlint.checks._sum.sorted_rows import sorted_rows
from lawlint.checks._sum.stocks import BY_NOW, stocks
from lawlint.checks._sum.sums import PART, PARTS, SPLIT, TOTAL, UNOPENED
from lawlint.checks._sum.totals import totals_in
from lawlint.checks._sum.unsaid_rest import rest_unsaid
from lawlint.checks._sum.verdicts import part_verdict, together, too_large_parts
from lawlint.checks._sum.whole_lists import whole_lists
from lawlint.checks._sum.year_parts import NAMED, halves_of_quarters, year_parts
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Term
from lawlint.lean import dataclass, replace

CASES = (TOTAL, PART, PARTS, SPLIT, UNOPENED)
PLACEHOLDERS = ("whole", "parts", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    totals: tuple[str, ...] = ("合计", "共计", "总计", "总共", "一共", "加起来", "加在一起", "相加")
    """表示前面各数之和的词。 / Words before a figure that is the sum of those before it."""
    loose: tuple[str, ...] = ("合计", "总计")
    """后面可以再接几个字的求和词，如“合计表彰”。 / Those that other words may follow."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every list of parts and every total, sentence by sentence."""
    figures = Figures(reading)
    if any(word in reading.document.folded for word in params.totals):
        yield from item_totals(figures, list(paragraphs(reading.facts)))
    above: list[Term] = []  # the figures of the paragraph before, if this one goes on with them
    for terms in paragraphs(reading.facts):
        if "占" in figures.words_of(terms[0]):
            yield from complete_parts(figures, terms)
        above = above if above and _goes_on(above, terms[0]) else []
        yield from _in_paragraph(params, figures, above, terms)
        above = [*above, *terms]


def _goes_on(above: Sequence[Term], first: Term) -> bool:
    """Whether a paragraph right behind the figures ``above`` begins with 其中."""
    return above[-1].block + 1 == first.block and first.wide.startswith("其中")


def _in_paragraph(
    params: Params, figures: Figures, above: Sequence[Term], terms: Sequence[Term]
) -> Iterator[Observation]:
    """The lists and totals of one paragraph; ``above``: the figures that it goes on with."""
    words = figures.words_of(terms[0])
    here = [look for some, look in _HERE if any(word in words for word in some)]
    back = [look for some, look in _BACK if any(word in words for word in some)]
    by_each, by_row = EACH in words, "分别" in words or "依次" in words
    before = list(above)
    for _, group in groupby(terms, key=attrgetter("sentence")):
        row = list(group)
        before, known = [*before, *row], before
        if len(before) < 2:
            continue
        counts = counted(figures, row)
        found = list(_lists(figures, counts, known))
        for look in here:
            found.extend(look(figures, counts))
        for look_back in (*back, *_ANYWHERE):
            found.extend(look_back(figures, counts, known))
        found.extend(one_each(figures, row) if by_each else ())
        found.extend(rows_apart(figures, row) if by_row else ())
        broken = {index for each in found if isinstance(each, Problem) for index in each.used}
        totals = totals_in((params.totals, params.loose), figures, counts, broken)
        found.extend(near_enough(figures, each, VERY_FAR) for each in totals)
        yield from found


_HERE = (
    (BY_NOW, stocks),
    (OCCASIONS, occasions),
    (CONSISTS, composed),
    (IN_ALL, grand_totals),
    (LACKS, shortfalls),
    (EACH_YEAR, rows_of_years),
    (("除",), rests_of_named),
    (NAMED, halves_of_quarters),
)
"""What is looked for in a sentence where one of certain words occurs in its paragraph."""
_BACK = ((NAMED, year_parts), (ANSWERS, answers), (TOGETHER, bodies_above))
"""The same for a sentence and the figures of its paragraph before it."""
_ANYWHERE = (said_whole, part_rows, carried_in, pairs_above, named_states, fates_of_list)
"""What is looked for in any sentence and the figures before it."""


def _lists(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The lists of a sentence against their wholes, and what is left of these."""
    lists = [*part_lists(figures, counts, before), *divided_again(figures, counts)]
    for at, parts in enumerate(lists):
        seen = _parts(figures, parts, lists[at + 1 :])
        may_lack = parts.opener == "其中" and not parts.partition
        yield from (near_enough(figures, each, FAR) for each in seen) if may_lack else seen
    yield from _whole_lists(figures, counts, before, lists)
    rests = list(rests_above(figures, counts, before) or remainders_told(figures, counts))
    yield from rests or left_over_told(figures, counts)


def _whole_lists(
    figures: Figures, counts: Sequence[Term], before: Sequence[Term], lists: Sequence[Parts]
) -> Iterator[Observation]:
    """The lists that only their words show to be all of their whole; ``lists``: the others of the sentence."""
    sorts = sorted_rows(figures, counts, before, lists)
    for parts, group in (*whole_lists(figures, counts, lists), *sorts):
        seen = together(figures, parts, group)
        if isinstance(seen, Problem):
            seen = _without_rest(figures, parts, seen) or other_reading(figures, parts, group.members) or seen
        yield seen


def _parts(figures: Figures, parts: Parts, later: Sequence[Parts]) -> Iterator[Observation]:
    """A list of parts against its whole; ``later``: the lists behind it in the sentence."""
    parts = meant(figures, parts)
    too_large: list[Term] = []
    for at, part in enumerate(parts.members):
        listed = not at or part.mark in ("、", ";") or in_parallel(parts.members[: at + 1])
        if not listed and not named_as_whole(parts.wholes[0], part):
            break
        if not figures.is_change(part):
            seen = part_verdict(figures, parts, part)
            if isinstance(seen, Problem):
                too_large.append(part)
            else:
                yield seen
    if too_large and (inner := _ended_before(figures, parts, too_large)):
        parts = inner
    elif too_large:
        yield too_large_parts(figures, parts, too_large)
        return
    overlap = said_to_overlap(figures, parts, later)
    overlap = overlap or _of_former_years(figures, parts) or overlap_known(figures, parts)
    for group in classes(figures, parts):
        seen = together(figures, parts, group)
        if isinstance(seen, Problem) and parts.partition and parts.members[-1].lead.startswith(RESTS):
            seen = rest_of_some(figures, parts) or rest_of_part(figures, parts) or seen
        if isinstance(seen, Problem) and (overlap or overlap_counted(figures, parts, group.members)):
            yield Abstained(seen.span, "文中说明各项有重叠，或含往期的", seen.used)
        elif isinstance(seen, Problem) and (unsaid := _without_rest(figures, parts, seen)):
            yield unsaid
        elif isinstance(seen, Problem) and (other := other_reading(figures, parts, group.members)):
            yield other
        elif parts.partition and isinstance(seen, Problem) and shares_between(figures, parts):
            yield Abstained(seen.span, "有的类别只写了占比", seen.used)
        elif isinstance(seen, Problem) and (divided := divided_elsewhere(figures, parts, group.members)):
            yield Held(seen.span, "parts", figures.used((divided, *group.members)))
        else:
            yield seen


def _of_former_years(figures: Figures, parts: Parts) -> bool:
    """Whether the parts are what became of cases, and some may be of former years: not the classes of
    刑事、民事、行政分别为703件、561件、22件.
    """
    start, stop = figures.span(parts.wholes[0]).end, figures.span(parts.members[0]).start
    between = figures.reading.document.folded[start:stop]
    stages = parts.unopened and "分别" not in between
    if not (stages or in_states(parts.members) or decided_or_pending(parts.members)):
        return False
    by_month = not at_once_or_later(parts.members)
    return excused_by(figures, (CARRY_OVER,), parts.members, by_month=by_month) != ""


def _without_rest(figures: Figures, parts: Parts, seen: Problem) -> Abstained | None:
    """A list behind which the others stand in words: 专职68名、兼职760名，其余为特邀调解员."""
    if not rest_unsaid(figures, parts.wholes[0], parts.members):
        return None
    return Abstained(seen.span, "其余的没有写数字", seen.used)


def _ended_before(figures: Figures, parts: Parts, too_large: Sequence[Term]) -> Parts | None:
    """The list without its last figure, when that stands behind a semicolon and alone exceeds the whole: it counts
    something else (羊存栏20409只，其中：山羊1403只；绵羊19006只；禽存栏188399只).
    """
    *members, last = parts.members
    another = list(too_large) == [last] and last.mark == ";" and bool(members)
    return replace(parts, members=tuple(members)) if another else None
