"""Tiers of government beside their number: 市、县、乡三级, 省市县乡村五级.

Only runs that consist of nothing but names of tiers are counted.  Several names of one tier written together
(区县, 乡镇, 镇街) are one; what stands in brackets (``县（市、区）``, ``村（社区）``) says the same tier in other words.
The first name may belong to the name of a place (清河区街道、社区两级), so it may count for less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.numerals import han_integer
from lawlint.finding import Reasoning, Span, Words
from lawlint.lean import dataclass

PLACEHOLDERS = ("listed", "stated")
_BEFORE = 8
"""Characters in front of the tiers that may be a name of a place, or the end of a longer list."""


@dataclass(frozen=True, slots=True)
class Params:
    """The keys of a ``check: tier-count`` rule."""

    tiers: tuple[tuple[str, ...], ...]
    """由高到低的层级，每级的各种名称。 / The tiers from the top down, each with its names."""
    not_before: tuple[str, ...] = ()
    """“三级”之后有这些词时是等级，不是层级。 / Words behind that make 三级 a class, not tiers."""
    after: tuple[str, ...] = ()
    """层级前面的这些词不会是地名的一部分。 / Words in front of the tiers that no name of a place ends in."""


def literals(params: Params) -> tuple[str, ...]:
    """The number of tiers always ends in 级."""
    return tuple(f"{number}级" for number in "两三四五六3456")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every run of names of tiers with a number of tiers behind it."""
    text = reading.document.folded
    for match in _pattern(params.tiers, params.not_before).finditer(text):
        span, run = Span(match.start("number"), match.end()), match["run"]
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        named = "\u4e00" <= before[-1:] <= "\u9fff" and not before.endswith(params.after)
        if named and "、" in before:
            continue  # the first name may be the end of an item in a longer list (乡、民族乡、镇)
        possible = _counts(run, params.tiers, named or before.endswith("全"))  # 全省市县两级
        stated = han_integer(match["count"]) or int(match["count"])
        if not possible:
            continue
        if _higher().search(before):
            possible.add(max(possible) + 1)
        if stated in possible:
            yield Held(span, "tiers")
        else:
            yield _problem(run, text[span.start : span.end], span, max(possible))


@cache
def _pattern(tiers: Sequence[Sequence[str]], not_before: Sequence[str]) -> re.Pattern[str]:
    names = _any_of(name for tier in tiers for name in tier)
    item = rf"(?:{names}){{1,6}}+(?:\((?:{names}|[、和]){{1,8}}+\))?+"
    run = rf"(?<![、和与及()])(?P<run>{item}(?:[、和与及]{item}){{0,8}}+)"
    behind = f"(?!{_any_of(not_before)})"
    return re.compile(rf"{run}(?P<number>(?P<count>[两三四五六3-6])级){behind}")


@cache
def _higher() -> re.Pattern[str]:
    """A tier above those of places: 国省市县四级, 厅市县三级."""
    return re.compile("(?:国|央|厅|部|总局|总站|总队|集团)$")


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; of none that nothing matches."""
    return "|".join(map(re.escape, sorted(filter(None, words), key=len, reverse=True))) or "(?!)"


def _counts(run: str, tiers: Sequence[Sequence[str]], named: bool) -> set[int]:
    """In how many tiers the run may be read; none when it names a single one.

    ``named``: the run may begin with the end of the name of a place.
    """
    items = [_levels(item, tiers) for item in re.split("[、和与及]", re.sub(r"\([^()]*\)", "", run))]
    whole = [len(set(levels)) for levels in items]
    if sum(whole) < 2:
        return set()
    skips = range(len(items[0]) if named else 1)
    again = sum(one[-1] == two[0] for one, two in pairwise(items))  # 县、区; 镇、街道
    counts = {len(set(items[0][skipped:])) + sum(whole[1:]) for skipped in skips}
    return counts | {count - again for count in counts}


def _levels(item: str, tiers: Sequence[Sequence[str]]) -> list[int]:
    """The tier of every name in the item; a city beside or below counties is one of them (县市区)."""
    known = {name: at for at, tier in enumerate(tiers) for name in tier}
    names = re.findall(_any_of(known), item)
    levels: list[int] = []
    for name in names:
        level = known[name]
        levels.append(max(level, levels[-1]) if levels else level)
    return levels


def _problem(run: str, shown: str, span: Span, listed: int) -> Problem:
    return Problem(
        span,
        Words(
            f"“{run}”是{listed}级，文中为{shown}", f"{run}: {listed} tiers are named, the text says {shown}"
        ),
        values={"listed": str(listed), "stated": shown},
        reasoning=Reasoning((run, shown), Words(f"列举{listed}级", f"{listed} tiers")),
        key=run + shown,
    )
