"""The words beside a count, and whether they say just one thing of it: 1件因程序违法被撤销、行政机关败诉."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


@cache
def says_nothing() -> re.Pattern[str]:
    """What may stand beside the words of a count without naming what else it counts."""
    return re.compile(
        "目前|现|尚|还|仍|另|有|已|共|的|中|案件|案卷|问题|事项|被|行政复议机关|复议机关|人民法院|法院|上级机关|行政机关"
        "|负责人|检出|查出|发现|抽检|检测|仅|但|却|只|剩余|其余|余下|全年|年内|本年度|本年|当年|截至|年底|个"
    )


def tells(words: str, word: str) -> bool:
    """Whether words behind a figure say just this of it: 案件败诉, 由工作人员出庭、负责人未出庭; not 自查问题正在整改."""
    before = says_nothing().sub("", words.removesuffix(word))
    if re.search("自查|自行|本级|新增|新排", words):
        return False
    why = len(word) > 2 or re.match("[因由经被系]", words) is not None
    return words.startswith(word) or (words.endswith(word) and (len(before) < 2 or why))


def joined(figures: Figures, term: Term) -> list[str]:
    """The words behind a figure, and those that 、 joins to them: 1件因程序违法被撤销、行政机关败诉."""
    text = figures.reading.document.folded
    end = figures.span(term).end
    stop = _clause_end().search(text, end)
    words = text[end : stop.start() if stop else len(text)].split("、")
    return words if words[0] == term.tail else [term.tail]


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile("[,;:。!?()\\d\n]|$")
