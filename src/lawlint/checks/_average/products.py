"""Totals beside how many there were and how much each took: 举办培训班12期，每期培训120人，累计培训1140人; 每月2次，全年26次."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.checks._figures import Figures, amount
from lawlint.checks.base import Held, Observation, Problem
from lawlint.facts.approx import DURATIONS
from lawlint.facts.model import Approx, Kind, Term
from lawlint.finding import Reasoning, Words

_PRECISE = frozenset({Approx.EXACT, Approx.ROUNDED})
_IN_YEAR = {"月": (12, "12个月"), "季度": (4, "4个季度"), "季": (4, "4个季度")}
_BESIDE = DURATIONS | {"kind", "money"}
"""Units of figures that may stand beside without being counted: 每期3天."""


def products(figures: Figures, terms: Sequence[Term]) -> Iterator[Observation]:
    """Every total of a sentence behind the only figure with 每 in its unit."""
    text = figures.reading.document.folded
    for at, whole in enumerate(terms):
        if at == 0 or not _plain(figures, whole) or "每" in whole.wide:
            continue
        each = [term for term in terms[:at] if "每" in term.wide and _alike(figures, term, whole)]
        if len(each) != 1 or not _plain(figures, each[0]) or _is_average().search(each[0].wide):
            continue
        said = text[_start(text, terms[0]) : _stop(text, figures.span(whole).end)]
        if excuse().search(said) or _left_out().search(said):
            continue
        seen = _in_year(figures, terms[:at], each[0], whole) or _of_parts(figures, terms, each[0], whole)
        if seen is not None:
            yield seen


def exception_behind(figures: Figures, terms: Sequence[Term], each: Term, places: Term, whole: Term) -> bool:
    """Whether the sentence tells behind the total of some that had more or less: 12家每家检查2次，共检查21次，3家只检查1次; 2人
    缺席, 1家未领取, 末次仅到场10人.
    """
    one = figures.size(each)
    gap = abs(one * figures.size(places) - figures.size(whole))
    behind = [term for term in terms if term.index > whole.index]
    numbers = [figures.size(term) for term in behind if figures.alike(term, places)]
    sizes = [figures.size(term) for term in behind if figures.alike(term, each)]
    apart = {one, *(abs(one - size) for size in sizes), *sizes}
    return gap in apart - {one} or any(gap == number * size for number in numbers for size in apart)


@cache
def _left_out() -> re.Pattern[str]:
    """A time without any: 2月份因春节假期未安排."""
    return re.compile("(?:\\d月|[一二三四]季度|节|期间)[^,;。]{0,8}(?:未|没有|暂停)")


@cache
def _is_average() -> re.Pattern[str]:
    """No number that each has: 平均每期, 每户均; all have it in 每村均配备."""
    return re.compile("平均|[人户件案日月周]均")


def _start(text: str, first: Term) -> int:
    return max(text.rfind("。", 0, first.start), text.rfind("\n", 0, first.start)) + 1


def _stop(text: str, start: int) -> int:
    return min((stop for mark in "。\n" if (stop := text.find(mark, start)) >= 0), default=len(text))


@cache
def excuse() -> re.Pattern[str]:
    """What says that the number of each is no fixed one, or that more or less is in the total."""
    return re.compile(
        "平均|原则上|至少|以上|左右|不等|计划|拟|将|最高|上限|标准|力争|覆盖|涉及|惠及|受益|去重|除|另|外|加上|包括|包含"
        "|含|部分|[首末]期|最后|分别|有的|其中|以来|历年|上年|去年|约|补[训考助]?差|一般|坚持|不定期|至多|最多|(?<!许)可|应|需|不同|增[发开办设]"
    )


def _plain(figures: Figures, term: Term) -> bool:
    quantity = figures[term]
    plain = quantity.kind is Kind.QUANTITY and bool(quantity.unit.family) and quantity.approx in _PRECISE
    return plain and not quantity.weak and not figures.is_change(term)


def _alike(figures: Figures, one: Term, two: Term) -> bool:
    """Whether both count in one unit; people and their visits count together."""
    first, second = figures[one].unit, figures[two].unit
    people = {first.family, second.family} <= {"person", "person-time"} and second.name != "人次户"
    return (
        second.name in (first.name, f"{first.name}次") or people or first.family == second.family == "money"
    )


def _in_year(figures: Figures, before: Sequence[Term], each: Term, whole: Term) -> Observation | None:
    """每月2次，全年26次: by month or quarter, right before the total of the year."""
    found = _by_time().search(each.wide)
    if found is None or each is not before[-1] or whole.mark != "," or not figures[each].exact:
        return None
    alone = all(figures.quantities[term.index].weak for term in before[:-1])
    if not alone or _of_many().search(each.wide[: found.start()]):
        return None
    verb = _of_year().fullmatch(whole.wide)
    if verb is None or (verb["verb"] and verb["verb"] not in each.wide) or not _same_noun(each, whole):
        return None
    size, by = _IN_YEAR[found["per"]]
    if 2 * figures[whole].printed > 3 * size * figures[each].printed:
        return None  # many may have done so each
    return judged(figures, (each, whole), size, by, (each,))


@cache
def _by_time() -> re.Pattern[str]:
    """每月, but not 自3月起每月."""
    return re.compile("(?<![月周季年人户起])每个?(?P<per>月|季度?)[\u4e00-\u9fff]{0,6}$")


@cache
def _of_many() -> re.Pattern[str]:
    """What has many do it each month: 各镇每月1次, 每名律师每月1次."""
    return re.compile(
        "每|各|所有|全体|均|都|分别|逐|轮流|[镇街村区县局所站校户家名]$|单位|部门|企业|律师|人员|网格员"
    )


@cache
def _of_year() -> re.Pattern[str]:
    return re.compile("(?:全年|一年|年度)(?:内|累计|总?共|合计|共计)*(?P<verb>[\u4e00-\u9fff]{0,4})")


def _of_parts(figures: Figures, terms: Sequence[Term], each: Term, whole: Term) -> Observation | None:
    """举办培训班12期，每期培训120人，累计培训1140人; 每次60卷，全年四次共评查204卷."""
    before = [term for term in terms if term.index < whole.index]
    if not _same_noun(each, whole):
        return None
    parts = [term for term in before if term is not each and _is_number_of(figures, term, each)]
    others = [term for term in before if term is not each and term not in parts]
    if len(parts) != 1 or not figures[parts[0]].exact or figures[parts[0]].printed < 2:
        return None
    beside = (term for term in others if not figures.quantities[term.index].weak)
    if "每" in parts[0].wide or any(figures[term].unit.family not in _BESIDE for term in beside):
        return None  # 每年2期; 讲座3场、培训班12期，每期120人
    near = parts[0].index + 1 == whole.index and parts[0].clause == whole.clause
    verb = (_total().search if near else _total().fullmatch)(whole.wide)
    if verb is None:
        return None
    said = "".join(term.wide + term.tail for term in (*parts, each))
    if parts[0].lead in _IN_PARTS:  # 举办轮训班，分3期进行
        said = figures.clauses[max(parts[0].clause - 1, 0)].span.of(figures.reading.document.folded) + said
    if not _goes_with(verb["verb"], said, near):
        return None
    one = figures[each].unit.family == "person" and figures[each].printed == 1
    if one and figures.size(whole) < figures.size(parts[0]):
        return None  # 12个乡镇每个安排1名法官，共8名: one may serve several
    if exception_behind(figures, terms, each, parts[0], whole):
        return None
    return judged(
        figures, (each, whole), int(figures[parts[0]].printed), figures[parts[0]].text, (*parts, each)
    )


_IN_PARTS = frozenset({"分", "共分", "分为", "共分为"})


@cache
def _total() -> re.Pattern[str]:
    return re.compile(
        "(?:全年|年内|今年|一年来|先后)?(?:(?:参[训加会]|培训|旁听|受训)?(?:人员|人数|群众|学员))?(?:累计|总?共计?|合计|总计|一共|总人?数(?=[为达]))(?P<verb>[\u4e00-\u9fff]{0,12})$"
    )


def _is_number_of(figures: Figures, term: Term, each: Term) -> bool:
    """Whether the figure says how many of what 每 names there were: 12期, 每期; 12个村, 每个村."""
    quantity = figures[term]
    if quantity.kind is not Kind.QUANTITY or not quantity.unit.name:
        return False
    per = each.wide.rpartition("每")[2].removeprefix("一")
    if quantity.unit.name == "个":
        thing = per.removeprefix("个")
        return any(term.tail.startswith(thing[:size]) for size in (3, 2, 1) if len(thing) >= size)
    return per.startswith(quantity.unit.name.removesuffix("次") or "次") and not (
        quantity.unit.name == "人" and per.startswith(("人次", "人每"))
    )


def _same_noun(each: Term, whole: Term) -> bool:
    """Whether nothing behind the figures names two kinds of things."""
    one, two = each.tail if each.closing else "", whole.tail if whole.closing else ""
    return not two or two in one + each.wide or one.startswith(two)


_SAME = (
    ("抽取", "抽查", "抽选", "评查", "检查", "复查", "审查", "随机抽取"),
    ("培训", "轮训", "参训", "参加", "组织", "集训", "受训", "开展"),
    ("发放", "印发", "分发", "赠送", "派发"),
    ("补助", "补贴", "发放", "奖励", "资助", "拨付", "兑付", "支付"),
    ("罚款", "处罚", "罚没"),
    ("配备", "选聘", "聘请", "聘任", "选派", "安排"),
    ("举办", "开展", "召开", "组织", "进行"),
)
"""Verbs that may take up one another in the total."""


def _goes_with(verb: str, said: str, near: bool) -> bool:
    """Whether the words between 共 and the total say no more than those of the parts."""
    core = _people().sub("", verb)
    if not core or core in said or (len(core) > 2 and core[:2] in said and core[2:] in said):
        return True
    return any(core[:2] in group and any(word in said for word in group) for group in _SAME) and (
        len(core) == 2 or near or core[2:] in said
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(
        "(?:执法|工作|参训|参加)?人员|学员|干部|群众|职工|案卷|资金|金额|[人次户]数|[为达]到?|了$"
    )


def judged(
    figures: Figures, pair: tuple[Term, Term], size: int, by: str, operands: Sequence[Term]
) -> Observation:
    each, whole = pair
    used = figures.used((*operands, whole))
    if figures.value(each).scale(size).meets(figures.value(whole)):
        return Held(figures.span(whole), "product", used, exact=True)
    one = figures[each]
    said = amount(one.printed * one.unit.scale * size, figures[whole])
    computed = Words(f"{by}×{one.text}＝{said}", f"{by} x {one.text} = {said}")
    shown = figures[whole].text
    return Problem(
        figures.span(whole),
        Words(
            f"总数{shown}与文中数据不符：{computed.zh}", f"the total {shown} does not follow: {computed.en}"
        ),
        "",
        {"average": shown, "computed": computed.zh},
        Reasoning(
            tuple(figures.said(term) for term in (*operands, whole)),
            computed,
            nearest=(Words(said, said),),
            unless=Words("各次的数目并不相同", "the parts are not of one size"),
        ),
        figures.related(operands),
        key=figures.said(each) + figures.said(whole),
        used=used,
        conflict=True,
    )
