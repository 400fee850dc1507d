"""Figures all of which were graded, so that a grade is had by a whole number of them: 抽取案卷45卷，逐卷评分，优秀率63.50%;
对46家单位逐家评分，达到良好以上等次的占86.21%.
"""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term

_GRADE = "优秀|良好|优良|合格|达标|通过"


def is_grade(words: str) -> bool:
    """Whether a rate or the words before 占 name a grade and nothing else: 优秀率, 达到良好以上等次的."""
    named = f"(?:达到|获得?|(?:被|经)?(?:评定?|认定)为)?(?:{_GRADE})(?:率|(?:及?以上)?(?:等次|等级|档次)?的)"
    return re.fullmatch(f"(?:[,、]|其中)*{named}", words) is not None


def all_graded(figures: Figures, base: Term, share: Term) -> bool:
    """Whether the figure right before a share of one grade was drawn or graded as a whole, and nothing came between; not
    where files of each were: 抽取45家单位的案卷，逐卷评分，优秀率.
    """
    text, unit = figures.reading.document.folded, figures[base].unit
    between = text[figures.span(base).end : figures.span(share).start]
    said = base.wide + (re.split("[,;。]", between)[0] if unit.family == "person" else "")
    alone = unit.family in ("document", "case", "person") and _at_once().match(between) is not None
    each = re.match(f"[^,;。]*逐{unit.name[:1]}(?:进行)?(?:{_SCORED}),[^,;。]*$", between)
    drawn = _drawn().search(said) is not None
    return (drawn and alone) or ((drawn or base.wide.endswith("对")) and each is not None)


_SCORED = "打分|评分|评定|评审|评估|评议|评价|测评|考核|考评|验收"
"""How each is graded as a whole; 逐家评查 is of the files of each."""


@cache
def _drawn() -> re.Pattern[str]:
    """What is marked as a whole; not of 抽检食品96批次, which may rest on tests."""
    return re.compile("抽取|抽查|抽评|评查|参评|参考|实考|参加|应考|验收")


@cache
def _at_once() -> re.Pattern[str]:
    """Between what was drawn and its rate nothing, or how each was marked: 抽取案卷45卷，逐卷评分，优秀率."""
    each = "逐一|逐[卷件份案宗本]|集中|统一|交叉|分组|严格"
    marked = "打分|评分|评查|评审|评议|评定|审查|审阅|阅卷|检查|核查|查阅"
    return re.compile(f"[^,;。]*,(?:(?:{each})+(?:进行)?(?:{marked}),)?(?:经(?:{marked}),)?[^,;。]*$")
