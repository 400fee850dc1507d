"""Stocks and what came and went: 年初3214人，年内新增286人、减少173人，年末3327人.

In one sentence, or in several that go on with one account, what there was at its beginning,
plus all that came, less all that went, is what there is at its
end; and a net change (净增, 净减) is what came less what went; all that ever came (累计) less all that ever went is what
there is.  All figures of the unit in between must have their
place in the account, and name the same thing or nothing. Figures rounded to 万 may differ by half a unit of the last
place each.  Where a flow is named by its cause (退休, 调入) others may be unsaid: then only what one wrong digit explains
is told.

* ``stock``: from the beginning to the end;
* ``net``: the net change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawlint.checks._digits import is_one_slip, turned
from lawlint.checks._figures import Figures, amount, total
from lawlint.checks._stock_balance.accounts import accounts, of_other_places
from lawlint.checks._stock_balance.flow_words import (
    CLOSE,
    IN,
    NET,
    OPEN,
    OUT,
    Entry,
    entry_of,
    is_kept,
    of_other_cases,
    stands_aside,
)
from lawlint.checks._stock_balance.moves import ARRIVALS, with_ends, without_running
from lawlint.checks._stock_balance.surroundings import (
    is_closed,
    narrows_end,
    same_thing,
    says_more,
    up_to_end,
)
from lawlint.checks.base import Held, Observation, Observations, Problem, Reading
from lawlint.facts.model import Term
from lawlint.finding import Reasoning, Words
from lawlint.lean import dataclass

CASES = ("stock", "net")
PLACEHOLDERS = ("computed", "found")
_FEW = 10  # a difference below it may be what came or went in a way left unsaid


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """Words of the beginning or end of a time, or of a net change."""
    return _TIMES


_TIMES = (
    "年初",
    "年底",
    "年末",
    "度末",
    "期初",
    "季初",
    "月初",
    "结转",
    "遗留",
    "旧存",
    "原有",
    "原共有",
    "原承接",
    "原下放",
    "净增",
    "净减",
    *ARRIVALS,
    _EVER := "累计",
)


def check(params: Params, reading: Reading) -> Observations:
    """Every account of a stock."""
    figures = Figures(reading)
    for terms in accounts(figures, reading.facts):
        counts = [term for term in terms if figures.is_count(term) and figures.outer(term) is None]
        units = [_unit(figures, term) for term in counts]
        for unit in dict.fromkeys(units) if len(counts) > 2 else ():
            yield from _accounts(
                figures, [term for term, its in zip(counts, units, strict=True) if its == unit]
            )


def _unit(figures: Figures, term: Term) -> str:
    """The unit of a figure; 人, 名 and 位 are one."""
    unit = figures[term].unit
    return unit.family if unit.family == "person" else unit.name


def _accounts(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    year = figures.reading.document.identity.year
    entries = [(term, entry_of(term, year)) for term in terms if not stands_aside(term)]
    entries = with_ends(without_running(figures, up_to_end(entries)))
    places = [at for at, (_, entry) in enumerate(entries) if entry is not None]
    if len(places) < 3:
        return
    run = [entry for _, entry in entries[places[0] : places[-1] + 1] if entry is not None]
    above = [term for term, _ in entries[: places[0]]]
    if len(run) < places[-1] + 1 - places[0] or says_more(figures, run, above) or not same_thing(run):
        return
    if of_other_places(figures, run) or narrows_end(figures, run):
        return
    by_role = {role: [entry for entry in run if entry.role == role] for role in (OPEN, CLOSE, IN, OUT, NET)}
    flows = bool(by_role[IN] and by_role[OUT])
    if any(len(by_role[role]) > 1 for role in (OPEN, CLOSE, NET)) or of_other_cases(
        by_role[OPEN], by_role[IN]
    ):
        return
    net = by_role[NET][0] if by_role[NET] else None
    if net is not None and flows:
        yield from _verdict(figures, "net", by_role[IN], by_role[OUT], net)
    if (
        by_role[OPEN]
        and by_role[CLOSE]
        and (flows or (net is not None and not by_role[IN] and not by_role[OUT]))
    ):
        came, went = by_role[IN], by_role[OUT]
        if net is not None and not flows:
            came, went = ([], [net]) if _falls(net) else ([net], [])
        yield from _verdict(figures, "stock", [*by_role[OPEN], *came], went, by_role[CLOSE][0])
    elif by_role[OPEN] and by_role[OUT] and by_role[CLOSE] and not by_role[IN] and net is None:
        yield from _kept(figures, by_role[OPEN][0], by_role[OUT], by_role[CLOSE][0])
    elif len(run) == 3 and by_role[IN] and by_role[OUT] and by_role[CLOSE]:
        yield from _since_beginning(figures, by_role[IN][0], by_role[OUT][0], by_role[CLOSE][0])


def _since_beginning(figures: Figures, came: Entry, went: Entry, left: Entry) -> Iterator[Observation]:
    """All that ever came and went, and what there is: 累计接收102万人，累计解除56.7万人，现有45.3万人;
    some may have gone in ways left unsaid, or have been there before, so that only two digits that changed places are told.
    """
    ever = all(_EVER in entry.term.wide for entry in (came, went))
    gap, size = _sum(figures, [came]) - _sum(figures, [went]), _sum(figures, [left])
    if ever and (size == gap or turned(size, gap)):
        yield from _verdict(figures, "stock", [came], [went], left)


def _kept(figures: Figures, there: Entry, went: Sequence[Entry], kept: Entry) -> Iterator[Observation]:
    """What was kept of what there was, beside what went: 原承接63项，收回17项，保留46项; less than the difference only where
    one slip explains it, for some may have gone unsaid.
    """
    if not is_kept().search(kept.term.wide):
        return
    gap = _sum(figures, [there]) - _sum(figures, went)
    size = _sum(figures, [kept])
    slip = turned(size, gap) or (abs(gap - size) >= _FEW and is_one_slip(gap, size))
    if size >= gap or slip:
        yield from _verdict(figures, "stock", [there], went, kept)


def _falls(net: Entry) -> bool:
    return "减" in net.term.wide


def _verdict(
    figures: Figures, case: str, plus: Sequence[Entry], minus: Sequence[Entry], found: Entry
) -> Iterator[Observation]:
    falls = case == "net" and _falls(found)
    result = total([figures.rounded(entry.term) for entry in plus])
    result += total([figures.rounded(entry.term) for entry in minus]).scale(-1)
    value = figures.rounded(found.term).scale(-1 if falls else 1)
    if result.meets(value):
        used = figures.used([entry.term for entry in (*plus, *minus, found)])
        yield Held(figures.span(found.term), case, used, exact=True)
        return
    printed = _sum(figures, plus) - _sum(figures, minus)
    gap = abs(printed - _sum(figures, [found]) * (-1 if falls else 1))
    sides = (*plus, *minus)
    unsaid = any(entry.cause for entry in (*sides, found)) and not all(entry.several for entry in sides)
    unsaid = unsaid and not is_closed(figures, (*sides, found))
    slip = is_one_slip(gap, Fraction(0)) or turned(figures[found.term].printed, abs(printed))
    if (not unsaid or (gap >= _FEW and slip)) and not _part_of_end(figures, found, gap):
        yield _problem(figures, case, (plus, minus, found), printed)


def _part_of_end(figures: Figures, found: Entry, gap: Fraction) -> bool:
    """Whether the only part named of what there is at the end explains the ``gap``: 其中外县委托代管10人."""
    behind = [
        figures.size(each)
        for each in figures.paragraph(found.term)
        if each.index > found.term.index and each.sentence == found.term.sentence
        if figures.alike(each, found.term)
    ]
    return behind == [gap]


def _sum(figures: Figures, entries: Sequence[Entry]) -> Fraction:
    scaled = (figures.size(entry.term) for entry in entries)
    return sum(scaled, start=Fraction(0))


def _problem(
    figures: Figures, case: str, entries: tuple[Sequence[Entry], Sequence[Entry], Entry], result: Fraction
) -> Problem:
    plus, minus, found = entries
    like = figures[found.term]
    said = "＋".join(figures[entry.term].text for entry in plus)
    said += "".join(f"－{figures[entry.term].text}" for entry in minus)
    computed = Words(
        f"{said}＝{amount(result, like)}，文中为{figures.said(found.term)}",
        f"{said} = {amount(result, like)}, the text says {like.text}",
    )
    due = amount(-result if case == "net" and _falls(found) else result, like)
    terms = [entry.term for entry in (*plus, *minus)]
    lead = {
        "stock": (
            "期末数与期初数、增减数对不上",
            "the stock at the end does not follow from that at the beginning",
        ),
        "net": ("净增减数与增减数对不上", "the net change is not what came less what went"),
    }[case]
    read = tuple(figures.said(term) for term in (*terms, found.term))
    return Problem(
        figures.span(found.term),
        Words(f"{lead[0]}：{computed.zh}", f"{lead[1]}: {computed.en}"),
        case,
        {"computed": computed.zh, "found": like.text},
        Reasoning(read, computed, nearest=(Words(f"应为{due}", f"due: {due}"),)),
        figures.related(terms),
        key="".join(read),
        used=figures.used((*terms, found.term)),
        conflict=True,
    )
