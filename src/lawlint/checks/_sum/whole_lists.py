"""Lists that are all of the figure before them, which only their words show: 审结389件，按结案方式统计，分别为维持201件、
驳回188件; 收到投诉举报60件，投诉36件、举报24件; 612所学校中，已配备的596所，尚未配备的16所.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from lawlint.checks._digits import is_swapped, one_digit_off
from lawlint.checks._excuses import CARRY_OVER, excused_by, holds_more
from lawlint.checks._figures import Figures
from lawlint.checks._openers import outcome
from lawlint.checks._part_lists import Parts, others_said
from lawlint.checks._sum.done_words import came_off, denies, handled, in_states, on_schedule, opposed
from lawlint.checks._sum.known_classes import Classes
from lawlint.checks._sum.list_sources import are_levels, are_sources, spent_and_left
from lawlint.checks._sum.list_words import bare, closed_by_rest, make_up, none_else, said_each
from lawlint.checks._sum.said_overlap import said_apart, said_to_overlap
from lawlint.checks._wholes import OTHERS
from lawlint.facts.model import Kind, Term

_FAR = Fraction(1, 2)
"""How far from a figure, as a share of it, a list may be and still be meant to be all of it."""
_FUNDS = ("上年", "结转", "追加", "收回", "调整", "往年", "历年", "年初")
"""Near what was spent and what is left: the sum before them need not be all there was."""
_NO_RESULT = ("尚待", "待出", "待检", "在检", "复检")
_NEAR = Fraction(1, 4)  # where the names of the parts alone show what they are parts of


def whole_lists(
    figures: Figures, counts: Sequence[Term], lists: Sequence[Parts]
) -> Iterator[tuple[Parts, Classes]]:
    """Every such list that is none of ``lists``, and how far it must be all of its whole."""
    others = [parts for parts in lists if parts.opener != "按" and len(parts.members) > 1]
    known = {term.index for parts in others for term in parts.members}
    at = 1
    while at < len(counts) - 1:
        row = _row(figures, counts, at)
        if counts[at].index in known and not (row[-1].index not in known and none_else(figures, row)):
            row = []
        found = _list(figures, counts, at, row) if len(row) > 1 else None
        if found is not None:
            yield found
        at += len(row) if found is not None else 1


def _row(figures: Figures, counts: Sequence[Term], at: int) -> list[Term]:
    """The figures from ``at`` that may be one list: joined by 、, or else by commas."""
    first = counts[at]
    row, joined = [first], ""
    for term in counts[at + 1 :]:
        same = figures.alike(term, first) and figures.outer(term) == figures.outer(first)
        joint = "、" if term.wide.startswith(("、", "和", "及", "与", "以及")) else term.mark
        if not same or joint not in ("、", ",") or "其中" in term.wide or figures.is_change(term):
            break
        if not _only_shares_between(figures, row[-1], term):
            break
        if joined and joint != joined and not term.lead.startswith(OTHERS):
            break
        joined = joint
        row.append(term)
    return row


def _only_shares_between(figures: Figures, one: Term, two: Term, counts: Sequence[Term] = ()) -> bool:
    """Whether no figure but percentages, and those of ``counts`` in brackets, stands between two."""
    level = figures.outer(two)
    inside = {term.index for term in counts if figures.outer(term) != level}
    return all(
        figures.quantities[index].kind is Kind.PERCENT or index in inside
        for index in range(one.index + 1, two.index)
    )


def _list(
    figures: Figures, counts: Sequence[Term], at: int, row: Sequence[Term]
) -> tuple[Parts, Classes] | None:
    first = row[0]
    beside = [term for term in counts[:at] if figures.outer(term) == figures.outer(first)]
    if not beside or not figures.alike(beside[-1], first):
        return None
    whole = beside[-1]
    if figures.is_change(whole) or figures.is_average(whole) or "等" in whole.tail:
        return None
    if first.mark != "," or not _only_shares_between(figures, whole, first, counts[:at]):
        return None
    row, complete, far = _meant(figures, whole, row)
    if not row:
        return None
    goes_on = at + len(row) < len(counts) and _goes_on(figures, whole, row, counts[at + len(row)])
    said = (re.sub("等其[他它]", "", term.tail + term.lead) for term in row)
    more = goes_on or any(others_said().search(words) for words in said)
    wholes = tuple(term for term in reversed(counts[:at]) if figures.alike(term, first))
    parts = Parts("类", wholes, tuple(row), more)
    added, size = figures.size(*row), figures.size(whole)
    meant = abs(added - size) <= size * far or one_digit_off(added, size)
    if not meant or said_to_overlap(figures, parts, ()):
        return None
    outcomes = outcome().match(_last_word(first)) is not None or none_else(figures, row)
    carried = outcomes or denies(row[:2]) or in_states(row[:2])
    if carried and excused_by(figures, (CARRY_OVER, *_NO_RESULT), (whole, *row)):
        return None
    return parts, Classes(tuple(row), complete and not more, True)


def _last_word(term: Term) -> str:
    """The name behind 分别为 and its like."""
    return re.split("[为是]", term.lead)[-1]


def _goes_on(figures: Figures, whole: Term, row: Sequence[Term], term: Term) -> bool:
    """Whether a figure behind a list may be one more part of the whole (…，另有9卷退回): not what has words of its own
    behind a list joined by 、, unless it is just what the list lacks (来信37件、来访42件、网上61件，办结143件).
    """
    if not figures.alike(term, row[0]) or figures.outer(term) != figures.outer(row[0]):
        return False
    own = row[-1].mark == "、" and term.mark in (",", ";") and _more().match(term.lead) is None
    return not own or figures.size(*row, term) == figures.size(whole)


@cache
def _more() -> re.Pattern[str]:
    return re.compile("另|其[他它余]|还|以?及|尚|剩|余|$")


def _meant(figures: Figures, whole: Term, row: Sequence[Term]) -> tuple[Sequence[Term], bool, Fraction]:
    """The part of a row that is a list by its words, whether it must be all of the whole, and how near to it."""
    text = figures.reading.document.folded
    between = text[figures.span(whole).end : figures.span(row[0]).start]
    named = said_each(figures, between, row, below=figures.size(*row) < figures.size(whole))
    if named:
        return row, True, _FAR
    if make_up(whole, row):
        return row, True, _NEAR
    if none_else(figures, row):
        return row, True, _NEAR
    if denies(row[:2]):
        return row[:2], True, _FAR if _was_due(whole, row[0]) else _NEAR
    if opposed(row[:2]):
        return row[:2], False, _NEAR
    if spent_and_left(figures, row) and not excused_by(figures, _FUNDS, (whole, *row)):
        return row, True, _NEAR
    if came_off(row[:2]):
        return row[:2], _all_ended().search(between) is not None, _NEAR
    if said_apart(figures, Parts("类", (whole,), tuple(row), False)):
        return row, False, _NEAR
    if in_states(row[:2]) and not _may_be_older(whole, row[:2]):
        return row[:2], False, _NEAR
    if any(holds_more(figures, term) for term in row):
        return (), False, _NEAR
    if closed_by_rest(between, row):
        return row, True, _NEAR
    if _touches_all(figures, whole, row) or _down_to_rest(figures, whole, row):
        return row, True, _NEAR
    if on_schedule(*row[:2]) and figures[row[1]].printed < figures[row[0]].printed:
        return row[:2], False, _NEAR  # more than is done: it holds what is done, too
    if any(term.tail for term in row):
        return (), False, _NEAR
    if are_levels(figures, whole, row) or are_sources(figures, row):
        return row, False, _NEAR
    return (), False, _NEAR


def _touches_all(figures: Figures, whole: Term, row: Sequence[Term]) -> bool:
    """Whether what each of the whole touches on, down to all other fields, comes to less than it: 受理264件，涉及公安112件、市场
    监管57件、其他领域21件; one may touch on several.
    """
    cases = figures[whole].unit.family == "case" and "案" in whole.lead and len(row) > 2
    if not cases or not bare(row[-1]).startswith("其他") or figures.size(*row) >= figures.size(whole):
        return False
    named = re.match("(?:主要)?(?:涉及|涵盖)(?!.*[物品财器车证书料款])[\u4e00-\u9fff]{2,}", row[0].lead)
    return named is not None and all(term.mark == "、" and not term.tail for term in row[1:])


def _down_to_rest(figures: Figures, whole: Term, row: Sequence[Term]) -> bool:
    """Whether a list that ends with all others is its whole but for two digits that changed places: 服务事项515项，许可事项
    218项，公共服务等其他事项279项.
    """
    names = [bare(term) for term in row]
    rest = re.search("(?:^|[等及和])其[他它]", names[-1]) is not None
    plain = rest and len({*names}) == len(names) and not any(term.tail for term in (whole, *row))
    return plain and is_swapped(
        figures.size(*row) - figures.size(whole), figures[whole], *(figures[term] for term in row)
    )


def _was_due(whole: Term, done: Term) -> bool:
    """Whether the one figure says that all of it was to be done, in the verb of the other: 应追回86万元，已追回71万元."""
    found = re.search("应(?:予|当|该)?([\u4e00-\u9fff]{2})", whole.lead)
    return found is not None and found[1] in done.lead


def _may_be_older(whole: Term, pair: Sequence[Term]) -> bool:
    """Whether cases done and in hand may have come in before those counted: cases that are tried, or of which the text
    does not say that all of them came in or were handed over.
    """
    said = "".join(term.lead + term.tail for term in pair)
    return handled().search(said) is not None and ("审" in said or _taken_in().search(whole.wide) is None)


@cache
def _taken_in() -> re.Pattern[str]:
    """What came in or was handed over, of which each is done or in hand; not what is new beside older cases."""
    return re.compile(
        "^(?!.*(?:新|累计|存量|复[查核])).*(?:收到|受理|接[到收]|登记|承办|[转移][送交]|转[办来]|交办|批示)"
    )


@cache
def _all_ended() -> re.Pattern[str]:
    """Between a figure and its outcomes: nothing is pending."""
    return re.compile("(?:均已?|全部|都已?|已全部|已经全部)(?:依法|顺利)?(?:终结|办结|审结|结束|完成|结案)")
