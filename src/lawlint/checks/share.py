"""Shares of a whole: 占比48%, 占审结案件的37.55%, and shares that should add up to 100%.

A share is compared with every whole that the paragraph offers and with sums of two.  It is reported when
the whole is certain: the figure that 其中 divides, or the one whose words stand between 占 and 的; or when
all other shares of the list agree on another whole.  The shares of a list that ends with the rest (其他)
add up to 100%, and so do those of classes of age or schooling that touch.  Shares alone in brackets
(43件（30.3%）) are compared with the whole that most of them rest on.
One share may be nudged by one unit of its last place to make the column come out, or take what rounding left the
others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from lawlint.checks._figures import Figures, paragraphs, sentences
from lawlint.checks._share.bands import LIMITS, share_bands
from lawlint.checks._share.bracket_shares import bracketed
from lawlint.checks._share.classes import classes_of_all, exclusive
from lawlint.checks._share.foremost import with_class
from lawlint.checks._share.in_words import shares_in_words
from lawlint.checks._share.lines import share_lines
from lawlint.checks._share.of_list import of_list
from lawlint.checks._share.paired_shares import paired
from lawlint.checks._share.paragraph import Paragraph, is_of_named
from lawlint.checks._share.part_behind import parts_behind
from lawlint.checks._share.problem import grouped
from lawlint.checks._share.rest_of_all import rest_of_all
from lawlint.checks._share.share_words import in_plain_order, of_all, share_words, within_class
from lawlint.checks._share.structure import structures
from lawlint.checks._share.sums import adds_up, begins_row, joint, listed
from lawlint.checks._share.swapped import changed_places
from lawlint.checks._share.together import together
from lawlint.checks._share.two_series import in_series
from lawlint.checks.base import Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.lean import dataclass

SHARE, COLUMN = "share", "column"
CASES = (SHARE, COLUMN)
PLACEHOLDERS = ("share", "computed")


@dataclass(frozen=True, slots=True)
class Params:
    skip: tuple[str, ...] = ("任务", "计划", "目标", "GDP", "生产总值")
    """占的是这些时不检查。 / Wholes that the figures beside do not print."""


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every share of every paragraph, then the columns of shares of every sentence."""
    figures = Figures(reading)
    yield from structures(reading, COLUMN)
    for terms in paragraphs(reading.facts):
        yield from bracketed(figures, SHARE, terms)
        yield from shares_in_words(figures, SHARE, terms)
    if "占" not in reading.document.folded:
        return
    for found_terms in paragraphs(reading.facts):
        terms = [in_plain_order(term, reading.document.folded) for term in found_terms]
        terms = [with_class(figures, terms, at) for at in range(len(terms))]
        shares = [
            term
            for at, term in enumerate(terms)
            if _is_share(figures, terms, at)
            and not begins_row(figures, terms, at)
            and not (at and _shared_out(terms[at - 1], term))
        ]
        yield from listed(figures, COLUMN, terms)
        yield from joint(figures, COLUMN, terms)
        yield from rest_of_all(figures, COLUMN, terms)
        yield from paired(figures, SHARE, terms)
        yield from in_series(figures, SHARE, terms)
        if not shares:
            continue
        paragraph = Paragraph(SHARE, params.skip, figures, terms, shares)
        behind: dict[int, Observation | None] = dict(together(paragraph.shares, SHARE))
        behind |= {term.index: seen for term, seen in parts_behind(paragraph.shares, SHARE)}
        yield from (seen for seen in behind.values() if seen is not None)
        others = [term for term in shares if term.index not in behind]
        found = [seen for term in others if (seen := paragraph.judged(term)) is not None]
        if not any(isinstance(seen, Problem) for seen in found):
            found.extend(paragraph.odd())
        if not any(isinstance(seen, Problem) for seen in found):
            found.extend(changed_places(SHARE, paragraph.shares))
        yield from of_list(paragraph.shares, SHARE)
        yield from grouped(figures, found)
        for _, group in groupby(shares, key=lambda term: term.sentence):
            here = [term for term in group if not within_class(term)]
            yield from adds_up(figures, COLUMN, here)
            yield from classes_of_all(figures, COLUMN, [term for term in here if of_all(term)])
            yield from exclusive(figures, COLUMN, [term for term in here if of_all(term)])
    yield from share_lines(figures, SHARE)
    if any(word in reading.document.folded for word in LIMITS):
        for terms in sentences(reading.facts):
            yield from share_bands(figures, COLUMN, terms)


def _is_share(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    term = terms[at]
    quantity = figures[term]
    if quantity.kind is not Kind.PERCENT or quantity.approx in (Approx.ABOUT, Approx.RANGE):
        return False
    if term.tail.startswith("的"):
        return False  # 审结240件，占七成的是行政处罚类案件
    if term.wide.endswith(("由", "从")) or _of_row().search(term.wide) or figures.is_change(term):
        return False
    if at and is_of_named(term.wide) and re.search("[占在]", terms[at - 1].wide):
        return True
    return "占" in term.wide and share_words().search(term.wide) is not None


@cache
def _of_row() -> re.Pattern[str]:
    return re.compile("分别|依次|各自")


def _shared_out(whole: Term, term: Term) -> bool:
    """Whether a share is the first of several of one named whole: 分别占全市476件的26.5%、62.6%和10.9%."""
    return is_of_named(term.wide) and re.search("(?:分别|依次|各自|各)占", whole.lead) is not None
