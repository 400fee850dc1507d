"""Parts behind a comma that their words show to be of the whole: 办理法律事务1274件。其中，…，办理非诉讼法律事务141件."""

from __future__ import annotations

import re
from functools import cache

from lawlint.facts.model import Term


def named_as_whole(whole: Term, part: Term) -> bool:
    """Whether a part has the verb and the noun of its whole, and narrows it: 办理法律事务1274件。其中…，办理非诉讼法律事务
    141件; not 年末实有经营主体4.92万户 behind 新登记经营主体5826户.
    """
    noun, verb = whole.lead[-_NOUN:] if not whole.tail else "", _verb().match(part.lead)
    same = verb is not None and whole.lead.startswith(verb[0]) and part.lead.endswith(noun)
    return same and len(noun) == _NOUN and part.lead not in whole.lead


_NOUN = 4


@cache
def _verb() -> re.Pattern[str]:
    return re.compile("办理|受理|处理|审结|查处|调解|提供|接待")
