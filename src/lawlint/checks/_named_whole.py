"""Figures whose words a list takes up again: 民事案件1672件，民事案件中婚姻家庭类684件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._list_end import is_sum
from lawlint.checks._openers import outcome
from lawlint.facts.cues import label
from lawlint.facts.model import Term

_LONGEST = 15
"""Characters of the words before the first part that name its whole."""


def named_whole(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Term, ...]:
    """The figure before whose words the term repeats: 民事案件1672件，民事案件中婚姻家庭类684件."""
    term = counts[at]
    found = _names_whole().match(term.wide)
    if found is None and at and term.mark == ",":
        text = figures.reading.document.folded[figures.span(counts[at - 1]).end : term.start]
        found = _names_whole().fullmatch(text.strip(",;、 "))
    if found is None:
        return _named_behind_semicolon(figures, counts, at)
    core = re.sub("(?:案件|问题|事项)$", "", found[1]) or found[1]
    same = [
        each for each in counts[:at] if each.lead.endswith((found[1], core)) and figures.alike(each, term)
    ]
    return tuple(same) if len(same) == 1 else ()


def _named_behind_semicolon(figures: Figures, counts: Sequence[Term], at: int) -> tuple[Term, ...]:
    """The figure before whose name a list takes up again: 枪支41支、子弹1136发，其中市区枪支18支、县区23支；子弹市区702发、
    县区434发.
    """
    term = counts[at]
    if term.mark != ";" or not any("其中" in each.wide for each in counts[:at]) or is_sum(term):
        return ()
    if re.match("结转|转结", term.lead):
        return ()  # 上年结转9件，新收223件，共计220件，其中…；结转下年12件
    ahead = next((stop for stop, each in enumerate(counts[:at]) if "其中" in each.wide), 0)
    name = _name_ahead().match(term.lead)
    heads = [name[0][:size] for size in range(2, len(name[0]))] if name is not None else []
    vocabulary = figures.reading.vocabulary
    heads = [
        head for head in heads if label(vocabulary, head).scope != head
    ]  # 全区6个司法所…；全区建立调解委员会164个
    same = [each for each in counts[:ahead] if heads and each.lead.endswith(tuple(heads))]
    alike = len(same) == 1 and figures[same[0]].unit.name == figures[term].unit.name
    return tuple(same) if alike and not figures.is_change(term) else ()


@cache
def _name_ahead() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{3,9}")


def named_before(figures: Figures, term: Term, before: Sequence[Term]) -> tuple[Term, ...]:
    """The figure of the sentence before whose words this one divides: 审结203件。审结案件中，维持61件; 法律援助986件。
    法律援助案件中，民事742件.
    """
    previous = [each for each in before if each.sentence == term.sentence - 1 and not figures.is_change(each)]
    named = term.lead.removesuffix("案件") in figures.reading.vocabulary.sets
    if not previous or not (named or outcome().match(term.lead)):
        return ()
    text = figures.reading.document.folded
    found = _named_again().search(text, max(term.start - _LONGEST, 0), term.start)
    if found is None:
        return ()
    name = found["name"] or found["verb"].removesuffix("案")
    said = f"{name}(?:{found['noun']})?" if found["noun"] else f"{name}[^,;。]{{0,8}}案件?"
    ends = re.compile(f"{said}(?:总[数量]|共计?|[为有达])*$")
    denied = re.compile(f"[不未](?:予|经|能)?{name}")
    same = [
        each
        for each in previous
        if ends.search(each.lead) and figures.alike(each, term) and not denied.search(each.lead)
    ]
    return tuple(same) if len(same) == 1 else ()


@cache
def _named_again() -> re.Pattern[str]:
    """The head of a sentence that divides what the one before counted: 已审结案件中，; 法律援助案件中，."""
    return re.compile(
        r"。\s*(?:已|在|全部|所有|上述)*(?:(?P<name>[\u4e00-\u9fff]{2,8}?)的?(?P<noun>案件|申请|事项|问题|线索)"
        r"|(?P<verb>[新收立结审执]{1,2}案))(?:当|之)?[中里],\s*$"
    )


@cache
def _names_whole() -> re.Pattern[str]:
    return re.compile(
        r"([\u4e00-\u9fff]{2,8}(?:案件|问题|事项|线索|诉求|投诉|纠纷|人员|企业|文件|项目))(?:当|之)?中(?!小)"
    )
