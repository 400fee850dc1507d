"""Whether a numerator counts one sort only of what its base counts: 隐患142处，其中重大隐患销号13处."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._rate.figures import RateFigures
from lawlint.facts.cues import label
from lawlint.facts.model import Term


def is_narrower(rate: RateFigures, above: Term, bases: Sequence[Term]) -> bool:
    """Whether the numerator names a sort that no base names: 调解486件，成功调解家事纠纷213件，成功率98%; 隐患142处，重大隐患
    销号13处，销号率100%.
    """
    words = "".join(base.wide + base.tail for base in bases)
    if rate.listed and (found := _sort_of_case().search(above.lead)):
        sort = label(rate.figures.reading.vocabulary, found["sort"]).rest
    else:
        first = _sort_first().match(above.lead)
        sort = first["sort"] if first and not any(word in first["sort"] for word in rate.ratio.of) else ""
    return len(sort) > 1 and any(sort[at : at + 2] not in words for at in range(len(sort) - 1))


_THINGS = "纠纷|案件|企业|事项|项目|问题|隐患|线索|投诉|矛盾|申请"


@cache
def _sort_of_case() -> re.Pattern[str]:
    """A sort of cases behind the verb: 成功调解家事纠纷, 办结涉企案件."""
    verbs = "调解|化解|办结|结案|审结|整改|完成|执结"
    return re.compile(f"(?:{verbs})(?P<sort>[\u4e00-\u9fff]{{2,6}})(?:{_THINGS})$")


@cache
def _sort_first() -> re.Pattern[str]:
    """A sort of things before the verb: 其中重大隐患销号."""
    return re.compile(f"其中(?P<sort>(?!发现|存在|已|[经被])[\u4e00-\u9fff]{{2,4}})(?:{_THINGS})")


def of_one_way(rate: RateFigures, bases: Sequence[Term]) -> bool:
    """Whether the bases are of mediation and arbitration, the rate of one: 调解仲裁机构受理1297件，仲裁结案率88.9%."""
    ways = {word for word in ("调解", "仲裁") if word in rate.name}
    return len(ways) == 1 and any(
        re.search("调解[、和与]?仲裁|仲裁[、和与]?调解", base.wide) for base in bases
    )
