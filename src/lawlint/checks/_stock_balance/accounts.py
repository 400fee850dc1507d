"""The sentences that one account of a stock goes over: 年初持证1374人。年内新增96人，注销58人。年末持证1412人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._figures import Figures, sentences
from lawlint.checks._stock_balance.flow_words import CLOSE, IN, NET, OPEN, OUT, Entry, entry_of
from lawlint.facts.model import Facts, Term
from lawlint.lean import replace

_NEXT = frozenset(
    {
        (OPEN, IN),
        (IN, OPEN),
        (OPEN, OUT),
        (IN, OUT),
        (OUT, IN),
        (IN, CLOSE),
        (OUT, CLOSE),
        (OPEN, NET),
        (NET, CLOSE),
        (CLOSE, OPEN),
    }
)
"""Which entry may begin the sentence behind one that ends with which."""


def accounts(figures: Figures, facts: Facts) -> Iterator[list[Term]]:
    """The terms of each sentence, and of those behind it in which its account goes on."""
    year, account = figures.reading.document.identity.year, list[Term]()
    for sentence in sentences(facts):
        terms = [_timed(figures, term) for term in sentence]
        if not (account and _goes_on(account, terms, year)):
            if account:
                yield account
            account = []
        account.extend(terms)
    if account:
        yield account


def _goes_on(account: Sequence[Term], terms: Sequence[Term], year: int | None) -> bool:
    """Whether a sentence begins with the entry that comes next in the account of the one before; behind what there is
    (现有643人。年初为615人，……) only where it does not tell that itself. What is taken in begins another account when it
    is named first there: 变更52件、终止16件。受理信息公开申请31件.
    """
    last, first = account[-1], terms[0]
    if last.block != first.block or last.sentence + 1 != first.sentence:
        return False
    one, two = entry_of(last, year), entry_of(first, year)
    if one is None or two is None or (one.role, two.role) not in _NEXT:
        return False
    if (one.role, two.role) == (OUT, IN) and not any(two.noun in term.wide for term in account):
        return False
    again = (entry_of(term, year) for term in terms) if one.role == CLOSE else ()
    return all(entry is None or entry.role != CLOSE for entry in again)


def _timed(figures: Figures, term: Term) -> Term:
    """A figure with the time that stands in a clause of its own: 截至2023年末，全县持证执法人员1286名; 到12月31日，在办19件."""
    clause = figures.clauses[term.clause]
    if term.mark != "," or not term.clause or term.start != clause.span.start:
        return term
    before = figures.clauses[term.clause - 1].span.of(figures.reading.document.folded).strip(" ,")
    return replace(term, wide=before + term.wide) if _time().fullmatch(before) else term


@cache
def _time() -> re.Pattern[str]:
    of_year = "(?:20\\d\\d|[上去今本当]|上一|前一)年度?年?"
    return re.compile(
        f"(?:截至|截止|至|到)?(?:{of_year})?(?:年[初末底]|[初末底]|12月(?:31日|[末底]))|[期季月][初末]"
    )


def of_other_places(figures: Figures, run: Sequence[Entry]) -> bool:
    """Whether some of the figures are of another place: 新收96件，上年结转4件。全市答复312件; one named within a sentence only
    (全市新增96人) is that of all.
    """
    text = figures.reading.document.folded
    start = figures.reading.document.blocks[run[0].term.block].span.start
    named = _place().findall(text, start, figures.span(run[0].term).end)[-1:]
    for one, two in pairwise(run):
        between = text[figures.span(one.term).end : figures.span(two.term).start]
        here = _place().findall(between)
        if here and here[-1:] != named and (named or re.search("[。;]", between)):
            return True
        named = here[-1:] or named
    return False


@cache
def _place() -> re.Pattern[str]:
    return re.compile("全[国省市县区州旗盟镇乡]|(?:[省市县区州]本|本)级|(?<!上)各县|(?<!上)各区")
