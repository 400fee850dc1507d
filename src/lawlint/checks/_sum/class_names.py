"""The names of the classes that parts count: 某某类, 公安领域, those of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lawlint.checks._figures import Figures
from lawlint.facts.model import Term


def is_plain_list(members: Sequence[Term], bracket: bool) -> bool:
    """Whether the members are joined by 、 alone, in brackets by commas, too, each with a name of its own:
    264件（行政处罚187件、行政许可51件）.
    """
    names = {term.lead.removeprefix("其中") or term.tail for term in members}
    if len(names) < len(members) or len(names) < 2 or "" in names:
        return False
    if sum(_step().search(name) is not None for name in names) > 1:
        return False  # 提供服务127365件，其中受理119949件、派单36970件、回访69087件
    if bracket and all(term.mark == "," for term in members[1:]):
        return True
    return all(term.mark == "、" and term.clause == members[0].clause for term in members[1:])


@cache
def _step() -> re.Pattern[str]:
    """Steps through which the same cases go."""
    return re.compile(
        "^(?:受理|派单|派遣|派发|交办|转办|回访|办结|审结|结案|答复|反馈|立案|整改|核查|登记|销号)[量数]?$"
    )


def same_ending(members: Sequence[Term], ending: re.Pattern[str]) -> list[Term]:
    """The leading run of members that are called alike: 某某类."""
    run: list[Term] = []
    names: set[str] = set()
    for term in members:
        name = term.lead.removeprefix("其中").lstrip(":,")
        if not ending.fullmatch(name) or name in names:
            break
        names.add(name)
        run.append(term)
    return run


@cache
def ending() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,}(?:类|类型|型)(?:案件|事项|问题|纠纷|投诉|诉求|文件)?")


@cache
def field_name() -> re.Pattern[str]:
    """Classes that hardly overlap: 公安领域, 住建部门."""
    return re.compile(r"(?!涉)[\u4e00-\u9fff]{2,}(?:领域|部门|系统|行业|渠道|途径|平台)")


def bodies_apart(figures: Figures, whole: Term, members: Sequence[Term]) -> bool:
    """Whether the parts are of bodies of different kinds (医院、药店; 部门、乡镇、企业), or of one kind, each with its
    name (党委班子、政府班子); what they did may have been done together.
    """
    if figures[members[0]].unit.family not in _OF_ONE_BODY and not whole.lead.endswith(BODIES):
        return False
    found = [_body().fullmatch(term.lead.removeprefix("其中")) for term in members]
    bodies = [each["body"] for each in found if each]
    names = {each["name"] for each in found if each}
    if not all(found) or len(members) < 2 or ("企业" in bodies and "部门" not in bodies):
        return False  # 检查乡镇16家、企业19家: enterprises in towns
    if "机关" in bodies and "部门" in bodies:
        return False
    return len({*bodies}) == len(bodies) or (
        len({*bodies}) == 1 and bodies[0] in _TEAMS and "" not in names and len(names) == len(bodies)
    )


_OF_ONE_BODY = frozenset({"person", "person-time", "money", "organisation", "place", "household", "batch"})
BODIES = ("单位", "机构", "主体", "部门")
"""What a whole of bodies is called."""
_TEAMS = ("班子", "支队", "大队", "中队")


@cache
def _body() -> re.Pattern[str]:
    deeds = "追回|退回|办理|受理|调解|检查|处理|查处|参加|开展|举办|完成|建成|报送"
    kinds = "医院|药店|法院|检察院|学校|幼儿园|小学|中学|乡镇(?:\\(街道\\))?|街道|行政村|社区|机关|部门|企业|司法所|派出所"
    return re.compile(f"(?P<name>[\u4e00-\u9fff]{{0,8}}?)(?P<body>{kinds}|{'|'.join(_TEAMS)})(?:{deeds})?")


@cache
def in_whose_name() -> re.Pattern[str]:
    """What was issued in one name was not in another: 以市政府名义制发13件，以市政府办公室名义制发10件."""
    return re.compile(
        "以[\u4e00-\u9fff]{2,14}名义(?:联合)?(?:制发|印发|发布|出台|制定|发文|签订|签署)了?的?有?"
    )


def named_once(words: Sequence[str], members: Sequence[Term]) -> tuple[Term, ...]:
    """The members that have the names of the classes, one for each of them; else none."""
    chosen = [(term, said) for term in members if (said := class_words(words, term.lead))]
    once = len(chosen) == len(words) and all(len(said) == 1 for _, said in chosen)
    once = once and len({word for _, said in chosen for word in said}) == len(words)
    return tuple(term for term, _ in chosen) if once else ()


def class_words(words: Sequence[str], lead: str) -> set[str]:
    """The class words that ``lead`` names, those inside longer ones left out; none of what is only touched on."""
    if "涉及" in lead:
        return set()
    found = [word for word in words if word in lead]
    return {word for word in found if not any(word != other and word in other for other in found)}


def are_named(classes: set[str], whole: str) -> bool:
    """Whether the words of a whole name the classes and no other behind them: 投诉举报, not 投诉举报咨询."""
    ends = [whole.find(word) + len(word) for word in classes if word in whole]
    return len(ends) == len(classes) and _plain_end().fullmatch(whole, max(ends)) is not None


def names_others(members: Sequence[Term], chosen: Sequence[Term], whole: str) -> bool:
    """Whether the words of the whole name a part of the list that is not among the classes."""
    names = {term.lead.removeprefix("其中") for term in members if term not in chosen}
    return any(name and name in whole for name in names)


@cache
def _plain_end() -> re.Pattern[str]:
    return re.compile(
        "(?:类|各类|案件|线索|事项|问题|诉求|申请|工单|信息|信件|件|等|的|两类|[、和及])*(?:总[数量计]|数量|共计?|合计|为|达)*"
    )
