"""What opens a list of parts: 其中, a bracket, 按…分, or the names of the classes themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._accounts import is_account
from lawlint.checks._class_sets import class_named, named_classes, sets_named
from lawlint.checks._divisions import (
    divided_before,
    divided_into,
    forms_others,
    heads_sentence,
    number_of_sorts,
    sorted_by,
)
from lawlint.checks._figures import Figures
from lawlint.checks._levels import whole_range
from lawlint.checks._named_each import as_many_named
from lawlint.checks._outcomes import comes_of, other_source, succeeds
from lawlint.checks._things import concerns_bodies
from lawlint.facts.model import Term

OPENERS = ("其中", "包括", "包含")


def opener_of(figures: Figures, counts: Sequence[Term], at: int) -> str:
    """What opens a list of parts before the term, or ``""``."""
    term = counts[at]
    if at + 1 < len(counts) and number_of_sorts(figures, counts[at + 1]) > 1:
        return ""  # 分为三类：甲34份
    for word in OPENERS:
        if word in term.wide:
            if re.search(f"{word}在(?![线办建册职岗])", term.wide) is not None:
                return ""  # 规范性文件9件包括在47件文件之内: the whole stands behind
            if _of_its_own().fullmatch(term.tail) is not None:
                return ""  # 不合格347批次。其中，市局完成的4068批次抽检中: a set that what follows is of
            return "" if at and _explains_change(figures, counts[at - 1], term) else "其中"
    if at == 0:
        return heads_sentence(figures, term)
    before = counts[at - 1]
    if term.mark == "," and names_all(term) and at + 1 < len(counts) and counts[at + 1].mark == "、":
        return ":"
    if term.mark == "(" and figures.outer(term) == before.clause:
        if not _is_no_division(figures, before, counts[at:]):
            return "("
        if term.wide.startswith(("含", "包含")) and term.closing in ("、", ","):
            return "其中"
    if _contains().match(term.wide) and not _explains_change(figures, before, term):
        return "含"
    if _covers().match(term.wide) and _covers_classes(figures, counts[at:]):
        return "" if concerns_bodies(before, term) else "含"
    if term.mark == ":" and figures.outer(term) == figures.outer(before):
        if _adds().search(figures.reading.document.folded, figures.span(before).end, term.start):
            return ""
        return "分" if divided_before(figures, term) else ":"
    if term.mark in (",", "、") and figures.outer(term) == figures.outer(before) and sorted_by(figures, term):
        return "按"
    if term.mark == "," and figures.outer(term) == figures.outer(before):
        if (divided_into(term) and not forms_others(before, term)) or number_of_sorts(figures, term) > 1:
            return "分"
        if term.wide.startswith(("分布在", "分布于")) and not figures.is_change(before):
            return "按"
        if as_many_named(figures, counts, at):
            return "分"
    if _among().search(before.tail) and term.mark == "," and term.clause != before.clause:
        return "" if _reckoned_by().match(term.tail) else "中"
    if not term.mark and _among_them().search(f"{term.wide}#{term.tail}") and not figures.is_change(before):
        return "中" if figures[before].unit.name == figures[term].unit.name else ""
    return ""


@cache
def _of_its_own() -> re.Pattern[str]:
    """的4068批次抽检中: behind a figure that says what the next ones are parts of."""
    return re.compile("[\u4e00-\u9fff]{0,6}[当之]?中")


def _is_no_division(figures: Figures, before: Term, inside: Sequence[Term]) -> bool:
    """Whether a bracket tells something else of the figure before it than what it is made up of."""
    term = inside[0]
    told = _aside(term) or _compares(before, term) or _explains_change(figures, before, term)
    return told or is_account(figures, before, inside)


def names_all(term: Term) -> bool:
    """Whether the figure is the first of those that 即 says the one before to be: 案件153件，即民事86件、刑事67件."""
    return re.match("即(?![时受转报到处办接日将席审达便使收查诉知改纠刻兑答])", term.wide) is not None


@cache
def _contains() -> re.Pattern[str]:
    """受理专利纠纷86件，含外观设计纠纷31件; not 含税, 含金量."""
    return re.compile("(?:均|全部)?含(?![税金量义糖盐氧有])")


@cache
def _covers() -> re.Pattern[str]:
    return re.compile("(?:全面|共|实现)?(?:涵盖|覆盖|涉及)(?:了|到)?(?!率)")


@cache
def _adds() -> re.Pattern[str]:
    """What is added to the figure before, or taken off: 本级收入2000万元，加上：上级补助收入3000万元."""
    return re.compile("(?:[再另]?加上?|[再另]加|减去?|扣除):")


def _covers_classes(figures: Figures, counts: Sequence[Term]) -> bool:
    """Whether what is covered are two classes of one set: 督察21家单位，覆盖市直部门14家、县区7家."""
    if len(counts) < 2 or counts[1].mark != "、":
        return False
    leads = [term.lead for term in counts[:2]]
    return any(
        len({next((word for word in form.words if word in lead), "") for lead in leads} - {""}) == 2
        for form in sets_named(figures, counts[1])
    )


def unopened(figures: Figures, counts: Sequence[Term], at: int) -> str:
    """A list of classes with nothing to open it: 调解员6821人，专职1387人，兼职5434人."""
    before = counts[at - 1] if at else None
    if before is None or not figures.alike(before, counts[at]) or counts[at].mark not in (",", ";"):
        return ""
    if counts[at].mark == ";":
        return "" if figures.is_change(before) else _behind_semicolon(before, counts[at:])
    if figures.is_change(before) and not figures.is_change(counts[at]):
        return ""  # 立案数增加3件，上年立案8件，本年立案11件
    if outcome().match(before.lead) and outcome().match(counts[at].lead):
        return ""  # 审结案件中，撤回申请终止86件，驳回39件，维持61件
    if succeeds(before, counts[at]):
        return "成"
    for form in sets_named(figures, counts[at]):
        of_cases = any(mark in word for word in form.words for mark in "结审")
        if form.units or (of_cases and not re.search("总[数量]|共有", before.wide)):
            continue
        named = named_classes(form.words, counts[at:])
        alone = named_classes(form.words, counts[at : at + 1])  # 线上线下合计8900人次: no part, but both
        whole_set = (form.complete or form.bare) and len(form.words) == len(named) > len(alone)
        divided = _cleared().search(before.lead + before.tail) or decided().search(before.lead)
        whole_set = whole_set or (len(named) > 1 and divided is not None)
        if named and _is_sibling(figures, before, named):
            return ""  # 评查312卷，每次78卷；优秀192卷，合格118卷，不合格2卷
        if (whole_set or len(named) > 2) and not any(word in before.lead for word in named):
            return "" if outcome().match(counts[at].lead) and _taken_in().search(before.lead) else "类"
    if whole_range(figures, counts, at):
        return "类"
    between = figures.reading.document.folded[figures.span(before).end : figures.span(counts[at]).start]
    return "成" if comes_of(before, counts[at]) and not other_source(between) else ""


def _behind_semicolon(before: Term, counts: Sequence[Term]) -> str:
    """What divides a count across a semicolon: 收到意见86条；采纳71条, 办结50件；驳回31件，终止12件."""
    if comes_of(before, counts[0]):
        return "成"
    divided = re.search("(?:审结|办结)(?:案件)?$", before.lead) is not None
    outcomes = len(counts) > 1 and all(outcome().match(term.lead) for term in counts[:2])
    return "类" if divided and outcomes and before.closing == ";" else ""


def _is_sibling(figures: Figures, before: Term, named: Sequence[str]) -> bool:
    """Whether the figure before a list counts a class beside those of the list."""
    name = class_named(before)
    return any(
        name in form.words and not set(named).isdisjoint(form.words)
        for form in figures.reading.vocabulary.sets.get(name, ())
    )


@cache
def _taken_in() -> re.Pattern[str]:
    """Cases taken in: what was decided in the year may have come in before it."""
    return re.compile("受理|收到|新收|接收|立案|应诉")


@cache
def _cleared() -> re.Pattern[str]:
    """What is gone through to decide of each item: 清理收费项目48项，取消13项，保留35项."""
    return re.compile("清理(?!整[治顿])|梳理")


@cache
def outcome() -> re.Pattern[str]:
    return re.compile(
        "^(?:其中)?(?:以|经|作出|决定|法院)?(?:维持|撤销|变更|确认违法|驳回|终止|终结|撤回|撤诉|准予撤|准许撤"
        "|调解|和解|调撤|裁决|裁定|判决|胜诉|败诉|责令)"
    )


@cache
def decided() -> re.Pattern[str]:
    return re.compile("(?<!未)(?:审结|办结|结案|执结|判决|裁决|败诉|纠错)(?:的?[^,;。]{0,6}案件?)?$")


@cache
def _among() -> re.Pattern[str]:
    """受理的268件案件中，; 审结的9件中，; 47名法律顾问中，: not in the course of something (办理过程中)."""
    doing = (
        "海|水|途|手|库|当|之|过程|工作|活动|进行|程序|阶段|行动|推进|其|集|期"
        "|运行|建设|服务|执行|办理|审理|检查|整治|会议|考核|评查|培训"
    )
    return re.compile(f"[\u4e00-\u9fff](?<!{')(?<!'.join(doing.split('|'))})(?:当|之)?中$|^[当之]?[中里]$")


@cache
def _reckoned_by() -> re.Pattern[str]:
    """Behind a figure that only serves to reckon another: 57件在补正中，通过率按已审结的3213件计算为96.3%."""
    return re.compile("(?:来|进行)?(?:计算|测算|折算|核算)|计(?![入划])|为(?:基数|分母)")


@cache
def _among_them() -> re.Pattern[str]:
    """Some of those just counted, of which something is said: 18起火灾中有7起发生在夜间; not 15个司法所中有17个调解室."""
    said = "已|未|尚|仍|正在|均|是|属|为|被|获|实现|完成|发生|通过|达[到标]|存在|因|由|来自|办结|审结|结案|整改|采纳|建成"
    return re.compile(f"^[^的内里辖]*[\u4e00-\u9fff]{{2}}中有?#(?:{said})")


def _compares(before: Term, term: Term) -> bool:
    """Whether the bracket gives the figure of another time or a wider scope: 受理24件（去年同期54件、前年61件）."""
    if _other_time().search(term.wide):
        return True
    return _of_all().match(term.wide) is not None and _of_all().search(before.wide) is None


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile("(?:[去前上]年|上一?年度|同期|20[0-9]{2}年(?:度|同期)?)(?:[共仅均]|分别)?[为是有]?$")


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile("(?:目前|现)?全[国省市县区州盟旗]")


@cache
def _states() -> re.Pattern[str]:
    """Words of a figure that says where things stood or what came and went, not what they were made of."""
    flows = "新[设建招任登批制]|注销|吊销|招录|退休|调[入出]|[转迁]入|[转迁]出|[入离辞]职|任命|免职|废止|制定|撤销"
    return re.compile(
        f"{flows}|[今本当前上去]年|上一年|20\\d\\d年|年[初末底]|基期|原[来有为]|总数|总量|^[由从]|达到?$|[增减]至$"
    )


def _explains_change(figures: Figures, before: Term, term: Term) -> bool:
    """Whether the bracket tells what a change led from or to: 减少31次（由159次减至128次）, 新增12家（总数达到150家）."""
    if term.mark != "(":
        return False
    changed = figures.is_change(before) or before.lead.endswith(("新增", "净增"))
    return changed and _states().search(term.wide) is not None


def _aside(term: Term) -> bool:
    """Whether what stands in brackets says that it is a part or another count, not a division, or begins with a whole of
    its own (系对不予立案的4件中1件).
    """
    return term.tail.startswith(("中", "里", "之中")) or any(
        word in term.wide for word in ("含", "包括", "其中", "占", "同比", "较", "比", "另")
    )
