"""What several bodies did together, each of which the sentence before counts: 甲所调解成功71件，乙所调解成功98件。两个所共调解
成功169件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._sum.sums import TOTAL, sum_problem, sum_said
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Term

TOGETHER = ("共", "合计", "累计", "总计")
"""Words without which no text says what several did together."""
_FEWEST = 2


def bodies_above(figures: Figures, counts: Sequence[Term], before: Sequence[Term]) -> Iterator[Observation]:
    """The figure behind the number of bodies at the head of a sentence, against as many figures of the same deed."""
    if len(counts) < _FEWEST or len(before) < _FEWEST or counts[0].mark != "。":
        return
    number_of, term = counts[:2]
    found = _did_together().fullmatch(term.wide) if number_of.index + 1 == term.index else None
    if found is None or number_of.wide not in ("", "上述", "以上", "这") or not figures[term].exact:
        return
    row = [
        each
        for each in before
        if each.sentence + 1 == term.sentence
        and figures[each].unit.name == figures[term].unit.name
        and re.search(f"(?<![未不]){found['deed']}了?$", each.lead)
        and figures[each].exact
    ]
    if not len(row) == figures[number_of].printed >= _FEWEST:
        return
    if figures.size(*row) == figures.size(term):
        yield Held(figures.span(term), "total", figures.used((*row, term)), exact=True)
    else:
        yield sum_problem(figures, TOTAL, term, row, sum_said(figures, row, term), term)


@cache
def _did_together() -> re.Pattern[str]:
    bodies = "(?:调委会|委员会|部门|单位|机构|法院|中心|平台|窗口|片区|园区|[县区市局所院站镇])"
    return re.compile(
        f"[\\u4e00-\\u9fff]{{0,8}}{bodies}(?:一?共|共计|合计|累计|总计)(?P<deed>[\\u4e00-\\u9fff]{{2,8}})"
    )
