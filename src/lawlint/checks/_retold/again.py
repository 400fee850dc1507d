"""A figure that tells a set of before again: by the words around it, and which count it tells."""

from __future__ import annotations

import re
from functools import cache

from lawlint.checks._digits import turned
from lawlint.checks._figures import Figures
from lawlint.checks._lead_in import of_other_inspectors
from lawlint.facts.model import Term
from lawlint.lean import dataclass


@dataclass(frozen=True, slots=True)
class Again:
    """A figure of a set told before: ``noun`` behind it, ``done`` what was done to the set, ``definite`` 上述,
    ``all`` whether all of it is spoken of; ``treated`` only that it was treated (为251个行政村配备): then nothing but more
    than was counted, by two digits that changed places, is told; ``everyone``: or all there
    are (全县43名公职律师), be it more or less.
    """

    term: Term
    noun: str
    done: str
    definite: bool
    all: bool
    treated: bool = False
    everyone: bool = False


def told_again(figures: Figures, term: Term) -> Again | None:
    """What the words around a figure say of the set it counts."""
    quantity = figures[term]
    if not figures.is_count(term) or not quantity.exact or quantity.weak:
        return None
    opened = _opening().fullmatch(term.wide) or _opening_of_all().fullmatch(term.wide)
    document = figures.reading.document
    begins = (
        term.start == document.blocks[term.block].span.start or document.folded[term.start - 1] in ",;:。"
    )
    everyone = _everyone().fullmatch(term.wide) is not None
    treated = begins and (everyone or _treating().fullmatch(term.wide) is not None) and len(term.tail) > 2
    just_treated = Again(term, term.tail[:3], "", False, False, True, everyone) if treated else None
    if opened is None or not begins:
        return just_treated
    found = _all().match(document.folded, quantity.span.end)
    among = _among().match(term.tail)
    of_all = "done" not in opened.groupdict() and _named_things().match(term.tail)
    noun = (
        found["noun"]
        if found
        else re.split(
            "[已被经在的了全均都逐]|进行|开展|实[行施]|落实|建立|明确|指定|采取|组织|要求|由|年内|全年|共|提供|先后|累计|存在|涉及|主要|来自|位于|分[布别]",
            term.tail,
        )[0]
    )
    noun = among["noun"] if among else of_all[0] if of_all else noun
    noun = noun.removesuffix("中").removesuffix("也")
    noun = noun[:4] if opened["definite"] and noun == term.tail and len(noun) > 6 else noun
    done = (opened.groupdict().get("done") or "").removeprefix("已").removeprefix("被")
    done = done.removesuffix("到").removesuffix("出")
    if found is None and among is None and not opened["definite"] and not done:
        return just_treated
    whole = bool(opened.groupdict().get("of")) and found is not None
    return Again(term, noun, done, opened["definite"] is not None or whole, found is not None)


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the figure: nothing, 在上述, 对受理的."""
    return re.compile(
        "(?:目前|截至目前|现|至此)?(?P<of>(?:全[年县市区]|年内|当年|本年度?|一年来)*)(?:针对|对照|围绕|通过对|参[加与]|出席|[在对将就从]|[\u4e00-\u9fff]{2,8}[对就])?所?(?:(?P<definite>(?:以上|上述|前述|上列|这批|该批|此批|这|该|此)的?)|(?P<done>[\u4e00-\u9fff]{2,8})的)?"
    )


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile("全[县市区省州镇乡](?:的|所有)?")


@cache
def _treating() -> re.Pattern[str]:
    """为, 就, 法律顾问覆盖全部: before the figure of a set that was treated, not all of which was said to be."""
    return re.compile(
        "(?:已|分别|先后)?(?:为|就|给|向|对)|[\u4e00-\u9fff]{0,8}覆盖(?:了|到)?(?:全部|所有|全[县市区省])?的?"
    )


@cache
def _opening_of_all() -> re.Pattern[str]:
    """县司法局对全部, 全年, 对全县所有: all of a set, by whoever treats it."""
    return re.compile(
        "[\u4e00-\u9fff]{0,12}[对将就把从](?:全[年市县区省州])?(?P<definite>全部|所有|以上|上述|前述|这)的?|在?(?:全[年市县区省州]|年内|当年|本年度?)+(?P<whole>)的?"
    )


@cache
def _among() -> re.Pattern[str]:
    """行政处罚案件中: what is behind a figure of a set that is divided."""
    return re.compile("(?P<noun>[\u4e00-\u9fff]{2,10}?)[当之]?中$")


@cache
def _named_things() -> re.Pattern[str]:
    return re.compile(
        "[\u4e00-\u9fff]{0,8}?(?:案件|事项|问题|建议|提案|隐患|线索|纠纷|文件|工单|申请|项目|企业|单位|人员|案卷|合同|决定)"
    )


@cache
def _all() -> re.Pattern[str]:
    """What says of all of it: 建议提案全部, 案件均已, 问题，已100%."""
    return re.compile(
        "(?P<noun>[\u4e00-\u9fff]{0,10}?)(?:\\([^()]{1,6}\\))?,?(?:目前|现|已经|已|也)*(?:全部|全都|悉数|全数|(?<![平月日户])均|无一|100%|百分之百)"
    )


def is_base(figures: Figures, term: Term, unit: str) -> bool:
    """Whether a count may be told again: exact, in the unit, and of this year."""
    plain = figures.is_count(term) and figures[term].exact and figures[term].unit.name == unit
    return plain and not figures.is_change(term) and _other_time().search(term.wide) is None


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        "上一?年|去年|前年|往年|历年|季度|[上下]半年|\\d月|同期|结转|旧存|平均|[人户件日月年]均|目标|计划$"
    )


def of_everyone(base: Term, again: Again) -> bool:
    """Whether the count is of all in the same place: 全县共有公职律师34名; not 县级34名, 新增34名."""
    place = re.search("全[县市区省州镇乡]", base.wide)
    same = place is None or again.term.wide.startswith(place[0])
    return same and re.search("新|级|其中|乡镇|部门|单位", base.wide) is None and "有" in base.wide


def is_named(figures: Figures, again: Again, base: Term) -> bool:
    """Whether the figure speaks of what the count counts: its noun and its verb stand beside it."""
    return _has_words(figures, again, base) and not of_other_inspectors(figures, base, again.term)


def _has_words(figures: Figures, again: Again, base: Term) -> bool:
    if again.definite and not again.noun:
        return True
    words = base.wide + base.tail
    noun = generic().sub("", again.noun) or again.noun
    pairs = [noun[at : at + 2] for at in range(len(noun) - 1)] or [noun]
    if _total().match(base.wide):  # 建议64件、提案97件，合计161件: what is added up names it
        here = (each for each in figures.paragraph(base) if each.sentence == base.sentence)
        words = "".join(each.wide for each in here)
        pairs = pairs[::2]
    if again.done:
        did = next((each for each in _ways_to_say(figures, again, base) if each in base.lead), again.done)
        object_of = base.lead.rpartition(did)
        same = len(object_of[2]) < 5 or (len(noun) > 1 and object_of[2].endswith((noun, again.noun)))
        if not object_of[1] and len(noun) > 2 and base.lead.endswith(noun):
            return turned(
                figures[base].printed, figures[again.term].printed
            )  # 检查主体1437户。在被抽查的1473户
        return (bool(object_of[1]) and same) or (again.all and did in words)
    return all(pair in words or pair in ("案件", "事项") for pair in pairs)


def _ways_to_say(figures: Figures, again: Again, base: Term) -> tuple[str, ...]:
    """Other words for what was done: 发现 for 检查发现, where the sentence of the count tells of the 检查."""
    found = _ALIKE.get(again.done, ())
    how, what = again.done[:-2], again.done[-2:]
    if len(how) < 2:
        return found
    told = (
        how in each.wide + each.tail for each in figures.paragraph(base) if each.sentence == base.sentence
    )
    return (*found, what) if any(told) else found


_ALIKE = {
    one: group
    for group in (
        ("报送", "报备", "备案", "上报"),
        ("排查", "摸排"),
        ("聘请", "聘任", "选聘"),
        ("制定", "出台", "印发"),
    )
    for one in group
}
"""Deeds that are told again in another word."""


@cache
def generic() -> re.Pattern[str]:
    """Words of a noun that its count may lack: 普通程序1475件…834件普通程序案件."""
    return re.compile("^(?:各类|行政)|(?<=[\u4e00-\u9fff]{2})(?:案件|事项|件)$")


@cache
def _total() -> re.Pattern[str]:
    return re.compile("合计|共计|总计|一共|共$")
