"""A change that names the figures it compares: 上半年172件，下半年209件，下半年比上半年增加37件; 公安比住建多12件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations

from lawlint.checks._figures import DOWN, UP, Figures
from lawlint.checks._growth.change import CHANGE, LIKELY, judged, problem, wrong_sign
from lawlint.checks._growth.moves import Move, comparable
from lawlint.checks._growth.multiples import falls_short, wrong_multiple
from lawlint.checks._growth.rows import rows
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.model import Kind, Term
from lawlint.finding import Span
from lawlint.interval import Truth
from lawlint.lean import replace

HIGHER = "高于|高过|高出|多出|多于|超出|超过|领先于?|高"
LOWER = "低于|少于|落后于?|低"
"""Words that compare two figures and are no verbs of change."""


def named_sides(
    figures: Figures, terms: Sequence[Term], at: int, previous: Sequence[Term]
) -> Iterator[Observation]:
    """The change at ``at`` against the two figures that its words name, of the sentence or also of the one before."""
    term = terms[at]
    said = _comparison().fullmatch(term.wide) or _since_last().fullmatch(term.wide)
    if said is None:
        return
    before = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    like = term if figures[term].kind is Kind.QUANTITY or not before else before[-1]
    before = [each for each in before if not figures.is_change(each) and comparable(figures, each, like)]
    before = [each for each in before if _is_lead().search(each.wide) is None]  # 高出全省平均19.81%
    named = _by_name(figures, before)
    than = key((said["then"] or said["than"]) if said.re is _comparison() else "")
    if previous and previous[0].block == term.block and _is_time(than) and than not in named:
        above = [each for each in previous if not figures.is_change(each) and comparable(figures, each, like)]
        before = [*above, *before]
        named = _by_name(figures, before)
    if said.re is _since_last():
        behind = [each for each in terms[at + 1 : at + 2] if comparable(figures, each, like)]
        if move := _from_last(before, named, term, behind):
            yield from compared(figures, move, term, (said["verb"], said["up"] is not None), before)
        return
    then = said["then"] or said["than"]
    base = named.get(key(then))
    others = [each for each in named.values() if each is not base]
    result = named.get(key(said["now"])) if said["now"] else others[0] if len(others) == 1 else None
    if not said["now"] and base is not None and _is_time(key(then)):
        result = _latest(figures, named, terms[:at])
    if base is None or result is None or base is result or len(before) != len(named):
        return
    if not (_counts(said["now"] or "", result) and _counts(then, base) and _does(said["deed"], result)):
        return
    planned = key(then) == _PLAN and len(before) == 2 and "实际" in result.wide
    if not (said["now"] or planned or "平均" in then or _is_time(key(then))):
        return
    if not said["now"] and "平均" in then and len(before) != 2:
        return
    verb = (said["verb"] or said["level"], (said["up"] or said["over"]) is not None)
    yield from compared(figures, Move(base, result), term, verb, before)


def _is_time(name: str) -> bool:
    """Whether a figure is named by its part of the year."""
    return re.fullmatch("[上下]半年|[一二三四]|\\d{1,2}|上季度|[上本]月", name) is not None


def _latest(figures: Figures, named: Mapping[str, Term], before: Sequence[Term]) -> Term | None:
    """The figure of a part of the year right before a change: 下半年办理209件，比上半年增加47件."""
    rest = [each for each in before if not figures.is_change(each)]
    last = [each for name, each in named.items() if _is_time(name) and rest and each is rest[-1]]
    return last[0] if last else None


@cache
def _is_lead() -> re.Pattern[str]:
    more = f"(?:{HIGHER}|{LOWER})"
    return re.compile(f"{more}[^,;。]{{0,8}}(?:平均|均值)[^,;。]{{0,2}}$|(?:平均|均值)[^,;。]{{0,4}}{more}$")


_PLAN = "计划"
_DEEDS = "办[理结]?|受理|立案|审结|查处|检查"


@cache
def _comparison() -> re.Pattern[str]:
    verb = f"(?P<verb>(?P<up>{HIGHER}|{UP})|{LOWER}|{DOWN})"
    over = "(?P<level>(?P<over>高于|高过|多于|高出|超出|超过|领先于?)|低于|少于|落后于?)"
    name = "(?:20\\d\\d年|\\d{1,2}月份?|[^,;。\\d比较与高低超多少于])"
    then = f"\\d{{1,2}}月份?|{name}{{2,12}}?"
    behind = f"(?:比|较|与)(?P<then>{then})(?:相比)?,?(?:则|也|仍|净|环比)?{verb}(?:(?P<deed>{_DEEDS})|了|出|约|幅度?|率|为|达)*"
    return re.compile(f"(?:其中|而)?(?P<now>{name}{{2,12}}?)?(?:{behind}|{over}(?P<than>{name}{{2,12}}))")


@cache
def _since_last() -> re.Pattern[str]:
    return re.compile(
        f"(?:下半年|第?[二三四]季度|本月)?环比(?P<verb>(?P<up>{UP})|{DOWN})(?:了|约|幅度?|率|为|达)*"
    )


def _from_last(
    before: Sequence[Term], named: Mapping[str, Term], term: Term, behind: Sequence[Term]
) -> Move | None:
    """From which figure to which one 环比 says the change to be: of those before it, or from the one ``behind`` it."""
    if _follow(before, named, term):
        return Move(before[-2], before[-1])
    if before and behind and _last_of_all(before[-1], term, behind[0]):
        return Move(behind[0], before[-1])
    return None


def _last_of_all(result: Term, change: Term, base: Term) -> bool:
    """Whether the figure of the period before stands behind the change: 三季度办结74件，环比增长19.4%，二季度为62件."""
    beside = result.index + 1 == change.index == base.index - 1
    bare = re.fullmatch("(?:[上下]半年|第?[一二三四]季度|上季度|上月)(?:为|是)?", base.wide) is not None
    return beside and bare and _next(key(base.wide), key(result.wide))


def _next(one: str, two: str) -> bool:
    """Whether one period is right before the other."""
    if one.isdecimal() and two.isdecimal():
        return int(two) == int(one) + 1
    return f"{one}{two}" in ("上半年下半年", "一二", "二三", "三四", "上月本月")


def _follow(before: Sequence[Term], named: Mapping[str, Term], term: Term) -> bool:
    """Whether the last two figures are of one period and the next, and directly before the change: 环比增长."""
    if len(before) < 2 or len(named) != len(before) or before[-1].index + 1 != term.index:
        return False
    one, two = list(named)[-2:]
    return _next(one, two)


@cache
def _period() -> re.Pattern[str]:
    return re.compile("[上下]半年|第?([一二三四])季度|上季度|[上本]月|(\\d{1,2})月(?:份|(?!\\d))")


@cache
def _year() -> re.Pattern[str]:
    return re.compile("20\\d\\d年|[今本当上去前]年")


def key(words: str) -> str:
    """What a figure is named by: its part of the year, its year, the place whose mean it is, or its own words."""
    past = re.search("同期|上年|去年|前年", words)
    if (period := _period().search(words)) is not None:
        return "" if past else period[1] or period[2] or period[0]
    if (mean := re.search("(全[国省市区州县盟]|同[类期行业]+)?(?:平均|均值)", words)) is not None:
        return f"{mean[1] or ''}平均"
    if (year := _year().search(words)) is not None:
        return "" if "同期" in words else year[0]
    if _PLAN in words and re.search(
        "(?<!序时)(?<!季度)(?<!进度)(?<!同期)(?<!调整后)(?<!月度)计划(?![内外生])", words
    ):
        return _PLAN  # 计划检查512次，实际检查384次，比计划少128次
    return re.sub("^(?:其中|而|[、,和及与])*|(?:[为是有达共]|办理|案件|数量?)*$", "", words)


def _counts(name: str, term: Term) -> bool:
    """Whether what a name says beside its time is what the figure counts: not 下半年审结数 of 下半年新收209件."""
    if not (_period().search(name) or _year().search(name)):
        return True
    deed = re.sub("(?:总?数量?|总?量|件数|案件|的)+$", "", _time().sub("", name))
    return deed in term.wide


def _does(deed: str | None, term: Term) -> bool:
    """Whether a figure is of the deed that a change names, or of none: not 办结92件 of 比一季度多受理12件."""
    return not deed or deed in term.wide or re.search(_DEEDS, term.wide) is None


def _by_name(figures: Figures, before: Sequence[Term]) -> dict[str, Term]:
    """The figures by what names them; empty when two have one name, or are said of different things."""
    found: dict[str, Term] = {}
    led = {row[0].index: row for row in rows(before)}
    for term in before:
        row = led.get(term.index)
        if row and "分别" in term.wide:
            start, end = figures.clauses[term.clause].span.start, figures.span(term).start
            names = [each[0] for each in _period().finditer(figures.reading.document.folded, start, end)]
            return (
                dict(zip(map(key, names), row, strict=True)) if len(names) == len(row) == len(before) else {}
            )
        name = key(term.wide)
        if not name or name in found:
            return {}
        found[name] = term
    years = {year[0] for term in before if (year := _year().search(term.wide))}
    if len(years) > 1 and any(_is_time(name) for name in found):
        return {}
    of_time = all(_time().search(term.wide) for term in before)
    deeds = [_time().sub("", term.wide) for term in before] if of_time else [""]
    return found if all(_elided(deed, deeds[0]) for deed in deeds) else {}


def _elided(words: str, first: str) -> bool:
    """Whether words say no more than those of the first figure: 办理 behind 办理法律援助案件."""
    return words in ("", first) or (len(words) > 1 and first.startswith(words)) or not first


@cache
def _time() -> re.Pattern[str]:
    """What the words of figures of several times differ in."""
    return re.compile(
        f"{_period().pattern}|{_year().pattern}|^[、,和及而]+|其中|的|全[年县市区]|[为是有达共]+$"
    )


def compared(
    figures: Figures, move: Move, term: Term, said: tuple[str, bool], before: Sequence[Term]
) -> Iterator[Observation]:
    """A difference, rate or multiple between two figures that the words name, unless it fits two others;
    ``said``: the verb and whether it says that the second is larger.
    """
    verb, up = said
    seen = list(_between(figures, move, term, verb, up))
    if not any(isinstance(each, Problem) for each in seen):
        yield from seen
        return
    for base, result in permutations(before, 2):
        other = {base.index, result.index} != {move.base.index, move.result.index}
        if other and any(
            isinstance(each, Held) for each in _between(figures, Move(base, result), term, verb, up)
        ):
            yield Held(figures.span(term), "change", figures.used((base, result, term)))
            return
    yield from seen


def _between(figures: Figures, move: Move, term: Term, verb: str, up: bool) -> Iterator[Observation]:
    base, result = figures.value(move.base), figures.value(move.result)
    if result.compare("<" if up else ">", base) is Truth.HOLDS:
        start = figures.reading.document.folded.rindex(verb, term.start, figures.span(term).start)
        yield wrong_sign(figures, replace(move, verb=Span(start, start + len(verb)), up=up))
    elif figures[term].kind is Kind.MULTIPLE:
        wrong = wrong_multiple(figures, move, replace(term, wide="增长"))
        if wrong is True:
            yield Held(figures.span(term), "change", figures.used((move.base, move.result, term)))
        elif wrong:
            case = LIKELY if falls_short(figures, move, term) else CHANGE
            yield problem(figures, case, term, (move.base, move.result), *wrong)
    else:
        yield from judged(figures, move, term, up)
