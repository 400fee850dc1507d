"""Whether a rate of 100% is of all there was, not only of what was due by then."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._rate.figures import RateFigures
from lawlint.facts.model import Term


def finished(rate: RateFigures, above: Term) -> bool:
    """Whether a rate is of all that was to be finished, and its sentence speaks of no time: 18个问题整改到位17个，
    整改完成率100%; 受理26件，审结23件，审结率100%.
    """
    document = rate.figures.reading.document
    home = document.blocks[rate.term.block].span
    start = max(document.folded.rfind("。", home.start, above.start), home.start)
    stop = document.folded.find("。", rate.term.start, home.end)
    words = document.folded[start : home.end if stop < 0 else stop]
    of_all = rate.name == "整改完成率" or _closed().fullmatch(rate.name) is not None
    return of_all and _time_left().search(words) is None


@cache
def _closed() -> re.Pattern[str]:
    return re.compile("(?:案件)?(?:审结率|结案率)")


@cache
def _time_left() -> re.Pattern[str]:
    return re.compile(
        "[按逾到限]期|期限|时限|时序|正在|推进|尚|未|余|剩|应整改|应当|长期|持续|阶段|下?一?步|年底前完成"
    )
