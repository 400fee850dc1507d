"""Pairs of parts one of which is what the other is not: 公开听证9场、不公开听证5场."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._sum.done_words import came_off, denies
from lawlint.facts.model import Term


def denied(members: Sequence[Term]) -> tuple[Term, ...]:
    """Two members that count what something is and what it is not: 事故类罚款217万元，非事故类罚款421万元; 公开听证9场、
    不公开听证5场.
    """
    for pair in pairwise(members):
        one, two = (term.lead.removeprefix("其中") for term in pair)
        if len(one) > 2 and two in (f"非{one}", f"不{one}", f"未{one}"):
            return pair
        if denies(pair):
            return pair
    return ()


def refused(members: Sequence[Term]) -> tuple[Term, ...]:
    """Two members one of which did not come off, though others may be pending: 准予认定5176人、不予认定51人; 调解成功172件、
    未成功6件.
    """
    for pair in pairwise(members):
        one, two = (term.lead.removeprefix("其中") for term in pair)
        granted = re.match("准予|予以|同意", one) is not None and two == f"不予{one[2:]}"
        if (len(one) > 2 and (granted or two == f"未{one[-2:]}")) or came_off(pair):
            return pair
    return ()


def decided_or_pending(members: Sequence[Term]) -> tuple[Term, ...]:
    """Three members that count what was granted, what was refused, and what is still looked at: 决定立案48条，不予立案9条，
    仍在审查3条; 调解成功65件，调解不成6件，正在调解2件.
    """
    for at in range(len(members) - 2):
        trio = tuple(members[at : at + 3])
        one, two, three = (term.lead.removeprefix("其中") for term in trio)
        refusal = re.fullmatch("(?:决定)?不予?(?P<verb>[\u4e00-\u9fff]{2,4})", two)
        granted = refusal is not None and re.fullmatch(f"{_grant()}{refusal['verb']}", one) is not None
        if (granted or came_off(trio[:2])) and _pending().fullmatch(three + trio[2].tail) is not None:
            return trio
    return ()


def _grant() -> str:
    return "(?:公安机关|检察机关|有关部门|相关部门|经审查|依法|已经|已|作出|决定|准予|予以|同意)*"


@cache
def _pending() -> re.Pattern[str]:
    """Still looked at, with no word of when it came in or of what was done with it before."""
    act = "审查|审核|核查|调查|研判|办理|审理|审批|处理|评估|初查|核实|补正|调解|调处|协商|磋商"
    inside = "(?:当?中|之中|阶段|期内|过程中)"
    return re.compile(
        f"(?:目前|现)?(?:(?:仍|尚|还|正)*(?:在|处于)(?:依法|进一步)?(?:{act}){inside}?|(?:{act}){inside})的?(?:有)?"
    )
