"""Pairs of parts one of which is what the other is not: 公开听证9场、不公开听证5场."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
