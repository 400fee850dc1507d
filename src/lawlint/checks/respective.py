"""As many figures behind 分别 as there are things before it: 甲县、乙县、丙县、丁县分别为11件、24件、35件.

Held against the row of figures are only things whose number is certain:

* ``counted``: a number or years right before 分别 (四个县分别为12件、15件、9件; 近三年分别为412件、427件);
* ``rows``: the figures of the row before it (分别为7件、6件、9件，分别增长10%、6%), or two counts before one change;
* ``named``: names that each end as the others do, or have a bracket each (二氧化硫（SO2）、…平均浓度分别为), or are each
  of one measure (受理率、办结率和满意率分别为).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import DOWN, UP, Figures, sentences
from lawlint.checks._lone_change import lone_changes
from lawlint.checks.base import Held, Observation, Problem, Reading
from lawlint.facts.model import Kind, Term
from lawlint.finding import Reasoning, Span, Words
from lawlint.lean import dataclass

COUNTED, ROWS, NAMED = "counted", "rows", "named"
CASES = (COUNTED, ROWS, NAMED)
PLACEHOLDERS = ("things", "figures")
_JOINTS = frozenset({"、", "和", "、和", "及", "与", "以及"})
_SEVERAL = 3
_REACH = 40


@dataclass(frozen=True, slots=True)
class Params:
    """No keys of its own."""


def literals(params: Params) -> tuple[str, ...]:
    """Nothing is paired without such a word."""
    return ("分别", "依次")


def check(params: Params, reading: Reading) -> Iterator[Observation]:
    """Every bare row of figures behind 分别."""
    figures = Figures(reading)
    for terms in sentences(reading.facts):
        rows = [row for row in (_row(figures, terms, at) for at in range(len(terms))) if len(row) > 1]
        for row in rows:
            before = terms[: terms.index(row[0])]
            for case, things in (
                (COUNTED, _counted(figures, before, row)),
                (ROWS, _other_row(figures, rows, row)),
                (NAMED, _named(figures, row)),
            ):
                if things == len(row):
                    yield Held(figures.span(row[0]), "as many", figures.used(row[:1]))
                elif (
                    things
                    and _is_sure(figures, before, row, case)
                    and not _explained(figures, before, row, case)
                ):
                    yield _problem(figures, row, things, case)
                    break
        for change, counts in lone_changes(figures, terms):
            if not _explained(figures, counts, [change], NAMED):
                yield _problem(figures, [change], len(counts), ROWS)


def _row(figures: Figures, terms: Sequence[Term], at: int) -> list[Term]:
    """The figures behind 分别 that nothing but 、 and 和 parts, when nothing else goes on with them."""
    if not _each().search(terms[at].wide):
        return []
    row = [terms[at]]
    for term in terms[at + 1 :]:
        if (
            term.index != row[-1].index + 1
            or term.wide not in _JOINTS | {""}
            or row[-1].tail not in _JOINTS | {""}
        ):
            break
        row.append(term)
    kinds = {figures[term].kind for term in row}
    alike = len(kinds) == 1 or kinds == {Kind.ORDINARY, Kind.QUANTITY}  # 11、24、35微克/立方米
    closed = not row[-1].tail and row[-1].closing in (",", ";", "。", "")
    return row if alike and closed and not figures[row[0]].weak else []


@cache
def _each() -> re.Pattern[str]:
    did = "[\u4e00-\u9fff]{2,4}了?"
    return re.compile(f"(?:分别|依次)(?:[为是有达占]|{did}|占[\u4e00-\u9fff]{{1,8}}的)?$")


def _counted(figures: Figures, before: Sequence[Term], row: Sequence[Term]) -> int:
    """How many places or kinds a number right before 分别 counts, or how many years: 近三年分别为82件、97件."""
    first = row[0]
    if len({figures[term].unit.name for term in row if figures[term].kind is not Kind.ORDINARY}) > 1:
        return 0
    text, end = figures.reading.document.folded, figures.span(first).start
    if years := _years().search(text, max(0, end - _REACH), end):
        return int(years["to"]) - int(years["from"]) + 1
    number = before[-1] if before else None
    if number is None or number.index + 1 != first.index or not figures[number].exact or first.mark:
        return 0
    alone = number.mark != "、" and not number.wide.endswith(tuple("和及与、前"))
    alone = alone or _all_named(figures, number)
    whole = figures[number].printed.denominator == 1 and figures[number].unit.name in _UNITS
    fewer = figures[number].unit.name == "年" and len(row) < figures[number].printed
    did = f"|{_YEARLY}" if fewer else ""  # 两县近两年分别受理12件、15件、9件、11件
    said = re.fullmatch(f"(?:[\u4e00-\u9fff]{{0,4}})(?:分别|依次)(?:为|是|有|达到?{did})", first.wide)
    return int(figures[number].printed) if alone and whole and said and figures[number].printed > 1 else 0


def _all_named(figures: Figures, number: Term) -> bool:
    """Whether just as many names stand before a number: 政府合同、重大决策、行政协议、其他四类分别为."""
    text, end = figures.reading.document.folded, figures.span(number).start
    start = max(text.rfind(mark, 0, end) for mark in ",;。:\n") + 1
    names = text[start:end].split("、")
    return len(names) == figures[number].printed and not re.search("[和及与等\\d]", text[start:end])


_YEARLY = "受理|办理|办结|查处|立案|审结|完成|接待|增长|下降"
"""What is done in each year: 三年分别受理33件、34件和36件."""
_UNITS = frozenset({"个", "类", "家", "所", "大类", "个县", "年"})


@cache
def _years() -> re.Pattern[str]:
    one = "(?![两三四五六七八九十各每])[\u4e00-\u9fff](?<![和及与])"
    return re.compile(
        f"20(?P<from>\\d\\d)年?(?:至|到|—|-|~)20(?P<to>\\d\\d)年(?:度|期间)?,?(?:{one}){{0,14}}(?:分别|依次)[\u4e00-\u9fff]{{0,4}}$"
    )


def _other_row(figures: Figures, rows: Sequence[Sequence[Term]], row: Sequence[Term]) -> int:
    """How many figures the row right before this one has, of which it gives the changes or shares."""
    if not _again().fullmatch(row[0].wide) or row[0].mark != ",":
        return 0
    found = [each for each in rows if each[-1].index + 1 == row[0].index and "年" not in each[0].wide]
    levels = found and all(
        figures[term].kind is Kind.QUANTITY and not figures.is_change(term) for term in found[0]
    )
    return len(found[0]) if levels else 0


@cache
def _again() -> re.Pattern[str]:
    than = "(?:同比|环比|较上年|比上年|较去年|比去年)?(?:同期)?"
    return re.compile(f"{than}(?:分别|依次)(?:{UP}|{DOWN}|占[\u4e00-\u9fff]{{0,8}})(?:了|的)?")


def _named(figures: Figures, row: Sequence[Term]) -> int:
    """How many names stand before 分别, each of which is sure to be one."""
    text = figures.reading.document.folded
    end = figures.span(row[0]).start
    start = max(text.rfind(mark, 0, end) for mark in ",;。:\n") + 1
    words = text[start:end].rpartition("分别")[0] or text[start:end].rpartition("依次")[0]
    names = re.split("[、和及与]", words)
    if len(names) < _SEVERAL or _unsure().search(words):
        return 0
    bracketed = all(re.fullmatch("[\u4e00-\u9fff]+\\([A-Z][A-Za-z\\d.]+\\)", name) for name in names[:-1])
    if bracketed and re.match("[\u4e00-\u9fff]+\\([A-Z]", names[-1]):
        return len(names)
    return _measures(names) or _places(names)


def _measures(names: Sequence[str]) -> int:
    """How many things are named that each are of one measure: 起数、伤人和损失同比分别上升."""
    plain = [re.sub("(?:同比|环比|较上年|比上年)$", "", name) for name in names]
    return len(names) if all(_measure().fullmatch(name) for name in plain) else 0


@cache
def _measure() -> re.Pattern[str]:
    """Not 收结案件数, 城乡人数: of two things."""
    two = "收结|城乡|男女|师生|进出|上下|[两二三四五六七八九十]"
    return re.compile(
        f"(?!.*(?:{two}))[\u4e00-\u9fff]{{0,8}}(?:[起件人户次宗家]数|金额|损失|伤人|亡人|(?<!效)(?<!概)(?<!比)(?<!频)率)"
    )


def _places(names: Sequence[str]) -> int:
    """How many places of one sort are named: 青石县、白河县、东风县立案分别为."""
    kinds = {name[-1:] for name in names[:-1]}
    kind = kinds.pop() if len(kinds) == 1 else ""
    last = re.match(f"[\u4e00-\u9fff]{{1,4}}{kind}", names[-1]) if kind in tuple("县区市镇乡局") else None
    alike = all(re.fullmatch("(?!.*[两二三四五六七八九十])[\u4e00-\u9fff]{2,6}", name) for name in names[:-1])
    return len(names) if alike and last else 0


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile("等|其中|各|\\d+[年月个]|[较比]")


def _is_sure(figures: Figures, before: Sequence[Term], row: Sequence[Term], case: str) -> bool:
    """Whether two figures cannot be of two things said in one word (城乡, 收结案, 师生): 近三年分别为182件、197件."""
    if (
        len(row) > 2
        or case == ROWS
        or (case == NAMED and re.search("[数额失人率](?:同比|环比)?$", row[0].wide.split("分别")[0]))
    ):
        return True
    number = before[-1] if before else None
    years = number is not None and number.index + 1 == row[0].index and figures[number].unit.name == "年"
    return case == COUNTED and years and row[0].wide.startswith(("分别", "依次"))


def _explained(figures: Figures, before: Sequence[Term], row: Sequence[Term], case: str) -> bool:
    """Whether the rest of the sentence may speak of what the row leaves out (分别增长5%、6%，行政类持平), or the row is of
    the steps between the figures (环比分别增长10%、25%、20%), or of those before the other row, too (公路完成371亿元，海港、
    内河分别完成32亿元、7亿元，同比分别增长12%、68%和60%).
    """
    if case == ROWS and re.search("环比|依次|逐", row[0].wide):
        return True
    levels = [each for each in before if not figures.is_change(each) and figures[each].kind is Kind.QUANTITY]
    opened = max((at for at, each in enumerate(levels) if "其中" in each.wide), default=0)
    levels = levels[opened:]
    if case == ROWS and len([each for each in levels if figures.alike(each, before[-1])]) == len(row):
        return True
    text = figures.reading.document.folded
    end = figures.span(row[-1]).end
    stop = re.compile("[。\n]|$").search(text, end)
    rest = text[end : stop.start() if stop else end]
    return re.search("持平|另|其余|其他|[未没]|无(?!一)|尚|不变|相同|一致", rest) is not None


def _problem(figures: Figures, row: Sequence[Term], things: int, case: str) -> Problem:
    place = Span(figures.span(row[0]).start, figures.span(row[-1]).end)
    listed = place.of(figures.reading.document.text)
    said = Words(f"前面是{things}项，后面是{len(row)}个数", f"{things} before it, {len(row)} figures behind")
    return Problem(
        place,
        Words(f"“分别”前后的数目不一：{said.zh}", f"not one figure for each: {said.en}"),
        case,
        {"things": str(things), "figures": str(len(row))},
        Reasoning((listed,), said),
        key=f"{things}{listed}",
        used=figures.used(row),
    )
