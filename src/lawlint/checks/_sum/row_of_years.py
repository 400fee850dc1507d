"""A figure of several years before what each of them brought: “十四五”期间培训1.93万人次，2021年至2025年分别为0.31万人次、0.38万
人次….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, total
from lawlint.checks._sum.sums import SPLIT, sum_problem, sum_said
from lawlint.checks._things import RECURRING
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

EACH_YEAR = ("年分别", "年依次")
"""Words without which no text has such a row."""
_JOINTS = frozenset({"、", "和", "、和", "及", "与"})


def rows_of_years(figures: Figures, counts: Sequence[Term]) -> Iterator[Observation]:
    """Every row of as many figures as years, against the figure before it that is said to be of all of them."""
    for at, first in enumerate(counts[1:], 1):
        found, whole = _years().fullmatch(first.wide), counts[at - 1]
        beside = whole.index + 1 == first.index and first.mark == "," and figures.alike(whole, first)
        if found is None or not beside or whole.tail or figures.is_change(whole):
            continue
        row = _row(figures, counts[at:])
        many = int(found["last"]) - int(found["first"]) + 1
        text, start = figures.reading.document.folded, figures.span(whole).start
        said = re.split("[。;\n]", text[max(0, start - _REACH) : start])[-1]
        if len(row) != many or not _of_them_all(said, int(found["first"]), many):
            continue
        if figures[whole].unit.family in RECURRING and "新" not in whole.wide:
            continue
        used = figures.used((whole, *row))
        if total([figures.rounded(term) for term in row]).meets(figures.value(whole)):
            yield Held(figures.span(whole), "parts", used, exact=True)
        else:
            yield sum_problem(figures, SPLIT, whole, row, sum_said(figures, row, whole), row[-1])


_REACH = 40


def _row(figures: Figures, counts: Sequence[Term]) -> list[Term]:
    """The figures joined by 、 from the first on."""
    row = [counts[0]]
    for term in counts[1:]:
        if term.wide not in _JOINTS or not figures.alike(term, row[0]) or term.index != row[-1].index + 1:
            break
        row.append(term)
    return row


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        "20(?P<first>\\d\\d)年?(?:至|到|—|-|~)20(?P<last>\\d\\d)年(?:分别|依次)(?:为|是|达到?)?"
    )


def _of_them_all(said: str, first: int, many: int) -> bool:
    """Whether the words before a figure name the years of the row: “十四五”期间 of 2021—2025年, 三年来 of three."""
    if many == 5 and first % 5 == 1:
        plan = "一二三四五六"[(first - 1) // 5 - 1 : (first - 1) // 5] if first < 31 else ""
        if plan and re.search(f'十{plan}五[”"]?(?:期间|时期)', said):
            return True
    numeral = "一二三四五六七八"[many - 1 : many]
    return (
        bool(numeral)
        and re.search(f"(?<![近上第十])(?:{numeral}|{many})年(?:来|间|共|累计|合计|,)", said) is not None
    )
