"""Why a later stage of cases may exceed an earlier one, besides the words of a rule's ``unless``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from lawlint.checks._excuses import added_behind, excused_by, makes_up, of_year, unlike
from lawlint.checks._figures import Figures
from lawlint.checks._relation.other_outcomes import more_states, outcome_between
from lawlint.checks._relation.sides import Sides
from lawlint.facts.model import Term

_BEHIND = 4
"""Characters behind a figure that may name what was received."""


def excuse_for(
    figures: Figures, sides: Sides, op: str, unless: Collection[str], by_month: bool = True
) -> str:
    """What may explain that a comparison does not hold, in words for the trace; ``""`` when nothing does; ``by_month``:
    whether the figures of a month may hold cases of the month before.
    """
    terms = list(sides.terms.values())
    if crossed(figures, sides):
        return "前一环节写在分号之后，可能另有所指"
    apart = added_behind(figures, terms) if {"受理", "不予受理"} <= sides.terms.keys() else ""
    if excused := excused_by(figures, unless, terms, _by_side(sides)[0], by_month, apart):
        return f"附近有“{excused}”"
    found = (
        (opened_apart(figures, sides), "另有立案数"),
        (op == ">=" and _is_part(figures, sides), "前一环节只是其中一部分"),
        (op == ">=" and _part_of_result(figures, sides), "其中一数已含在前一数之内"),
        (op == ">=" and _of_one_source(figures, terms), "前一环节只是一方的，后者是全年的"),
        (op == "==" and _among_new(figures, sides), "上年结转的已计入其中"),
        (op == "==" and more_states(figures, terms), "还有别的办理状态"),
        (op == "==" and outcome_between(figures, sides), "中间另有去向"),
        (op == "==" and _is_running(figures, sides), "其中一数是前面各数之和"),
        (op == ">=" and _taken_together(figures, terms), "前一环节可能不止一数"),
        (op == ">=" and _done_of_all_received(figures, sides), "收到而未受理的也可能办结"),
        (op == ">=" and _includes_more(figures, terms), "括号中说明另含的数"),
        (op == ">=" and _none_cleared(figures, sides), "“清理”指清出的数"),
    )
    return next((words for holds, words in found if holds), "") or unlike(figures, terms)


def _none_cleared(figures: Figures, sides: Sides) -> bool:
    """Whether what was cleared is none, and so not what was looked through: 清理规范性文件0件，保留4件."""
    left = _by_side(sides)[0]
    return len(left) == 1 and not figures[left[0]].printed and "清理" in left[0].wide


def _is_running(figures: Figures, sides: Sides) -> bool:
    """Whether one figure is said to be all of the other side: 新收486件，加上结转37件，在办案件共523件，审结471件."""
    added = [figures.size(*side) for side in _by_side(sides) if len(side) > 1]
    totals = [term for term in sides.terms.values() if re.search("共|合计|总", term.wide)]
    return any(figures.size(term) in added for term in totals)


def _by_side(sides: Sides) -> tuple[list[Term], list[Term]]:
    """The figures of the earlier stage and of the later one."""
    left, right = ([sides.terms[name] for name in side if name in sides.terms] for side in sides.measures)
    return left, right


def crossed(figures: Figures, sides: Sides) -> bool:
    """Whether a semicolon stands between a later stage and the earlier one behind it: 审结59件；受理执行案件31件."""
    left, right = _by_side(sides)
    first, last = max(right, key=lambda term: term.index), min(left, key=lambda term: term.index)
    if sides.op == "==" or first.index > last.index or first.block != last.block:
        return False
    return ";" in figures.reading.document.folded[figures.span(first).end : last.start]


def _is_part(figures: Figures, sides: Sides) -> bool:
    """Whether the earlier stage is one of the parts of the later one: 已办结276件，其中交办230件，答复46件; 立案的提案264件。
    在立案的提案中，委员提出180件.
    """
    left, right = _by_side(sides)
    first, last = max(right, key=lambda term: term.index), min(left, key=lambda term: term.index)
    between = figures.reading.document.folded[figures.span(first).end : last.start]
    if first.block != last.block:
        return False
    return _among().search(between) is not None or ("其中" in between + last.wide and "。" not in between)


def _part_of_result(figures: Figures, sides: Sides) -> bool:
    """Whether a figure of the later stages is but a part of the one right before: 继续有效108件，其中拟修改12件，废止12件."""
    later = sorted(_by_side(sides)[1], key=lambda term: term.index)
    return any("其中" in two.wide and one.index + 1 == two.index for one, two in pairwise(later))


def _of_one_source(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether the earlier stage is of one body or way, and the later one of all in the year: 省级督察发现32个，全年整改86个;
    发现86处，全部整改；全年累计整改126处.
    """
    first, last = (pick(terms, key=lambda term: term.index) for pick in (min, max))
    if first.block != last.block or not of_year().search(last.wide) or of_year().search(first.wide):
        return False
    between = figures.reading.document.folded[figures.span(first).end : last.start]
    ever = "累计" in last.wide and "累计" not in first.wide and ";" in between
    return ever or _source().match(first.lead) is not None


@cache
def _source() -> re.Pattern[str]:
    """Who found or did some of what was done in the year: 省级督察, 派出所, 网格员."""
    above = "(?:中央|[省市县乡]|上级).{0,8}?(?:督[察查导]|巡[察视]|交办|转[办来]|反馈)"
    return re.compile(
        f"{above}|[\u4e00-\u9fff]{{1,10}}(?:[所庭局院站队组员]|中心|窗口|热线|平台|审计|暗访|评估)(?:发现|调解|受理|收到|接到|办理|开庭|排查)"
    )


@cache
def _among() -> re.Pattern[str]:
    return re.compile("在[^,;。]{2,14}中,[^;。]*$")


def _taken_together(figures: Figures, terms: Collection[Term]) -> bool:
    """Whether the earlier stage has other figures before the later one, or more is added to it: 收到投诉312件，收到举报45件，
    办结357件; 省级反馈20个，市级反馈14个，共34个，整改31个; 收到建议126件，加上闭会期间收到的8件，办结134件.
    """
    first, *_, last = sorted(terms, key=lambda term: term.index)
    if _added().search(first.wide) or len(terms) != 2:
        return _added().search(first.wide) is not None
    own = figures.measure(first)
    beside = [
        each
        for each in figures.paragraph(first)
        if each is not first
        and each.index < last.index
        and figures.alike(each, first)
        and not figures.is_change(each)
        and (
            (figures.measure(each) or (own if each.index > first.index or _same_thing(each, first) else None))
            == own
            or _added().search(each.wide)
        )
    ]
    return makes_up(figures, first, last, beside)


def _among_new(figures: Figures, sides: Sides) -> bool:
    """Whether the cases brought forward are some of those before them, or told apart behind all others, and the rest
    agrees without them: 受理346件（其中上年结转12件），办结329件，未办结17件; 立案31件，结案29件，2件在办；另有上年结转5件.
    """
    old = sides.terms.get("上年结转")
    if old is None or sides.excess(figures) != figures.size(old):
        return False
    behind = all(old.index >= each.index for each in sides.terms.values())
    said = re.search("其中|含|包括|^另" if behind else "其中|含|包括", old.wide)
    return said is not None or figures.outer(old) is not None


def _same_thing(one: Term, two: Term) -> bool:
    """Whether two figures of a sentence count the same thing by its name: 自查问题426个，检查发现问题189个."""
    return one.sentence == two.sentence and len(one.lead) > 3 and one.lead[-2:] == two.lead[-2:]


def opened_apart(figures: Figures, sides: Sides) -> bool:
    """Whether 立案 says how many of those received were taken up (收到371件，立案329件；审结308件，结存45件), or what was
    concluded is what was brought to court (立案86件，起诉12件，审结8件，未结4件).
    """
    came = next((sides.terms[name] for name in ("收到", "新收", "立案") if name in sides.terms), None)
    if sides.op != "==" or came is None or "受理" in sides.terms:
        return False
    other = _other_stage() if "立案" in sides.terms else _taken_up()
    return any(
        each.sentence == came.sentence and other.search(each.lead) is not None and figures.alike(each, came)
        for each in figures.paragraph(came)
    )


@cache
def _taken_up() -> re.Pattern[str]:
    return re.compile("立案$")


@cache
def _other_stage() -> re.Pattern[str]:
    return re.compile("(?:收到|接到|接收|受理|新收|收案|登记|起诉|提起)[^,;]{0,10}$")


def _includes_more(figures: Figures, terms: Sequence[Term]) -> bool:
    """Whether a bracket behind the last figure says what it includes: 发现1630处，整改1665处（含复查整改）."""
    end = figures.span(max(terms, key=lambda term: term.index)).end
    return (
        re.match(
            r"[\u4e00-\u9fff]{0,4}\((?:其中)?(?:含|包括|包含)",
            figures.reading.document.folded[end : end + 10],
        )
        is not None
    )


def _done_of_all_received(figures: Figures, sides: Sides) -> bool:
    """Whether what was newly received, or complaints that were not accepted, may count as concluded: 新收57703件，受理37245件，
    审结37992件; 接收投诉616件，受理444件，已办结558件.
    """
    done = sides.terms.get("办结") or sides.terms.get("审结")
    if done is None or "受理" not in sides.terms or len(sides.terms) != 2:
        return False
    return any(
        figures.alike(each, done) and figures[each].printed >= figures[done].printed
        for each in _received(figures, done)
    )


def _received(figures: Figures, done: Term) -> Iterator[Term]:
    """The figures before ``done`` in its paragraph that count complaints or new cases received; in a table, those beside it."""
    document, facts = figures.reading.document, figures.reading.facts
    home = document.blocks[done.block].cell
    if home is None:
        for each in figures.paragraph(done):
            words = document.folded[each.start : figures.span(each).end + _BEHIND]
            if each.index < done.index and _received_words().search(words):
                yield each
    elif _complaints().search(document.folded):
        bound = {each.index for each in facts.bindings if each.indicator.measure == "收到"}
        for each in facts.terms:
            cell = document.blocks[each.block].cell
            beside = (
                cell and cell.table == home.table and (cell.row == home.row or cell.column == home.column)
            )
            if beside and each.index in bound:
                yield each


@cache
def _complaints() -> re.Pattern[str]:
    return re.compile("投诉|举报|诉求|工单|信访")


@cache
def _received_words() -> re.Pattern[str]:
    return re.compile(
        "(?:收到|接收|接到|登记|接待)[^,;。]{0,12}(?:投诉|举报|诉求|工单|信访|来访|来信|咨询)|新收"
    )


@cache
def _added() -> re.Pattern[str]:
    return re.compile("另有|另外|另收|另转|加上|还有|另行")
