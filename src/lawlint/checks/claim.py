"""Claims that the figures beside them deny: 首次突破1000件 after a year with 1037, 超额完成80场的计划 with 68 held.

* ``record``: what was first reached or passed (首次突破, 首次低于) was so in a year that the text tells before, or what
  was reached or kept (突破2000件, 压缩到30天以内) is not so by the figure right behind it (，达到1950件);
* ``target``: a target is said to be reached or passed, and less was done;
* ``least``: all have at least so many (均不少于4次), and the least of them has fewer; in the same way the most;
  or the most of a row is told again as another (分别为…，其中三季度最多，为5.7万起), or one of a row is beyond what is
  said of all (分别为98.5%、94.2%，均超过95%), or a rate below what it always was above (始终保持在96%以上);
* ``between``: an average lies beyond the least or the most of what it is of (平均14.6日，最短5日，最长12日), or the
  rate of all beyond those of the two parts of all, or the two ends are not as far apart as is said
  (最高98.4分，最低86.2分，相差12.2分);
* ``rank``: a place (第12位) behind the last of those that are ranked, or a move by more or fewer places than two
  places are apart (由第7位上升到第3位，前移5位).
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.checks._claim.all_of_row import beside_overall, bounds_of_rows
from lawlint.checks._claim.between_ends import ends_of_average, ends_of_months
from lawlint.checks._claim.beyond_bound import BOUNDS, beyond_bound
from lawlint.checks._claim.extreme_of_row import extremes
from lawlint.checks._claim.kept_above import kept_above
from lawlint.checks._claim.least_of_all import least_of_all
from lawlint.checks._claim.moved_places import moved_places
from lawlint.checks._claim.place_of import places
from lawlint.checks._claim.record import records
from lawlint.checks._claim.spread import APART, spreads
from lawlint.checks._claim.target import targets
from lawlint.checks._claim.whole_of_two import whole_of_two
from lawlint.checks._figures import Figures, paragraphs, sentences
from lawlint.checks.base import Observation, Reading
from lawlint.lean import dataclass

RECORD, TARGET, LEAST, BETWEEN, RANK = "record", "target", "least", "between", "rank"
CASES = (RECORD, TARGET, LEAST, BETWEEN, RANK)
PLACEHOLDERS = ("claim", "figure")
_FIRST = ("首次", "首度", "历史性")
_MOST = ("最少", "最低", "最短", "最多", "最高", "最长", "最大", "最小", "最快", "最慢", "居首")
_KEPT = "保持在"
_OF_ALL = ("总体", "整体", "平均", "合并")


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """Without these words nothing of the kind is claimed."""
    return (*_FIRST, *_MOST, *_OF_ALL, *BOUNDS, "完成", "位", "名", "均", _KEPT)


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every paragraph with the words of a claim."""
    figures = Figures(reading)
    text = reading.document.folded
    yield from places(figures, RANK)
    yield from moved_places(figures, RANK)
    if "完成" in text:
        for terms in sentences(reading.facts):
            yield from targets(figures, TARGET, terms)
    first = any(word in text for word in _FIRST)
    most = any(word in text for word in _MOST)
    for terms in paragraphs(reading.facts) if first or most else ():
        if first:
            yield from records(figures, RECORD, terms)
        if most:
            yield from ends_of_average(figures, BETWEEN, terms)
            yield from ends_of_months(figures, BETWEEN, terms)
            yield from least_of_all(figures, LEAST, terms)
            yield from extremes(figures, LEAST, terms)
    for terms in sentences(reading.facts) if most and any(word in text for word in APART) else ():
        yield from spreads(figures, BETWEEN, terms)
    for terms in paragraphs(reading.facts) if _KEPT in text else ():
        yield from kept_above(figures, LEAST, terms)
    for terms in sentences(reading.facts) if any(word in text for word in BOUNDS) else ():
        yield from beyond_bound(figures, RECORD, terms)
    of_all = any(word in text for word in _OF_ALL)
    for terms in sentences(reading.facts) if of_all or "均" in text else ():
        yield from bounds_of_rows(figures, LEAST, terms)
        if of_all:
            yield from beside_overall(figures, LEAST, terms)
            yield from whole_of_two(figures, BETWEEN, terms)
