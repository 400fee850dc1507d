"""Counts in a row and their shares in a row behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, number, total
from lawlint.checks._misprint import digit_off
from lawlint.checks._quotient import is_share
from lawlint.checks._share.problem import share_problem
from lawlint.checks._share.shares import may_have_share
from lawlint.checks._share.sums import share_lists
from lawlint.checks._share_remainder import takes_remainder
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Words
from lawlint.interval import Interval


def paired(figures: Figures, case: str, terms: Sequence[Term]) -> Iterator[Observation]:
    """公安61件、交通43件、其他29件，占比分别为45.9%、32.3%、21.8%: all shares are of one whole."""
    for owners, run in _rows(figures, terms):
        whole = total([figures.rounded(term) for term in owners])
        others = [term for term in terms if figures.alike(term, owners[0]) and figures.is_count(term)]
        wholes = [whole, *(figures.rounded(term) for term in others if term not in owners)]
        pairs = list(zip(owners, run, strict=True))
        fits = [[is_share(figures, *pair, each) for pair in pairs] for each in wholes]
        best = max(range(len(wholes)), key=lambda each: sum(fits[each]))
        used = figures.used((*owners, *run))
        if all(fits[best]) or any(takes_remainder(figures, share, pairs) for share in run):
            yield Held(figures.span(run[-1]), "shares", used, exact=True)
            continue
        turned = len(run) == 2 and any(
            all(is_share(figures, *pair, each) for pair in zip(owners, reversed(run), strict=True))
            for each in wholes
        )
        if turned:
            best = next(at for at, each in enumerate(wholes) if is_share(figures, owners[0], run[1], each))
        printed = any(whole.meets(figures.rounded(term)) for term in others if term not in owners)
        if printed and sum(fits[0]) == len(run) - 1:
            best = 0  # the list makes up a figure that is printed, too
        sure = sum(fits[best]) > 1 or (printed and best == 0)
        if turned or (sure and sum(fits[best]) == len(run) - 1):
            odd = fits[best].index(False)
            added = figures.size(*owners)
            size = (added if best == 0 else wholes[best].low) or Fraction(1)
            yield _wrong(figures, case, owners, run, odd, size)
        elif order := _exchanged(figures, owners, run):
            yield _changed_places(figures, case, owners, run, order)
        elif slip := _one_digit_off(figures, owners, run, others):
            yield _wrong(figures, case, owners, run, *slip)
        elif whole_of_all := _told_by_others(figures, terms, owners, run):
            misfit = [at for at in range(len(run)) if not any(row[at] for row in fits)]
            for odd in misfit if len(misfit) < len(run) else ():
                yield _wrong(figures, case, owners, run, odd, whole_of_all)


def _one_digit_off(
    figures: Figures, owners: Sequence[Term], run: Sequence[Term], others: Sequence[Term]
) -> tuple[int, Fraction] | None:
    """The only share of a row that is not of a printed whole of all others, and from that only one digit away, with the
    whole: 受理641件；邮寄318件，现场118件，分别占79.6%和18.4%.
    """
    for whole in others:
        pairs = list(zip(owners, run, strict=True))
        odd = [at for at, pair in enumerate(pairs) if not is_share(figures, *pair, figures.rounded(whole))]
        if whole not in owners and len(odd) == 1:
            owner, share = pairs[odd[0]]
            if digit_off(figures, share, owner, [whole], second=True):
                return odd[0], figures.size(whole)
    return None


def _rows(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
    """The rows of shares, each with the row of as many counts before it."""
    for run in share_lists(figures, terms):
        at = terms.index(run[0])
        counts = [term for term in terms[:at] if figures.is_count(term) and term.sentence == run[0].sentence]
        if not counts or figures[counts[-1]].unit.family == "kind":
            counts = counts[:-1]  # 三类占比分别为
        owners = counts[-len(run) :]
        if len(run) < 2 or len(owners) != len(run) or not _is_row(figures, owners):
            continue
        if not _of_others().match(run[0].wide):
            yield owners, run


def _exchanged(figures: Figures, owners: Sequence[Term], run: Sequence[Term]) -> tuple[int, int] | None:
    """The only two neighbours of a row that have to change places for all to be of one whole: 104件、66件、44件，分别占11.9%、
    18.7%、7.9%; two alone only with two decimal places.
    """
    sharp = all(figures[term].decimals and figures[term].printed >= _TELLING for term in run)
    sharp = sharp and (len(run) >= _ROW or all(figures[term].decimals > 1 for term in run))
    if not sharp or len({figures[term].printed for term in owners}) < len(owners):
        return None
    found = []
    for at in range(len(run) - 1):
        turned = [*run[:at], run[at + 1], run[at], *run[at + 2 :]]
        if _of_one_whole(figures, owners, turned):
            found.append((at, at + 1))
    return found[0] if len(found) == 1 and not _of_one_whole(figures, owners, run) else None


_ROW = 3
_TELLING = 5
"""Percent from which a share with a decimal place tells its whole to a hundredth."""


def _of_one_whole(figures: Figures, owners: Sequence[Term], run: Sequence[Term]) -> bool:
    """Whether some whole has all counts in their shares."""
    common = Interval(Fraction(0), None)
    for owner, share in zip(owners, run, strict=True):
        both = common.intersect(figures.value(owner).scale(100) / figures.printed(share))
        if both is None:
            return False
        common = both
    return True


def _changed_places(
    figures: Figures, case: str, owners: Sequence[Term], run: Sequence[Term], order: tuple[int, int]
) -> Problem:
    first, second = order
    computed = Words(
        f"{figures[run[first]].text}与{figures[run[second]].text}对调后，各占比才出自同一总数",
        f"only exchanged are {figures[run[first]].text} and {figures[run[second]].text} of one whole with the others",
    )
    said = figures[run[second]].text
    return share_problem(figures, case, run[first], (owners[first], run[second]), owners, computed, said)


def _wrong(
    figures: Figures, case: str, owners: Sequence[Term], run: Sequence[Term], odd: int, size: Fraction
) -> Problem:
    value = figures[owners[odd]].printed * 100 * figures[owners[odd]].unit.scale / size
    said = number(value, max(figures[run[odd]].decimals, 1)) + "%"
    computed = Words(
        f"{figures.said(owners[odd])}÷{number(size)}＝{said}",
        f"{figures[owners[odd]].text} / {number(size)} = {said}",
    )
    return share_problem(figures, case, run[odd], (owners[odd],), owners, computed, said)


def _told_by_others(
    figures: Figures, terms: Sequence[Term], owners: Sequence[Term], run: Sequence[Term]
) -> Fraction | None:
    """The printed whole that the list makes up with the other counts of the paragraph that have shares, of which two or
    more are of it: 案例1727例，甲1230例，占比71.2%；乙367例，占比21.3%；其余分别有76例、38例、16例，占比分别为….
    """
    pairs = [
        (one, two)
        for one, two in pairwise(terms[: terms.index(owners[0])])
        if figures[two].kind is Kind.PERCENT and "占" in two.wide and figures.alike(one, owners[0])
    ]
    if len(pairs) < 2 or not figures.is_count(pairs[0][0]):
        return None
    made = total([figures.value(each) for each in (*(one for one, _ in pairs), *owners)])
    for whole in terms[: terms.index(pairs[0][0])]:
        counted = figures.is_count(whole) and figures.alike(whole, owners[0]) and made.is_point
        if counted and figures.value(whole) == made:
            fits = [is_share(figures, *pair, made) for pair in pairs]
            return made.low if all(fits) else None
    return None


def _is_row(figures: Figures, owners: Sequence[Term]) -> bool:
    """Whether the figures stand in one row of one unit and are not changes."""
    alike = all(figures.alike(term, owners[0]) and not figures.is_change(term) for term in owners)
    alike = alike and all(may_have_share(figures, term) for term in owners)
    joined = all(term.mark in ("、", ",", "") for term in owners[1:])
    return alike and joined and all("占" not in term.wide for term in owners)


@cache
def _of_others() -> re.Pattern[str]:
    """Shares of something named right before them: 提出的抗诉法院改判占比分别为68.8%、89.2%."""
    return re.compile("(?!各自|分别|上述|以上|[两二三四五]者|占)[\u4e00-\u9fff、]{5,}占")
