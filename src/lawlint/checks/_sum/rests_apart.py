"""Rests of what does not stand right before them: of older and newer things together, of a list that goes on in other
measure words, of a whole behind its first part or behind them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.checks._figures import RESTS, Figures, total
from lawlint.checks._part_lists import Parts
from lawlint.checks._quotient import is_share
from lawlint.checks._sum.mixed_totals import HANDLED
from lawlint.checks._sum.sums import one_slip
from lawlint.facts.model import Kind, Term


def of_old_and_new(figures: Figures, parts: Parts) -> bool:
    """Whether the first figures together are the whole of the others: 遗留5个，新发现31个，整改33个，剩余3个."""
    row = (*parts.wholes, *parts.members)
    values = [figures.rounded(term) for term in row]
    return any(total(values[:at]).meets(total(values[at:])) for at in range(2, len(row) - 1))


def between_units(figures: Figures, counts: Sequence[Term], parts: Parts) -> list[Term]:
    """The counts between the parts in other measure words that may be parts, too: 问题536个，当场纠正412个，立案查处87件，
    其余37个移交; none where what is missing is less than they count.
    """
    whole, members = parts.wholes[0], parts.members
    found = [
        term
        for term in counts
        if members[0].index < term.index < members[-1].index
        and not figures.alike(term, whole)
        and figures[term].unit.family in HANDLED
        and not figures.is_change(term)
    ]
    missing = figures[whole].printed - sum(figures[term].printed for term in members)
    return found if found and missing >= sum(figures[term].printed for term in found) else []


def rests_apart(figures: Figures, counts: Sequence[Term], lists: Sequence[Parts]) -> Iterator[Parts]:
    """Lists that end with a rest, of a whole that is not before them."""
    yield from _missed_totals(figures, counts, lists)
    yield from _rests_of_shared(figures, counts)


def _missed_totals(figures: Figures, counts: Sequence[Term], lists: Sequence[Parts]) -> Iterator[Parts]:
    """Lists whose whole stands behind them, which one wrong digit keeps them from: 优秀46卷，良好70卷，其余24卷合格，
    共评查170卷.
    """
    for parts in lists[:1]:
        rest = parts.members[-1]
        row = (*parts.wholes, *parts.members)
        for term in counts:
            behind = term.index == rest.index + 1 and term.wide.startswith(("共", "合计", "总计"))
            if behind and figures.alike(term, rest) and one_slip(figures, term, row):
                yield Parts("余", (term,), row, False)


def _rests_of_shared(figures: Figures, counts: Sequence[Term]) -> Iterator[Parts]:
    """A part, the whole that its share is said to be of, and the rest: 网上申请480件，占全年申请1200件的40.0%，其余720件;
    出庭6次，占24次的四分之一；其余18次.
    """
    for part, whole, rest in zip(counts, counts[1:], counts[2:], strict=False):
        share = figures.after(whole)
        if share is None or rest.index != share.index + 1:
            continue
        named = whole.index == part.index + 1 and whole.lead.startswith("占") and rest.lead in RESTS
        same = figures.alike(part, whole) and figures.alike(rest, whole)
        if named and same and _is_its_share(figures, part, share, whole):
            yield Parts("余", (whole,), (part, rest), False)


def _is_its_share(figures: Figures, part: Term, share: Term, whole: Term) -> bool:
    """Whether a part is so many percent of its whole, or just such a fraction of it."""
    if figures[share].kind is Kind.FRACTION:
        return figures.size(part) == figures.size(whole) * figures[share].printed
    return figures[share].kind is Kind.PERCENT and is_share(figures, part, share, figures.rounded(whole))
