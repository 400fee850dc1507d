"""Changes against the figures they lead from and to: 由A增加到B, 同比增长P%, 较上年增加N件, 下降P个百分点, 压缩P%.

Base, result, difference and rate are recomputed as far as they are printed.  The verb must agree with the direction; the
difference of two percentages is in 百分点; nothing can become smaller by 倍.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lawlint.checks._figures import Figures, amount, number, sentences
from lawlint.checks.base import Abstained, Held, Observation, Problem, Reading
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Span, Words
from lawlint.interval import Truth

SIGN, CHANGE, POINTS, TIMES = "sign", "change", "points", "times"
CASES = (SIGN, CHANGE, POINTS, TIMES)
PLACEHOLDERS = ("change", "computed")

UP = "增长|增加|上升|提高|提升|增至|增|上涨|扩大|攀升|多|升|增幅|涨幅|增速"
DOWN = "下降|减少|降低|缩短|压缩|压减|缩减|精简|减|回落|下滑|降|少|跌|降幅|减幅"


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


@dataclass(frozen=True, slots=True)
class _Move:
    """From one figure to another: ``base`` and ``result``; ``verb`` as printed, when the text has one between them."""

    base: Term
    result: Term
    verb: Span | None = None
    up: bool | None = None


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        rf"^[^,;。0-9]{{0,8}}?(?:(?P<up>{UP})|(?P<down>{DOWN})|变|调整|优化|改)?了?(?:至|到|为|成)(?:目前的?|现在的?|今年的?|了)?$"
    )


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:与?(?:同比|环比|(?:较|比|与)?(?:上年|去年|上一?年度?|前年|20\d\d年|基期)(?:同期|度)?(?:的|相比)?|总体|整体|共|累计|净|也|则|同期|均|均为)*)*"
        rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|到|率|幅度?|比例|比率|近|约|超过?|达到?|高达|为|均|[:,])*$"
    )


_RANKS = frozenset({"级", "等", "档", "类", "位", "期", "届", "版", "号"})


@cache
def _ranked() -> re.Pattern[str]:
    """Places in a ranking, where less is more."""
    return re.compile("排名|位次|名次|位列|排位|等级|评级|列全|居全")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"(?:上年|去年|上一年|上年度|上一年度)(?:同期)?(?:的|为|是|[^,;。]{0,6})$|同期(?:的|为)$")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(20\d\d)年")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every move and every change of every sentence."""
    figures = Figures(reading)
    for terms in sentences(reading.facts):
        moved: set[int] = set()  # figures that a 由…到… accounts for
        for at, term in enumerate(terms):
            yield from _times(figures, term)
            move = _move(figures, terms, at)
            if move is not None:
                moved.update((move.base.index, move.result.index))
                yield from _judged(figures, move, terms[: at - 1], terms[at + 1 :])
            elif not moved:
                yield from _from_last_year(figures, terms, at)


def _times(figures: Figures, term: Term) -> Iterator[Observation]:
    quantity = figures[term]
    if quantity.kind is not Kind.MULTIPLE or "倍" not in quantity.text:
        return
    found = re.search(rf"(?P<down>{DOWN})了?(?:近|约|超过?|达)?$", term.lead)
    if found is not None:
        words = found["down"]
        yield Problem(
            figures.span(term),
            Words(
                f"“{words}”不能与“倍”连用：减少以原数为限，请改为百分比、分数或成",
                "nothing can decrease by a multiple of itself; use a percentage or a fraction",
            ),
            TIMES,
            {"change": figures.said(term), "computed": ""},
            Reasoning((figures.said(term),)),
            used=(term.index,),
        )


def _move(figures: Figures, terms: Sequence[Term], at: int) -> _Move | None:
    """由A…到B, when the figure at ``at`` is B."""
    result = terms[at]
    if at == 0:
        return None
    base = terms[at - 1]
    if not _comparable(figures, base, result) or not re.search("[由从自]", base.wide):
        return None
    if _ranked().search(base.wide) or figures[base].unit.name in _RANKS:
        return None
    text = figures.reading.document.folded
    start, end = figures.span(base).end, figures.span(result).start
    found = _between().match(text[start:end])
    if found is None or end - start > 14:
        return None
    group = "up" if found["up"] else "down" if found["down"] else ""
    verb = Span(start + found.start(group), start + found.end(group)) if group else None
    return _Move(base, result, verb, None if not group else group == "up")


def _comparable(figures: Figures, base: Term, result: Term) -> bool:
    one, two = figures[base], figures[result]
    if one.kind is Kind.PERCENT or two.kind is Kind.PERCENT:
        return one.kind is two.kind
    if one.kind is Kind.ORDINARY:  # 由5压缩到2天: the unit is said once
        return False
    return one.kind is two.kind is Kind.QUANTITY and one.unit.family == two.unit.family


def _judged(
    figures: Figures, move: _Move, before: Sequence[Term], after: Sequence[Term]
) -> Iterator[Observation]:
    """The direction of a move, then the changes printed behind it."""
    base, result = figures.value(move.base), figures.value(move.result)
    if move.verb is not None:
        wrong = result.compare("<=" if move.up else ">=", base)
        if wrong.name == "HOLDS" and figures[move.base].approx in (Approx.EXACT, Approx.ROUNDED):
            yield _sign(figures, move)
            return
    yield from _added(figures, move, before)
    first = move.base.clause
    ahead = [term for term in before[-2:] if first - 2 <= term.clause < first or term.clause == first]
    if ahead and move.base.wide.startswith(("由", "从")):
        found = re.search(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$", ahead[-1].wide)
        if found is not None and ahead[-1].closing == ",":
            yield from _change_of(figures, move, ahead[-1], found["up"] is not None)
    for term in after[:3]:
        found = _change().match(term.wide)
        if found is None or term.mark not in (",", "", "(", "、"):
            break
        yield from _change_of(figures, move, term, found["up"] is not None)


def _added(figures: Figures, move: _Move, before: Sequence[Term]) -> Iterator[Observation]:
    """新增35名，总数由120名增加到165名: no more can be gained than was added."""
    for term in before[-1:]:
        if not re.search("新增|新建|净增", term.lead) or not re.search("总数|总量", move.base.wide):
            continue
        if not (figures.is_count(term) and figures.alike(term, move.base)):
            continue
        gained = figures.rounded(move.result) - figures.rounded(move.base)
        used = figures.used((term, move.base, move.result))
        if gained.compare("<=", figures.rounded(term)) is Truth.CANNOT_HOLD:
            one, two = figures[move.base], figures[move.result]
            size = amount((two.printed - one.printed) * one.unit.scale, one)
            computed = Words(f"由{one.text}到{two.text}，增加{size}", f"{one.text} to {two.text}: {size} more")
            wanted = amount((one.printed + figures[term].printed) * one.unit.scale, one)
            yield _problem(figures, CHANGE, move.result, (term, move.base), computed, wanted)
        else:
            yield Held(figures.span(move.result), "added", used)


def _from_last_year(figures: Figures, terms: Sequence[Term], at: int) -> Iterator[Observation]:
    """A change behind two figures, of which one is last year's, or behind a figure and its difference."""
    term = terms[at]
    found = _change().match(term.wide)
    if found is None or at == 0 or figures[term].kind not in (Kind.PERCENT, Kind.POINTS):
        return
    before = [each for each in terms[:at] if figures[each].kind in (Kind.QUANTITY, Kind.PERCENT)]
    move = _two_years(figures, before, term) or _difference(figures, terms, at)
    if move is None:
        return
    if isinstance(move, _Move):
        up = found["up"] is not None
        if up == (figures.value(move.result).compare("<", figures.value(move.base)).name == "HOLDS"):
            yield Abstained(figures.span(term), "所比较的数字不确定", figures.used((move.base, move.result, term)))
            return
        yield from _change_of(figures, move, term, up)
    else:
        yield move


def _two_years(figures: Figures, before: Sequence[Term], term: Term) -> _Move | None:
    """The figures of this year and of last year that stand directly before a change."""
    if len(before) < 2:
        return None
    one, two = before[-2], before[-1]
    if not _comparable(figures, one, two) or term.index != two.index + 1:
        return None
    years = [_year().search(each.wide) for each in (one, two)]
    if years[0] and years[1] and not _is_base(two):
        first, second = int(years[0][1]), int(years[1][1])
        if abs(first - second) == 1 and _same_words(one, two):
            return _Move(one, two) if first < second else _Move(two, one)
        return None
    past = [bool(_past().search(each.wide)) for each in (one, two)]
    if _is_base(two) and _year().search(two.wide) and not past[0]:
        past[1] = True
    if past == [False, True] and figures.is_change(two) is False:
        return _Move(two, one)
    return None


def _same_words(one: Term, two: Term) -> bool:
    """Whether two figures of two years are said in the same words but for the year."""
    first, second = (re.sub(r"20\d\d年|全年|度", "", each.wide) for each in (one, two))
    return not second or first.endswith(second) or second.endswith(first)


def _difference(figures: Figures, terms: Sequence[Term], at: int) -> Observation | None:
    """受理120件，同比增加20件，增长25%: the base is what remains."""
    if at < 2:
        return None
    whole, change, term = terms[at - 2], terms[at - 1], terms[at]
    found = _change().match(change.wide)
    said = _change().match(term.wide)
    if found is None or said is None or figures[term].kind is not Kind.PERCENT:
        return None
    if not (figures.is_count(change) and _comparable(figures, whole, change)) or figures.is_change(whole):
        return None
    if (found["up"] is None) != (said["up"] is None):
        return None
    result, moved = figures.rounded(whole), figures.rounded(change)
    is_base = _is_base(whole)
    base = result if is_base else result - moved if found["up"] else result + moved
    used = figures.used((whole, change, term))
    if base.high is not None and base.high < 0 and not is_base:
        computed = Words(f"{change.lead}{figures[change].text}，多于{figures[whole].text}", f"{figures[change].text} is more than {figures[whole].text}")
        return _problem(figures, CHANGE, change, (whole,), computed, figures[whole].text)
    if base.low is None or base.low <= 0:
        return None
    if (moved.scale(100) / base).meets(figures.printed(term)):
        return Held(figures.span(term), "change", used, exact=True)
    sign = 0 if is_base else -1 if found["up"] else 1
    old = figures[whole].printed + sign * figures[change].printed
    rate = figures[change].printed * 100 / old
    said_rate = number(rate, max(figures[term].decimals, 1)) + "%"
    computed = Words(
        f"{figures[change].text}÷{amount(old, figures[whole])}＝{said_rate}",
        f"{figures[change].text} / {amount(old, figures[whole])} = {said_rate}",
    )
    return _problem(figures, CHANGE, term, (whole, change), computed, said_rate)


def _is_base(term: Term) -> bool:
    """Whether the figure is what a change starts from: 比上年的120件, 从120件, 在120件的基础上."""
    return re.search("(?:比|较|与|从|由|在)[^,;。]{0,12}$", term.wide) is not None or "基础上" in term.tail


def _change_of(figures: Figures, move: _Move, term: Term, up: bool) -> Iterator[Observation]:
    """A printed difference or rate of a move."""
    base, result, said = figures.rounded(move.base), figures.rounded(move.result), figures[term]
    one, two = figures[move.base], figures[move.result]
    sign = 1 if up else -1
    moved = (result - base).scale(sign)
    exact = (two.printed * two.unit.scale - one.printed * one.unit.scale) * sign
    used = figures.used((move.base, move.result, term))
    held = Held(figures.span(term), "change", used, exact=True)
    if said.kind is Kind.POINTS or (said.kind is Kind.QUANTITY and figures.alike(term, move.result)):
        if said.kind is Kind.POINTS and one.kind is not Kind.PERCENT:
            return
        if moved.meets(figures.rounded(term)):
            yield held
        else:
            wanted = f"{number(exact)}个百分点" if said.kind is Kind.POINTS else amount(exact, said)
            computed = Words(f"{two.text}－{one.text}，相差{wanted}", f"{two.text} - {one.text}: {wanted}")
            yield _problem(figures, CHANGE, term, (move.base, move.result), computed, wanted)
        return
    if said.kind is not Kind.PERCENT or one.printed == 0:
        return
    relative = moved.scale(100) / base
    if relative.meets(figures.printed(term)):
        yield held
        return
    if one.kind is Kind.PERCENT:
        if moved.meets(figures.rounded(term)):
            wanted = f"{number(said.printed, said.decimals)}个百分点"
            computed = Words(
                f"{one.text}与{two.text}相差{wanted}，而相对变化是{number(exact * 100 / one.printed, 2)}%",
                f"{one.text} to {two.text} is a change of {wanted}, {number(exact * 100 / one.printed, 2)}% in relative terms",
            )
            yield _problem(figures, POINTS, term, (move.base, move.result), computed, wanted)
            return
    wanted = number(exact * 100 / (one.printed * one.unit.scale), max(said.decimals, 1)) + "%"
    computed = Words(
        f"由{one.text}到{two.text}，变化{wanted}", f"{one.text} to {two.text} is a change of {wanted}"
    )
    yield _problem(figures, CHANGE, term, (move.base, move.result), computed, wanted)


def _sign(figures: Figures, move: _Move) -> Problem:
    assert move.verb is not None
    one, two = figures[move.base], figures[move.result]
    verb = move.verb.of(figures.reading.document.text)
    equal = one.printed == two.printed
    computed = Words(
        f"{two.text}{'等于' if equal else '小于' if move.up else '大于'}{one.text}",
        f"{two.text} is {'equal to' if equal else 'below' if move.up else 'above'} {one.text}",
    )
    return Problem(
        move.verb,
        Words(
            f"“{verb}”与数字方向不符：{computed.zh}", f"the verb does not agree with the figures: {computed.en}"
        ),
        SIGN,
        {"change": verb, "computed": computed.zh},
        Reasoning((figures.said(move.base), figures.said(move.result)), computed),
        figures.related((move.base, move.result)),
        key=f"{verb}{one.text}{two.text}",
        used=figures.used((move.base, move.result)),
        conflict=True,
    )


def _problem(
    figures: Figures, case: str, term: Term, operands: Sequence[Term], computed: Words, wanted: str
) -> Problem:
    shown = figures[term].text
    start = {
        POINTS: (f"两个百分比之差应写作百分点，文中为{shown}", f"the difference of two percentages is in points, not {shown}"),
        CHANGE: (f"{shown}与前后数字不符", f"{shown} does not follow from the figures beside it"),
    }[case]
    return Problem(
        figures.span(term),
        Words(f"{start[0]}：{computed.zh}", f"{start[1]}: {computed.en}"),
        case,
        {"change": figures.said(term), "computed": computed.zh},
        Reasoning(
            tuple(figures.said(each) for each in (*operands, term)),
            computed,
            nearest=(Words(wanted, wanted),),
        ),
        figures.related(operands),
        key="".join(figures.said(each) for each in (*operands, term)),
        used=figures.used((*operands, term)),
        conflict=True,
    )
