"""The share of all that a list joins: 博士12人、硕士68人，占律师总数的16.46%; 质量（126件）、合同（98件），合计占54.4%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.checks._figures import Figures, total
from lawlint.checks._misprint import misprinted_sum
from lawlint.checks._share.of_list import plain_list, wrong_share_of_list
from lawlint.checks._share.share_words import said_pairs, share_words
from lawlint.checks._share.shares import Shares, may_have_share
from lawlint.checks._share.subject import names_pair
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Term


def together(shares: Shares, case: str) -> Iterator[tuple[int, Observation]]:
    """The index of every such share and what is found of it, where the whole is the figure right before the list, or the
    only one of the document with its name of which one slip makes the share.
    """
    figures = shares.figures
    for share in shares.all:
        said, row = share_words().search(share.wide), _row(shares, share)
        if said is None or len(row) < 2 or figures[share].approx is not Approx.ROUNDED:
            continue
        subject = share.wide[: said.start()]
        if not plain_list().fullmatch(subject):
            continue
        counts = [each for each in figures.reading.facts.terms if _may_be_whole(figures, each, row)]
        if any(_gives(figures, share, row[start:], counts) for start in range(len(row))):
            if subject:
                yield share.index, Held(figures.span(share), "list", figures.used((*row, share)))
            continue
        whole = _slipped(figures, share, row, _named(shares, said, row, counts))
        if whole is None and re.search("[合总共]", subject) and said["base"] in ("", "总数", "总量"):
            whole = _right_before(shares, row, counts)
        if whole is not None:
            yield share.index, wrong_share_of_list(figures, case, share, row, whole)


def _row(shares: Shares, share: Term) -> Sequence[Term]:
    """The exact counts right before a share that nothing but 、 joins, each maybe in brackets."""
    figures, text, at = shares.figures, shares.figures.reading.document.folded, shares.at[share.index]
    row: list[Term] = []
    while at and _listed(figures, shares.terms[at - 1], share):
        at -= 1
        if row and not figures.alike(shares.terms[at], row[0]):
            return ()
        row.insert(0, shares.terms[at])
        before = text[figures.span(shares.terms[at - 1]).end : figures.span(row[0]).start] if at else ""
        if not re.fullmatch("[)]?[、和及][^,;。:()]*[(]?", before):
            break
    behind = text[figures.span(row[-1]).end : share.start] if row else ""
    return row if share.mark == "," and re.fullmatch("[)]?,?", behind) else ()


def _listed(figures: Figures, term: Term, share: Term) -> bool:
    plain = may_have_share(figures, term) and figures[term].exact and not figures.is_change(term)
    return plain and term.sentence == share.sentence


def _may_be_whole(figures: Figures, term: Term, row: Sequence[Term]) -> bool:
    if term in row or not may_have_share(figures, term) or not figures.alike(term, row[0]):
        return False
    return not figures.is_change(term) and figures.size(term) > figures.size(*row)


def _gives(figures: Figures, share: Term, parts: Sequence[Term], counts: Sequence[Term]) -> bool:
    """Whether parts of any of the counts make the share, or nearly."""
    added = total([figures.rounded(each) for each in parts]).scale(100)
    nudged = figures.printed(share).widen(figures[share].step)
    return any((added / figures.rounded(each)).meets(nudged) for each in counts)


def _named(shares: Shares, said: re.Match[str], row: Sequence[Term], counts: Sequence[Term]) -> list[Term]:
    """The counts with the name of the whole, or with a word of the clauses that open the list where it has none."""
    document = shares.figures.reading.document
    pairs = said_pairs(said["base"])
    if not pairs:
        block = document.blocks[row[0].block].span
        start = max(document.folded.rfind("。", block.start, row[0].start) + 1, block.start)
        pairs = said_pairs(document.folded[start : row[0].start])
    found = [each for each in counts if names_pair(pairs, each.wide)]
    return [each for each in found if not said["scope"] or said["scope"] in each.wide]


def _slipped(figures: Figures, share: Term, row: Sequence[Term], counts: Sequence[Term]) -> Term | None:
    """The only count of which one slip makes the share."""
    found = [each for each in counts if misprinted_sum(figures, share, row, [each])]
    return found[0] if len({figures.size(each) for each in found}) == 1 else None


def _right_before(shares: Shares, row: Sequence[Term], counts: Sequence[Term]) -> Term | None:
    """The count right before a list in its sentence, when the paragraph has none of another size."""
    near = [each for each in counts if each.block == row[0].block]
    beside = [each for each in near if each.index + 1 == row[0].index and each.sentence == row[0].sentence]
    one_size = len({shares.figures.size(each) for each in near}) == 1
    return beside[0] if beside and one_size else None
