"""Congresses, plenums and other dated events spoken of before they took place.

* ``before``: the event took place after the report was signed: no reading makes that right;
* ``undated``: the report bears no date, but should have been published long before the event;
* ``after-year``: the event took place after the year that this part of the report is about;
* ``none``: a plenum that its central committee did not hold (十九届八中全会);
* ``count``: 历次全会 of a committee that had met less than twice.

A congress or plenum counts as spoken of only with 精神, 决定, 报告, 以来 and the like behind it in its
clause, and not with 迎接, 筹备 and the like: one may look forward to an event.  Congresses of other bodies
(省委, 共青团, 工会) and events that the table does not hold are never reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lawlint.checks._context import around
from lawlint.checks._time import in_words, signed_at, untimely
from lawlint.checks.base import Held, Observations, Problem, Reading
from lawlint.document.model import Document
from lawlint.finding import Related, Span, Words
from lawlint.lean import dataclass, replace

PLACEHOLDERS = ("found", "name", "date")
CASES = ("before", "undated", "after-year", "none", "count")

_OTHERS = "委团盟进建社革会联协第女省市县区州旗"
_AFTER = "精神|决定|决议|公报|报告|以来|部署|要求"
_DIGITS = "一二三四五六七八九"
_AHEAD = "谋划|适时|届时|迎接|喜迎|迎庆|即将|将于|将召开|筹备|献礼|召开之年|召开前|安保|备战|拟召开|预备会"


@dataclass(frozen=True, slots=True)
class Congress:
    """一次党的全国代表大会及其中央委员会的历次全会。 / A party congress and the plenums of its committee."""

    number: str
    """届次，如“二十”。 / Its number in 汉字."""
    opened: date
    """开幕日期。 / Day on which it opened."""
    plenums: tuple[date, ...]
    """历次全会开幕日期。 / Days on which its plenums opened."""


@dataclass(frozen=True, slots=True)
class Event:
    """有确定日期的会议、提法或活动。 / A meeting, wording or campaign with a known date."""

    name: str
    """名称。 / Its name."""
    since: date
    """最早的日期。 / The first day on which it can be spoken of."""
    cue: bool = False
    """其后同一分句有“精神”“决定”等词才算提及。 / Counts only with 精神, 决定 and the like behind it."""


@dataclass(frozen=True, slots=True, eq=False)
class Params:
    """The keys of a ``check: event`` rule."""

    congresses: tuple[Congress, ...] = ()
    """党的全国代表大会，从早到晚，不缺届。 / Party congresses in order, none left out."""
    events: tuple[Event, ...] = ()
    """其他事件。 / Other events."""


def literals(params: Params) -> tuple[str, ...]:
    """The names, and 二十届 and 二十大 of each congress."""
    numbers = [each.number for each in params.congresses]
    return (
        *(f"{number}{word}" for number in numbers for word in "届大"),
        *(each.name for each in params.events),
    )


def check(params: Params, reading: Reading) -> Observations:
    """One problem for each event spoken of too early, with its other places; ``Held`` for those in time."""
    document = reading.document
    seen: dict[tuple[str, str], Problem] = {}
    for mention in (*_congress_mentions(params, document), *_event_mentions(params, document)):
        problem = _judged(document, mention)
        if problem is None:
            yield Held(mention.span)
        elif (first := seen.get((mention.name, problem.case))) is None:
            seen[mention.name, problem.case] = problem
        else:
            more = (*first.related, Related(problem.span, Words("再次出现", "again")))
            seen[mention.name, problem.case] = replace(first, related=more[:9])
    yield from seen.values()


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event spoken of: where, its full name, its first day (None: there was none), is it 历次全会.

    ``later``: the day is that of the plenum before it; it took place, or will, after that day.
    """

    span: Span
    name: str
    born: date | None
    each: bool = False
    later: bool = False


def _event_mentions(params: Params, document: Document) -> Iterator[_Mention]:
    for event in params.events:
        at = document.folded.find(event.name)
        while at >= 0:
            span = Span(at, at + len(event.name))
            if not event.cue or _spoken_of(document, span):
                yield _Mention(span, event.name, event.since)
            at = document.folded.find(event.name, span.end)


def _congress_mentions(params: Params, document: Document) -> Iterator[_Mention]:
    congresses = {each.number: each for each in params.congresses}
    for match in _congress_names(tuple(congresses)).finditer(document.folded):
        span = Span(*match.span())
        if not _spoken_of(document, span):
            continue
        congress = congresses[match["number"]]
        if match["each"]:
            second = congress.plenums[1] if len(congress.plenums) > 1 else None
            yield _Mention(span, f"党的{congress.number}届历次全会", second, each=True)
        elif match["plenums"]:
            over = congress is not params.congresses[-1]
            yield from _plenums(match, congress, over)
        else:
            yield _Mention(span, f"党的{congress.number}大", congress.opened)


def _plenums(match: re.Match[str], congress: Congress, over: bool) -> Iterator[_Mention]:
    """Each of 二中、三中全会; one that a committee in office may still hold comes after the last one known."""
    for one in re.finditer(f"([{_DIGITS}])中", match["plenums"]):
        at = match.start("plenums") + one.start()
        number = _DIGITS.index(one.group(1))
        name = f"党的{congress.number}届{one.group(1)}中全会"
        if number < len(congress.plenums):
            yield _Mention(Span(at, at + 2), name, congress.plenums[number])
        elif over:
            yield _Mention(Span(at, at + 2), name, None)
        elif congress.plenums:
            yield _Mention(Span(at, at + 2), name, congress.plenums[-1], later=True)


@cache
def _congress_names(numbers: tuple[str, ...]) -> re.Pattern[str]:
    own = "|".join(
        f"{each}(?<![{_OTHERS}]{each})(?<![{_OTHERS}]的{each})" for each in map(re.escape, numbers)
    )
    return re.compile(
        f"(?P<number>{own or '(?!)'})"
        f"(?:届(?:(?P<each>历次全会)|(?P<plenums>(?:[{_DIGITS}]中(?:全会)?(?:[、,和及与]|以及)?)+)(?:全会|全体会议))"
        "|大(?=精神|报告|以来|[、和与及]))"
    )


def _spoken_of(document: Document, span: Span) -> bool:
    """Whether the clause says something that presupposes the event."""
    clause = around(document, span, "clause")
    behind = document.folded[span.end : min(clause.end, span.end + 40)]
    return re.search(_AFTER, behind) is not None and not re.search(_AHEAD, clause.of(document.folded))


def _judged(document: Document, mention: _Mention) -> Problem | None:
    name, born = mention.name, mention.born
    case: str | None = "none" if born is None else untimely(document, mention.span.start, born)
    if case is None or (mention.each and case == "after-year"):
        return None
    if mention.each:
        case = "count"
    values = {"found": mention.span.of(document.text), "name": name, "date": in_words(born) if born else ""}
    said = _words(document, case, name, born, mention.later)
    rests = signed_at(document) if case in ("before", "count") else ()
    return Problem(mention.span, said, case, values, key=name, rests=rests)


def _words(document: Document, case: str, name: str, born: date | None, later: bool) -> Words:
    signed, year = document.identity.signed, document.identity.year
    if case == "none" or born is None:
        return Words(f"没有召开过{name}", f"there was no {name}")
    if case == "count":
        return Words(f"{name}：此时召开的全会不足两次，不宜称历次", f"{name}: fewer than two had been held")
    zh, en = f"{name}始于{in_words(born)}", f"{name}: since {born}"
    if later:
        zh, en = f"{name}不会早于{in_words(born)}", f"{name}: not before {born}"
    if case == "before" and signed is not None:
        return Words(
            f"{zh}，晚于报告落款日期{in_words(signed)}", f"{en}, after the report was signed on {signed}"
        )
    if case == "undated":
        return Words(f"{zh}，而报告年度为{year}年，请核对", f"{en}, but the report is about {year}")
    return Words(f"{zh}，在报告年度{year}年之后", f"{en}, after the report year {year}")
