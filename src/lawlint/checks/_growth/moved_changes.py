"""What is printed around a move: 增长5%，由40件增至42件; 由128家增加到134家，一年净增6家."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures, amount, total
from lawlint.checks._growth.change import CHANGE, judged, problem, wrong_sign
from lawlint.checks._growth.change_words import direction, without_name
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.multiplied import multiplied
from lawlint.checks._growth.since import of_another_time, since_another
from lawlint.checks._growth.yearly import yearly
from lawlint.checks.base import Held, Observation
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Words
from lawlint.interval import Truth
from lawlint.lean import replace


def moved_changes(
    figures: Figures, move: Move, before: Sequence[Term], after: Sequence[Term]
) -> Iterator[Observation]:
    """The direction of a move, then the changes printed around it."""
    if move.verb is not None and _turned(figures, move):
        yield wrong_sign(figures, move)
        return
    yield from _added(figures, move, before)
    if before and _goes_on(figures, before[-1], move):
        found = re.search(rf"(?:(?P<up>{UP})|{DOWN})(?:了|近|约|超过?|达)*$", before[-1].wide)
        if figures[before[-1]].kind in (Kind.MULTIPLE, Kind.FRACTION):
            words = found[0] if found else "" if before[-1].wide.endswith(("同比", "[上去]年")) else "与"
            yield from multiplied(figures, move, replace(before[-1], wide=words))
        elif found is not None and not _is_mean().search(before[-1].wide):
            yield from judged(figures, move, before[-1], found["up"] is not None)
    for at, term in enumerate(after[:3]):
        if (
            _is_flow(figures, after, at)
            or since_another(figures, move, term.wide)
            or _aside(figures, move, term)
        ):
            break
        if figures[term].unit.family == "calendar-duration" and not term.closing:
            continue  # 两年增长64.4%
        if seen := yearly(figures, move, term):
            yield seen
            break
        if term.wide.startswith("年增"):
            break  # 由781件增至874件，年增长率3.8%: over years that are not named
        words = without_name(figures, _per_head(move.base.wide, term.wide), move.base)
        up = move.up if _bettered(figures, term) else direction(words)
        if figures[term].kind in (Kind.MULTIPLE, Kind.FRACTION):
            yield from multiplied(figures, move, term)
            break
        if up is None or term.mark not in (",", "", "(", "、"):
            break
        yield from judged(figures, move, term, up)
    yield from _of_three(figures, move, after)


def _turned(figures: Figures, move: Move) -> bool:
    """Whether the figures go the other way than the verb, or do not move: as far as they are known, or as they are printed
    when both are as vague (70%左右提升到60%左右) or both are percentages (2.3%增至2%).
    """
    one, two = figures[move.base], figures[move.result]
    away = one.printed > two.printed if move.up else one.printed < two.printed
    if one.approx is two.approx and (one.approx is Approx.ABOUT or one.kind is Kind.PERCENT):
        alike = one.approx in (Approx.ABOUT, Approx.ROUNDED) and one.unit.scale == two.unit.scale
        if alike and away:
            return True
    known = one.approx in (Approx.EXACT, Approx.ROUNDED, Approx.SOME_MORE)
    base, result = figures.value(move.base), figures.value(move.result)
    return known and result.compare("<=" if move.up else ">=", base) is Truth.HOLDS


def _bettered(figures: Figures, term: Term) -> bool:
    """Whether a rate is that of a move whichever way it went: 由38微克/立方米降至33微克/立方米，改善13.2%."""
    return (
        figures[term].kind is Kind.PERCENT
        and re.fullmatch("(?:同比)?改善(?:了|幅度|率|达|为)*", term.wide) is not None
    )


@cache
def _is_mean() -> re.Pattern[str]:
    """A change a year, and not the change of a mean: 年均增长, 平均每年减少; but 平均办理天数减少."""
    return re.compile(f"年均|每年|逐年|连年|平均(?:{UP}|{DOWN})")


def moved_on(figures: Figures, move: Move, first: Term, after: Sequence[Term]) -> Iterator[Observation]:
    """The second step of 由4.1万次降到3.8万次，再降到2.6万次，两年累计下降36.6%, and the change of both."""
    yield from moved_changes(figures, move, (), ())
    years = [each for each in after[:1] if figures[each].unit.family == "calendar-duration"]
    change = after[len(years)] if len(after) > len(years) else None
    both = change is not None and ((years and figures[years[0]].printed == 2) or "累计" in change.wide)
    if change is not None and both and (up := direction(change.wide)) is not None:
        yield from judged(figures, Move(first, move.result), change, up)


def _per_head(base: str, change: str) -> str:
    """The words of a change without 人均, where the base is a mean itself."""
    return change.removeprefix("人均") if "人均" in base else change


def _of_three(figures: Figures, move: Move, after: Sequence[Term]) -> Iterator[Observation]:
    """由2022年的92.4%升至2023年的95.1%，2024年达到98.6%，两年提高6.2个百分点; or 升至2023年的95.1%、2024年的98.6%."""
    if len(after) < 3 or not comparable(figures, move.result, after[0]):
        return
    last, years, change = after[:3]
    step = re.fullmatch(
        "(20\\d\\d)年(?:(?:[则又再]|进一步|继续)*.{0,2}(?:至|到|为|达)|的)", last.wide.removeprefix("、")
    )
    before = re.search("(20\\d\\d)年", move.result.wide)
    up = direction(change.wide)
    spans = figures[years].unit.family == "calendar-duration" and figures[years].printed == 2
    if step and before and int(step[1]) == int(before[1]) + 1 and spans and up is not None:
        yield from judged(figures, Move(move.base, last), change, up)


def _goes_on(figures: Figures, change: Term, move: Move) -> bool:
    """Whether 由…到… stands right behind a change since the same time, with no clause of something else between: 增长5%，
    由40件增至42件.
    """
    base = move.base
    between = figures.reading.document.folded[figures.span(change).end : figures.span(base).start]
    beside = change.closing == "," and base.wide.startswith(("由", "从")) and between.count(",") == 1
    return beside and not of_another_time(figures, move, change.wide)


def _aside(figures: Figures, move: Move, term: Term) -> bool:
    """Whether a clause between a move and a change turns to a part of it: 其中下降最多的是公安类，下降23.2%."""
    between = figures.reading.document.folded[figures.span(move.result).end : term.start]
    return re.search("其中|最[多大快高明显]|尤其|特别是|主要", between) is not None


def _is_flow(figures: Figures, terms: Sequence[Term], at: int) -> bool:
    """Whether the change is followed by one the other way, of which it is the net: 增加15名、减少9名."""
    two = terms[at : at + 2]
    ways = {direction(re.sub("^[、和及]", "", term.wide)) for term in two}
    return ways == {True, False} and figures.is_count(two[0]) and figures.alike(*two)


def _added(figures: Figures, move: Move, before: Sequence[Term]) -> Iterator[Observation]:
    """新增35名，总数由120名增加到165名: no more can be gained than was added, or came in besides (转入10名，新增35名)."""
    if not before or not re.search("总数|总量", move.base.wide):
        return
    term = before[-1]
    if not (re.search("新增|新建|净增", term.lead) and comparable(figures, term, move.base)):
        return
    gained = figures.rounded(move.result) - figures.rounded(move.base)
    came = [each for each in before if comparable(figures, each, move.base)]
    if gained.compare("<=", total([figures.rounded(each) for each in came])) is not Truth.CANNOT_HOLD:
        yield Held(figures.span(move.result), "added", figures.used((term, move.base, move.result)))
        return
    one, two = figures[move.base], figures[move.result]
    size = amount((two.printed - one.printed) * one.unit.scale, one)
    computed = Words(f"由{one.text}到{two.text}，增加{size}", f"{one.text} to {two.text}: {size} more")
    wanted = amount((one.printed + figures[term].printed) * one.unit.scale, one)
    yield problem(figures, CHANGE, move.result, (term, move.base), computed, wanted)
