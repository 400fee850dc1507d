"""Whether two clauses speak of different things: 药品抽检, 食品抽检620批次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache


def names_another(one: str, two: str) -> bool:
    """Whether each clause names something that the other does not: 涉农案件 and 涉企案件86件, 县交通运输局 and 全县62件; not
    药品抽检 and 全年抽检药品86批次, nor 行政诉讼案件 and 法院审结36件.
    """
    first, second = list(_names(one, one)), list(_names(two, one))
    return _is_new(first, two) and _is_new(second, one)


def subject_of(clause: str) -> str:
    """What a clause before a claim is about: 重点林区; nothing of 全年, 全县, 各部门."""
    return "".join(_names(_of_everybody().sub("", clause), ""))


def _is_new(names: list[str], other: str) -> bool:
    """Whether two neighbouring characters of the names do not stand in the other clause."""
    return any(name[at : at + 2] not in other for name in names for at in range(len(name) - 1))


def _names(words: str, beside: str) -> Iterator[str]:
    """The words that name something; ``beside`` tells whether scope, courts and sorts of cases do."""
    words = _says_nothing().sub(" ", words)
    if not _body().search(beside):
        words = _scope().sub(" ", words)
    elif "案件" not in beside or "被告" in beside:
        words = _case().sub(" ", words)
    if not _judge().search(beside) and "作为" not in words:
        words = _judge().sub(" ", words)
    return (name for name in words.split() if len(name) > 1)


@cache
def _says_nothing() -> re.Pattern[str]:
    """Time, verbs and the nouns of everything that is counted."""
    time = "20\\d\\d年度?|[全本当今]年|本年度|年内|截至|目前|连续[\u4e00-\u9fff]年|以来"
    verb = (
        "受理|审结|办结|办理|审核|审理|收到|接收|接到|新收|立案|抽检|检测|检查|抽查"
        "|制定|审查|评查|开展|排查|反馈|交办|判决|发现|作出"
    )
    return re.compile(
        f"{time}|{verb}|累计|合计|共计?|总计|实现|保持|做到|已经?|案件|案卷|事项|问题|情况|行政机关|一审|其中|[的均由被共为\\d%.,:;()、]"
    )


@cache
def _scope() -> re.Pattern[str]:
    return re.compile("全[省市县区州]|[我本][省市县区局]|各级|各地")


@cache
def _case() -> re.Pattern[str]:
    return re.compile("行政(?:诉讼|应诉|复议)?|应诉")


@cache
def _judge() -> re.Pattern[str]:
    return re.compile("(?:人民)?法院|复议机关|复议机构")


@cache
def _body() -> re.Pattern[str]:
    """Who is singled out in a claim: 县交通运输局, 乡镇作为被告."""
    return re.compile("局|委(?!托)|政府|部门|街道|[乡镇](?!村)|本级|被告|被申请人")


@cache
def _of_everybody() -> re.Pattern[str]:
    """各部门, 执法过程中: singles out nobody."""
    return re.compile(
        "各(?:级|有关|相关|行政|执法)*(?:部门|单位|机关|地)?|行政机关|执法(?:部门|单位|机关|人员)|(?:执法|工作|办案|办理)?(?:过程)?中|我[局委厅]|(?:本|我[省市县区]|全域)?(?:辖区|境)内?"
    )
