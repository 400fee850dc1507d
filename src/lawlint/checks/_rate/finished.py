"""Whether a rate of 100% is of all there was, not only of what was due by then."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._rate.figures import RateFigures
from lawlint.facts.model import Term


def finished(rate: RateFigures, above: Term) -> bool:
    """Whether a rate is of all that was to be finished, and its sentence speaks of no time: 18个问题整改到位17个，
    整改完成率100%; of all suggestions that were answered, and the paragraph tells nothing of the others: 收到检察建议22份，
    已书面回复20份，回复率100%.
    """
    document = rate.figures.reading.document
    home = document.blocks[rate.term.block].span
    if rate.name in ("回复率", "书面回复率"):
        asked = any(_suggestions().search(term.lead) for term in rate.here if term.index < above.index)
        words = home.of(document.folded)
        return asked and not (_time_left().search(words) or _answered_otherwise().search(words))
    start = max(document.folded.rfind("。", home.start, above.start), home.start)
    stop = document.folded.find("。", rate.term.start, home.end)
    words = document.folded[start : home.end if stop < 0 else stop]
    return rate.name == "整改完成率" and _time_left().search(words) is None


@cache
def _suggestions() -> re.Pattern[str]:
    return re.compile("(?:检察|司法)建议书?$")


@cache
def _answered_otherwise() -> re.Pattern[str]:
    return re.compile("另|[按及]时|到期|撤回|合并|并案|一并|口头|[个两2]月|12月|年底[前收发]|新收")


@cache
def _time_left() -> re.Pattern[str]:
    return re.compile(
        "[按逾到限]期|期限|时限|时序|正在|推进|尚|未|余|剩|应整改|应当|长期|持续|阶段|下?一?步|年底前完成"
    )
