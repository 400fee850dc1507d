"""Lost cases told again behind all outcomes of the cases: 支持行政机关59件，撤销5件，确认违法2件，就败诉的7件案件发函."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def lost_cases(figures: Figures, terms: Sequence[Term]) -> Iterator[tuple[list[Term], Term]]:
    """The outcomes that lost cases had, and their number told again, which is neither their sum nor, with outcomes that may
    count as lost (撤诉, 调解), more; ``terms``: those of one paragraph.
    """
    for at, term in enumerate(terms):
        if at < 3 or not figures.is_count(term) or not figures[term].exact or not _told().search(term.wide):
            continue
        row = _outcomes(figures, terms[:at], term)
        lost = [each for each in row if _lost().search(each.lead)]
        open_ones = [each for each in row if each not in lost and not _won().search(each.lead)]
        least, value = sum(figures[each].printed for each in lost), figures[term].printed
        most = least + sum(figures[each].printed for each in open_ones)
        said = any(figures[each].printed == value for each in terms if each is not term)
        if lost and not said and not least <= value <= most:
            yield lost, term


def _outcomes(figures: Figures, before: Sequence[Term], term: Term) -> list[Term]:
    """The figures right before ``term`` that are all outcomes and add up to the one before them."""
    row: list[Term] = []
    for each in reversed(before):
        same = figures[each].unit.name == figures[term].unit.name and figures[each].exact
        if not same or figures.is_change(each) or each.index != (row[0] if row else term).index - 1:
            return []
        if len(row) > 1 and sum(figures[one].printed for one in row) == figures[each].printed:
            return row if all(_outcome().search(one.lead) for one in row) else []
        row.insert(0, each)
    return []


@cache
def _told() -> re.Pattern[str]:
    return re.compile("(?:^|[对就向将把]|上述|这)(?:上述|这)?(?:行政机关)?败诉的$")


_WON = "支持行政机关|支持被告|维持|驳回|胜诉"
_LOST = "撤销|确认违法|确认无效|变更|责令|判令|履行|赔偿|给付"
_OPEN = "撤诉|调解|和解|终结|终止|移送|撤回"


@cache
def _won() -> re.Pattern[str]:
    return re.compile(_WON)


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(f"^(?!.*(?:{_WON}))(?:.*)(?:{_LOST})")


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(f"{_WON}|{_LOST}|{_OPEN}")
