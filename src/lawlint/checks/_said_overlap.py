"""Words that say that some things are counted in several parts: 部分人员身兼两级, 同时属于两类."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.checks._wholes import Parts


@cache
def _says_overlap() -> re.Pattern[str]:
    return re.compile(
        "身兼|联合(?:举办|开展|主办|组织|办理|召开)|兼任|交叉|重叠|重复计|共同被告|(?:分别|多次)计|部分[^,;。]{0,8}(?:同时|兼)"
        "|同时(?:属于|涉及|受到|具有|兼|被|担任|受聘|聘为)"
    )


def said_to_overlap(figures: Figures, parts: Parts, later: Sequence[Parts]) -> bool:
    """Whether the text says that some are counted twice (部分人员身兼两级), before the next list begins."""
    if _serve_several(figures, parts):
        return True
    document = figures.reading.document
    last = parts.members[-1]
    end = document.folded.find("。", figures.span(last).end, document.blocks[last.block].span.end)
    start = figures.span(parts.members[0]).start
    stop = end if end >= 0 else document.blocks[last.block].span.end
    for each in later:
        if len(each.members) > 1 and each.members[0].index > last.index:
            stop = min(stop, each.members[0].start)
    return _says_overlap().search(document.folded, start, stop) is not None


def _serve_several(figures: Figures, parts: Parts) -> bool:
    """Whether advisers are counted by whom they advise, which may be several: 法律顾问64名，其中县级26名、乡镇48名."""
    whole = parts.wholes[0]
    advisers = "顾问" in whole.wide and figures[whole].unit.family == "person"
    return advisers and any(
        re.search("[市县区乡]级|部门|单位|乡镇|街道", term.lead) for term in parts.members
    )
